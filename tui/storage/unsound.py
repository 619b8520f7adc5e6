"""Says all that is wrong with a text that is not sound TOML, not only where reading it broke off.

A line that makes no sense is left out and the rest is read again. What remains serves to tell
problems and nothing else: who wants the data gets none.
"""

import re
import tomllib
from pathlib import Path

import msgspec

from tui.core.problem import Problem
from tui.storage.regular_file import read_regular
from tui.storage.toml_file import NOT_TOML, TomlFile, by_line, syntax_problem

_LARGEST = 200_000
"""Bytes of a file that is worth reading again and again."""
_MOST_LINES = 20
_HEADER = re.compile(r"\s*\[")


def rest_of(first: Problem) -> tuple[TomlFile | None, tuple[Problem, ...]]:
    """What of a file makes sense beside its first problem, and the problems that reading it met.

    None when the problem is not one of syntax, or when it cannot be told which line is to blame.
    """
    path = Path(first.file)
    if not first.message.startswith(NOT_TOML):
        return None, (first,)
    try:
        content = read_regular(path, _LARGEST) or b""
        lines = content.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except (OSError, UnicodeDecodeError):
        return None, (first,)
    problems: list[Problem] = []
    while len(problems) < _MOST_LINES:
        text = "\n".join(lines)
        try:
            data = tomllib.loads(text)
        except ValueError as error:
            problem = syntax_problem(path, text, str(error))
            if problem.line is None or (problems and problem.line <= (problems[-1].line or 0)):
                break
            problems.append(problem)
            if not _is_to_blame(lines[problem.line - 1], problem):
                break
            lines[problem.line - 1] = ""
        else:
            rest = TomlFile(path=path, content=content, text=text, data=data)
            return rest, tuple(problems) or (first,)
    return None, tuple(problems) or (first,)


def all_problems(
    first: Problem, kind: type[msgspec.Struct]
) -> tuple[TomlFile | None, tuple[Problem, ...]]:
    """The same with what is wrong with the values of the rest, in the order of the lines.

    What is missing is not told: it may stand in a line that was left out.
    """
    rest, problems = rest_of(first)
    if rest is not None:
        faults = rest.read(kind)[1]
        problems += tuple(p for p in faults if not p.message.endswith("is missing"))
    return rest, by_line(problems)


def _is_to_blame(line: str, problem: Problem) -> bool:
    """True for a line that is faulty by itself, so that what follows makes sense without it.

    Not so for a header, to which the lines below belong, and for a sound line after something
    that was left open.
    """
    if _HEADER.match(line):
        return False
    if "Cannot overwrite a value" in problem.message:
        return True
    try:
        tomllib.loads(line)
    except ValueError:
        return True
    return False
