"""Routines as people wrote them: their text goes in and out of files as it is, byte for byte."""

from collections.abc import Iterable
from pathlib import Path

from tui.core.library import Entry
from tui.core.routine import Routine
from tui.storage.atomic import write_atomically
from tui.storage.filename import file_stem
from tui.storage.kept_file import ChangedOnDisk, comments_in, unchanged
from tui.storage.routine_files import routine_paths, routine_toml
from tui.storage.schema_file import pointer, put_schema


def routine_text(routine: Routine, entry: Entry | None) -> bytes:
    """A routine as text: that of its own file, while the file still says the same.

    A changed one has at least the comments that stand at the top of its file, as saving does.
    """
    lead = pointer("routine")
    if entry is not None and (before := _text_of(entry)) is not None:
        if routine == entry.routine:
            return before
        lead = comments_in(before)[0]
    return (lead + routine_toml(routine)).encode()


def _text_of(entry: Entry) -> bytes | None:
    """What is in a routine's file, while that is as it was read."""
    if not entry.file:
        return None
    try:
        return unchanged(Path(entry.file), entry.digest)
    except (ChangedOnDisk, OSError):
        return None  # whoever saves over it is told


def loses_comments(given: bytes, text: bytes) -> bool:
    """True when a text has comments that are not kept in a routine that was given as another."""
    lead, has_more = comments_in(text)
    return has_more or lead not in ("", comments_in(given)[0])


def take_over(folder: Path, content: bytes, name: str, taken: Iterable[str] = ()) -> Path:
    """Write a text into a new file named after its routine; returns where it is.

    `taken` are ids that it must not have. Raises `OSError`.
    """
    stems = {path.stem for path in routine_paths(folder)}.union(taken)
    path = folder / f"{file_stem(name, stems)}.toml"
    put_schema(folder, "routine")
    write_atomically(path, content)
    return path
