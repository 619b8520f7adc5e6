"""`check.toml`, in which the program keeps what was last answered about warning signs.

It stands apart from `config.toml`: a slip in the settings must not make the answers be forgotten.
"""

import datetime
from pathlib import Path

import msgspec

from tui.core.problem import Problem
from tui.core.red_flags import Check
from tui.storage.atomic import write_atomically
from tui.storage.toml_file import is_missing, open_toml


def read_check(path: Path) -> tuple[Check | None, tuple[Problem, ...]]:
    """The last answers; None when there are none, or the file is faulty: then they are asked."""
    if is_missing(path):
        return None, ()
    file = open_toml(path)
    return (None, (file,)) if isinstance(file, Problem) else file.read(Check)


def save_check(path: Path, check: Check) -> None:
    """Write the answers. Raises `OSError`; the file is as it was then."""
    import tomli_w

    data = msgspec.to_builtins(check, builtin_types=(datetime.date, datetime.datetime))
    said = {key: value for key, value in data.items() if value is not None}
    write_atomically(path, tomli_w.dumps(said).encode())
