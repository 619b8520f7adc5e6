"""What is known of the person that bears on which exercises suit, and what speaks against one."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

import msgspec

from tui.core.exercise import Exercise, Id, Name, Position


class Condition(StrEnum):
    """What a person may have that some exercises ask care for."""

    OSTEOPOROSIS = "osteoporosis"
    SPINAL_FRACTURE = "spinal-fracture"
    HIP_REPLACEMENT = "hip-replacement"
    PREGNANCY = "pregnancy"


class Posture(StrEnum):
    """What a person may be unable to get into."""

    FLOOR = "floor"
    """Down to the floor and up again; a bed may still do."""
    LYING = "lying"
    KNEELING = "kneeling"
    """On the knees, or on hands and knees."""
    WRISTS = "wrists"
    """Weight on the hands."""


class Caution(NamedTuple):
    """One line of the table: this flag of an exercise asks care of who has this condition."""

    rule: str
    flag: str
    condition: Condition
    why: str
    """One sentence for the person."""


EXTENSION_FLAG = "fracture-clearance"
"""The caution flag of the exercises that bend the back backwards."""

CAUTIONS = (
    Caution(
        "R28",
        "osteoporosis-caution",
        Condition.OSTEOPOROSIS,
        "It bends or turns the spine far, and with thin bones a professional should agree first.",
    ),
    Caution(
        "R28",
        "osteoporosis-caution",
        Condition.SPINAL_FRACTURE,
        "It bends or turns the spine far; after a fracture a professional should agree first.",
    ),
    Caution(
        "R29",
        EXTENSION_FLAG,
        Condition.OSTEOPOROSIS,
        "It bends the back backwards, and with thin bones a professional should agree first.",
    ),
    Caution(
        "R29",
        EXTENSION_FLAG,
        Condition.SPINAL_FRACTURE,
        "It bends the back backwards; after a fracture a professional should agree first.",
    ),
    Caution(
        "C4",
        "hip-replacement",
        Condition.HIP_REPLACEMENT,
        "It takes the hip far; after a hip replacement your surgeon or therapist should agree.",
    ),
    Caution(
        "C4",
        "pregnancy",
        Condition.PREGNANCY,
        "You would lie on your front; in pregnancy your care team should agree first.",
    ),
)
"""Conditions and the flags they meet: R28 and R29 of the domain notes, and question C4 of D.1.

That R28 goes beyond one exercise, and R29 for thin bones beyond a clearance, is our own care.
"""

FLAGS_OF: Mapping[str, frozenset[str]] = {
    condition: frozenset(caution.flag for caution in CAUTIONS if caution.condition is condition)
    for condition in Condition
}
"""The caution flags that each condition meets."""

SUBSTITUTES: Mapping[str, frozenset[str]] = {"strap": frozenset({"towel"})}
"""What does as well, where an exercise needs something (R39)."""

CAREFUL = "what is said about you cannot be read; until it can, every caution holds"
"""What is told while `Profile.careful` stands for a profile."""

_LYING = frozenset({Position.SUPINE, Position.HOOK_LYING, Position.PRONE, Position.SIDE_LYING})
_ON_THE_KNEES = frozenset({Position.KNEELING, Position.HALF_KNEELING, Position.ALL_FOURS})
POSTURE_IN_WORDS = {
    Posture.FLOOR: "It is done on the floor, and you said that you cannot get down there.",
    Posture.LYING: "You would lie down, and you said that you cannot.",
    Posture.KNEELING: "You would kneel, and you said that you cannot.",
    Posture.WRISTS: "Your wrists would carry weight, and you said that they cannot.",
}
"""What is said against an exercise that needs a posture (R46)."""
NOT_CLEARED = "It bends the back backwards: a physical therapist should rule out a fracture."
"""What is said against backward bends without a clearance, whatever the conditions (R29)."""
NOT_WANTED = "You asked not to be given this one."
"""What is said against an exercise that the person excluded (R33)."""


class Objection(msgspec.Struct, frozen=True, kw_only=True):
    """Something that speaks against an exercise for this person."""

    rule: str
    """Its number in the domain notes."""
    about: str
    """The flag, the posture or the word that it rests on."""
    why: str
    """One sentence for the person."""


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person, as far as the choice of exercises goes; nothing is known by default."""

    conditions: frozenset[Condition] = frozenset()
    owned: frozenset[Name] | None = None
    """Equipment at hand; None when nobody said."""
    cleared_for_extension: datetime.date | None = None
    """When a professional said that bending backwards is right for this person."""
    cannot: frozenset[Posture] = frozenset()
    """What this person cannot get into."""
    excluded: frozenset[Id] = frozenset()
    """Ids of the exercises that this person does not want."""
    agreed: dict[Id, datetime.date] = {}
    """Exercises that were chosen although something speaks against them, and when."""

    @classmethod
    def careful(cls) -> "Profile":
        """Stands for a profile that cannot be read: every caution holds."""
        return cls(
            conditions=frozenset(Condition),
            cannot=frozenset({Posture.KNEELING, Posture.WRISTS}),
        )

    @property
    def flags(self) -> frozenset[str]:
        """The caution flags that meet a condition."""
        met = (FLAGS_OF.get(condition, frozenset()) for condition in self.conditions)
        return frozenset().union(*met)

    def missing(self, needed: tuple[str, ...]) -> Iterator[str]:
        """What of this equipment is not at hand, nor anything that does as well."""
        if self.owned is None:
            return
        for thing in needed:
            if self.owned.isdisjoint({thing, *SUBSTITUTES.get(thing, ())}):
                yield thing

    def against(self, exercise: Exercise) -> tuple[Objection, ...]:
        """What speaks against the exercise; by hand it may still be chosen, once it was read."""
        return (*self._cautions(exercise), *self._postures(exercise), *self._wishes(exercise))

    def agreeing_to(self, exercise_ids: Iterable[str], day: datetime.date) -> "Profile":
        """The profile of somebody who chose all of these all the same."""
        agreed = {**self.agreed, **dict.fromkeys(exercise_ids, day)}
        return msgspec.structs.replace(self, agreed=agreed)

    def _cautions(self, exercise: Exercise) -> Iterator[Objection]:
        for rule, flag, condition, why in CAUTIONS:
            if flag in exercise.flags and condition in self.conditions:
                yield Objection(rule=rule, about=flag, why=why)
        if EXTENSION_FLAG in exercise.flags and self.cleared_for_extension is None:
            yield Objection(rule="R29", about=EXTENSION_FLAG, why=NOT_CLEARED)

    def _postures(self, exercise: Exercise) -> Iterator[Objection]:
        for posture in Posture:
            if posture in self.cannot and _needs(exercise, posture):
                why = POSTURE_IN_WORDS[posture]
                yield Objection(rule="R46", about=posture.value, why=why)

    def _wishes(self, exercise: Exercise) -> Iterator[Objection]:
        if exercise.id in self.excluded:
            yield Objection(rule="R33", about="excluded", why=NOT_WANTED)


def _needs(exercise: Exercise, posture: Posture) -> bool:
    match posture:
        case Posture.FLOOR:
            return exercise.places == ("floor",)
        case Posture.LYING:
            return exercise.position in _LYING
        case Posture.KNEELING:
            return exercise.position in _ON_THE_KNEES or "kneeling-load" in exercise.flags
        case Posture.WRISTS:
            return exercise.position is Position.ALL_FOURS or "wrist-load" in exercise.flags
