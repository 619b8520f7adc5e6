"""Sessions of the past for tests to begin with."""

from datetime import datetime, timedelta, timezone
from typing import Any

from tui.core.felt import Felt
from tui.core.history import PastSession, PastStep

ZONE = timezone(timedelta(hours=1))
MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=ZONE)
GOOD = Felt(comfortable=True, unrestricted=True, pain_free=True)


def at(day: int, hour: int = 8, minute: int = 0) -> datetime:
    """So many days after the Monday, at this hour on the wall."""
    return MONDAY.replace(hour=hour, minute=minute) + timedelta(days=day)


def step(exercise: str = "one", **fields: Any) -> PastStep:
    """An exercise that was done."""
    return PastStep(exercise=exercise, **fields)


def past(day: int, *steps: PastStep, hour: int = 8, **fields: Any) -> PastSession:
    """A session of routine `r` on this day, without much pain and no worse after it."""
    given: dict[str, Any] = {"routine_id": "r", "pain_after": 2, "worse_after": False} | fields
    return PastSession(began=at(day, hour), steps=steps, **given)
