"""What pictures cost on the line, and how much of the line is left for them."""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.core.figure.cells import Meaning, Row

_JUMP = 8
"""Bytes that move the cursor to another place."""
_COLOUR = 20
"""Bytes that change the colour."""
_GAP = 4
"""Unchanged cells over which it is cheaper to write on than to jump."""


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
    """About how many bytes it takes to make the one picture the other; rather more than less."""
    return sum(_row_cost(a, b) for a, b in itertools.zip_longest(old, new))


def changed(old: Row | None, new: Row | None) -> tuple[int, ...]:
    """The columns in which two rows do not look alike."""
    pairs = itertools.zip_longest(_cells(old), _cells(new), fillvalue=_BLANK)
    return tuple(column for column, (a, b) in enumerate(pairs) if a != b)


def _row_cost(old: Row | None, new: Row | None) -> int:
    columns = changed(old, new)
    if not columns:
        return 0
    cells = list(_cells(new))
    total = _JUMP
    before: tuple[int, Meaning | None] = (columns[0], None)
    for column in columns:
        gap = column - before[0] - 1
        if gap > _GAP:
            total += _JUMP
        elif gap > 0:
            total += 3 * gap
        meaning = cells[column][1] if column < len(cells) else None
        if meaning is not before[1]:
            total += _COLOUR
        total += 3
        before = (column, meaning)
    return total


_BLANK: tuple[str, Meaning | None] = (" ", None)


def _cells(row: Row | None) -> Iterator[tuple[str, Meaning | None]]:
    """The cells; what a blank means cannot be seen."""
    for run in row.runs if row else ():
        for character in run.text:
            yield _BLANK if character == " " else (character, run.meaning)
