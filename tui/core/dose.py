"""How much: sets, repetitions, and what one repetition is; what a file says and what results."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

# What any file may ask for. Wide enough for every sheet a therapist writes, narrow enough that
# a slip of the finger (10 000 repetitions) is caught where it is made.
Sets = Annotated[int, Meta(ge=1, le=20)]
Reps = Annotated[int, Meta(ge=1, le=100)]
HoldSeconds = Annotated[float, Meta(ge=1, le=600)]
BreathCount = Annotated[int, Meta(ge=1, le=60)]
MoveSeconds = Annotated[float, Meta(ge=0, le=60)]
RestSeconds = Annotated[float, Meta(ge=0, le=600)]
TimesPerDay = Annotated[int, Meta(ge=1, le=12)]


class Side(StrEnum):
    """Which side of the body a dose is for; with `each` and `alternate` counts are per side."""

    BOTH = "both"
    """The movement is symmetric: there is no side."""
    EACH = "each"
    """Every repetition on the first side, a switch, every repetition on the other.

    The left is first unless the person, or the routine, wants it otherwise.
    """
    LEFT = "left"
    RIGHT = "right"
    ALTERNATE = "alternate"
    """A repetition on the first side, one on the other, and so on."""


class Hold(msgspec.Struct, frozen=True):
    """A stretch kept still; easing in and letting go are not counted."""

    seconds: float


class Breaths(msgspec.Struct, frozen=True):
    """A stretch kept still for a number of slow breaths."""

    count: int


class Tempo(msgspec.Struct, frozen=True):
    """A moving repetition; each part in seconds, a part of 0 is left out."""

    out: float
    pause: float
    back: float


Work = Hold | Breaths | Tempo
"""What one repetition is."""


class Prescription(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a file says about a dose; None where it says nothing.

    Raises `ValueError` when one repetition is described in two ways, or moves nowhere, or is to
    be held for at least so long without being a hold in seconds.
    """

    side: Side | None = None
    sets: Sets | None = None
    reps: Reps | None = None
    hold_seconds: HoldSeconds | None = None
    breaths: BreathCount | None = None
    tempo: tuple[MoveSeconds, MoveSeconds, MoveSeconds] | None = None
    """Out, pause, back, in seconds."""
    at_least: bool | None = None
    """True: a hold in seconds may run on, up to a limit, until the person ends it."""
    self_paced: bool | None = None
    """True: no clock; the person says when the repetitions are done."""
    rest_seconds: RestSeconds | None = None
    """Between sets, never after the last."""

    def __post_init__(self) -> None:
        ways = [
            name for name in ("hold_seconds", "breaths", "tempo") if getattr(self, name) is not None
        ]
        if len(ways) > 1:
            raise ValueError(
                f"{' and '.join(ways)} exclude each other: a repetition is one of them"
            )
        if self.tempo is not None and self.tempo[0] + self.tempo[2] == 0:
            raise ValueError("tempo needs time to move: out and back are both 0")
        if self.at_least and (self.tempo is not None or self.breaths is not None):
            raise ValueError(f"at_least goes with hold_seconds, not with {ways[0]}")

    @property
    def work(self) -> Work | None:
        """The repetition this describes, None when it leaves that to others."""
        if self.hold_seconds is not None:
            return Hold(self.hold_seconds)
        if self.breaths is not None:
            return Breaths(self.breaths)
        if self.tempo is not None:
            return Tempo(*self.tempo)
        return None


class Dose(msgspec.Struct, frozen=True, kw_only=True):
    """A dose with nothing left open."""

    side: Side
    sets: int
    reps: int
    work: Work
    at_least: bool
    """True: a hold in seconds that may run on; false for all other work."""
    self_paced: bool
    rest_seconds: float


FALLBACK = Dose(
    side=Side.BOTH,
    sets=1,
    reps=1,
    work=Hold(30),
    at_least=False,
    self_paced=False,
    rest_seconds=30,
)
"""What holds where neither the step, the exercise nor its kind says anything."""


def resolve(*layers: Prescription) -> Dose:
    """The dose that results when each layer fills what the layers before it left open.

    How a repetition is done is taken whole from the first layer that says it, so that a step
    which asks for a hold does not inherit the exercise's tempo.
    """
    side, sets, reps, work = FALLBACK.side, FALLBACK.sets, FALLBACK.reps, FALLBACK.work
    at_least, self_paced = FALLBACK.at_least, FALLBACK.self_paced
    rest_seconds = FALLBACK.rest_seconds
    # Name by name: the editor does this a thousand times at every key.
    for layer in reversed(layers):
        side = side if layer.side is None else layer.side
        sets = sets if layer.sets is None else layer.sets
        reps = reps if layer.reps is None else layer.reps
        work = layer.work or work
        at_least = at_least if layer.at_least is None else layer.at_least
        self_paced = self_paced if layer.self_paced is None else layer.self_paced
        rest_seconds = rest_seconds if layer.rest_seconds is None else layer.rest_seconds
    return Dose(
        side=side,
        sets=sets,
        reps=reps,
        work=work,
        at_least=at_least and isinstance(work, Hold),
        self_paced=self_paced,
        rest_seconds=rest_seconds,
    )
