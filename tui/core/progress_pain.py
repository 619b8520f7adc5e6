"""Pain before and after sessions over time, and which way it goes."""

import datetime
from collections.abc import Iterable, Sequence
from enum import StrEnum
from math import fsum

import msgspec

from tui.core.history import PastSession
from tui.core.notation import counted

DAYS_COMPARED = 28
"""The latest so many days are compared with as many before them (ours)."""
SAME_WITHIN = 0.5
"""Points by which two averages may differ and still count as about the same (ours)."""


class Unit(StrEnum):
    """What one place of the chart stands for."""

    DAY = "day"
    WEEK = "week"


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A day or a week: averages, 0 to 10, None where nobody answered."""

    first: datetime.date
    before: float | None
    after: float | None


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """Pain over time, without gaps between its points."""

    unit: Unit
    points: tuple[Point, ...]


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """The averages of the latest weeks, and of as many before."""

    latest: float | None
    latest_count: int
    """Answers that it rests on."""
    earlier: float | None

    @property
    def change(self) -> float | None:
        """Points, rounded as they are shown; below 0 is less pain; None without both averages."""
        if self.latest is None or self.earlier is None:
            return None
        return round(round(self.latest, 1) - round(self.earlier, 1), 1)


class PainTrends(msgspec.Struct, frozen=True, kw_only=True):
    """What is said about pain."""

    before: Trend
    after: Trend
    within: float | None
    """Average change from before to after a session, where both were answered."""


def course(sessions: Iterable[PastSession], today: datetime.date) -> Course:
    """From the first answer on; by day while it is no older than the days compared."""
    answered = [s for s in sessions if s.day <= today and _answers(s)]
    if not answered:
        return Course(unit=Unit.DAY, points=())
    first = min(session.day for session in answered)
    unit = Unit.DAY if (today - first).days < DAYS_COMPARED else Unit.WEEK
    step = 1 if unit is Unit.DAY else 7
    start = first if unit is Unit.DAY else first - datetime.timedelta(days=first.weekday())
    found: dict[int, list[PastSession]] = {}
    for session in answered:
        found.setdefault((session.day - start).days // step, []).append(session)
    places = range((today - start).days // step + 1)
    return Course(
        unit=unit,
        points=tuple(
            Point(
                first=start + datetime.timedelta(days=place * step),
                before=average(s.pain_before for s in found.get(place, ())),
                after=average(s.pain_after for s in found.get(place, ())),
            )
            for place in places
        ),
    )


def trends(sessions: Sequence[PastSession], today: datetime.date) -> PainTrends:
    """The latest weeks beside those before them."""
    days = datetime.timedelta(days=DAYS_COMPARED)
    latest = [s for s in sessions if today - days < s.day <= today]
    earlier = [s for s in sessions if today - 2 * days < s.day <= today - days]
    return PainTrends(
        before=_trend([s.pain_before for s in latest], [s.pain_before for s in earlier]),
        after=_trend([s.pain_after for s in latest], [s.pain_after for s in earlier]),
        within=average(change_in(session) for session in latest),
    )


def change_in(session: PastSession) -> int | None:
    """Points from before to after one session; below 0 is less pain."""
    if session.pain_before is None or session.pain_after is None:
        return None
    return session.pain_after - session.pain_before


def average(values: Iterable[int | None]) -> float | None:
    """The average of what is known; None when nothing is."""
    known = [value for value in values if value is not None]
    return fsum(known) / len(known) if known else None


def in_words(said: PainTrends) -> tuple[str, ...]:
    """The averages in sentences, without a word on what they mean."""
    sentences = [
        _in_words("Before", said.before),
        _in_words("After", said.after),
    ]
    if said.within is not None:
        sentences.append(f"From before to after: {change_in_words(said.within)}.")
    return tuple(sentence for sentence in sentences if sentence)


def change_in_words(change: float) -> str:
    """`1.2 less`, `0.8 more`, or `about the same`."""
    change = round(change, 1)
    if abs(change) < SAME_WITHIN:
        return "about the same"
    return f"{abs(change):.1f} {'less' if change < 0 else 'more'}"


def _in_words(when: str, trend: Trend) -> str:
    if trend.latest is None:
        return ""
    weeks = DAYS_COMPARED // 7
    text = f"{when}: {trend.latest:.1f} in the last {weeks} weeks"
    if trend.earlier is None or trend.change is None:
        return f"{text} ({counted(trend.latest_count, 'answer')})."
    earlier = f"{trend.earlier:.1f} in the {weeks} before them"
    return f"{text}, {earlier}: {change_in_words(trend.change)}."


def _answers(session: PastSession) -> bool:
    return session.pain_before is not None or session.pain_after is not None


def _trend(latest: Sequence[int | None], earlier: Sequence[int | None]) -> Trend:
    return Trend(
        latest=average(latest),
        latest_count=sum(value is not None for value in latest),
        earlier=average(earlier),
    )
