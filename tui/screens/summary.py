"""What a session came to."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.visual import Visual

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.library import Entry
from tui.core.player import Player
from tui.core.summary import Outcome, StepSummary, summarise
from tui.keys import bindings
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import EMPTY, Cell, Row, Stack
from tui.widgets.text import MUTED, plain
from tui.widgets.too_small import TooSmall

_WORDS = {
    Outcome.DONE: ("✓ done", "$success"),
    Outcome.PARTLY: ("– in part", "$warning"),
    Outcome.SKIPPED: ("· skipped", MUTED),
}


class SummaryScreen(Screen[None]):
    """The exercises with what was done of them, and the seconds for each side."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("summary")

    def __init__(self, entry: Entry, player: Player, catalog: Catalog, now: float) -> None:
        super().__init__()
        self._entry = entry
        self._summary = summarise(player, now)
        self._catalog = catalog

    def compose(self) -> ComposeResult:
        """A title and the lines."""
        yield TextLine(id="title")
        with VerticalScroll(id="summary"):
            yield TextLine(id="summary-text")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Lay it out once; it does not change."""
        name = Cell(plain(self._entry.routine.name, "bold $accent"))
        self.query_one("#title", TextLine).show(Row(name))
        self.query_one("#summary-text", TextLine).show(Stack(self._parts()))
        self.query_one("#summary").focus()

    def action_close(self) -> None:
        """Back to where the session was started."""
        self.dismiss()

    def _parts(self) -> Iterator[Visual]:
        summary = self._summary
        count = len(summary.steps)
        everything = summary.done == count
        yield plain("All done." if everything else f"{summary.done} of {count} done.", "bold")
        yield EMPTY
        for step in summary.steps:
            yield self._step(step)
        yield EMPTY
        yield plain(f"{notation.clock(summary.done_seconds)} of exercise")
        left, right = summary.side_seconds[Side.LEFT], summary.side_seconds[Side.RIGHT]
        if left or right:
            yield plain(f"left side {notation.clock(left)}, right side {notation.clock(right)}")
        yield plain(f"{notation.clock(summary.session_seconds)} in all, pauses left out")

    def _step(self, step: StepSummary) -> Row:
        word, style = _WORDS[step.outcome]
        time = f"{notation.clock(step.done_seconds)} of {notation.clock(step.planned_seconds)}"
        name = plain(self._catalog.name_of(step.exercise))
        return Row(Cell(plain(word, style), 11), Cell(name), Cell(plain(time), 15, right=True))
