"""The line to the terminal, which may be slow: how much of it pictures may take."""

from collections.abc import Callable
from math import inf

from tui.core.figure.budget import Spent


class Line:
    """Counts what goes over the line, by a steady clock."""

    def __init__(
        self, read: Callable[[], float], written: Callable[[], int], bytes_per_second: int
    ) -> None:
        """`written` tells all bytes that were written so far."""
        self._read = read
        self._written = written
        self._limit = bytes_per_second
        self._spent = Spent()

    def room(self, put_by: int, *, quiet: int = 0, words_first: bool = False) -> float:
        """Bytes that may still be written in this second, when so many are put by.

        On a slow line no more than two thirds of it are, unless words come first and pictures have
        to wait. After a second with less than `quiet` bytes there is room for anything: a picture
        larger than the limit would never be seen.
        """
        self._spent = self._spent.read(self._read(), self._written())
        spent = self._spent.in_last_second
        if spent < quiet:
            return inf
        most = self._limit if words_first else self._limit * 2 // 3
        return self._limit - spent - min(put_by, most)
