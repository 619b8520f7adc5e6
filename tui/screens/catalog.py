"""The catalog as a place to go to: practise an exercise, put it into a routine, make one's own."""

from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.widgets import Input

from tui.clock import Clock
from tui.core.figure.look import Drawing
from tui.core.library import practice
from tui.core.search import Filters, SearchIndex
from tui.keys import bindings
from tui.screens import own_exercise
from tui.screens.asking_first import agreed_to_add
from tui.screens.dialogs import ChooseOne
from tui.screens.drawing_choice import choose_drawing
from tui.screens.editor import EditorScreen
from tui.screens.exercises import ExercisesScreen
from tui.screens.starting import start
from tui.widgets.label import TextLine
from tui.widgets.rows import Rows
from tui.widgets.text import plain
from tui.workspace.workspace import Workspace


class CatalogScreen(ExercisesScreen[str]):
    """The catalog as a place to go to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("catalog")
    SEARCH = "catalog.search"

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__(workspace, "Catalog")
        self._clock = clock
        self._catalog = workspace.library.catalog

    def on_mount(self) -> None:
        """Ask once how figures look best; this waits for nobody."""
        super().on_mount()
        if self._workspace.asks_for_drawing:
            key = self._workspace.key("catalog.figures")
            asked = plain(f"How clear is the figure? {key} shows other ways to draw it")
            self.query_one("#question", TextLine).show(asked)
            self.add_class("-asking")
            self._workspace.remembered.prefer(Drawing.AUTO)

    def on_screen_resume(self) -> None:
        """Show the catalog as it is; it may have been read again on another screen."""
        if self._catalog is not self._workspace.library.catalog:
            self._show_again()
        self.play()

    @work
    async def action_figures(self) -> None:
        """Compare ways to draw the figures."""
        await choose_drawing(self.app, self._workspace)
        self.remove_class("-asking")
        self.play()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the highlighted exercise."""
        match action:
            case "practise" | "add" | "duplicate" | "edit":
                return self._has_chosen
            case "delete":
                return self._has_chosen and self._workspace.exercises.has(
                    self.query_one(Rows).chosen
                )
            case "undo":
                return self._workspace.trash.can_undo
            case _:
                return super().check_action(action, parameters)

    @work
    async def action_practise(self) -> None:
        """Be led through the highlighted exercise alone."""
        exercise = self.chosen
        if exercise is not None:
            entry = practice(exercise, self._workspace.library.catalog, self._workspace.manner)
            await start(self.app, self._workspace, self._clock, entry)

    @work
    async def action_add(self) -> None:
        """Put the highlighted exercise into a routine, and show it in the editor."""
        exercise = self.chosen
        if exercise is None:
            return
        own = [entry for entry in self._workspace.library.entries if not entry.shipped]
        choices = [("", "a new routine"), *((entry.id, entry.routine.name) for entry in own)]
        choices = [(f"id:{key}", name) for key, name in choices]
        title = f"Add {exercise.name} to"
        picked = await self.app.push_screen_wait(ChooseOne(title, choices))
        if not picked or not await agreed_to_add(self.app, self._workspace, [exercise.id]):
            return
        entry = next((entry for entry in own if f"id:{entry.id}" == picked), None)
        editor = EditorScreen.adding(exercise.id, entry, self._workspace)
        await self.app.push_screen_wait(editor)

    @work
    async def action_new(self) -> None:
        """Describe an exercise of one's own."""
        self._show_again(await own_exercise.make(self, self._workspace))

    @work
    async def action_duplicate(self) -> None:
        """Make an exercise of one's own from the highlighted one."""
        exercise = self.chosen
        if exercise is not None:
            self._show_again(await own_exercise.duplicate(self, self._workspace, exercise))

    @work
    async def action_edit(self) -> None:
        """Edit the highlighted exercise, if it is the user's own."""
        exercise = self.chosen
        if exercise is not None:
            self._show_again(await own_exercise.edit(self, self._workspace, exercise))

    @work
    async def action_delete(self) -> None:
        """Move the highlighted exercise of one's own to the trash."""
        exercise = self.chosen
        if exercise is not None:
            await own_exercise.delete(self, self._workspace, exercise)
            self._show_again()

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        own_exercise.bring_back(self, self._workspace)
        self._show_again()

    @property
    def _has_chosen(self) -> bool:
        rows = self.query_one_optional(Rows)
        return rows is not None and bool(rows.chosen)

    def _show_again(self, choose: str = "") -> None:
        """Show the exercises as they are now; what hides this one is forgotten."""
        self._catalog = self._workspace.library.catalog
        self._index = SearchIndex(self._catalog.exercises)
        field = self.query_one(Input)
        found = self._index.search(field.value, self._filters)
        if choose and choose not in {exercise.id for exercise in found}:
            self._filters = Filters()
            with self.prevent(Input.Changed):
                field.value = ""
        self._fill(choose=choose or None)
