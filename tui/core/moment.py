"""What a session shows at one moment, in words and numbers; screens only lay it out."""

from enum import StrEnum

import msgspec

from tui.core import notation
from tui.core.callout import cue_called, phase_called
from tui.core.catalog import Catalog
from tui.core.coming import coming_after
from tui.core.exercise import Exercise
from tui.core.phase import Phase, PhaseKind
from tui.core.player import Player
from tui.core.timeline import Timeline

PHASE_IN_WORDS = {
    PhaseKind.PREPARE: "Get ready",
    PhaseKind.EASE: "Ease in",
    PhaseKind.HOLD: "Hold",
    PhaseKind.RELEASE: "Let go",
    PhaseKind.OUT: "Out",
    PhaseKind.PAUSE: "Stay",
    PhaseKind.BACK: "Back",
    PhaseKind.INHALE: "Breathe in",
    PhaseKind.EXHALE: "Breathe out",
    PhaseKind.SWITCH: "Switch sides",
    PhaseKind.REST: "Rest",
    PhaseKind.WAIT: "Your pace",
}
"""The word for each phase, short enough for the band."""


PHASE_SIGN = {
    PhaseKind.PREPARE: "…",
    PhaseKind.EASE: "◢",
    PhaseKind.HOLD: "■",
    PhaseKind.RELEASE: "◣",
    PhaseKind.OUT: "▶",
    PhaseKind.PAUSE: "■",
    PhaseKind.BACK: "◀",
    PhaseKind.INHALE: "▲",
    PhaseKind.EXHALE: "▼",
    PhaseKind.SWITCH: "↔",
    PhaseKind.REST: "○",
    PhaseKind.WAIT: "●",
}
"""The shape for each phase, beside its word."""


class Going(StrEnum):
    """Whether the clock runs, and which way."""

    ON = "on"
    PAUSED = "paused"
    LEAD_IN = "lead-in"
    """About to go on after a pause."""
    OVERRUN = "overrun"
    """Beyond the length of a hold that may run on."""


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A session at one moment. Two equal moments look the same on the screen."""

    kind: PhaseKind
    phase_index: int
    """Of the phase in the timeline."""
    step: int
    """Number of the step in the routine, from 1."""
    word: str
    """The phase, or that the session is paused."""
    sign: str
    """The phase as one sign."""
    side: str
    """`left side`, `right side` or nothing."""
    count: str
    """Which set, repetition or breath, such as `set 1 of 2 · rep 3 of 8`."""
    clock: str
    """Seconds left in the phase or the lead-in; in an open phase or an overrun, seconds spent."""
    cue: str
    called: str
    """Phase and side in words short enough to be shown across a room."""
    called_cue: str
    """The cue in such words; empty where there are none."""
    caution: str
    """What to be careful about in this repetition; empty between, and where nothing is said."""
    exercise: Exercise
    place: str
    """`exercise 1 of 4`, with the round where there are several."""
    coming: str
    """What comes next, in words."""
    fullness: float
    """How full the phase's bar is, 0 to 1: it fills, and on the way back or out it empties.

    While nothing moves, it grows in steps that are fewer than the seconds.
    """
    session_fraction: float
    """How much of the session is over, 0 to 1, in steps."""
    left: str
    """Time to the end of the session: whole minutes, and in the last one seconds."""
    going: Going
    is_open: bool
    """True when only a key ends the phase."""
    is_work: bool
    """True while the exercise is done, the way in and out included; false between."""

    @property
    def is_paused(self) -> bool:
        """True while the clock is stopped."""
        return self.going is Going.PAUSED

    @property
    def can_be_done(self) -> bool:
        """True when it is for the person to say that it is enough."""
        return self.is_open or self.going is Going.OVERRUN


def moment_of(player: Player, catalog: Catalog, now: float) -> Moment | None:
    """The moment a player is in; None once the session is over.

    The exercise of a phase is always in the catalog the timeline was compiled with.
    """
    phase = player.phase
    exercise = catalog.exercise(phase.exercise) if phase else None
    if phase is None or exercise is None:
        return None
    going = _going(player, now)
    return Moment(
        kind=phase.kind,
        phase_index=player.index,
        step=phase.step,
        word=_WORDS.get(going, PHASE_IN_WORDS[phase.kind]),
        sign="" if going in _WORDS else PHASE_SIGN[phase.kind],
        side=f"{phase.side.value} side" if phase.side else "",
        count=count_of(phase),
        clock=_clock(player, going, now),
        cue=phase.cue,
        called=_WORDS[going].upper() if going in _WORDS else phase_called(phase),
        called_cue=cue_called(phase, exercise),
        caution=_caution(phase, exercise),
        exercise=exercise,
        place=_place(player.timeline, phase),
        coming=coming_after(player.timeline, player.index, catalog),
        fullness=_fullness(player, now),
        session_fraction=_in_steps(player.session_fraction(now), _SESSION_STEPS),
        left=_time_left(player.session_remaining(now)),
        going=going,
        is_open=phase.is_open,
        is_work=not phase.is_between,
    )


def _caution(phase: Phase, exercise: Exercise) -> str:
    """The exercise's own cautions take turns, one for each repetition (R23)."""
    if phase.is_between or not exercise.cautions:
        return ""
    return exercise.cautions[(phase.rep - 1) % len(exercise.cautions)]


