"""A list with one row for each thing, and headings between."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.timer import Timer
from textual.visual import Padding, Visual

from tui.keys import bindings
from tui.widgets.layout import same

AT_REST = 0.2
"""Seconds after which a highlight that has not moved is looked at."""
_MARGIN = Spacing(0, 1, 0, 1)
_REMEMBERED = 500
"""Rows that are kept as they were drawn."""


class Item(NamedTuple):
    """One row."""

    id: str
    """Which thing it stands for; empty for a heading, which cannot be chosen."""
    visual: Visual


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows visuals one below the other, one of them highlighted.

    Only what is on the screen is drawn, so that it may have as many rows as one likes.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("lists")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--row", "rows--highlighted"}
    DEFAULT_CSS = """
    Rows {
        height: auto;
        max-height: 100%;
        overflow-x: hidden;
    }
    """

    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """Place of the highlighted row, from 0."""

    class Highlighted(Message):
        """Another row is highlighted."""

    class Rested(Message):
        """Highlight and rows have been as they are for a moment; now comes what takes longer."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.items: tuple[Item, ...] = ()
        self._ids: Sequence[str] = ()
        self._width = 0
        """Of a row, in cells; what follows holds for this width."""
        self._tops: Sequence[int] = (0,)
        """The line on which each row begins, and the one after the last row."""
        self._drawn: LRUCache[tuple[int, int, Style], list[Strip]] = LRUCache(_REMEMBERED)
        """Rows as they were drawn, by place, width and style."""
        self._resting: Timer | None = None

    @property
    def chosen(self) -> str:
        """Id of the highlighted row; empty when there is none."""
        return "" if self.highlighted is None else self._ids[self.highlighted]

    @property
    def chosen_place(self) -> int:
        """Place of the highlighted row, from 0; -1 when there is none."""
        return -1 if self.highlighted is None else self.highlighted

    def fill(self, items: Iterable[Item], *, choose: str | int | None = None) -> None:
        """Show these rows; highlight the one with this id or place, else the one as before."""
        place, wanted = self.highlighted, self.chosen if choose is None else choose
        before, self.items = self.items, tuple(items)
        self._ids = [item.id for item in self.items]
        if isinstance(wanted, int):
            place = wanted
        elif wanted in self._ids and wanted:
            place = self._ids.index(wanted)
        self._replace(before)
        self.highlighted = self._nearest_choice(place or 0)
        self._wait_for_rest()

    def _replace(self, before: tuple[Item, ...]) -> None:
        """Draw again what was on the screen before, and is another row now."""
        self._drawn.clear()
        tops = self._tops
        self._lay(self._width)
        if self._tops != tops:
            self.refresh()
            return
        top = self.scroll_offset.y
        end = self._place_at(top + self.size.height) + 1
        for place in range(self._place_at(top), min(end, len(before))):
            if not same(before[place].visual, self.items[place].visual):
                self._refresh_row(place)

    def _lay(self, width: int) -> None:
        """Find out how high each row is at this width."""
        self._width = width
        self._tops = self._tops_at(width)
        self.virtual_size = Size(width, self._tops[-1])

    def _tops_at(self, width: int) -> Sequence[int]:
        room = max(1, width - _MARGIN.width)
        rules = self.styles.get_rules()
        heights = (item.visual.get_height(rules, room) for item in self.items)
        return list(accumulate(heights, initial=0))

    def _place_at(self, line: int) -> int:
        """The row that this line belongs to; after the last line, how many rows there are."""
        return bisect_right(self._tops, line) - 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of all rows."""
        return self._tops_at(width)[-1]

    def on_resize(self) -> None:
        """Have the highlighted row in sight."""
        self._fit()
        self._show_highlight()

    def _fit(self) -> None:
        """Lay the rows again if there is another width for them."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._lay(width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of this part of the list, laid out for the width there is now."""
        self._fit()
        return super().render_lines(crop)

    def notify_style_update(self) -> None:
        """Draw everything in the new style."""
        self._drawn.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line, as far down the list as it is scrolled."""
        line = self.scroll_offset.y + y
        place = self._place_at(line)
        width = self.scrollable_content_region.width
        if place >= len(self.items):
            return Strip.blank(width, self.get_visual_style("rows--row").rich_style)
        strips = self._strips(place, width)
        inside = line - self._tops[place]
        return strips[inside] if inside < len(strips) else Strip.blank(width)

    def _strips(self, place: int, width: int) -> list[Strip]:
        classes = ["rows--row"]
        if place == self.highlighted:
            classes.append("rows--highlighted")
        style = self.get_visual_style(*classes)
        key = (place, width, style)
        strips = self._drawn.get(key)
        if strips is None:
            visual = Padding(self.items[place].visual, _MARGIN)
            strips = [
                strip.extend_cell_length(width, style.rich_style)
                for strip in Visual.to_strips(self, visual, width, None, style)
            ]
            if place == self.highlighted and self.has_focus:
                # On its ground no other colour of letters could be read.
                strips = [
                    Strip(Segment.apply_style(strip, post_style=style.rich_style), width)
                    for strip in strips
                ]
            self._drawn[key] = strips
        return strips

    # The highlight

    def watch_highlighted(self, before: int | None, now: int | None) -> None:
        """Have the row in sight, and tell of it."""
        for place in (before, now):
            if place is not None and place < len(self.items):
                self._refresh_row(place)
        if now is None:
            return
        self._show_highlight()
        self.post_message(self.Highlighted())
        self._wait_for_rest()

    def _wait_for_rest(self) -> None:
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(AT_REST, self._rest)

    def _rest(self) -> None:
        self.post_message(self.Rested())

    def _refresh_row(self, place: int) -> None:
        top = self._tops[place]
        self.refresh_lines(top, self._tops[place + 1] - top)

    def _show_highlight(self) -> None:
        if self.highlighted is None or not self.is_mounted:
            return
        top, end = self._tops[self.highlighted : self.highlighted + 2]
        region = Region(0, top, self.scrollable_content_region.width, end - top)
        self.scroll_to_region(region, force=True, animate=False, immediate=True)

    def _nearest_choice(self, place: int, *, up: bool = False) -> int | None:
        """The place of the row that can be chosen there, else below it, or with `up` above it.

        Where there is none on that side, the nearest on the other.
        """
        count = len(self._ids)
        place = min(place, count - 1)
        ways = (range(max(place, 0), count), range(place, -1, -1))
        places = chain(*(reversed(ways) if up else ways))
        return next((other for other in places if self._ids[other]), None)

    def _choices_from(self, place: int, step: int) -> Iterable[int]:
        """The rows that can be chosen on the way from here; after the one end comes the other."""
        count = len(self._ids)
        ways = ((place + step * far) % count for far in range(count))
        return (other for other in ways if self._ids[other])

    def _go(self, place: int, step: int) -> None:
        self.highlighted = next(iter(self._choices_from(place, step)), None)

    def action_cursor_down(self) -> None:
        """Go to the next row; from the last one to the first."""
        self._go(self.chosen_place + 1, 1)

    def action_cursor_up(self) -> None:
        """Go to the row before; from the first one to the last."""
        self._go(max(self.chosen_place, 0) - 1, -1)

    def action_first(self) -> None:
        """Go to the first row."""
        self._go(0, 1)

    def action_last(self) -> None:
        """Go to the last row."""
        self._go(-1, -1)

    def action_page_down(self) -> None:
        """Go down as many lines as are seen, to the last row at most."""
        self._go_lines(self.scrollable_content_region.height)

    def action_page_up(self) -> None:
        """Go up as many lines as are seen, to the first row at most."""
        self._go_lines(-self.scrollable_content_region.height)

    def _go_lines(self, lines: int) -> None:
        if self.items:
            line = self._tops[max(self.chosen_place, 0)] + lines
            place = self._place_at(min(max(line, 0), self._tops[-1] - 1))
            self.highlighted = self._nearest_choice(place, up=lines < 0)
