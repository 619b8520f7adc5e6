"""A routine as lines for a list: its steps, with a line over each group."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.group import Block, blocks
from tui.core.rest import rest_seconds
from tui.core.routine import Routine, Step, dose_of

NOT_KNOWN = "not in the catalog, left out"


class Line(NamedTuple):
    """One line of an outline. It may hold names from a file: show it as plain text."""

    number: int | None
    """Of the step, from 1; None for the line over a group."""
    name: str
    """Of the exercise, or `3 rounds of:`."""
    dose: str = ""
    is_known: bool = True
    """False for a step that is left out, because its exercise is not in the catalog."""
    is_grouped: bool = False
    """True for a step of a group that has a line over it."""


def outline(routine: Routine, catalog: Catalog) -> Iterator[Line]:
    """The steps with their doses, in order."""
    for block in blocks(routine):
        is_grouped = block.rounds > 1
        if is_grouped:
            yield Line(None, f"{rounds_of(block)}:")
        for place, step in zip(block.places, block.steps, strict=True):
            is_known = step.is_rest or catalog.exercise(step.exercise) is not None
            dose = dose_in_words(step, catalog)
            yield Line(place + 1, name_of(step, catalog), dose, is_known, is_grouped)


def rounds_of(block: Block) -> str:
    """How often a group is gone through, before its steps are named: `3 rounds of`."""
    return f"{notation.counted(block.rounds, 'round')} of"


def name_of(step: Step, catalog: Catalog) -> str:
    """What a step is called, and that it is optional where it is."""
    name = "Rest" if step.is_rest else catalog.name_of(step.exercise)
    return f"{name} (optional)" if step.optional else name


def dose_in_words(step: Step, catalog: Catalog) -> str:
    """The dose of a step, the seconds of a rest, or that its exercise is not known."""
    if step.is_rest:
        return f"{notation.number(rest_seconds(step))} s"
    exercise = catalog.exercise(step.exercise)
    return notation.dose(dose_of(step, exercise)) if exercise else NOT_KNOWN
