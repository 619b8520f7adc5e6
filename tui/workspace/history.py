"""The past as the running app has it: read whole, and put right where it is wrong."""

from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date, datetime
from typing import NamedTuple
from uuid import uuid4

import msgspec

from tui.core.by_hand import DoneByHand
from tui.core.catalog import Catalog
from tui.core.days_off import DaysOff, Off
from tui.core.plan import Plan
from tui.core.problem import Problem
from tui.core.programme import CheckIn, Programme
from tui.core.progress import Progress, progress_of, steps_since
from tui.storage.journal import Journal
from tui.storage.past_sessions import read_past
from tui.storage.paths import Paths
from tui.storage.session_record import SessionRecord
from tui.storage.value_file import read_value, read_value_or, save_value


class _Change(NamedTuple):
    """A session that was added, or taken out, by the person."""

    record: SessionRecord
    is_new: bool


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
        self._changes: list[_Change] = []

    def progress(self, catalog: Catalog) -> tuple[Progress, tuple[Problem, ...]]:
        """Everything that is shown of the past, and what is wrong with the files beside it.

        It may be called in a thread. Raises `JournalError`.
        """
        today = self._now().date()
        past = read_past(self._paths.journal, self._now(), steps_since=steps_since(today))
        days_off, faults = read_value_or(self._paths.days_off, DaysOff())
        programme, others = read_value(self._paths.programme, Programme)
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
            self._changes.append(_Change(record, is_new=False))

    def add(self, plan: Plan, done: DoneByHand) -> SessionRecord:
        """Keep a session that was done without the program, and return it."""
        record = SessionRecord.by_hand(str(uuid4()), plan, done, now=self._now())
        journal = self._journal()
        if journal is None:
            with closing(Journal.open(self._paths.journal, self._now())) as journal:
                journal.put(record)
        else:
            journal.put(record)
        self._changes.append(_Change(record, is_new=True))
        return record

    @property
    def can_undo(self) -> bool:
        """True when a session that was deleted or added can be brought back or taken out."""
        return bool(self._changes)

    def undo(self) -> SessionRecord | None:
        """Bring back the session that was deleted last, or take out the one that was added."""
        journal = self._journal()
        if journal is None or not self._changes:
            return None
        record, is_new = self._changes[-1]
        if is_new:
            journal.remove(record.id)
        else:
            journal.put(record)
        self._changes.pop()
        return record

    def declare(self, days: Iterable[date], off: Off | None) -> None:
        """Declare days to be off, or with None not to be."""
        days_off, problems = read_value_or(self._paths.days_off, DaysOff())
        if problems:
            # A file that cannot be read is not written over.
            raise OSError(0, str(problems[0]))
        save_value(self._paths.days_off, days_off.declared(days, off))

    def begin_programme(self) -> None:
        """Begin twelve weeks today."""
        save_value(self._paths.programme, Programme(began=self._now().date()))

    def keep_check_in(self, check: CheckIn) -> None:
        """Keep a look back at the programme that is going on."""
        programme, _ = read_value(self._paths.programme, Programme)
        if programme is not None:
            checks = (*programme.check_ins, check)
            save_value(self._paths.programme, msgspec.structs.replace(programme, check_ins=checks))
