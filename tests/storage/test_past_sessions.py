"""The journal as plain values: what counts, what it knows, and what is left out."""

import contextlib
import sqlite3
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from tests.sessions import exercise, plan_of
from tests.storage.records import HOLDS, NOW, hurt, record_of, session_id
from tui.core.dose import Hold
from tui.core.due import Daily, tallies
from tui.core.event import Event, Move
from tui.core.felt import Felt
from tui.core.history import Past, PastSession
from tui.core.routine import Step
from tui.core.session import Session
from tui.core.summary import Outcome
from tui.storage.journal import Journal, JournalError
from tui.storage.journal_schema import MIGRATIONS
from tui.storage.past_sessions import read_past
from tui.storage.session_record import After, SessionRecord, State

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def write(path: Path, *records: SessionRecord) -> None:
    with contextlib.closing(Journal.open(path, NOW)) as journal:
        for record in records:
            journal.write(record)


def began(number: int, moment: datetime, **fields: object) -> SessionRecord:
    """A session that counts, begun at this moment."""
    record = record_of(number, state=State.FINISHED)
    return msgspec.structs.replace(record, began=moment, **fields)


def sessions(path: Path) -> tuple[PastSession, ...]:
    return read_past(path, NOW).sessions


def change(path: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


def test_without_a_journal_there_is_nothing_and_none_is_made(path: Path) -> None:
    assert read_past(path, NOW) == Past()
    assert not path.exists()


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (State.OPEN, False),
        (State.FINISHED, True),
        (State.LEFT, True),
        (State.BY_HAND, True),
        (State.DISCARDED, False),
    ],
)
def test_a_session_that_is_over_and_not_discarded_counts(
    path: Path, state: State, counts: bool
) -> None:
    write(path, record_of(state=state))
    assert bool(sessions(path)) is counts


def test_a_session_of_which_nothing_was_done_does_not_count(path: Path) -> None:
    write(path, record_of(reading=5.0, state=State.LEFT))
    assert sessions(path) == ()


@pytest.mark.parametrize(
    ("after", "better", "worse"),
    [
        (None, None, None),
        (After.SKIPPED, None, None),
        (After.BETTER, True, False),
        (After.SAME, False, False),
        (After.WORSE, False, True),
    ],
)
def test_what_was_said_about_it_is_known(
    path: Path, after: After | None, better: bool | None, worse: bool | None
) -> None:
    write(path, began(1, NOW, pain_before=5, pain_after=3, after=after))
    (session,) = sessions(path)
    assert (session.id, session.routine_id, session.name) == (session_id(1), "r", "R")
    assert (session.pain_before, session.pain_after) == (5, 3)
    assert (session.better_after, session.worse_after) == (better, worse)


def test_steps_have_their_seconds_sides_and_doses(path: Path) -> None:
    plan = plan_of(
        Step(exercise="a", reps=1, hold_seconds=30, side="each"),
        Step(exercise="b", reps=1, hold_seconds=20),
        exercises=[exercise("a")],
    )
    session = Session.replay(plan, [Event(at=80.0, move=Move.LEAVE)])
    record = SessionRecord.of(
        session_id(), session, began=NOW, seen=NOW, reading=80.0, state=State.LEFT
    )
    write(path, record)
    (session,) = read_past(path, NOW, doses=True).sessions
    first, second = session.steps
    assert (first.seconds, first.left_seconds, first.right_seconds) == (60.0, 30.0, 30.0)
    assert first.dose is not None
    assert first.dose.work == Hold(30)
    assert second.outcome is Outcome.SKIPPED
    assert [step.dose for step in sessions(path)[0].steps] == [None, None]


def test_how_it_felt_is_known_without_its_events_and_a_bad_day_too(path: Path) -> None:
    tight = Felt(comfortable=False, too_hard=True)
    plan = msgspec.structs.replace(HOLDS, flare=True)
    said = Event(at=95.0, move=Move.FELT, steps=(1,), felt=tight)
    session = Session.replay(plan, [Event(at=90.0, move=Move.LEAVE), said])
    record = SessionRecord.of(
        session_id(), session, began=NOW, seen=NOW, reading=95.0, state=State.LEFT
    )
    write(path, record)
    change(path, "DELETE FROM events")
    (found,) = sessions(path)
    assert (found.flare, [step.felt for step in found.steps]) == (True, [tight, None])
    assert [step.hard for step in found.steps] == [True, False]


