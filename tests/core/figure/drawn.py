"""One picture of a figure, as a stage draws it."""

from tui.core.dose import Side
from tui.core.figure.cells import Row
from tui.core.figure.encoding import Encoding
from tui.core.figure.figure import Figure
from tui.core.figure.stage import Stage


def render(
    figure: Figure,
    at: float,
    cols: int,
    rows: int,
    encoding: Encoding,
    side: Side | None = None,
    *,
    textured: bool = False,
) -> tuple[Row, ...]:
    """The picture at one place of the movement."""
    return Stage(figure, cols, rows, encoding, textured=textured).picture(at, side)
