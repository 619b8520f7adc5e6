"""What the program remembers of a person between two sessions."""

import msgspec

from tui.core.colours import Colours
from tui.core.exercise import Id, Option
from tui.core.figure.look import Drawing
from tui.core.pace import BreathSeconds

MIN_BREATH, MAX_BREATH = 2.0, 20.0
"""Seconds of one breath, shortest and longest, that a pace takes."""


class Habits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything in `habits.toml`, which the program writes by itself."""

    known: tuple[Id, ...] = ()
    """Ids of the exercises whose steps the person knows."""
    breath: BreathSeconds | None = None
    """Seconds of one breath as the person tapped it; what the settings say goes before it."""
    options: dict[Id, Option] = {}
    """Id of an exercise to the words of the option in which it is most comfortable."""
    drawing: Drawing | None = None
    """How figures look best to the person, `auto` without an answer; None: nobody has asked."""

    colours: Colours | None = None
    """The colours that the person chose; None: nobody has."""

    def with_known(self, exercise_id: str) -> "Habits":
        """The habits of somebody who knows this exercise too."""
        if exercise_id in self.known:
            return self
        return msgspec.structs.replace(self, known=(*self.known, exercise_id))

    def with_breath(self, seconds: float) -> "Habits":
        """The habits with breaths of this length, as far as a pace can have them."""
        breath = max(MIN_BREATH, min(MAX_BREATH, round(seconds, 1)))
        return msgspec.structs.replace(self, breath=breath)

    def with_option(self, exercise_id: str, option: str) -> "Habits":
        """The habits of somebody who does this exercise in this way."""
        return msgspec.structs.replace(self, options={**self.options, exercise_id: option})

    def with_drawing(self, drawing: Drawing) -> "Habits":
        """The habits of somebody who wants figures drawn so."""
        return msgspec.structs.replace(self, drawing=drawing)

    def with_colours(self, colours: Colours) -> "Habits":
        """The habits of somebody who wants these colours."""
        return msgspec.structs.replace(self, colours=colours)
