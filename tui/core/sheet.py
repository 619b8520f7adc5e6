"""A routine as a sheet of paper: Markdown that says what to do, without any screen.

Every text in it came from a file, so none of it is left to mean anything in Markdown or in HTML.
"""

import re
from collections.abc import Iterator

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.exercise import POSITION_IN_WORDS, Exercise
from tui.core.routine import Routine, Step, dose_of
from tui.core.text import displayable

STOP = "Stop at sharp pain. This sheet does not replace a doctor or a physical therapist."

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# HTML is written as entities because not every Markdown knows a backslash before it.
_MEANS_SOMETHING = re.compile(r"[\\`*_{}\[\]#|~$!]")
_BEGINS_A_BLOCK = re.compile(r"^(\d*)([-+=:%.)])")


def routine_markdown(routine: Routine, total_seconds: float, catalog: Catalog) -> str:
    """The routine with its total, and each exercise with its dose, steps and cautions."""
    counts = [notation.counted(len(routine.steps), "exercise")]
    if routine.rounds > 1:
        counts.append(f"{routine.rounds} rounds")
    counts.append(notation.clock(total_seconds))
    if routine.times_per_day > 1:
        counts.append(f"{routine.times_per_day} times a day")
    blocks = [f"# {escaped(routine.name)}", *_paragraphs(routine.notes), ", ".join(counts)]
    for number, step in enumerate(routine.steps, 1):
        exercise = catalog.exercise(step.exercise)
        if exercise is None:
            blocks.append(f"## {number}. {escaped(step.exercise)}")
            blocks.append("Not in the catalog, left out.")
        else:
            blocks.append(f"## {number}. {escaped(exercise.name)}")
            blocks.extend(_exercise_blocks(step, exercise, catalog))
    return "\n\n".join([*blocks, STOP])


def escaped(text: str) -> str:
    """The text on one line, so written that Markdown shows it as it is."""
    line = " ".join(displayable(text).split())
    line = _MEANS_SOMETHING.sub(r"\\\g<0>", line)
    line = _BEGINS_A_BLOCK.sub(r"\1\\\2", line)
    return re.sub("[&<>]", lambda found: _ENTITIES[found[0]], line)


def _paragraphs(text: str) -> Iterator[str]:
    """A text of several lines, its lines and its blank lines kept."""
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [escaped(line) for line in paragraph.splitlines() if line.strip()]
        if lines:
            yield "\\\n".join(lines)


def _exercise_blocks(step: Step, exercise: Exercise, catalog: Catalog) -> Iterator[str]:
    yield f"**{notation.dose(dose_of(step, exercise))}**"
    facts = {
        "Position": POSITION_IN_WORDS[exercise.position] if exercise.position else "",
        "Needed": ", ".join(exercise.equipment),
        "Nice to have": ", ".join(exercise.optional_equipment),
        "Note": step.notes,
    }
    if said := [f"- {name}: {escaped(text)}" for name, text in facts.items() if text.strip()]:
        yield "\n".join(said)
    yield "\n".join(f"{number}. {escaped(text)}" for number, text in enumerate(exercise.steps, 1))
    texts = {"Feel it": exercise.feel, "Breathing": exercise.breathing}
    shared = [catalog.flags[flag] for flag in exercise.flags if flag in catalog.flags]
    closing = [f"- {name}: {escaped(text)}" for name, text in texts.items() if text.strip()]
    closing += [f"- Caution: {escaped(text)}" for text in (*exercise.cautions, *shared)]
    if closing:
        yield "\n".join(closing)