_WORDS = {Going.PAUSED: "Paused", Going.LEAD_IN: "Ready"}


def _time_left(seconds: float) -> str:
    """Rounded up. Seconds would be one more thing that changes all the time."""
    return f"{-int(-seconds // 60)} min" if seconds > 60 else notation.clock(seconds)


def _going(player: Player, now: float) -> Going:
    if player.is_paused:
        return Going.PAUSED
    if player.lead_in(now) > 0:
        return Going.LEAD_IN
    return Going.OVERRUN if player.overrun(now) > 0 else Going.ON


def _clock(player: Player, going: Going, now: float) -> str:
    if going is Going.LEAD_IN:
        return _countdown(player.lead_in(now), up=False)
    if player.is_waiting:
        return _countdown(player.elapsed(now), up=True)
    if overrun := player.overrun(now):
        return _countdown(player.length + overrun, up=True)
    return _countdown(player.remaining(now), up=False)


def _fullness(player: Player, now: float) -> float:
    length = player.length
    fraction = min(1.0, player.elapsed(now) / length) if length else 1.0
    phase = player.phase
    if phase is None or phase.kind is PhaseKind.PAUSE:
        return 1.0
    if phase.kind not in _MOVING:
        return _in_steps(fraction, _STILL_STEPS)
    return 1 - fraction if phase.kind in _BACKWARDS else fraction


def _in_steps(fraction: float, steps: int) -> float:
    return int(fraction * steps) / steps


_STILL_STEPS = 12
_SESSION_STEPS = 39
"""Steps of the bars: each one that is drawn is sent over the line, and costs time to draw."""


_BACKWARDS = frozenset({PhaseKind.BACK, PhaseKind.EXHALE})
_MOVING = _BACKWARDS | {PhaseKind.OUT, PhaseKind.INHALE}
"""The phases in which a bar paces the movement or the breath."""
_FRAME = 0.25
"""Seconds between two pictures of a bar that paces."""


def seconds_to_change(player: Player, now: float) -> float | None:
    """Seconds until the moment looks different; None while it does not, because it is paused.

    That is when the clock shows another second or the phase ends; while something moves, also
    when its bar has grown.
    """
    phase = player.phase
    if phase is None or player.is_paused:
        return None
    if lead_in := player.lead_in(now):
        return _part_of(lead_in) + _AFTER
    elapsed, remaining = player.elapsed(now), player.remaining(now)
    if phase.is_open or player.overrun(now) > 0 or not remaining:
        return 1 - elapsed % 1 + _AFTER
    waits = [remaining, _part_of(remaining)]
    if phase.kind in _MOVING:
        waits.append(_FRAME - elapsed % _FRAME)
    return max(0.0, min(waits)) + _AFTER


def _part_of(seconds: float) -> float:
    """What is left of the second that is being counted down."""
    return seconds % 1 or 1.0


_AFTER = 0.001
"""Seconds to look after a change rather than before it."""


def count_of(phase: Phase) -> str:
    """Which set, repetition and breath a working phase is; empty for the phases between."""
    parts = []
    if phase.sets > 1:
        parts.append(f"set {phase.set} of {phase.sets}")
    if phase.is_between:
        is_between_sets = phase.kind is PhaseKind.REST and phase.rest_step is None
        return " · ".join(parts) if is_between_sets else ""
    if phase.reps > 1:
        parts.append(f"rep {phase.rep} of {phase.reps}")
    if phase.breath is not None:
        parts.append(f"breath {phase.breath} of {phase.breaths}")
    return " · ".join(parts)


def _place(timeline: Timeline, phase: Phase) -> str:
    steps = timeline.steps
    text = f"exercise {steps.index(phase.step) + 1} of {len(steps)}"
    return f"{text} · round {phase.round} of {phase.rounds}" if phase.rounds > 1 else text


def _countdown(seconds: float, *, up: bool) -> str:
    """Whole seconds as they are called out: counting down, 30 is shown for the first second."""
    whole = int(seconds) if up else -int(-seconds // 1)
    return str(whole) if whole < 100 else notation.clock(whole)
