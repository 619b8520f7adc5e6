"""Steps that were copied or taken out, to be put in elsewhere, also into another routine."""

from collections.abc import Sequence

import msgspec

from tui.core.regroup import (
    free_name,
    in_group,
    settled,
    taken_names,
    whole_groups,
    with_steps,
)
from tui.core.routine import Group, Rounds, Routine, Step


class Clip(msgspec.Struct, frozen=True):
    """Some steps of a routine, and the groups that are whole among them."""

    steps: tuple[Step, ...] = ()
    groups: dict[Group, Rounds | None] = {}
    """Rounds of each whole group by its name; None when its routine does not say them."""

    @classmethod
    def of(cls, routine: Routine, places: Sequence[int]) -> "Clip":
        """The steps at these places; of a part of a group only the steps, not the rounds."""
        whole = whole_groups(routine, places)
        steps = tuple(routine.steps[place] for place in places)
        return cls(steps, {name: routine.groups.get(name) for name in sorted(whole)})

    def put_into(self, routine: Routine, at: int) -> Routine:
        """The routine with these steps in front of a place, or at its end.

        A whole group stays one, under a free name where its own is taken. Any other step is in a
        group only where it lies between two members, or beside one of a group with the name it
        had. Raises `ValueError` when there are too many steps.
        """
        names = self._names_in(routine)
        added = (in_group(step, names.get(step.group, step.group)) for step in self.steps)
        steps = (*routine.steps[:at], *added, *routine.steps[at:])
        placed = range(at, at + len(self.steps))
        longer = with_steps(routine, settled(steps, placed, set(names.values())))
        said = {names[name]: rounds for name, rounds in self.groups.items() if rounds is not None}
        return msgspec.structs.replace(longer, groups={**longer.groups, **said})

    def _names_in(self, routine: Routine) -> dict[Group, Group]:
        """What each whole group is called in this routine."""
        taken = taken_names(routine)
        names: dict[Group, Group] = {}
        for name in self.groups:
            is_free = name not in taken
            names[name] = name if is_free else free_name(taken | self.groups.keys())
            taken.add(names[name])
        return names
