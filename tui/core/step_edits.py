"""Changes to one step whatever it is: a rest, an exercise, or one that the catalog does not have.

They can be done to several steps at once, so what makes no sense for a step leaves it as it is.
"""

from typing import Any

import msgspec

from tui.core import adjust
from tui.core.adjust import Way
from tui.core.catalog import Catalog
from tui.core.dose_field import to_edit, with_dose
from tui.core.dose_text import DoseFault
from tui.core.rest import longer, rest_text, with_rest
from tui.core.routine import Step


def more(step: Step, catalog: Catalog, times: int) -> Step:
    """The step with more (or, below 0, less) of its main number."""
    if step.is_rest:
        return longer(step, times)
    exercise = catalog.exercise(step.exercise)
    return adjust.more(step, exercise, times) if exercise else step


def next_side(step: Step, catalog: Catalog) -> Step:
    """The step for the next of its sides."""
    exercise = catalog.exercise(step.exercise)
    return adjust.next_side(step, exercise) if exercise else step


def has_sides(step: Step, catalog: Catalog) -> bool:
    """True when there is more than one side that it can be done on."""
    exercise = catalog.exercise(step.exercise)
    return exercise is not None and len(adjust.sides_for(exercise)) > 1


def has_dose(step: Step, catalog: Catalog) -> bool:
    """True when it has numbers that can be changed."""
    return step.is_rest or catalog.exercise(step.exercise) is not None


def dose_as_text(step: Step, catalog: Catalog) -> str:
    """The numbers of a step as one line to change; empty when it has none."""
    if step.is_rest:
        return rest_text(step)
    exercise = catalog.exercise(step.exercise)
    return to_edit(step, exercise) if exercise else ""


def with_text(step: Step, text: str) -> Step | DoseFault:
    """The step with the numbers of a text. Never raises."""
    return with_rest(step, text) if step.is_rest else with_dose(step, text)


def like(step: Step, before: Step, after: Step) -> Step:
    """The step with what was changed between two states of another one, `before` and `after`.

    A rest takes what was changed on a rest, an exercise what was changed on an exercise; what
    does not go with the rest of its dose is not taken.
    """
    if step.is_rest != before.is_rest:
        return step
    names = [name for name in _CHANGED if getattr(before, name) != getattr(after, name)]
    if set(names) & set(Way):
        # The ways of counting exclude each other, and only a hold is of at least so long.
        names = list(dict.fromkeys((*names, *Way, "at_least")))
    said: dict[str, Any] = {name: getattr(after, name) for name in names}
    try:
        return msgspec.structs.replace(step, **said)
    except ValueError:
        return step


_CHANGED = tuple(
    name for name in Step.__struct_fields__ if name not in ("exercise", "group", "dismissed")
)
