"""Problems written into a text, below the lines they stand in, and taken out of it again."""

from collections.abc import Iterable

from tui.core.problem import Problem
from tui.core.text import displayable

MARK = "#! supple:"
"""What a line begins with that tells of a problem: to TOML a comment, to us not the person's."""


def marked(text: str, problems: Iterable[Problem]) -> str:
    """The text with a line below each faulty one that says what is wrong.

    What has no line of its own is said at the top.
    """
    lines = text.split("\n")
    told: dict[int, list[str]] = {}
    for problem in problems:
        number = min(problem.line or 0, len(lines))
        told.setdefault(number, []).append(f"{MARK} {displayable(problem.sentence)}")
    shown = told.pop(0, [])
    for number, line in enumerate(lines, 1):
        end = "\r" if line.endswith("\r") else ""
        shown += [line, *(mark + end for mark in told.get(number, ()))]
    return "\n".join(shown)


def unmarked(text: str) -> str:
    """The text without such lines, however far an editor has moved or indented them."""
    return "\n".join(line for line in text.split("\n") if not line.lstrip().startswith(MARK))
