"""Of which exercises of a session a person may say how they felt, and in one go."""

from collections.abc import Collection, Sequence

from tui.core.summary import Outcome, StepResult


def can_be_said(result: StepResult) -> bool:
    """True for a step of which something was done."""
    return result.outcome is not Outcome.SKIPPED


def alike(results: Sequence[StepResult], step: int) -> tuple[int, ...]:
    """The step with this number and all others of the same exercise: it is answered once."""
    exercises = {result.exercise for result in results if result.step == step}
    return tuple(r.step for r in results if r.exercise in exercises and can_be_said(r))


def left_to_say(results: Sequence[StepResult], hurt: Collection[int]) -> tuple[int, ...]:
    """The steps that are fine when the person says that all the others were.

    Those are the ones that nothing was said of yet; not those numbered in `hurt`, in which a pain
    was reported on the way.
    """
    return tuple(r.step for r in results if can_be_said(r) and not r.felt and r.step not in hurt)
