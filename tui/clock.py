"""The clock a session runs by: handed to whoever needs one, so that tests bring their own."""

import time
from collections.abc import Callable

import msgspec


def steady_seconds() -> float:
    """Seconds of a clock that is never set back and, where there is one, runs on during suspend.

    A clock that stood still would not show that the machine was asleep.
    """
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """A steady clock, if wanted faster than the one on the wall."""

    read: Callable[[], float] = steady_seconds
    """Seconds of a clock that is never set back."""
    speed: float = 1.0
    """Session seconds for each second that passes."""

    def now(self) -> float:
        """The time in session seconds."""
        return self.read() * self.speed

    def real(self, seconds: float) -> float:
        """How long this many session seconds take on the wall."""
        return seconds / self.speed
