"""`supple show`: the compiled timeline of a routine and its total, or a sheet to print."""

import json
from collections.abc import Callable

from tui.commands.output import GOOD, columns, print_document, say
from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.library import Entry
from tui.core.moment import PHASE_IN_WORDS, count_of
from tui.core.outline import outline
from tui.core.phase import Phase
from tui.core.sheet import Sheet, sheet_of


def show_text(entry: Entry, catalog: Catalog) -> int:
    """Print the routine's steps with their doses, then every phase with its start."""
    routine, timeline = entry.routine, entry.timeline
    say(routine.name)
    for line in routine.notes.splitlines():
        say(f"  {line}")
    rounds = f", {routine.rounds} rounds" if routine.rounds > 1 else ""
    exercises = notation.counted(len(timeline.steps), "exercise")
    say(f"{exercises}{rounds}, {notation.clock(timeline.total_seconds)}")
    say()
    seconds = timeline.seconds_of_steps()
    rows = []
    for number, name, dose, _, is_grouped in outline(routine, catalog):
        indented = f"  {name}" if is_grouped else name
        time = notation.clock(seconds[number]) if number in seconds else ""
        rows.append((f"{number or '':>3}", indented, dose, time))
    if rows:
        columns(rows)
        say()
        starts = zip(timeline.starts, timeline.phases, strict=False)
        columns(_phase_row(start, phase, catalog) for start, phase in starts)
    return GOOD


def show_json(entry: Entry) -> int:
    """Print the compiled timeline as one JSON object."""
    document = {
        "id": entry.id,
        "name": entry.routine.name,
        "total_seconds": _number(entry.timeline.total_seconds),
        "phases": [_phase_object(phase) for phase in entry.timeline.phases],
    }
    print_document(json.dumps(document, indent=2))
    return GOOD


def show_sheet(entry: Entry, catalog: Catalog, write: Callable[[Sheet], str]) -> int:
    """Print the routine as a sheet of paper, as plain text or in Markdown."""
    print_document(write(sheet_of(entry.routine, entry.timeline, catalog)))
    return GOOD


def _phase_row(start: float, phase: Phase, catalog: Catalog) -> tuple[str, ...]:
    length = "your pace" if phase.is_open else f"{notation.number(phase.seconds)} s"
    words = [phase.side.value if phase.side else "", count_of(phase)]
    name = catalog.name_of(phase.exercise)
    return (
        f"{notation.clock(start):>7}",
        PHASE_IN_WORDS[phase.kind].lower(),
        f"{length:>6}",
        name,
        ", ".join(word for word in words if word),
    )


def _phase_object(phase: Phase) -> dict[str, object]:
    return {
        "kind": phase.kind.value,
        "exercise": phase.exercise,
        "step": phase.step,
        "set": phase.set,
        "rep": phase.rep,
        "side": phase.side.value if phase.side else None,
        "seconds": None if phase.is_open else _number(phase.seconds),
        "cue": phase.cue,
    }


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value
