"""Digits and letters made of points, large enough to be read from a mat."""

from collections.abc import Sequence

_SHAPES = {
    " ": (" ", " ", " ", " ", " "),
    "0": ("███", "█ █", "█ █", "█ █", "███"),
    "1": (" █ ", "██ ", " █ ", " █ ", "███"),
    "2": ("███", "  █", "███", "█  ", "███"),
    "3": ("███", "  █", " ██", "  █", "███"),
    "4": ("█ █", "█ █", "███", "  █", "  █"),
    "5": ("███", "█  ", "███", "  █", "███"),
    "6": ("███", "█  ", "███", "█ █", "███"),
    "7": ("███", "  █", "  █", "  █", "  █"),
    "8": ("███", "█ █", "███", "█ █", "███"),
    "9": ("███", "█ █", "███", "  █", "███"),
    ":": (" ", "█", " ", "█", " "),
    "A": (" █ ", "█ █", "███", "█ █", "█ █"),
    "B": ("██ ", "█ █", "██ ", "█ █", "██ "),
    "C": (" ██", "█  ", "█  ", "█  ", " ██"),
    "D": ("██ ", "█ █", "█ █", "█ █", "██ "),
    "E": ("███", "█  ", "██ ", "█  ", "███"),
    "F": ("███", "█  ", "██ ", "█  ", "█  "),
    "G": (" ██", "█  ", "█ █", "█ █", " ██"),
    "H": ("█ █", "█ █", "███", "█ █", "█ █"),
    "I": ("█", "█", "█", "█", "█"),
    "J": ("  █", "  █", "  █", "█ █", " █ "),
    "K": ("█ █", "█ █", "██ ", "█ █", "█ █"),
    "L": ("█  ", "█  ", "█  ", "█  ", "███"),
    "M": ("█   █", "██ ██", "█ █ █", "█   █", "█   █"),
    "N": ("█  █", "██ █", "█ ██", "█  █", "█  █"),
    "O": (" █ ", "█ █", "█ █", "█ █", " █ "),
    "P": ("██ ", "█ █", "██ ", "█  ", "█  "),
    "Q": (" █ ", "█ █", "█ █", "███", " ██"),
    "R": ("██ ", "█ █", "██ ", "█ █", "█ █"),
    "S": (" ██", "█  ", " █ ", "  █", "██ "),
    "T": ("███", " █ ", " █ ", " █ ", " █ "),
    "U": ("█ █", "█ █", "█ █", "█ █", "███"),
    "V": ("█ █", "█ █", "█ █", "█ █", " █ "),
    "W": ("█   █", "█   █", "█ █ █", "██ ██", "█   █"),
    "X": ("█ █", "█ █", " █ ", "█ █", "█ █"),
    "Y": ("█ █", "█ █", " █ ", " █ ", " █ "),
    "Z": ("███", "  █", " █ ", "█  ", "███"),
}
HEIGHT = 5
"""Points of a digit or letter from top to bottom."""


def large(text: str, width: int, height: int) -> list[str]:
    """The text in points as large as the room of cells allows: a row is a line of cells.

    A point is two cells wide and one high, or a multiple of that: a cell is twice as high as wide.
    Where that does not fit, it is one cell wide and half a cell high. Room too small for that too
    gives the text itself, cut.
    """
    points = _points(text)
    across = len(points[0])
    scale = min(width // (2 * across), height // HEIGHT) if across else 0
    if scale >= 1:
        return [row for line in points for row in [_stretched(line, 2 * scale)] * scale]
    if across and across <= width and height >= (HEIGHT + 1) // 2:
        return _halves(points)
    return [text[:width]]


def fits(text: str, width: int) -> bool:
    """True when the text can be shown in points, at least in the smallest size."""
    return bool(text) and all(c in _SHAPES for c in text.upper()) and len(_points(text)[0]) <= width


def _points(text: str) -> list[str]:
    shapes = [_SHAPES[character] for character in text.upper() if character in _SHAPES]
    return [" ".join(shape[number] for shape in shapes) for number in range(HEIGHT)]


def _stretched(line: str, times: int) -> str:
    return "".join(point * times for point in line)


def _halves(points: Sequence[str]) -> list[str]:
    """Two rows of points in each row of cells."""
    pairs = zip(points[::2], (*points[1::2], " " * len(points[0])), strict=True)
    signs = {(" ", " "): " ", ("█", " "): "▀", (" ", "█"): "▄", ("█", "█"): "█"}
    return ["".join(signs[pair] for pair in zip(*rows, strict=True)) for rows in pairs]
