"""The tables of the journal, and how an older journal gets to them."""

import contextlib
import os
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

Migration = Sequence[str]
"""The statements that lead from one version of the schema to the next."""

_VERSION_1: Migration = (
    """CREATE TABLE plans (
        digest TEXT PRIMARY KEY,
        json TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        routine_id TEXT NOT NULL,
        name TEXT NOT NULL,
        began TEXT NOT NULL,
        seen TEXT NOT NULL,
        ended TEXT,
        state TEXT NOT NULL,
        reading REAL NOT NULL,
        fingerprint INTEGER NOT NULL,
        plan TEXT NOT NULL REFERENCES plans,
        pain_before INTEGER,
        pain_after INTEGER,
        after TEXT
    ) WITHOUT ROWID""",
    """CREATE TABLE events (
        session TEXT NOT NULL REFERENCES sessions ON DELETE CASCADE,
        number INTEGER NOT NULL,
        json TEXT NOT NULL,
        PRIMARY KEY (session, number)
    ) WITHOUT ROWID""",
    """CREATE TABLE steps (
        session TEXT NOT NULL REFERENCES sessions ON DELETE CASCADE,
        step INTEGER NOT NULL,
        exercise TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT,
        planned_seconds REAL NOT NULL,
        done_seconds REAL NOT NULL,
        left_seconds REAL NOT NULL,
        right_seconds REAL NOT NULL,
        planned_reps INTEGER NOT NULL,
        done_reps INTEGER NOT NULL,
        PRIMARY KEY (session, step)
    ) WITHOUT ROWID""",
    """CREATE TABLE stops (
        session TEXT NOT NULL REFERENCES sessions ON DELETE CASCADE,
        number INTEGER NOT NULL,
        at TEXT NOT NULL,
        exercise TEXT NOT NULL,
        step INTEGER NOT NULL,
        round INTEGER NOT NULL,
        "set" INTEGER NOT NULL,
        rep INTEGER NOT NULL,
        side TEXT,
        sharp INTEGER,
        pain INTEGER,
        "where" TEXT,
        lifted TEXT,
        PRIMARY KEY (session, number)
    ) WITHOUT ROWID""",
)

_VERSION_2: Migration = (
    "ALTER TABLE sessions ADD COLUMN note TEXT",
    "ALTER TABLE sessions ADD COLUMN corrected TEXT",
)

_VERSION_3: Migration = (
    "ALTER TABLE sessions ADD COLUMN flare INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE steps ADD COLUMN comfortable INTEGER",
    "ALTER TABLE steps ADD COLUMN unrestricted INTEGER",
    "ALTER TABLE steps ADD COLUMN pain_free INTEGER",
    "ALTER TABLE steps ADD COLUMN too_hard INTEGER",
)

MIGRATIONS: tuple[Migration, ...] = (_VERSION_1, _VERSION_2, _VERSION_3)
"""The first makes the tables, each other one leads from its number to the next."""


class UnknownVersion(Exception):  # noqa: N818 - nothing need be wrong with the file
    """The journal was written by a program that knows more than this one; says so."""


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    now: datetime,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> None:
    """Bring the tables up to date; before each step a dated copy of the file is put beside it.

    A file without tables needs no copy.

    Raises `UnknownVersion`, with the file untouched, `sqlite3.Error` and `OSError`.
    """
    version = _version(connection)
    if not 0 <= version <= len(migrations):
        raise UnknownVersion(
            f"its version is {version}, and this Supple knows those up to {len(migrations)}: "
            "a newer one wrote it"
        )
    is_fresh = version == 0
    while version < len(migrations):
        if not is_fresh:
            _copy(connection, path.with_name(f"{path.name}.v{version}-{_stamp(now)}"))
        version = _step(connection, version, migrations[version])


def _step(connection: sqlite3.Connection, version: int, migration: Migration) -> int:
    """Make one step, unless another process was quicker; returns the version that it led to."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if (found := _version(connection)) == version:
            for statement in migration:
                connection.execute(statement)
            found = version + 1
            connection.execute(f"PRAGMA user_version = {found}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return found


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the whole journal to a file that is certainly on the disk then."""
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        # Another process made it from the same journal in the same second.
        return
    with contextlib.closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
    for place in (target, target.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _stamp(now: datetime) -> str:
    """A time that may stand in a file name everywhere."""
    return now.strftime("%Y-%m-%dT%H-%M-%S")
