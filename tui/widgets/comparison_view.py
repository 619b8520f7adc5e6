"""Two versions of one routine, side by side."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from tui.core.comparison import Difference, Kind
from tui.widgets.layout import EMPTY, Cell, Laid, Row
from tui.widgets.text import MUTED, plain

_SIGNS = {Kind.SAME: " ", Kind.CHANGED: "≠", Kind.MINE: "<", Kind.THEIRS: ">"}
"""Between the columns: how the two compare, told without colour."""


class Beside(Laid):
    """Two texts in columns of equal width, with a sign between; each is wrapped in its own."""

    def __init__(self, left: Content, sign: Content, right: Content) -> None:
        self._left = left
        self._sign = sign
        self._right = right
        self.parts = (left, sign, right)

    def _lines(self, width: int) -> Iterator[Row]:
        room = max(1, (width - 5) // 2)
        wrapped = (text.wrap(room) for text in (self._left, self._right))
        sign = self._sign
        for left, right in zip_longest(*wrapped, fillvalue=EMPTY):
            yield Row(Cell(left, room), Cell(sign, 1), Cell(right, room))
            sign = EMPTY

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """As many lines as the longer text takes."""
        lines = self._lines(width)
        return [strip for row in lines for strip in row.render_strips(width, 1, style, options)]

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The number of lines of the longer text."""
        return sum(1 for _ in self._lines(width))


def comparison_heading(mine: str = "yours", theirs: str = "in the file") -> Visual:
    """What stands in which column."""
    return Beside(plain(mine, "bold"), EMPTY, plain(theirs, "bold"))


def comparison_lines(differences: Iterable[Difference]) -> Iterator[Visual]:
    """Every line of both; what is the same steps back, what is not has its sign."""
    for line in differences:
        style = MUTED if line.kind is Kind.SAME else "$warning"
        yield Beside(
            plain(line.mine, style), plain(_SIGNS[line.kind], style), plain(line.theirs, style)
        )
