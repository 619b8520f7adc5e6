"""Front and back of the chain of muscles around the hips: what the last week had of each (R56).

Sitting shortens the front ("What Is The One Stretch To Relieve Back Pain").
"""

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum
from math import fsum

from tui.core.catalog import Catalog
from tui.core.exercise import Exercise, Kind
from tui.core.history import PastSession
from tui.core.notation import clock

DAYS = 7
"""So many days up to today are looked at (R56)."""


class Chain(StrEnum):
    """A part of the chain; the words are shown."""

    FRONT = "the front of the hips"
    BACK = "the back of hips and thighs"


_NAMED: Mapping[Chain, tuple[str, ...]] = {
    Chain.FRONT: ("hip flexor", "front of the hip"),
    Chain.BACK: ("hamstring", "buttock", "back of the thigh"),
}
"""By which words of what an exercise works on it belongs to a part."""


def parts_of(exercise: Exercise) -> frozenset[Chain]:
    """The parts that an exercise stretches; strength work stretches none."""
    if exercise.kind is Kind.STRENGTH_STABILITY:
        return frozenset()
    said = exercise.targets.casefold()
    return frozenset(part for part, words in _NAMED.items() if any(word in said for word in words))


def chain_times(
    sessions: Iterable[PastSession], catalog: Catalog, today: datetime.date
) -> dict[Chain, float]:
    """Seconds for each part in the last week; nothing at all when there was no session in it."""
    first = today - datetime.timedelta(days=DAYS)
    week = [session for session in sessions if first < session.day <= today]
    if not week:
        return {}
    done = [
        (parts_of(exercise), step.seconds)
        for session in week
        for step in session.steps
        if (exercise := catalog.exercise(step.exercise))
    ]
    return {part: fsum(seconds for parts, seconds in done if part in parts) for part in Chain}


def in_words(times: Mapping[Chain, float]) -> tuple[str, ...]:
    """The times in a sentence, and for a part that had none a hint."""
    if not times:
        return ()
    had = [f"{clock(seconds)} for {part}" for part, seconds in times.items() if seconds]
    said = (f"The last {DAYS} days had {', '.join(had)}.",) if had else ()
    return (*said, *(_HINT[part] for part, seconds in times.items() if not seconds))


_HINT = {
    Chain.FRONT: f"Nothing for the front of the hips in {DAYS} days: sitting shortens it.",
    Chain.BACK: f"Nothing for the back of hips and thighs in {DAYS} days.",
}
