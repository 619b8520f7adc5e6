"""What the person decided about what the program told or proposed, so that it is said once."""

import datetime
from collections.abc import Iterable
from typing import Annotated

import msgspec
from msgspec import Meta

from tui.core.exercise import Id

Moment = Annotated[datetime.datetime, Meta(tz=True)]
"""A time on the wall, with its offset."""


class Read(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A notice that the person has read."""

    notice: Annotated[str, Meta(min_length=1, max_length=100)]
    """Its id."""
    at: Moment


class Decisions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything in `decisions.toml`, which may be edited by hand."""

    strength_opened: Moment | None = None
    """When the person opened strength work although mobility was not mastered (R19)."""
    never: tuple[Id, ...] = ()
    """Ids of the exercises for which no change is to be proposed."""
    answered: dict[Id, Moment] = {}
    """When a proposal about an exercise was last taken or left, by its id."""
    read: tuple[Read, ...] = ()
    """The notices that were read, the latest last."""

    def opening_strength(self, now: datetime.datetime) -> "Decisions":
        """Strength work is opened by the person at this time."""
        return msgspec.structs.replace(self, strength_opened=now)

    def answering(self, exercise_id: str, now: datetime.datetime) -> "Decisions":
        """A proposal about this exercise is taken, or left for now."""
        return msgspec.structs.replace(self, answered={**self.answered, exercise_id: now})

    def never_about(self, exercise_id: str) -> "Decisions":
        """Nothing is proposed about this exercise any more."""
        others = tuple(one for one in self.never if one != exercise_id)
        return msgspec.structs.replace(self, never=(*others, exercise_id))

    def never_only(self, exercise_ids: Iterable[str]) -> "Decisions":
        """Nothing is proposed about these, and about all others it may be."""
        return msgspec.structs.replace(self, never=tuple(exercise_ids))

    def reading(self, notice: str, now: datetime.datetime) -> "Decisions":
        """A notice is read at this time."""
        return msgspec.structs.replace(self, read=(*self.read, Read(notice=notice, at=now)))

    def was_read(self, notice: str, day: datetime.date | None = None) -> bool:
        """True when the notice was read, with a day: on that day."""
        found = (one for one in self.read if one.notice == notice)
        return any(day is None or one.at.date() == day for one in found)
