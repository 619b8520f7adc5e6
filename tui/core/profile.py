"""What is known of the person that bears on which exercises suit: conditions and things at hand."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

import msgspec


class Condition(StrEnum):
    """What a person may have that some exercises ask care for."""

    OSTEOPOROSIS = "osteoporosis"
    SPINAL_FRACTURE = "spinal-fracture"
    HIP_REPLACEMENT = "hip-replacement"
    PREGNANCY = "pregnancy"


FLAGS_OF: Mapping[str, frozenset[str]] = {
    Condition.OSTEOPOROSIS: frozenset({"osteoporosis-caution", "fracture-clearance"}),
    Condition.SPINAL_FRACTURE: frozenset({"osteoporosis-caution", "fracture-clearance"}),
    Condition.HIP_REPLACEMENT: frozenset({"hip-replacement"}),
    Condition.PREGNANCY: frozenset({"pregnancy"}),
}
"""The caution flags that each condition meets (R28, R29 and D.1 of the domain notes)."""

SUBSTITUTES: Mapping[str, frozenset[str]] = {"strap": frozenset({"towel"})}
"""What does as well, where an exercise needs something (R39)."""


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A person, as far as the choice of exercises goes; nothing is known by default."""

    conditions: frozenset[str] = frozenset()
    owned: frozenset[str] | None = None
    """Equipment at hand; None when nobody said."""

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
