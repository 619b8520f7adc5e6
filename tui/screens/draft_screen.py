"""A routine while it is edited, as it is shown: its steps, and the highlighted one in detail."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.visual import Visual

from tui.core import dose_numbers
from tui.core.catalog import Catalog
from tui.core.draft import Draft
from tui.core.exercise import Exercise
from tui.core.figure.figure import figure_of
from tui.core.figure.scene import Scene
from tui.core.hint import Hint
from tui.core.hints import hints
from tui.core.lengths import Lengths
from tui.core.library import Entry
from tui.core.manner import Manner
from tui.core.routine import Routine, Step
from tui.core.text import displayable
from tui.keys import bindings
from tui.widgets.draft_view import StepHeading, draft_title, lengths_summary, step_items
from tui.widgets.figure_view import FigureView
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import Stack
from tui.widgets.plate import Plate
from tui.widgets.rows import Rows
from tui.widgets.step_brief import dose_brief, rest_brief, step_told
from tui.widgets.text import MUTED, paragraphs, plain
from tui.widgets.too_small import TooSmall
from tui.widgets.typed_line import TypedLine
from tui.workspace.workspace import Workspace

PICTURE_WIDTH = 116
"""Columns from which a picture fits beside the dose and what is told of it."""


class DraftScreen(Screen[str]):
    """Shows a draft and what is worth a thought in it; the keys are for others."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("editor")

    def __init__(self, draft: Draft, entry: Entry | None, workspace: Workspace) -> None:
        super().__init__()
        self._draft = draft
        self.entry = entry
        """What the routine was read as; None when it has no file."""
        self.workspace = workspace
        self.hints: tuple[Hint, ...] = ()
        """What is worth a thought in the routine as it is."""
        self.lengths: Lengths | str = ""
        """How long the routine takes, or why no session can hold it."""
        self._looked_at: tuple[Routine, Catalog, Manner] | None = None
        self._rows = Rows(id="steps")

    def compose(self) -> ComposeResult:
        """The list, and below it the highlighted step: its dose, and what is told of it."""
        yield TextLine(id="title")
        yield TextLine(id="columns")
        yield self._rows
        with Horizontal(id="step-brief"):
            yield TextLine(id="step-dose")
            with Vertical(id="step-side"):
                yield TextLine(id="step-told")
                yield FigureView(id="step-figure")
            yield Plate(id="step-plate")
        yield TypedLine(id="typed-line")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Begin where something was added last, else at the top."""
        # At once, not by a message: the list and what is told of it are painted together.
        self.watch(self._rows, "highlighted", self._highlighted, init=False)
        self.show()
        self.focus_list()

    @property
    def catalog(self) -> Catalog:
        """Every exercise there is at this moment."""
        return self.workspace.library.catalog

    @property
    def draft(self) -> Draft:
        """The draft, with the step highlighted that the list highlights."""
        return self._draft.highlight(self._rows.chosen_place)

    @property
    def step(self) -> Step | None:
        """The highlighted step."""
        place, steps = self._rows.chosen_place, self._draft.routine.steps
        return steps[place] if 0 <= place < len(steps) else None

    @property
    def exercise(self) -> Exercise | None:
        """The exercise of the highlighted step."""
        return self.catalog.exercise(self.step.exercise) if self.step else None

    @property
    def hints_here(self) -> tuple[Hint, ...]:
        """What is worth a thought on the highlighted step; if nothing is, on the whole routine."""
        place = self._rows.chosen_place
        here = tuple(hint for hint in self.hints if hint.step == place)
        return here or tuple(hint for hint in self.hints if hint.step is None)

    def focus_list(self) -> None:
        """Let the keys go to the list."""
        self.set_focus(self._rows)

    def change(self, draft: Draft) -> None:
        """Go on with this draft."""
        self._draft = draft
        self.show()

    def show(self) -> None:
        """Show the draft as it is."""
        self.workspace.keep_draft(self, self._draft, self.entry)
        self._look()
        routine, lengths = self._draft.routine, self.lengths
        known = lengths if isinstance(lengths, Lengths) else None
        if known is not None:
            done_by = self.workspace.finish_time(known.total_seconds)
            summary = lengths_summary(routine, known, done_by)
        else:
            summary = plain(f"too long: {lengths}", "$error")
        self.query_one("#title", TextLine).show(draft_title(self._draft, summary))
        has_groups = any(step.group for step in routine.steps)
        self.query_one("#columns", TextLine).show(StepHeading(has_groups=has_groups))
        hinted = {hint.step for hint in self.hints if hint.step is not None}
        items = step_items(self._draft, known, self.catalog, hinted)
        self._rows.fill(items, choose=self._draft.at)
        self.show_step()

    def _highlighted(self, place: int | None) -> None:
        if place is not None:
            self.show_step()

    def show_step(self) -> None:
        """Show the highlighted step below the list."""
        self.query_one("#step-dose", TextLine).show(Stack(self._dose_parts()))
        self.query_one("#step-told", TextLine).show(Stack(self._told_parts()))
        self._show_picture()
        self.refresh_bindings()

    def _show_picture(self) -> None:
        """Show where the movement ends beside the words, or in what room they leave below."""
        scene, look = self._scene(), self.workspace.look
        fits_beside = self.size.width >= PICTURE_WIDTH and self.has_class("-tall")
        self.query_one(Plate).show(scene if fits_beside else None, look)
        self.query_one("#step-figure", FigureView).show(None if fits_beside else scene, look)

    def _scene(self) -> Scene | None:
        """The end of the movement of the highlighted step."""
        exercise = self.exercise
        figure = figure_of(exercise.figure, self.catalog.poses) if exercise else None
        return figure and Scene(figure, float(len(figure.frames) - 1), None)

    def on_resize(self) -> None:
        """Show a picture, or none, as there is room."""
        self.call_after_refresh(self.show_step)

    def _look(self) -> None:
        """Add up the routine and look for hints, unless nothing has changed since."""
        routine, manner = self._draft.routine, self.workspace.manner
        at = (routine, self.catalog, manner)
        if at != self._looked_at:
            self._looked_at = at
            self.lengths = self.workspace.lengths_of(routine)
            self.hints = hints(routine, self.catalog, manner, self.workspace.settings.profile)

    def tell(self, text: str, severity: SeverityLevel = "information") -> None:
        """Say what was done, or why it was not."""
        self.notify(displayable(text), severity=severity, markup=False)

    def _dose_parts(self) -> Iterator[Visual]:
        step, exercise = self.step, self.exercise
        if step is None:
            add, type_one = (self.workspace.key(f"editor.{key}") for key in ("add", "type"))
            yield plain(f"Press {add} to add an exercise,")
            yield plain(f"or {type_one} to type one with its dose.")
        elif step.is_rest:
            yield from rest_brief(step)
        elif exercise is None:
            yield plain(f"The catalog has no exercise '{step.exercise}'.", "$error")
        else:
            yield from dose_brief(step, exercise)

    def _told_parts(self) -> Iterator[Visual]:
        step, exercise = self.step, self.exercise
        yield from step_told(self.hints_here, self.workspace.key("editor.dismiss"))
        if step and exercise and not self.hints_here:
            yield from (plain(said, MUTED) for said in dose_numbers.beyond_usual(step, exercise))
        if step:
            yield from paragraphs(step.notes, MUTED)
