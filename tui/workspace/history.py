"""The past as the running app has it: read whole, and put right where it is wrong."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

import msgspec

from tui.core.catalog import Catalog
from tui.core.days_off import Off
from tui.core.problem import Problem
from tui.core.programme import CheckIn, Programme
from tui.core.progress import Progress, progress_of, steps_since
from tui.storage.journal import Journal
from tui.storage.past_sessions import read_past
from tui.storage.paths import Paths
from tui.storage.progress_files import read_days_off, read_programme, save
from tui.storage.session_record import SessionRecord


class History:
    """What was done, the declared days and the twelve weeks.

    Every method but `progress` may raise `JournalError` or `OSError`.
    """

    def __init__(
        self, paths: Paths, now: Callable[[], datetime], journal: Callable[[], Journal | None]
    ) -> None:
        self._paths = paths
        self._now = now
        self._journal = journal
        self._removed: list[SessionRecord] = []

    def progress(self, catalog: Catalog) -> tuple[Progress, tuple[Problem, ...]]:
        """Everything that is shown of the past, and what is wrong with the files beside it.

        It may be called in a thread. Raises `JournalError`.
        """
        today = self._now().date()
        past = read_past(self._paths.journal, self._now(), steps_since=steps_since(today))
        days_off, faults = read_days_off(self._paths.days_off)
        programme, others = read_programme(self._paths.programme)
        progress = progress_of(past, catalog, days_off, programme, today)
        return progress, (*faults, *others)

    def record(self, session_id: str) -> SessionRecord | None:
        """One session whole; None when it is not there any more."""
        journal = self._journal()
        return journal.record(session_id) if journal else None

    def put_right(
        self, session_id: str, change: Callable[[SessionRecord], SessionRecord]
    ) -> SessionRecord | None:
        """Correct a session as it is by now, and return it; None when it is not there any more."""
        journal = self._journal()
        record = journal.record(session_id) if journal else None
        if journal is None or record is None:
            return None
        changed = change(record)
        journal.put(changed)
        return changed

    def remove(self, record: SessionRecord) -> None:
        """Delete a session; until the program ends it can be brought back."""
        if journal := self._journal():
            journal.remove(record.id)
            self._removed.append(record)

    @property
    def can_undo(self) -> bool:
        """True when a session that was deleted can be brought back."""
        return bool(self._removed)

    def undo(self) -> SessionRecord | None:
        """Bring back the session that was deleted last."""
        journal = self._journal()
        if journal is None or not self._removed:
            return None
        journal.put(self._removed[-1])
        return self._removed.pop()

    def declare(self, days: Iterable[date], off: Off | None) -> None:
        """Declare days to be off, or with None not to be."""
        days_off, problems = read_days_off(self._paths.days_off)
        if problems:
            # A file that cannot be read is not written over.
            raise OSError(0, str(problems[0]))
        save(self._paths.days_off, days_off.declared(days, off))

    def begin_programme(self) -> None:
        """Begin twelve weeks today."""
        save(self._paths.programme, Programme(began=self._now().date()))

    def keep_check_in(self, check: CheckIn) -> None:
        """Keep a look back at the programme that is going on."""
        programme, _ = read_programme(self._paths.programme)
        if programme is not None:
            checks = (*programme.check_ins, check)
            save(self._paths.programme, msgspec.structs.replace(programme, check_ins=checks))
