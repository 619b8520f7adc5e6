"""Groups of steps that are gone through together: which steps those are, and how often."""

from collections.abc import Collection, Iterable
from itertools import groupby

import msgspec

from tui.core.problem import Problem, nearest
from tui.core.routine import Group, Routine, Step


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """Neighbours of one group, or one step that is in none."""

    first: int
    """Place of its first step, from 0."""
    steps: tuple[Step, ...]
    group: Group = ""
    """Its name; empty for a step that is in no group."""
    rounds: int = 1
    """How often it is gone through in each round of the routine."""

    @property
    def places(self) -> range:
        """Places of its steps, from 0."""
        return range(self.first, self.first + len(self.steps))


def blocks(routine: Routine) -> tuple[Block, ...]:
    """The steps in their order, neighbours of the same group together.

    A group that is apart from itself makes two blocks; one that the routine does not name in
    its groups is gone through once.
    """
    found: list[Block] = []
    place = 0
    for group, together in groupby(routine.steps, lambda step: step.group):
        steps = tuple(together)
        if group:
            rounds = routine.groups.get(group, 1)
            found.append(Block(first=place, steps=steps, group=group, rounds=rounds))
        else:
            found.extend(Block(first=place + n, steps=(step,)) for n, step in enumerate(steps))
        place += len(steps)
    return tuple(found)


def unknown_groups(
    named: Iterable[Group], known: Collection[Group], at: str = "steps"
) -> tuple[Problem, ...]:
    """A problem for each step that names a group without rounds.

    `named` is what the steps say, in their order; an empty text is not looked at.
    """
    return tuple(
        Problem(
            f"no group of the name '{group}' in [groups], so it is gone through once",
            f"{at}[{number}].group",
            nearest(group, known),
        )
        for number, group in enumerate(named, 1)
        if group and group not in known
    )
