"""The routines on their shelves, as rows of a list."""

from collections.abc import Collection, Iterator

from textual.content import Content

from tui.core import notation
from tui.core.library import Library
from tui.widgets.layout import EMPTY, Cell, Later, Row
from tui.widgets.rows import Item
from tui.widgets.text import MUTED, plain

LOCKED = "locked"
"""Stands beside a routine that waits; a word, as not every terminal has a sign for it."""


def shelf_items(
    library: Library, part_of_name: str, due: str = "", locked: Collection[str] = ()
) -> Iterator[Item]:
    """The routines whose name has this in it, and last the files that cannot be read.

    `due` is the key of the routine that is due, `locked` are those of routines that wait.
    """
    shelves = library.on_shelves(part_of_name, due)
    for number, (shelf, entries) in enumerate(shelves.items()):
        if number:
            yield Item("", EMPTY)
        yield Item("", plain(shelf, MUTED))
        for entry in entries:
            seconds = entry.timeline.total_seconds
            is_locked = entry.key in locked
            yield Item(entry.key, Later(_row, entry.routine.name, seconds, is_locked))
    unreadable = library.unreadable_named(part_of_name)
    if unreadable:
        if shelves:
            yield Item("", EMPTY)
        yield Item("", plain("cannot be read", "$warning"))
    for file in unreadable:
        yield Item(file.key, Row(Cell(plain(f"{file.id}.toml"))))


def _row(name: str, seconds: float, is_locked: bool) -> Row:
    waits = (Cell(plain(LOCKED, MUTED), len(LOCKED)),) if is_locked else ()
    length = Content(notation.clock(seconds))
    return Row(Cell(plain(name)), *waits, Cell(length, 7, right=True))
