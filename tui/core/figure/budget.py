"""What pictures cost on the line, and how much of the line is left for them."""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.core.figure.cells import Meaning, Row

_FRAME = 64
"""Bytes that begin and end an update, and put the cursor back."""
_JUMP = 8
"""Bytes that move the cursor to another place."""
_COLOUR = 20
"""Bytes that change the colour."""
_GAP = 4
"""Cells to the next changed one from which it is cheaper to jump than to write on."""
_WIDEST = 3
"""Bytes of a character, at most."""


class Spent(NamedTuple):
    """How much was written within the last second."""

    readings: tuple[tuple[float, int], ...] = ()
    """Seconds of a steady clock, and all bytes written until then; the oldest first."""

    def read(self, now: float, total: int) -> "Spent":
        """The same with another reading; only one that is older than a second is kept."""
        readings = (*self.readings, (now, total))
        old = sum(at <= now - 1 for at, _ in readings)
        return Spent(readings[max(0, old - 1) :])

    @property
    def in_last_second(self) -> int:
        """Bytes written in the last second, or in a little more."""
        return self.readings[-1][1] - self.readings[0][1] if self.readings else 0


def cost(old: Sequence[Row], new: Sequence[Row]) -> int:
    """How many bytes it takes at most to make the one picture the other."""
    total = sum(_row_cost(a, b) for a, b in itertools.zip_longest(old, new))
    return total and total + _FRAME


def changed(old: Row | None, new: Row | None) -> tuple[int, ...]:
    """The columns in which two rows do not look alike."""
    pairs = itertools.zip_longest(_cells(old), _cells(new), fillvalue=_BLANK)
    return tuple(column for column, (a, b) in enumerate(pairs) if a != b)


def _row_cost(old: Row | None, new: Row | None) -> int:
    cells = list(_cells(new))
    total, place, shown = 0, -_GAP, None
    for column in changed(old, new):
        character, meaning = cells[column] if column < len(cells) else _BLANK
        total += _JUMP if column - place > _GAP else _WIDEST * (column - place - 1)
        total += _COLOUR if meaning is not shown else 0
        total += len(character.encode())
        place, shown = column, meaning
    return total


_BLANK: tuple[str, Meaning | None] = (" ", None)


def _cells(row: Row | None) -> Iterator[tuple[str, Meaning | None]]:
    """The cells; what a blank means cannot be seen."""
    for run in row.runs if row else ():
        for character in run.text:
            yield _BLANK if character == " " else (character, run.meaning)
