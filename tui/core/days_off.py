"""Days that a person declared to be for rest, or on which they were ill."""

import datetime
from collections.abc import Iterable
from enum import StrEnum

import msgspec


class Off(StrEnum):
    """Why nothing was to be done on a day."""

    REST = "rest"
    ILL = "ill"


class DaysOff(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything in `days.toml`: the declared days, each kind in its order."""

    rest: tuple[datetime.date, ...] = ()
    ill: tuple[datetime.date, ...] = ()

    def of(self, day: datetime.date) -> Off | None:
        """What this day was declared to be; None when it was not."""
        if day in self.ill:
            return Off.ILL
        return Off.REST if day in self.rest else None

    def declared(self, days: Iterable[datetime.date], off: Off | None) -> "DaysOff":
        """The same with these days so declared, or with None not declared any more."""
        days = frozenset(days)
        kept = {kind: frozenset(getattr(self, kind.value)) - days for kind in Off}
        if off is not None:
            kept[off] |= days
        return DaysOff(**{kind.value: tuple(sorted(kept[kind])) for kind in Off})


def week_of(day: datetime.date) -> tuple[datetime.date, ...]:
    """The seven days from Monday on that a day is one of; fewer at the end of all dates."""
    monday = day - datetime.timedelta(days=day.weekday())
    return tuple(monday + datetime.timedelta(days=number) for number in range(7))
