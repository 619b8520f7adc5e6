"""The one truth about time: a routine and the catalog compile to a flat list of phases.

The estimate, the preview, the session and what is recorded all read this list and nothing else.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from math import fsum
from typing import NamedTuple

import msgspec

from tui.core.catalog import Catalog
from tui.core.course import Leg, between, course_of
from tui.core.cue import getting_ready, resting_before
from tui.core.dose import Breaths, Dose, Side, resolve
from tui.core.exercise import Exercise
from tui.core.group import Block, blocks
from tui.core.manner import Manner
from tui.core.notation import clock
from tui.core.phase import Phase, PhaseKind
from tui.core.reading import reading_seconds
from tui.core.routine import Routine, dose_of

MAX_SECONDS = 16 * 3600
"""The longest session a routine may ask for."""
MAX_REPETITIONS = 20_000
"""The most repetitions, or breaths, that one session may hold."""


class RoutineTooLong(ValueError):  # noqa: N818 - it is a verdict on a routine, not a fault of ours
    """A routine asks for more than one session can hold; says how much, and the limit."""


class Timeline(msgspec.Struct, frozen=True):
    """What a routine compiles to.

    No phase has zero length; the phases' sum is the total; nothing follows the last repetition.
    """

    phases: tuple[Phase, ...]
    starts: tuple[float, ...]
    """Seconds from the beginning to the start of each phase, and last the total."""
    steps: tuple[int, ...]
    """Numbers of the steps that are in it, from 1, but for those that are rests."""
    left_out: tuple[int, ...] = ()
    """Numbers of the steps, from 1, whose exercise the catalog does not have."""

    @property
    def total_seconds(self) -> float:
        """The whole session in seconds; self-paced steps count with their estimate."""
        return self.starts[-1]

    def seconds_of_steps(self) -> dict[int, float]:
        """Seconds of each step over all rounds, from its first repetition to its last.

        A step that is a rest has the seconds that are rested.
        """
        parts: dict[int, list[float]] = {}
        for phase in self.phases:
            if phase.kind is not PhaseKind.PREPARE:
                parts.setdefault(phase.rest_step or phase.step, []).append(phase.seconds)
        return {step: fsum(seconds) for step, seconds in parts.items()}

    def ends_of_steps(self) -> dict[int, float]:
        """Seconds from the beginning of the session until each step is done for the last time."""
        numbers = (phase.rest_step or phase.step for phase in self.phases)
        return dict(zip(numbers, self.starts[1:], strict=True))


def compile_timeline(routine: Routine, catalog: Catalog, manner: Manner | None = None) -> Timeline:
    """Compile a routine to its phases.

    Steps whose exercise is unknown are left out and named in `left_out`. What the routine says of
    pace and first side goes over the given manner. Before an exercise that is neither known nor
    was done earlier in the session there is time to read its steps; a pace of 0 stays 0. A step
    that is a rest stands before what comes next: none is first or last in a session.
    Raises `RoutineTooLong` beyond `MAX_REPETITIONS`.
    """
    walked = _known_blocks(routine, catalog)
    _check_repetitions(step for _, steps in walked for step in steps)
    walk = _Walk(_manner_for(routine, manner or Manner()))
    for _ in range(routine.rounds):
        for rounds, steps in walked:
            for _ in range(rounds):
                for step in steps:
                    walk.go_through(step)
    starts = accumulate((phase.seconds for phase in walk.phases), initial=0.0)
    numbers = [step.number for _, steps in walked for step in steps if step.exercise]
    return Timeline(
        phases=tuple(walk.phases),
        starts=tuple(starts),
        steps=tuple(numbers),
        left_out=tuple(
            number
            for number, step in enumerate(routine.steps, 1)
            if not step.is_rest and catalog.exercise(step.exercise) is None
        ),
    )


def _manner_for(routine: Routine, manner: Manner) -> Manner:
    """The manner with what the routine says put over it."""
    pace, first = manner.pace.changed_by(routine.pace), manner.side_first(routine.first_side)
    return msgspec.structs.replace(manner, pace=pace, first_side=first)


def check_length(timeline: Timeline) -> None:
    """Raise `RoutineTooLong` for a session longer than `MAX_SECONDS`."""
    if timeline.total_seconds > MAX_SECONDS:
        asked, limit = clock(timeline.total_seconds), MAX_SECONDS // 3600
        raise RoutineTooLong(f"a session of {asked} hours; the limit is {limit} hours")


class _Step(NamedTuple):
    """A step of which everything is known, or a rest."""

    number: int
    """In the routine, from 1."""
    rounds: int
    """How often it is gone through in the session."""
    exercise: Exercise | None
    """None for a rest."""
    dose: Dose
    notes: str = ""


class _Block(NamedTuple):
    """Steps that are gone through together, those with unknown exercises left out."""

    rounds: int
    """In each round of the routine."""
    steps: list[_Step]


def _known_blocks(routine: Routine, catalog: Catalog) -> list[_Block]:
    return [
        _Block(block.rounds, list(_known_steps(block, routine.rounds, catalog)))
        for block in blocks(routine)
    ]


def _known_steps(block: Block, rounds: int, catalog: Catalog) -> Iterator[_Step]:
    for number, step in enumerate(block.steps, block.first + 1):
        exercise = catalog.exercise(step.exercise)
        if step.is_rest:
            yield _Step(number, rounds * block.rounds, None, resolve(step))
        elif exercise:
            dose = dose_of(step, exercise)
            yield _Step(number, rounds * block.rounds, exercise, dose, step.notes)


def _check_repetitions(steps: Iterable[_Step]) -> None:
    """Keep a slip of the finger from filling the memory: counts without compiling."""
    total = 0
    for step in steps:
        dose = step.dose
        sides = 2 if dose.side in (Side.EACH, Side.ALTERNATE) else 1
        breaths = dose.work.count if isinstance(dose.work, Breaths) else 1
        total += step.rounds * dose.sets * dose.reps * sides * breaths
    if total > MAX_REPETITIONS:
        raise RoutineTooLong(
            f"{total:,} repetitions in one session; the limit is {MAX_REPETITIONS:,}"
        )


class _Walk:
    """Goes through steps in the order of a session and lists its phases."""

    def __init__(self, manner: Manner) -> None:
        self.phases: list[Phase] = []
        self._manner = manner
        self._read = set(manner.known)
        self._passes: Counter[int] = Counter()
        self._rests: list[_Step] = []
        """Those that wait for an exercise to rest before."""
        # The editor compiles at every key: what comes again is worked out once.
        self._courses: dict[tuple[str, Dose], tuple[Leg, ...]] = {}
        self._cues: dict[str, str] = {}
        """For getting ready, by exercise."""

    def go_through(self, step: _Step) -> None:
        """Add one pass through a step."""
        exercise = step.exercise
        if exercise is None:
            if self.phases and step.dose.rest_seconds:
                self._rests.append(step)
            return
        ready = self._getting_ready(step, exercise)
        self._passes[step.number] += 1
        for rest in self._rests:
            leg = between(PhaseKind.REST, rest.dose.rest_seconds, resting_before(exercise))
            self._add(step, exercise, (leg,), rest.number)
        self._rests.clear()
        self._add(step, exercise, (*ready, *self._course(step.dose, exercise)))
        self._read.add(exercise.id)

    def _getting_ready(self, step: _Step, exercise: Exercise) -> tuple[Leg, ...]:
        pace = self._manner.pace
        seconds: float = pace.between_exercises if self.phases else pace.prepare
        if seconds and self._manner.reading and exercise.id not in self._read:
            seconds = max(seconds, reading_seconds(exercise, step.notes))
        if not seconds:
            return ()
        if exercise.id not in self._cues:
            self._cues[exercise.id] = getting_ready(exercise)
        return (between(PhaseKind.PREPARE, seconds, self._cues[exercise.id]),)

    def _course(self, dose: Dose, exercise: Exercise) -> tuple[Leg, ...]:
        key = (exercise.id, dose)
        if key not in self._courses:
            self._courses[key] = course_of(dose, exercise, self._manner)
        return self._courses[key]

    def _add(
        self, step: _Step, exercise: Exercise, legs: Iterable[Leg], rest_step: int | None = None
    ) -> None:
        name, number, rounds, dose = exercise.id, step.number, step.rounds, step.dose
        sets, reps = dose.sets, 1 if dose.self_paced else dose.reps
        this = self._passes[number]
        # To name each argument is twice as fast as to unpack them.
        self.phases += [
            Phase(
                kind, name, number, this, set_, rep, side, sets, reps, rounds,
                breath, breaths, seconds, cue, limit, rest_step,
            )
            for (set_, rep, side), (kind, breath, breaths, seconds, cue, limit) in legs
        ]  # fmt: skip
