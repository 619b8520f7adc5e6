"""One row of the terminal: what it shows, and what must be written to show something else."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len

from tui.terminal.style import PLAIN, Style

_NARROW = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u2052\u2190-\u21ff"
    "\u2500-\u25fc\u2800-\u28ff]*"
)
"""Characters that take one cell in every terminal: Latin, Greek, Cyrillic, punctuation, arrows,
boxes, blocks and braille."""

_WORTH_A_JUMP = 4
"""Bytes: to go over a gap in a row costs about as much, so shorter gaps are written again."""


def is_narrow(text: str) -> bool:
    """True when every terminal shows this text one cell to a character."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


class Run(NamedTuple):
    """Text written from one column on without moving the cursor, in pieces of one style each."""

    start: int
    pieces: list[tuple[str, Style]]

    @property
    def is_narrow(self) -> bool:
        """True when every terminal shows it one cell to a character."""
        return all(is_narrow(text) for text, _ in self.pieces)

    @property
    def end(self) -> int:
        """The column after it, as Textual counts."""
        return self.start + sum(cell_len(text) for text, _ in self.pieces)


class Row:
    """What a row shows, as far as it is known.

    A row with a character whose width terminals do not agree on is in doubt: nothing is known of
    its cells. Then runs are written as they come, unless the very same stand there already; and so
    until narrow ones fill it from end to end.
    """

    def __init__(self, columns: int) -> None:
        self._forget(columns)

    def _forget(self, columns: int) -> None:
        self._characters: list[str | None] = [None] * columns
        self._styles = [PLAIN] * columns
        self._in_doubt = False
        self._standing: list[Run] = []

    def paint(self, runs: Sequence[Run]) -> Iterator[Run]:
        """Show these runs; what of them must be written, in order."""
        narrow = all(run.is_narrow for run in runs)
        if narrow and self._in_doubt and self._is_filled_by(runs):
            self._forget(len(self._characters))
        if narrow and not self._in_doubt:
            return self._changed(runs)
        return self._unless_standing(runs)

    def _is_filled_by(self, runs: Sequence[Run]) -> bool:
        at = 0
        for run in runs:
            if run.start != at:
                return False
            at = run.end
        return at == len(self._characters)

    def _unless_standing(self, runs: Sequence[Run]) -> Iterator[Run]:
        if all(run in self._standing for run in runs):
            return
        self._in_doubt = True
        ends = [0, *(run.end for run in runs)]
        apart = all(run.start >= end for run, end in zip(runs, ends, strict=False))
        self._standing = list(runs) if apart else []
        yield from runs

    def _changed(self, runs: Sequence[Run]) -> Iterator[Run]:
        characters, styles = self._characters.copy(), self._styles.copy()
        for run in runs:
            x = run.start
            for text, style in run.pieces:
                end = x + len(text)
                characters[x:end] = text
                styles[x:end] = [style] * len(text)
                x = end
        if characters == self._characters and styles == self._styles:
            return
        cells = zip(characters, self._characters, styles, self._styles, strict=True)
        changed = [x for x, (new, old, look, was) in enumerate(cells) if new != old or look != was]
        self._characters, self._styles = characters, styles
        for start, end in self._joined(changed):
            yield Run(start, list(self._pieces(start, end)))

    def _joined(self, columns: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Spans that hold these columns; two spans are one if the gap is quicker to write again."""
        start = end = columns[0]
        for x in columns:
            if x > end and not self._is_quick(end, x):
                yield start, end
                start = x
            end = x + 1
        yield start, end

    def _is_quick(self, start: int, end: int) -> bool:
        gap = self._characters[start:end]
        if end - start > _WORTH_A_JUMP or None in gap:
            return False
        looks = set(self._styles[start:end])
        beside = {self._styles[start - 1], self._styles[end]}
        size = len("".join(filter(None, gap)).encode())
        return size <= _WORTH_A_JUMP and len(looks) == 1 and looks <= beside

    def _pieces(self, start: int, end: int) -> Iterator[tuple[str, Style]]:
        cells = zip(self._styles[start:end], self._characters[start:end], strict=True)
        for style, group in groupby(cells, key=lambda cell: cell[0]):
            yield "".join(character or "" for _, character in group), style
