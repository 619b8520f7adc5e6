"""`habits.toml`, in which the program keeps what it remembers of the person."""

from pathlib import Path

import msgspec

from tui.core.habits import Habits
from tui.core.problem import Problem
from tui.storage.atomic import write_atomically
from tui.storage.toml_file import is_missing, open_toml


def read_habits(path: Path) -> tuple[Habits, tuple[Problem, ...]]:
    """The habits in the file; none when there is no file or it is faulty."""
    if is_missing(path):
        return Habits(), ()
    file = open_toml(path)
    if isinstance(file, Problem):
        return Habits(), (file,)
    habits, problems = file.read(Habits)
    return habits or Habits(), problems


def save_habits(path: Path, habits: Habits) -> None:
    """Write the habits. Raises `OSError`; the file is as it was then."""
    import tomli_w

    said = {key: value for key, value in msgspec.to_builtins(habits).items() if value is not None}
    write_atomically(path, tomli_w.dumps(said).encode())
