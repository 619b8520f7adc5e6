"""Sessions across terminals that come and go: begun, kept, gone on with, ended."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar
from uuid import uuid4

import msgspec

from tui.clock import Clock
from tui.core.catalog import Catalog
from tui.core.event import Event, Move
from tui.core.plan import Plan, fingerprint
from tui.core.problem import Problem
from tui.core.safety import Bars, Hold, bars_from, bars_in_force, holds_in_force
from tui.core.session import Session
from tui.core.session_limits import RoutineTooLong
from tui.live.keeping import JournalKeeper, Tell, state_of
from tui.live.run import NoKeeper, SessionRun
from tui.storage.journal import Journal
from tui.storage.journal_faults import JournalError
from tui.storage.paths import Paths
from tui.storage.place_file import PlaceFile, is_running, last_reading
from tui.storage.recorder import Recorder
from tui.storage.session_record import After, SessionRecord, State, StopRecord, with_offset

T = TypeVar("T")
NONE: tuple[SessionRecord, ...] = ()
NO_STOPS: tuple[StopRecord, ...] = ()
TOO_OLD = timedelta(days=1)
"""A session that was broken off longer ago is not gone on with: it can only be recorded."""


class Unfinished(msgspec.Struct, frozen=True, kw_only=True):
    """A session that was broken off."""

    record: SessionRecord
    session: Session | None
    """At the place where it broke off; None when it cannot be gone on with."""
    is_old: bool

    @property
    def can_go_on(self) -> bool:
        """True when there is something to go on with, and it was not long ago."""
        return self.session is not None and not self.session.is_over and not self.is_old


class HowToGoOn(StrEnum):
    """What becomes of a session that was broken off."""

    GO_ON = "go-on"
    RESTART = "restart"
    """Go on, the phase from its beginning."""
    RECORD = "record"
    DISCARD = "discard"


class Sessions:
    """Where sessions are begun and gone on with. The journal is opened when it is first needed."""

    def __init__(self, paths: Paths, now: Callable[[], datetime], tell: Tell) -> None:
        self._paths = paths
        self._now = now
        self._tell = tell
        self._recorder: Recorder | None = None

    def begin(self, plan: Plan, clock: Clock) -> SessionRun:
        """Begin a session; a rehearsal, at another speed, is not recorded."""
        session = Session.start(plan)
        if clock.speed != 1:
            return SessionRun(session, clock, NoKeeper())
        run = SessionRun(session, clock, self._keeper(str(uuid4()), self._now()))
        run.write()
        return run

    def unfinished(self) -> tuple[Unfinished, ...]:
        """The sessions that were broken off, the newest first; those that run elsewhere are not."""
        journal = self.journal
        if journal is None:
            return ()
        running = self._paths.running
        records = self._read(journal.open_sessions, NONE)
        return tuple(
            self._unfinished(record) for record in records if not is_running(running, record.id)
        )

    def resume(self, unfinished: Unfinished, clock: Clock, *, restart: bool = False) -> SessionRun:
        """Go on where it broke off, or with that phase from its beginning.

        Raises `RunsElsewhere` when another terminal was quicker.
        """
        session = unfinished.session
        if session is None:
            raise ValueError("this session cannot be gone on with")
        record = unfinished.record
        keeper = self._keeper(record.id, record.began)
        reading = session.events[-1].at if session.events else record.reading
        run = SessionRun(session, clock, keeper, reading)
        if restart:
            run.do(Move.AGAIN)
        run.do(Move.RESUME)
        return run

    def end(self, unfinished: Unfinished, *, discard: bool = False) -> None:
        """Record a broken-off session as it was left, or have it not counted.

        Raises `RunsElsewhere` when another terminal was quicker.
        """
        keeper = self._keeper(unfinished.record.id, unfinished.record.began)
        keeper.end(self._ended(unfinished, discard=discard))

    def _ended(self, unfinished: Unfinished, *, discard: bool) -> SessionRecord:
        record, session = unfinished.record, unfinished.session
        if session is None or discard:
            return record.ended_as(State.DISCARDED if discard else State.LEFT, self._now())
        reading = max(record.reading, session.events[-1].at if session.events else 0.0)
        if not session.is_over:
            session = session.apply(Event(at=reading, move=Move.LEAVE))
        return SessionRecord.of(
            record.id,
            session,
            began=record.began,
            seen=self._now(),
            reading=reading,
            state=state_of(session),
        )

    def last_ended(self) -> SessionRecord | None:
        """The last session, if how it was afterwards is not known yet."""
        journal = self.journal
        return self._read(journal.last_ended, None) if journal else None

    def say_after(self, record: SessionRecord, answer: After) -> None:
        """Keep how it was after a session."""
        journal = self.journal
        if journal is not None:
            self._read(lambda: journal.say_after(record.id, answer), None)

    def bars(self, catalog: Catalog) -> Bars:
        """What is not to be done today, because it hurt."""
        felt = ((record.stop, record.day) for record in self.stops())
        return bars_in_force(felt, with_offset(self._now()).date(), catalog.exercise)

    def stops(self) -> tuple[StopRecord, ...]:
        """Every pain that was not said to be over."""
        journal = self.journal
        return self._read(journal.stops_in_force, NO_STOPS) if journal else NO_STOPS

    def lift(self, plan: Plan, catalog: Catalog) -> None:
        """What hurt and keeps exercises out of this plan is over, says the person."""
        over: set[str] = set()
        for record in self.stops():
            exercise = catalog.exercise(record.stop.exercise)
            bars = bars_from(record.stop, exercise) if exercise else Bars()
            if any(bars.bar(barred) for barred in plan.barred):
                over.add(record.stop.exercise)
        self.lift_holds(over)

    def holds(self, catalog: Catalog) -> tuple[Hold, ...]:
        """What is on hold today, one for each exercise that hurt."""
        felt = ((record.stop, record.day) for record in self.stops())
        return holds_in_force(felt, with_offset(self._now()).date(), catalog.exercise)

    def lift_holds(self, exercises: Collection[str]) -> None:
        """What hurt in these exercises is over, says the person."""
        journal = self.journal
        if journal is not None:
            self._read(lambda: journal.lift(exercises, self._now()), None)

    def _keeper(self, session_id: str, began: datetime) -> JournalKeeper:
        try:
            place = PlaceFile.create(self._paths.running, session_id)
        except OSError:
            place = None  # the journal still has every phase
        return JournalKeeper(session_id, began, self._opened, place, self._now, self._tell)

    @property
    def _opened(self) -> Recorder:
        if self._recorder is None:
            self._recorder, problem = Recorder.open(self._paths.journal, self._now())
            if problem is not None:
                self._tell(problem)
        return self._recorder

    @property
    def journal(self) -> Journal | None:
        """The open journal; None while there is none, or it cannot be opened."""
        if self._recorder is None and not self._paths.journal.exists():
            return None
        return self._opened.journal

    def _read(self, work: Callable[[], T], otherwise: T) -> T:
        """What the journal says; where it cannot be read, the person is told, and this holds."""
        try:
            return work()
        except JournalError as error:
            self._tell(Problem(str(error)))
            return otherwise

    def _unfinished(self, record: SessionRecord) -> Unfinished:
        is_old = with_offset(self._now()) - record.seen > TOO_OLD
        return Unfinished(record=record, session=self._session(record), is_old=is_old)

    def _session(self, record: SessionRecord) -> Session | None:
        plan = record.plan
        try:
            if plan is None or fingerprint(plan.timeline()) != record.fingerprint:
                return None
        except RoutineTooLong:
            return None
        kept = last_reading(self._paths.running, record.id) or 0.0
        return Session.replay(plan, record.events).recovered(max(record.reading, kept))
