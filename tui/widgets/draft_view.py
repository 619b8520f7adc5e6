"""A routine while it is edited, laid out: the title line and a row for each step."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

import msgspec
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.draft import Draft
from tui.core.exercise import Exercise
from tui.core.group import blocks
from tui.core.lengths import Lengths
from tui.core.rest import rest_text
from tui.core.routine import Routine, Step, dose_of
from tui.widgets.layout import EMPTY, Cell, Laid, Row
from tui.widgets.rows import Item
from tui.widgets.text import MUTED, joined, plain

MARK = "▪"
"""Stands before what is marked."""
HINT = "!"
"""Stands on a step that there is a hint on."""

_WIDE = 96
"""Cells of a row from which on it has room for the time so far."""
_LONGEST_NAME = 40


def draft_title(draft: Draft, summary: Content) -> Row:
    """The name, whether it is new or edited, and at the right what it comes to."""
    is_new = draft.saved is None and not draft.past
    state = " · new" if is_new else " · edited" if draft.is_edited else ""
    marked = f" · {len(draft.marked)} marked" if draft.marked else ""
    name = joined((draft.routine.name, "bold $accent"), (state, MUTED), marked)
    return Row(Cell(name), Cell(summary, summary.cell_length, right=True))


def lengths_summary(routine: Routine, lengths: Lengths, done_by: str) -> Content:
    """How many steps, how long, and when one would be done."""
    steps = notation.counted(len(routine.steps), "step")
    return plain(f"{steps}   {notation.clock(lengths.total_seconds)}   done by {done_by}")


class Columns(NamedTuple):
    """How many cells each column of the list has; 0 for one that is not there."""

    group: int
    name: int
    dose: int
    so_far: int

    @classmethod
    def within(cls, width: int, *, has_groups: bool) -> "Columns":
        """The columns of a row of this width; name and dose share what the others leave."""
        group = 4 if has_groups else 0
        so_far = 9 if width >= _WIDE else 0
        shared = max(2, width - group - _LEAD - so_far - _TAIL)
        name = min(_LONGEST_NAME, shared // 2)
        return cls(group, name, shared - name, so_far)

    def row(self, group: Content, lead: Content, name: Content, dose: Content) -> list[Cell]:
        """The cells that every row begins with."""
        cells = [Cell(group, self.group)] if self.group else []
        return [*cells, Cell(lead, _LEAD), Cell(name, self.name - 1), Cell(EMPTY, 1),
                Cell(dose, self.dose)]  # fmt: skip


_LEAD = 5
"""Cells of mark and number."""
_TAIL = 10
"""Cells of the sign of a hint and of the time."""


class StepHeading(Laid):
    """What the columns are."""

    def __init__(self, *, has_groups: bool) -> None:
        self._has_groups = has_groups
        self.parts = (has_groups,)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """One line of this width."""
        columns = Columns.within(width, has_groups=self._has_groups)
        cells = columns.row(EMPTY, EMPTY, plain("exercise"), plain("dose"))
        cells.append(Cell(plain("time"), _TAIL, right=True))
        if columns.so_far:
            cells.append(Cell(plain("so far"), columns.so_far, right=True))
        return Row(*cells, gap=0).render_strips(width, 1, style, options)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Always one line."""
        return 1


class ShownStep(msgspec.Struct, frozen=True, kw_only=True, gc=False):  # forms no circle
    """All that the row of a step is made from."""

    number: int
    """From 1."""
    step: Step
    exercise: Exercise | None
    """None for a rest, and for one that the catalog does not have."""
    is_marked: bool
    has_hint: bool
    group: str
    """What stands in the column of groups: `3×┌`."""
    has_groups: bool
    """True when any step of the routine is in a group, so that there is such a column."""
    seconds: float | None
    """None where no time is known."""
    so_far: float | None
    """Seconds from the beginning to the end of the step."""

    @property
    def lead(self) -> str:
        """Mark and number."""
        return f"{MARK if self.is_marked else ' '}{self.number:>3}"

    @property
    def name(self) -> str:
        """Its name, or the id that the catalog does not have."""
        if self.step.is_rest:
            return "Rest"
        return self.exercise.name if self.exercise else self.step.exercise

    @property
    def dose(self) -> str:
        """What it says of its dose, in writing."""
        if self.step.is_rest:
            return rest_text(self.step)
        if self.exercise is None:
            return "not in the catalog"
        return notation.dose(dose_of(self.step, self.exercise))

    @property
    def aside(self) -> str:
        """What else must be seen of it, whatever the room."""
        return " (optional)" if self.step.optional else ""


class StepRow(Laid):
    """The row of a step; it is only worked out when it is drawn."""

    def __init__(self, shown: ShownStep) -> None:
        self._shown = shown
        self.parts = (shown,)

    @property
    def plain(self) -> str:
        """The text of the row, for tests."""
        shown = self._shown
        sign = [HINT] if shown.has_hint else []
        name = f"{shown.group}{shown.lead} {shown.name}"
        return "  ".join([name, shown.dose + shown.aside, *sign, _clock(shown.seconds)])

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """One line of this width; what does not fit ends in an ellipsis."""
        shown = self._shown
        columns = Columns.within(width, has_groups=shown.has_groups)
        aside = plain(shown.aside)
        dose = plain(shown.dose).truncate(columns.dose - aside.cell_length - 1, ellipsis=True)
        cells = columns.row(
            plain(shown.group), plain(shown.lead), plain(shown.name), joined(dose, aside)
        )
        cells.append(Cell(plain(HINT if shown.has_hint else "", "bold"), 1))
        cells.append(Cell(plain(_clock(shown.seconds)), _TAIL - 1, right=True))
        if columns.so_far:
            cells.append(Cell(plain(_clock(shown.so_far)), columns.so_far, right=True))
        return Row(*cells, gap=0).render_strips(width, 1, style, options)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Always one line."""
        return 1


def step_items(
    draft: Draft, lengths: Lengths | None, catalog: Catalog, hinted: Collection[int]
) -> Iterator[Item]:
    """A row for each step; without lengths, no times. `hinted` are places, from 0."""
    seconds = lengths.of_steps if lengths else {}
    ends = lengths.until_steps_end if lengths else {}
    lanes = _lanes(draft.routine)
    for place, step in enumerate(draft.routine.steps):
        number = place + 1
        shown = ShownStep(
            number=number,
            step=step,
            exercise=catalog.exercise(step.exercise),
            is_marked=place in draft.marked,
            has_hint=place in hinted,
            group=lanes.get(place, ""),
            has_groups=bool(lanes),
            seconds=seconds.get(number),
            so_far=ends.get(number),
        )
        yield Item(str(number), StepRow(shown))


def _lanes(routine: Routine) -> dict[int, str]:
    """What stands in the column of groups, by place: the rounds, and a bar along the members."""
    lanes: dict[int, str] = {}
    for block in blocks(routine) if routine.groups or any(s.group for s in routine.steps) else ():
        if not block.group:
            continue
        first, *others = block.places
        rounds = f"{block.rounds}×"
        lanes[first] = f"{rounds:>3}{'┌' if others else ' '}"
        lanes |= dict.fromkeys(others, "   │")
        if others:
            lanes[others[-1]] = "   └"
    return lanes


def _clock(seconds: float | None) -> str:
    return notation.UNKNOWN if seconds is None else notation.clock(seconds)
