"""A routine's steps with their doses, to be put together and changed."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.visual import Visual
from textual.widgets import OptionList

from tui.core import adjust, notation
from tui.core.draft import Draft
from tui.core.exercise import Exercise
from tui.core.library import Entry
from tui.core.routine import Routine, Step, dose_of
from tui.core.text import displayable
from tui.core.timeline import RoutineTooLong, Timeline, check_length, compile_timeline
from tui.keys import bindings
from tui.screens.dialogs import AskName, ChooseOne, Question, Reading
from tui.screens.dose_form import DoseForm
from tui.screens.exercises import ExercisePicker
from tui.screens.routine_form import RoutineForm
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import Cell, Row, Stack
from tui.widgets.rows import Item, Rows
from tui.widgets.step_brief import dose_brief, timeline_brief
from tui.widgets.text import MUTED, joined, plain
from tui.widgets.too_small import TooSmall
from tui.workspace import ChangedOnDisk, Workspace

NAME_WIDTH = 34
"""Cells of the column with number and name."""


class EditorScreen(Screen[str]):
    """Edits one routine; closes with the id it was saved under, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("editor")

    def __init__(self, routine: Routine, entry: Entry | None, workspace: Workspace) -> None:
        super().__init__()
        self._entry = entry
        self._workspace = workspace
        self._draft = Draft(routine=routine, saved=entry.routine if entry else None)
        self._saved_as = ""

    @classmethod
    def adding(cls, exercise_id: str, entry: Entry | None, workspace: Workspace) -> "EditorScreen":
        """An editor in which this exercise was just added to a routine, new if there is none."""
        routine = entry.routine if entry else Routine(name="My routine")
        editor = cls(routine, entry, workspace)
        name = workspace.library.catalog.name_of(exercise_id)
        editor._draft = editor._draft.insert(
            len(routine.steps), Step(exercise=exercise_id), f"add {name}"
        )
        return editor

    def compose(self) -> ComposeResult:
        """The list, and below it the highlighted step's dose in detail."""
        yield TextLine(id="title")
        yield TextLine(id="columns")
        yield Rows(id="steps")
        yield TextLine(id="step-brief")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Begin on the last step, where something was added or will be."""
        cells = (Cell(plain("    exercise"), NAME_WIDTH), Cell(plain("dose")), _time("time"))
        self.query_one("#columns", TextLine).show(Row(*cells))
        self._show(
            choose=0 if self._draft.is_edited is False else len(self._draft.routine.steps) - 1
        )
        self.query_one(Rows).focus()

    def on_unmount(self) -> None:
        """Nothing is held any more."""
        self._workspace.drop_draft(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the highlighted step."""
        match action:
            case "remove" | "duplicate" | "move":
                return self._step() is not None
            case "dose" | "change" | "side":
                return self._exercise() is not None
            case "undo":
                return bool(self._draft.past)
            case "redo":
                return bool(self._draft.future)
            case "preview":
                return bool(self._draft.routine.steps)
            case _:
                return True

    # What is shown

    @on(OptionList.OptionHighlighted)
    def show_step(self) -> None:
        """Show the highlighted step's dose below the list."""
        step, exercise = self._step(), self._exercise()
        parts: Iterator[Visual] | tuple[Visual, ...] = ()
        if step is not None and exercise is not None:
            parts = dose_brief(step, exercise)
        elif step is not None:
            parts = (plain(f"The catalog has no exercise '{step.exercise}'.", "$error"),)
        else:
            parts = (plain("Press a to add an exercise."),)
        self.query_one("#step-brief", TextLine).show(Stack(parts))
        self.refresh_bindings()

    def _show(self, choose: int | None = None) -> None:
        """Show the draft as it is now."""
        self._workspace.keep_draft(self, self._draft)
        timeline = self._timeline()
        self.query_one("#title", TextLine).show(self._title(timeline))
        self.query_one(Rows).fill(self._items(timeline), choose=choose)
        self.show_step()

    def _title(self, timeline: Timeline | str) -> Row:
        name = plain(self._draft.routine.name, "bold $accent")
        is_new = self._draft.saved is None and not self._draft.past
        state = " · new" if is_new else " · edited" if self._draft.is_edited else ""
        left = joined(name, (state, MUTED))
        if isinstance(timeline, str):
            right = plain(timeline, "$error")
        else:
            count = len(self._draft.routine.steps)
            total = notation.clock(timeline.total_seconds)
            done_by = self._workspace.finish_time(timeline.total_seconds)
            steps = f"{count} step{'s' if count != 1 else ''}"
            right = plain(f"{steps}   {total}   done by {done_by}")
        return Row(Cell(left), Cell(right, right.cell_length, right=True))

    def _items(self, timeline: Timeline | str) -> Iterator[Item]:
        seconds = {} if isinstance(timeline, str) else timeline.seconds_of_steps()
        catalog = self._workspace.library.catalog
        for number, step in enumerate(self._draft.routine.steps, 1):
            exercise = catalog.exercise(step.exercise)
            dose = notation.dose(dose_of(step, exercise)) if exercise else "not in the catalog"
            time = notation.clock(seconds[number]) if number in seconds else "–"
            name = joined(f"{number:>3} ", catalog.name_of(step.exercise))
            yield Item(str(number), Row(Cell(name, NAME_WIDTH), Cell(plain(dose)), _time(time)))

    def _timeline(self) -> Timeline | str:
        """What the draft compiles to, or why it does not."""
        try:
            catalog, pace = self._workspace.library.catalog, self._workspace.pace
            timeline = compile_timeline(self._draft.routine, catalog, pace)
            check_length(timeline)
        except RoutineTooLong as error:
            return f"too long: {error}"
        return timeline

    # Edits

    def _place(self) -> int:
        return self.query_one(Rows).chosen_place

    def _step(self) -> Step | None:
        rows = self.query_one_optional(Rows)
        steps = self._draft.routine.steps
        place = rows.chosen_place if rows else -1
        return steps[place] if 0 <= place < len(steps) else None

    def _exercise(self) -> Exercise | None:
        step = self._step()
        return self._workspace.library.catalog.exercise(step.exercise) if step else None

    def _change(self, draft: Draft, choose: int | None = None) -> None:
        self._draft = draft
        self._show(choose)

    def _named(self, what: str, step: Step) -> str:
        return f"{what} {self._workspace.library.catalog.name_of(step.exercise)}"

    @work
    async def action_add(self) -> None:
        """Choose an exercise and put it below the highlighted step."""
        picked = await self.app.push_screen_wait(ExercisePicker(self._workspace))
        if not picked:
            return
        step = Step(exercise=picked)
        place = self._place() + 1
        try:
            self._change(self._draft.insert(place, step, self._named("add", step)), place)
        except ValueError as error:
            self._tell(str(error), "error")

    def action_remove(self) -> None:
        """Take the highlighted step out."""
        if step := self._step():
            self._change(self._draft.remove(self._place(), self._named("remove", step)))

    def action_duplicate(self) -> None:
        """Put a copy of the highlighted step below it."""
        if step := self._step():
            place = self._place() + 1
            try:
                self._change(self._draft.insert(place, step, self._named("double", step)), place)
            except ValueError as error:
                self._tell(str(error), "error")

    def action_move(self, by: int) -> None:
        """Move the highlighted step."""
        if step := self._step():
            place = self._place()
            to = max(0, min(len(self._draft.routine.steps) - 1, place + by))
            self._change(self._draft.move(place, by, self._named("move", step)), to)

    def action_change(self, times: int) -> None:
        """More or less of the highlighted step's main number."""
        step, exercise = self._step(), self._exercise()
        if step and exercise:
            self._replace(adjust.more(step, exercise, times), "dose of")

    def action_side(self) -> None:
        """The next side for the highlighted step."""
        step, exercise = self._step(), self._exercise()
        if step and exercise:
            self._replace(adjust.next_side(step, exercise), "side of")

    @work
    async def action_dose(self) -> None:
        """Edit the highlighted step's dose in a form."""
        step, exercise = self._step(), self._exercise()
        if step and exercise:
            changed = await self.app.push_screen_wait(DoseForm(step, exercise))
            if changed is not None:
                self._replace(changed, "dose of")

    def _replace(self, step: Step, what: str) -> None:
        place = self._place()
        self._change(self._draft.replace(place, step, self._named(what, step)), place)

    @work
    async def action_routine(self) -> None:
        """Edit name, notes, rounds and times a day."""
        changed = await self.app.push_screen_wait(RoutineForm(self._draft.routine))
        if changed is not None:
            self._change(self._draft.with_routine(changed, "name and notes"))

    def action_undo(self) -> None:
        """Take back the last change."""
        what = self._draft.past[-1].what
        self._change(self._draft.undo())
        self._tell(f"Undone: {what}")

    def action_redo(self) -> None:
        """Do the change again that was taken back last."""
        what = self._draft.future[0].what
        self._change(self._draft.redo())
        self._tell(f"Done again: {what}")

    def action_preview(self) -> None:
        """Show the compiled timeline."""
        timeline = self._timeline()
        if isinstance(timeline, str):
            self._tell(timeline, "error")
        else:
            parts = timeline_brief(timeline, self._workspace.library.catalog)
            self.app.push_screen(Reading("As it will run", parts))

    # Saving and leaving

    @work
    async def action_save(self) -> None:
        """Save; a routine without a file is given its name first."""
        await self._save()

    @work
    async def action_save_as(self) -> None:
        """Save under another name, as another routine."""
        await self._save_new()

    @work
    async def action_back(self) -> None:
        """Leave the editor; with unsaved changes, ask what to do with them."""
        is_untouched = self._entry is None and not self._draft.past
        if self._draft.is_edited and not is_untouched:
            answers = [
                ("save", "Save, then leave"),
                ("lose", "Leave without saving"),
                ("stay", "Go on editing"),
            ]
            title = f"{self._draft.routine.name} has changes that are not saved."
            answer = await self.app.push_screen_wait(ChooseOne(title, answers))
            if answer == "save":
                if not await self._save():
                    return
            elif answer != "lose":
                return
        self.dismiss(self._saved_as)

    async def _save(self) -> bool:
        """Write the routine; True when it was written."""
        if self._entry is None:
            return await self._save_new()
        try:
            return self._write(self._draft.routine, self._entry)
        except ChangedOnDisk as changed:
            question = Question(
                f"{changed} was changed elsewhere since you opened it. "
                "Keep that one as it is, and save yours as another routine?",
                "Save mine beside it",
            )
            if await self.app.push_screen_wait(question):
                return self._write(self._draft.routine, None)
            return False

    async def _save_new(self) -> bool:
        question = "Name of the routine"
        name = await self.app.push_screen_wait(AskName(question, self._draft.routine.name))
        if not name:
            return False
        self._draft = self._draft.with_routine(self._draft.routine.renamed(name), "rename")
        return self._write(self._draft.routine, None)

    def _write(self, routine: Routine, replacing: Entry | None) -> bool:
        """Write the routine; tells how it went, and raises `ChangedOnDisk`."""
        timeline = self._timeline()
        if isinstance(timeline, str):
            self._tell(f"Not saved, {timeline}", "error")
            return False
        try:
            saved = self._workspace.save(routine, replacing)
        except OSError as error:
            reason = error.strerror or str(error)
            self._tell(f"Not saved: {reason}. Your changes are still here.", "error")
            return False
        self._saved_as = saved.path.stem
        self._entry = self._workspace.own_entry(self._saved_as)
        self._draft = self._draft.as_saved()
        self._show()
        kept = f". Comments are kept in {saved.backup.name}" if saved.backup else ""
        self._tell(f"Saved as {saved.path.name}{kept}")
        return True

    def _tell(self, text: str, severity: SeverityLevel = "information") -> None:
        self.notify(displayable(text), severity=severity, markup=False)


def _time(text: str) -> Cell:
    return Cell(Content(text), 7, right=True)
