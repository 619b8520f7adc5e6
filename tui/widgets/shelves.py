"""The routines on their shelves, as rows of a list."""

from collections.abc import Iterator

from textual.content import Content

from tui.core import notation
from tui.core.library import Library
from tui.widgets.layout import EMPTY, Cell, Row
from tui.widgets.rows import Item
from tui.widgets.text import MUTED, plain


def shelf_items(library: Library, part_of_name: str, due: str = "") -> Iterator[Item]:
    """The routines whose name has this in it, and last the files that cannot be read.

    `due` is the key of the routine that is due.
    """
    shelves = library.on_shelves(part_of_name, due)
    for number, (shelf, entries) in enumerate(shelves.items()):
        if number:
            yield Item("", EMPTY)
        yield Item("", plain(shelf, MUTED))
        for entry in entries:
            length = Content(notation.clock(entry.timeline.total_seconds))
            cells = (Cell(plain(entry.routine.name)), Cell(length, 7, right=True))
            yield Item(entry.key, Row(*cells))
    unreadable = library.unreadable_named(part_of_name)
    if unreadable:
        if shelves:
            yield Item("", EMPTY)
        yield Item("", plain("cannot be read", "$warning"))
    for file in unreadable:
        yield Item(file.key, Row(Cell(plain(f"{file.id}.toml"))))