def test_what_hurt_is_known_by_step_and_as_a_stop(path: Path) -> None:
    write(path, hurt().ended_as(State.LEFT, NOW))
    past = read_past(path, NOW)
    first, second = past.sessions[0].steps
    assert (first.hurt, first.sharp, second.hurt) == (True, True, False)
    assert [(stop.day, stop.exercise, stop.pain) for stop in past.stops] == [(NOW.date(), "a", 7)]


def test_what_hurt_in_a_discarded_session_is_known_all_the_same(path: Path) -> None:
    write(path, hurt().ended_as(State.DISCARDED, NOW))
    past = read_past(path, NOW)
    assert (past.sessions, len(past.stops)) == ((), 1)


def test_older_sessions_come_without_their_steps(path: Path) -> None:
    write(path, began(1, NOW - timedelta(days=1)), began(2, NOW))
    older, newer = read_past(path, NOW, steps_since=NOW.date()).sessions
    assert (older.steps, len(newer.steps)) == ((), 2)
    (only,) = read_past(path, NOW, since=NOW.date()).sessions
    assert only == newer


@pytest.mark.parametrize("offset", [-11, 0, 14])
def test_a_day_is_the_one_on_the_wall_where_it_was_lived(path: Path, offset: int) -> None:
    zone = timezone(timedelta(hours=offset))
    late = datetime(2026, 3, 2, 23, 59, tzinfo=zone)
    write(path, began(1, late), began(2, late + timedelta(minutes=2)))
    assert [session.day for session in sessions(path)] == [date(2026, 3, 2), date(2026, 3, 3)]
    found = read_past(path, NOW, since=date(2026, 3, 3)).sessions
    assert [session.id for session in found] == [session_id(2)]


@pytest.mark.parametrize(
    "night", [datetime(2026, 3, 29), datetime(2026, 10, 25)], ids=["an hour lost", "gained"]
)
def test_a_night_on_which_clocks_change_moves_and_doubles_nothing(
    path: Path, night: datetime
) -> None:
    hours = (0, 2, 3, 23)
    moments = [night.replace(hour=hour, minute=30, tzinfo=BERLIN) for hour in hours]
    moments.append(night.replace(hour=2, minute=30, fold=1, tzinfo=BERLIN))
    write(path, *(began(number, moment) for number, moment in enumerate(moments, 1)))
    found = sessions(path)
    assert {session.day for session in found} == {night.date()}
    (tally,) = tallies([Daily(routine_id="r")], found, night.date())
    assert tally.done == len(moments)


def test_a_clock_that_was_set_back_loses_nothing(path: Path) -> None:
    write(path, began(1, NOW), began(2, NOW - timedelta(days=300)))
    assert [session.id for session in sessions(path)] == [session_id(2), session_id(1)]


def test_a_journal_that_was_merged_in_is_counted_once(path: Path, tmp_path: Path) -> None:
    records = [began(1, NOW), began(2, NOW)]
    write(path, *records)
    with contextlib.closing(Journal.open(path, NOW)) as journal:
        journal.merge([*records, began(3, NOW)])
    assert len(sessions(path)) == 3


def test_what_is_not_readable_is_left_out(path: Path) -> None:
    write(path, began(1, NOW), began(2, NOW), began(3, NOW))
    change(path, f"UPDATE sessions SET began = '2027 or so' WHERE id = '{session_id(1)}'")
    change(path, f"UPDATE steps SET outcome = 'x' WHERE step = 1 AND session = '{session_id(2)}'")
    change(path, "UPDATE plans SET json = '{'")
    found = read_past(path, NOW, doses=True).sessions
    assert [(session.id, len(session.steps)) for session in found] == [
        (session_id(2), 1),
        (session_id(3), 2),
    ]


def test_an_older_journal_is_brought_up_to_date_first(path: Path) -> None:
    Journal.open(path, NOW, MIGRATIONS[:1]).close()
    assert sessions(path) == ()
    Journal.open(path, NOW).close()
    assert len(list(path.parent.iterdir())) == len(MIGRATIONS)


def test_a_newer_or_damaged_journal_is_told_and_not_touched(path: Path) -> None:
    path.write_bytes(b"no journal" * 99)
    with pytest.raises(JournalError, match="not a database"):
        read_past(path, NOW)
    assert path.read_bytes() == b"no journal" * 99
    path.unlink()
    Journal.open(path, NOW, (*MIGRATIONS, ("SELECT 1",))).close()
    with pytest.raises(JournalError, match="newer one wrote it"):
        read_past(path, NOW)


def test_it_is_read_while_another_one_writes(path: Path) -> None:
    write(path, began(1, NOW))
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE sessions SET pain_after = 9")
        assert sessions(path)[0].pain_after != 9
