"""The sizes of a terminal that make a difference, and the classes by which styles know them."""

MIN_WIDTH, MIN_HEIGHT = 60, 18
"""Cells below which no screen can be read."""
WIDTHS = [(0, "-tiny"), (MIN_WIDTH, "-narrow"), (80, "-normal"), (100, "-wide")]
HEIGHTS = [(0, "-flat"), (MIN_HEIGHT, "-short"), (24, "-usual"), (30, "-tall")]
"""The least cells, and the class from there on."""


def classes_for(columns: int, rows: int) -> tuple[str, str]:
    """The classes of a screen of this size."""
    width = next(name for least, name in reversed(WIDTHS) if least <= columns)
    height = next(name for least, name in reversed(HEIGHTS) if least <= rows)
    return width, height
