"""Lines for people: results on standard output, everything that went wrong on standard error."""

import contextlib
import sys
from collections.abc import Iterable, Iterator

from tui.core.problem import Problem
from tui.core.text import displayable

GOOD, PROBLEM, USAGE, NOT_STARTED, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes; `NOT_STARTED`: what was answered about warning signs, or was not, speaks against it.
"""


class OutputError(Exception):
    """Standard output takes no more, and not because its reader has gone; says why."""


def say(text: str = "") -> None:
    """Print one line at once, with nothing in it that a terminal would obey."""
    print_document(displayable(text))


def print_document(text: str, end: str = "\n") -> None:
    """Print a text that is safe already, such as JSON. Raises `OutputError`, `BrokenPipeError`."""
    with _told_apart():
        print(text, end=end, flush=True)


def flush() -> None:
    """Notice here, not when Python ends, what cannot be written. Raises as `print_document`."""
    if sys.stdout is not None and not sys.stdout.closed:
        with _told_apart():
            sys.stdout.flush()


def complain(text: str) -> None:
    """Print one line on standard error."""
    _print_error(f"supple: {displayable(text)}")


def complain_about(problems: Iterable[Problem]) -> None:
    """Print each problem on a line of its own on standard error."""
    for problem in problems:
        _print_error(str(problem))


def _print_error(line: str) -> None:
    """Where standard error takes nothing there is nobody to be told."""
    with contextlib.suppress(OSError):
        print(line, file=sys.stderr, flush=True)


def columns(rows: Iterable[tuple[str, ...]]) -> None:
    """Print rows with their columns aligned, as wide as a terminal shows their letters."""
    from rich.cells import cell_len, set_cell_size

    shown = [tuple(displayable(cell) for cell in row) for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (set_cell_size(cell, width) for cell, width in zip(row, widths, strict=True))
        say("  ".join(cells).rstrip())


@contextlib.contextmanager
def _told_apart() -> Iterator[None]:
    """Tell a full disk from a reader that has seen enough."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.strerror or str(error)) from error
