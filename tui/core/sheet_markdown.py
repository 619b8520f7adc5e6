"""A sheet in Markdown: for printing it well, and for passing it on.

Every text in it came from a file, so none of it is left to mean anything in Markdown or in HTML.
"""

import re
from collections.abc import Iterable, Iterator

from tui.core.sheet import STOP, Fact, Item, Sheet
from tui.core.text import displayable

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# HTML is written as entities because not every Markdown knows a backslash before it.
_MEANS_SOMETHING = re.compile(r"[\\`*_{}\[\]#|~$!]")
_BEGINS_A_BLOCK = re.compile(r"^(\d*)([-+=:%.)])")


def sheet_markdown(sheet: Sheet) -> str:
    """The sheet as a document, without a line end after it."""
    notes = ("\\\n".join(map(escaped, lines)) for lines in sheet.notes)
    parts = [f"# {escaped(sheet.title)}", *notes, sheet.summary]
    parts += [part for item in sheet.items for part in _parts(item)]
    return "\n\n".join([*parts, STOP])


def escaped(text: str) -> str:
    """The text on one line, so written that Markdown shows it as it is."""
    line = " ".join(displayable(text).split())
    line = _MEANS_SOMETHING.sub(r"\\\g<0>", line)
    line = _BEGINS_A_BLOCK.sub(r"\1\\\2", line)
    return re.sub("[&<>]", lambda found: _ENTITIES[found[0]], line)


def _parts(item: Item) -> Iterator[str]:
    if item.rounds:
        yield item.rounds
    yield f"## {item.number}. {escaped(item.name)}"
    yield f"**{item.dose}**"
    if item.facts:
        yield _points(item.facts)
    if item.steps:
        yield "\n".join(f"{number}. {escaped(text)}" for number, text in enumerate(item.steps, 1))
    if item.remarks:
        yield _points(item.remarks)


def _points(facts: Iterable[Fact]) -> str:
    return "\n".join(f"- {name}: {escaped(text)}" for name, text in facts)
