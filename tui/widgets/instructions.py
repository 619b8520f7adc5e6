"""How the exercise is done, where it is felt, and what to be careful about, during a session."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.core.catalog import Catalog
from tui.core.exercise import Exercise
from tui.widgets.exercise_brief import exercise_reminder
from tui.widgets.label import TextLine
from tui.widgets.layout import Stack


class Instructions(VerticalScroll, can_focus=False):
    """Changes only when the exercise does."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._exercise: Exercise | None = None

    def compose(self) -> ComposeResult:
        """One text."""
        yield TextLine()

    def show(self, exercise: Exercise, catalog: Catalog) -> None:
        """Show this exercise, if it is another than before."""
        if exercise is not self._exercise:
            self._exercise = exercise
            self.query_one(TextLine).show(Stack(exercise_reminder(exercise, catalog)))
            self.scroll_home(animate=False)
