"""`days.toml`, `programme.toml` and `decisions.toml`, beside the journal; to be edited by hand."""

import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from tui.core.days_off import DaysOff
from tui.core.decisions import Decisions
from tui.core.problem import Problem
from tui.core.programme import Programme
from tui.storage.atomic import write_atomically
from tui.storage.toml_file import is_missing, open_toml

S = TypeVar("S", bound=msgspec.Struct)


def read_days_off(path: Path) -> tuple[DaysOff, tuple[Problem, ...]]:
    """The declared days; none when there is no file or it is faulty."""
    days_off, problems = _read(path, DaysOff)
    return days_off or DaysOff(), problems


def read_programme(path: Path) -> tuple[Programme | None, tuple[Problem, ...]]:
    """The twelve weeks; None when none were begun, or the file is faulty."""
    return _read(path, Programme)


def read_decisions(path: Path) -> tuple[Decisions, tuple[Problem, ...]]:
    """What was decided; nothing when there is no file or it is faulty."""
    decisions, problems = _read(path, Decisions)
    return decisions or Decisions(), problems


def save(path: Path, value: DaysOff | Programme | Decisions) -> None:
    """Write one of them. Raises `OSError`; the file is as it was then."""
    import tomli_w

    data = msgspec.to_builtins(value, builtin_types=(datetime.date, datetime.datetime))
    said = {key: one for key, one in data.items() if one is not None}
    write_atomically(path, tomli_w.dumps(said).encode())


def _read(path: Path, kind: type[S]) -> tuple[S | None, tuple[Problem, ...]]:
    if is_missing(path):
        return None, ()
    file = open_toml(path)
    return (None, (file,)) if isinstance(file, Problem) else file.read(kind)
