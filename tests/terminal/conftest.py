"""The program, in a terminal and on folders of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.program import SUPPLE, environment
from tests.terminal.terminal import Terminal

Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts `supple` with arguments; `size` is columns and rows, the rest is environment."""
    with ExitStack() as running:

        def start(*arguments: str, size: tuple[int, int] = (80, 24), **more: str) -> Terminal:
            columns, rows = size
            env = environment(tmp_path, **more)
            command = [*SUPPLE, *arguments]
            terminal = Terminal(command, env, cwd=tmp_path, columns=columns, rows=rows)
            return running.enter_context(terminal)

        yield start


@pytest.fixture
def routines(tmp_path: Path) -> Path:
    """The folder of the user's routines."""
    folder = tmp_path / "data" / "supple" / "routines"
    folder.mkdir(parents=True)
    return folder
