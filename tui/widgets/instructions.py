"""How the exercise is done, where it is felt, and what to be careful about, during a session."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tui.core.catalog import Catalog
from tui.core.exercise import Exercise
from tui.widgets.exercise_brief import exercise_reminder
from tui.widgets.label import TextLine
from tui.widgets.layout import Stack
from tui.widgets.text import paragraphs, plain


def checklist_line(checklist: Iterable[str]) -> Content:
    """What is to be at hand, each with a box to tick off in the mind."""
    return plain("   ".join(f"□ {item}" for item in checklist))


class Instructions(VerticalScroll, can_focus=False):
    """Changes only when the step does."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._shown: tuple[object, ...] | None = None

    def compose(self) -> ComposeResult:
        """One text."""
        yield TextLine()

    def show(
        self,
        exercise: Exercise,
        notes: str,
        checklist: tuple[str, ...],
        catalog: Catalog,
        *,
        steps: bool,
    ) -> None:
        """Show the checklist, the notes of the step and the exercise, if they are others now.

        Without `steps`, where there is little room, the exercise is left out.
        """
        if (exercise, notes, checklist, steps) != self._shown:
            self._shown = (exercise, notes, checklist, steps)
            ready = [checklist_line(checklist)] if checklist else []
            reminder = exercise_reminder(exercise, catalog, notes)
            few = (*paragraphs(notes, "$accent"), *ready)
            self.query_one(TextLine).show(Stack((*ready, *reminder) if steps else few))
            self.scroll_home(animate=False)
