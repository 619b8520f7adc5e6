"""Writes a file whole or not at all, readable by its owner alone."""

import contextlib
import os
import tempfile
from pathlib import Path

_PREFIX, _SUFFIX = ".supple-saving-", ".tmp"
LONG_AGO = 3600.0
"""Seconds after which a file that is being written was left by a process that was killed."""


def make_private_folder(folder: Path) -> None:
    """Create a folder and those above it that are missing, for the owner alone."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)


def write_atomically(path: Path, content: bytes, *, is_lasting: bool = True) -> None:
    """Replace the file at `path`: at every moment it is the old one or the new one, whole.

    One that need not last may be lost by a power cut, and is written sooner. Raises `OSError`; the
    old file is untouched then, and nothing is left beside it. What a killed process left there in
    the middle of writing is removed.
    """
    make_private_folder(path.parent)
    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
    try:
        _remove_left_behind(path.parent, os.fstat(handle).st_mtime)
        os.fchmod(handle, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            if is_lasting:
                os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    if is_lasting:
        _sync_folder(path.parent)


def _remove_left_behind(folder: Path, now: float) -> None:
    """Remove what was begun long ago; `now` is the time as this file system has it."""
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if left.lstat().st_mtime < now - LONG_AGO:
                left.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system can do that."""
    # Some network file systems refuse this; the file itself is on the disk, in its place.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
