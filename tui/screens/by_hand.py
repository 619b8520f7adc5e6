"""A session that was done without the program: which routine, and a form for the rest."""

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from tui.core.by_hand import FIELD_IN_WORDS, ByHandText, DoneByHand, blank, read
from tui.core.library import Entry
from tui.core.notation import clock
from tui.core.plan import Plan
from tui.core.text import displayable
from tui.keys import bindings
from tui.screens.dialogs import ChooseOne
from tui.storage.journal_faults import JournalError
from tui.storage.session_record import SessionRecord
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.text import MUTED, plain
from tui.workspace.workspace import Workspace

HINTS = {"pain_before": "0 to 10, or nothing", "pain_after": "0 to 10, or nothing"}


class ByHandForm(ModalScreen[DoneByHand | None]):
    """Asks when a routine was done, how long, and how it was; closes with that, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, entry: Entry, workspace: Workspace) -> None:
        super().__init__()
        self._entry = entry
        self._workspace = workspace

    def compose(self) -> ComposeResult:
        """Label and field, one below the other; below them what is wrong."""
        seconds = self._entry.timeline.total_seconds
        text = blank(seconds, self._workspace.now())
        hints = {**HINTS, "minutes": f"all of it takes {clock(seconds)}"}
        with Vertical(classes="dialog wide form"):
            yield Static(plain(f"{self._entry.routine.name}, done without Supple", "bold"))
            for name, label in FIELD_IN_WORDS.items():
                with Horizontal(classes="field"):
                    yield Static(plain(label), classes="field-label")
                    yield Input(getattr(text, name), id=name, compact=True)
                    if hint := hints.get(name):
                        yield Static(plain(hint, MUTED), classes="field-hint")
            yield TextLine(id="verdict")
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the time."""
        for field in self.query(Input):
            field.cursor_blink = False
        self.query_one("#began").focus()

    @on(Input.Submitted)
    def action_accept(self) -> None:
        """Close with what was meant; else go to the first field that cannot be read."""
        said = {name: self.query_one(f"#{name}", Input).value for name in FIELD_IN_WORDS}
        meant = read(ByHandText(**said), self._workspace.now())
        if isinstance(meant, DoneByHand):
            self.dismiss(meant)
            return
        self.app.bell()
        name = next(name for name in FIELD_IN_WORDS if name in meant)
        told = f"{FIELD_IN_WORDS[name]}: {meant[name]}"
        self.query_one("#verdict", TextLine).show(plain(told, "$error"))
        self.query_one(f"#{name}").focus()

    def action_cancel(self) -> None:
        """Close and add nothing."""
        self.dismiss(None)


async def add_by_hand(screen: Screen[Any], workspace: Workspace) -> SessionRecord | None:
    """Ask for a session that was done without the program, and keep it; None when it is not."""
    entries = {entry.key: entry for entry in workspace.library.entries if entry.timeline.phases}
    choices = [(key, entry.routine.name) for key, entry in entries.items()]
    chosen = await screen.app.push_screen_wait(ChooseOne("What did you do?", choices))
    if not chosen:
        return None
    entry = entries[chosen]
    done = await screen.app.push_screen_wait(ByHandForm(entry, workspace))
    if done is None:
        return None
    catalog, manner = workspace.library.catalog, workspace.manner
    try:
        record = workspace.history.add(Plan.of(entry.id, entry.routine, catalog, manner), done)
    except JournalError as error:
        screen.notify(displayable(str(error)), severity="error", markup=False)
        return None
    key = workspace.key("progress.undo")
    told = f"{record.name}, {record.began:%d %b}, is added; {key} takes it back"
    screen.notify(displayable(told), markup=False)
    return record
