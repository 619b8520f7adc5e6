"""Sessions of the past, as far as what comes next depends on them."""

import datetime
from collections.abc import Iterable

import msgspec

from tui.core.dose import Dose, Side
from tui.core.felt import Felt
from tui.core.safety import Where
from tui.core.summary import Outcome


class PastStep(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise of a session."""

    exercise: str
    """Id."""
    outcome: Outcome = Outcome.DONE
    dose: Dose | None = None
    """As it was planned; None when that is not known any more."""
    felt: Felt | None = None
    """None when nobody was asked, or nobody answered."""
    hard: bool = False
    """True when it was too much: a set was ended early, or the person said so."""
    hurt: bool = False
    """True when pain was reported in it."""
    sharp: bool = False
    """True when that pain was sharp."""
    seconds: float = 0.0
    """Spent in the dose itself."""
    left_seconds: float = 0.0
    """The part of them that was on the left side."""
    right_seconds: float = 0.0

    @property
    def is_painful(self) -> bool:
        """True when pain was reported in it or on it."""
        return self.hurt or (self.felt is not None and not self.felt.pain_free)


class PastSession(msgspec.Struct, frozen=True, kw_only=True):
    """One session that counts: over, not discarded, and something of it done."""

    began: datetime.datetime
    """With the offset that the clock on the wall had where it was done."""
    routine_id: str
    id: str = ""
    """In the journal."""
    name: str = ""
    """Of the routine, as it was; from a file."""
    steps: tuple[PastStep, ...] = ()
    pain_before: int | None = None
    """0 to 10; None when not asked or not answered, as everywhere here."""
    pain_after: int | None = None
    worse_after: bool | None = None
    """True when it was worse in the hours after it or the next day."""
    better_after: bool | None = None
    """True when it was better then."""
    by_hand: bool = False
    """True when it was done without the program, and written down later."""
    flare: bool = False
    """True when it was lightened for a bad day."""

    @property
    def day(self) -> datetime.date:
        """The calendar day as it was lived, whatever the time zone is by now."""
        return self.began.date()

    @property
    def is_painful(self) -> bool:
        """True when any of its exercises was."""
        return any(step.is_painful for step in self.steps)

    def step(self, exercise_id: str) -> PastStep | None:
        """What was done of this exercise, None when nothing was."""
        done = (step for step in self.steps if step.outcome is not Outcome.SKIPPED)
        return next((step for step in done if step.exercise == exercise_id), None)


class PastStop(msgspec.Struct, frozen=True, kw_only=True):
    """One time that it hurt, in whatever session."""

    day: datetime.date
    exercise: str
    """Id."""
    side: Side | None = None
    sharp: bool | None = None
    """None when nobody said, as with the other answers."""
    pain: int | None = None
    where: Where | None = None


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was."""

    sessions: tuple[PastSession, ...] = ()
    """Those that count, the earliest first."""
    stops: tuple[PastStop, ...] = ()
    """The earliest first; also those in sessions that do not count."""


def in_time(sessions: Iterable[PastSession]) -> list[PastSession]:
    """The sessions, the earliest first."""
    return sorted(sessions, key=lambda session: session.began)


def with_exercise(
    sessions: Iterable[PastSession], exercise_id: str
) -> list[tuple[PastSession, PastStep]]:
    """The sessions in which this exercise was done, the earliest first."""
    found = ((session, session.step(exercise_id)) for session in in_time(sessions))
    return [(session, step) for session, step in found if step]
