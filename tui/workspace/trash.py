"""The trash as this run of the program knows it: what was deleted last can be taken back."""

from collections.abc import Callable
from pathlib import Path

from tui.storage.paths import Paths
from tui.storage.trash_files import (
    Trashed,
    bring_back,
    delete_for_good,
    put_in_trash,
    trashed_file,
    trashed_files,
)


class Trash:
    """Where the user's deleted files lie. Every method raises `OSError`."""

    def __init__(self, paths: Paths, reload: Callable[[], None]) -> None:
        """`reload` reads the files again."""
        self._paths = paths
        self._reload = reload
        self._latest: list[Trashed] = []

    @property
    def can_undo(self) -> bool:
        """True when a deletion of this run can be taken back."""
        return bool(self._latest)

    def put(self, file: str) -> None:
        """Move a file of the user's to the trash."""
        original = Path(file)
        trashed = put_in_trash(original, self._paths.trash)
        self._latest.append(trashed_file(trashed, original.parent))
        self._reload()

    def undo(self) -> Path:
        """Bring back what was deleted last; returns where it is."""
        return self.bring_back(self._latest[-1])

    def files(self) -> tuple[Trashed, ...]:
        """Everything that lies there, the latest deletion first."""
        return trashed_files(self._paths)

    def bring_back(self, trashed: Trashed) -> Path:
        """Move a file back to where it was, or beside it; returns where it is."""
        try:
            path = bring_back(trashed)
        except FileNotFoundError:
            self._forget(trashed)  # so that undo comes to the one before
            raise
        self._forget(trashed)
        self._reload()
        return path

    def delete(self, trashed: Trashed) -> None:
        """Delete a file for good."""
        delete_for_good(trashed)
        self._forget(trashed)

    def _forget(self, trashed: Trashed) -> None:
        self._latest = [other for other in self._latest if other.path != trashed.path]
