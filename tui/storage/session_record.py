"""What the journal keeps of one session: enough to go on with it, and what it came to."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from tui.core.by_hand import MOST_NOTE, DoneByHand
from tui.core.event import Event
from tui.core.felt import Felt
from tui.core.plan import Plan, fingerprint
from tui.core.safety import Stop
from tui.core.session import Session
from tui.core.summary import StepResult, followed, summarise

Moment = Annotated[datetime, Meta(tz=True)]
"""A time on the wall, with its offset."""
SessionId = Annotated[
    str, Meta(pattern=r"\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")
]
Pain = Annotated[int, Meta(ge=0, le=10)]
MAX_NOTE = MOST_NOTE
CORRECTABLE = ("began", "pain_before", "pain_after", "note")
"""The fields of a record that a person may put right later."""
Note = Annotated[str, Meta(min_length=1, max_length=MAX_NOTE)]
Words = Annotated[str, Meta(max_length=500)]
"""Longer than any name is; a name beyond it was not written by this program."""


class State(StrEnum):
    """How far a session has come; the words are kept in the journal."""

    OPEN = "open"
    """It runs, or was broken off without a word."""
    FINISHED = "finished"
    LEFT = "left"
    """Ended early, by the person."""
    BY_HAND = "by-hand"
    """Done without the program, and written down later: no clock ran, and no key was pressed."""
    DISCARDED = "discarded"
    """Not to be counted. What hurt in it still is."""


COUNTING = (State.FINISHED, State.LEFT, State.BY_HAND)
"""The states of sessions that count, once something of them was done."""


class After(StrEnum):
    """How it was in the hours after a session; the words are kept in the journal."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    SKIPPED = "skipped"
    """Asked, and not answered."""


class StopRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One time that it hurt."""

    stop: Stop
    at: Moment
    """When it was first written down."""
    lifted: Moment | None = None
    """When the person said that it is over; None while it holds."""

    @property
    def day(self) -> date:
        """The calendar day of it, where the program runs now."""
        return self.at.astimezone().date()


class SessionRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A session as it was last seen."""

    id: SessionId
    routine_id: Words
    name: Words
    """Of the routine, as it was."""
    began: Moment
    seen: Moment
    """When this was written."""
    ended: Moment | None = None
    """Never before it began, though the clock on the wall was set back meanwhile."""
    state: State = State.OPEN
    reading: Annotated[float, Meta(ge=0)]
    """The session clock, in seconds from the beginning."""
    fingerprint: Annotated[int, Meta(ge=0, lt=2**32)]
    """Of the timeline that was walked."""
    plan_json: str
    pain_before: Pain | None = None
    pain_after: Pain | None = None
    after: After | None = None
    """What was answered at the next start; None until then."""
    note: Note | None = None
    """What the person wrote about it."""
    corrected: Moment | None = None
    """When the person last put something about it right; None when that never was needed."""
    flare: bool = False
    """True when it was lightened for a bad day."""
    events: tuple[Event, ...] = ()
    steps: tuple[StepResult, ...] = ()
    stops: tuple[StopRecord, ...] = ()

    @classmethod
    def of(
        cls,
        session_id: str,
        session: Session,
        *,
        began: datetime,
        seen: datetime,
        reading: float,
        state: State = State.OPEN,
    ) -> "SessionRecord":
        """The record of a session at this reading of its clock; times may lack their offset."""
        began, seen = with_offset(began), with_offset(seen)
        plan = session.plan
        return cls(
            id=session_id,
            routine_id=plan.routine_id,
            name=plan.routine.name,
            began=began,
            seen=seen,
            ended=None if state is State.OPEN else max(seen, began),
            state=state,
            reading=reading,
            fingerprint=fingerprint(plan.timeline()),
            plan_json=msgspec.json.encode(plan, order="deterministic").decode(),
            pain_before=session.pain_before,
            pain_after=session.pain_after,
            flare=plan.flare,
            events=session.events,
            steps=summarise(session, reading).steps,
            stops=tuple(StopRecord(stop=stop, at=seen) for stop in session.stops),
        )

    @classmethod
    def by_hand(
        cls, session_id: str, plan: Plan, done: DoneByHand, *, now: datetime
    ) -> "SessionRecord":
        """The record of a session without the program; times may lack their offset.

        Raises `RoutineTooLong`.
        """
        began = with_offset(done.began)
        return cls(
            id=session_id,
            routine_id=plan.routine_id,
            name=plan.routine.name,
            began=began,
            seen=with_offset(now),
            ended=began + timedelta(minutes=done.minutes),
            state=State.BY_HAND,
            reading=0.0,
            fingerprint=fingerprint(plan.timeline()),
            plan_json=msgspec.json.encode(plan, order="deterministic").decode(),
            pain_before=done.pain_before,
            pain_after=done.pain_after,
            note=done.note or None,
            steps=followed(plan, done.minutes * 60.0),
        )

    @property
    def plan(self) -> Plan | None:
        """What the session was made from; None when this program cannot read it."""
        try:
            return msgspec.json.decode(self.plan_json, type=Plan)
        except (msgspec.DecodeError, RecursionError):
            return None

    @property
    def is_over(self) -> bool:
        """True once it was ended, in whatever way."""
        return self.state is not State.OPEN

    def ended_as(self, state: State, now: datetime) -> "SessionRecord":
        """The same session, over."""
        now = with_offset(now)
        return msgspec.structs.replace(self, state=state, seen=now, ended=max(now, self.began))

    def merged(self, other: "SessionRecord") -> "SessionRecord":
        """The fuller of two records of one session, with all that was said about it later."""
        fuller, lesser = (other, self) if other._fullness > self._fullness else (self, other)
        fuller = fuller._corrected_by(lesser)
        lifted = {
            (stop.stop.exercise, number): stop.lifted for number, stop in enumerate(lesser.stops)
        }
        stops = tuple(
            msgspec.structs.replace(
                stop, lifted=stop.lifted or lifted.get((stop.stop.exercise, number))
            )
            for number, stop in enumerate(fuller.stops)
        )
        return msgspec.structs.replace(fuller, after=fuller.after or lesser.after, stops=stops)

    def corrected_to(self, now: datetime, **said: object) -> "SessionRecord":
        """The record with some of `CORRECTABLE` put right by the person at this time."""
        return msgspec.structs.replace(self, **said, corrected=with_offset(now))

    def with_felt(self, answers: Mapping[int, Felt | None]) -> "SessionRecord":
        """The record with this said of steps, by their number; None: nothing is known of it."""
        steps = (
            step.with_felt(answers[step.step]) if step.step in answers else step
            for step in self.steps
        )
        return msgspec.structs.replace(self, steps=tuple(steps))

    def _corrected_by(self, other: "SessionRecord") -> "SessionRecord":
        """The record with the corrections of another one, if they were made later."""
        if other.corrected is None or (self.corrected and self.corrected >= other.corrected):
            return self
        said = {name: getattr(other, name) for name in CORRECTABLE}
        right = self.with_felt({step.step: step.felt for step in other.steps})
        return msgspec.structs.replace(right, **said, corrected=other.corrected)

    @property
    def _fullness(self) -> tuple[bool, int, float]:
        return (self.is_over, len(self.events), self.reading)


def with_offset(moment: datetime) -> datetime:
    """The same time with its offset; without one it is local."""
    return moment if moment.tzinfo else moment.astimezone()
