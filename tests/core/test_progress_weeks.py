"""Weeks met, and the row of them that days off neither break nor lengthen."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.past import at, past, step
from tui.core.days_off import DaysOff, Off
from tui.core.history import PastSession
from tui.core.progress_weeks import Week, WeekState, in_words, longest_streak, streak, weeks_met

NONE = DaysOff()
SIGN = {
    WeekState.MET: "+",
    WeekState.OFF: "o",
    WeekState.RUNNING: ".",
    WeekState.MISSED: "-",
}
BERLIN = ZoneInfo("Europe/Berlin")


def weeks(*days: int, today: int, off: DaysOff = NONE) -> tuple[Week, ...]:
    """The weeks after sessions on these days, counted from a Monday."""
    return weeks_met([past(day) for day in days], off, at(today).date())


def signs(found: tuple[Week, ...]) -> str:
    return "".join(SIGN[week.state] for week in found)


def off(*days: int) -> DaysOff:
    return DaysOff().declared([at(day).date() for day in days], Off.ILL)


def test_nothing_is_won_by_doing_more_of_a_thing_or_bearing_more_pain() -> None:
    """Days count, not seconds (R57)."""
    gently = [past(day, step(seconds=30.0), pain_after=1) for day in range(3)]
    hard = [past(day, step(seconds=3000.0), pain_after=9) for day in range(3)]
    often = [session for session in gently for _ in range(4)]
    said = [in_words(weeks_met(days, NONE, at(3).date())) for days in (gently, hard, often)]
    assert said[0] == said[1] == said[2]
    assert "the week is met" in said[0][-1]


@pytest.mark.parametrize(
    ("days", "today", "expected"),
    [
        ((), 0, ""),
        ((0, 1), 6, "."),
        ((0, 1, 2), 2, "+"),
        ((0, 1), 7, "-."),
        ((0, 0, 0, 1), 7, "-."),
        ((4, 5, 6, 7, 8, 9), 9, "++"),
        ((0, 1, 2, 21), 21, "+--."),
    ],
    ids=["none", "not over", "three", "two", "often on one day", "across a Sunday", "a gap"],
)
def test_three_days_make_a_week(days: tuple[int, ...], today: int, expected: str) -> None:
    assert signs(weeks(*days, today=today)) == expected


@pytest.mark.parametrize(
    ("off_days", "expected", "length"),
    [
        ((), "+-+", 1),
        ((7, 8), "+-+", 1),
        ((7, 8, 9), "+o+", 2),
        ((0, 1, 2), "+-+", 1),
    ],
    ids=["none declared", "two", "three", "of another week"],
)
def test_a_week_off_neither_breaks_a_row_nor_adds_to_it(
    off_days: tuple[int, ...], expected: str, length: int
) -> None:
    found = weeks(0, 1, 2, 14, 15, 16, today=16, off=off(*off_days))
    assert signs(found) == expected
    assert streak(found) == length


def test_days_with_a_session_and_days_off_fill_a_week_together() -> None:
    found = weeks(0, 1, 2, 7, 14, today=14, off=off(8, 9))
    assert signs(found) == "+o."
    assert (found[1].days, found[1].off) == (1, 2)


def test_a_day_with_a_session_is_not_off() -> None:
    found = weeks(0, 1, today=7, off=off(0, 1))
    assert signs(found) == "-."


def test_the_week_that_is_not_over_breaks_nothing() -> None:
    assert streak(weeks(0, 1, 2, today=7)) == 1
    assert streak(weeks(0, 1, 2, today=14)) == 0


def test_the_longest_row_is_remembered() -> None:
    found = weeks(0, 1, 2, 7, 8, 9, 28, 29, 30, today=30)
    assert (streak(found), longest_streak(found)) == (1, 2)


def test_sessions_after_today_do_not_count() -> None:
    assert weeks(30, today=0) == ()
    assert signs(weeks(0, 30, today=0)) == "."


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)], ids=["lost", "gained"])
def test_a_night_on_which_clocks_change_is_one_day(night: date) -> None:
    hours = (datetime(night.year, night.month, night.day, hour, 30) for hour in range(24))
    sessions = [PastSession(began=hour.replace(tzinfo=BERLIN), routine_id="r") for hour in hours]
    (week,) = weeks_met(sessions, NONE, night)
    assert week.days == 1


def test_it_is_said_in_words() -> None:
    assert in_words(weeks(0, 1, 2, 7, today=9, off=off(8))) == (
        "1 week in a row with 3 days or more; the most so far: 1.",
        "1 of 2 weeks met since the first session.",
        "This week: 1 day with a session, 1 off; 2 more and the week is met.",
    )
    assert in_words(weeks(0, 1, 2, today=2))[-1].endswith("3 days with a session; the week is met.")
    assert in_words(()) == ()


@given(st.sets(st.integers(0, 70)), st.sets(st.integers(0, 70)), st.integers(0, 70))
def test_declaring_days_never_shortens_a_row(done: set[int], free: set[int], today: int) -> None:
    plain, declared = weeks(*done, today=today), weeks(*done, today=today, off=off(*free))
    assert streak(declared) >= streak(plain)
    assert [week.days for week in declared] == [week.days for week in plain]
    mondays = [week.monday for week in plain]
    assert mondays == [at(7 * number).date() for number in _weeks_between(done, today)]


def _weeks_between(done: set[int], today: int) -> range:
    """The numbers of the weeks from the first session to today."""
    known = [day for day in done if day <= today]
    return range(min(known) // 7, today // 7 + 1) if known else range(0)
