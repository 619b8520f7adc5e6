"""A routine in a file outside the library: looked at first, then taken over as it is."""

from collections.abc import Iterable
from os.path import islink
from pathlib import Path

import msgspec

from tui.core.library import Entry, Library
from tui.core.manner import Manner
from tui.core.problem import Problem
from tui.storage.kept_file import unchanged
from tui.storage.regular_file import read_regular
from tui.storage.routine_files import read_routine
from tui.storage.toml_file import MAX_BYTES, TomlFile, open_toml
from tui.storage.verbatim import take_over


class Foreign(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in a file."""

    path: Path
    entry: Entry | None
    """The routine in it; None when it cannot be read as one."""
    problems: tuple[Problem, ...]
    told: tuple[str, ...]
    """What else a person should know of the file, one sentence each."""

    def take_over(self, folder: Path, taken: Iterable[str]) -> Path:
        """Copy the file into the folder of routines, byte for byte; returns the copy.

        `taken` are ids that it must not have. Raises `ChangedOnDisk` when the file is not the one
        that was looked at any more, `ValueError` when there is no routine in it, and `OSError`.
        """
        if self.entry is None:
            raise ValueError(f"{self.path} holds no routine")
        content = unchanged(self.path, self.entry.digest) or b""
        return take_over(folder, content, self.entry.routine.name, taken)


def look_at_foreign(path: Path, library: Library, manner: Manner) -> Foreign:
    """What is in a file, wherever links lead to it."""
    entry, problems = read_routine(path, library.catalog, manner)
    told = []
    if islink(path):
        told.append("This is a link; what is in the file behind it is copied.")
    if entry is not None:
        own = [other for other in library.entries if other.digest == entry.digest]
        told += [f"You have the same file already: {other.id}." for other in own]
    return Foreign(path=path, entry=entry, problems=problems, told=tuple(told))


def is_routine(path: Path) -> bool:
    """True for a file that is meant as a routine, and not as an exported journal."""
    try:
        content = read_regular(path, MAX_BYTES)
    except OSError:
        content = None
    if content is not None and content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False  # no TOML begins so
    return path.suffix == ".toml" or isinstance(open_toml(path), TomlFile)
