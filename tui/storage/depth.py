"""How deep a TOML text is nested, found out before anything is built from it.

A reader that follows brackets calls itself for each, and one that follows dotted keys takes memory
by the square of their parts: neither may be let loose on a text that has thousands.
"""

import re

MAX_DEPTH = 32
"""Levels of lists and tables; the deepest file of ours has six."""

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5})?'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5})?"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+"
    r"|[][{}.]",
    re.DOTALL,
)
"""What tells the structure of a text. A string without its end is taken up to where it breaks off,
so that no text is gone through twice."""
_END_OF_KEY = re.compile(r"[=,\n]")


def line_too_deep(text: str) -> int | None:
    """The line, from 1, in which a text goes deeper than `MAX_DEPTH`; None when it never does.

    The text need not be sound TOML: what stands before its first fault is counted right.
    """
    opened: list[int] = []
    depth = dots = last = 0
    for token in _TOKEN.finditer(text):
        at = token.start()
        match text[at]:
            case "[" | "{":
                opened.append(dots + 1)
                depth += dots + 1
                dots = 0
            case "]" | "}":
                depth -= opened.pop() if opened else 0
                dots = 0
            case ".":
                dots = 1 if _END_OF_KEY.search(text, last, at) else dots + 1
                last = at
            case _:
                continue
        if depth + dots > MAX_DEPTH:
            return text.count("\n", 0, at) + 1
    return None
