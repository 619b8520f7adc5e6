"""The calendar of a year: how many sessions there were on each day."""

import datetime
from collections.abc import Iterable, Mapping

import msgspec

from tui.core.days_off import DaysOff, Off
from tui.core.history import PastSession
from tui.core.notation import counted


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """One day of the calendar."""

    date: datetime.date
    sessions: int
    off: Off | None
    is_ahead: bool
    """True after today."""


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """A year in weeks from Monday on; None stands for the days of the years beside it."""

    number: int
    weeks: tuple[tuple[Day | None, ...], ...]

    @property
    def days(self) -> tuple[Day, ...]:
        """Its days, in order."""
        return tuple(day for week in self.weeks for day in week if day is not None)


def per_day(sessions: Iterable[PastSession]) -> dict[datetime.date, int]:
    """How many sessions each day had, as it was lived."""
    counts: dict[datetime.date, int] = {}
    for session in sessions:
        counts[session.day] = counts.get(session.day, 0) + 1
    return counts


def year_of(
    number: int, counts: Mapping[datetime.date, int], days_off: DaysOff, today: datetime.date
) -> Year:
    """The calendar of the year with this number."""
    rest, ill = frozenset(days_off.rest), frozenset(days_off.ill)
    cells: list[Day | None] = [None] * datetime.date(number, 1, 1).weekday()
    day = datetime.date(number, 1, 1)
    for _ in range((datetime.date(number, 12, 31) - day).days + 1):
        off = Off.ILL if day in ill else Off.REST if day in rest else None
        cells.append(Day(date=day, sessions=counts.get(day, 0), off=off, is_ahead=day > today))
        if day < datetime.date.max:
            day += datetime.timedelta(days=1)
    cells += [None] * (-len(cells) % 7)
    weeks = (tuple(cells[place : place + 7]) for place in range(0, len(cells), 7))
    return Year(number=number, weeks=tuple(weeks))


def in_words(year: Year) -> tuple[str, ...]:
    """The year in sentences."""
    sessions = sum(day.sessions for day in year.days)
    done = [day for day in year.days if day.sessions]
    if not done:
        return (f"No session in {year.number}.",)
    months: dict[int, int] = {}
    for day in done:
        months[day.date.month] = months.get(day.date.month, 0) + 1
    most = max(months, key=lambda month: (months[month], month))
    sentences = [
        f"{counted(sessions, 'session')} on {counted(len(done), 'day')} in {year.number}.",
        f"Most of them in {datetime.date(year.number, most, 1):%B}: "
        f"{counted(months[most], 'day')}.",
    ]
    off = [sum(day.off is kind for day in year.days) for kind in Off]
    if any(off):
        sentences.append(
            ", ".join(
                f"{counted(count, 'day')} declared {kind.value}"
                for kind, count in zip(Off, off, strict=True)
                if count
            )
            + "."
        )
    return tuple(sentences)
