"""The user's own exercises: written into files of the catalog that people write by hand, too."""

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from tui.core import schema
from tui.core.exercise import Exercise
from tui.core.problem import Problem
from tui.storage.exercise_toml import exercise_toml
from tui.storage.filename import file_stem
from tui.storage.kept_file import (
    Saved,
    comments_in,
    unchanged,
    with_line_ends_of,
    write_over,
    write_text,
)
from tui.storage.lines import has_comments, lines_by_path
from tui.storage.schema_file import pointer, put_schema
from tui.storage.toml_file import TomlFile, open_toml


class OwnExercise(msgspec.Struct, frozen=True, kw_only=True):
    """An exercise of the user's, and the file as it was when the exercise was read from it."""

    exercise: Exercise
    file: TomlFile
    number: int
    """Which of the file's exercises it is, from 1."""

    @property
    def is_alone(self) -> bool:
        """True when there is nothing else in the file."""
        return self.number == 1 and self.file.data == {"exercises": [_entries(self.file)[0]]}


def read_own(path: Path, exercise_id: str) -> OwnExercise | None:
    """The exercise with this id in a file; None when it cannot be found there, or not be read."""
    file = open_toml(path)
    if isinstance(file, Problem):
        return None
    found = None
    for number, entry in enumerate(_entries(file), 1):
        if isinstance(entry, dict) and entry.get("id") == exercise_id:
            exercise, _ = schema.read(Exercise, entry)
            # As in the catalog, of two with one id the first holds, unless another overrides it.
            if exercise is not None and (found is None or exercise.override):
                found = OwnExercise(exercise=exercise, file=file, number=number)
    return found


def save_exercise(
    folder: Path, exercise: Exercise, replacing: OwnExercise | None, *, keep: bool = False
) -> Saved:
    """Write an exercise into the file it was read from, or a new one into a file of its own.

    Nothing else in the file changes, unless it is written in a way that cannot be followed: then
    all of it is written anew. A file that loses comments is kept beside, and so it is with `keep`.
    Raises `ChangedOnDisk` and `OSError`; the file is untouched then.
    """
    if replacing is None:
        path = folder / f"{file_stem(exercise.id, stems_in(folder))}.toml"
        put_schema(folder, "catalog")
        write_text(path, pointer("catalog") + "\n" + exercise_toml(exercise))
        return Saved(path)
    return _rewrite(replacing, exercise_toml(exercise), keep=keep)


def in_own_file(own: OwnExercise) -> Path:
    """Take an exercise out of a file that has more, into one of its own beside; returns the path.

    Raises `ChangedOnDisk` and `OSError`. At no moment is the exercise in no file.
    """
    path = own.file.path
    unchanged(path, own.file.digest)
    if own.is_alone:
        return path
    saved = save_exercise(path.parent, own.exercise, None)
    _rewrite(own, "")
    return saved.path


def stems_in(folder: Path) -> frozenset[str]:
    """The names of the files in a folder without their endings; none when there is no folder."""
    try:
        return frozenset(path.name.partition(".")[0] for path in folder.iterdir())
    except OSError:
        return frozenset()


def _rewrite(own: OwnExercise, entry: str, *, keep: bool = False) -> Saved:
    """Put a text in the place of an exercise in its file."""
    before = unchanged(own.file.path, own.file.digest) or b""
    whole = _spliced(own, with_line_ends_of(before, entry))
    if whole is not None:
        text, lost = whole
    else:
        import tomli_w

        text, lost = comments_in(before)
        text += with_line_ends_of(before, tomli_w.dumps(_wanted(own, entry)))
    return write_over(own.file.path, before, text, keep=keep or lost)


def _spliced(own: OwnExercise, entry: str) -> tuple[str, bool] | None:
    """The file's text with another entry, and whether a comment went; None if it cannot be done.

    An entry ends where the next table begins; the comments above that one belong to it.
    """
    lines = re.split("(?<=\n)", own.file.text)
    at = f"exercises[{own.number}]"
    places = lines_by_path(own.file.text)
    start = places.get(at, 1)
    others = (n for path, n in places.items() if n > start and not _is_within(path, at))
    end = min(others, default=len(lines) + 1)
    while end > start + 1 and lines[end - 2].strip()[:1] in ("", "#"):
        end -= 1
    head, old, tail = lines[: start - 1], lines[start - 1 : end - 1], lines[end - 1 :]
    text = "".join([*head, entry, *tail])
    try:
        if tomllib.loads(text) != _wanted(own, entry):
            return None
    except tomllib.TOMLDecodeError:
        return None
    return text, has_comments("".join(old))


def _is_within(path: str, at: str) -> bool:
    return path == at or path.startswith((f"{at}.", f"{at}["))


def _wanted(own: OwnExercise, entry: str) -> dict[str, Any]:
    """What the file is to hold once the exercise is replaced by this entry, or gone."""
    entries = list(_entries(own.file))
    entries[own.number - 1 : own.number] = tomllib.loads(entry).get("exercises", [])
    data = {key: value for key, value in own.file.data.items() if key != "exercises"}
    return data | ({"exercises": entries} if entries else {})


def _entries(file: TomlFile) -> list[Any]:
    entries = file.data.get("exercises")
    return entries if isinstance(entries, list) else []
