"""Deleted files: they are moved aside, can be listed, and come back to where they were.

`trash/routines` and `trash/catalog` hold what was in the folders of these names; what lies in
`trash` itself is a routine.
"""

import re
from datetime import datetime
from pathlib import Path

import msgspec

from tui.core.problem import Problem
from tui.storage.atomic import make_private_folder
from tui.storage.filename import file_stem, free_path
from tui.storage.paths import Paths
from tui.storage.toml_file import open_toml

_NAME = re.compile(r"(.+\.toml)(?:\.\d+)?")
"""The name of a file in the trash; numbered when there was one of this name."""
_LONGEST = 60
"""Characters of the names that a file holds."""


class Trashed(msgspec.Struct, frozen=True, kw_only=True):
    """A deleted file."""

    path: Path
    original: Path
    """Where it comes back to."""
    name: str
    """Of what is in it; that of the file when it cannot be read."""
    when: datetime
    """When it was deleted, in the machine's own time."""

    @property
    def is_routine(self) -> bool:
        """False for exercises."""
        return self.original.parent.name == "routines"


def put_in_trash(file: Path, trash: Path) -> Path:
    """Move a file to the trash; returns where it is there. Raises `OSError`."""
    folder = trash / file.parent.name
    make_private_folder(folder)
    return file.rename(free_path(folder, file.name))


def trashed_files(paths: Paths) -> tuple[Trashed, ...]:
    """What lies in the trash, the latest deletion first. Raises `OSError`."""
    homes = {
        paths.trash: paths.routines,
        paths.trash / paths.routines.name: paths.routines,
        paths.trash / paths.catalog.name: paths.catalog,
    }
    found = (
        trashed_file(path, home)
        for folder, home in homes.items()
        if folder.is_dir()
        for path in folder.iterdir()
        if _NAME.fullmatch(path.name) and not path.name.startswith(".")
    )
    return tuple(sorted(found, key=lambda trashed: trashed.when, reverse=True))


def trashed_file(path: Path, home: Path) -> Trashed:
    """A file in the trash that was deleted from this folder. Raises `OSError`."""
    name = _NAME.fullmatch(path.name)
    # A rename changes neither the content's time nor who may read it, only this.
    when = datetime.fromtimestamp(path.lstat().st_ctime)
    original = home / (name[1] if name else path.name)
    return Trashed(path=path, original=original, name=_name_in(path), when=when)


def bring_back(trashed: Trashed) -> Path:
    """Move a file back to where it was, or beside what stands there now. Raises `OSError`."""
    original = trashed.original
    make_private_folder(original.parent)
    if original.exists():
        stems = {path.stem for path in original.parent.glob("*.toml")}
        original = original.with_name(f"{file_stem(original.stem, stems)}.toml")
    return trashed.path.rename(original)


def delete_for_good(trashed: Trashed) -> None:
    """Delete a file that lies in the trash. Raises `OSError`."""
    trashed.path.unlink()


def _name_in(path: Path) -> str:
    """The name of the routine, or those of the exercises, in a file."""
    file = open_toml(path)
    data = {} if isinstance(file, Problem) else file.data
    if isinstance(name := data.get("name"), str) and name.strip():
        return name[:_LONGEST]
    exercises = data.get("exercises")
    tables = exercises if isinstance(exercises, list) else []
    names = (table.get("name") for table in tables if isinstance(table, dict))
    return ", ".join(name for name in names if isinstance(name, str))[:_LONGEST] or path.name
