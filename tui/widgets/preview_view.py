"""The preview of a routine, laid out to be read."""

from collections.abc import Iterable, Iterator

from textual.visual import Visual

from tui.core.preview import Line, LineKind
from tui.widgets.layout import EMPTY, Hanging, NameAndDose
from tui.widgets.text import MUTED, plain

_STYLE = {
    LineKind.TITLE: "bold",
    LineKind.TEXT: "",
    LineKind.ASIDE: MUTED,
    LineKind.PROBLEM: "$error",
    LineKind.HINT: "$warning",
}


def preview_lines(lines: Iterable[Line]) -> Iterator[Visual]:
    """One visual for each line."""
    for line in lines:
        if line.kind is LineKind.BLANK:
            yield EMPTY
        elif line.kind is LineKind.STEP:
            yield NameAndDose(line.label, plain(line.text), plain(line.dose, MUTED))
        elif line.label.strip():
            label = plain(line.label, _STYLE[line.kind])
            yield Hanging(label, plain(line.text), max(9, label.cell_length + 2))
        elif line.label:
            yield Hanging(EMPTY, plain(line.text, MUTED), len(line.label) + 2)
        else:
            yield plain(line.text, _STYLE[line.kind])
