"""What the first screen says of the day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

import pytest

from tui.core.history import PastSession
from tui.core.programme import Programme
from tui.core.routine import Routine, Step
from tui.core.today import Today, today_at

MORNING = datetime(2026, 11, 20, 7, 30, tzinfo=timezone(timedelta(hours=1)))
STEPS = (Step(exercise="cat-cow"),)
WAKE = ("wake", Routine(name="Good morning", steps=STEPS))
TWICE = ("twice", Routine(name="Back care", times_per_day=2, steps=STEPS))
EMPTY = ("empty", Routine(name="Nothing in it"))


def done(routine_id: str, hours_ago: float) -> PastSession:
    return PastSession(began=MORNING - timedelta(hours=hours_ago), routine_id=routine_id)


def at(
    sessions: Sequence[PastSession] = (),
    routines: Sequence[tuple[str, Routine]] = (TWICE, WAKE, EMPTY),
    programme: Programme | None = None,
    **given: bool,
) -> Today:
    return today_at(MORNING, routines, sessions, programme, **given)


def test_in_the_morning_the_routine_of_the_morning_is_due() -> None:
    assert at() == Today(done=0, wanted=3, due="wake")


@pytest.mark.parametrize(
    ("sessions", "words", "due"),
    [
        ([], "0 of 3 today", "wake"),
        ([done("wake", 1)], "1 of 3 today", "twice"),
        ([done("wake", 1), done("twice", 1)], "2 of 3 today", ""),
        ([done("wake", 1), done("twice", 4)], "2 of 3 today", "twice"),
        ([done("wake", 1), done("wake", 2)], "1 of 3 today", "twice"),
        ([done("wake", 1), *[done("twice", 0.5)] * 3], "4 of 3 today", ""),
        ([done("wake", 24), done("twice", 24)], "0 of 3 today", "wake"),
    ],
)
def test_times_done_and_wanted_and_what_is_next(
    sessions: list[PastSession], words: str, due: str
) -> None:
    today = at(sessions)
    assert (next(today.words), today.due) == (words, due)


@pytest.mark.parametrize(
    ("began", "words"),
    [
        (MORNING.date(), ["week 1 of 12"]),
        (MORNING.date() - timedelta(days=14), ["week 3 of 12"]),
        (MORNING.date() - timedelta(days=84), []),
        (MORNING.date() + timedelta(days=1), []),
    ],
)
def test_the_week_of_the_programme(began: date, words: list[str]) -> None:
    assert list(at(routines=(), programme=Programme(began=began)).words) == words


def test_on_a_day_off_nothing_is_wanted() -> None:
    assert at(is_off=True) == Today()
