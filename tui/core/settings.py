"""What a person has set for the whole program, as `config.toml` holds it."""

import datetime

import msgspec

from tui.core.breaks import BreakSettings
from tui.core.colours import Colours
from tui.core.exercise import Name
from tui.core.figure.look import FigureSettings, Motion
from tui.core.habits import Habits
from tui.core.manner import FirstSide, Manner, side_on
from tui.core.pace import Pace, PaceChange
from tui.core.profile import Profile
from tui.core.signal import CueSettings

SLOW_FRAMES, SLOW_BYTES = 2, 2000
"""What figures may take of a slow line in a second, at most."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything in `config.toml`; each table may be missing."""

    pace: PaceChange | None = None
    keys: dict[str, Name] = {}
    """Id of a key binding to the key it shall have; several keys are parted by commas."""

    cues: CueSettings = CueSettings()

    figure: FigureSettings = FigureSettings()

    breaks: BreakSettings = BreakSettings()

    profile: Profile = Profile()
    first_side: FirstSide = FirstSide.LEFT
    """Which side comes first where both get their turn."""
    reading_time: bool = True
    """Leave time to read the steps of an exercise before it begins."""
    breathing_cues: bool = True
    """Say when to breathe in and out while moving."""
    checklist: bool = True
    """Name before the first exercise what to have ready (R38)."""
    theme: Colours = Colours.AUTO
    """The colours of everything."""
    slow_line: bool = False
    """The line to the terminal is slow: nothing moves, and pictures take half as much of it."""

    def on_slow_line(self) -> "Settings":
        """The same, but for the figures: still, and small for the line."""
        figure = msgspec.structs.replace(
            self.figure,
            motion=Motion.OFF,
            frames_per_second=min(self.figure.frames_per_second, SLOW_FRAMES),
            bytes_per_second=min(self.figure.bytes_per_second, SLOW_BYTES),
        )
        return msgspec.structs.replace(self, slow_line=True, figure=figure)

    def manner(self, habits: Habits, day: datetime.date) -> Manner:
        """How routines are led on this day; what is set goes over what was remembered."""
        pace = Pace()
        if habits.breath is not None:
            pace = msgspec.structs.replace(pace, breath=habits.breath)
        return Manner(
            pace=pace.changed_by(self.pace),
            first_side=side_on(self.first_side, day),
            day_side=side_on(FirstSide.ALTERNATE, day),
            known=frozenset(habits.known),
            options=frozenset(habits.options.items()),
            reading=self.reading_time,
            breathing=self.breathing_cues,
            checklist=self.checklist,
        )
