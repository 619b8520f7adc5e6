"""An ordered list of exercises with their doses, and what else a person wrote about it."""

from collections.abc import Collection
from typing import Annotated

import msgspec
from msgspec import Meta

from tui.core.dose import Dose, Prescription, TimesPerDay, resolve
from tui.core.exercise import DEFAULT_BY_KIND, Exercise, Id, Name
from tui.core.manner import FirstSide
from tui.core.pace import PaceChange

Rounds = Annotated[int, Meta(ge=1, le=20)]
MAX_NOTES = 4000
Notes = Annotated[str, Meta(min_length=0, max_length=MAX_NOTES)]
MAX_STEPS = 1000
Group = Annotated[str, Meta(max_length=40)]
Dismissed = tuple[Annotated[str, Meta(max_length=200)], ...]


REST = "rest"
"""What stands for an exercise in a step that is a rest; no exercise may have this id."""


# It forms no circle; in every routine that can be brought back there may be hundreds.
class Step(Prescription, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One exercise in a routine, with what this routine says of its dose; or a rest.

    Raises `ValueError` when a rest says more of a dose than its seconds.
    """

    exercise: Id
    notes: Notes = ""
    optional: bool = False
    """True: may be left out when time is short."""
    group: Group = ""
    """Neighbours with the same name here are gone through together, several times."""
    dismissed: Dismissed = ()
    """Keys of the hints that are not to be shown on this step any more."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.is_rest and any(getattr(self, name) is not None for name in NOT_IN_A_REST):
            raise ValueError("a rest has rest_seconds, and nothing else of a dose")

    @property
    def is_rest(self) -> bool:
        """True for a rest between two exercises."""
        return self.exercise == REST


NOT_IN_A_REST = frozenset(Prescription.__struct_fields__) - {"rest_seconds"}
"""What a dose may say and a rest may not."""


class Routine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A routine as its file has it. Raises `ValueError` beyond `MAX_STEPS` steps."""

    name: Name
    times_per_day: TimesPerDay = 1
    rounds: Rounds = 1
    """How often the whole list is gone through in one session."""
    notes: Notes = ""
    first_side: FirstSide | None = None
    """Which side comes first in this routine; None leaves it to the settings."""
    pace: PaceChange | None = None
    groups: dict[Group, Rounds] = {}
    """How often each group of steps is gone through, by its name; once when it is not named."""
    dismissed: Dismissed = ()
    """Keys of the hints on the whole routine that are not to be shown any more."""
    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        if len(self.steps) > MAX_STEPS:
            raise ValueError(f"{len(self.steps)} steps, the limit is {MAX_STEPS}")

    def renamed(self, name: str) -> "Routine":
        """The same routine under another name."""
        return msgspec.structs.replace(self, name=name)

    def without(self, exercises: Collection[str]) -> "Routine":
        """The same routine without the steps of these exercises."""
        steps = tuple(step for step in self.steps if step.exercise not in exercises)
        return msgspec.structs.replace(self, steps=steps)


def dose_of(step: Step, exercise: Exercise) -> Dose:
    """The step's dose: what it says, else what its exercise says, else what its kind says."""
    return resolve(step, exercise.dose, DEFAULT_BY_KIND[exercise.kind])
