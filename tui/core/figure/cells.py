"""From layers of dots to rows of characters, each with what it means."""

from enum import StrEnum
from typing import NamedTuple

from tui.core.figure.canvas import Canvas, Mask
from tui.core.figure.encoding import GRIDS, Encoding

Cell = tuple[int, int]
"""Row and column."""


class Meaning(StrEnum):
    """What a character of the picture shows; the screen gives it its colour."""

    BODY = "body"
    FAR = "far"
    """A limb behind the body."""
    REGION = "region"
    """Where it is felt, or what works."""
    PROP = "prop"
    FLOOR = "floor"


class Run(NamedTuple):
    """Neighbouring characters of one meaning."""

    text: str
    meaning: Meaning


class Row(NamedTuple):
    """One row of the picture. Blanks take the meaning of what stands before them."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The characters."""
        return "".join(run.text for run in self.runs)

    @property
    def meanings(self) -> tuple[Meaning, ...]:
        """The meaning of each character."""
        return tuple(run.meaning for run in self.runs for _ in run.text)


def floor_row(character: str, cols: int) -> Row:
    """The floor, seen level."""
    return Row((Run(character * cols, Meaning.FLOOR),))


_REGION_IN_ASCII = {"#": "%"}
"""The region is told by its shape too, where characters are few."""


def rows_of(canvas: Canvas, encoding: Encoding, alphabet: str, textured: bool) -> list[Row]:
    """The picture as rows of cells; textured, the region is drawn with gaps."""
    down = GRIDS[encoding].down
    ink = canvas.ink()
    if textured:
        ink = [
            row & ~(accent & _checkered(number, canvas.width))
            for number, (row, accent) in enumerate(zip(ink, canvas.accent, strict=True))
        ]
    meant = _Meant(canvas, down)
    rows = []
    for top in range(0, canvas.height, down):
        patterns = _patterns(ink[top : top + down], canvas.width // 2)
        meanings = meant.in_row(top, patterns)
        swapped = _REGION_IN_ASCII if encoding is Encoding.ASCII else {}
        rows.append(_row([alphabet[p] for p in patterns], meanings, swapped))
    return rows


def _checkered(row: int, width: int) -> int:
    """Every second dot of a row, and in the next row the others."""
    return ((1 << width) - 1) // 3 << (row & 1)


def _patterns(rows: Mask, cols: int) -> list[int]:
    """The number of the dots of each cell."""
    if not any(rows):
        return [0] * cols
    places = range(0, 2 * cols, 2)
    if len(rows) == 2:
        a, b = rows
        return [(a >> n & 3) | (b >> n & 3) << 2 for n in places]
    a, b, c, d = rows
    return [
        (a >> n & 3) | (b >> n & 3) << 2 | (c >> n & 3) << 4 | (d >> n & 3) << 6 for n in places
    ]


class _Meant:
    """Tells what most dots of a cell belong to."""

    def __init__(self, canvas: Canvas, down: int) -> None:
        self._canvas = canvas
        self._down = down
        tops = range(0, canvas.height, down)
        self._near = [self._of(canvas.near, top) for top in tops]
        accent = [self._of(canvas.accent, top) for top in tops]
        self._region = _without_specks(
            {
                (row, col)
                for row, counts in enumerate(accent)
                for col, dots in enumerate(counts)
                if dots and self._near[row][col] <= 2 * dots
            }
        )

    def _of(self, layer: Mask, top: int) -> list[int]:
        patterns = _patterns(layer[top : top + self._down], self._canvas.width // 2)
        return [pattern.bit_count() for pattern in patterns]

    def in_row(self, top: int, patterns: list[int]) -> list[Meaning | None]:
        """The meaning of each cell of a row; None where the cell is blank."""
        row = top // self._down
        far, prop = self._of(self._canvas.far, top), self._of(self._canvas.prop, top)
        return [
            self._meaning((row, col), self._near[row][col], far[col], prop[col])
            if pattern
            else None
            for col, pattern in enumerate(patterns)
        ]

    def _meaning(self, cell: Cell, near: int, far: int, prop: int) -> Meaning:
        if cell in self._region:
            return Meaning.REGION
        if not (near or far or prop):
            return Meaning.FLOOR
        if near >= max(far, prop):
            return Meaning.BODY
        return Meaning.FAR if far >= prop else Meaning.PROP


def _without_specks(cells: set[Cell]) -> set[Cell]:
    """The cells with a neighbour among them; all of them when none has one."""
    together = {
        (row, col)
        for row, col in cells
        if not cells.isdisjoint({(row, col - 1), (row, col + 1), (row - 1, col), (row + 1, col)})
    }
    return together or cells


def _row(characters: list[str], meanings: list[Meaning | None], swapped: dict[str, str]) -> Row:
    runs: list[Run] = []
    text: list[str] = []
    last = next((meaning for meaning in meanings if meaning), Meaning.BODY)
    for character, meaning in zip(characters, meanings, strict=True):
        if meaning is not None and meaning is not last:
            runs.append(Run("".join(text), last))
            text, last = [], meaning
        is_region = meaning is Meaning.REGION
        text.append(swapped.get(character, character) if is_region else character)
    return Row((*runs, Run("".join(text), last)))
