"""A routine written to a file outside the library, where a person says."""

import os
from pathlib import Path

from tui.core.routine import Routine
from tui.storage.atomic import write_atomically
from tui.storage.routine_files import routine_toml


def place_named(text: str) -> Path:
    """The path that a person typed, from the root; `~` is the home folder."""
    return Path(os.path.abspath(os.path.expanduser(text)))


def write_elsewhere(path: Path, routine: Routine, *, overwrite: bool = False) -> None:
    """Write a routine into a file; no folder is made for it.

    Raises `FileExistsError` without `overwrite`, and `OSError`, said in words for a person.
    """
    if path.is_dir():
        raise OSError(f"{path} is a folder, not a file")
    if not path.parent.is_dir():
        raise OSError(f"there is no folder {path.parent}")
    if os.path.lexists(path) and not overwrite:
        raise FileExistsError(f"{path} exists already")
    write_atomically(path, routine_toml(routine).encode())
