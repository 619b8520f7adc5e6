"""What large TOML files hold, kept so that the same bytes are not worked out at every start."""

import contextlib
import re
import zlib
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from tui import __version__
from tui.core.text import forbidden_character
from tui.storage.atomic import write_atomically
from tui.storage.regular_file import read_regular

S = TypeVar("S", bound=msgspec.Struct)

WORTH_KEEPING = 20_000
"""Bytes; a smaller file is read about as soon as what was kept of it."""

_MAX_BYTES = 40_000_000
_ESCAPE = re.compile(rb"\\(.)", re.DOTALL)
_HARMLESS = frozenset((b"n", b"t", b'"', b"\\"))
"""What a text may have to be escaped for in JSON without holding a control character."""


class _Record(msgspec.Struct, frozen=True, array_like=True):
    """One kept file."""

    program: str
    """The version that worked it out."""
    content: bytes
    """The bytes of the TOML file."""
    value: bytes
    """What they hold, as JSON."""


class _Known(NamedTuple):
    content: bytes
    value: msgspec.Struct


class KnownFiles:
    """What sound files were found to hold, in memory and in a folder that may be lost any time.

    It goes by the bytes of a file, never by its date. What is kept in the folder has to meet every
    condition that the TOML has to: types, limits, no control characters.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[Path, _Known] = {}

    def find(self, path: Path, content: bytes, kind: type[S]) -> S | None:
        """What a file with these bytes holds; None when that is not known."""
        known = self._known.get(path)
        if known is None or known.content != content:
            value = self._kept(path, content, kind)
            if value is None:
                return None
            known = self._known[path] = _Known(content, value)
        return known.value if isinstance(known.value, kind) else None

    def keep(self, path: Path, content: bytes, value: msgspec.Struct) -> None:
        """Remember what a sound file with these bytes holds; where that fails nothing is lost."""
        self._known[path] = _Known(content, value)
        if len(content) < WORTH_KEEPING:
            return
        said = msgspec.json.encode(value)
        record = msgspec.msgpack.encode(_Record(__version__, content, said))
        # A number that JSON has no word for would not come back.
        with contextlib.suppress(OSError, msgspec.DecodeError):
            if msgspec.json.decode(said, type=type(value)) == value:
                write_atomically(self._place_of(path), record, is_lasting=False)

    def _kept(self, path: Path, content: bytes, kind: type[S]) -> S | None:
        if len(content) < WORTH_KEEPING:
            return None
        try:
            kept = read_regular(self._place_of(path), _MAX_BYTES)
            record = msgspec.msgpack.decode(kept or b"", type=_Record)
            if record.program != __version__ or record.content != content:
                return None
            if not set(_ESCAPE.findall(record.value)) <= _HARMLESS:
                return None
            if forbidden_character(record.value.decode()):
                return None
            return msgspec.json.decode(record.value, type=kind)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def _place_of(self, path: Path) -> Path:
        """Two files that share a place only push each other out."""
        return self._folder / f"{zlib.crc32(bytes(path.absolute())):08x}.known"
