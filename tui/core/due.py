"""What is due today: how often done and wanted, what is next, and what is enough for the day.

Days are calendar days as they were lived: the caller passes the moment, and each session keeps the
offset of its own clock. So neither a journey nor a night on which clocks change moves a session to
another day or counts it twice.
"""

import datetime
from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from tui.core.catalog import Catalog
from tui.core.exercise import Exercise, Kind
from tui.core.history import PastSession
from tui.core.routine import Routine

MORNING_BEGINS, MORNING_ENDS = 4, 12
EVENING_BEGINS, EVENING_ENDS = 18, 4
"""Hours on the wall; an evening goes on after midnight (R13; the hours are ours)."""
HOURS_BETWEEN = 3
"""What is wanted several times a day is not due again before so many hours (ours)."""


class Slot(StrEnum):
    """A part of the day that has a routine of its own (R13)."""

    MORNING = "morning"
    EVENING = "evening"


class Daily(msgspec.Struct, frozen=True, kw_only=True):
    """A routine that is wanted every day."""

    routine_id: str
    times: int = 1
    slot: Slot | None = None
    """When it belongs to a part of the day; None for any time."""


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How often something was done and is wanted on one day; more than wanted is welcome (R12)."""

    routine_id: str
    done: int
    wanted: int

    @property
    def is_met(self) -> bool:
        """True when nothing more is wanted on this day."""
        return self.done >= self.wanted


def tallies(
    dailies: Iterable[Daily], sessions: Iterable[PastSession], day: datetime.date
) -> tuple[Tally, ...]:
    """One tally for each routine, in the order of the first; two slots of one routine add up."""
    wanted: dict[str, int] = {}
    for daily in dailies:
        wanted[daily.routine_id] = wanted.get(daily.routine_id, 0) + daily.times
    of_day = [session.routine_id for session in sessions if session.day == day]
    return tuple(
        Tally(routine_id=routine_id, done=of_day.count(routine_id), wanted=times)
        for routine_id, times in wanted.items()
    )


def slot_at(hour: int) -> Slot | None:
    """The part of the day that this hour on the wall belongs to."""
    if MORNING_BEGINS <= hour < MORNING_ENDS:
        return Slot.MORNING
    if hour >= EVENING_BEGINS or hour < EVENING_ENDS:
        return Slot.EVENING
    return None


def next_due(
    dailies: Sequence[Daily], sessions: Sequence[PastSession], at: datetime.datetime
) -> Daily | None:
    """What is next at this moment, which has its offset; None when nothing is.

    The routine of this part of the day goes first, then whatever is wanted more often and was not
    done in the last hours.
    """
    slot = slot_at(at.hour)
    for daily in dailies:
        if slot and daily.slot is slot and not _done_in_slot(daily, slot, sessions, at):
            return daily
    unmet = {t.routine_id for t in tallies(dailies, sessions, at.date()) if not t.is_met}
    for daily in dailies:
        if daily.slot is None and daily.routine_id in unmet and not _recent(daily, sessions, at):
            return daily
    return None


def _done_in_slot(
    daily: Daily, slot: Slot, sessions: Iterable[PastSession], at: datetime.datetime
) -> bool:
    """True when the routine was begun since this part of the day began, by the clock on the wall.

    After midnight that is the evening of the day before.
    """
    hour = MORNING_BEGINS if slot is Slot.MORNING else EVENING_BEGINS
    begins = _on_the_wall(at).replace(hour=hour, minute=0, second=0, microsecond=0)
    if at.hour < hour:
        begins -= datetime.timedelta(days=1)
    return any(
        session.routine_id == daily.routine_id
        and begins <= _on_the_wall(session.began) <= _on_the_wall(at)
        for session in sessions
    )


def _on_the_wall(moment: datetime.datetime) -> datetime.datetime:
    return moment.replace(tzinfo=None)


def _recent(daily: Daily, sessions: Iterable[PastSession], at: datetime.datetime) -> bool:
    hours = datetime.timedelta(hours=HOURS_BETWEEN)
    return any(
        session.routine_id == daily.routine_id and at - hours < session.began <= at
        for session in sessions
    )


def daily_limit(exercise: Exercise) -> int | None:
    """How often on one day an exercise is enough; None where more is welcome (R12, R14).

    Moving and stretching may be done as often as it feels good.
    """
    match exercise.kind:
        case Kind.NERVE_GLIDE:
            return exercise.dose.times_per_day or 1
        case Kind.STRENGTH_STABILITY:
            usual = exercise.range.times_per_day
            return int(usual[1]) if usual else exercise.dose.times_per_day or 1
        case _:
            return None


def enough_for_the_day(
    routine: Routine, catalog: Catalog, sessions: Iterable[PastSession], day: datetime.date
) -> tuple[str, ...]:
    """Ids of the routine's exercises that were done as often as is enough on this day (R14).

    A later session leaves them out, unless the person wants them all the same.
    """
    of_day = [session for session in sessions if session.day == day]
    ids = dict.fromkeys(step.exercise for step in routine.steps)
    return tuple(
        exercise_id
        for exercise_id in ids
        if (exercise := catalog.exercise(exercise_id))
        and (limit := daily_limit(exercise)) is not None
        and sum(session.step(exercise_id) is not None for session in of_day) >= limit
    )
