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
from tui.core.event import Move
from tui.core.mark import Reason
from tui.core.prompt import UNBEARABLE
from tui.core.summary import Outcome, StepResult, Summary, summarise
from tui.keys import bindings
from tui.live.run import SessionRun
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import EMPTY, Cell, Row, Stack
from tui.widgets.text import MUTED, joined, plain
from tui.widgets.too_small import TooSmall

_WORDS = {
    Outcome.DONE: ("✓ done", "$success"),
    Outcome.PARTLY: ("– in part", "$warning"),
    Outcome.SKIPPED: ("· skipped", MUTED),
}
_REASONS = {Reason.HURTS: "it hurt", Reason.TIRED: "tired"}


class SummaryScreen(Screen[None]):
    """The exercises with what was done of them, the seconds for each side, and the pain."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("summary", "pain")

    def __init__(self, run: SessionRun, catalog: Catalog) -> None:
        super().__init__()
        self._run = run
        self._catalog = catalog

    def compose(self) -> ComposeResult:
        """A title, the lines, and a question."""
        yield TextLine(id="title")
        with VerticalScroll(id="summary"):
            yield TextLine(id="summary-text")
        yield TextLine(id="question")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Lay it out; only the pain changes."""
        name = Cell(plain(self._run.session.plan.routine.name, "bold $accent"))
        self.query_one("#title", TextLine).show(Row(name))
        self._show()
        self.query_one("#summary").focus()

    def action_pain(self, pain: int) -> None:
        """Say how much it hurts; another digit puts that right."""
        self._run.do(Move.PAIN_AFTER, pain)
        self._show()

    def action_close(self) -> None:
        """Back to where the session was started."""
        self.dismiss()

    def _show(self) -> None:
        session = self._run.session
        summary = summarise(session, self._run.now)
        self.query_one("#summary-text", TextLine).show(Stack(self._parts(summary)))
        question = f"Pain now?  0 none … 9, {UNBEARABLE} worst  (or no answer)"
        asked = "" if session.pain_after is not None else question
        self.query_one("#question", TextLine).show(plain(asked, "bold"))

    def _parts(self, summary: Summary) -> Iterator[Visual]:
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
        before, after = session.pain_before, session.pain_after
        if before is not None or after is not None:
            said = [notation.UNKNOWN if pain is None else str(pain) for pain in (before, after)]
            yield joined("pain ", (" → ".join(said), "bold"), " of 10")

    def _step(self, step: StepResult) -> Row:
        word, style = _WORDS[step.outcome]
        if step.reason is not None:
            word = f"{word}: {_REASONS[step.reason]}"
        time = f"{notation.clock(step.done_seconds)} of {notation.clock(step.planned_seconds)}"
        reps = f"{step.done_reps} of {step.planned_reps}"
        cells = (
            Cell(plain(word, style), 19),
            Cell(plain(self._exercise(step))),
            Cell(plain(reps, MUTED), 8, right=True),
            Cell(plain(time), 18, right=True),
        )
        return Row(*cells)

    def _exercise(self, step: StepResult) -> str:
        return self._catalog.name_of(step.exercise)
