"""What a session came to: what was done, in part or not, and the seconds for each side."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import partial
from math import fsum
from typing import NamedTuple, Self

import msgspec

from tui.core.dose import Side
from tui.core.exercise import Region
from tui.core.felt import Felt, felt_of
from tui.core.mark import Reason
from tui.core.phase import Phase
from tui.core.plan import Plan
from tui.core.player import Player
from tui.core.session import Session
from tui.core.timeline import Timeline


class Outcome(StrEnum):
    """How much of a step was done."""

    DONE = "done"
    PARTLY = "partly"
    SKIPPED = "skipped"


class StepResult(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the routine, all rounds together."""

    step: int
    """Number in the routine, from 1."""
    exercise: str
    """Id of the exercise."""
    outcome: Outcome
    reason: Reason | None = None
    """Why it was not done whole; None when it was, or by the person's own choice."""
    planned_seconds: float
    """Of the dose itself: no easing, switching or resting."""
    done_seconds: float
    left_seconds: float = 0.0
    """The part of it that was on the left side."""
    right_seconds: float = 0.0
    planned_reps: int
    """Repetitions of all sets, sides and rounds."""
    done_reps: int
    """Of them, those of which at least half the seconds were spent."""
    comfortable: bool | None = None
    """How it felt, in the answers of `Felt`; None, as with the other three, when nobody said."""
    unrestricted: bool | None = None
    pain_free: bool | None = None
    too_hard: bool | None = None

    @property
    def felt(self) -> Felt | None:
        """How it felt; None when nobody said."""
        return felt_of(self.comfortable, self.unrestricted, self.pain_free, self.too_hard)

    def with_felt(self, felt: Felt | None) -> "StepResult":
        """The same with this said of it."""
        said = {name: getattr(felt, name, None) for name in Felt.__struct_fields__}
        return msgspec.structs.replace(self, **said)

    @property
    def is_one_sided(self) -> bool:
        """True when one side was worked and the other was not."""
        return (self.left_seconds > 0) != (self.right_seconds > 0)


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """A session, counted."""

    steps: tuple[StepResult, ...]
    session_seconds: float
    """Spent in the session, the pauses left out."""
    region_seconds: Mapping[Region, float] = {}
    """Seconds of the dose by the region that an exercise is for first, from the top down."""

    @property
    def done(self) -> int:
        """How many steps were done whole."""
        return sum(step.outcome is Outcome.DONE for step in self.steps)

    @property
    def done_seconds(self) -> float:
        """Spent in the dose itself, over all steps."""
        return fsum(step.done_seconds for step in self.steps)

    @property
    def side_seconds(self) -> dict[Side, float]:
        """The part of it that was on the left and on the right."""
        return {
            Side.LEFT: fsum(step.left_seconds for step in self.steps),
            Side.RIGHT: fsum(step.right_seconds for step in self.steps),
        }


MIN_SECONDS = 1.0
"""Less than this in a phase that was left is passing through, not doing."""
_ROUNDING = 1e-6
"""Seconds that adding up the lengths of phases may be wrong by."""


def summarise(session: Session, now: float) -> Summary:
    """Count what was done so far; a phase that was done twice counts once."""
    player = session.at(now).player
    visits = _Visits.of(player, now)
    planned = _steps_of(session.plan.full_timeline())
    walked = _steps_of(player.timeline)
    results = tuple(
        _result(phases, walked.get(step, {}), visits, partial(_reason, session)).with_felt(
            session.felt.get(step)
        )
        for step, phases in planned.items()
    )
    return Summary(
        steps=results,
        session_seconds=fsum((*(left.seconds for left in player.done), player.elapsed(now))),
        region_seconds=_by_region(session, results),
    )


def followed(plan: Plan, seconds: float) -> tuple[StepResult, ...]:
    """What a plan comes to for somebody who followed it for so long, phase after phase.

    A phase that only a key ends counts with its estimate. Raises `RoutineTooLong`.
    """
    timeline = plan.full_timeline()
    spent: dict[int, float] = {}
    finished: set[int] = set()
    for index, phase in enumerate(timeline.phases):
        spent[index] = max(0.0, min(phase.seconds, seconds))
        if phase.seconds <= seconds + _ROUNDING:
            finished.add(index)
        seconds -= phase.seconds
    visits = _Visits(frozenset(finished), spent)
    steps = _steps_of(timeline).values()
    return tuple(_result(phases, phases, visits, lambda phase, is_cut: None) for phases in steps)


