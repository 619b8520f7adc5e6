"""A routine's steps with their doses, to be put together and changed."""

from textual import work

from tui.core import step_edits
from tui.core.draft import Draft
from tui.core.group import blocks
from tui.core.lengths import Lengths
from tui.core.library import Entry
from tui.core.reshape import Shortened, shortened
from tui.core.routine import Routine, Step
from tui.core.session_limits import MAX_SECONDS
from tui.screens.ask_number import AskNumber
from tui.screens.asking_first import agreed_to_add
from tui.screens.dialogs import ChooseOne, Reading
from tui.screens.dose_form import DoseForm
from tui.screens.exercises import ExercisePicker
from tui.screens.rest_form import RestForm
from tui.screens.routine_form import RoutineForm
from tui.screens.saving import Written, save, save_as_new
from tui.screens.typed_steps import TypedSteps
from tui.widgets.step_brief import shortened_brief, timeline_brief
from tui.workspace.workspace import Workspace

MOST_ROUNDS = 20


class EditorScreen(TypedSteps):
    """Edits one routine; closes with the id it was saved under, or nothing."""

    def __init__(self, routine: Routine, entry: Entry | None, workspace: Workspace) -> None:
        draft = Draft(routine=routine, saved=entry.routine if entry else None)
        super().__init__(draft, entry, workspace)
        self._saved_as = ""

    @classmethod
    def adding(cls, exercise_id: str, entry: Entry | None, workspace: Workspace) -> "EditorScreen":
        """An editor in which this exercise was just added to a routine, new if there is none.

        Raises `ValueError` when the routine has too many steps already.
        """
        routine = entry.routine if entry else Routine(name="My routine")
        editor = cls(routine, entry, workspace)
        at_end = editor._draft.highlight(len(routine.steps))
        editor._draft = at_end.add([Step(exercise=exercise_id)], editor.catalog)
        return editor

    @classmethod
    def going_on(cls, draft: Draft, entry: Entry | None, workspace: Workspace) -> "EditorScreen":
        """An editor with a draft that was left without being saved."""
        editor = cls(draft.routine, entry, workspace)
        editor._draft = draft
        return editor

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        match action:
            case "dose":
                return self.can_be_dosed
            case "rounds" | "preview" | "shorten":
                return self.step is not None
            case "history":
                return bool(self.draft.past or self.draft.future)
            case _:
                return super().check_action(action, parameters)

    @work
    async def action_add(self, below: bool = True) -> None:
        """Choose exercises and put them below, or above, the highlighted step."""
        picked = await self.app.push_screen_wait(ExercisePicker(self.workspace))
        picked = await agreed_to_add(self.app, self.workspace, picked or ())
        steps = [Step(exercise=exercise_id) for exercise_id in picked]
        if steps:
            self.put(lambda draft: draft.add(steps, self.catalog, below=below))

    # Doses

    @work
    async def action_dose(self) -> None:
        """Edit everything about a step in a form; what is changed is changed on all chosen ones."""
        step = self.lead
        exercise = self.catalog.exercise(step.exercise) if step else None
        if step is None:
            return
        if step.is_rest:
            changed = await self.app.push_screen_wait(RestForm(step))
        elif exercise is not None:
            form = DoseForm(step, exercise, self.catalog)
            changed = await self.app.push_screen_wait(form)
        else:
            return
        if changed is not None:
            self.edit("dose of", lambda other: step_edits.like(other, step, changed))

    @work
    async def action_rounds(self) -> None:
        """Ask how often the chosen steps are gone through together."""
        draft = self.draft
        chosen = draft.chosen
        around = [block for block in blocks(draft.routine) if set(block.places) & set(chosen)]
        now = next((block.rounds for block in around if block.group), 1)
        question = "How many times shall this be gone through?"
        told = "All steps from the first to the last that is marked; 1 takes the rounds away."
        rounds = await self.app.push_screen_wait(
            AskNumber(question, now if now > 1 else 2, 1, MOST_ROUNDS, told)
        )
        if rounds is not None:
            self.put(lambda draft: draft.with_rounds(rounds, self.catalog))

    # The whole routine

    @work
    async def action_routine(self) -> None:
        """Edit name, notes, rounds and times a day."""
        changed = await self.app.push_screen_wait(RoutineForm(self.draft.routine))
        if changed is not None:
            self.change(self.draft.with_routine(changed, "name and notes"))

    @work
    async def action_shorten(self) -> None:
        """Ask how long it may take, make it fit, and show what was changed."""
        known = self.lengths if isinstance(self.lengths, Lengths) else None
        seconds = known.total_seconds if known else float(MAX_SECONDS)
        minutes = await self.app.push_screen_wait(
            AskNumber("How many minutes may it take?", int(seconds // 60), 1, MAX_SECONDS // 60)
        )
        if minutes is None:
            return
        manner = self.workspace.manner
        short = shortened(self.draft.routine, self.catalog, manner, 60 * minutes)
        if short.routine == self.draft.routine:
            self.tell("Nothing is left to take away" if short.seconds > 60 * minutes
                      else "It is that short already")  # fmt: skip
            return
        self.change(self.draft.with_routine(short.routine, f"shorten to {minutes} min"))
        self._show_shortened(short, seconds, minutes)

    def _show_shortened(self, short: Shortened, seconds: float, minutes: int) -> None:
        undo = self.workspace.key("editor.undo")
        parts = shortened_brief(short, seconds, 60 * minutes, undo)
        self.app.push_screen(Reading("Made shorter", parts))

    @work
    async def action_history(self) -> None:
        """Show every change, and go back or on to one."""
        draft = self.draft
        done = len(draft.past)
        changes = [change.what for change in (*draft.past, *draft.future)]
        states = [("0", "○ as it was at first" if done else "● as it was at first")]
        for number, what in enumerate(changes, 1):
            sign = "●" if number == done else "○" if number < done else "·"
            states.append((str(number), f"{sign} {what}"))
        title = "After which change? ● is now; those with · are undone."
        picked = await self.app.push_screen_wait(ChooseOne(title, states, str(done)))
        if picked:
            self.change(self.draft.back_to(int(picked)))

    def action_preview(self) -> None:
        """Show the compiled timeline."""
        timeline = self.workspace.timeline_of(self.draft.routine)
        if isinstance(timeline, str):
            self.tell(f"too long: {timeline}", "error")
        else:
            parts = timeline_brief(timeline, self.catalog)
            self.app.push_screen(Reading("As it will run", parts))

    @work
    async def action_outside(self) -> None:
        """Edit the routine as text in the person's own editor."""
        from tui.screens.outside import edit_as_text

        routine = self.draft.routine
        edited = await edit_as_text(self, self.workspace, routine, self.entry)
        if edited is not None:
            self.change(self.draft.with_routine(edited, "edit as text"))

    # Saving and leaving

    @work
    async def action_save(self) -> None:
        """Save; a routine without a file is given its name first."""
        await self._save()

    @work
    async def action_save_as(self) -> None:
        """Save under another name, as another routine."""
        self._keep(await save_as_new(self, self.workspace, self.draft))

    def action_back(self) -> None:
        """Forget the marks; without any, leave the editor."""
        if self.draft.marked:
            self.change(self.draft.without_marks())
        else:
            self._leave()

    @work
    async def _leave(self) -> None:
        """Leave the editor; with unsaved changes, ask what to do with them."""
        draft = self.draft
        is_untouched = self.entry is None and not draft.past
        if draft.is_edited and not is_untouched:
            answers = [
                ("save", "Save, then leave"),
                ("lose", "Leave without saving"),
                ("stay", "Go on editing"),
            ]
            title = f"{draft.routine.name} has changes that are not saved."
            answer = await self.app.push_screen_wait(ChooseOne(title, answers))
            if answer == "save":
                if not await self._save():
                    return
            elif answer != "lose":
                return
        self.workspace.drop_draft(self)
        self.dismiss(self._saved_as)

    async def _save(self) -> bool:
        return self._keep(await save(self, self.workspace, self.draft, self.entry))

    def _keep(self, written: Written | None) -> bool:
        """Go on with what was written; True when something was, and the editor may be left."""
        if written is None:
            return False
        draft, self.entry, self._saved_as, may_leave = written
        self.change(draft)
        return may_leave
