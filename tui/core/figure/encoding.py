"""From dots to characters: blocks of four, braille of eight, or ASCII that looks alike."""

import functools
from enum import StrEnum
from typing import NamedTuple

from tui.core.charset import has_few_signs, is_utf8


class Encoding(StrEnum):
    """Which characters the figure is drawn with."""

    BLOCKS = "blocks"
    BRAILLE = "braille"
    ASCII = "ascii"


class Grid(NamedTuple):
    """How many dots a cell has."""

    across: int
    down: int


GRIDS = {
    Encoding.BLOCKS: Grid(2, 2),
    Encoding.BRAILLE: Grid(2, 4),
    Encoding.ASCII: Grid(2, 4),
}
FLOOR = {Encoding.BLOCKS: "▔", Encoding.BRAILLE: "⠉", Encoding.ASCII: "-"}
"""The floor has a row to itself, since a cell has but one colour."""

# Which of a cell's dots a character covers: two dots to a row, rows from the top, so that the
# number of a pattern has the upper left dot as its lowest bit.
_BRAILLE_BITS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
_BLOCKS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"

_SHAPES = (
    ("#", "xx xx xx xx"),
    ("#", "x. xx xx xx"),
    ("#", ".x xx xx xx"),
    ("#", "xx xx xx x."),
    ("#", "xx xx xx .x"),
    ("#", "xx xx xx .."),
    ("#", ".. xx xx xx"),
    ("[", "x. x. x. x."),
    ("]", ".x .x .x .x"),
    ("[", "xx x. x. xx"),
    ("]", "xx .x .x xx"),
    ("=", ".. xx xx .."),
    ("=", ".. .. xx xx"),
    ('"', "xx xx .. .."),
    ("-", ".. xx .. .."),
    ("~", ".. .. xx .."),
    ("_", ".. .. .. xx"),
    ("^", "xx .. .. .."),
    ("/", ".x .x x. x."),
    ("/", ".x .x xx xx"),
    ("/", "xx xx x. x."),
    ("/", ".. .x xx xx"),
    ("\\", "x. x. .x .x"),
    ("\\", "x. x. xx xx"),
    ("\\", "xx xx .x .x"),
    ("\\", ".. x. xx xx"),
    (".", ".. .. .. x."),
    (".", ".. .. .. .x"),
    (",", ".. .. .x .x"),
    (",", ".. .. x. x."),
    ("'", ".x .x .. .."),
    ("'", ".x .. .. .."),
    ("`", "x. .. .. .."),
    ("`", "x. x. .. .."),
    (":", ".. x. x. .."),
    (":", ".. .x .x .."),
    ("(", ".x x. x. .x"),
    (")", "x. .x .x x."),
)
"""Dots that an ASCII character looks like; those that come first are taken when two are as near."""


@functools.cache
def characters(encoding: Encoding) -> str:
    """The character for each pattern of dots, by its number."""
    match encoding:
        case Encoding.BLOCKS:
            return _BLOCKS
        case Encoding.BRAILLE:
            return "".join(_braille(pattern) for pattern in range(256))
        case Encoding.ASCII:
            return " " + "".join(_alike(pattern) for pattern in range(1, 256))


def _braille(pattern: int) -> str:
    bits = sum(bit for place, bit in enumerate(_BRAILLE_BITS) if pattern >> place & 1)
    return chr(0x2800 + bits) if bits else " "


def _alike(pattern: int) -> str:
    return min(_SHAPES, key=lambda shape: (pattern ^ _number(shape[1])).bit_count())[0]


def _number(drawing: str) -> int:
    dots = drawing.replace(" ", "")
    return sum(1 << place for place, dot in enumerate(dots) if dot == "x")


def default_encoding(term: str, spoken: str) -> Encoding:
    """What a terminal can be trusted to show, by its `TERM` and the encoding it speaks.

    Blocks are in most fonts, braille in few; the Linux console has only some of the blocks.
    """
    return Encoding.BLOCKS if is_utf8(spoken) and not has_few_signs(term) else Encoding.ASCII
