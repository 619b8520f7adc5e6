"""Reads files that somebody else may have put there, without ever waiting for one."""

import os
import stat
from pathlib import Path


def read_regular(path: Path, limit: int) -> bytes | None:
    """The bytes of a regular file, wherever links lead to it; None when there are more than these.

    Pipes, devices and folders are not opened. Raises `OSError`, said in words for a person.
    """
    try:
        _refuse_all_but_files(os.stat(path))
        # What was a file a moment ago may be a pipe, which would keep us until somebody writes.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise OSError("there is no such file") from error
    except ValueError as error:
        raise OSError("no file can have this name") from error
    with os.fdopen(handle, "rb") as file:
        _refuse_all_but_files(os.fstat(file.fileno()))
        content = file.read(limit + 1) or b""
    return content if len(content) <= limit else None


def _refuse_all_but_files(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise OSError("it is not a file")
