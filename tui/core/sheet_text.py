"""A sheet as plain text: for any printer, and for a mail."""

from collections.abc import Iterator
from textwrap import wrap

from tui.core.sheet import STOP, Fact, Item, Sheet
from tui.core.text import displayable

WIDTH = 80
"""Characters of the longest line."""

_INDENT = "    "


def sheet_text(sheet: Sheet) -> str:
    """The sheet in lines of at most `WIDTH` characters, without a line end after it."""
    title = wrapped(sheet.title)
    lines = [*title, "=" * max(map(len, title), default=0), ""]
    for paragraph in sheet.notes:
        lines += [line for text in paragraph for line in wrapped(text)]
        lines.append("")
    lines += [sheet.summary, ""]
    for item in sheet.items:
        lines += [*_lines(item), ""]
    return "\n".join([*lines, *wrapped(STOP)])


def _lines(item: Item) -> Iterator[str]:
    if item.rounds:
        yield item.rounds
        yield ""
    number = f"{item.number}."
    yield from wrapped(item.name, f"{number:<{len(_INDENT)}}")
    yield from wrapped(item.dose, _INDENT)
    yield from _points(item.facts)
    for place, text in enumerate(item.steps, 1):
        yield from wrapped(text, f"{_INDENT}{place}) ")
    yield from _points(item.remarks)


def _points(facts: tuple[Fact, ...]) -> Iterator[str]:
    for name, text in facts:
        yield from wrapped(f"{name}: {text}", f"{_INDENT}- ")


def wrapped(text: str, label: str = "") -> list[str]:
    """The text behind a label, in lines that are indented alike."""
    line = " ".join(displayable(text).split())
    return wrap(line, WIDTH, initial_indent=label, subsequent_indent=" " * len(label)) or [label]
