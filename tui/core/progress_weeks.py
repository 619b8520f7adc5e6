"""Weeks met, and how many of them in a row.

Three days a week are ours, from "at least two to three days" in the domain notes (D.2). The streak
rewards days on which something was done, never more on one day, or longer holds (R57).
"""

import datetime
from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from tui.core.days_off import DaysOff
from tui.core.history import PastSession
from tui.core.notation import counted

DAYS_WANTED = 3
"""So many days with a session make a week met."""
_WEEK = datetime.timedelta(days=7)


class WeekState(StrEnum):
    """What a week came to."""

    MET = "met"
    OFF = "off"
    """Too many of its days were declared to be off; it neither breaks a streak nor adds to it."""
    RUNNING = "running"
    """It is not over, and not met yet."""
    MISSED = "missed"


class Week(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar week."""

    monday: datetime.date
    days: int
    """Days with a session."""
    off: int
    """Days that were declared to be off, without a session."""
    state: WeekState


def weeks_met(
    sessions: Iterable[PastSession], days_off: DaysOff, today: datetime.date
) -> tuple[Week, ...]:
    """Every week from the first session on to the one of today; none before there is a session.

    Days after today, which a clock that was set back leaves behind, are not looked at.
    """
    done = {session.day for session in sessions if session.day <= today}
    if not done:
        return ()
    monday, last = _monday(min(done)), _monday(today)
    declared = {*days_off.rest, *days_off.ill} - done
    days, off = _by_week(done), _by_week(declared)
    count = (last - monday).days // 7 + 1
    mondays = (monday + number * _WEEK for number in range(count))
    return tuple(
        _week(one, days.get(one, 0), off.get(one, 0), is_last=one == last) for one in mondays
    )


def streak(weeks: Sequence[Week]) -> int:
    """How many weeks were met one after the other, up to now."""
    count = 0
    for week in reversed(weeks):
        if week.state is WeekState.MISSED:
            break
        count += week.state is WeekState.MET
    return count


def longest_streak(weeks: Sequence[Week]) -> int:
    """The most weeks that were ever met one after the other."""
    longest = count = 0
    for week in weeks:
        count = 0 if week.state is WeekState.MISSED else count + (week.state is WeekState.MET)
        longest = max(longest, count)
    return longest


def in_words(weeks: Sequence[Week]) -> tuple[str, ...]:
    """The weeks in sentences."""
    if not weeks:
        return ()
    met = sum(week.state is WeekState.MET for week in weeks)
    now, said = weeks[-1], counted(streak(weeks), "week")
    left = DAYS_WANTED - now.days
    this = (
        f"This week: {counted(now.days, 'day')} with a session"
        + (f", {now.off} off" if now.off else "")
        + (f"; {left} more and the week is met." if left > 0 else "; the week is met.")
    )
    most = longest_streak(weeks)
    return (
        f"{said} in a row with {DAYS_WANTED} days or more; the most so far: {most}.",
        f"{met} of {counted(len(weeks), 'week')} met since the first session.",
        this,
    )


def _week(monday: datetime.date, days: int, off: int, *, is_last: bool) -> Week:
    if days >= DAYS_WANTED:
        state = WeekState.MET
    elif days + off >= DAYS_WANTED and off:
        state = WeekState.OFF
    else:
        state = WeekState.RUNNING if is_last else WeekState.MISSED
    return Week(monday=monday, days=days, off=off, state=state)


def _by_week(days: Iterable[datetime.date]) -> dict[datetime.date, int]:
    counts: dict[datetime.date, int] = {}
    for day in days:
        monday = _monday(day)
        counts[monday] = counts.get(monday, 0) + 1
    return counts


def _monday(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=day.weekday())
