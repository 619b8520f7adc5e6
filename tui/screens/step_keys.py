"""The keys of the editor that change the chosen steps at once, and the way back."""

from collections.abc import Callable

import msgspec

from tui.core import step_edits
from tui.core.clip import Clip
from tui.core.draft import Draft
from tui.core.hints import dismissed
from tui.core.notation import counted
from tui.core.reshape import in_order, swapped
from tui.core.routine import REST, Step
from tui.screens.draft_screen import DraftScreen


class StepKeys(DraftScreen):
    """What a key does to the marked steps, or else to the highlighted one."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the chosen steps."""
        match action:
            case "remove" | "duplicate" | "copy" | "move" | "mark" | "mark_all" | "optional":
                return self.step is not None
            case "change":
                return self.can_be_dosed
            case "side":
                return any(step_edits.has_sides(step, self.catalog) for step in self.chosen_steps)
            case "swap":
                return any(self.catalog.exercise(step.exercise) for step in self.chosen_steps)
            case "paste":
                return self.workspace.clip is not None
            case "hide_hint":
                return bool(self.hints_here)
            case "order":
                return len(self.draft.routine.steps) > 1
            case "undo":
                return bool(self.draft.past)
            case "redo":
                return bool(self.draft.future)
            case _:
                return True

    @property
    def chosen_steps(self) -> tuple[Step, ...]:
        """The marked steps, or else the highlighted one."""
        draft = self.draft
        return tuple(draft.routine.steps[place] for place in draft.chosen)

    @property
    def lead(self) -> Step | None:
        """The one of the chosen steps that a form shows: the highlighted one if it is chosen."""
        return self.step if self.step in self.chosen_steps else next(iter(self.chosen_steps), None)

    @property
    def can_be_dosed(self) -> bool:
        """True when a chosen step has numbers to change."""
        return any(step_edits.has_dose(step, self.catalog) for step in self.chosen_steps)

    # Marks

    def action_mark(self) -> None:
        """Mark the highlighted step, or not any more, and go one down."""
        self.change(self.draft.mark())

    def action_mark_all(self) -> None:
        """Mark every step, or none."""
        self.change(self.draft.mark_all())

    # In and out

    def action_rest(self) -> None:
        """Put a rest below the highlighted step."""
        self.put(lambda draft: draft.add([Step(exercise=REST)], self.catalog))

    def action_remove(self) -> None:
        """Take the chosen steps out; they can be put in elsewhere."""
        draft, clip = self.draft.take_out(self.catalog)
        self.workspace.clip = clip
        self.change(draft)

    def action_copy(self) -> None:
        """Copy the chosen steps."""
        clip = self.workspace.clip = self.draft.copied()
        key = self.workspace.key("editor.paste")
        self.tell(f"Copied {counted(len(clip.steps), 'step')}; {key} puts it in below")
        self.refresh_bindings()

    def action_paste(self, below: bool = True) -> None:
        """Put in what was copied or taken out."""
        clip = self.workspace.clip or Clip()
        self.put(lambda draft: draft.put_in(clip, self.catalog, below=below))

    def action_duplicate(self) -> None:
        """Put copies of the chosen steps below them."""
        self.put(lambda draft: draft.duplicate(self.catalog))

    def put(self, edit: Callable[[Draft], Draft]) -> None:
        """Put something in, or say why that is not possible."""
        try:
            self.change(edit(self.draft))
        except ValueError as error:
            self.tell(str(error), "error")

    # Changes

    def action_move(self, by: int) -> None:
        """Move the chosen steps."""
        self.change(self.draft.move(by, self.catalog))

    def action_change(self, times: int) -> None:
        """More or less of the main number."""
        self.edit("dose of", lambda step: step_edits.more(step, self.catalog, times))

    def action_side(self) -> None:
        """The next side."""
        self.edit("side of", lambda step: step_edits.next_side(step, self.catalog))

    def action_optional(self) -> None:
        """Let the chosen steps be left out when time is short; or not, if all may be."""
        optional = not all(step.optional for step in self.chosen_steps)
        self.edit("optional mark of", lambda step: msgspec.structs.replace(step, optional=optional))

    def action_swap(self, harder: bool) -> None:
        """Put an easier or harder exercise in the place of the chosen ones; none on hold."""
        word = "harder" if harder else "easier"
        before = self.draft
        unwanted = self.workspace.about_me.unwanted(self.catalog)

        def other(step: Step) -> Step:
            return swapped(step, self.catalog, harder=harder, without=unwanted) or step

        self.edit(f"a step {word} than", other)
        if self.draft.routine == before.routine:
            names = {self.catalog.name_of(step.exercise) for step in self.chosen_steps}
            which = names.pop() if len(names) == 1 else "these"
            self.tell(f"The catalog has nothing {word} than {which}")

    def action_order(self) -> None:
        """Put the steps in the order of the articles."""
        routine = in_order(self.draft.routine, self.catalog)
        if routine == self.draft.routine:
            self.tell("They are in this order already")
        else:
            self.change(self.draft.with_routine(routine, "put in order"))

    def action_hide_hint(self) -> None:
        """Hide the first hint that is shown."""
        if self.hints_here:
            routine = dismissed(self.draft.routine, self.hints_here[0])
            self.change(self.draft.with_routine(routine, "hide a hint"))

    def edit(self, what: str, edit: Callable[[Step], Step]) -> None:
        """Change every chosen step; `what` is said of it with their name behind."""
        self.change(self.draft.change(self.catalog, what, edit))

    # The way back

    def action_undo(self) -> None:
        """Take back the last change."""
        what = self.draft.past[-1].what
        self.change(self.draft.undo())
        self.tell(f"Undone: {what}")

    def action_redo(self) -> None:
        """Do the change again that was taken back last."""
        what = self.draft.future[0].what
        self.change(self.draft.redo())
        self.tell(f"Done again: {what}")
