"""The user's own exercises as the running program knows them: found, kept, moved to the trash."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from tui.core.catalog import Catalog
from tui.core.exercise import Exercise
from tui.core.exercise_form import new_id
from tui.storage.exercise_files import (
    OwnExercise,
    in_own_file,
    read_own,
    save_exercise,
    stems_in,
)
from tui.storage.kept_file import Saved
from tui.storage.paths import Paths
from tui.workspace.trash import Trash

__all__ = ["Kept", "OwnExercise", "OwnExercises"]


class Kept(NamedTuple):
    """What keeping an exercise did."""

    exercise_id: str
    saved: Saved


class OwnExercises:
    """The exercises in the user's folder of catalog files."""

    def __init__(
        self,
        paths: Paths,
        catalog: Callable[[], Catalog],
        trash: Trash,
        reload: Callable[[], None],
    ) -> None:
        """`catalog` is the one that was read last; `reload` reads the files again."""
        self._paths = paths
        self._catalog = catalog
        self._trash = trash
        self._reload = reload

    def has(self, exercise_id: str) -> bool:
        """True when an exercise is the user's own, also one in the place of a shipped one."""
        file = self._catalog().file_of(exercise_id)
        return bool(file) and Path(file).parent == self._paths.catalog

    def find(self, exercise_id: str) -> OwnExercise | None:
        """An exercise of the user's as its file has it at this moment; None when it is not there.

        The file is the one that it was last read from.
        """
        if not self.has(exercise_id):
            return None
        return read_own(Path(self._catalog().file_of(exercise_id)), exercise_id)

    def keep(
        self, exercise: Exercise, replacing: OwnExercise | None, *, beside: bool = False
    ) -> Kept:
        """Write an exercise over the one that it was, or a new one under an id that is free.

        An id is not free while an exercise in the trash may come back to it. With `beside` the file
        is kept as it was. Raises `ChangedOnDisk` and `OSError`.
        """
        if replacing is None and not exercise.override:
            taken = {known.id for known in self._catalog().exercises}
            for folder in (self._paths.catalog, self._paths.trash / self._paths.catalog.name):
                taken |= stems_in(folder)
            exercise = msgspec.structs.replace(exercise, id=new_id(exercise.name, taken))
        saved = save_exercise(self._paths.catalog, exercise, replacing, keep=beside)
        self._reload()
        return Kept(exercise.id, saved)

    def put_in_trash(self, own: OwnExercise) -> None:
        """Move an exercise to the trash, out of its file if there is more in it.

        Raises `ChangedOnDisk` and `OSError`.
        """
        self._trash.put(str(in_own_file(own)))
