"""`supple list`: what there is to play and to put into a routine."""

import json

from tui.commands.output import GOOD, columns, print_document, say
from tui.core import notation
from tui.core.dose import resolve
from tui.core.exercise import DEFAULT_BY_KIND, Exercise
from tui.core.library import Entry, Library


def list_text(library: Library, what: str | None) -> int:
    """Print a line for each routine, each exercise, or both."""
    if what != "exercises":
        _heading("Routines", what)
        columns(_routine_row(entry) for entry in library.entries)
    if what is None:
        say()
    if what != "routines":
        _heading("Exercises", what)
        columns(_exercise_row(exercise) for exercise in library.catalog.exercises)
    return GOOD


def list_json(library: Library, what: str | None) -> int:
    """Print a JSON list, or with nothing chosen an object with both lists."""
    lists = {
        "exercises": [_exercise_object(exercise) for exercise in library.catalog.exercises],
        "routines": [_routine_object(entry) for entry in library.entries],
    }
    print_document(json.dumps(lists if what is None else lists[what], indent=2))
    return GOOD


def _heading(text: str, what: str | None) -> None:
    if what is None:
        say(text)


def _routine_row(entry: Entry) -> tuple[str, ...]:
    return (
        entry.id,
        entry.routine.name,
        f"{notation.clock(entry.timeline.total_seconds):>7}",
        notation.counted(len(_exercises(entry)), "exercise"),
        "shipped" if entry.shipped else "yours",
    )


def _exercise_row(exercise: Exercise) -> tuple[str, ...]:
    return (exercise.id, exercise.name, ", ".join(exercise.regions), _dose(exercise))


def _dose(exercise: Exercise) -> str:
    return notation.dose(resolve(exercise.dose, DEFAULT_BY_KIND[exercise.kind]))


def _routine_object(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "name": entry.routine.name,
        "shipped": entry.shipped,
        "total_seconds": entry.timeline.total_seconds,
        "exercises": _exercises(entry),
    }


def _exercises(entry: Entry) -> list[str]:
    """Ids of the exercises in a routine, in order; a rest is none."""
    return [step.exercise for step in entry.routine.steps if not step.is_rest]


def _exercise_object(exercise: Exercise) -> dict[str, object]:
    return {
        "id": exercise.id,
        "name": exercise.name,
        "kind": exercise.kind.value,
        "regions": [region.value for region in exercise.regions],
        "position": exercise.position.value if exercise.position else None,
        "equipment": list(exercise.equipment),
        "flags": list(exercise.flags),
        "dose": _dose(exercise),
    }
