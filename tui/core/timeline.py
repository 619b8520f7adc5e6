"""The one truth about time: a routine and the catalog compile to a flat list of phases.

The preview, the session and what is recorded all read this list; what is told of lengths alone is
added up from the same passes.
"""

from itertools import accumulate
from math import fsum

import msgspec

from tui.core.catalog import Catalog
from tui.core.manner import Manner
from tui.core.passes import Pass, passes
from tui.core.phase import Phase, PhaseKind
from tui.core.routine import Routine


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


def compile_timeline(routine: Routine, catalog: Catalog, manner: Manner | None = None) -> Timeline:
    """Compile a routine to its phases; what holds for them is said in `tui.core.passes`.

    Steps whose exercise is unknown are left out and named in `left_out`.
    Raises `RoutineTooLong` for more repetitions than a session may hold.
    """
    phases: list[Phase] = []
    for one in passes(routine, catalog, manner or Manner()):
        phases += _phases(one)
    steps: dict[bool, list[int]] = {True: [], False: []}
    for number, step in enumerate(routine.steps, 1):
        if not step.is_rest:
            steps[catalog.exercise(step.exercise) is not None].append(number)
    return Timeline(
        phases=tuple(phases),
        starts=tuple(accumulate((phase.seconds for phase in phases), initial=0.0)),
        steps=tuple(steps[True]),
        left_out=tuple(steps[False]),
    )


def _phases(one: Pass) -> list[Phase]:
    number, rest_step, exercise, dose, this, rounds, ready, course = one
    name, sets, reps = exercise.id, dose.sets, 1 if dose.self_paced else dose.reps
    # To name each argument is twice as fast as to unpack them.
    return [
        Phase(
            kind, name, number, this, set_, rep, side, sets, reps, rounds,
            breath, breaths, seconds, cue, limit, rest_step,
        )
        for (set_, rep, side), (kind, breath, breaths, seconds, cue, limit) in (*ready, *course)
    ]  # fmt: skip
