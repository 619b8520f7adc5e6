"""Records of sessions for the tests of the journal."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import msgspec
from hypothesis import strategies as st

from tests.sessions import plan_of
from tests.strategies import sessions
from tui.core.event import Event, Move
from tui.core.routine import Step
from tui.core.session import Session
from tui.storage.session_record import MAX_NOTE, After, SessionRecord, State

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=timezone(timedelta(hours=1)))
HOLDS = plan_of(
    Step(exercise="a", reps=2, hold_seconds=30), Step(exercise="b", reps=2, hold_seconds=20)
)


def session_id(number: int = 1) -> str:
    return str(UUID(int=number))


def record_of(
    number: int = 1,
    events: int = 0,
    reading: float = 100.0,
    state: State = State.OPEN,
    seen: datetime = NOW,
) -> SessionRecord:
    """A session in which a key was pressed every second from the first one on."""
    pressed = (Event(at=float(at), move=Move.ADD, amount=5) for at in range(1, events + 1))
    session = Session.replay(HOLDS, pressed)
    return SessionRecord.of(
        session_id(number), session, began=NOW, seen=seen, reading=reading, state=state
    )


def hurt(number: int = 1, seen: datetime = NOW) -> SessionRecord:
    """A session in which the first exercise hurt at the eleventh second."""
    session = Session.replay(HOLDS, [Event(at=11.0, move=Move.HURTS)])
    stop = msgspec.structs.replace(session.stops[0], sharp=True, pain=7)
    session = session.apply(Event(at=15.0, move=Move.ANSWER, stop=stop))
    return SessionRecord.of(session_id(number), session, began=NOW, seen=seen, reading=16.0)


_moments = st.datetimes(
    datetime(2020, 1, 1),
    datetime(2040, 1, 1),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=-9, minutes=-30)), NOW.tzinfo]),
)


_notes = st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=MAX_NOTE)


@st.composite
def records(draw: st.DrawFn) -> SessionRecord:
    """Any session, as it was at some moment or at its end."""
    session = draw(st.sampled_from(draw(sessions())))
    last = session.events[-1].at if session.events else 0.0
    record = SessionRecord.of(
        str(UUID(int=draw(st.integers(0, 2**128 - 1)))),
        session,
        began=draw(_moments),
        seen=draw(_moments),
        reading=last + draw(st.floats(0, 40)),
        state=draw(st.sampled_from(State)),
    )
    lifted = draw(st.none() | _moments)
    return msgspec.structs.replace(
        record,
        after=draw(st.none() | st.sampled_from(After)),
        note=draw(st.none() | _notes),
        corrected=draw(st.none() | _moments),
        stops=tuple(msgspec.structs.replace(stop, lifted=lifted) for stop in record.stops),
    )
