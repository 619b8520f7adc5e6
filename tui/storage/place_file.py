"""Where a running session is, to the second, for the case that its process is killed.

The journal is written when a phase ends; this file, a few bytes in place, about once a second. Its
lock tells other terminals that the session runs: the kernel lets go of it however a process ends.
"""

import contextlib
import os
import re
from pathlib import Path
from uuid import UUID
from zlib import crc32

from tui.storage.atomic import make_private_folder
from tui.storage.lock import lock

_TEXT = re.compile(rb"( *\d+\.\d{3}) ([0-9a-f]{8})\n")
_LENGTH = 32
"""Bytes; each text covers the one before it."""


class RunsElsewhere(Exception):  # noqa: N818 - a fact about the session, not a fault
    """Another process goes on with this session."""


class PlaceFile:
    """The place of one running session. Create it with `PlaceFile.create`, before its record."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    @classmethod
    def create(cls, folder: Path, session_id: str) -> "PlaceFile":
        """Take the session for this process; a place that is kept already stays.

        Raises `RunsElsewhere`, and `OSError` when there can be no such file.
        """
        path = _path(folder, session_id)
        make_private_folder(folder)
        handle = os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
        if not lock(handle):
            os.close(handle)
            raise RunsElsewhere(session_id)
        return cls(path, handle)

    def keep(self, reading: float) -> None:
        """Note the session clock's reading, in seconds.

        Where the disk refuses, the place stays as it was: the journal has the phase.
        """
        with contextlib.suppress(OSError):
            os.pwrite(self._handle, _written(reading), 0)

    def close(self, *, delete: bool = True) -> None:
        """Let go of the session; without `delete` its place is kept, to go on another time."""
        if delete:
            with contextlib.suppress(OSError):
                os.unlink(self._path)
        os.close(self._handle)


def last_reading(folder: Path, session_id: str) -> float | None:
    """The reading that was kept last; None when there is none, or it is garbled."""
    try:
        content = _path(folder, session_id).read_bytes()
    except (OSError, ValueError):
        return None
    found = _TEXT.fullmatch(content)
    if found is None or int(found[2], 16) != crc32(found[1]):
        return None
    return float(found[1])


def is_running(folder: Path, session_id: str) -> bool:
    """True while a process goes on with this session; where nothing can be locked, never."""
    try:
        handle = os.open(_path(folder, session_id), os.O_RDONLY)
    except (OSError, ValueError):
        return False
    try:
        return not lock(handle, shared=True)
    finally:
        os.close(handle)


def _path(folder: Path, session_id: str) -> Path:
    """Raises `ValueError` for what is no id."""
    return folder / str(UUID(session_id))


def _written(reading: float) -> bytes:
    number = f"{reading:.3f}".rjust(_LENGTH - 10).encode()
    return b"%s %08x\n" % (number, crc32(number))
