"""Breaks from sitting, as the running app offers them."""

from collections.abc import Callable

from tui.core.breaks import Breaks, BreakSettings
from tui.core.library import Entry, Library
from tui.core.notation import clock
from tui.core.problem import Problem


class BreakTimer:
    """Whether a break is due; off it stays silent. It is asked every few seconds."""

    def __init__(
        self, settings: BreakSettings, library: Callable[[], Library], read: Callable[[], float]
    ) -> None:
        """`read` gives the seconds of a steady clock that runs on while the machine sleeps."""
        self._settings = settings
        self._library = library
        self._read = read
        self._breaks = Breaks.begin(settings, read())

    @property
    def is_on(self) -> bool:
        """True when breaks are wanted."""
        return self._breaks is not None

    @property
    def is_offered(self) -> bool:
        """True while an offer waits for an answer."""
        return self._breaks is not None and self._breaks.is_offered

    @property
    def entry(self) -> Entry | None:
        """The routine that is offered; None when there is none of this name."""
        return self._library().find(self._settings.routine)

    @property
    def problem(self) -> Problem | None:
        """What is wrong with the settings; None when nothing is."""
        if not self.is_on or self.entry is not None:
            return None
        near = self._library().nearest_to(self._settings.routine)
        return Problem(f"no routine is called '{self._settings.routine}'", "breaks.routine", near)

    def look(self, *, in_session: bool, is_busy: bool) -> str:
        """What to offer in one line, if a break is due now; else nothing.

        In a session none is due; somebody who is busy is asked once that is over.
        """
        if self._breaks is None:
            return ""
        now, entry = self._read(), self.entry
        self._breaks = self._breaks.anew(now) if in_session else self._breaks.at(now)
        if is_busy or entry is None or not self._breaks.is_due(now):
            return ""
        self._breaks = self._breaks.offered(now)
        length = clock(entry.timeline.total_seconds)
        return f"Time for a break? {entry.routine.name}, {length}"

    def put_off(self) -> None:
        """Offer it again a little later."""
        if self._breaks is not None:
            self._breaks = self._breaks.put_off(self._read())

    def taken(self) -> None:
        """The break is taken; the time to the next one counts from now."""
        if self._breaks is not None:
            self._breaks = self._breaks.anew(self._read())
