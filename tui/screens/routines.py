"""The first screen: the routines there are, and what the highlighted one consists of."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.visual import Visual
from textual.widgets import Input

from tui.clock import Clock
from tui.core import notation
from tui.core.library import Entry
from tui.core.today import Today
from tui.keys import bindings
from tui.screens.routine_files import RoutineFilesScreen
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import EMPTY, Cell, Row, Stack
from tui.widgets.routine_brief import routine_brief, unreadable_brief
from tui.widgets.rows import Rows
from tui.widgets.shelves import shelf_items
from tui.widgets.text import plain
from tui.widgets.too_small import TooSmall
from tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tui.storage.session_record import SessionRecord


class RoutinesScreen(RoutineFilesScreen):
    """Choose a routine, start it, or change it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("routines")

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__(workspace, clock)
        self._last: SessionRecord | None = None
        self._today = Today()

    def compose(self) -> ComposeResult:
        """A list on the left, the highlighted routine on the right."""
        yield TextLine(id="title")
        with Horizontal(classes="panes"):
            yield Rows(id="routines")
            with VerticalScroll(id="brief"):
                yield TextLine(id="brief-text")
        yield TextLine(id="told")
        yield TextLine(id="question")
        yield Input(id="search", placeholder="part of a name", compact=True)
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Begin in the list."""
        field = self.query_one(Input)
        field.cursor_blink = False
        field.display = False
        self.query_one(Rows).focus()

    def on_screen_resume(self) -> None:
        """Show the library as it is now; another screen may have changed it."""
        self.fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the highlighted routine."""
        entry = self.chosen
        match action:
            case "start" | "bad_day":
                return entry is not None and bool(entry.timeline.phases)
            case "start_short":
                return entry is not None and self.workspace.short_version(entry) is not None
            case "edit" | "duplicate":
                return entry is not None
            case "delete":
                return bool(self.file)
            case "outside":
                return entry is not None or bool(self.file)
            case "undo":
                return self.workspace.trash.can_undo or self.taken is not None
            case "notice":
                return self.notice is not None or self.proposed is not None
            case "problems":
                return bool(self.workspace.problems)
            case "say_after":
                return self._last is not None
            case "search":
                return not self.query_one(Input).has_focus
            case "clear":
                return self.query_one(Input).display
            case _:
                return True

    @on(Rows.Highlighted)
    def say_keys(self) -> None:
        """Offer what can be done with the highlighted routine."""
        self.refresh_bindings()

    @on(Rows.Rested)
    def look_closer(self) -> None:
        """Show the highlighted routine, its first exercise as a picture, and what to tell of it."""
        self.show_brief()
        self.call_after_refresh(self._show_picture)
        locked = self.locked
        self.look_back(self.chosen)
        if locked != self.locked:
            self._fill_rows()

    def show_brief(self) -> None:
        """Show the highlighted routine beside the list."""
        found = self.highlighted
        parts: Iterable[Visual] = ()
        if isinstance(found, Entry):
            done_by = self.workspace.finish_time(found.timeline.total_seconds)
            parts = routine_brief(
                found,
                self.workspace.library.catalog,
                done_by,
                self.workspace.about_me.profile,
                short=self.workspace.short_version(found),
                waits=self.waits if found.key in self.locked else (),
            )
        elif found is not None:
            names = ("routines.outside", "routines.delete")
            parts = unreadable_brief(found, *map(self.workspace.key, names))
        self.query_one("#brief-text", TextLine).show(Stack(parts))
        self.query_one("#brief").scroll_home(animate=False)
        self.refresh_bindings()

    def _show_picture(self) -> None:
        """Show the first exercise, where the text leaves room."""
        from tui.screens.first_exercise import show_first_exercise

        entry = self.chosen
        brief, space = self.query_one("#brief", VerticalScroll), self.workspace
        routine = entry.routine if entry else None
        show_first_exercise(brief, routine, space.library.catalog, space.look)

    @on(Input.Changed)
    def narrow_down(self) -> None:
        """Show the routines whose name has what was typed."""
        self._fill_rows()

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
        entry = self.chosen
        if entry is not None:
            from tui.screens.starting import start

            await start(self.app, self.workspace, self.clock, entry)

    @work
    async def action_start_short(self) -> None:
        """Be led through its essential steps alone."""
        short = self.workspace.short_version(self.chosen) if self.chosen else None
        if short is not None:
            from tui.screens.starting import start

            await start(self.app, self.workspace, self.clock, short)

    def ask_after(self, last: "SessionRecord | None") -> None:
        """Ask how it was after this session; None asks nothing."""
        self._last = last
        self.set_class(last is not None, "-asking")
        if last is not None:
            key = self.workspace.key
            answers = plain("  ".join(f"{key(f'routines.{word}')} {word}" for word in _AFTER))
            ended = (last.ended or last.seen).astimezone()
            question = plain(f"How was it after {last.name}, {ended:%a %d %b}?", "$accent")
            row = Row(Cell(question), Cell(answers, answers.cell_length, right=True))
            self.query_one("#question", TextLine).show(row)
        self.refresh_bindings()

    def action_say_after(self, answer: str) -> None:
        """Say how it was after the last session; this asks no second time."""
        if self._last is not None:
            self.workspace.say_after(self._last, answer)
            self.ask_after(None)
            self.is_stale = True
            self.look_back(self.chosen)

    def action_problems(self) -> None:
        """Show what is wrong with the user's files."""
        from tui.screens.dialogs import Reading

        lines = [part for p in self.workspace.problems for part in (plain(str(p)), EMPTY)]
        self.app.push_screen(Reading("What could not be read", lines))

    def fill(self, choose: str = "") -> None:
        """Show the routines and the day as they are, and highlight the own one with this id."""
        own = (entry for entry in self.workspace.library.entries if not entry.shipped)
        self._today = self.workspace.about_me.today((entry.id, entry.routine) for entry in own)
        self.is_stale = True
        self._show_title()
        self._fill_rows(choose)
        self.show_brief()

    def _show_title(self) -> None:
        count = len(self.workspace.problems)
        key = self.workspace.key("routines.problems")
        told = f"{notation.counted(count, 'problem')} in your files: press {key}"
        day = "   ".join((f"{self.workspace.now():%a %d %b}", *self._today.words))
        right = plain(told, "$warning") if count else plain(day)
        title = Row(
            Cell(plain("Supple", "bold $accent")), Cell(right, right.cell_length, right=True)
        )
        self.query_one("#title", TextLine).show(title)

    def _fill_rows(self, choose: str = "") -> None:
        library = self.workspace.library
        due = library.key_of(self._today.due)
        items = shelf_items(library, self.query_one(Input).value, due, self.locked)
        self.query_one(Rows).fill(items, choose=library.key_of(choose) if choose else None)


_AFTER = ("better", "same", "worse")
