"""The journal: every session that was begun, on the disk at every phase change."""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from tui.core.problem import Problem
from tui.storage import journal_rows
from tui.storage.atomic import make_private_folder
from tui.storage.journal_faults import FAULTS, JournalError, check, has_moved, is_damage, said
from tui.storage.journal_schema import MIGRATIONS, Migration, migrate
from tui.storage.session_record import (
    COUNTING,
    After,
    SessionRecord,
    State,
    StopRecord,
    with_offset,
)

__all__ = ["Journal", "JournalError", "Merged"]

T = TypeVar("T")

BUSY_SECONDS = 0.25
"""How long to wait for another terminal that writes; a session must not be seen to stutter."""


class Merged(NamedTuple):
    """What came of records that were merged into the journal."""

    added: int
    updated: int
    same: int


class Journal:
    """An open journal. Create it with `Journal.open`.

    It may be used from any thread, by one at a time. Every method may raise `JournalError`. A file
    that proves damaged, at whatever moment, is set aside and a fresh one begun; `problem` says so.
    """

    def __init__(self, path: Path, now: datetime, migrations: Sequence[Migration]) -> None:
        self.path = path
        self.problem: Problem | None = None
        """What befell the file; None when nothing did."""
        self._now = now
        self._migrations = migrations
        self._connection: sqlite3.Connection | None = None
        self._file = (0, 0)

    @classmethod
    def open(
        cls, path: Path, now: datetime, migrations: Sequence[Migration] = MIGRATIONS
    ) -> "Journal":
        """Open the journal, create it, or bring it up to date.

        Raises `JournalError`, also when a newer program wrote it: then the file is not touched.
        """
        journal = cls(path, now, migrations)
        with said(path):
            try:
                journal._connect()
            except FAULTS as error:
                if not is_damage(error):
                    raise
                journal._set_aside()
                journal._connect()
        return journal

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def write(self, record: SessionRecord) -> None:
        """Keep the whole state of a session: all of it or, when it fails, nothing.

        It can be repeated at will, so a later record makes up for one that could not be written.
        """
        self._transact(lambda connection: journal_rows.put(connection, record))

    def open_sessions(self) -> tuple[SessionRecord, ...]:
        """The sessions without an end, the newest first; what is not readable is left out."""
        return self._read(lambda c: journal_rows.get(c, "state = ?", (State.OPEN.value,))[0][::-1])

    def last_ended(self) -> SessionRecord | None:
        """The newest session in which something was done, if how it was after is not yet known."""
        found = self._read(
            lambda connection: journal_rows.get(
                connection,
                "sessions.id = (SELECT id FROM sessions WHERE state IN (?, ?, ?) AND EXISTS "
                "(SELECT * FROM steps WHERE session = sessions.id AND done_seconds > 0) "
                "ORDER BY julianday(ended) DESC LIMIT 1)",
                tuple(state.value for state in COUNTING),
            )[0]
        )
        return found[0] if found and found[0].after is None else None

    def say_after(self, session_id: str, answer: After) -> None:
        """Keep how it was after a session."""
        self._transact(
            lambda connection: connection.execute(
                "UPDATE sessions SET after = ? WHERE id = ?", (answer.value, session_id)
            )
        )

    def record(self, session_id: str) -> SessionRecord | None:
        """One session; None when it is not there, or not readable."""
        found = self._read(lambda c: journal_rows.get(c, "sessions.id = ?", (session_id,))[0])
        return found[0] if found else None

    def put(self, record: SessionRecord) -> None:
        """Have this record in the place of all that is kept of the session."""
        self._transact(lambda connection: journal_rows.put_anew(connection, record))

    def remove(self, session_id: str) -> None:
        """Forget a session, also what hurt in it."""
        self._transact(
            lambda connection: connection.execute(
                "DELETE FROM sessions WHERE id = ?", (session_id,)
            )
        )

    def stops_in_force(self) -> tuple[StopRecord, ...]:
        """Every pain that was not said to be over, the oldest first."""
        return self._read(lambda c: journal_rows.get_stops(c, "lifted IS NULL"))

    def lift(self, exercises: Iterable[str], now: datetime) -> None:
        """Every pain that was felt in these exercises is over."""
        lifted = with_offset(now).isoformat()
        rows = [(lifted, exercise) for exercise in exercises]
        self._transact(
            lambda connection: connection.executemany(
                "UPDATE stops SET lifted = ? WHERE exercise = ? AND lifted IS NULL", rows
            )
        )

    def records(self) -> tuple[tuple[SessionRecord, ...], tuple[Problem, ...]]:
        """Everything, the oldest session first, and what of it is not readable."""
        return self._read(journal_rows.get)

    def merge(self, records: Iterable[SessionRecord]) -> Merged:
        """Add the sessions that are not there yet, and of the others what is fuller; or nothing."""
        brought = tuple(records)
        return self._transact(lambda connection: _merge(connection, brought))

    def _connect(self) -> sqlite3.Connection:
        """Open the file as it stands at the path. Raises `sqlite3.Error`, `OSError`."""
        make_private_folder(self.path.parent)
        if self.path.is_symlink():  # SQLite would write wherever it leads
            raise OSError(errno.ELOOP, "it is a symbolic link, and those are not followed")
        with contextlib.suppress(FileExistsError):
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        connection = sqlite3.connect(
            self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.row_factory = sqlite3.Row
            connection.text_factory = _text
            # With a rollback journal the file alone holds all that was committed.
            for setting in ("journal_mode = DELETE", "synchronous = FULL", "foreign_keys = ON"):
                connection.execute(f"PRAGMA {setting}")
            check(connection)
            migrate(connection, self.path, self._now, self._migrations)
            found = self.path.stat()
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        self._file = (found.st_dev, found.st_ino)
        return connection

    def _read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What the work reads, all of it from one state of the journal."""
        return self._attempt(work, "BEGIN")

    def _transact(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do the work in one transaction; it is on the disk when this returns."""
        return self._attempt(work, "BEGIN IMMEDIATE")

    def _attempt(self, work: Callable[[sqlite3.Connection], T], begin: str) -> T:
        """Do the work, if need be on a fresh file."""
        with said(self.path):
            try:
                return self._once(work, begin)
            except FAULTS as error:
                if not is_damage(error) and not has_moved(error):
                    raise
                self._begin_afresh(is_damaged=is_damage(error))
            return self._once(work, begin)

    def _once(self, work: Callable[[sqlite3.Connection], T], begin: str) -> T:
        connection = self._connection or self._connect()
        try:
            connection.execute(begin)
            result = work(connection)
            connection.execute("COMMIT")
        except BaseException:
            # A disk that is full has ended the transaction already.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        return result

    def _begin_afresh(self, *, is_damaged: bool) -> None:
        """Open what is at the path; what is damaged is first set aside, if no other did that."""
        self.close()
        if is_damaged and self._is_in_place():
            self._set_aside()
        self._connect()

    def _is_in_place(self) -> bool:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return False
        return (found.st_dev, found.st_ino) == self._file

    def _set_aside(self) -> None:
        """Give the damaged file another name, which no file has."""
        kept = _free_name(self.path.with_name(f"journal.damaged-{self._now:%Y-%m-%d}.sqlite3"))
        os.replace(self.path, kept)
        self.problem = Problem(
            f"the journal was damaged; it is kept as {kept.name}, and a fresh one was begun",
            file=str(self.path),
        )


def _merge(connection: sqlite3.Connection, records: Iterable[SessionRecord]) -> Merged:
    added = updated = same = 0
    for record in records:
        known, problems = journal_rows.get(connection, "sessions.id = ?", (record.id,))
        if not known:
            journal_rows.put_anew(connection, record)
            added, updated = added + (not problems), updated + len(problems)
        elif (merged := known[0].merged(record)) == known[0]:
            same += 1
        else:
            journal_rows.put_anew(connection, merged)
            updated += 1
    return Merged(added, updated, same)


def _text(data: bytes) -> str:
    # A damaged text must not stop the rest from being read; the checks that follow find it.
    return data.decode("utf-8", "replace")


def _free_name(path: Path) -> Path:
    """This name, or with a number put to it one that is not taken."""
    candidate, number = path, 2
    while os.path.lexists(candidate):
        candidate, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return candidate
