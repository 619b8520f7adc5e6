"""`supple export` and `supple import`: a journal goes from one machine to another."""

from pathlib import Path

import pytest

from tests.commands.conftest import Supple
from tests.storage.records import NOW, hurt, record_of
from tui.storage.journal import Journal
from tui.storage.paths import Paths
from tui.storage.session_record import SessionRecord, State


def write(paths: Paths, *records: SessionRecord) -> None:
    journal = Journal.open(paths.journal, NOW)
    for record in records:
        journal.write(record)
    journal.close()


@pytest.mark.parametrize(("form", "lines"), [("json", 6), ("csv", 1)])
def test_without_a_journal_there_is_nothing_in_it(
    supple: Supple, paths: Paths, form: str, lines: int
) -> None:
    result = supple("export", "--format", form)
    assert (result.code, result.err, len(result.lines)) == (0, "", lines)
    assert not paths.journal.exists()


def test_there_and_back(supple: Supple, paths: Paths, tmp_path: Path) -> None:
    write(paths, hurt(1), record_of(2, state=State.LEFT))
    exported = supple("export")
    assert (exported.code, exported.err) == (0, "")
    file = tmp_path / "mine.json"
    file.write_text(exported.out, encoding="utf-8")
    paths.journal.unlink()
    for counts in ("2 added, 0 updated, 0 already", "0 added, 0 updated, 2 already"):
        assert supple("import", str(file)) == (0, f"2 sessions: {counts} there\n", "")
    assert supple("export") == exported


def test_the_fuller_record_is_taken(supple: Supple, paths: Paths, tmp_path: Path) -> None:
    write(paths, record_of(state=State.LEFT))
    (tmp_path / "mine.json").write_text(supple("export").out, encoding="utf-8")
    paths.journal.unlink()
    write(paths, record_of())
    result = supple("import", "mine.json")
    assert result.out == "1 session: 0 added, 1 updated, 0 already there\n"


def test_a_table(supple: Supple, paths: Paths) -> None:
    write(paths, record_of())
    result = supple("export", "--format", "csv")
    assert (result.code, result.err) == (0, "")
    assert [line.count(",") for line in result.lines] == [23, 23, 23]


def test_a_faulty_file_is_told_and_writes_nothing(
    supple: Supple, paths: Paths, tmp_path: Path
) -> None:
    (tmp_path / "mine\x1b.json").write_text("{}", encoding="utf-8")
    result = supple("import", "mine\x1b.json")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "mine\N{REPLACEMENT CHARACTER}.json: is not an exported journal; "
        "'supple export' writes one\n"
    )
    assert not paths.journal.exists()


def test_a_damaged_journal_is_not_exported_as_an_empty_one(supple: Supple, paths: Paths) -> None:
    paths.journal.write_bytes(b"no journal" * 99)
    result = supple("export")
    assert (result.code, result.out) == (1, "")
    assert "the journal was damaged" in result.err


def test_a_session_that_is_not_readable_is_told(supple: Supple, paths: Paths) -> None:
    import sqlite3

    write(paths, record_of(1), record_of(2))
    connection = sqlite3.connect(paths.journal)
    connection.execute("UPDATE sessions SET state = 'lost' WHERE id LIKE '%1'")
    connection.commit()
    connection.close()
    result = supple("export")
    assert result.code == 1
    assert len(result.json["sessions"]) == 1
    assert record_of(1).id in result.err