class _Visits(NamedTuple):
    """The phases that ran to their end, and the seconds that were spent in each."""

    finished: frozenset[int]
    seconds: Mapping[int, float]

    @classmethod
    def of(cls, player: Player, now: float) -> Self:
        """What a player has visited."""
        finished = frozenset(left.index for left in player.done if left.finished)
        spent: dict[int, float] = {}
        here = (player.index, player.elapsed(now))
        for index, seconds in (*((left.index, left.seconds) for left in player.done), here):
            if index in finished or seconds >= MIN_SECONDS:
                spent[index] = max(spent.get(index, 0.0), seconds)
        return cls(finished, spent)

    def in_all(self, indexes: Iterable[int]) -> float:
        """Seconds spent in these phases."""
        return fsum(self.seconds.get(index, 0.0) for index in indexes)


def _steps_of(timeline: Timeline) -> dict[int, dict[int, Phase]]:
    """The working phases of each step, by their index."""
    steps: dict[int, dict[int, Phase]] = {}
    for index, phase in enumerate(timeline.phases):
        if phase.is_work:
            steps.setdefault(phase.step, {})[index] = phase
    return steps


def _result(
    planned: dict[int, Phase],
    walked: dict[int, Phase],
    visits: _Visits,
    reason_of: Callable[[Phase, bool], Reason | None],
) -> StepResult:
    first = next(iter(planned.values()))
    is_whole = len(walked) == len(planned) and visits.finished.issuperset(walked)
    done_seconds = visits.in_all(walked)
    outcome = Outcome.DONE if is_whole else Outcome.PARTLY if done_seconds else Outcome.SKIPPED
    return StepResult(
        step=first.step,
        exercise=first.exercise,
        outcome=outcome,
        reason=None if is_whole else reason_of(first, len(walked) < len(planned)),
        planned_seconds=fsum(phase.seconds for phase in planned.values()),
        done_seconds=done_seconds,
        left_seconds=visits.in_all(i for i, phase in walked.items() if phase.side is Side.LEFT),
        right_seconds=visits.in_all(i for i, phase in walked.items() if phase.side is Side.RIGHT),
        planned_reps=len(_repetitions(planned)),
        done_reps=sum(
            visits.in_all(indexes) >= seconds / 2 for indexes, seconds in _repetitions(walked)
        ),
    )


def _repetitions(phases: dict[int, Phase]) -> list[tuple[list[int], float]]:
    """Each repetition: the indexes of its phases, and the seconds that it takes."""
    found: dict[tuple[object, ...], tuple[list[int], list[float]]] = {}
    for index, phase in phases.items():
        indexes, seconds = found.setdefault(
            (phase.round, phase.set, phase.side, phase.rep), ([], [])
        )
        indexes.append(index)
        seconds.append(phase.seconds)
    return [(indexes, fsum(seconds)) for indexes, seconds in found.values()]


def _reason(session: Session, phase: Phase, is_cut: bool) -> Reason | None:
    """Pain goes before tiredness; a step that was skipped before it hurt was just skipped."""
    reasons = {mark.reason for mark in session.marks if mark.step == phase.step}
    if is_cut or Reason.HURTS in reasons or _has_ended(session, phase):
        return Reason.HURTS
    return Reason.TIRED if Reason.TIRED in reasons else None


def _has_ended(session: Session, phase: Phase) -> bool:
    """True for a step in which a pain was felt that ended it."""
    exercise = session.plan.exercise(phase.exercise)
    felt = any(stop.step == phase.step for stop in session.stops)
    return felt and exercise is not None and session.bars.bar(exercise)


def _by_region(session: Session, results: Iterable[StepResult]) -> dict[Region, float]:
    seconds: dict[Region, float] = {}
    for result in results:
        exercise = session.plan.exercise(result.exercise)
        if exercise is not None and exercise.regions and result.done_seconds:
            region = exercise.regions[0]
            seconds[region] = seconds.get(region, 0.0) + result.done_seconds
    return {region: seconds[region] for region in Region if region in seconds}
