"""Days of rest and illness: declared, changed, taken back."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tui.core.days_off import DaysOff, Off, week_of

FRIDAY = date(2026, 11, 20)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_a_day_is_one_thing_at_a_time() -> None:
    days_off = DaysOff().declared([FRIDAY], Off.REST).declared([FRIDAY], Off.ILL)
    assert days_off == DaysOff(ill=(FRIDAY,))
    assert days_off.of(FRIDAY) is Off.ILL
    assert days_off.of(FRIDAY + timedelta(days=1)) is None


def test_what_was_declared_is_taken_back_and_other_days_stay() -> None:
    monday, *_ = week = week_of(FRIDAY)
    days_off = DaysOff().declared(week, Off.REST).declared([monday], None)
    assert days_off.rest == week[1:]


@given(st.lists(DAYS), st.lists(DAYS))
def test_days_stand_in_order_each_once(rest: list[date], ill: list[date]) -> None:
    days_off = DaysOff().declared(rest, Off.REST).declared(ill, Off.ILL)
    assert days_off.ill == tuple(sorted(set(ill)))
    assert days_off.rest == tuple(sorted(set(rest) - set(ill)))


@given(DAYS)
def test_a_week_is_seven_days_from_monday(day: date) -> None:
    week = week_of(day)
    assert (week[0].weekday(), len(week), day in week) == (0, 7, True)
