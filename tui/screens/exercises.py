"""The exercises as a list that search and filters narrow down, the highlighted one beside it."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, OptionList

from tui.core.exercise import Exercise
from tui.core.search import Filters, SearchIndex
from tui.keys import bindings
from tui.screens.filters import FilterDialog, filters_in_words
from tui.widgets.exercise_brief import exercise_brief
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import Cell, Row, Stack
from tui.widgets.rows import Item, Rows
from tui.widgets.text import plain
from tui.widgets.too_small import TooSmall
from tui.workspace import Workspace


class ExercisesScreen(Screen[str]):
    """The exercises, narrowed down by search and filters; what is done with one is for others."""

    SEARCH: ClassVar[str]
    """Id of the binding that goes to the search field."""

    def __init__(self, workspace: Workspace, heading: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._heading = heading
        self._index = SearchIndex(workspace.library.catalog.exercises)
        self._filters = Filters()

    def compose(self) -> ComposeResult:
        """A search field, a list on the left, the highlighted exercise on the right."""
        yield TextLine(id="title")
        yield Input(id="search", compact=True)
        with Horizontal(classes="panes"):
            yield Rows(id="exercises")
            with VerticalScroll(id="brief"):
                yield TextLine(id="brief-text")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Begin in the list, with everything in it."""
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

    @on(OptionList.OptionHighlighted)
    def show_brief(self) -> None:
        """Show the highlighted exercise beside the list."""
        exercise = self.chosen
        catalog = self._workspace.library.catalog
        parts = exercise_brief(exercise, catalog) if exercise else (plain("Nothing found."),)
        self.query_one("#brief-text", TextLine).show(Stack(parts))
        self.query_one("#brief").scroll_home(animate=False)

    @on(Input.Changed)
    def narrow_down(self) -> None:
        """Show what fits the words typed so far, best first."""
        self._fill(choose=0)

    @on(Input.Submitted)
    def leave_search(self) -> None:
        """Go back to the list, which stays narrowed down."""
        self.query_one(Rows).focus()

    def action_search(self) -> None:
        """Type words to search for."""
        # At once, not with the next message: the next key may be here already.
        self.set_focus(self.query_one(Input))

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

    def _fill(self, choose: int | None = None) -> None:
        found = self._index.search(self.query_one(Input).value, self._filters)
        self.query_one(Rows).fill(_items(found), choose=choose)
        total = len(self._workspace.library.catalog.exercises)
        right = plain(
            "  ".join(filter(None, (f"{len(found)} of {total}", filters_in_words(self._filters))))
        )
        left = Cell(plain(self._heading, "bold $accent"), len(self._heading))
        self.query_one("#title", TextLine).show(Row(left, Cell(right, right=True)))
        self.show_brief()


class ExercisePicker(ExercisesScreen):
    """The same list to choose an exercise from; closes with its id, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("picker")
    SEARCH = "picker.search"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Add an exercise")

    def action_choose(self) -> None:
        """Close with the highlighted exercise."""
        exercise = self.chosen
        if exercise is not None:
            self.dismiss(exercise.id)

    def action_back(self) -> None:
        """From the search field to the list; from the list, close with nothing."""
        if self.query_one(Input).has_focus:
            self.query_one(Rows).focus()
        else:
            self.dismiss("")


def _items(exercises: tuple[Exercise, ...]) -> Iterator[Item]:
    for exercise in exercises:
        region = exercise.regions[0].value.replace("-", " ") if exercise.regions else ""
        cells = (Cell(plain(exercise.name)), Cell(plain(region), 10))
        yield Item(exercise.id, Row(*cells, gap=1))
