"""The keys of the editor that lead to a line in which steps, or doses, are typed."""

from functools import partial

from tui.core import step_edits
from tui.core.dose_text import DoseFault
from tui.core.routine import Step
from tui.core.search import SearchIndex
from tui.core.typed_step import preview, read_step
from tui.screens.step_keys import StepKeys
from tui.widgets.typed_line import TypedLine, Typing

STEP_EXAMPLES = "as in   knee 3x30s each    cat 10 reps 2-1-2    child 5 breaths    rest 60"
DOSE_EXAMPLES = "as in   3x30s each    2 sets of 10 reps    10 reps 2-1-2    5 breaths"
REST_EXAMPLES = "as in   60    90 s    2 min"


class TypedSteps(StepKeys):
    """Steps with their doses, and the doses of steps, as text."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to type where one is not typing."""
        match action:
            case "type":
                return not self.is_typing
            case "dose_text":
                return not self.is_typing and self.lead is not None and self.can_be_dosed
            case _:
                return super().check_action(action, parameters)

    @property
    def is_typing(self) -> bool:
        """True while the line is open."""
        return self.has_class("-typing")

    def action_type(self, below: bool = True) -> None:
        """Type exercises with their doses, one after the other."""
        self._type_step(SearchIndex(self.catalog.exercises), below)

    def action_dose_text(self) -> None:
        """Type the dose of the chosen steps."""
        step = self.lead
        if step is None:
            return
        count = len(self.chosen_steps)
        name = "the rest" if step.is_rest else self.catalog.name_of(step.exercise)
        self._open(
            Typing(
                heading=f"Dose of {name if count == 1 else f'{count} steps'}",
                text=step_edits.dose_as_text(step, self.catalog),
                examples=REST_EXAMPLES if step.is_rest else DOSE_EXAMPLES,
                read=partial(self._dose_in_words, step),
                take=self._take_dose,
                stop=self._close,
            )
        )

    def _type_step(self, index: SearchIndex, below: bool) -> None:
        def read(text: str) -> str | DoseFault:
            step = read_step(text, index)
            return step if isinstance(step, DoseFault) else preview(step, self.catalog)

        def take(text: str) -> None:
            step = read_step(text, index)
            if isinstance(step, Step):
                self.put(lambda draft: draft.add([step], self.catalog, below=below))
                # The next one always goes below it, so that they stand as they are typed.
                self._type_step(index, True)

        beside = self.step and preview(self.step, self.catalog).partition(" · ")[0]
        where = f", {'below' if below else 'above'} {beside}" if beside else ""
        heading = f"Exercise and dose{where}"
        self._open(Typing(heading, "", STEP_EXAMPLES, read, take, self._close))

    def _dose_in_words(self, step: Step, text: str) -> str | DoseFault:
        changed = step_edits.with_text(step, text)
        return changed if isinstance(changed, DoseFault) else preview(changed, self.catalog)

    def _take_dose(self, text: str) -> None:
        step = self.lead
        self._close()
        if step is None or text == step_edits.dose_as_text(step, self.catalog):
            return

        def typed(other: Step) -> Step:
            if other.is_rest != step.is_rest:
                return other
            changed = step_edits.with_text(other, text)
            return changed if isinstance(changed, Step) else other

        self.edit("dose of", typed)

    def _open(self, typing: Typing) -> None:
        self.add_class("-typing")
        self.query_one(TypedLine).open(typing)
        self.refresh_bindings()

    def _close(self) -> None:
        self.remove_class("-typing")
        self.query_one(TypedLine).close()
        self.focus_list()
