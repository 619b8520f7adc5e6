"""The journal keeps what is written and gives it back, to several terminals at a time."""

import contextlib
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.records import HOLDS, NOW, hurt, record_of, records, session_id
from tests.strategies import few
from tui.core.event import Move
from tui.core.safety import Stop
from tui.core.session import Session
from tui.core.summary import StepResult
from tui.storage.journal import Journal, JournalError, Merged
from tui.storage.session_record import After, SessionRecord, State

DAY = timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite3"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    journal = Journal.open(path, NOW)
    yield journal
    journal.close()


@contextlib.contextmanager
def fresh_journal() -> Iterator[Journal]:
    """A journal for one example of a property."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal.open(Path(folder) / "journal.sqlite3", NOW)
        yield journal
        journal.close()


def rows(path: Path) -> dict[str, list[object]]:
    """Everything in the file."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()
            for (name,) in tables.fetchall()
        }


def kept(journal: Journal) -> tuple[SessionRecord, ...]:
    found, problems = journal.records()
    assert problems == ()
    return found


def test_only_the_owner_may_read_it(journal: Journal, path: Path) -> None:
    journal.write(record_of())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_link_is_not_followed(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "elsewhere.sqlite3")
    with pytest.raises(JournalError, match="symbolic link"):
        Journal.open(path, NOW)
    assert not (tmp_path / "elsewhere.sqlite3").exists()


@pytest.mark.parametrize(
    ("setting", "value"), [("journal_mode", "delete"), ("synchronous", 2), ("foreign_keys", 1)]
)
def test_it_is_set_to_survive_a_power_cut(journal: Journal, setting: str, value: object) -> None:
    connection = journal._connection
    assert connection is not None
    assert connection.execute(f"PRAGMA {setting}").fetchone()[0] == value


@pytest.mark.parametrize(("table", "kind"), [("steps", StepResult), ("stops", Stop)])
def test_every_field_has_a_column(journal: Journal, table: str, kind: type[msgspec.Struct]) -> None:
    with contextlib.closing(sqlite3.connect(journal.path)) as connection:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    assert {column[1] for column in columns} >= set(kind.__struct_fields__)


@few
@given(st.lists(records(), max_size=3, unique_by=lambda record: record.id))
def test_what_was_written_is_read_again(written: list[SessionRecord]) -> None:
    with fresh_journal() as journal:
        for record in written:
            journal.write(record)
        found = kept(journal)
        assert sorted(found, key=lambda r: r.id) == sorted(written, key=lambda r: r.id)
        assert [r.began for r in found] == sorted(r.began for r in written)
        assert all(record.plan is not None for record in found)


def test_what_was_read_is_the_session_that_was_written(journal: Journal) -> None:
    journal.write(record_of(events=3))
    [record] = journal.open_sessions()
    assert record.plan == HOLDS
    session = Session.replay(HOLDS, record.events)
    assert [event.move for event in session.events] == [Move.ADD] * 3


@few
@given(records())
def test_writing_twice_changes_nothing(record: SessionRecord) -> None:
    with fresh_journal() as journal:
        journal.write(record)
        before = rows(journal.path)
        journal.write(record)
        assert rows(journal.path) == before


def test_a_later_record_makes_up_for_those_that_were_not_written(journal: Journal) -> None:
    journal.write(record_of(events=1, reading=5))
    last = record_of(events=9, reading=40, state=State.LEFT, seen=NOW + DAY)
    journal.write(last)
    assert kept(journal) == (last,)


def test_a_plan_is_kept_once(journal: Journal) -> None:
    for number in range(1, 20):
        journal.write(record_of(number))
    assert len(rows(journal.path)["plans"]) == 1
    assert len(rows(journal.path)["sessions"]) == 19


def test_sessions_without_an_end_the_newest_first(journal: Journal) -> None:
    for number, state in enumerate((State.OPEN, State.LEFT, State.DISCARDED, State.OPEN)):
        record = record_of(number, state=state)
        journal.write(msgspec.structs.replace(record, began=NOW + number * DAY))
    assert [record.id for record in journal.open_sessions()] == [session_id(3), session_id(0)]


