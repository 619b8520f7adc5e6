"""When what was recorded is a reason to see a professional.

R24, R26 and R31 of the domain notes; the numbers are ours, except that R24 says two. A card tells
what was recorded and whom to see, and never what is wrong.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean

import msgspec

from tui.core.history import PastSession
from tui.core.progression import worse_twice

SEVERE_PAIN = 7
"""Of 10."""
SEVERE_DAYS = 3
WEEKS_WITHOUT_CHANGE = 6


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A reason to see a professional."""

    id: str
    """By which it is remembered that it was read."""
    rule: str
    text: str
    """Holds names from files."""


def cards(
    sessions: Sequence[PastSession], day: datetime.date, sharp: Sequence[str] = ()
) -> tuple[Card, ...]:
    """What there is to tell on this day, the gravest first.

    `sharp` are the names of the exercises on hold because pain in them was sharp twice.
    """
    pain = pain_by_day(sessions)
    return tuple(_cards(pain, sessions, day, sharp))


def pain_by_day(sessions: Iterable[PastSession]) -> dict[datetime.date, int]:
    """The most pain that was reported on each day, before or after a session."""
    most: dict[datetime.date, int] = {}
    for session in sessions:
        for pain in (session.pain_before, session.pain_after):
            if pain is not None:
                most[session.day] = max(pain, most.get(session.day, 0))
    return most


def _cards(
    pain: Mapping[datetime.date, int],
    sessions: Sequence[PastSession],
    day: datetime.date,
    sharp: Sequence[str],
) -> Iterator[Card]:
    last_days = [pain.get(day - datetime.timedelta(days=ago), 0) for ago in range(SEVERE_DAYS)]
    if min(last_days) >= SEVERE_PAIN:
        yield Card(
            id="severe",
            rule="R31",
            text=f"Your pain was {SEVERE_PAIN} of 10 or more on {SEVERE_DAYS} days in a row: "
            "see a doctor or physical therapist.",
        )
    if sharp:
        yield Card(
            id="sharp",
            rule="R24",
            text=f"Sharp pain came twice in {'; '.join(sharp)}: on hold until you lift it. Ask a "
            "physical therapist or doctor before you do.",
        )
    if worse_twice(sessions):
        yield Card(
            id="worse",
            rule="R26",
            text="It was worse after each of the last two sessions: ask a physical therapist or "
            "doctor before you go on.",
        )
    before = _mean_of_week(pain, day - datetime.timedelta(weeks=WEEKS_WITHOUT_CHANGE))
    latest = _mean_of_week(pain, day)
    if before is not None and latest is not None and latest >= max(before, 1):
        yield Card(
            id="no-less",
            rule="R31",
            text=f"Your pain is no less than {WEEKS_WITHOUT_CHANGE} weeks ago: have a doctor or "
            "physical therapist look at it.",
        )


def _mean_of_week(pain: Mapping[datetime.date, int], end: datetime.date) -> float | None:
    """The mean over the days of the week that ends on this day; None when nothing was said."""
    days = (end - datetime.timedelta(days=ago) for ago in range(7))
    said = [pain[day] for day in days if day in pain]
    return fmean(said) if said else None
