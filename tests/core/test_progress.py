"""Everything that is shown of the past: each session once, on the day on which it was lived."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.core.past import step
from tests.core.test_hints import SHIPPED
from tests.strategies import modest
from tui.core.days_off import DaysOff
from tui.core.history import Past, PastSession, in_time
from tui.core.programme import WEEKS, Programme
from tui.core.progress import Progress, progress_of

BEGAN = date(2026, 9, 28)
"""A Monday; within its twelve weeks Berlin puts its clocks back."""
TODAY = date(2026, 11, 20)
ZONES = [
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("America/New_York"),
    timezone(timedelta(hours=14)),
    timezone(timedelta(hours=-9, minutes=-30)),
]
moments = st.datetimes(
    datetime(2026, 2, 1), datetime(2026, 12, 31), timezones=st.sampled_from(ZONES)
)
DONE = (step("cat-cow", seconds=60.0),)


def shown(sessions: list[PastSession], today: date = TODAY) -> Progress:
    past = Past(sessions=tuple(in_time(sessions)))
    return progress_of(past, SHIPPED, DaysOff(), Programme(began=BEGAN), today)


@modest
@given(st.lists(moments, max_size=12))
def test_every_session_is_counted_once_and_on_its_day_on_the_wall(began: list[datetime]) -> None:
    """Through nights on which clocks change, journeys, and a clock that was set back."""
    progress = shown([PastSession(began=at, routine_id="r", steps=DONE) for at in began])
    days = [at.date() for at in began]
    assert progress.counts == {day: days.count(day) for day in days}
    assert sum(len(progress.in_month(month)) for month in progress.months) == len(began)
    last = BEGAN + timedelta(days=7 * WEEKS)
    assert sum(map(sum, progress.grid)) == sum(BEGAN <= day < last for day in days)
    seconds = sum(time.seconds for time in progress.body)
    assert seconds == 60.0 * sum(TODAY - timedelta(days=28) < day <= TODAY for day in days)


@modest
@given(st.lists(moments, max_size=8))
def test_a_zone_that_is_known_by_its_offset_alone_changes_nothing(began: list[datetime]) -> None:
    """As a journal keeps it, from whatever machine it was merged in."""
    sessions = [PastSession(began=at, routine_id="r", steps=DONE) for at in began]
    fixed = [at.replace(tzinfo=timezone(at.utcoffset() or timedelta())) for at in began]
    again = [PastSession(began=at, routine_id="r", steps=DONE) for at in fixed]
    assert shown(sessions).counts == shown(again).counts
    assert shown(sessions).weeks == shown(again).weeks


def test_the_hour_that_comes_twice_is_one_day_with_two_sessions() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    twice = [datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold) for fold in (0, 1)]
    progress = shown([PastSession(began=at, routine_id="r", steps=DONE) for at in twice])
    assert progress.counts == {date(2026, 10, 25): 2}
    assert [session.began.fold for session in progress.sessions] == [0, 1]
