"""Which routines are wanted every day: the person's own, as often as their files say."""

from collections.abc import Iterable

from tui.core.due import Daily, Slot
from tui.core.routine import Routine
from tui.core.text import folded

SLOT_WORDS = {
    Slot.MORNING: ("morning", "wake", "waking"),
    Slot.EVENING: ("evening", "bedtime", "night", "pillow"),
}
"""A routine with one of these words in its name belongs to that part of the day (ours)."""


def dailies(routines: Iterable[tuple[str, Routine]]) -> tuple[Daily, ...]:
    """What is wanted every day, for routines with their ids.

    A routine belongs to a part of the day when its name says so and once a day is enough.
    """
    return tuple(
        Daily(
            routine_id=routine_id,
            times=routine.times_per_day,
            slot=_slot(routine.name) if routine.times_per_day == 1 else None,
        )
        for routine_id, routine in routines
    )


def _slot(name: str) -> Slot | None:
    words = folded(name).split()
    found = (slot for slot, known in SLOT_WORDS.items() if not set(known).isdisjoint(words))
    return next(found, None)
