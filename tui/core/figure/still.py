"""A figure that does not move: its first and its last pose side by side."""

from tui.core.dose import Side
from tui.core.figure.cells import Meaning, Row, Run
from tui.core.figure.encoding import Encoding
from tui.core.figure.figure import Figure
from tui.core.figure.stage import Stage

GAP = 2
"""Columns between the two."""


def still(
    figure: Figure,
    cols: int,
    rows: int,
    encoding: Encoding,
    side: Side | None = None,
    *,
    textured: bool = False,
) -> tuple[Row, ...]:
    """Where the movement starts, on the left, and where it ends, on the right."""
    wide = (cols - GAP) // 2
    stage = Stage(figure, wide, rows, encoding, textured=textured)
    first = stage.picture(0.0, side)
    last = stage.picture(float(len(figure.frames_on(side)) - 1), side)
    gap = Run(" " * (cols - 2 * wide), Meaning.FLOOR)
    return tuple(
        Row((*left.runs, gap, *right.runs)) for left, right in zip(first, last, strict=True)
    )
