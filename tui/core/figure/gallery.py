"""The figures of a catalog, each put together when it is first asked for."""

from tui.core.catalog import Catalog
from tui.core.figure.figure import Figure, figure_of


class Gallery:
    """Keeps what it has put together: a session asks for the same figure many times."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._known: dict[str, Figure | None] = {}

    def figure(self, exercise_id: str) -> Figure | None:
        """The figure of an exercise; None when it has none, a faulty one, or is unknown."""
        if exercise_id not in self._known:
            exercise = self._catalog.exercise(exercise_id)
            entry = exercise.figure if exercise else None
            self._known[exercise_id] = figure_of(entry, self._catalog.poses)
        return self._known[exercise_id]
