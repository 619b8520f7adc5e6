"""Keeps a running session on the disk: everything at each phase, the place at each second."""

from collections.abc import Callable
from datetime import datetime

from tui.core.event import Move
from tui.core.problem import Problem
from tui.core.session import Session
from tui.storage.place_file import PlaceFile
from tui.storage.recorder import Recorder
from tui.storage.session_record import SessionRecord, State

Tell = Callable[[Problem], None]
"""Says something to the person."""


class JournalKeeper:
    """Keeps one session in the journal, and its place in a file of its own."""

    def __init__(
        self,
        session_id: str,
        began: datetime,
        recorder: Recorder,
        place: PlaceFile | None,
        now: Callable[[], datetime],
        tell: Tell,
    ) -> None:
        self._id = session_id
        self._began = began
        self._recorder = recorder
        self._place = place
        self._now = now
        self._tell = tell

    def keep(self, reading: float) -> None:
        """Keep the session clock's reading."""
        if self._place is not None:
            self._place.keep(reading)
        self._say(self._recorder.retry(self._now()))

    def write(self, session: Session, reading: float) -> None:
        """Write everything, or keep it in memory until that is possible."""
        record = SessionRecord.of(
            self._id,
            session,
            began=self._began,
            seen=self._now(),
            reading=reading,
            state=state_of(session),
        )
        self._say(self._recorder.keep(record))

    def close(self, session: Session) -> None:
        """Write what is not written yet; the place of a session that is over is forgotten."""
        self._let_go(is_over=session.is_over)

    def end(self, record: SessionRecord) -> None:
        """Write a session that is over as it is, and let go of it."""
        self._say(self._recorder.keep(record))
        self._let_go(is_over=True)

    def _let_go(self, *, is_over: bool) -> None:
        self._say(self._recorder.flush(self._now()))
        if self._place is not None:
            self._place.close(delete=is_over and not self._recorder.is_behind)
            self._place = None

    def _say(self, problem: Problem | None) -> None:
        if problem is not None:
            self._tell(problem)


def state_of(session: Session) -> State:
    """How far a session has come."""
    if not session.is_over:
        return State.OPEN
    was_left = any(event.move is Move.LEAVE for event in session.events)
    return State.LEFT if was_left else State.FINISHED
