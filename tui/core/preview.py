"""What a routine from elsewhere contains, as lines to be read before it is taken over."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.hint import Hint
from tui.core.library import Entry
from tui.core.outline import outline
from tui.core.problem import Problem
from tui.core.routine import Routine


class LineKind(StrEnum):
    """What a line is, for how it looks."""

    TITLE = "title"
    TEXT = "text"
    ASIDE = "aside"
    STEP = "step"
    PROBLEM = "problem"
    HINT = "hint"
    BLANK = "blank"


class Line(NamedTuple):
    """One line; it may hold text from a file, so show it as plain text."""

    kind: LineKind
    text: str = ""
    label: str = ""
    """What stands before it: the number of a step, `line 7`, `hint`."""
    dose: str = ""


_BLANK = Line(LineKind.BLANK)


def preview(
    entry: Entry | None,
    catalog: Catalog,
    problems: Iterable[Problem],
    hints: Iterable[Hint] = (),
    told: Iterable[str] = (),
) -> Iterator[Line]:
    """The routine with its steps, what is wrong with it, and what is worth a thought.

    None stands for one that cannot be read. `told` is what else there is to say of its file.
    """
    head = list(_head(entry, catalog)) if entry else []
    parts: list[Sequence[Line]] = [
        [*head, *(Line(LineKind.ASIDE, text) for text in told)],
        [Line(LineKind.PROBLEM, problem.sentence, _place(problem)) for problem in problems],
        list(_steps(entry.routine, catalog)) if entry else (),
        [Line(LineKind.TEXT, text) for text in entry.routine.notes.splitlines()] if entry else (),
        [Line(LineKind.HINT, f"{hint.text} {hint.because}", _step_of(hint)) for hint in hints],
    ]
    for number, part in enumerate(filter(None, parts)):
        if number:
            yield _BLANK
        yield from part


def needs(routine: Routine, catalog: Catalog) -> str:
    """What must be at hand for the whole routine."""
    found = [catalog.exercise(step.exercise) for step in routine.steps]
    things = dict.fromkeys(thing for e in found if e for thing in e.equipment)
    if not things:
        return "nothing needed but room to move"
    return "needs: " + ", ".join(thing.replace("-", " ") for thing in things)


def _head(entry: Entry, catalog: Catalog) -> Iterator[Line]:
    routine, timeline = entry.routine, entry.timeline
    yield Line(LineKind.TITLE, routine.name)
    facts = [notation.counted(len(timeline.steps), "exercise")]
    if routine.rounds > 1:
        facts.append(f"{routine.rounds} rounds")
    facts.append(notation.clock(timeline.total_seconds))
    if routine.times_per_day > 1:
        facts.append(f"{routine.times_per_day} times a day")
    yield Line(LineKind.TEXT, " · ".join(facts))
    yield Line(LineKind.ASIDE, needs(routine, catalog))


def _steps(routine: Routine, catalog: Catalog) -> Iterator[Line]:
    for line in outline(routine, catalog):
        if line.number is None:
            yield Line(LineKind.ASIDE, line.name)
            continue
        label = f"{line.number:>{4 if line.is_grouped else 2}}"
        yield Line(LineKind.STEP, line.name, label, line.dose)
        notes = routine.steps[line.number - 1].notes
        yield from (Line(LineKind.ASIDE, note, " " * len(label)) for note in notes.splitlines())


def _place(problem: Problem) -> str:
    return f"line {problem.line}" if problem.line else "problem"


def _step_of(hint: Hint) -> str:
    return "hint" if hint.step is None else f"step {hint.step + 1}"
