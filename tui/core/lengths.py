"""How long a routine takes, and each of its steps, without a list of its phases.

The same passes as in the timeline, added up in the same order, so that both say the same to the
last digit. The editor asks at every key.
"""

from math import fsum

import msgspec

from tui.core.catalog import Catalog
from tui.core.manner import Manner
from tui.core.passes import passes
from tui.core.routine import Routine


class Lengths(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds of a session; self-paced steps count with their estimate."""

    total_seconds: float
    of_steps: dict[int, float]
    """By number of the step, as `Timeline.seconds_of_steps` has them."""
    until_steps_end: dict[int, float]
    """From the beginning of the session until each step is done for the last time."""


def lengths_of(routine: Routine, catalog: Catalog, manner: Manner | None = None) -> Lengths:
    """The lengths of what a routine compiles to. Raises `RoutineTooLong` as compiling does."""
    total = 0.0
    parts: dict[int, list[float]] = {}
    ends: dict[int, float] = {}
    for one in passes(routine, catalog, manner or Manner()):
        number = one.rest_step or one.number
        seconds = [part.seconds for _, part in one.course]
        for _, part in one.ready:
            total += part.seconds
        for part_seconds in seconds:
            total += part_seconds
        parts.setdefault(number, []).extend(seconds)
        ends[number] = total
    of_steps = {number: fsum(seconds) for number, seconds in parts.items()}
    return Lengths(total_seconds=total, of_steps=of_steps, until_steps_end=ends)
