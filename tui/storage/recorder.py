"""Keeps running sessions in the journal, whatever befalls the disk."""

from datetime import datetime, timedelta
from pathlib import Path

from tui.core.problem import Problem
from tui.storage.journal import Journal
from tui.storage.journal_faults import JournalError
from tui.storage.session_record import SessionRecord, with_offset

RETRY_AFTER = timedelta(seconds=5)
"""Time on the wall between two tries, so that a session is not slowed down by a locked journal."""


class Recorder:
    """Writes records, keeps in memory what cannot be written, and tries again.

    Create it with `Recorder.open`. Nothing here raises an error of the disk: what the person is to
    be told is returned, once.
    """

    def __init__(self, path: Path) -> None:
        self.journal: Journal | None = None
        """None while it cannot be opened."""
        self._path = path
        self._waiting: dict[str, SessionRecord] = {}
        self._failed_at: datetime | None = None
        self._has_told_failure = False
        self._told: Problem | None = None

    @classmethod
    def open(cls, path: Path, now: datetime) -> tuple["Recorder", Problem | None]:
        """A recorder for this journal, and what is to be told about it."""
        recorder = cls(path)
        return recorder, recorder._try(with_offset(now))

    @property
    def is_behind(self) -> bool:
        """True while something is in memory alone."""
        return bool(self._waiting)

    def keep(self, record: SessionRecord) -> Problem | None:
        """Keep the newest state of a session."""
        self._waiting[record.id] = record
        return self.retry(record.seen)

    def retry(self, now: datetime) -> Problem | None:
        """Write what is in memory, if anything is and the last try was long enough ago."""
        now = with_offset(now)
        if not self._waiting or (self._failed_at and abs(now - self._failed_at) < RETRY_AFTER):
            return None
        return self._try(now)

    def flush(self, now: datetime) -> Problem | None:
        """Write what is in memory, now or never; what is told here is told again if need be."""
        if not self._waiting:
            return None
        self._has_told_failure = False
        return self._try(with_offset(now))

    def close(self) -> None:
        """Let go of the journal."""
        if self.journal is not None:
            self.journal.close()

    def _try(self, now: datetime) -> Problem | None:
        try:
            if self.journal is None:
                self.journal = Journal.open(self._path, now)
            for record in tuple(self._waiting.values()):
                self.journal.write(record)
                del self._waiting[record.id]
        except JournalError as error:
            self._failed_at = now
            return self._failure(error)
        self._failed_at = None
        return self._news(self.journal.problem)

    def _failure(self, error: JournalError) -> Problem | None:
        """Why nothing is written, the first time."""
        if self._has_told_failure:
            return None
        self._has_told_failure = True
        return Problem(f"{error}; what you do is kept in memory until it can be written")

    def _news(self, problem: Problem | None) -> Problem | None:
        """What befell the journal, the first time."""
        if problem is self._told:
            return None
        self._told = problem
        return problem
