"""What can happen in a session, in the words that the journal keeps."""

from enum import StrEnum

import msgspec

from tui.core.felt import Felt
from tui.core.safety import Stop


class Move(StrEnum):
    """What can happen in a session; the words are kept in the journal."""

    PAUSE = "pause"
    RESUME = "resume"
    NEXT = "next"
    BACK = "back"
    AGAIN = "again"
    """The phase from its beginning."""
    RESTART = "restart"
    """The exercise from its beginning."""
    SKIP = "skip"
    """On to the next exercise."""
    PREVIOUS = "previous"
    ADD = "add"
    """Seconds, in `amount`."""
    LATER = "later"
    """What is left of this exercise, at the end."""
    EARLY = "early"
    """Too tired: this set ends."""
    UNDO = "undo"
    KNOW = "know"
    """The exercise is known and need not be read."""
    BREATH = "breath"
    """One breath takes `amount` seconds."""
    OPTION = "option"
    """The exercise is done in another of its ways, the one with this place from 0 in `amount`."""
    HURTS = "hurts"
    ANSWER = "answer"
    """What was said about the pain that was reported last, in `stop`."""
    DROP = "drop"
    """Go on without the exercise that hurts."""
    AWAY = "away"
    """Nobody was there for `amount` seconds: the clock stops where it was last seen."""
    PAIN_BEFORE = "pain-before"
    PAIN_AFTER = "pain-after"
    FELT = "felt"
    """How the `steps` felt, in `felt`; without it the answer is taken back."""
    LEAVE = "leave"


UNDOABLE = frozenset(
    {
        Move.NEXT,
        Move.BACK,
        Move.AGAIN,
        Move.RESTART,
        Move.SKIP,
        Move.PREVIOUS,
        Move.ADD,
        Move.LATER,
        Move.EARLY,
    }
)
"""The moves that can be taken back."""


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that happened."""

    at: float
    """Session clock, in seconds from the beginning; it stands still between two terminals."""
    move: Move
    amount: float | None = None
    """Seconds, a pain from 0 to 10, or the place of an option."""
    stop: Stop | None = None
    steps: tuple[int, ...] = ()
    """Numbers in the routine, from 1."""
    felt: Felt | None = None
