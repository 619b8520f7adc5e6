"""Ways of doing one exercise that differ in comfort and not in the dose (R58).

The first is the usual one; what a person chose is remembered by its words.
"""

from collections.abc import Mapping

from tui.core.exercise import Exercise


def option_of(exercise: Exercise, chosen: Mapping[str, str]) -> str:
    """The way an exercise is done; empty when there is only one.

    `chosen` are the words of options by the ids of exercises; words that the exercise does not
    have any more count for nothing.
    """
    if not exercise.options:
        return ""
    words = chosen.get(exercise.id, "")
    return words if words in exercise.options else exercise.options[0]


def option_after(exercise: Exercise, chosen: Mapping[str, str]) -> int | None:
    """The place of the option that comes after this one, from 0; None where there is no other."""
    if len(exercise.options) < 2:
        return None
    place = exercise.options.index(option_of(exercise, chosen))
    return (place + 1) % len(exercise.options)
