"""A routine, laid out to be read: for the panes beside the lists."""

from collections.abc import Iterator

from textual.content import Content
from textual.visual import Visual

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.library import Entry
from tui.core.routine import dose_of
from tui.widgets.layout import EMPTY, NameAndDose
from tui.widgets.text import MUTED, paragraphs, plain


def routine_brief(entry: Entry, catalog: Catalog, done_by: str) -> Iterator[Visual]:
    """A routine: its length, what it needs, its steps with their doses, its notes."""
    routine, timeline = entry.routine, entry.timeline
    yield plain(routine.name, "bold")
    facts = [notation.counted(len(timeline.steps), "exercise")]
    if routine.rounds > 1:
        facts.append(f"{routine.rounds} rounds")
    facts += [notation.clock(timeline.total_seconds), f"done by {done_by}"]
    yield Content(" · ".join(facts))
    yield plain(_needs(entry, catalog), MUTED)
    yield EMPTY
    for number, step in enumerate(routine.steps, 1):
        exercise = catalog.exercise(step.exercise)
        label = f"{number:>2}"
        if exercise is None:
            missing = plain("not in the catalog, left out", "$error")
            yield NameAndDose(label, plain(step.exercise), missing)
        else:
            dose = plain(notation.dose(dose_of(step, exercise)), MUTED)
            yield NameAndDose(label, plain(exercise.name), dose)
    if routine.notes:
        yield EMPTY
        yield from paragraphs(routine.notes)


def _needs(entry: Entry, catalog: Catalog) -> str:
    """What must be at hand for the whole routine."""
    found = [catalog.exercise(step.exercise) for step in entry.routine.steps]
    things = dict.fromkeys(thing for e in found if e for thing in e.equipment)
    if not things:
        return "nothing needed but room to move"
    return "needs: " + ", ".join(thing.replace("-", " ") for thing in things)
