"""The one truth about time: a routine and the catalog compile to a flat list of phases.

The estimate, the preview, the session and what is recorded all read this list and nothing else.
"""

from collections.abc import Iterable, Mapping
from itertools import accumulate
from math import fsum
from typing import NamedTuple

import msgspec

from tui.core.catalog import Catalog
from tui.core.cue import getting_ready, own_pace, resting, switching_to
from tui.core.dose import Breaths, Dose, Side, Tempo
from tui.core.exercise import Exercise
from tui.core.manner import Manner
from tui.core.notation import clock
from tui.core.phase import Phase, PhaseKind
from tui.core.reading import reading_seconds
from tui.core.repetition import Part, Place, parts_of, repetitions
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
    """Numbers of the steps that are in it, from 1."""
    left_out: tuple[int, ...] = ()
    """Numbers of the steps, from 1, whose exercise the catalog does not have."""

    @property
    def total_seconds(self) -> float:
        """The whole session in seconds; self-paced steps count with their estimate."""
        return self.starts[-1]

    def seconds_of_steps(self) -> dict[int, float]:
        """Seconds of each step over all rounds, from its first repetition to its last."""
        parts: dict[int, list[float]] = {}
        for phase in self.phases:
            if phase.kind is not PhaseKind.PREPARE:
                parts.setdefault(phase.step, []).append(phase.seconds)
        return {step: fsum(seconds) for step, seconds in parts.items()}


def compile_timeline(routine: Routine, catalog: Catalog, manner: Manner | None = None) -> Timeline:
    """Compile a routine to its phases.

    Steps whose exercise is unknown are left out and named in `left_out`. What the routine says of
    pace and first side goes over the given manner. Before an exercise that is neither known nor
    was done earlier in the session there is time to read its steps; a pace of 0 stays 0.
    Raises `RoutineTooLong` beyond `MAX_REPETITIONS`.
    """
    steps = _known_steps(routine, catalog)
    _check_repetitions(steps, routine.rounds)
    manner = _manner_for(routine, manner or Manner())
    read = set(manner.known)
    phases: list[Phase] = []
    for round_number in range(1, routine.rounds + 1):
        for step in steps:
            compiler = _StepCompiler(step, manner, round_number)
            seconds = manner.pace.between_exercises if phases else manner.pace.prepare
            if seconds and manner.reading and step.exercise.id not in read:
                seconds = max(seconds, reading_seconds(step.exercise, step.notes))
            if seconds:
                cue = getting_ready(step.exercise)
                phases.append(compiler.between(PhaseKind.PREPARE, seconds, cue, at=Place()))
            phases.extend(compiler.phases())
            read.add(step.exercise.id)
    starts = accumulate((phase.seconds for phase in phases), initial=0.0)
    numbers = tuple(step.number for step in steps)
    return Timeline(
        phases=tuple(phases),
        starts=tuple(starts),
        steps=numbers,
        left_out=tuple(sorted({*range(1, len(routine.steps) + 1)} - {*numbers})),
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
    """A step of which everything is known."""

    number: int
    """In the routine, from 1."""
    exercise: Exercise
    dose: Dose
    notes: str


def _known_steps(routine: Routine, catalog: Catalog) -> list[_Step]:
    found = ((n, s, catalog.exercise(s.exercise)) for n, s in enumerate(routine.steps, 1))
    return [_Step(n, e, dose_of(s, e), s.notes) for n, s, e in found if e]


def _check_repetitions(steps: Iterable[_Step], rounds: int) -> None:
    """Keep a slip of the finger from filling the memory: counts without compiling."""
    total = 0
    for dose in (step.dose for step in steps):
        sides = 2 if dose.side in (Side.EACH, Side.ALTERNATE) else 1
        breaths = dose.work.count if isinstance(dose.work, Breaths) else 1
        total += rounds * dose.sets * dose.reps * sides * breaths
    if total > MAX_REPETITIONS:
        raise RoutineTooLong(
            f"{total:,} repetitions in one session; the limit is {MAX_REPETITIONS:,}"
        )


class _StepCompiler:
    """Compiles one step of one round."""

    def __init__(self, step: _Step, manner: Manner, round_number: int) -> None:
        self._dose = step.dose
        self._identity = (step.exercise.id, step.number, round_number)
        self._counts = (self._dose.sets, 1 if self._dose.self_paced else self._dose.reps)
        self._switch_seconds = manner.pace.switch_sides
        self._first_side = manner.first_side
        self._work = tuple(parts_of(step.dose, step.exercise, manner))
        self._told: Mapping[int, tuple[Part, ...]] = {
            cue.at_rep: tuple(parts_of(step.dose, step.exercise, manner, cue.text))
            for cue in step.exercise.cues
            if cue.at_rep <= step.dose.reps
        }
        """The repetitions in which the exercise says something of its own."""

    def between(self, kind: PhaseKind, seconds: float, cue: str, *, at: Place) -> Phase:
        """A phase before the repetition at a place, which it leads to."""
        part = Part(kind, None, None, float(seconds), cue)
        return self._phases_at(at._replace(side=None), [part])[0]

    def phases(self) -> list[Phase]:
        """Every phase of the step, its sets with the rest between them."""
        dose = self._dose
        phases: list[Phase] = []
        side: Side | None = None
        for number in range(1, dose.sets + 1):
            if number > 1 and dose.rest_seconds:
                cue = resting(number, dose.sets)
                phases.append(
                    self.between(PhaseKind.REST, dose.rest_seconds, cue, at=Place(number))
                )
                side = None
            for place in repetitions(dose, number, self._first_side):
                if place.side is not None and self._needs_switch(side, place.side):
                    cue = switching_to(place.side)
                    phases.append(
                        self.between(PhaseKind.SWITCH, self._switch_seconds, cue, at=place)
                    )
                phases.extend(self._repetition(place))
                side = place.side
        return phases

    def _phases_at(self, place: Place, parts: Iterable[Part]) -> list[Phase]:
        """One phase for each part; the way to it is the same for all of them."""
        where = (*self._identity, *place, *self._counts)
        return [
            Phase(kind, *where, breath, breaths, seconds, cue, limit)
            for kind, breath, breaths, seconds, cue, limit in parts
        ]

    def _needs_switch(self, side: Side | None, next_side: Side) -> bool:
        """A movement that goes left, right, left, right passes over by itself; a hold does not."""
        flows = self._dose.side is Side.ALTERNATE and isinstance(self._dose.work, Tempo)
        changes = side is not None and side is not next_side
        return changes and not flows and self._switch_seconds > 0

    def _repetition(self, place: Place) -> list[Phase]:
        dose = self._dose
        if not dose.self_paced:
            return self._phases_at(place, self._told.get(place.rep, self._work))
        times = dose.reps * (2 if dose.side is Side.ALTERNATE else 1)
        estimate = times * fsum(part.seconds for part in self._work)
        cue = own_pace(dose.reps, dose.side)
        return self._phases_at(place, [Part(PhaseKind.WAIT, None, None, estimate, cue)])
