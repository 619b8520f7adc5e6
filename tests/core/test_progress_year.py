"""The calendar of a year."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.core.past import at, past
from tui.core.days_off import DaysOff, Off
from tui.core.progress_year import in_words, per_day, year_of

NONE = DaysOff()


@given(st.integers(1970, 9999))
def test_every_day_of_a_year_stands_once_in_its_weekday(number: int) -> None:
    year = year_of(number, {}, NONE, date(2026, 11, 20))
    days = [day.date for day in year.days]
    assert days[0] == date(number, 1, 1)
    assert days[-1] == date(number, 12, 31)
    assert len(days) == len(set(days)) in (365, 366)
    for week in year.weeks:
        assert len(week) == 7
        assert all(day.date.weekday() == place for place, day in enumerate(week) if day)
    assert len(year.weeks) <= 54


def test_days_are_counted_as_they_were_lived() -> None:
    sessions = [past(0), past(0, hour=20), past(1)]
    assert per_day(sessions) == {at(0).date(): 2, at(1).date(): 1}


def test_a_day_knows_its_sessions_and_whether_it_is_off_or_ahead() -> None:
    today = at(1).date()
    days_off = DaysOff().declared([at(1).date()], Off.REST)
    year = year_of(2026, per_day([past(0)]), days_off, today)
    by_date = {day.date: day for day in year.days}
    assert by_date[at(0).date()].sessions == 1
    assert by_date[today].off is Off.REST
    assert not by_date[today].is_ahead
    assert by_date[today + timedelta(days=1)].is_ahead


def test_it_is_said_in_words() -> None:
    sessions = [past(0), past(0, hour=18), past(1), past(40)]
    days_off = DaysOff().declared([at(5).date()], Off.ILL).declared([at(6).date()], Off.REST)
    year = year_of(2026, per_day(sessions), days_off, at(40).date())
    assert in_words(year) == (
        "4 sessions on 3 days in 2026.",
        "Most of them in March: 2 days.",
        "1 day declared rest, 1 day declared ill.",
    )
    assert in_words(year_of(2025, {}, NONE, at(0).date())) == ("No session in 2025.",)
