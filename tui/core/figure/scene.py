"""Which picture belongs to a moment of a session: the phase moves the figure, nothing else does."""

from typing import NamedTuple

from tui.core.dose import Side
from tui.core.figure.figure import Figure
from tui.core.phase import PhaseKind


class Scene(NamedTuple):
    """What is to be drawn. Two equal scenes look the same."""

    figure: Figure
    at: float
    """Place of the movement: 0 the first frame, 1 the second, and so on."""
    side: Side | None
    breath: float = 0.0
    """0 the air is out, 1 it is in."""

    @property
    def say(self) -> str:
        """The pose that is shown, or is nearest to it, in words."""
        frames = self.figure.frames_on(self.side)
        return frames[min(round(self.at), len(frames) - 1)].say


def scene_of(
    figure: Figure,
    kind: PhaseKind,
    progress: float,
    side: Side | None = None,
    before: Figure | None = None,
) -> Scene:
    """The scene so far into a phase of this kind, from 0 to 1.

    A wait goes there and back for each whole number of its progress. `before` is the figure of
    the exercise before this one: getting ready leads over from its first pose.
    """
    last = float(len(figure.frames_on(side)) - 1)
    match kind:
        case PhaseKind.PREPARE if before is not None:
            return Scene(figure.led_from(before, side), eased(progress), side)
        case PhaseKind.EASE | PhaseKind.OUT:
            return Scene(figure, last * eased(progress), side)
        case PhaseKind.RELEASE | PhaseKind.BACK:
            return Scene(figure, last * (1 - eased(progress)), side)
        case PhaseKind.HOLD | PhaseKind.PAUSE:
            return Scene(figure, last, side)
        case PhaseKind.INHALE:
            return Scene(figure, last, side, eased(progress))
        case PhaseKind.EXHALE:
            return Scene(figure, last, side, 1 - eased(progress))
        case PhaseKind.WAIT:
            return Scene(figure, last * eased(1 - abs(1 - 2 * (progress % 1))), side)
        case PhaseKind.SWITCH if side is not None and progress < 0.5:
            other = Side.LEFT if side is Side.RIGHT else Side.RIGHT
            return Scene(figure, 0.0, other)
        case _:
            return Scene(figure, 0.0, side)


def eased(progress: float) -> float:
    """Slow to start and slow to end, as a body moves."""
    part = min(max(progress, 0.0), 1.0)
    return part * part * (3 - 2 * part)
