"""A routine's steps with their doses, to be put together and changed."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.visual import Visual
from textual.widgets import OptionList

from tui.core import adjust
from tui.core.draft import Draft
from tui.core.exercise import Exercise
from tui.core.library import Entry
from tui.core.routine import Routine, Step
from tui.core.text import displayable
from tui.core.timeline import Timeline
from tui.keys import bindings
from tui.screens.dialogs import ChooseOne, Reading
from tui.screens.dose_form import DoseForm
from tui.screens.exercises import ExercisePicker
from tui.screens.routine_form import RoutineForm
from tui.screens.saving import Written, save, save_as_new
from tui.widgets.draft_view import draft_title, step_heading, step_items, timeline_summary
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import Stack
from tui.widgets.rows import Rows
from tui.widgets.step_brief import dose_brief, timeline_brief
from tui.widgets.text import plain
from tui.widgets.too_small import TooSmall
from tui.workspace import Workspace


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
        self.query_one("#columns", TextLine).show(step_heading())
        last = len(self._draft.routine.steps) - 1
        self._show(choose=last if self._draft.past else 0)
        self.query_one(Rows).focus()

    def on_unmount(self) -> None:
        """Nothing is held any more."""
        self._workspace.drop_draft(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the highlighted step."""
        match action:
            case "remove" | "duplicate" | "move":
                return self._step() is not None
            case "dose" | "change":
                return self._exercise() is not None
            case "side":
                exercise = self._exercise()
                return exercise is not None and len(adjust.sides_for(exercise)) > 1
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
            parts = (plain(f"Press {self._workspace.key('editor.add')} to add an exercise."),)
        self.query_one("#step-brief", TextLine).show(Stack(parts))
        self.refresh_bindings()

    def _show(self, choose: int | None = None) -> None:
        """Show the draft as it is now."""
        self._workspace.keep_draft(self, self._draft)
        timeline = self._timeline()
        routine, catalog = self._draft.routine, self._workspace.library.catalog
        if isinstance(timeline, Timeline):
            done_by = self._workspace.finish_time(timeline.total_seconds)
            summary = timeline_summary(routine, timeline, done_by)
        else:
            summary = plain(f"too long: {timeline}", "$error")
        self.query_one("#title", TextLine).show(draft_title(self._draft, summary))
        known = timeline if isinstance(timeline, Timeline) else None
        self.query_one(Rows).fill(step_items(routine, known, catalog), choose=choose)
        self.show_step()

    def _timeline(self) -> Timeline | str:
        """What the draft compiles to, or why it does not."""
        return self._workspace.timeline_of(self._draft.routine)

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
            self._tell(f"too long: {timeline}", "error")
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
        self._keep(await save_as_new(self, self._workspace, self._draft))

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
        return self._keep(await save(self, self._workspace, self._draft, self._entry))

    def _keep(self, written: Written | None) -> bool:
        """Go on with what was written; True when something was."""
        if written is None:
            return False
        self._draft, self._entry, self._saved_as = written
        self._show()
        return True

    def _tell(self, text: str, severity: SeverityLevel = "information") -> None:
        self.notify(displayable(text), severity=severity, markup=False)
