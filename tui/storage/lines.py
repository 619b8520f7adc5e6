"""Tells in which line of a TOML text each value stands.

`tomllib` forgets lines, and a fault without one is hard to find. The text has been parsed before,
so it is known to be sound: this reads only as much of the grammar as it takes to follow it.
"""

import re
import tomllib
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

_LEADING = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[^,\]}\n#]*")
_KEY_PART = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|[^\s.=\]"\']+')
_STRINGS = (
    re.compile(r'"""(?:\\.|[^\\])*?"{3,5}', re.DOTALL),
    re.compile(r"'''.*?'{3,5}", re.DOTALL),
    re.compile(r'"(?:\\.|[^"\\])*"'),
    re.compile(r"'[^']*'"),
)


_LONGEST = 500
"""Characters of a path that are looked at; nothing of ours comes near."""


def lines_of(text: str, paths: Sequence[str]) -> list[int]:
    """The line of each path such as `steps[2].reps`, else that of the nearest table around it."""
    lines = lines_by_path(text, {place for path in paths for place in _around(path)})
    return [next((lines[place] for place in _around(path) if place in lines), 1) for path in paths]


def lines_by_path(text: str, wanted: Container[str] | None = None) -> dict[str, int]:
    """Each key and each item of a list by its path, items counted from 1, to its line from 1.

    Of all that are there, or of those that are wanted.
    """
    return _Scanner(text.replace("\r\n", "\n"), wanted).scan()


def _around(path: str) -> Iterator[str]:
    """The path and the paths of the tables around it, the innermost first."""
    path = path[:_LONGEST]
    while path:
        yield path
        path = path[: max(path.rfind("."), path.rfind("["), 0)]


def leading_comments(text: str) -> str:
    """The lines before the first key or table, as they are; empty when no comment is among them."""
    found = _LEADING.match(text)
    return found[0] if found and "#" in found[0] else ""


def has_comments(text: str) -> bool:
    """True when saving the data alone would lose a comment."""
    scanner = _Scanner(text.replace("\r\n", "\n"))
    scanner.scan()
    return scanner.comments > 0


class Places(NamedTuple):
    """Where the parts of a text stand that can be written anew, in characters from its start."""

    values: dict[str, tuple[int, int]]
    """Start and end of each value of a table, by its path."""
    headers: dict[str, int]
    """The end of each table's header, by the path of the table."""


def places_in(text: str) -> Places:
    """Where the values stand in a text whose lines end in a line feed alone."""
    scanner = _Scanner(text, ())
    scanner.scan()
    return scanner.places


def _key_meant(written: str) -> str:
    """A key without its quotes and escapes."""
    if "\\" in written and written.startswith('"'):
        return str(tomllib.loads(f"key = {written}")["key"])
    return written[1:-1] if written[0] in "\"'" else written


def _joined(path: str, part: str) -> str:
    return (f"{path}.{part}" if path else part)[:_LONGEST]


class _Scanner:
    """Walks a sound TOML text once."""

    def __init__(self, text: str, wanted: Container[str] | None = None) -> None:
        self._text = text
        self._wanted = wanted
        self._at = 0
        self._line = 1
        self._lines: dict[str, int] = {}
        self._tables: dict[str, int] = {}
        self.comments = 0
        self.places = Places({}, {})

    def scan(self) -> dict[str, int]:
        table = ""
        self._skip_blank()
        while self._at < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)
            self._skip_blank()
        return self._lines

    def _note(self, path: str) -> None:
        if self._wanted is None or path in self._wanted:
            self._lines.setdefault(path, self._line)

    def _header(self) -> str:
        """Reads `[a.b]` or `[[a.b]]`; returns the path of the table it opens."""
        is_list = self._text.startswith("[[", self._at)
        self._at += 2 if is_list else 1
        path = ""
        parts = self._key()
        for number, part in enumerate(parts, 1):
            path = _joined(path, part)
            if is_list and number == len(parts):
                self._note(path)
                self._tables[path] = self._tables.get(path, 0) + 1
            if path in self._tables:
                path = f"{path}[{self._tables[path]}]"
            self._note(path)
        self._at = self._text.index("]", self._at) + (2 if is_list else 1)
        self.places.headers[path] = self._at
        return path

    def _pair(self, table: str) -> None:
        path = table
        for part in self._key():
            path = _joined(path, part)
            self._note(path)
        self._at = self._text.index("=", self._at) + 1
        self._skip_blank()
        start = self._at
        self._value(path)
        self.places.values[path] = start, start + len(self._text[start : self._at].rstrip())

    def _key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self._skip_spaces()
            found = _KEY_PART.match(self._text, self._at)
            if found is None:
                return parts
            parts.append(_key_meant(found[0]))
            self._at = found.end()
            self._skip_spaces()
            if not self._text.startswith(".", self._at):
                return parts
            self._at += 1

    def _value(self, path: str) -> None:
        opening = self._text[self._at : self._at + 1]
        if opening == "[":
            self._items(path)
        elif opening == "{":
            self._inline_table(path)
        else:
            for pattern in _STRINGS:
                if found := pattern.match(self._text, self._at):
                    self._move_to(found.end())
                    return
            found = _BARE.match(self._text, self._at)
            self._at = found.end() if found else len(self._text)

    def _items(self, path: str) -> None:
        number = 0
        self._at += 1
        self._skip_blank()
        while self._at < len(self._text) and self._text[self._at] != "]":
            number += 1
            item = f"{path}[{number}]"
            self._note(item)
            self._value(item)
            self._skip_comma()
        self._at += 1

    def _inline_table(self, path: str) -> None:
        self._at += 1
        self._skip_blank()
        while self._at < len(self._text) and self._text[self._at] != "}":
            self._pair(path)
            self._skip_comma()
        self._at += 1

    def _skip_comma(self) -> None:
        self._skip_blank()
        if self._text.startswith(",", self._at):
            self._at += 1
            self._skip_blank()

    def _skip_spaces(self) -> None:
        while self._text[self._at : self._at + 1] in (" ", "\t"):
            self._at += 1

    def _skip_blank(self) -> None:
        found = _BLANK.match(self._text, self._at)
        if found:
            self.comments += found[0].count("#") > 0
            self._move_to(found.end())

    def _move_to(self, end: int) -> None:
        self._line += self._text.count("\n", self._at, end)
        self._at = end
