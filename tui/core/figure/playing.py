"""A figure that is looked at outside a session: it shows its movement once, then stays."""

from tui.core.dose import Side
from tui.core.figure.figure import Figure
from tui.core.figure.scene import Scene, eased

_STILL = 0.5
"""Seconds before it moves: whoever goes through a list sees no beginnings."""
_WAY = 2.0
"""Seconds of the way there, and of the way back."""
_STAY = 0.8
"""Seconds in each of the two positions."""
_MOVES = ((_STILL, _WAY), (_STILL + _WAY + _STAY, _WAY), (_STILL + 2 * (_WAY + _STAY), _WAY))
"""Beginning and length of each way: there, back, and there again."""


def played(figure: Figure, seconds: float, side: Side | None = None) -> Scene:
    """The scene so many seconds after the figure came into view."""
    last = float(len(figure.frames_on(side)) - 1)
    gone = [eased((seconds - begin) / length) for begin, length in _MOVES]
    return Scene(figure, last * (gone[0] - gone[1] + gone[2]), side)


def seconds_to_play(seconds: float, frame: float) -> float | None:
    """Seconds until it is to be drawn again; None once it stays as it is."""
    for begin, length in _MOVES:
        if seconds < begin:
            return begin - seconds
        if seconds < begin + length:
            return min(frame, begin + length - seconds)
    return None
