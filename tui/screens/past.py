"""One session of the past: what it came to, and what of it can be put right."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.visual import Visual
from textual.widgets import Static

from tui.core.by_hand import WHEN, when
from tui.core.felt import in_words
from tui.core.notation import clock, pain
from tui.core.report import WHERE_IN_WORDS
from tui.core.summary import StepResult
from tui.core.text import displayable
from tui.keys import bindings
from tui.screens.ask_number import AskNumber
from tui.screens.dialogs import AskName, Question
from tui.screens.how_it_felt import HowItFelt
from tui.storage.journal_faults import JournalError
from tui.storage.session_record import MAX_NOTE, After, SessionRecord, State, StopRecord
from tui.widgets.felt_rows import OUTCOME_IN_WORDS
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import EMPTY, Cell, Row, Stack
from tui.widgets.text import MUTED, plain
from tui.workspace.workspace import Workspace

NO_NOTE = "-"
"""What is typed to have no note."""
AFTER_IN_WORDS = {
    After.BETTER: "It was better in the hours after.",
    After.SAME: "It was the same in the hours after.",
    After.WORSE: "It was worse in the hours after.",
}


class PastDialog(ModalScreen[bool]):
    """Shows a session; closes with True when anything about it was changed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("past")

    def __init__(self, workspace: Workspace, record: SessionRecord) -> None:
        super().__init__()
        self._workspace = workspace
        self._record = record
        self._is_changed = False

    @classmethod
    async def show(cls, screen: Screen[Any], workspace: Workspace, session_id: str) -> bool:
        """Look at a session; True when anything about it was changed, or it is gone."""
        record = read(screen, workspace, session_id)
        if record is None:
            return True
        return await screen.app.push_screen_wait(cls(workspace, record))

    def compose(self) -> ComposeResult:
        """Its name, and everything that is known, which scrolls."""
        with Vertical(classes="dialog tall read"):
            yield Static(plain(self._record.name, "bold"))
            with VerticalScroll(can_focus=False):
                yield TextLine(id="past-text")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show it."""
        self._fill()

    def action_scroll(self, lines: int) -> None:
        """Read on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(self._is_changed)

    @work
    async def action_pain(self, field: str) -> None:
        """Put right how much it hurt, before or after."""
        when = field.removeprefix("pain_")
        question = f"How much did it hurt {when} the session?"
        told = "0 is no pain, 10 the worst"
        value = getattr(self._record, field) or 0
        said = await self.app.push_screen_wait(AskNumber(question, value, 0, 10, told))
        if said is not None:
            self._keep(**{field: said})

    @work
    async def action_felt(self) -> None:
        """Say how the exercises felt, or put that right."""
        hurt = {kept.stop.step for kept in self._record.stops}
        name_of = self._workspace.library.catalog.name_of
        said = await self.app.push_screen_wait(HowItFelt(self._record.steps, hurt, name_of))
        if said:
            self._put_right(lambda known, now: known.with_felt(said).corrected_to(now))

    @work
    async def action_note(self) -> None:
        """Write something about it."""
        question = f"What do you want to remember? A single {NO_NOTE} takes the note away."
        dialog = AskName(question, self._record.note or "", MAX_NOTE)
        note = await self.app.push_screen_wait(dialog)
        if note:
            self._keep(note=None if note == NO_NOTE else note)

    @work
    async def action_when(self) -> None:
        """Put right when it was."""
        typed = f"{self._record.began:{WHEN}}"
        while typed := await self.app.push_screen_wait(
            AskName("When was it? Year-month-day hour:minute", typed, 16)
        ):
            began = when(typed, self._workspace.now())
            if not isinstance(began, str):
                self._keep(began=began)
                return
            self._tell(began)

    @work
    async def action_delete(self) -> None:
        """Delete it; it can be brought back."""
        if await delete(self, self._workspace, self._record.id):
            self.dismiss(True)

    def _keep(self, **said: object) -> None:
        """Keep the session with something put right."""
        self._put_right(lambda known, now: known.corrected_to(now, **said))

    def _put_right(self, change: Callable[[SessionRecord, datetime], SessionRecord]) -> None:
        """Keep the session as it is by now, changed."""
        now = self._workspace.now()
        try:
            record = self._workspace.history.put_right(
                self._record.id, lambda known: change(known, now)
            )
        except JournalError as error:
            self._tell(str(error))
            return
        if record is None:
            self._tell("This session is not in the journal any more")
            return
        self._record, self._is_changed = record, True
        self._fill()

    def _fill(self) -> None:
        self.query_one("#past-text", TextLine).show(Stack(self._parts()))

    def _parts(self) -> Iterator[Visual]:
        record = self._record
        yield plain(f"{record.began:%A, %d %B %Y, %H:%M}")
        if record.state is State.BY_HAND:
            yield plain("Done without Supple, and written down by hand.", MUTED)
        yield plain(f"Pain: {pain(record.pain_before, record.pain_after) or 'nothing said'}")
        if record.after in AFTER_IN_WORDS:
            yield plain(AFTER_IN_WORDS[record.after])
        if record.flare:
            yield plain("A bad day: it was done lightly.")
        if record.note:
            yield plain(f"Note: {record.note}", "$accent")
        yield EMPTY
        yield from map(self._step, record.steps)
        if record.stops:
            yield EMPTY
        yield from map(self._stop, record.stops)
        if record.corrected:
            yield EMPTY
            yield plain(f"Put right on {record.corrected:%d %b %Y}.", MUTED)

    def _step(self, step: StepResult) -> Row:
        name = self._workspace.library.catalog.name_of(step.exercise)
        time = f"{clock(step.done_seconds)} of {clock(step.planned_seconds)}"
        word = plain(*OUTCOME_IN_WORDS[step.outcome])
        said = in_words(step.felt)
        felt = (Cell(plain(said, MUTED), len(said)),) if said else ()
        return Row(Cell(word, 10), Cell(plain(name)), *felt, Cell(plain(time), 14, right=True))

    def _stop(self, kept: StopRecord) -> Visual:
        stop = kept.stop
        said = [
            "sharp" if stop.sharp else "",
            f"{stop.pain} of 10" if stop.pain is not None else "",
            WHERE_IN_WORDS[stop.where] if stop.where else "",
        ]
        name = self._workspace.library.catalog.name_of(stop.exercise)
        return plain(", ".join(filter(None, (f"It hurt in {name}", *said))) + ".", "$warning")

    def _tell(self, text: str) -> None:
        self.notify(displayable(text), severity="warning", markup=False)


def read(screen: Screen[Any], workspace: Workspace, session_id: str) -> SessionRecord | None:
    """The session with this id; None when it is not there, which is told."""
    try:
        record = workspace.history.record(session_id)
    except JournalError as error:
        screen.notify(displayable(str(error)), severity="warning", markup=False)
        return None
    if record is None:
        screen.notify("This session cannot be read.", severity="warning", markup=False)
    return record


async def delete(screen: Screen[Any], workspace: Workspace, session_id: str) -> bool:
    """Delete a session, after a question if it hurt in it; True when it was deleted."""
    record = read(screen, workspace, session_id)
    if record is None:
        return False
    if any(stop.lifted is None for stop in record.stops):
        question = "It hurt in this session. Once it is deleted, no exercise is left out for that."
        if not await screen.app.push_screen_wait(Question(question, "Delete it")):
            return False
    try:
        workspace.history.remove(record)
    except JournalError as error:
        screen.notify(displayable(str(error)), severity="error", markup=False)
        return False
    key = workspace.key("progress.undo")
    told = f"{record.name}, {record.began:%d %b}, is deleted; {key} brings it back"
    screen.notify(displayable(told), markup=False)
    return True