class TestAfterwards:
    def test_the_newest_session_is_asked_about(self, journal: Journal) -> None:
        for number in (1, 2):
            journal.write(record_of(number, state=State.FINISHED, seen=NOW + number * DAY))
        asked = journal.last_ended()
        assert asked is not None
        assert asked.id == session_id(2)

    @pytest.mark.parametrize(
        "record",
        [record_of(), record_of(state=State.DISCARDED), record_of(reading=2, state=State.LEFT)],
        ids=["open", "discarded", "nothing done"],
    )
    def test_what_was_no_session_is_not(self, journal: Journal, record: SessionRecord) -> None:
        journal.write(record)
        assert journal.last_ended() is None

    def test_it_is_asked_once(self, journal: Journal) -> None:
        journal.write(record_of(1, state=State.FINISHED))
        journal.write(record_of(2, state=State.FINISHED, seen=NOW + DAY))
        journal.say_after(session_id(2), After.WORSE)
        assert journal.last_ended() is None
        assert [record.after for record in kept(journal)] == [None, After.WORSE]

    def test_the_answer_outlasts_a_late_write(self, journal: Journal) -> None:
        journal.write(record_of(state=State.FINISHED))
        journal.say_after(session_id(), After.BETTER)
        journal.write(record_of(state=State.FINISHED))
        assert kept(journal)[0].after is After.BETTER


class TestStops:
    def test_a_pain_is_in_force_until_it_is_lifted(self, journal: Journal) -> None:
        journal.write(hurt())
        [stop] = journal.stops_in_force()
        assert (stop.stop.exercise, stop.stop.sharp, stop.stop.pain) == ("a", True, 7)
        journal.lift(["b"], NOW)
        assert journal.stops_in_force() == (stop,)
        journal.lift(["a"], NOW + DAY)
        assert journal.stops_in_force() == ()
        assert kept(journal)[0].stops[0].lifted == NOW + DAY

    def test_it_keeps_its_time_and_its_lifting_when_written_again(self, journal: Journal) -> None:
        journal.write(hurt())
        journal.lift(["a"], NOW + DAY)
        journal.write(hurt(seen=NOW + 2 * DAY))
        [stop] = kept(journal)[0].stops
        assert (stop.at, stop.lifted) == (NOW, NOW + DAY)


class TestMerging:
    def test_what_is_not_there_is_added(self, journal: Journal) -> None:
        journal.write(record_of(1))
        assert journal.merge([record_of(1), record_of(2)]) == Merged(1, 0, 1)

    @pytest.mark.parametrize(
        ("lesser", "fuller"),
        [
            (record_of(events=9), record_of(state=State.LEFT)),
            (record_of(events=1), record_of(events=2)),
            (record_of(reading=5), record_of(reading=6)),
        ],
        ids=["ended", "more events", "later"],
    )
    @pytest.mark.parametrize("is_there", ["lesser", "fuller"])
    def test_the_fuller_record_is_kept(
        self, journal: Journal, lesser: SessionRecord, fuller: SessionRecord, is_there: str
    ) -> None:
        ours, theirs = (lesser, fuller) if is_there == "lesser" else (fuller, lesser)
        journal.write(ours)
        updated = int(is_there == "lesser")
        assert journal.merge([theirs]) == Merged(0, updated, 1 - updated)
        assert kept(journal) == (fuller,)

    def test_what_was_said_later_is_taken_from_either(self, journal: Journal) -> None:
        journal.write(hurt())
        journal.lift(["a"], NOW)
        theirs = msgspec.structs.replace(hurt(), after=After.SAME, state=State.LEFT)
        assert journal.merge([theirs]) == Merged(0, 1, 0)
        [merged] = kept(journal)
        assert (merged.after, merged.stops[0].lifted) == (After.SAME, NOW)

    @few
    @given(records(), records())
    def test_a_second_time_changes_nothing(self, one: SessionRecord, other: SessionRecord) -> None:
        with fresh_journal() as journal:
            journal.merge([one, other])
            before = rows(journal.path)
            assert journal.merge([one, other]) == Merged(0, 0, 2)
            assert rows(journal.path) == before

    def test_all_of_it_or_nothing(self, journal: Journal) -> None:
        too_large = msgspec.structs.replace(record_of(2).steps[0], planned_reps=10**30)
        bad = msgspec.structs.replace(record_of(2), steps=(too_large,))
        with pytest.raises(JournalError, match="too large"):
            journal.merge([record_of(1), bad])
        assert kept(journal) == ()


def test_two_terminals_at_once(path: Path) -> None:
    journals = [Journal.open(path, NOW) for _ in range(2)]
    last = [record_of(number, events=9) for number in (1, 2)]
    for events in range(10):
        for number, journal in enumerate(journals, 1):
            journal.write(record_of(number, events=events))
    for journal in journals:
        assert kept(journal) == tuple(last)
        journal.close()
