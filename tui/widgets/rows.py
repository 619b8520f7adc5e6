"""A list with one row for each thing, and headings between."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.keys import bindings
from tui.widgets.layout import same


class Item(NamedTuple):
    """One row."""

    id: str
    """Which thing it stands for; empty for a heading, which cannot be chosen."""
    visual: Visual


_FEW = 60
"""Rows up to which it is quicker to replace each than to fill the list from the beginning."""


class Rows(OptionList, inherit_bindings=False):
    """An `OptionList` that is filled with visuals and keeps its place when it is filled again."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("lists")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False, compact=True)
        self._items: tuple[Item, ...] = ()
        self._ids: Sequence[str] = ()

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
        items = tuple(items)
        place, wanted = self.highlighted, self.chosen if choose is None else choose
        self._replace(items)
        if isinstance(wanted, int):
            place = wanted
        elif wanted in self._ids and wanted:
            place = self._ids.index(wanted)
        self.highlighted = self._nearest_choice(place or 0)

    def action_page_up(self) -> None:
        """Go up a page, to the first row at most: what stands above it is a heading."""
        if self.size:
            super().action_page_up()  # type: ignore[no-untyped-call]
        if self.highlighted is None:
            self.action_first()

    def action_page_down(self) -> None:
        """Go down a page, if there is one: a list that is not shown has none."""
        if self.size:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def _replace(self, items: tuple[Item, ...]) -> None:
        """Put these rows in the place of those that are there.

        In a list of hundreds an edit of a few is quick that way: the others are not made again.
        """
        before, self._items = self._items, items
        self._ids = [item.id for item in items]
        pairs = list(zip(before, items, strict=False))
        others = [place for place, (old, new) in enumerate(pairs) if not same(old[1], new[1])]
        is_alike = all(bool(old.id) == bool(new.id) for old, new in pairs)
        if not is_alike or len(others) + abs(len(before) - len(items)) > _FEW:
            scroll = self.scroll_y
            self.set_options(map(_option, items))
            self.scroll_to(y=scroll, animate=False, immediate=True)
            return
        for place in others:
            self.replace_option_prompt_at_index(place, items[place].visual)
        for place in range(len(before) - 1, len(items) - 1, -1):
            self.remove_option_at_index(place)
        if len(items) > len(before):
            self.add_options(map(_option, items[len(before) :]))

    def _nearest_choice(self, place: int) -> int | None:
        """The place of the row that can be chosen there, below it, or else above it."""
        place = min(place, len(self._ids) - 1)
        below = (n for n in range(place, len(self._ids)) if self._ids[n])
        above = (n for n in range(place, -1, -1) if self._ids[n])
        return next(below, None) if place >= 0 and any(self._ids[place:]) else next(above, None)


def _option(item: Item) -> Option:
    return Option(item.visual, disabled=not item.id)
