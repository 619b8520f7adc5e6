"""How a person is led through a routine: everything but the doses that bears on a timeline."""

import datetime
from enum import StrEnum

import msgspec

from tui.core.dose import Side
from tui.core.pace import Pace


class FirstSide(StrEnum):
    """Which side comes first where both get their turn."""

    LEFT = "left"
    RIGHT = "right"
    ALTERNATE = "alternate"
    """One on one day, the other on the next."""


def side_on(first: FirstSide, day: datetime.date) -> Side:
    """The side that comes first on this day."""
    if first is FirstSide.ALTERNATE:
        return Side.RIGHT if day.toordinal() % 2 else Side.LEFT
    return Side(first.value)


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """How a routine is led, apart from its doses."""

    pace: Pace = Pace()
    first_side: Side = Side.LEFT
    """Left or right: what holds where a routine says nothing."""
    day_side: Side = Side.LEFT
    """Left or right: what `alternate` means today."""
    known: frozenset[str] = frozenset()
    """Ids of the exercises whose steps the person knows without reading them."""
    options: frozenset[tuple[str, str]] = frozenset()
    """Ids of exercises with the words of the option that the person chose before."""
    reading: bool = True
    """False: no time is set aside for reading."""
    breathing: bool = True
    """Say on moving phases whether to breathe in or out."""
    checklist: bool = True
    """Name before the first exercise what to have ready."""

    def side_first(self, said: FirstSide | None) -> Side:
        """The side to begin with in a routine that says this about it."""
        match said:
            case None:
                return self.first_side
            case FirstSide.ALTERNATE:
                return self.day_side
            case one_side:
                return Side(one_side.value)
