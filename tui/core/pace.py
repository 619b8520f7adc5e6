"""The seconds around the work: getting ready, easing in, letting go, changing sides."""

from typing import Annotated

import msgspec
from msgspec import Meta

PaceSeconds = Annotated[float, Meta(ge=0, le=120)]
BreathSeconds = Annotated[float, Meta(ge=2, le=20)]


class Pace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pace constants in seconds. The defaults are ours: the articles give none.

    A constant of 0 leaves its phase out.
    """

    prepare: PaceSeconds = 10
    """Before the first exercise."""
    ease_in: PaceSeconds = 4
    """Moving into a held stretch; never counted as hold."""
    release: PaceSeconds = 2
    """Coming out of a held stretch."""
    switch_sides: PaceSeconds = 5
    between_exercises: PaceSeconds = 15
    """From the end of one exercise to the start of the next, to change position in."""
    breath: BreathSeconds = 5
    """One breath, in and out."""

    @property
    def inhale(self) -> float:
        """Seconds of one breath in: two fifths, so that the breath out is the longer one."""
        return self.breath * 2 / 5

    @property
    def exhale(self) -> float:
        """Seconds of one breath out."""
        return self.breath - self.inhale

    def changed_by(self, change: "PaceChange | None") -> "Pace":
        """This pace with what a routine says put over it."""
        if change is None:
            return self
        said = {name: v for name, v in msgspec.structs.asdict(change).items() if v is not None}
        return msgspec.structs.replace(self, **said)


class PaceChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one routine changes of the pace; None keeps the setting."""

    prepare: PaceSeconds | None = None
    ease_in: PaceSeconds | None = None
    release: PaceSeconds | None = None
    switch_sides: PaceSeconds | None = None
    between_exercises: PaceSeconds | None = None
    breath: BreathSeconds | None = None
