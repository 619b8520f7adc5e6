"""A routine while it is edited, laid out: the title line and a row for each step."""

from collections.abc import Iterator

from textual.content import Content

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.draft import Draft
from tui.core.routine import Routine, dose_of
from tui.core.timeline import Timeline
from tui.widgets.layout import Cell, Row
from tui.widgets.rows import Item
from tui.widgets.text import MUTED, joined, plain

NAME_WIDTH = 34
"""Cells of the column with number and name."""


def draft_title(draft: Draft, summary: Content) -> Row:
    """The name, whether it is new or edited, and at the right what it comes to."""
    is_new = draft.saved is None and not draft.past
    state = " · new" if is_new else " · edited" if draft.is_edited else ""
    name = joined((draft.routine.name, "bold $accent"), (state, MUTED))
    return Row(Cell(name), Cell(summary, summary.cell_length, right=True))


def timeline_summary(routine: Routine, timeline: Timeline, done_by: str) -> Content:
    """How many steps, how long, and when one would be done."""
    steps = notation.counted(len(routine.steps), "step")
    return plain(f"{steps}   {notation.clock(timeline.total_seconds)}   done by {done_by}")


def step_heading() -> Row:
    """What the columns are."""
    return Row(Cell(plain("    exercise"), NAME_WIDTH), Cell(plain("dose")), _time("time"))


def step_items(routine: Routine, timeline: Timeline | None, catalog: Catalog) -> Iterator[Item]:
    """Number, name, dose and time of each step; without a timeline, no times."""
    seconds = timeline.seconds_of_steps() if timeline else {}
    for number, step in enumerate(routine.steps, 1):
        exercise = catalog.exercise(step.exercise)
        dose = notation.dose(dose_of(step, exercise)) if exercise else "not in the catalog"
        time = notation.clock(seconds[number]) if number in seconds else notation.UNKNOWN
        name = joined(f"{number:>3} ", catalog.name_of(step.exercise))
        yield Item(str(number), Row(Cell(name, NAME_WIDTH), Cell(plain(dose)), _time(time)))


def _time(text: str) -> Cell:
    return Cell(Content(text), 7, right=True)
