"""What a session came to: what was done, in part or not, and the seconds for each side."""

from enum import StrEnum
from math import fsum

import msgspec

from tui.core.dose import Side
from tui.core.player import Player


class Outcome(StrEnum):
    """How much of a step was done."""

    DONE = "done"
    PARTLY = "partly"
    SKIPPED = "skipped"


class StepSummary(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the routine, all rounds together."""

    step: int
    """Number in the routine, from 1."""
    exercise: str
    """Id of the exercise."""
    outcome: Outcome
    done_seconds: float
    """Spent in the dose itself: no easing, switching or resting."""
    planned_seconds: float


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """A session, counted."""

    steps: tuple[StepSummary, ...]
    done_seconds: float
    """Spent in the dose itself, over all steps."""
    side_seconds: dict[Side, float]
    """The part of it that was on the left and on the right."""
    session_seconds: float
    """Spent in the session, the pauses left out."""

    @property
    def done(self) -> int:
        """How many steps were done whole."""
        return sum(step.outcome is Outcome.DONE for step in self.steps)


MIN_SECONDS = 1.0
"""Less than this in a phase that was left is passing through, not doing."""


def summarise(player: Player, now: float) -> Summary:
    """Count what was done so far; a phase that was done twice counts once."""
    phases = player.timeline.phases
    spent, finished = _visits(player, now)
    work = [index for index, phase in enumerate(phases) if phase.is_work]
    sides = {Side.LEFT: 0.0, Side.RIGHT: 0.0}
    for index in work:
        side = phases[index].side
        if side is not None:
            sides[side] += spent.get(index, 0.0)
    by_step: dict[int, list[int]] = {}
    for index in work:
        by_step.setdefault(phases[index].step, []).append(index)
    return Summary(
        steps=tuple(
            _step_summary(player, indexes, spent, finished) for indexes in by_step.values()
        ),
        done_seconds=fsum(spent.get(index, 0.0) for index in work),
        side_seconds=sides,
        session_seconds=fsum((*(left.seconds for left in player.done), player.elapsed(now))),
    )


def _visits(player: Player, now: float) -> tuple[dict[int, float], frozenset[int]]:
    """Seconds by phase index, and the indexes of the phases that ran to their end."""
    finished = frozenset(left.index for left in player.done if left.finished)
    spent: dict[int, float] = {}
    for index, seconds in (
        *((left.index, left.seconds) for left in player.done),
        (player.index, player.elapsed(now)),
    ):
        if index in finished or seconds >= MIN_SECONDS:
            spent[index] = max(spent.get(index, 0.0), seconds)
    return spent, finished


def _step_summary(
    player: Player, indexes: list[int], spent: dict[int, float], finished: frozenset[int]
) -> StepSummary:
    phases = player.timeline.phases
    first = phases[indexes[0]]
    done_seconds = fsum(spent.get(index, 0.0) for index in indexes)
    if finished.issuperset(indexes):
        outcome = Outcome.DONE
    elif done_seconds:
        outcome = Outcome.PARTLY
    else:
        outcome = Outcome.SKIPPED
    return StepSummary(
        step=first.step,
        exercise=first.exercise,
        outcome=outcome,
        done_seconds=done_seconds,
        planned_seconds=fsum(phases[index].seconds for index in indexes),
    )
