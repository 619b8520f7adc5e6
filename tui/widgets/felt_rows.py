"""The exercises of a session as rows, each with what was done of it, and how it felt to be said."""

from collections.abc import Callable, Collection, Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tui.core.feelings import alike, can_be_said, left_to_say
from tui.core.felt import FINE, Complaint, Felt, in_words, toggled
from tui.core.mark import Reason
from tui.core.notation import clock
from tui.core.summary import Outcome, StepResult
from tui.keys import bindings
from tui.widgets.layout import Cell, Row
from tui.widgets.rows import Item, Rows
from tui.widgets.text import MUTED, plain

OUTCOME_IN_WORDS = {
    Outcome.DONE: ("✓ done", "$success"),
    Outcome.PARTLY: ("– in part", "$warning"),
    Outcome.SKIPPED: ("· skipped", MUTED),
}
_REASONS = {Reason.HURTS: "it hurt", Reason.TIRED: "tired"}
_WIDE = 80
"""Cells from which the time stays beside what was said."""


class FeltRows(Rows):
    """One row for each step; the keys say how the highlighted one felt, or all of them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("felt")

    class Said(Message):
        """How steps felt, by their numbers; None takes an answer back."""

        def __init__(self, steps: tuple[int, ...], felt: Felt | None) -> None:
            super().__init__()
            self.steps = steps
            self.felt = felt

    def __init__(self, name_of: Callable[[str], str], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """`name_of` gives the name of an exercise by its id."""
        super().__init__(id=id)
        self._name_of = name_of
        self._results: tuple[StepResult, ...] = ()
        self._hurt: Collection[int] = ()

    def show(self, results: tuple[StepResult, ...], hurt: Collection[int]) -> None:
        """Show these; `hurt` are the steps in which a pain was reported on the way."""
        self._results, self._hurt = results, hurt
        self.fill(self._step_items())
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is said of what was not done."""
        match action:
            case "fine" | "complain":
                return self._here is not None
            case "all_fine":
                return bool(left_to_say(self._results, self._hurt))
            case _:
                return True

    def action_all_fine(self) -> None:
        """All the others were fine."""
        self.post_message(self.Said(left_to_say(self._results, self._hurt), FINE))

    def action_fine(self) -> None:
        """This one was fine; said again, it is taken back."""
        self._say(lambda felt: None if felt == FINE else FINE)

    def action_complain(self, complaint: str) -> None:
        """Say this of it, or take it back."""
        self._say(lambda felt: toggled(felt, Complaint(complaint)))

    def _say(self, answer: Callable[[Felt | None], Felt | None]) -> None:
        if (result := self._here) is not None:
            self.post_message(self.Said(alike(self._results, result.step), answer(result.felt)))

    @property
    def _here(self) -> StepResult | None:
        """The highlighted step, if anything can be said of it."""
        found = (r for r in self._results if str(r.step) == self.chosen and can_be_said(r))
        return next(found, None)

    def _step_items(self) -> Iterator[Item]:
        outcomes = [_outcome(result) for result in self._results]
        answers = [in_words(result.felt) for result in self._results]
        first = max((outcome.cell_length for outcome in outcomes), default=0)
        last = max(map(len, answers), default=0)
        for result, outcome, answer in zip(self._results, outcomes, answers, strict=True):
            name = Cell(plain(self._name_of(result.exercise)))
            cells = [Cell(outcome, first), name, *self._counts(result, is_said=last > 0)]
            said = [Cell(plain(answer), last)] if last else []
            yield Item(str(result.step), Row(*cells, *said))

    def _counts(self, result: StepResult, *, is_said: bool) -> Iterator[Cell]:
        """Repetitions and time, as far as what was said leaves room for them."""
        if not is_said:
            reps = f"{result.done_reps} of {result.planned_reps}"
            yield Cell(plain(reps, MUTED), 8, right=True)
        if not is_said or self.app.size.width >= _WIDE:
            time = f"{clock(result.done_seconds)} of {clock(result.planned_seconds)}"
            yield Cell(plain(time), 18 if self.app.size.width >= _WIDE else 12, right=True)


def _outcome(result: StepResult) -> Content:
    word, style = OUTCOME_IN_WORDS[result.outcome]
    return plain(f"{word}: {_REASONS[result.reason]}" if result.reason else word, style)
