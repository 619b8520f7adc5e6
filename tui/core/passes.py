"""The way of a session through a routine: every pass over a step, and what each comes to.

The timeline and its lengths are made from these passes and from nothing else.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from tui.core.catalog import Catalog
from tui.core.course import Leg, between, course_of
from tui.core.cue import getting_ready, resting_before
from tui.core.dose import Dose, resolve
from tui.core.exercise import Exercise
from tui.core.group import Block, blocks
from tui.core.manner import Manner
from tui.core.phase import PhaseKind
from tui.core.reading import reading_seconds
from tui.core.routine import Routine, dose_of
from tui.core.session_limits import check_repetitions


class Pass(NamedTuple):
    """One time through a step, or the rest before it that is a step of its own."""

    number: int
    """Of the step in the routine, from 1; a rest belongs to the step that it leads to."""
    rest_step: int | None
    """Number of the step that is this rest; None for all else."""
    exercise: Exercise
    dose: Dose
    round: int
    """Which time it is, over the whole session, from 1."""
    rounds: int
    """How often the step is gone through in the session."""
    ready: tuple[Leg, ...]
    """The time to get ready; nothing where there is none."""
    course: tuple[Leg, ...]
    """All that follows it."""


def passes(routine: Routine, catalog: Catalog, manner: Manner) -> Iterator[Pass]:
    """The passes in the order of a session.

    Steps whose exercise is unknown are left out. What the routine says of pace and first side goes
    over the given manner. Before an exercise that is neither known nor was done earlier in the
    session there is time to read its steps; a pace of 0 stays 0. A step that is a rest stands
    before what comes next: none is first or last in a session. Raises `RoutineTooLong` before the
    first pass when there are more than `MAX_REPETITIONS`.
    """
    walked = _known_blocks(routine, catalog)
    check_repetitions((step.dose, step.rounds) for _, steps in walked for step in steps)
    walk = _Walk(_manner_for(routine, manner))
    for _ in range(routine.rounds):
        for rounds, steps in walked:
            for _ in range(rounds):
                for step in steps:
                    yield from walk.go_through(step)


def _manner_for(routine: Routine, manner: Manner) -> Manner:
    """The manner with what the routine says put over it."""
    pace, first = manner.pace.changed_by(routine.pace), manner.side_first(routine.first_side)
    return msgspec.structs.replace(manner, pace=pace, first_side=first)


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


class _Walk:
    """Goes through steps in the order of a session."""

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._has_begun = False
        self._read = set(manner.known)
        self._rounds: defaultdict[int, int] = defaultdict(int)
        self._rests: list[_Step] = []
        """Those that wait for an exercise to rest before."""
        # The editor walks at every key: what comes again is worked out once.
        self._courses: dict[tuple[str, Dose], tuple[Leg, ...]] = {}
        self._readies: dict[tuple[str, float], tuple[Leg, ...]] = {}

    def go_through(self, step: _Step) -> Iterator[Pass]:
        """One pass through a step, after the rests that waited for it."""
        exercise = step.exercise
        if exercise is None:
            if self._has_begun and step.dose.rest_seconds:
                self._rests.append(step)
            return
        ready = self._getting_ready(step, exercise)
        self._rounds[step.number] += 1
        number, dose = step.number, step.dose
        this, rounds = self._rounds[number], step.rounds
        for rest in self._rests:
            leg = between(PhaseKind.REST, rest.dose.rest_seconds, resting_before(exercise))
            yield Pass(number, rest.number, exercise, dose, this, rounds, (), (leg,))
        self._rests.clear()
        course = self._course(dose, exercise)
        yield Pass(number, None, exercise, dose, this, rounds, ready, course)
        self._has_begun = True
        self._read.add(exercise.id)

    def _getting_ready(self, step: _Step, exercise: Exercise) -> tuple[Leg, ...]:
        pace = self._manner.pace
        seconds: float = pace.between_exercises if self._has_begun else pace.prepare
        if seconds and self._manner.reading and exercise.id not in self._read:
            seconds = max(seconds, reading_seconds(exercise, step.notes))
        if not seconds:
            return ()
        key = (exercise.id, seconds)
        if key not in self._readies:
            leg = between(PhaseKind.PREPARE, seconds, getting_ready(exercise))
            self._readies[key] = (leg,)
        return self._readies[key]

    def _course(self, dose: Dose, exercise: Exercise) -> tuple[Leg, ...]:
        key = (exercise.id, dose)
        if key not in self._courses:
            self._courses[key] = course_of(dose, exercise, self._manner)
        return self._courses[key]
