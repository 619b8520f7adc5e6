"""Pictures side by side as SVG, for looking at many figures at once."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from tui.core.figure.cells import Meaning, Row
from tui.core.figure.encoding import GRIDS, Encoding, characters
from tui.core.text import displayable

CELL_WIDTH, CELL_HEIGHT = 8, 16
_MARGIN = 10
_TITLE = 20


class Picture(NamedTuple):
    """Rows with what they show."""

    title: str
    rows: tuple[Row, ...]


class Colours(NamedTuple):
    """One look of the sheet."""

    ground: str
    title: str
    meanings: dict[Meaning, str]


DARK = Colours(
    "#101419",
    "#8fc7a2",
    {
        Meaning.BODY: "#d6dce5",
        Meaning.FAR: "#6f7c8c",
        Meaning.REGION: "#ff9142",
        Meaning.PROP: "#b89c62",
        Meaning.FLOOR: "#4b5866",
    },
)
LIGHT = Colours(
    "#fbfbf8",
    "#2f6b47",
    {
        Meaning.BODY: "#2c333b",
        Meaning.FAR: "#9aa5b1",
        Meaning.REGION: "#d35400",
        Meaning.PROP: "#8a6d2f",
        Meaning.FLOOR: "#bcc4cc",
    },
)


def svg(
    pictures: Iterable[Picture], encoding: Encoding, across: int, colours: Colours = DARK
) -> str:
    """All pictures, so many to a row, as the text of an SVG file."""
    shown = list(pictures)
    cols = max((len(picture.rows[0].text) for picture in shown), default=1)
    rows = max((len(picture.rows) for picture in shown), default=1)
    wide, high = cols * CELL_WIDTH + _MARGIN, rows * CELL_HEIGHT + _MARGIN + _TITLE
    width, height = wide * across + _MARGIN, high * -(-len(shown) // across) + _MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">',
        _raster_lines(encoding, colours),
        f'<rect width="{width}" height="{height}" fill="{colours.ground}"/>',
    ]
    for number, picture in enumerate(shown):
        x, y = _MARGIN + number % across * wide, _MARGIN + number // across * high
        parts.append(f'<g transform="translate({x} {y})">')
        parts.append(
            f'<text y="13" font-family="sans-serif" font-size="13" fill="{colours.title}">'
            f"{escape(displayable(picture.title))}</text>"
        )
        parts.append(f'<g transform="translate(0 {_TITLE})">')
        draw = _letters if encoding is Encoding.ASCII else _dots
        parts.extend(draw(picture.rows, encoding, colours))
        parts.append("</g></g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def _raster_lines(encoding: Encoding, colours: Colours) -> str:
    """The gaps between dots, as one pattern that is laid over them all."""
    grid = GRIDS[encoding]
    x, y = CELL_WIDTH // grid.across, CELL_HEIGHT // grid.down
    gap = 0.8 if encoding is Encoding.BRAILLE else 0.0
    return (
        f'<defs><pattern id="gaps" width="{x}" height="{y}" patternUnits="userSpaceOnUse">'
        f'<path d="M0 0h{x}v{gap}h-{x}zM0 0h{gap}v{y}h-{gap}z" fill="{colours.ground}"/>'
        "</pattern></defs>"
    )


def _dots(rows: tuple[Row, ...], encoding: Encoding, colours: Colours) -> Iterator[str]:
    alphabet = characters(encoding)
    grid = GRIDS[encoding]
    wide, high = CELL_WIDTH // grid.across, CELL_HEIGHT // grid.down
    paths: dict[Meaning, list[str]] = {}
    for number, row in enumerate(rows):
        if row.text[0] == row.text[-1] == "▔":
            paths.setdefault(Meaning.FLOOR, []).append(
                f"M0 {number * CELL_HEIGHT}h{len(row.text) * CELL_WIDTH}v2H0z"
            )
            continue
        patterns = [alphabet.index(character) for character in row.text]
        for line in range(grid.down):
            for meaning, start, length in _stretches(patterns, row.meanings, line, grid.across):
                y = number * CELL_HEIGHT + line * high
                paths.setdefault(meaning, []).append(
                    f"M{start * wide} {y}h{length * wide}v{high}h-{length * wide}z"
                )
    for meaning, path in paths.items():
        yield f'<path d="{"".join(path)}" fill="{colours.meanings[meaning]}"/>'
    if encoding is Encoding.BRAILLE:
        width, height = len(rows[0].text) * CELL_WIDTH, len(rows) * CELL_HEIGHT
        yield f'<rect width="{width}" height="{height}" fill="url(#gaps)"/>'


def _stretches(
    patterns: list[int], meanings: tuple[Meaning, ...], line: int, across: int
) -> Iterator[tuple[Meaning, int, int]]:
    """Neighbouring dots of one meaning in one line of a row of cells: where from, how many."""
    start, length, last = 0, 0, Meaning.BODY
    for col, (pattern, meaning) in enumerate(zip(patterns, meanings, strict=True)):
        for place in range(across):
            is_set = pattern >> (line * across + place) & 1
            if length and (not is_set or meaning is not last):
                yield last, start, length
                length = 0
            if is_set:
                if not length:
                    start, last = col * across + place, meaning
                length += 1
    if length:
        yield last, start, length


def _letters(rows: tuple[Row, ...], encoding: Encoding, colours: Colours) -> Iterator[str]:
    for number, row in enumerate(rows):
        col = 0
        for run in row.runs:
            if run.text.strip():
                yield (
                    f'<text x="{col * CELL_WIDTH}" y="{number * CELL_HEIGHT + 12}" '
                    f'xml:space="preserve" font-family="monospace" font-size="13.3" '
                    f'textLength="{len(run.text) * CELL_WIDTH}" '
                    f'fill="{colours.meanings[run.meaning]}">{escape(run.text)}</text>'
                )
            col += len(run.text)
