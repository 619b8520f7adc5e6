"""Tells in which line of a TOML text each value stands.

`tomllib` forgets lines, and a fault without one is hard to find. The text has been parsed before,
so it is known to be sound: this reads only as much of the grammar as it takes to follow it.
"""

import re
import tomllib

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[^,\]}\n#]*")
_KEY_PART = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|[^\s.=\]"\']+')
_STRINGS = (
    re.compile(r'"""(?:\\.|[^\\])*?"{3,5}', re.DOTALL),
    re.compile(r"'''.*?'{3,5}", re.DOTALL),
    re.compile(r'"(?:\\.|[^"\\])*"'),
    re.compile(r"'[^']*'"),
)


def line_of(path: str, lines: dict[str, int]) -> int:
    """The line of a path such as `steps[2].reps`, else that of the nearest table around it."""
    while path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return lines.get(path, 1)


def lines_by_path(text: str) -> dict[str, int]:
    """Each key and each item of a list by its path, items counted from 1, to its line from 1."""
    return _Scanner(text.replace("\r\n", "\n")).scan()


def has_comments(text: str) -> bool:
    """True when saving the data alone would lose a comment."""
    scanner = _Scanner(text.replace("\r\n", "\n"))
    scanner.scan()
    return scanner.comments > 0


def _key_meant(written: str) -> str:
    """A key without its quotes and escapes."""
    if written.startswith('"'):
        return str(tomllib.loads(f"key = {written}")["key"])
    return written[1:-1] if written.startswith("'") else written


class _Scanner:
    """Walks a sound TOML text once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._lines: dict[str, int] = {}
        self._tables: dict[str, int] = {}
        self.comments = 0

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

    def _header(self) -> str:
        """Reads `[a.b]` or `[[a.b]]`; returns the path of the table it opens."""
        is_list = self._text.startswith("[[", self._at)
        self._at += 2 if is_list else 1
        path = ""
        parts = self._key()
        for number, part in enumerate(parts, 1):
            path = f"{path}.{part}" if path else part
            if is_list and number == len(parts):
                self._lines.setdefault(path, self._line)
                self._tables[path] = self._tables.get(path, 0) + 1
            if path in self._tables:
                path = f"{path}[{self._tables[path]}]"
            self._lines.setdefault(path, self._line)
        self._at = self._text.index("]", self._at) + (2 if is_list else 1)
        return path

    def _pair(self, table: str) -> None:
        path = table
        for part in self._key():
            path = f"{path}.{part}" if path else part
            self._lines.setdefault(path, self._line)
        self._at = self._text.index("=", self._at) + 1
        self._skip_blank()
        self._value(path)

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
            self._lines.setdefault(item, self._line)
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
