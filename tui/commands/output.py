"""Lines for people: results on standard output, everything that went wrong on standard error."""

import sys
from collections.abc import Iterable

from tui.core.problem import Problem
from tui.core.text import displayable

GOOD, PROBLEM, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes."""


def say(text: str = "") -> None:
    """Print one line at once, with nothing in it that a terminal would obey."""
    print(displayable(text), flush=True)


def complain(text: str) -> None:
    """Print one line on standard error."""
    print(f"supple: {displayable(text)}", file=sys.stderr, flush=True)


def complain_about(problems: Iterable[Problem]) -> None:
    """Print each problem on a line of its own on standard error."""
    for problem in problems:
        print(str(problem), file=sys.stderr, flush=True)


def columns(rows: Iterable[tuple[str, ...]]) -> None:
    """Print rows with their columns aligned."""
    shown = [tuple(displayable(cell) for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip(), flush=True)
