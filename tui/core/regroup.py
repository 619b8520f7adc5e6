"""Groups of a routine while it is edited: who belongs where after a move, and making them.

A step that comes to lie between two members of one group joins it; one that no longer lies beside
its group leaves it; a group that is moved whole stays as it is, even in the midst of another. So
one step gets in and out of a group by being moved across its border.
"""

from collections.abc import Collection, Iterator, Sequence, Set
from itertools import count, product
from string import ascii_uppercase

import msgspec

from tui.core.faults import fault_of_field
from tui.core.group import blocks
from tui.core.routine import Group, Routine, Step


def whole_groups(routine: Routine, places: Collection[int]) -> frozenset[Group]:
    """Names of the groups of which all neighbouring members are among these places."""
    chosen = set(places)
    return frozenset(
        block.group for block in blocks(routine) if block.group and chosen.issuperset(block.places)
    )


def settled(steps: Sequence[Step], placed: Collection[int], whole: Set[Group]) -> tuple[Step, ...]:
    """The steps after those at some places were put there, each in the group it is in there.

    Those of the `whole` groups keep theirs.
    """
    last = len(steps) - 1
    above = list(_groups_above(steps, placed))
    below = list(_groups_above(steps[::-1], {last - place for place in placed}))[::-1]
    result = list(steps)
    for place in placed:
        step = steps[place]
        if step.group not in whole:
            result[place] = in_group(step, _joined(step.group, above[place], below[place]))
    return tuple(result)


def with_steps(routine: Routine, steps: Sequence[Step]) -> Routine:
    """The routine with these steps; a group that loses its last member leaves `groups`.

    Raises `ValueError` when there are too many steps.
    """
    groups = routine.groups
    if groups:
        lost = {step.group for step in routine.steps} - {step.group for step in steps}
        groups = {name: rounds for name, rounds in groups.items() if name not in lost}
    return msgspec.structs.replace(routine, steps=tuple(steps), groups=groups)


def without(routine: Routine, places: Collection[int]) -> Routine:
    """The routine without the steps at these places."""
    gone = set(places)
    kept = (step for place, step in enumerate(routine.steps) if place not in gone)
    return with_steps(routine, tuple(kept))


def moved(routine: Routine, places: Sequence[int], by: int) -> tuple[Routine, int]:
    """These steps (at least one, in order) moved together, and by how many places.

    They go no further than to where the first of them meets an end of the list.
    """
    steps = routine.steps
    by = max(-places[0], min(len(steps) - 1 - places[-1], by))
    put = {place + by: steps[place] for place in places}
    moving = set(places)
    others = (step for place, step in enumerate(steps) if place not in moving)
    order = [put[place] if place in put else next(others) for place in range(len(steps))]
    return with_steps(routine, settled(order, put, whole_groups(routine, places))), by


def grouped(routine: Routine, places: Sequence[int], rounds: int) -> Routine:
    """The steps from the first to the last of these places (at least one) as one group.

    One place in a group stands for all of it. One round takes the groups of these places apart.
    Raises `ValueError` for a number of rounds that no file may have.
    """
    problem = fault_of_field(Routine, "rounds", rounds)
    if problem is not None:
        raise ValueError(problem.message)
    steps = list(routine.steps)
    if rounds == 1:
        for place in _members(routine, places):
            steps[place] = in_group(steps[place], "")
        return with_steps(routine, steps)
    first, last = places[0], places[-1]
    if first == last and steps[first].group:
        together = list(_members(routine, places))
        first, last = together[0], together[-1]
    name = _name_for(routine, first, last)
    for place in range(first, last + 1):
        steps[place] = in_group(steps[place], name)
    regrouped = with_steps(routine, steps)
    return msgspec.structs.replace(regrouped, groups={**regrouped.groups, name: rounds})


def in_group(step: Step, group: Group) -> Step:
    """The step as a member of this group."""
    return step if step.group == group else msgspec.structs.replace(step, group=group)


def free_name(taken: Collection[Group]) -> Group:
    """The first of A, B … Z, AA, AB … that is not taken."""
    return next(name for name in _names() if name not in taken)


def taken_names(routine: Routine) -> set[Group]:
    """Every name that a group of this routine has."""
    return {step.group for step in routine.steps} | routine.groups.keys()


def _names() -> Iterator[Group]:
    for length in count(1):
        yield from map("".join, product(ascii_uppercase, repeat=length))


def _name_for(routine: Routine, first: int, last: int) -> Group:
    """The name these neighbours have in common and nobody else has; else a free one."""
    steps = routine.steps
    name = steps[first].group
    others = {step.group for step in (*steps[:first], *steps[last + 1 :])}
    common = all(step.group == name for step in steps[first : last + 1])
    return name if name and common and name not in others else free_name(taken_names(routine))


def _members(routine: Routine, places: Collection[int]) -> Iterator[int]:
    """The places of all members of the groups that the steps at these places are in."""
    chosen = set(places)
    for block in blocks(routine):
        if block.group and not chosen.isdisjoint(block.places):
            yield from block.places


def _groups_above(steps: Sequence[Step], placed: Collection[int]) -> Iterator[Group]:
    """For each place, the group of the nearest step above it that was not placed."""
    group = ""
    for place, step in enumerate(steps):
        yield group
        if place not in placed:
            group = step.group


def _joined(own: Group, above: Group, below: Group) -> Group:
    if above == below:
        return above
    return own if own in (above, below) else ""
