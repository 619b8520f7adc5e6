"""Notices what has changed from one moment to the next, and tells who is not looking."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec

from tui.core.moment import Going, Moment
from tui.core.phase import Phase
from tui.core.signal import CueSettings, Signal, signal_between
from tui.live.signals import Commands, Signals


class Change(NamedTuple):
    """What a moment is, compared with the one before it."""

    is_other_phase: bool
    is_other: bool
    """Another phase, or another way of going."""
    told: str
    """What a person must be told about a signal that could not be given; mostly nothing."""


class Announcer:
    """Gives the signals of one session, in the ways that are set."""

    def __init__(
        self,
        settings: CueSettings,
        environ: Mapping[str, str],
        *,
        write: Callable[[str], None],
        later: Callable[[float, Callable[[], None]], object],
    ) -> None:
        self._settings = settings
        self._environ = environ
        self._write = write
        self._later = later
        self._commands = Commands(environ)
        self._signals = self._made()
        self._shown: Moment | None = None
        self._phase: Phase | None = None
        self._signals.keep_title()

    @property
    def settings(self) -> CueSettings:
        """The cues as they are now."""
        return self._settings

    def toggle_night(self) -> None:
        """Be silent, or as before."""
        self._settings = msgspec.structs.replace(self._settings, night=not self._settings.night)
        self._signals = self._made()

    def see(self, moment: Moment, phase: Phase | None) -> Change:
        """Show the moment in the title; signal what is new since the one before.

        Going back is no news to the one who does it.
        """
        shown, before = self._shown, self._phase
        self._shown, self._phase = moment, phase
        self._signals.title(" ".join(filter(None, (moment.word, moment.side, moment.clock))))
        if shown is None or before is None or phase is None:
            return Change(is_other_phase=False, is_other=True, told="")
        is_other_phase = moment.phase_index != shown.phase_index
        signal = None
        if moment.phase_index > shown.phase_index:
            signal = signal_between(before, phase)
        elif not is_other_phase and moment.going is Going.OVERRUN and shown.going is Going.ON:
            signal = Signal.HOLD_OVER
        return Change(
            is_other_phase=is_other_phase,
            is_other=is_other_phase or moment.going is not shown.going,
            told=self._signals.give(signal, f"{moment.exercise.name}: {moment.cue}")
            if signal
            else "",
        )

    def finish(self, name: str) -> str:
        """Signal the end of the session; returns what a person must be told about that."""
        return self._signals.give(Signal.FINISHED, name)

    def close(self) -> None:
        """Leave the terminal's title as it was."""
        self._signals.restore_title()

    def _made(self) -> Signals:
        return Signals(
            self._settings,
            self._environ,
            write=self._write,
            later=self._later,
            run=self._commands.run,
        )
