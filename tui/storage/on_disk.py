"""What a routine's file holds at this moment, as against what was read of it before."""

import contextlib
from pathlib import Path

import msgspec

from tui.core.catalog import Catalog
from tui.core.library import Entry
from tui.core.manner import Manner
from tui.core.problem import Problem
from tui.storage.regular_file import read_regular
from tui.storage.routine_files import read_routine
from tui.storage.toml_file import MAX_BYTES, digest_of, is_missing


class OnDisk(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it was found."""

    entry: Entry | None = None
    """The routine in it; None when it cannot be read."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with it."""
    digest: str = ""
    """Fingerprint of the content; empty when there is none, or it cannot be had."""
    is_gone: bool = False


def look_at(path: Path, catalog: Catalog, manner: Manner) -> OnDisk:
    """What a routine's file holds."""
    if is_missing(path):
        return OnDisk(is_gone=True)
    entry, problems = read_routine(path, catalog, manner)
    if entry is not None:
        return OnDisk(entry=entry, problems=problems, digest=entry.digest)
    content = None
    with contextlib.suppress(OSError):  # the problems say it
        content = read_regular(path, MAX_BYTES)
    return OnDisk(problems=problems, digest=digest_of(content) if content is not None else "")
