"""Digits large enough to be read from a mat."""

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

_DIGITS = {
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
}
HEIGHT = 5
"""Rows of a digit at the smallest size."""


def large(text: str, width: int, height: int) -> list[str]:
    """The text in block digits, as large as the room allows: a row is a line of cells.

    A point of a digit is twice as wide as high, because a cell is twice as high as wide. Room too
    small for the smallest size gives the text itself.
    """
    shapes = [_DIGITS[character] for character in text if character in _DIGITS]
    points = sum(len(shape[0]) for shape in shapes) + len(shapes) - 1
    scale = min(width // (2 * points) if points > 0 else 0, height // HEIGHT)
    if scale < 1:
        return [text[:width]]
    rows = []
    for number in range(HEIGHT):
        row = " ".join(shape[number] for shape in shapes)
        rows += ["".join(point * 2 * scale for point in row)] * scale
    return rows


class ClockFace(Widget):
    """Shows a number of seconds; repainted only when the number changes."""

    text = reactive("", layout=False)

    def render(self) -> RenderResult:
        """The digits, in the middle of the height."""
        size: Size = self.content_size
        rows = large(self.text, size.width, size.height)
        above = (size.height - len(rows)) // 2
        return Content("\n".join([""] * above + rows))
