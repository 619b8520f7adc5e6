"""Visuals that are laid out when they are drawn, for the width there is then."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from tui.widgets.text import MUTED

EMPTY = Content("")


class Cell(NamedTuple):
    """A part of a row."""

    content: Content
    width: int = 0
    """In cells; 0 takes the room that the others leave."""
    right: bool = False
    """Aligned to the right."""


def same(one: object, other: object) -> bool:
    """True when two visuals look alike: unlike `==` of `Content`, this looks at styles too."""
    if isinstance(one, Content) and isinstance(other, Content):
        return one.is_same(other)
    if isinstance(one, Laid) and isinstance(other, Laid):
        return type(one) is type(other) and same(one.parts, other.parts)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


class Laid(Visual):
    """A visual made of parts, by which it can be compared."""

    parts: tuple[object, ...]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        return container_width


class Row(Laid):
    """Cells side by side on one line; what does not fit ends in an ellipsis."""

    def __init__(self, *cells: Cell, gap: int = 2) -> None:
        self._cells = cells
        self._gap = gap
        self.parts = (*cells, gap)

    @property
    def plain(self) -> str:
        """The text of the cells, for tests."""
        return "  ".join(cell.content.plain for cell in self._cells if cell.content.plain)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """One line of this width."""
        fixed = sum(cell.width for cell in self._cells) + self._gap * (len(self._cells) - 1)
        flexible = max(1, sum(not cell.width for cell in self._cells))
        share = (width - fixed) // flexible
        # Where no room is left, an ellipsis would only say that something is missing.
        shown = [cell for cell in self._cells if cell.width or share > 0]
        parts = [_fitted(cell, cell.width or share) for cell in shown]
        line = Content(" " * self._gap).join(parts)
        return line.truncate(width, ellipsis=True).render_strips(width, 1, style, options)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Always one line."""
        return 1


class Later(Laid):
    """A row that is only worked out when it is drawn: in a long list most never are."""

    def __init__(self, row: Callable[..., Row], *parts: object) -> None:
        """`row` makes it of the parts, by which it can be compared."""
        self._row = row
        self.parts = parts

    @property
    def plain(self) -> str:
        """The text of the row, for tests."""
        return self._row(*self.parts).plain

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """One line of this width."""
        return self._row(*self.parts).render_strips(width, height, style, options)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Always one line."""
        return 1


class NameAndDose(Laid):
    """A name and, at the right or where that does not fit on a second line, its dose."""

    def __init__(self, number: str, name: Content, dose: Content) -> None:
        self._number = number
        self._name = name
        self._dose = dose
        self.parts = (number, name, dose)

    def _fits(self, width: int) -> bool:
        needed = len(self._number) + self._name.cell_length + self._dose.cell_length
        return needed + 4 <= width

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """One line, or two."""
        number = Cell(Content.styled(self._number, MUTED), len(self._number))
        if self._fits(width):
            dose = Cell(self._dose, self._dose.cell_length, right=True)
            return Row(number, Cell(self._name), dose).render_strips(width, 1, style, options)
        indent = Cell(EMPTY, len(self._number))
        rows = (Row(number, Cell(self._name)), Row(indent, Cell(self._dose)))
        return [strip for row in rows for strip in row.render_strips(width, 1, style, options)]

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line where the dose fits beside the name, else two."""
        return 1 if self._fits(width) else 2


class Hanging(Laid):
    """A paragraph behind a label, every line of it indented alike."""

    def __init__(self, label: Content, text: Content, indent: int) -> None:
        self._label = label
        self._text = text
        self._indent = indent
        self.parts = (label, text, indent)

    @property
    def plain(self) -> str:
        """The label and the text, for tests."""
        return f"{self._label.plain}  {self._text.plain}"

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The label, and beside it the text in as many lines as it takes."""
        lines = self._text.wrap(max(1, width - self._indent))
        label = self._label.truncate(self._indent - 1, ellipsis=True)
        first = label.pad_right(self._indent - label.cell_length)
        rest = Content(" " * self._indent)
        return [
            strip
            for number, line in enumerate(lines)
            for strip in ((rest if number else first) + line).render_strips(
                width, 1, style, options
            )
        ]

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The number of lines the text takes."""
        return len(self._text.wrap(max(1, width - self._indent)))


class Stack(Laid):
    """Visuals one below the other."""

    def __init__(self, parts: Iterable[Visual]) -> None:
        self._visuals = tuple(parts)
        self.parts = self._visuals

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """All lines of all parts; an empty text is an empty line."""
        return [
            strip
            for part in self._visuals
            for strip in part.render_strips(width, None, style, options) or [Strip.blank(width)]
        ]

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The sum of the heights."""
        return sum(max(1, part.get_height(rules, width)) for part in self._visuals)


def _fitted(cell: Cell, width: int) -> Content:
    content = cell.content.truncate(width, ellipsis=True)
    padding = max(0, width - content.cell_length)
    return content.pad_left(padding) if cell.right else content.pad_right(padding)
