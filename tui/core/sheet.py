"""What stands on the sheet of paper that a routine is printed as, whatever it is written in."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.exercise import POSITION_IN_WORDS, Exercise
from tui.core.group import Block, blocks
from tui.core.outline import dose_in_words, name_of, rounds_of
from tui.core.routine import Routine, Step
from tui.core.timeline import Timeline

STOP = "Stop at sharp pain. This sheet does not replace a doctor or a physical therapist."


class Fact(NamedTuple):
    """Something about an exercise, such as what is needed."""

    name: str
    text: str


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One step on the sheet; all of its texts but `rounds` may come from a file."""

    rounds: str = ""
    """What stands over the first step of a group: `3 rounds of steps 2 to 4:`."""
    number: int
    """Of the step in its routine, from 1."""
    name: str
    dose: str
    facts: tuple[Fact, ...] = ()
    """What to know before it."""
    steps: tuple[str, ...] = ()
    remarks: tuple[Fact, ...] = ()
    """What to know while it is done."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A routine on paper."""

    title: str
    notes: tuple[tuple[str, ...], ...]
    """Paragraphs, each in its lines."""
    summary: str
    items: tuple[Item, ...]


def sheet_of(routine: Routine, timeline: Timeline, catalog: Catalog) -> Sheet:
    """The routine with its total, and each exercise with its dose, steps and cautions."""
    counts = [notation.counted(sum(not step.is_rest for step in routine.steps), "exercise")]
    if routine.rounds > 1:
        counts.append(f"{routine.rounds} rounds")
    counts.append(notation.clock(timeline.total_seconds))
    if routine.times_per_day > 1:
        counts.append(f"{routine.times_per_day} times a day")
    return Sheet(
        title=routine.name,
        notes=tuple(_paragraphs(routine.notes)),
        summary=", ".join(counts),
        items=tuple(item for block in blocks(routine) for item in _items(block, catalog)),
    )


def _paragraphs(text: str) -> Iterator[tuple[str, ...]]:
    for paragraph in re.split(r"\n\s*\n", text):
        if lines := tuple(line for line in paragraph.splitlines() if line.strip()):
            yield lines


def _items(block: Block, catalog: Catalog) -> Iterator[Item]:
    over = _over(block)
    for place, step in zip(block.places, block.steps, strict=True):
        item = _item(place + 1, step, catalog)
        yield msgspec.structs.replace(item, rounds=over) if place == block.first else item


def _over(block: Block) -> str:
    first, last = block.first + 1, block.first + len(block.steps)
    if block.rounds == 1:
        return ""
    match len(block.steps):
        case 1:
            which = f"step {first}"
        case 2:
            which = f"steps {first} and {last}"
        case _:
            which = f"steps {first} to {last}"
    return f"{rounds_of(block)} {which}:"


def _item(number: int, step: Step, catalog: Catalog) -> Item:
    exercise = catalog.exercise(step.exercise)
    name, dose = name_of(step, catalog), dose_in_words(step, catalog)
    facts, remarks = {"Note": step.notes}, {}
    cautions: tuple[str, ...] = ()
    if exercise is not None:
        facts = {
            "Position": POSITION_IN_WORDS[exercise.position] if exercise.position else "",
            "Needed": ", ".join(exercise.equipment),
            "Nice to have": ", ".join(exercise.optional_equipment),
        } | facts
        remarks = {"Feel it": exercise.feel, "Breathing": exercise.breathing}
        cautions = _cautions(exercise, catalog)
    return Item(
        number=number,
        name=name,
        dose=dose,
        facts=_said(facts),
        steps=exercise.steps if exercise else (),
        remarks=(*_said(remarks), *(Fact("Caution", text) for text in cautions)),
    )


def _cautions(exercise: Exercise, catalog: Catalog) -> tuple[str, ...]:
    """Those of the exercise itself, and those that it shares with others."""
    shared = (catalog.flags[flag] for flag in exercise.flags if flag in catalog.flags)
    return (*exercise.cautions, *shared)


def _said(facts: dict[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(name, text) for name, text in facts.items() if text.strip())
