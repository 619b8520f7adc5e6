"""What reaches a person who is not looking: when there is a signal, how it sounds, what is on."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

import msgspec
from msgspec import Meta

from tui.core.phase import Phase, PhaseKind


class Signal(StrEnum):
    """What a person on the mat must notice with the eyes closed."""

    HOLD_OVER = "hold-over"
    """The work of a repetition, or of a set that moves, is done: let go."""
    SWITCH = "switch-sides"
    REST_OVER = "rest-over"
    """The work begins after getting ready, resting or changing sides."""
    FINISHED = "finished"
    """The session is over."""


PATTERNS: Mapping[Signal, tuple[float, ...]] = MappingProxyType(
    {
        Signal.HOLD_OVER: (0.0,),
        Signal.SWITCH: (0.0, 0.6),
        Signal.REST_OVER: (0.0, 0.3, 0.6),
        Signal.FINISHED: (0.0, 0.3, 0.9, 1.2),
    }
)
"""Seconds after the change at which the bell rings: once; twice slowly; thrice; twice two.

Terminals merge rings that come in quick succession, so none is nearer than a quarter of a second.
"""

_TEMPO = frozenset({PhaseKind.OUT, PhaseKind.PAUSE, PhaseKind.BACK})


def signal_between(before: Phase, after: Phase | None) -> Signal | None:
    """What the change from one phase to the next is worth; `after` is None at the session's end."""
    if after is None:
        return Signal.FINISHED
    if after.kind is PhaseKind.SWITCH or _sides_change(before, after):
        return Signal.SWITCH
    if before.is_between:
        return None if after.is_between else Signal.REST_OVER
    return Signal.HOLD_OVER if _ends_work(before, after) else None


def signal_in_words(signal: Signal) -> str:
    """The signal as people say it: "hold over"."""
    return signal.value.replace("-", " ")


def _sides_change(before: Phase, after: Phase) -> bool:
    """True where the other side follows at once; a movement passes over by itself, unsignalled."""
    sides = (before.side, after.side)
    return None not in sides and before.side is not after.side and before.kind not in _TEMPO


def _ends_work(before: Phase, after: Phase) -> bool:
    """True after the last phase of a held repetition, of a set that moves, and of a wait."""
    match before.kind:
        case PhaseKind.HOLD | PhaseKind.WAIT:
            return True
        case PhaseKind.EXHALE:
            return before.breath == before.breaths
        case PhaseKind.OUT | PhaseKind.PAUSE | PhaseKind.BACK:
            return _set_of(before) != _set_of(after)
        case _:
            return False


def _set_of(phase: Phase) -> tuple[int, int, int]:
    return phase.round, phase.step, phase.set


class Notify(StrEnum):
    """By which escape sequence a terminal is asked for a desktop notification."""

    OFF = "off"
    OSC9 = "osc9"
    """iTerm2's, one line of text."""
    OSC777 = "osc777"
    """rxvt's, a title and a text."""
    OSC99 = "osc99"
    """kitty's, a title and a text; the next one takes the place of the last."""


Command = tuple[Annotated[str, Meta(max_length=500)], ...]
"""A program and its arguments, as they are passed to it: no shell reads them."""


class CueSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table `[cues]` of `config.toml`: which cues are given."""

    bell: bool = True
    """Ring the terminal's bell, in another pattern for each signal."""
    invert: bool = True
    """Turn the colours of the phase band round at every change."""
    title: bool = True
    """Show the countdown in the terminal's title."""
    notify: Notify = Notify.OFF
    night: bool = False
    """Silent and dim, whatever else is set: only the title is left."""
    commands: dict[Signal, Command] = {}
    """What to run at a signal; an empty list runs nothing."""

    @property
    def in_effect(self) -> "CueSettings":
        """The cues that are really given: at night, nothing that rings, pops up or flashes."""
        if not self.night:
            return self
        return msgspec.structs.replace(
            self, bell=False, invert=False, notify=Notify.OFF, commands={}
        )
