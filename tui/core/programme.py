"""Twelve weeks: which week it is, when to look back, and when strength work opens.

R15 and R19 ("What Is The One Stretch To Relieve Back Pain") of the domain notes; three sessions,
and the days on which a look back is asked for, are ours.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from tui.core.catalog import Catalog
from tui.core.exercise import Name
from tui.core.history import PastSession, in_time, with_exercise
from tui.core.order import MOBILITY
from tui.core.routine import Routine

WEEKS = 12
CHECK_WEEKS = (0, 6, 12)
"""After so many whole weeks a look back is asked for, during one week."""
GOOD_SESSIONS = 3
"""So many good sessions in a row, for each mobility exercise, open strength work."""
STRENGTH_WAITS = "Strength comes once moving is comfortable, free and without pain."
"""Why strength work is not open yet (R19)."""

Score = Annotated[int, Meta(ge=0, le=10)]
MAX_ACTIVITIES = 3


class CheckIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A look back: pain, and how well the person's own activities go, each 0 to 10."""

    week: int
    """One of `CHECK_WEEKS`."""
    on: datetime.date
    pain: Score
    activities: Annotated[dict[Name, Score], Meta(max_length=MAX_ACTIVITIES)] = {}
    """10: as well as ever."""


class Programme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Twelve weeks of one person."""

    began: datetime.date
    check_ins: tuple[CheckIn, ...] = ()
    opened: datetime.datetime | None = None
    """When the person opened strength work although mobility was not mastered; has its offset."""

    def week_on(self, day: datetime.date) -> int | None:
        """Number of the week, 1 to 12; None before the first day and after the last."""
        week = self._weeks_since(day) + 1
        return week if 1 <= week <= WEEKS else None

    def has_ended(self, day: datetime.date) -> bool:
        """True from the first day after the twelve weeks on."""
        return self._weeks_since(day) >= WEEKS

    def check_due(self, day: datetime.date) -> int | None:
        """The look back that is asked for on this day and was not taken; 12 is the review."""
        week = self._weeks_since(day)
        taken = {check.week for check in self.check_ins}
        return week if week in CHECK_WEEKS and week not in taken else None

    def grid(self, sessions: Iterable[PastSession]) -> tuple[tuple[int, ...], ...]:
        """How many sessions there were, twelve weeks by seven days from the day it began."""
        counts = [[0] * 7 for _ in range(WEEKS)]
        for session in sessions:
            days = (session.day - self.began).days
            if 0 <= days < WEEKS * 7:
                counts[days // 7][days % 7] += 1
        return tuple(tuple(week) for week in counts)

    def _weeks_since(self, day: datetime.date) -> int:
        return (day - self.began).days // 7


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """What was said first and last, and what was done between; what it means is not for us."""

    first: CheckIn
    last: CheckIn
    sessions: int
    days: int
    """Days with a session."""

    @property
    def pain_change(self) -> int:
        """Points from the first to the last; below 0 is less pain."""
        return self.last.pain - self.first.pain

    @property
    def activity_changes(self) -> dict[str, int]:
        """Points for each activity that was rated both times; above 0 is better."""
        return {
            name: score - self.first.activities[name]
            for name, score in self.last.activities.items()
            if name in self.first.activities
        }


def review(programme: Programme, sessions: Iterable[PastSession]) -> Review | None:
    """The programme so far, between two looks back; None before there are two."""
    checks = sorted(programme.check_ins, key=lambda check: check.week)
    if len(checks) < 2:
        return None
    counts = [count for week in programme.grid(sessions) for count in week]
    return Review(
        first=checks[0],
        last=checks[-1],
        sessions=sum(counts),
        days=sum(count > 0 for count in counts),
    )


class GateState(StrEnum):
    """Whether strength work is open."""

    LOCKED = "locked"
    MASTERED = "mastered"
    OPENED = "opened"
    """By the person, against the rule."""


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """The gate before strength work, as it stands."""

    state: GateState
    missing: Mapping[str, int] = {}
    """How many good sessions each mobility exercise still needs, by id; none left out but at 0."""
    closed_by: PastSession | None = None
    """The latest painful session, if nothing has opened the gate since."""

    @property
    def is_open(self) -> bool:
        """True when strength work may be chosen."""
        return self.state is not GateState.LOCKED


def mobility_of(routine: Routine, catalog: Catalog) -> tuple[str, ...]:
    """Ids of the routine's exercises that are to be mastered first."""
    ids = dict.fromkeys(step.exercise for step in routine.steps)
    known = (catalog.exercise(exercise_id) for exercise_id in ids)
    return tuple(exercise.id for exercise in known if exercise and exercise.kind in MOBILITY)


def gate(
    mobility: Sequence[str], sessions: Sequence[PastSession], opened: datetime.datetime | None
) -> Gate:
    """Whether strength is open after these sessions, given when the person opened it by hand.

    Open when each mobility exercise was comfortable, unrestricted and without pain in its last
    three sessions. One painful session closes it, and everything counts anew. Sessions in which
    an exercise was not rated, and flare days, say nothing good about it.
    """
    painful = [session for session in in_time(sessions) if session.is_painful]
    last_painful = painful[-1] if painful else None
    since = [s for s in sessions if last_painful is None or s.began > last_painful.began]
    missing = {one: GOOD_SESSIONS - _good_in_a_row(one, since) for one in mobility}
    missing = {one: count for one, count in missing.items() if count > 0}
    if mobility and not missing:
        return Gate(state=GateState.MASTERED)
    if opened and (last_painful is None or opened > last_painful.began):
        return Gate(state=GateState.OPENED, missing=missing)
    return Gate(state=GateState.LOCKED, missing=missing, closed_by=last_painful)


def _good_in_a_row(exercise_id: str, sessions: Iterable[PastSession]) -> int:
    """How many of the latest sessions were good, one after the other, up to what is needed."""
    rated = [
        step.felt
        for session, step in with_exercise(sessions, exercise_id)
        if step.felt and not session.flare
    ]
    count = 0
    for felt in reversed(rated[-GOOD_SESSIONS:]):
        if not felt.is_good:
            break
        count += 1
    return count
