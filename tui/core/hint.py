"""A hint on a routine: told, never forbidding anything; and what its rules look at."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

import msgspec

from tui.core.catalog import Catalog
from tui.core.dose import Dose
from tui.core.exercise import Exercise
from tui.core.manner import Manner
from tui.core.profile import Profile
from tui.core.routine import Routine, Step, dose_of


class Rule(StrEnum):
    """Where a hint comes from, by its number in the domain notes; those with a word are ours."""

    JOINTS_MOVE = "R01"
    FEW_REPEATS = "R05"
    BOTH_SIDES = "R06"
    SOURCES = "R07"
    SPINE_FIRST = "R17"
    MOBILITY_FIRST = "R19"
    THIN_BONES = "R28"
    FRACTURE_CHECK = "R29"
    CAUTIONS = "R34"
    EQUIPMENT = "R39"
    REPEATS_OF_A_MOVE = "R47"
    WHOLE_CORE = "R55"
    POSITIONS = "positions"
    READING = "reading"


RULE_IN_WORDS = {
    Rule.JOINTS_MOVE: "joints are moved in and out, muscles are held",
    Rule.FEW_REPEATS: "two to five repeats of a stretch, of which the first four give the most",
    Rule.BOTH_SIDES: "one side, then the same on the other",
    Rule.SOURCES: "the doses that the articles give",
    Rule.SPINE_FIRST: "upper back, then lower back, then hips",
    Rule.MOBILITY_FIRST: "move freely and without pain first, get strong after that",
    Rule.THIN_BONES: "care with bending and turning when bones are thin",
    Rule.FRACTURE_CHECK: "a physical therapist rules out a fracture before backward bends",
    Rule.CAUTIONS: "cautions of an exercise that meet your profile",
    Rule.EQUIPMENT: "what is needed should be at hand",
    Rule.REPEATS_OF_A_MOVE: "holds and movements are counted differently",
    Rule.WHOLE_CORE: "strength for the back is control, hips and trunk together",
    Rule.POSITIONS: "few changes between floor and feet",
    Rule.READING: "everything can be read before it is needed",
}
"""Each rule in a few words."""


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """One thing worth a thought, beside a step or the whole routine."""

    rule: Rule
    step: int | None
    """Place of the step, from 0; None for the routine as a whole."""
    text: str
    """What it is and why, one sentence. May hold names from a file: show it as plain text."""
    key: str
    """By which its step, or the routine, says that it is dismissed, such as `R07: 90 s`.

    The same wherever the step is; another when what it is about changes.
    """

    @property
    def because(self) -> str:
        """Its rule as a sentence: `Rule R06: one side, then the same on the other.`."""
        whose = f"Rule {self.rule}" if self.rule[-1].isdigit() else "Our own rule"
        return f"{whose}: {RULE_IN_WORDS[self.rule]}."


class Placed(NamedTuple):
    """A step of which everything is known, at its place."""

    place: int
    """In the routine, from 0."""
    step: Step
    exercise: Exercise
    dose: Dose

    def hint(self, rule: Rule, text: str, about: str = "") -> Hint:
        """A hint beside this step; `about` is what must change for it to be said again."""
        key = f"{rule}: {about}" if about else rule.value
        return Hint(rule=rule, step=self.place, text=text, key=key)


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the rules look at."""

    routine: Routine
    steps: tuple[Placed, ...]
    """Those whose exercise the catalog has."""
    catalog: Catalog
    manner: Manner
    profile: Profile

    @classmethod
    def at(cls, routine: Routine, catalog: Catalog, manner: Manner, profile: Profile) -> "Look":
        """A look at this routine."""
        return cls(
            routine=routine,
            steps=tuple(_placed(routine, catalog)),
            catalog=catalog,
            manner=manner,
            profile=profile,
        )


def _placed(routine: Routine, catalog: Catalog) -> Iterator[Placed]:
    for place, step in enumerate(routine.steps):
        if exercise := catalog.exercise(step.exercise):
            yield Placed(place, step, exercise, dose_of(step, exercise))
