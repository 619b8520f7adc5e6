"""Seconds under stretch, by region and side, so that what is one-sided can be seen."""

import datetime
from collections.abc import Iterable, Sequence
from math import fsum

import msgspec

from tui.core.catalog import Catalog
from tui.core.exercise import Kind, Region
from tui.core.history import PastSession, PastStep
from tui.core.notation import clock

DAYS = 28
"""So many days up to today are looked at (ours)."""
LOPSIDED_BY = 0.2
"""Share of the longer side by which the sides may differ (ours)."""
LEAST_SECONDS = 60.0
"""Less than that between the sides is not worth a word (ours)."""


class RegionTime(msgspec.Struct, frozen=True, kw_only=True):
    """What a region of the body was stretched and moved."""

    region: Region
    seconds: float = 0.0
    left: float = 0.0
    """The part of them that was on the left side; what both sides do at once is in neither."""
    right: float = 0.0

    @property
    def is_lopsided(self) -> bool:
        """True when one side had clearly more."""
        apart, most = abs(self.left - self.right), max(self.left, self.right)
        return apart >= LEAST_SECONDS and apart > LOPSIDED_BY * most


def body_times(
    sessions: Iterable[PastSession], catalog: Catalog, today: datetime.date
) -> tuple[RegionTime, ...]:
    """The regions that had something, from the top down; strength work is not stretching.

    An exercise counts for the region that it is for first.
    """
    first = today - datetime.timedelta(days=DAYS)
    found: dict[Region, list[PastStep]] = {}
    for session in sessions:
        for step in session.steps if first < session.day <= today else ():
            exercise = catalog.exercise(step.exercise)
            if exercise and exercise.regions and exercise.kind is not Kind.STRENGTH_STABILITY:
                found.setdefault(exercise.regions[0], []).append(step)
    times = (_region_time(region, found[region]) for region in Region if region in found)
    return tuple(time for time in times if time.seconds)


def _region_time(region: Region, steps: Sequence[PastStep]) -> RegionTime:
    return RegionTime(
        region=region,
        seconds=fsum(step.seconds for step in steps),
        left=fsum(step.left_seconds for step in steps),
        right=fsum(step.right_seconds for step in steps),
    )


def name_of(region: Region) -> str:
    """`upper back`."""
    return region.value.replace("-", " ")


def in_words(times: Iterable[RegionTime]) -> tuple[str, ...]:
    """The times in sentences."""
    times = tuple(times)
    if not times:
        return ()
    total = sum(time.seconds for time in times)
    weeks = DAYS // 7
    sentences = [f"{clock(total)} of moving and stretching in the last {weeks} weeks."]
    lopsided = [time for time in times if time.is_lopsided]
    for time in lopsided:
        more, less = ("left", "right") if time.left > time.right else ("right", "left")
        apart = clock(abs(time.left - time.right))
        sentences.append(f"{name_of(time.region).capitalize()}: {apart} more {more} than {less}.")
    if not lopsided and any(time.left or time.right for time in times):
        sentences.append("Both sides had about the same.")
    return tuple(sentences)
