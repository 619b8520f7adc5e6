"""What a session shows at one moment, in words and numbers; screens only lay it out."""

from itertools import islice

import msgspec

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.exercise import POSITION_IN_WORDS, Exercise
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


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A session at one moment. Two equal moments look the same on the screen."""

    kind: PhaseKind
    phase_index: int
    """Of the phase in the timeline."""
    step: int
    """Number of the step in the routine, from 1."""
    word: str
    """The phase, or that the session is paused."""
    side: str
    """`left side`, `right side` or nothing."""
    count: str
    """Which set, repetition or breath, such as `set 1 of 2 · rep 3 of 8`."""
    clock: str
    """Seconds left in the phase; for an open phase, seconds spent."""
    cue: str
    exercise: Exercise
    place: str
    """`exercise 1 of 4`, with the round where there are several."""
    coming: str
    """What comes next, in words."""
    phase_fraction: float
    """How much of the phase is over, 0 to 1."""
    session_fraction: float
    left: str
    """Time to the end of the session."""
    is_paused: bool
    is_open: bool
    """True when only a key ends the phase."""


def moment_of(player: Player, catalog: Catalog, now: float) -> Moment | None:
    """The moment a player is in; None once the session is over.

    The exercise of a phase is always in the catalog the timeline was compiled with.
    """
    phase = player.phase
    exercise = catalog.exercise(phase.exercise) if phase else None
    if phase is None or exercise is None:
        return None
    length = player.length
    elapsed = player.elapsed(now)
    seconds = elapsed if phase.is_open else player.remaining(now)
    return Moment(
        kind=phase.kind,
        phase_index=player.index,
        step=phase.step,
        word="Paused" if player.is_paused else PHASE_IN_WORDS[phase.kind],
        side=f"{phase.side.value} side" if phase.side else "",
        count=count_of(phase),
        clock=_countdown(seconds, up=phase.is_open),
        cue=phase.cue,
        exercise=exercise,
        place=_place(player.timeline, phase),
        coming=coming_after(player.timeline, player.index, catalog),
        phase_fraction=min(1.0, elapsed / length) if length else 1.0,
        session_fraction=player.session_fraction(now),
        left=notation.clock(player.session_remaining(now)),
        is_paused=player.is_paused,
        is_open=phase.is_open,
    )


def seconds_to_change(player: Player, now: float, steps: int) -> float | None:
    """Seconds until the moment looks different; None while it does not, because it is paused.

    That is when the clock shows another second, the phase ends, or a bar of this many steps
    grows by one.
    """
    phase = player.phase
    if phase is None or player.is_paused:
        return None
    elapsed, remaining = player.elapsed(now), player.remaining(now)
    if phase.is_open:
        return 1 - elapsed % 1 + _AFTER
    waits = [remaining, remaining % 1 or 1.0]
    if steps > 0 and player.length:
        step = player.length / steps
        waits.append(step - elapsed % step)
    return max(0.0, min(waits)) + _AFTER


_AFTER = 0.001
"""Seconds to look after a change rather than before it."""


def count_of(phase: Phase) -> str:
    """Which set, repetition and breath a working phase is; empty for the phases between."""
    parts = []
    if phase.sets > 1:
        parts.append(f"set {phase.set} of {phase.sets}")
    if phase.kind in _BETWEEN:
        return " · ".join(parts) if phase.kind is PhaseKind.REST else ""
    if phase.reps > 1:
        parts.append(f"rep {phase.rep} of {phase.reps}")
    if phase.breath is not None:
        parts.append(f"breath {phase.breath} of {phase.breaths}")
    return " · ".join(parts)


def coming_after(timeline: Timeline, index: int, catalog: Catalog) -> str:
    """What follows the phase at `index`, as a person would announce it."""
    here = timeline.phases[index]
    later = islice(timeline.phases, index + 1, None)
    words: list[str] = []
    for phase in later:
        if here.kind is PhaseKind.EASE and phase.is_work:
            return _dose_in_words(phase)
        if _begins_anew(here, phase):
            words.append(_announcement(here, phase, catalog))
            break
        if phase.kind is PhaseKind.RELEASE and here.kind is not PhaseKind.RELEASE and not words:
            words.append("let go")
    else:
        words.append("the end")
    return ", then ".join(words)


_BETWEEN = frozenset({PhaseKind.PREPARE, PhaseKind.SWITCH, PhaseKind.REST})
"""The phases that lead to the next repetition."""


def _place_of(phase: Phase) -> tuple[object, ...]:
    return (phase.round, phase.step, phase.set, phase.rep, phase.side)


def _begins_anew(here: Phase, phase: Phase) -> bool:
    """True for the first phase of something else: another exercise, set, side or repetition."""
    if phase.kind in _BETWEEN:
        return True
    return phase.is_work and (here.kind in _BETWEEN or _place_of(phase) != _place_of(here))


def _announcement(here: Phase, phase: Phase, catalog: Catalog) -> str:
    if (phase.round, phase.step) != (here.round, here.step):
        exercise = catalog.exercise(phase.exercise)
        where = exercise.position if exercise else None
        name = catalog.name_of(phase.exercise)
        return f"{name} ({POSITION_IN_WORDS[where]})" if where else name
    match phase.kind:
        case PhaseKind.SWITCH:
            return phase.cue[:1].lower() + phase.cue[1:]
        case PhaseKind.REST:
            return f"rest {notation.number(phase.seconds)} s"
        case PhaseKind.HOLD | PhaseKind.INHALE | PhaseKind.EXHALE:
            return f"{_dose_in_words(phase)}{_of(phase)}{_on(phase)}"
        case PhaseKind.WAIT:
            return f"{_dose_in_words(phase)}{_on(phase)}"
        case _:
            return f"rep {phase.rep} of {phase.reps}{_on(phase)}"


def _dose_in_words(phase: Phase) -> str:
    """A repetition that is kept still, or done at one's own pace."""
    match phase.kind:
        case PhaseKind.INHALE | PhaseKind.EXHALE:
            return f"{phase.breaths} breath{'s' if phase.breaths != 1 else ''}"
        case PhaseKind.WAIT:
            return "at your own pace"
        case _:
            return f"hold {notation.number(phase.seconds)} s"


def _of(phase: Phase) -> str:
    return f", {phase.rep} of {phase.reps}" if phase.reps > 1 else ""


def _on(phase: Phase) -> str:
    return f", {phase.side.value} side" if phase.side in (Side.LEFT, Side.RIGHT) else ""


def _place(timeline: Timeline, phase: Phase) -> str:
    steps = timeline.steps
    text = f"exercise {steps.index(phase.step) + 1} of {len(steps)}"
    rounds = timeline.phases[-1].round
    return f"{text} · round {phase.round} of {rounds}" if rounds > 1 else text


def _countdown(seconds: float, *, up: bool) -> str:
    """Whole seconds as they are called out: counting down, 30 is shown for the first second."""
    whole = int(seconds) if up else -int(-seconds // 1)
    return str(whole) if whole < 100 else notation.clock(whole)
