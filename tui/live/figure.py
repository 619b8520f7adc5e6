"""The figure of a running session: what it shows, when it moves, and what that may cost."""

from collections.abc import Callable

from tui.clock import Clock
from tui.core.catalog import Catalog
from tui.core.figure.gallery import Gallery
from tui.core.figure.look import FigureSettings, Look
from tui.core.figure.scene import Scene
from tui.core.figure.showing import pose_in_words, scene_at, seconds_to_frame
from tui.core.player import Player
from tui.live.line import Line

COUNTDOWN, TURN = 330, 2600
"""Bytes that are put by in each second: for the clock, and for all the words of another phase."""
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
        elapsed, remaining = player.elapsed(now), player.remaining(now)
        is_turning = remaining <= self._speed or elapsed <= _BEGINNING * self._speed
        return self._line.room(TURN) if is_turning else self._line.room(COUNTDOWN, quiet=COUNTDOWN)
