"""Reads a TOML file into checked values, and says of every fault in which line it stands."""

import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from tui.core import schema
from tui.core.problem import MAX_PROBLEMS, Problem
from tui.core.text import forbidden_character
from tui.storage.depth import MAX_DEPTH, line_too_deep
from tui.storage.regular_file import read_regular

S = TypeVar("S", bound=msgspec.Struct)

MAX_BYTES = 4_000_000
"""Far more than any routine or catalog needs; a file beyond it was put there by mistake."""

MAX_KEY = 200
"""Characters; a longer key is none of ours, and every path through it would repeat it."""

NOT_TOML = "not valid TOML"
"""How the message of every problem of syntax begins."""

_MANY_DIGITS = re.compile(r"\d[\d_]{4000}")
_SYNTAX_LINE = re.compile(r"^(.*) \(at line (\d+), column (\d+)\)$")


class TomlFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is sound TOML."""

    path: Path
    content: bytes
    """The bytes on the disk."""
    text: str
    data: dict[str, object]

    @property
    def digest(self) -> str:
        """Fingerprint of the bytes on the disk."""
        return digest_of(self.content)

    def read(self, kind: type[S]) -> tuple[S | None, tuple[Problem, ...]]:
        """The value of this kind that the file holds, or None and what is wrong with it."""
        value, problems = schema.read(kind, self.data)
        forbidden = itertools.islice(forbidden_texts(self.data), MAX_PROBLEMS)
        problems = (*forbidden, *problems)
        return (None if problems else value), self.located(problems)

    def located(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The same problems with this file and their lines, in the order of the lines."""
        problems = tuple(problems)
        if not problems:
            return ()
        from tui.storage.lines import lines_of

        lines = lines_of(self.text, [problem.at for problem in problems])
        placed = (
            msgspec.structs.replace(p, file=str(self.path), line=line)
            for p, line in zip(problems, lines, strict=True)
        )
        return by_line(placed)


class TomlText(NamedTuple):
    """A file that may be TOML, not yet read as such."""

    path: Path
    content: bytes
    """The bytes on the disk."""
    text: str


def open_toml(path: Path) -> TomlFile | Problem:
    """The file as data, or the reason why it cannot be had.

    A link is followed wherever it leads: people keep their files in other folders.
    """
    found = open_text(path)
    return found if isinstance(found, Problem) else parsed(found)


def open_text(path: Path) -> TomlText | Problem:
    """The file as text, or the reason why it cannot be had."""
    try:
        content = read_regular(path, MAX_BYTES)
    except OSError as error:
        return Problem(f"cannot be read: {error.strerror or error}", file=str(path))
    if content is None:
        return Problem(f"is larger than {MAX_BYTES:,} bytes, the limit", file=str(path))
    try:
        return TomlText(path, content, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Problem("is not UTF-8 text", file=str(path), line=line)


def parsed(source: TomlText) -> TomlFile | Problem:
    """The text as data; its depth is looked at before anything is built from it."""
    path, content, text = source
    if line_found := line_too_deep(text):
        message = f"is nested too deeply; the limit is {MAX_DEPTH} levels"
        return Problem(message, file=str(path), line=line_found)
    try:
        data = tomllib.loads(text)
    except ValueError as error:
        return syntax_problem(path, text, str(error))
    return TomlFile(path=path, content=content, text=text, data=data)


def by_line(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of one file in the order of its lines."""
    return tuple(sorted(problems, key=lambda problem: problem.line or 0))


def is_missing(path: Path) -> bool:
    """True when there is certainly no such file; a place that cannot be looked at may have one."""
    try:
        return not path.exists()
    except OSError:
        return False


def digest_of(content: bytes) -> str:
    """A fingerprint: equal for equal bytes and, for all purposes, different for others."""
    import hashlib

    return hashlib.sha256(content).hexdigest()


def syntax_problem(path: Path, text: str, message: str) -> Problem:
    """What the reader of TOML says of a text, with its line."""
    found = _SYNTAX_LINE.match(message)
    if found:
        what, line, column = found[1], int(found[2]), found[3]
        return Problem(f"{NOT_TOML}: {what} (column {column})", file=str(path), line=line)
    if "set_int_max_str_digits" in message:
        digits = _MANY_DIGITS.search(text)
        at = text.count("\n", 0, digits.start()) + 1 if digits else None
        return Problem("holds a number of too many digits", file=str(path), line=at)
    last = text.count("\n", 0, len(text.rstrip())) + 1
    line_number = last if "end of document" in message else None
    return Problem(f"{NOT_TOML}: {message}", file=str(path), line=line_number)


def forbidden_texts(data: object) -> Iterator[Problem]:
    """A problem for each text, keys included, that holds a control character, or is a huge key."""
    # What is inside waits with the path of what is around it: a path of its own for each value
    # would take memory by the square of a file.
    waiting: list[tuple[str, object, object]] = [("", "", data)]
    while waiting:
        around, name, value = waiting.pop()
        if isinstance(value, str):
            if character := forbidden_character(value):
                message = f"holds the control character {character}, which is refused"
                yield Problem(message, _path(around, name))
        elif isinstance(value, dict):
            at = _path(around, name)
            for key, inner in value.items():
                if character := forbidden_character(key):
                    yield Problem(f"a key holds the control character {character}", at)
                elif len(key) > MAX_KEY:
                    yield Problem(f"a key has {len(key):,} characters, the limit is {MAX_KEY}", at)
                else:
                    waiting.append((at, key, inner))
        elif isinstance(value, list):
            at = _path(around, name)
            waiting.extend((at, number, item) for number, item in enumerate(value, 1))


def _path(around: str, name: object) -> str:
    if isinstance(name, int):
        return f"{around}[{name}]"
    return f"{around}.{name}" if around else str(name)
