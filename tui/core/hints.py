"""What is worth a thought in a routine, one function for each rule; nothing is forbidden."""

from collections.abc import Callable, Iterator

import msgspec

from tui.core import dose_hints, order_hints, person_hints
from tui.core.catalog import Catalog
from tui.core.hint import Hint, Look
from tui.core.manner import Manner
from tui.core.profile import Profile
from tui.core.routine import Routine, Step

HINTED_BY: tuple[Callable[[Look], Iterator[Hint]], ...] = (
    dose_hints.held_longer_than_the_sources,
    dose_hints.joint_held,
    dose_hints.repeats_of_a_move,
    dose_hints.stretch_repeated_often,
    dose_hints.side_missing,
    order_hints.hips_before_spine,
    order_hints.strength_before_mobility,
    order_hints.strength_in_part,
    order_hints.down_and_up_again,
    person_hints.caution_meets_profile,
    person_hints.equipment_missing,
    person_hints.steps_without_time_to_read,
    person_hints.cue_longer_than_its_repetition,
)
"""Every rule, in the order in which their hints stand beside one step."""


def hints(
    routine: Routine,
    catalog: Catalog,
    manner: Manner = Manner(),  # noqa: B008 - frozen
    profile: Profile = Profile(),  # noqa: B008 - frozen
) -> tuple[Hint, ...]:
    """The hints on a routine, by step, without those that its steps or it itself dismiss."""
    look = Look.at(routine, catalog, manner, profile)
    found = (hint for rule in HINTED_BY for hint in rule(look))
    told = (hint for hint in found if hint.key not in _about(routine, hint).dismissed)
    return tuple(sorted(told, key=lambda hint: -1 if hint.step is None else hint.step))


def dismissed(routine: Routine, hint: Hint) -> Routine:
    """The routine with a hint on it recorded as one not to be told again."""
    about = _about(routine, hint)
    keys = (*about.dismissed, hint.key)
    if hint.step is None:
        return msgspec.structs.replace(routine, dismissed=keys)
    step = msgspec.structs.replace(routine.steps[hint.step], dismissed=keys)
    steps = (*routine.steps[: hint.step], step, *routine.steps[hint.step + 1 :])
    return msgspec.structs.replace(routine, steps=steps)


def _about(routine: Routine, hint: Hint) -> Routine | Step:
    """What a hint is about, where it is dismissed."""
    return routine if hint.step is None else routine.steps[hint.step]
