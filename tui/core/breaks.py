"""When to offer a break from sitting (R16): so long after the last session, or after a later."""

from typing import Annotated, Self

import msgspec
from msgspec import Meta

from tui.core.exercise import Name

AWAY = 300.0
"""Seconds without a look after which the machine was asleep, and nobody sat at it (ours)."""


class BreakSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table `[breaks]` of `config.toml`: whether and how breaks are offered."""

    minutes: Annotated[int, Meta(ge=5, le=480)] | None = None
    """Time without a session after which a break is offered; None: never."""
    routine: Name = "desk"
    """Id or name of the routine that is offered."""
    later_minutes: Annotated[int, Meta(ge=1, le=120)] = 10
    """How much later it is offered again to somebody who cannot stop now (ours)."""


class Breaks(msgspec.Struct, frozen=True, kw_only=True):
    """When the next break is due, on a clock of seconds that runs on while the machine sleeps."""

    every: float
    """Seconds."""
    later: float
    """Seconds."""
    due: float
    seen: float
    """When somebody looked last."""
    is_offered: bool = False
    """True from an offer on until it is taken, put off, or a session comes."""

    @classmethod
    def begin(cls, settings: BreakSettings, now: float) -> Self | None:
        """The first break, counted from now; None when breaks are not wanted."""
        if settings.minutes is None:
            return None
        every = settings.minutes * 60.0
        return cls(every=every, later=settings.later_minutes * 60.0, due=now + every, seen=now)

    def at(self, now: float) -> Self:
        """The same at this time; who was away for long did not sit here, and begins anew."""
        if now - self.seen > AWAY:
            return self.anew(now)
        return msgspec.structs.replace(self, seen=now)

    def is_due(self, now: float) -> bool:
        """True when a break is to be offered."""
        return now >= self.due

    def offered(self, now: float) -> Self:
        """After an offer: whoever leaves it unanswered is left alone for the whole time again."""
        return msgspec.structs.replace(self, due=now + self.every, is_offered=True)

    def put_off(self, now: float) -> Self:
        """After somebody said that it does not suit now."""
        return msgspec.structs.replace(self, due=now + self.later, is_offered=False)

    def anew(self, now: float) -> Self:
        """Counted from now on, as after a session."""
        return msgspec.structs.replace(self, due=now + self.every, seen=now, is_offered=False)
