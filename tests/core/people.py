"""People for whom routines are made: every answer there is, and a sample that meets all pairs."""

import random
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, combinations
from typing import Any

import msgspec

from tests.core.test_hints import SHIPPED
from tui.core.answers import (
    Ache,
    Answers,
    Experience,
    Leg,
    Minutes,
    Reach,
    Shape,
    Things,
    Times,
)
from tui.core.manner import Manner
from tui.core.planner import Made, routine_for
from tui.core.profile import Condition, Profile
from tui.core.red_flags import Verdict
from tui.core.safety import Bars

DAY = date(2026, 11, 20)

SPACE: dict[str, Sequence[Any]] = {
    "ache": list(Ache),
    "leg": list(Leg),
    "shape": list(Shape),
    "reach": list(Reach),
    "things": list(Things),
    "minutes": list(Minutes),
    "times": list(Times),
    "experience": list(Experience),
    "cleared_for_extension": [None, DAY],
    "strength": [False, True],
    **{condition.value: [False, True] for condition in Condition},
}
"""Everything that may be answered, what was answered before included."""

SAMPLE = 600


class Asked(msgspec.Struct, frozen=True):
    """One person with all that was answered."""

    answers: Answers
    profile: Profile
    strength: bool

    def made(self, manner: Manner | None = None, **changes: Any) -> Made:
        """The routine for this person."""
        given: dict[str, Any] = {"verdict": Verdict.GO_ON, "bars": Bars()} | changes
        manner = manner or Manner()
        return routine_for(
            self.answers, self.profile, SHIPPED, manner, strength=self.strength, **given
        )


def asked(chosen: dict[str, Any]) -> Asked:
    """The person who chose this."""
    answers = {name: chosen[name] for name in Answers.__struct_fields__}
    conditions = frozenset(one for one in Condition if chosen[one.value])
    profile = Profile(conditions=conditions, cleared_for_extension=chosen["cleared_for_extension"])
    return Asked(Answers(**answers), profile, chosen["strength"])


def sample() -> list[dict[str, Any]]:
    """The same answer sets every time, spread over the whole space."""
    dice = random.Random(46)
    return [{name: dice.choice(values) for name, values in SPACE.items()} for _ in range(SAMPLE)]


def pairs(chosen: dict[str, Any]) -> Iterator[tuple[tuple[str, Any], tuple[str, Any]]]:
    """Every two answers of one person."""
    return combinations(chosen.items(), 2)


def all_pairs() -> set[tuple[tuple[str, Any], tuple[str, Any]]]:
    """Every two answers that anybody may give."""
    return set(
        chain.from_iterable(
            (((one, a), (other, b)) for a in SPACE[one] for b in SPACE[other])
            for one, other in combinations(SPACE, 2)
        )
    )
