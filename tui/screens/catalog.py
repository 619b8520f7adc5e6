"""The catalog as a place to go to: practise an exercise, or put it into a routine."""

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from tui.clock import Clock
from tui.core.library import practice
from tui.keys import bindings
from tui.screens.dialogs import ChooseOne
from tui.screens.editor import EditorScreen
from tui.screens.exercises import ExercisesScreen
from tui.screens.starting import start
from tui.workspace import Workspace


class CatalogScreen(ExercisesScreen):
    """The catalog as a place to go to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("catalog")
    SEARCH = "catalog.search"

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__(workspace, "Catalog")
        self._clock = clock

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
        if not picked:
            return
        entry = next((entry for entry in own if f"id:{entry.id}" == picked), None)
        editor = EditorScreen.adding(exercise.id, entry, self._workspace)
        await self.app.push_screen_wait(editor)
