"""Reads a TOML file into checked values, and says of every fault in which line it stands."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from tui.core import schema
from tui.core.problem import Problem
from tui.core.text import forbidden_character

S = TypeVar("S", bound=msgspec.Struct)

MAX_BYTES = 4_000_000
"""Far more than any routine or catalog needs; a file beyond it was put there by mistake."""

_DEEP_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){64}""")
"""A key of more parts than anybody needs; reading it would take memory by the square of them."""

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
        problems = (*_forbidden_texts(self.data), *problems)
        return (None if problems else value), self.located(problems)

    def located(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The same problems with this file and their lines, in the order of the lines."""
        problems = tuple(problems)
        if not problems:
            return ()
        from tui.storage.lines import line_of, lines_by_path

        try:
            lines = lines_by_path(self.text)
        except RecursionError:
            lines = {}
        placed = (
            msgspec.structs.replace(p, file=str(self.path), line=line_of(p.at, lines))
            for p in problems
        )
        return tuple(sorted(placed, key=lambda p: p.line or 0))


def open_toml(path: Path) -> TomlFile | Problem:
    """The file as data, or the reason why it cannot be had."""
    try:
        content = _content(path)
    except OSError as error:
        return Problem(f"cannot be read: {error.strerror or error}", file=str(path))
    if content is None:
        return Problem(f"is larger than {MAX_BYTES:,} bytes, the limit", file=str(path))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Problem("is not UTF-8 text", file=str(path), line=line)
    if _DEEP_KEY.search(text):
        return Problem("is nested too deeply", file=str(path))
    try:
        data = tomllib.loads(text)
    except RecursionError:
        return Problem("is nested too deeply", file=str(path))
    except ValueError as error:
        return _syntax_problem(path, text, str(error))
    return TomlFile(path=path, content=content, text=text, data=data)


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


def _content(path: Path) -> bytes | None:
    """The bytes of a regular file; None when there are too many of them."""
    if not path.is_file():
        raise OSError("there is no such file" if not path.exists() else "it is not a file")
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    return content if len(content) <= MAX_BYTES else None


def _syntax_problem(path: Path, text: str, message: str) -> Problem:
    found = _SYNTAX_LINE.match(message)
    if found:
        what, line, column = found[1], int(found[2]), found[3]
        return Problem(f"not valid TOML: {what} (column {column})", file=str(path), line=line)
    if "set_int_max_str_digits" in message:
        return Problem("holds a number of too many digits", file=str(path))
    last = text.count("\n", 0, len(text.rstrip())) + 1
    line_number = last if "end of document" in message else None
    return Problem(f"not valid TOML: {message}", file=str(path), line=line_number)


def _forbidden_texts(data: object) -> Iterator[Problem]:
    """A problem for each text, keys included, that holds a control character."""
    waiting: list[tuple[str, object]] = [("", data)]
    while waiting:
        at, value = waiting.pop()
        if isinstance(value, str):
            character = forbidden_character(value)
            if character:
                yield Problem(f"holds the control character {character}, which is refused", at)
        elif isinstance(value, dict):
            for key, inner in value.items():
                character = forbidden_character(key)
                if character:
                    yield Problem(f"a key holds the control character {character}", at)
                else:
                    waiting.append((f"{at}.{key}" if at else key, inner))
        elif isinstance(value, list):
            waiting.extend((f"{at}[{number}]", item) for number, item in enumerate(value, 1))
