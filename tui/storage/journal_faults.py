"""What can go wrong with the journal's file, told apart and said in a person's words."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tui.storage.journal_schema import UnknownVersion

FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What Python's module raises over a file."""
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""What a damaged file is told by. Our statements are fixed: one that fails found other tables."""


class JournalError(Exception):
    """The journal cannot be read or written; says why, to the person."""


class Damage(sqlite3.DatabaseError):
    """The file is broken in a way that SQLite does not trip over by itself."""


def check(connection: sqlite3.Connection) -> None:
    """Look for damage in the whole file. Raises `Damage`, or what SQLite trips over."""
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise Damage(found)


@contextlib.contextmanager
def said(path: Path) -> Iterator[None]:
    """Turn every error of the journal at this path into a `JournalError`."""
    try:
        yield
    except UnknownVersion as error:
        raise JournalError(f"{path}: {error}") from error
    except FAULTS as error:
        raise JournalError(f"{path}: {_in_words(error)}") from error
    except OverflowError as error:
        raise JournalError(f"{path}: a number is too large for it") from error
    except OSError as error:
        raise JournalError(f"{path}: {error.strerror or error}") from error


def is_damage(error: Exception) -> bool:
    """True when the file is no journal, or a broken one."""
    # Python cannot decode the name of a column that is broken.
    is_broken = isinstance(error, (Damage, UnicodeDecodeError))
    return is_broken or _code(error) & 0xFF in _DAMAGE


def has_moved(error: Exception) -> bool:
    """True when the open file is no longer the one at the path."""
    return _code(error) == sqlite3.SQLITE_READONLY_DBMOVED


def _in_words(error: Exception) -> str:
    match _code(error) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return "another program is writing to it"
        case sqlite3.SQLITE_READONLY:
            return "it may not be written to"
        case sqlite3.SQLITE_FULL:
            return "the disk is full"
        case sqlite3.SQLITE_CANTOPEN:
            return "it cannot be opened, or its folder may not be written to"
        case _:
            return str(error)


def _code(error: Exception) -> int:
    """SQLite's own code; 0 for what Python's module complains about by itself."""
    return getattr(error, "sqlite_errorcode", 0)
