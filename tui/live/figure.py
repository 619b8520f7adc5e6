"""The figure of a running session: what it shows, when it moves, and what that may cost."""

from collections.abc import Callable, Sequence

from tui.clock import Clock
from tui.core.catalog import Catalog
from tui.core.figure.gallery import Gallery
from tui.core.figure.look import FigureSettings, Look
from tui.core.figure.scene import Scene
from tui.core.figure.showing import pose_in_words, scene_at, seconds_to_frame
from tui.core.phase import Phase, PhaseKind
from tui.core.player import Player
from tui.live.line import Line

COUNTDOWN = 330
"""Bytes that are put by in each second for the clock."""
OTHER_PART, OTHER_PHASE, OTHER_EXERCISE = 1000, 1600, 2600
"""Bytes that are put by for the words of what comes next, when there is no more than a second left:
the next part of a repetition, another phase, another exercise."""
_PARTS = frozenset(
    {PhaseKind.OUT, PhaseKind.PAUSE, PhaseKind.BACK, PhaseKind.INHALE, PhaseKind.EXHALE}
)
_BEGINNING = 0.2
"""Seconds in which the words of a phase that has just begun may still be on their way."""


class SessionFigure:
    """Asked with the player and the session clock; keeps no place of its own."""

    def __init__(
        self,
        catalog: Catalog,
        look: Callable[[], Look],
        settings: FigureSettings,
        clock: Clock,
        line: Line,
    ) -> None:
        """`look` tells how figures are drawn now: that may be chosen in the middle of a session."""
        self._look = look
        self._gallery = Gallery(catalog)
        self._line = line
        self._speed = clock.speed
        self._frame = clock.speed / settings.frames_per_second
        """Seconds of the session between two pictures."""

    @property
    def look(self) -> Look:
        """How it is drawn."""
        return self._look()

    def scene(self, player: Player, now: float) -> Scene | None:
        """What is shown now; None where there is no figure."""
        if self.look.encoding is None:
            return None
        return scene_at(player, self._gallery, now, self._frame)

    def pose(self, player: Player) -> str:
        """The position in words; empty where there is no figure."""
        return pose_in_words(player, self._gallery) if self.look.encoding else ""

    def wait(self, player: Player, now: float) -> float | None:
        """Seconds of the session until another picture is due; None while it is still."""
        if not self.look.moves:
            return None
        return seconds_to_frame(player, self._gallery, now, self._frame)

    def room(self, player: Player, now: float) -> float:
        """Bytes that a picture may take, so that there is room for the next phase too."""
        phases, index = player.timeline.phases, player.index
        if player.remaining(now) <= self._speed:
            coming = phases[index : index + 2]
        elif player.elapsed(now) <= _BEGINNING * self._speed:
            coming = phases[max(0, index - 1) : index + 1]
        else:
            return self._line.room(COUNTDOWN, quiet=COUNTDOWN)
        words = _words_between(coming)
        return self._line.room(words, words_first=words > OTHER_PART)


def _words_between(phases: Sequence[Phase]) -> int:
    """Bytes for the words that change from one phase to the other, where there is another."""
    if len(phases) < 2 or phases[0].step != phases[1].step:
        return OTHER_EXERCISE
    return OTHER_PART if {phase.kind for phase in phases} <= _PARTS else OTHER_PHASE
