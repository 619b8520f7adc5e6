"""All that is shown of the past, computed once from the sessions, the catalog and a day."""

import datetime

import msgspec

from tui.core import progress_balance, progress_body, progress_helped
from tui.core.catalog import Catalog
from tui.core.days_off import DaysOff
from tui.core.history import Past, PastSession
from tui.core.programme import Programme, Review, review
from tui.core.progress_balance import chain_times
from tui.core.progress_body import RegionTime, body_times
from tui.core.progress_helped import DIRECTION_IN_WORDS, Effect, by_direction, by_exercise
from tui.core.progress_pain import Course, PainTrends, course, trends
from tui.core.progress_weeks import Week, weeks_met
from tui.core.progress_year import Year, per_day, year_of

Month = tuple[int, int]
"""Year and number."""


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """The past as it is shown on one day."""

    day: datetime.date
    """The one it is shown on."""
    sessions: tuple[PastSession, ...]
    """The earliest first."""
    course: Course
    trends: PainTrends
    weeks: tuple[Week, ...]
    counts: dict[datetime.date, int]
    """Sessions of each day that had one."""
    body: tuple[RegionTime, ...]
    balance: tuple[str, ...]
    """What the last week had for the front and the back of the hips, in sentences."""
    exercises: tuple[Effect, ...]
    directions: tuple[Effect, ...]
    names: dict[str, str]
    """Of these exercises and directions; those of exercises come from files."""
    days_off: DaysOff
    programme: Programme | None
    grid: tuple[tuple[int, ...], ...] = ()
    """Sessions on each day of the twelve weeks; empty without a programme."""
    review: Review | None = None
    """What was said first and last; None before there are two looks back."""

    @property
    def years(self) -> tuple[int, ...]:
        """The years from the first session to today."""
        first = min((day.year for day in self.counts), default=self.day.year)
        return tuple(range(min(first, self.day.year), self.day.year + 1))

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that had a session, the earliest first."""
        return tuple(sorted({(day.year, day.month) for day in self.counts}))

    @property
    def check_due(self) -> int | None:
        """After how many weeks the look back is that is asked for on this day; None without one."""
        return self.programme.check_due(self.day) if self.programme else None

    def year(self, number: int) -> Year:
        """The calendar of one year."""
        return year_of(number, self.counts, self.days_off, self.day)

    def in_month(self, month: Month) -> tuple[PastSession, ...]:
        """The sessions of one month, the latest first."""
        found = (s for s in reversed(self.sessions) if (s.began.year, s.began.month) == month)
        return tuple(found)


def progress_of(
    past: Past,
    catalog: Catalog,
    days_off: DaysOff,
    programme: Programme | None,
    today: datetime.date,
) -> Progress:
    """The past as it is shown on this day; the steps of sessions are needed from `steps_since`."""
    sessions = past.sessions
    exercises = by_exercise(sessions, today)
    names = {effect.what: catalog.name_of(effect.what) for effect in exercises}
    return Progress(
        day=today,
        sessions=sessions,
        course=course(sessions, today),
        trends=trends(sessions, today),
        weeks=weeks_met(sessions, days_off, today),
        counts=per_day(sessions),
        body=body_times(sessions, catalog, today),
        balance=progress_balance.in_words(chain_times(sessions, catalog, today)),
        exercises=exercises,
        directions=by_direction(sessions, catalog, today),
        names={**names, **DIRECTION_IN_WORDS},
        days_off=days_off,
        programme=programme,
        grid=programme.grid(sessions) if programme else (),
        review=review(programme, sessions) if programme else None,
    )


def steps_since(today: datetime.date) -> datetime.date:
    """The first day of which single exercises are looked at."""
    days = max(progress_body.DAYS, progress_helped.DAYS)
    return today - datetime.timedelta(days=days - 1)
