"""Everything that can be played: the catalog and the routines in it and in the user's folder."""

import msgspec

from tui.core.catalog import Catalog
from tui.core.exercise import Exercise
from tui.core.pace import Pace
from tui.core.problem import Problem, nearest
from tui.core.routine import Routine, Step
from tui.core.text import folded
from tui.core.timeline import Timeline, compile_timeline


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A routine that can be chosen, compiled."""

    id: str
    """The name of its file without `.toml`, or its id in the catalog."""
    routine: Routine
    timeline: Timeline
    shipped: bool
    """True when it came with the catalog and is read-only."""
    file: str = ""
    """The file it was read from; empty for a shipped one."""
    digest: str = ""
    """Fingerprint of the file's content when it was read, to notice when somebody changed it."""


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """What was found on reading, and what was wrong with it."""

    catalog: Catalog
    entries: tuple[Entry, ...]
    """The user's own routines first, then the shipped ones."""
    problems: tuple[Problem, ...] = ()

    def find(self, reference: str) -> Entry | None:
        """The routine with this id or, capitals and accents aside, this name; own ones first."""
        by_id = (entry for entry in self.entries if entry.id == reference)
        wanted = folded(reference)
        by_name = (entry for entry in self.entries if folded(entry.routine.name) == wanted)
        return next(by_id, None) or next(by_name, None)

    def nearest_to(self, reference: str) -> str:
        """The id of the routine most like this; empty when none is."""
        return nearest(reference, (entry.id for entry in self.entries))


def practice(exercise: Exercise, catalog: Catalog, pace: Pace) -> Entry:
    """A routine of this one exercise at its default dose, in no file."""
    routine = Routine(name=exercise.name, steps=(Step(exercise=exercise.id),))
    timeline = compile_timeline(routine, catalog, pace)
    return Entry(id=exercise.id, routine=routine, timeline=timeline, shipped=True)
