"""TOML files that hold one value, kept by the program; a person may edit them.

Each stands apart from `config.toml`: a slip in the settings must not make it be forgotten.
"""

import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from tui.core.problem import Problem
from tui.storage.atomic import write_atomically
from tui.storage.toml_file import is_missing, open_toml

S = TypeVar("S", bound=msgspec.Struct)


def read_value(path: Path, kind: type[S]) -> tuple[S | None, tuple[Problem, ...]]:
    """The value in the file; None when there is no file or it is faulty."""
    if is_missing(path):
        return None, ()
    file = open_toml(path)
    return (None, (file,)) if isinstance(file, Problem) else file.read(kind)


def read_value_or(path: Path, usual: S) -> tuple[S, tuple[Problem, ...]]:
    """The value in the file; the usual one when there is no file or it is faulty."""
    value, problems = read_value(path, type(usual))
    return value or usual, problems


def save_value(path: Path, value: msgspec.Struct) -> None:
    """Write the value. Raises `OSError`; the file is as it was then."""
    import tomli_w

    data = msgspec.to_builtins(value, builtin_types=(datetime.date, datetime.datetime))
    said = {key: one for key, one in data.items() if one is not None}
    write_atomically(path, tomli_w.dumps(said).encode())
