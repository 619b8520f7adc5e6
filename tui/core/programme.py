"""Twelve weeks: which week it is, and when to look back.

R15 ("What Is The One Stretch To Relieve Back Pain") of the domain notes; the days on which a look
back is asked for are ours.
"""

import datetime
from collections.abc import Iterable
from typing import Annotated

import msgspec
from msgspec import Meta

from tui.core.exercise import Name
from tui.core.history import PastSession

WEEKS = 12
CHECK_WEEKS = (0, 6, 12)
"""After so many whole weeks a look back is asked for, during one week."""

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
