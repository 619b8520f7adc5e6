"""The first screen: the routines there are, and what the highlighted one consists of."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.visual import Visual
from textual.widgets import Input, OptionList

from tui.clock import Clock
from tui.core import notation
from tui.core.catalog import CatalogRoutine
from tui.core.library import Entry
from tui.core.routine import Routine
from tui.core.text import displayable
from tui.keys import bindings
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import EMPTY, Cell, Row, Stack
from tui.widgets.routine_brief import routine_brief
from tui.widgets.rows import Item, Rows
from tui.widgets.text import MUTED, plain
from tui.widgets.too_small import TooSmall
from tui.workspace import Workspace

if TYPE_CHECKING:
    from tui.storage.session_record import SessionRecord


class RoutinesScreen(Screen[None]):
    """Choose a routine, start it, or change it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("routines")

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__()
        self._workspace = workspace
        self._clock = clock
        self._last: SessionRecord | None = None

    def compose(self) -> ComposeResult:
        """A list on the left, the highlighted routine on the right."""
        yield TextLine(id="title")
        with Horizontal(classes="panes"):
            yield Rows(id="routines")
            with VerticalScroll(id="brief"):
                yield TextLine(id="brief-text")
        yield TextLine(id="question")
        yield Input(id="search", placeholder="part of a name", compact=True)
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Begin in the list."""
        field = self.query_one(Input)
        field.cursor_blink = False
        field.display = False
        self._fill()
        self.query_one(Rows).focus()

    def on_screen_resume(self) -> None:
        """Show the library as it is now; another screen may have changed it."""
        self._fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the highlighted routine."""
        entry = self._chosen()
        match action:
            case "start":
                return entry is not None and bool(entry.timeline.phases)
            case "edit" | "duplicate":
                return entry is not None
            case "delete":
                return entry is not None and not entry.shipped
            case "undo":
                return self._workspace.can_restore
            case "problems":
                return bool(self._workspace.problems)
            case "say_after":
                return self._last is not None
            case "search":
                return not self.query_one(Input).has_focus
            case "clear":
                return self.query_one(Input).display
            case _:
                return True

    @on(OptionList.OptionHighlighted)
    def show_brief(self) -> None:
        """Show the highlighted routine beside the list."""
        entry = self._chosen()
        parts: Iterable[Visual] = ()
        if entry is not None:
            done_by = self._workspace.finish_time(entry.timeline.total_seconds)
            parts = routine_brief(entry, self._workspace.library.catalog, done_by)
        self.query_one("#brief-text", TextLine).show(Stack(parts))
        self.query_one("#brief").scroll_home(animate=False)
        self.refresh_bindings()

    @on(Input.Changed)
    def narrow_down(self) -> None:
        """Show the routines whose name has what was typed."""
        self._fill()

    @on(Input.Submitted)
    def leave_search(self) -> None:
        """Go back to the list, which stays narrowed down."""
        self.query_one(Rows).focus()

    def action_search(self) -> None:
        """Type a part of a name."""
        field = self.query_one(Input)
        field.display = True
        # At once, not with the next message: the next key may be here already.
        self.set_focus(field)

    def action_clear(self) -> None:
        """Show all routines again."""
        field = self.query_one(Input)
        field.value = ""
        field.display = False
        self.set_focus(self.query_one(Rows))

    @work
    async def action_start(self) -> None:
        """Be led through the highlighted routine."""
        entry = self._chosen()
        if entry is not None:
            from tui.screens.starting import start

            await start(self.app, self._workspace, self._clock, entry)

    def action_edit(self) -> None:
        """Edit the highlighted routine, or a copy if it is shipped."""
        entry = self._chosen()
        if entry is not None:
            self._edit(_own(entry.routine), None if entry.shipped else entry)

    def action_new(self) -> None:
        """Make a routine from nothing."""
        self._edit(Routine(name="My routine"), None)

    def action_duplicate(self) -> None:
        """Edit a copy of the highlighted routine."""
        entry = self._chosen()
        if entry is not None:
            self._edit(_own(entry.routine, copy=True), None)

    def action_delete(self) -> None:
        """Move the highlighted routine to the trash."""
        entry = self._chosen()
        if entry is None or entry.shipped:
            return
        try:
            self._workspace.trash(entry)
        except OSError as error:
            self._tell(f"{entry.routine.name} could not be deleted: {error.strerror}", "error")
            return
        self._fill()
        key = self._workspace.key("routines.undo")
        self._tell(f"{entry.routine.name} is in the trash; {key} brings it back")

    def action_undo(self) -> None:
        """Bring back the routine that was deleted last."""
        try:
            restored = self._workspace.restore()
        except OSError as error:
            self._tell(f"It could not be brought back: {error.strerror}", "error")
            return
        self._fill(restored)

    def ask_after(self, last: "SessionRecord | None") -> None:
        """Ask how it was after this session; None asks nothing."""
        self._last = last
        self.set_class(last is not None, "-asking")
        if last is not None:
            key = self._workspace.key
            answers = plain("  ".join(f"{key(f'routines.{word}')} {word}" for word in _AFTER))
            ended = (last.ended or last.seen).astimezone()
            question = plain(f"How was it after {last.name}, {ended:%a %d %b}?", "$accent")
            row = Row(Cell(question), Cell(answers, answers.cell_length, right=True))
            self.query_one("#question", TextLine).show(row)
        self.refresh_bindings()

    def action_say_after(self, answer: str) -> None:
        """Say how it was after the last session; this asks no second time."""
        if self._last is not None:
            self._workspace.say_after(self._last, answer)
            self.ask_after(None)

    def action_problems(self) -> None:
        """Show what is wrong with the user's files."""
        from tui.screens.dialogs import Reading

        lines = [part for p in self._workspace.problems for part in (plain(str(p)), EMPTY)]
        self.app.push_screen(Reading("What could not be read", lines))

    @work
    async def _edit(self, routine: Routine, entry: Entry | None) -> None:
        from tui.screens.editor import EditorScreen

        editor = EditorScreen(routine, entry, self._workspace)
        saved = await self.app.push_screen_wait(editor)
        self._fill(saved or "")

    def _chosen(self) -> Entry | None:
        rows = self.query_one_optional(Rows)
        chosen = rows.chosen if rows else ""
        return next((e for e in self._workspace.library.entries if e.key == chosen), None)

    def _fill(self, choose: str = "") -> None:
        problems = self._workspace.problems
        count = len(problems)
        key = self._workspace.key("routines.problems")
        told = f"{notation.counted(count, 'problem')} in your files: press {key}"
        right = plain(told, "$warning") if count else plain(f"{self._workspace.now():%a %d %b}")
        title = Row(
            Cell(plain("Supple", "bold $accent")), Cell(right, right.cell_length, right=True)
        )
        self.query_one("#title", TextLine).show(title)
        self.query_one(Rows).fill(self._items(), choose=f"own:{choose}" if choose else None)
        self.show_brief()

    def _items(self) -> Iterator[Item]:
        shelves = self._workspace.library.on_shelves(self.query_one(Input).value)
        for number, (shelf, entries) in enumerate(shelves.items()):
            if number:
                yield Item("", EMPTY)
            yield Item("", plain(shelf, MUTED))
            for entry in entries:
                length = Content(notation.clock(entry.timeline.total_seconds))
                cells = (Cell(plain(entry.routine.name)), Cell(length, 7, right=True))
                yield Item(entry.key, Row(*cells))

    def _tell(self, text: str, severity: SeverityLevel = "information") -> None:
        self.notify(displayable(text), severity=severity, markup=False)


_AFTER = ("better", "same", "worse")


def _own(routine: Routine, *, copy: bool = False) -> Routine:
    """The routine as one of the user's own."""
    own = routine.editable() if isinstance(routine, CatalogRoutine) else routine
    return own if not copy else own.renamed(f"{own.name} copy"[:100])
