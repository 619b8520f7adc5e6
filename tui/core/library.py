"""Everything that can be played: the catalog and the routines in it and in the user's folder."""

from enum import StrEnum

import msgspec

from tui.core.catalog import Catalog, CatalogRoutine, RoutineOrigin
from tui.core.exercise import Exercise
from tui.core.manner import Manner
from tui.core.problem import Problem, nearest
from tui.core.routine import Routine, Step
from tui.core.text import folded
from tui.core.timeline import Timeline, compile_timeline


class Shelf(StrEnum):
    """Where a routine stands in the list, in the order of the list; the words are shown."""

    DUE = "due now"
    YOURS = "yours"
    ARTICLES = "from the articles"
    OCCASIONS = "for an occasion"


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

    @property
    def shelf(self) -> Shelf:
        """The user's own, an article's, or put together for an occasion."""
        if not self.shipped:
            return Shelf.YOURS
        origin = self.routine.origin if isinstance(self.routine, CatalogRoutine) else None
        return Shelf.ARTICLES if origin is RoutineOrigin.ARTICLE else Shelf.OCCASIONS

    @property
    def key(self) -> str:
        """Unlike the id, no two entries of a library have the same."""
        return f"{'shipped' if self.shipped else 'own'}:{self.id}"


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the user's that should be a routine and cannot be read as one."""

    id: str
    """Its name without `.toml`."""
    file: str
    problems: tuple[Problem, ...]

    @property
    def key(self) -> str:
        """Unlike that of any routine, so that both can stand in one list."""
        return f"unreadable:{self.id}"


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """What was found on reading, and what was wrong with it."""

    catalog: Catalog
    entries: tuple[Entry, ...]
    """The user's own routines first, then the shipped ones."""
    unreadable: tuple[Unreadable, ...] = ()
    """The routines that are not among the entries because of what is wrong with them."""
    problems: tuple[Problem, ...] = ()
    """All that was wrong, also with those that could be read."""

    @property
    def own_routines(self) -> tuple[Routine, ...]:
        """The user's own."""
        return tuple(entry.routine for entry in self.entries if not entry.shipped)

    def find(self, reference: str) -> Entry | None:
        """The routine with this id or, capitals and accents aside, this name; own ones first."""
        by_id = (entry for entry in self.entries if entry.id == reference)
        wanted = folded(reference)
        by_name = (entry for entry in self.entries if folded(entry.routine.name) == wanted)
        return next(by_id, None) or next(by_name, None)

    def using(self, exercise_id: str) -> tuple[Entry, ...]:
        """The user's own routines that have this exercise."""
        own = (entry for entry in self.entries if not entry.shipped)
        return tuple(
            entry
            for entry in own
            if any(step.exercise == exercise_id for step in entry.routine.steps)
        )

    def with_key(self, key: str) -> Entry | Unreadable | None:
        """The routine, or the file that cannot be read, with this key."""
        return next((found for found in self._all if found.key == key), None)

    def key_of(self, file_id: str) -> str:
        """The key of the user's file with this id; empty when there is none."""
        return next((found.key for found in self._all if found.file and found.id == file_id), "")

    @property
    def _all(self) -> tuple[Entry | Unreadable, ...]:
        return (*self.entries, *self.unreadable)

    def on_shelves(self, part_of_name: str = "", due: str = "") -> dict[Shelf, tuple[Entry, ...]]:
        """The routines by shelf whose name has this in it, capitals and accents aside.

        The one with the key `due` stands on a shelf of its own. Empty shelves are left out.
        """
        wanted = folded(part_of_name)
        fitting = [entry for entry in self.entries if wanted in folded(entry.routine.name)]
        shelf_of = {e.key: Shelf.DUE if e.key == due else e.shelf for e in fitting}
        shelves = {shelf: tuple(e for e in fitting if shelf_of[e.key] is shelf) for shelf in Shelf}
        return {shelf: entries for shelf, entries in shelves.items() if entries}

    def unreadable_named(self, part_of_name: str = "") -> tuple[Unreadable, ...]:
        """The files that cannot be read whose name has this in it, capitals and accents aside."""
        wanted = folded(part_of_name)
        return tuple(file for file in self.unreadable if wanted in folded(file.id))

    def nearest_to(self, reference: str) -> str:
        """The id of the routine most like this; empty when none is."""
        return nearest(reference, (entry.id for entry in self.entries))


def practice(exercise: Exercise, catalog: Catalog, manner: Manner) -> Entry:
    """A routine of this one exercise at its default dose, in no file."""
    routine = Routine(name=exercise.name, steps=(Step(exercise=exercise.id),))
    timeline = compile_timeline(routine, catalog, manner)
    return Entry(id=exercise.id, routine=routine, timeline=timeline, shipped=True)
