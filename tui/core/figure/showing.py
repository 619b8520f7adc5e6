"""The figure of a session: what it shows follows from where the session stands, and only that."""

import itertools

from tui.core.dose import Side
from tui.core.figure.figure import Figure
from tui.core.figure.gallery import Gallery
from tui.core.figure.scene import Scene, scene_of
from tui.core.phase import PhaseKind
from tui.core.player import Player

LEAD_OVER = 4.0
"""Seconds in which a figure gets into the position of the next exercise, then it waits there."""
ROUND = 6.0
"""Seconds for there and back while repetitions are done at one's own pace."""

_MOVING = frozenset(
    {
        PhaseKind.EASE,
        PhaseKind.RELEASE,
        PhaseKind.OUT,
        PhaseKind.BACK,
        PhaseKind.INHALE,
        PhaseKind.EXHALE,
        PhaseKind.WAIT,
    }
)
_BACK = frozenset({PhaseKind.RELEASE, PhaseKind.BACK})
_AFTER = 0.001
"""Seconds to look after a change rather than before it."""


def scene_at(player: Player, gallery: Gallery, now: float, frame: float) -> Scene | None:
    """What the figure shows now, for pictures that are `frame` seconds apart.

    None once the session is over, and while an exercise has no figure.
    """
    phase = player.phase
    figure = gallery.figure(phase.exercise) if phase else None
    if phase is None or figure is None:
        return None
    elapsed = player.elapsed(now)
    if phase.kind in _MOVING or phase.kind is PhaseKind.PREPARE:
        elapsed -= elapsed % frame
    length = _seconds_for_all(player)
    progress = elapsed / length if length else 1.0
    return scene_of(figure, phase.kind, progress, _side(player), _before(player, gallery))


def pose_in_words(player: Player, gallery: Gallery) -> str:
    """The position that is held, or that the movement leads to; empty without a figure.

    It changes with the phase, not half-way through it: this is also what to do.
    """
    phase = player.phase
    figure = gallery.figure(phase.exercise) if phase else None
    if phase is None or figure is None:
        return ""
    frames = figure.frames_on(_side(player))
    return frames[0 if phase.is_between or phase.kind in _BACK else -1].say


def seconds_to_frame(player: Player, gallery: Gallery, now: float, frame: float) -> float | None:
    """Seconds until the figure is to be drawn again; None while it is still."""
    phase = player.phase
    if phase is None or player.is_paused or player.lead_in(now) > 0:
        return None
    if gallery.figure(phase.exercise) is None:
        return None
    elapsed = player.elapsed(now)
    if phase.kind is PhaseKind.SWITCH:
        half = player.length / 2 - elapsed
        return half + _AFTER if half > 0 else None
    leads_over = phase.kind is PhaseKind.PREPARE and _before(player, gallery) is not None
    if phase.kind not in _MOVING and not (leads_over and elapsed < _seconds_for_all(player)):
        return None
    return frame - elapsed % frame + _AFTER


def _seconds_for_all(player: Player) -> float:
    """Seconds for the whole movement of the phase."""
    phase = player.phase
    if phase is not None and phase.kind is PhaseKind.WAIT:
        return ROUND
    if phase is not None and phase.kind is PhaseKind.PREPARE:
        return min(LEAD_OVER, player.length)
    return player.length


def _side(player: Player) -> Side | None:
    """The side that works; between repetitions, the one that comes."""
    coming = itertools.islice(player.timeline.phases, player.index, None)
    return next((phase.side for phase in coming if not phase.is_between), None)


def _before(player: Player, gallery: Gallery) -> Figure | None:
    """The figure of the exercise before this one, when one comes straight from it."""
    phases, index = player.timeline.phases, player.index
    if not index or phases[index - 1].exercise == phases[index].exercise:
        return None
    return gallery.figure(phases[index - 1].exercise)
