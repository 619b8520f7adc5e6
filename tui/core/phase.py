"""One timed stretch of a session."""

from enum import StrEnum

import msgspec

from tui.core.dose import Side


class PhaseKind(StrEnum):
    """What the person does during a phase."""

    PREPARE = "prepare"
    """Getting into position for an exercise."""
    EASE = "ease"
    """Moving into a held stretch."""
    HOLD = "hold"
    RELEASE = "release"
    """Coming out of a held stretch."""
    OUT = "out"
    PAUSE = "pause"
    BACK = "back"
    INHALE = "inhale"
    EXHALE = "exhale"
    SWITCH = "switch"
    """Changing to the other side."""
    REST = "rest"
    """Between two sets of the same exercise, or before the next exercise."""
    WAIT = "wait"
    """Repetitions at one's own pace, until a key says they are done."""


WORK_KINDS = frozenset(
    {
        PhaseKind.HOLD,
        PhaseKind.OUT,
        PhaseKind.PAUSE,
        PhaseKind.BACK,
        PhaseKind.INHALE,
        PhaseKind.EXHALE,
        PhaseKind.WAIT,
    }
)
"""The phases that are the dose itself; the others are the way to it and between."""

BETWEEN_KINDS = frozenset({PhaseKind.PREPARE, PhaseKind.SWITCH, PhaseKind.REST})
"""The phases that lead to the next repetition."""


class Phase(msgspec.Struct, frozen=True, gc=False):  # holds nothing that could form a circle
    """A phase and its place in the routine; step, round, set and rep count from 1.

    A phase between repetitions (prepare, switch, rest) belongs to what comes next.
    """

    kind: PhaseKind
    exercise: str
    """Id of the exercise."""
    step: int
    round: int
    """Which pass through its step it is in, over the whole session."""
    set: int
    rep: int
    side: Side | None
    """Left or right while that side works; None otherwise."""
    sets: int
    """How many sets its step has."""
    reps: int
    """How many repetitions a set has, on each of its sides."""
    rounds: int
    """How many passes through its step there are."""
    breath: int | None
    """Number of the breath in its repetition, from 1; None when breaths are not counted."""
    breaths: int | None
    """How many breaths the repetition has."""
    seconds: float
    """Length, more than 0; for a wait, what it is estimated to take."""
    cue: str
    """What to do now, in one line."""
    limit: float | None = None
    """Seconds up to which a hold may run on until a key ends it; None: it ends at its length."""
    rest_step: int | None = None
    """Number of the step that is this rest, from 1; None for all else, a rest between sets too."""

    @property
    def is_open(self) -> bool:
        """True for a phase that only a key ends."""
        return self.kind is PhaseKind.WAIT

    @property
    def is_between(self) -> bool:
        """True for a phase that leads to the next repetition and belongs to it."""
        return self.kind in BETWEEN_KINDS

    @property
    def is_work(self) -> bool:
        """True for the dose itself, false for the way to it."""
        return self.kind in WORK_KINDS
