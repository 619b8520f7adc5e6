"""What an editor holds and has not saved, kept on the disk for the case that its process is killed.

Each editor with such changes has a file of its own. The lock beside it tells other terminals that
it is being edited: the kernel lets go of it however a process ends.
"""

import contextlib
import os
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import msgspec

from tui.core.problem import Problem
from tui.core.routine import Routine
from tui.storage.atomic import make_private_folder, write_atomically
from tui.storage.lock import lock
from tui.storage.regular_file import read_regular
from tui.storage.toml_file import MAX_BYTES, forbidden_texts

MAX_NAME = 255
"""Characters of a file's name."""
LARGEST = 3 * MAX_BYTES
"""Bytes; a draft holds two routines."""


class HeldElsewhere(Exception):  # noqa: N818 - a fact about the draft, not a fault
    """Another process edits this draft, or is done with it."""


class Unsaved(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an editor held. Raises `ValueError` for a file that is not one of the folder."""

    routine: Routine
    before: Routine
    """The routine without the changes: as its file had it or, of a new one, as it was begun."""
    file: str = ""
    """Name of its file in the folder of routines; empty for a new one."""
    digest: str = ""
    """Fingerprint of that file when it was read."""
    at: datetime
    """When the last change was made."""

    def __post_init__(self) -> None:
        is_path = Path(self.file).name != self.file or len(self.file) > MAX_NAME
        if self.file and (is_path or not self.file.endswith(".toml")):
            raise ValueError("'file' is not the name of a routine's file")


class Left(msgspec.Struct, frozen=True):
    """A draft that no process edits any more."""

    path: Path
    found: Unsaved | Problem
    """What is in it, or why that cannot be read."""


class DraftFile:
    """The file of one draft, held by this process until it is closed."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    @classmethod
    def create(cls, folder: Path) -> "DraftFile":
        """Hold a draft that has nothing in it. Raises `OSError`."""
        make_private_folder(folder)
        return cls._held(folder / f"{uuid4()}.json")

    @classmethod
    def take(cls, path: Path) -> "DraftFile":
        """Hold a draft that was left behind. Raises `HeldElsewhere`, and `OSError`."""
        file = cls._held(path)
        if not os.path.lexists(path):
            file.close()
            raise HeldElsewhere(path.name)
        return file

    @classmethod
    def _held(cls, path: Path) -> "DraftFile":
        handle = os.open(_lock_of(path), os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
        if not lock(handle):
            os.close(handle)
            raise HeldElsewhere(path.name)
        return cls(path, handle)

    def write(self, unsaved: Unsaved) -> None:
        """Put this in the place of what was written before. Raises `OSError`."""
        write_atomically(self._path, msgspec.json.encode(unsaved))

    def close(self, *, delete: bool = True) -> None:
        """Let go of the draft; without `delete` it is kept, to be offered another time."""
        if delete:
            for path in (self._path, _lock_of(self._path)):
                with contextlib.suppress(OSError):
                    path.unlink()
        os.close(self._handle)


def left_behind(folder: Path) -> tuple[Left, ...]:
    """The drafts that no process holds, the newest first."""
    try:
        paths = [path for path in folder.glob("*.json") if not path.name.startswith(".")]
        paths.sort(key=lambda path: path.lstat().st_mtime, reverse=True)
    except OSError:
        return ()  # they are being written or removed by another terminal at this moment
    return tuple(Left(path, _read(path)) for path in paths if not _is_held(path))


def _read(path: Path) -> Unsaved | Problem:
    """What is in a draft; it is only ever written by this program, but may have been damaged."""
    try:
        content = read_regular(path, LARGEST)
        if content is None:
            return Problem(f"is larger than {LARGEST:,} bytes, the limit", file=str(path))
        unsaved = msgspec.json.decode(content, type=Unsaved)
    except OSError as error:
        return Problem(f"cannot be read: {error.strerror or error}", file=str(path))
    except (ValueError, RecursionError) as error:
        return Problem(f"is damaged: {error}", file=str(path))
    forbidden = next(forbidden_texts(msgspec.to_builtins(unsaved)), None)
    return msgspec.structs.replace(forbidden, file=str(path)) if forbidden else unsaved


def _is_held(path: Path) -> bool:
    """True while a process holds this draft; where nothing can be locked, never."""
    try:
        handle = os.open(_lock_of(path), os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        return not lock(handle, shared=True)
    finally:
        os.close(handle)


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".lock")
