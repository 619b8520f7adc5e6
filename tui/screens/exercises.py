"""The exercises as a list that search and filters narrow down, the highlighted one beside it."""

from collections.abc import Iterator
from typing import ClassVar, TypeVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from tui.clock import steady_seconds
from tui.core.exercise import Exercise
from tui.core.figure.figure import figure_of
from tui.core.figure.playing import played, seconds_to_play
from tui.core.profile import Profile
from tui.core.search import Filters, SearchIndex
from tui.keys import bindings
from tui.live.line import Line
from tui.screens.filters import FilterDialog, filters_in_words
from tui.terminal.terminal_app import TerminalApp
from tui.widgets.draft_view import MARK
from tui.widgets.exercise_brief import ASK_FIRST, exercise_heading, exercise_text
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import EMPTY, Cell, Later, Row, Stack
from tui.widgets.plate import Plate
from tui.widgets.rows import Item, Rows
from tui.widgets.text import joined, plain
from tui.widgets.too_small import TooSmall
from tui.workspace.workspace import Workspace

Closes = TypeVar("Closes")
"""What such a screen closes with."""


class ExercisesScreen(Screen[Closes]):
    """The exercises, narrowed down by search and filters; what is done with one is for others."""

    SEARCH: ClassVar[str]
    """Id of the binding that goes to the search field."""

    def __init__(self, workspace: Workspace, heading: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._heading = heading
        self._index = SearchIndex(workspace.library.catalog.exercises)
        self._filters = Filters()
        self._played: Exercise | None = None
        """The exercise whose figure is shown."""
        self._began = 0.0
        self._timer: Timer | None = None
        self._line: Line

    def compose(self) -> ComposeResult:
        """A search field, a list on the left, the highlighted exercise on the right."""
        yield TextLine(id="title")
        yield Input(id="search", compact=True)
        with Horizontal(classes="panes"):
            yield Rows(id="exercises")
            with VerticalScroll(id="brief"):
                yield TextLine(id="brief-heading")
                yield Plate()
                yield TextLine(id="brief-text")
        yield TextLine(id="question")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Begin in the list, with everything in it."""
        app, limit = cast(TerminalApp, self.app), self._workspace.settings.figure.bytes_per_second
        self._line = Line(steady_seconds, lambda: app.bytes_written, limit)
        field = self.query_one(Input)
        field.cursor_blink = False
        field.placeholder = f"press {self._workspace.key(self.SEARCH)} to search"
        self._fill()
        self.set_focus(self.query_one(Rows))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to search where one is not searching, and to clear where something is set."""
        field = self.query_one_optional(Input)
        if field is None:
            return True
        if action == "search":
            return not field.has_focus
        if action == "clear":
            return field.has_focus or bool(field.value) or bool(self._filters)
        return True

    @property
    def chosen(self) -> Exercise | None:
        """The highlighted exercise."""
        return self._workspace.library.catalog.exercise(self.query_one(Rows).chosen)

    @on(Rows.Highlighted)
    def say_keys(self) -> None:
        """Offer what can be done with the highlighted exercise."""
        self.refresh_bindings()

    @on(Rows.Rested)
    def show_brief(self) -> None:
        """Show the highlighted exercise beside the list."""
        exercise = self.chosen
        catalog = self._workspace.library.catalog
        heading = exercise_heading(exercise) if exercise else (plain("Nothing found."),)
        profile = self._workspace.about_me.profile
        text = exercise_text(exercise, catalog, profile) if exercise else ()
        self.query_one("#brief-heading", TextLine).show(Stack(heading))
        self.query_one("#brief-text", TextLine).show(Stack(text))
        self.query_one("#brief").scroll_home(animate=False)
        if exercise is not self._played:
            self._played, self._began = exercise, self._seconds
        self.play()

    @property
    def _seconds(self) -> float:
        return self._workspace.now().timestamp()

    def play(self) -> None:
        """Draw the figure as far as it has got, and look again when it will have moved."""
        if self._timer is not None:
            self._timer.stop()
        plate = self.query_one_optional(Plate)
        if plate is None:  # the screen is being taken down
            return
        look, settings = self._workspace.look, self._workspace.settings.figure
        exercise, poses = self._played, self._workspace.library.catalog.poses
        figure = figure_of(exercise.figure, poses) if exercise else None
        seconds = self._seconds - self._began
        scene = played(figure, seconds) if figure else None
        plate.show(scene, look, self._line.room(0, quiet=1))
        wait = seconds_to_play(seconds, 1 / settings.frames_per_second)
        if scene and wait and look.moves and look.encoding:
            self._timer = self.set_timer(wait, self.play)

    @on(Input.Changed)
    def narrow_down(self) -> None:
        """Show what fits the words typed so far, best first."""
        self._fill_rows(choose=0)

    @on(Input.Submitted)
    def leave_search(self) -> None:
        """Go back to the list, which stays narrowed down."""
        self.query_one(Rows).focus()

    def action_search(self) -> None:
        """Type words to search for."""
        field = self.query_one(Input)
        # At once, not with the next message: the next key may be here already.
        self.set_focus(field)
        field.select_all()

    def action_clear(self) -> None:
        """Forget search and filters, and go to the list."""
        self._filters = Filters()
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._fill()
        self.set_focus(self.query_one(Rows))

    @work
    async def action_filter(self) -> None:
        """Ask for the filters."""
        exercises = self._workspace.library.catalog.exercises
        chosen = await self.app.push_screen_wait(FilterDialog(self._filters, exercises))
        if chosen is not None:
            self._filters = chosen
            self._fill(choose=0)

    def _fill(self, choose: str | int | None = None) -> None:
        self._fill_rows(choose)
        self.show_brief()

    def _fill_rows(self, choose: str | int | None = None) -> None:
        found = self._index.search(self.query_one(Input).value, self._filters)
        self.query_one(Rows).fill(self._items(found), choose=choose)
        total = len(self._workspace.library.catalog.exercises)
        right = plain(
            "  ".join(filter(None, (f"{len(found)} of {total}", filters_in_words(self._filters))))
        )
        heading = self._title()
        left = Cell(heading, heading.cell_length)
        self.query_one("#title", TextLine).show(Row(left, Cell(right, right=True)))

    def _title(self) -> Content:
        """What stands at the left of the title line."""
        return plain(self._heading, "bold $accent")

    def _items(self, exercises: tuple[Exercise, ...]) -> Iterator[Item]:
        """The rows of the list; what speaks against one for this person, has a sign."""
        profile = self._workspace.about_me.profile
        for exercise in exercises:
            yield Item(exercise.id, Later(_row, self._sign(exercise), exercise, profile))

    def _sign(self, exercise: Exercise) -> str:
        """What stands before the name in the list."""
        return ""


def _row(sign: str, exercise: Exercise, profile: Profile) -> Row:
    region = exercise.regions[0].value.replace("-", " ") if exercise.regions else ""
    against = plain(ASK_FIRST, "$warning") if profile.against(exercise) else EMPTY
    cells = (Cell(plain(f"{sign}{exercise.name}")), Cell(against, 1), Cell(plain(region), 10))
    return Row(*cells, gap=1)


class ExercisePicker(ExercisesScreen[tuple[str, ...]]):
    """The same list to choose exercises from; closes with their ids, or with none."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("picker")
    SEARCH = "picker.search"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Add exercises")
        self._marked: tuple[str, ...] = ()
        """Ids in the order in which they were marked."""

    def action_mark(self) -> None:
        """Mark the highlighted exercise, or not any more, and go one down."""
        chosen = self.query_one(Rows).chosen
        if chosen in self._marked:
            self._marked = tuple(other for other in self._marked if other != chosen)
        elif chosen:
            self._marked = (*self._marked, chosen)
        self._fill()
        rows = self.query_one(Rows)
        if rows.chosen_place < len(rows.items) - 1:
            rows.action_cursor_down()

    def action_choose(self) -> None:
        """Close with the marked exercises, or else with the highlighted one."""
        picked = self._marked or tuple(filter(None, [self.query_one(Rows).chosen]))
        if picked:
            self.dismiss(picked)

    def action_back(self) -> None:
        """From the search field to the list; from the list, close with nothing."""
        if self.query_one(Input).has_focus:
            self.query_one(Rows).focus()
        else:
            self.dismiss(())

    def _title(self) -> Content:
        marked = f" · {len(self._marked)} marked" if self._marked else ""
        return joined(super()._title(), marked)

    def _sign(self, exercise: Exercise) -> str:
        return f"{MARK if exercise.id in self._marked else ' '} "
