"""What a session remembers beside its player: reasons, and what can be taken back."""

from enum import StrEnum

import msgspec

from tui.core.event import Move
from tui.core.player import Player


class Reason(StrEnum):
    """Why a step was not done whole."""

    HURTS = "hurts"
    TIRED = "tired"


class Mark(msgspec.Struct, frozen=True):
    """Why something of a step was left out."""

    exercise: str
    step: int
    reason: Reason


class Undoable(msgspec.Struct, frozen=True):
    """What a move changed, as it was before."""

    move: Move
    at: float
    player: Player
    marks: tuple[Mark, ...]
