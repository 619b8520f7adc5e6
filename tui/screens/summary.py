"""What a session came to."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.visual import Visual

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.event import Move
from tui.core.feelings import left_to_say
from tui.core.prompt import UNBEARABLE
from tui.core.summary import StepResult, Summary, summarise
from tui.keys import bindings
from tui.live.run import SessionRun
from tui.widgets.felt_rows import FeltRows
from tui.widgets.keybar import KeyBar, key_display
from tui.widgets.label import TextLine
from tui.widgets.layout import Cell, Row, Stack
from tui.widgets.text import joined, plain
from tui.widgets.too_small import TooSmall


class SummaryScreen(Screen[None]):
    """The seconds for each side, the pain, and the exercises with what was done of them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("summary", "pain")

    def __init__(self, run: SessionRun, catalog: Catalog) -> None:
        super().__init__()
        self._run = run
        self._catalog = catalog

    def compose(self) -> ComposeResult:
        """A title, the lines, the exercises, and a question."""
        yield TextLine(id="title")
        with Vertical(id="summary"):
            yield TextLine(id="summary-text")
            yield TextLine(id="felt-question")
            yield FeltRows(self._catalog.name_of)
        yield TextLine(id="question")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Lay it out; only what is said changes."""
        name = Cell(plain(self._run.session.plan.routine.name, "bold $accent"))
        self.query_one("#title", TextLine).show(Row(name))
        self._show()
        self.query_one(FeltRows).focus()

    def on_resize(self) -> None:
        """Lay the rows out for the width there is."""
        self._show()

    def action_pain(self, pain: int) -> None:
        """Say how much it hurts; another digit puts that right."""
        self._run.do(Move.PAIN_AFTER, pain)
        self._show()

    @on(FeltRows.Said)
    def keep_felt(self, said: FeltRows.Said) -> None:
        """Keep how exercises felt."""
        self._run.say_felt(said.steps, said.felt)
        self._show()

    def action_close(self) -> None:
        """Back to where the session was started."""
        self.dismiss()

    def _show(self) -> None:
        session = self._run.session
        summary = summarise(session, self._run.now)
        self.query_one("#summary-text", TextLine).show(Stack(self._parts(summary)))
        hurt = {stop.step for stop in session.stops}
        self.query_one(FeltRows).show(summary.steps, hurt)
        key = key_display(self, "felt.all_fine")
        asking = f"How did they feel?  {key} all fine, or each by itself"
        asked = asking if left_to_say(summary.steps, hurt) else ""
        self.query_one("#felt-question", TextLine).show(plain(asked, "bold"))
        question = f"Pain now?  0 none … 9, {UNBEARABLE} worst  (enter: no answer)"
        asked = "" if session.pain_after is not None else question
        self.query_one("#question", TextLine).show(plain(asked, "bold"))

    def _parts(self, summary: Summary) -> Iterator[Visual]:
        count = len(summary.steps)
        everything = summary.done == count
        yield plain("All done." if everything else f"{summary.done} of {count} done.", "bold")
        yield plain(f"{notation.clock(summary.done_seconds)} of exercise")
        left, right = summary.side_seconds[Side.LEFT], summary.side_seconds[Side.RIGHT]
        if left or right:
            yield plain(f"left side {notation.clock(left)}, right side {notation.clock(right)}")
        one_sided = [self._exercise(step) for step in summary.steps if step.is_one_sided]
        if one_sided:
            yield plain(f"one side only: {', '.join(one_sided)}", "$warning")
        regions = (
            f"{region.value.replace('-', ' ')} {notation.clock(seconds)}"
            for region, seconds in summary.region_seconds.items()
        )
        if by_region := ", ".join(regions):
            yield plain(by_region)
        yield plain(f"{notation.clock(summary.session_seconds)} in all, pauses left out")
        yield from self._pain()

    def _pain(self) -> Iterator[Visual]:
        session = self._run.session
        if said := notation.pain(session.pain_before, session.pain_after):
            yield joined("pain ", (said, "bold"))

    def _exercise(self, step: StepResult) -> str:
        return self._catalog.name_of(step.exercise)
