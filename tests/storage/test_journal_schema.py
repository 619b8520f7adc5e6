"""An older journal is brought up to date, a copy of it kept; a newer one is left alone."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.storage.records import NOW, record_of
from tui.storage.journal import Journal, JournalError
from tui.storage.journal_schema import MIGRATIONS, migrate

NEXT = (*MIGRATIONS, ("ALTER TABLE sessions ADD COLUMN mood TEXT", "UPDATE sessions SET mood = 1"))
FAULTY = (*MIGRATIONS, ("ALTER TABLE sessions ADD COLUMN mood TEXT", "UPDATE missing SET mood = 1"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal of this version with a session in it."""
    path = tmp_path / "journal.sqlite3"
    journal = Journal.open(path, NOW)
    journal.write(record_of())
    journal.close()
    return path


def version(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def names(path: Path) -> list[str]:
    return sorted(other.name for other in path.parent.iterdir())


def test_a_first_journal_needs_no_copy(path: Path) -> None:
    assert version(path) == len(MIGRATIONS)
    assert names(path) == ["journal.sqlite3"]


def test_a_step_is_made_once_and_after_a_dated_copy(path: Path) -> None:
    for _ in range(2):
        Journal.open(path, NOW, NEXT).close()
    assert version(path) == len(NEXT)
    copy = path.with_name(f"journal.sqlite3.v{len(MIGRATIONS)}-2026-11-20T18-30-00")
    assert names(path) == [path.name, copy.name]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert version(copy) == len(MIGRATIONS)
    assert Journal.open(copy, NOW).records() == ((record_of(),), ())


def test_a_step_is_made_whole_or_not_at_all(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.Error, match="missing"):
            migrate(connection, path, NOW, FAULTY)
        columns = connection.execute("PRAGMA table_info(sessions)").fetchall()
    assert version(path) == len(MIGRATIONS)
    assert "mood" not in [column[1] for column in columns]


def test_two_terminals_that_start_at_once_make_it_once(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as late:
        Journal.open(path, NOW, NEXT).close()

        class Slow:
            """Believes to have seen the old version."""

            def __init__(self) -> None:
                self.has_looked = False

            def __getattr__(self, name: str) -> object:
                return getattr(late, name)

            def execute(self, sql: str) -> sqlite3.Cursor:
                if sql == "PRAGMA user_version" and not self.has_looked:
                    self.has_looked = True
                    return late.execute("SELECT 1")
                return late.execute(sql)

        migrate(Slow(), path, NOW, NEXT)  # type: ignore[arg-type]
    assert version(path) == len(NEXT)


def test_a_newer_journal_is_not_touched(path: Path) -> None:
    Journal.open(path, NOW, NEXT).close()
    before = (names(path), path.read_bytes())
    with pytest.raises(JournalError, match=rf"its version is {len(NEXT)}, .* a newer one"):
        Journal.open(path, NOW)
    assert (names(path), path.read_bytes()) == before


def test_a_journal_of_the_first_version_keeps_its_sessions(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    Journal.open(path, NOW, MIGRATIONS[:1]).close()
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO plans VALUES ('d', ?)", (record_of().plan_json,))
        connection.execute(
            "INSERT INTO sessions VALUES "
            "(?, 'r', 'R', ?, ?, NULL, 'left', 1.0, 1, 'd', 3, 2, NULL)",
            (record_of().id, NOW.isoformat(), NOW.isoformat()),
        )
        connection.execute(
            "INSERT INTO steps VALUES (?, 1, 'a', 'done', NULL, 60.0, 60.0, 0.0, 0.0, 2, 2)",
            (record_of().id,),
        )
    journal = Journal.open(path, NOW)
    (record,), problems = journal.records()
    assert not problems
    assert (record.pain_before, record.note, record.corrected) == (3, None, None)
    assert (record.flare, [step.felt for step in record.steps]) == (False, [None])
    assert version(path) == len(MIGRATIONS)
    assert len(names(path)) == len(MIGRATIONS)
