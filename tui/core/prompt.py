"""What a session says to the person at a moment: what to do now, and what a key would do."""

from collections.abc import Callable

from tui.core import notation
from tui.core.event import Move
from tui.core.moment import PHASE_IN_WORDS, Going, Moment, count_of
from tui.core.phase import PhaseKind
from tui.core.profile import SUBSTITUTES
from tui.core.session import Session

KeyOf = Callable[[str], str]
"""Gives the key of a binding id as it is set."""

UNBEARABLE = "x"
"""The key for a pain of 10; the digits are for 0 to 9."""


def cue_line(session: Session, moment: Moment, key: KeyOf) -> str:
    """The cue, with what a key would do where only a key goes on."""
    if session.is_stopped and moment.is_paused:
        return f"Left out today; {key('session.pause')} goes on with the rest"
    if moment.is_paused:
        away = f"You were away for {notation.clock(session.away)}" if session.away else "Paused"
        return f"{away}; {key('session.pause')} goes on"
    if moment.going is Going.OVERRUN:
        return f"Longer is fine; press {key('session.done')} when it is enough"
    if moment.is_open:
        return f"{moment.cue}; press {key('session.done')} when done"
    if moment.kind is PhaseKind.PREPARE and is_optional(session):
        return f"Optional, {key('session.skip')} skips it. {moment.cue}"
    return moment.cue


def is_optional(session: Session) -> bool:
    """True in a step that the routine lets one leave out."""
    phase = session.player.phase
    return phase is not None and session.plan.routine.steps[phase.step - 1].optional


def question_line(session: Session) -> str:
    """The question that a digit answers, during the first exercise; empty when there is none."""
    phase = session.player.phase
    if phase is None or not asks_for_pain(session):
        return ""
    return f"Pain before you begin?  0 none … 9, {UNBEARABLE} worst, or nothing"


def asks_for_pain(session: Session) -> bool:
    """True while how much it hurts beforehand can still be said: in the first exercise."""
    phases = session.player.timeline.phases
    phase = session.player.phase
    if phase is None or session.pain_before is not None or session.stops:
        return False
    return (phase.round, phase.step) == (phases[0].round, phases[0].step)


def checklist(session: Session) -> tuple[str, ...]:
    """What to have ready before the first exercise: room, clothes, and the things that are used.

    Shown while getting ready for it ("What Is The One Stretch To Relieve Back Pain": a clean flat
    surface with room to move, and comfortable clothes; R38). Of a thing that something else may
    stand in for, both are named (R39).
    """
    player = session.player
    if not session.plan.manner.checklist:
        return ()
    if player.index or player.phase is None or player.phase.kind is not PhaseKind.PREPARE:
        return ()
    walked = {phase.exercise for phase in player.timeline.phases}
    used = [exercise for exercise in session.plan.exercises if exercise.id in walked]
    things = (
        *(thing for exercise in used for thing in exercise.equipment),
        *(thing for exercise in used for thing in exercise.optional_equipment),
    )
    return (
        "flat, clear place",
        "loose clothes",
        *map(_in_words, dict.fromkeys(things)),
    )


def _in_words(thing: str) -> str:
    """`strap or towel`."""
    does_as_well = sorted(SUBSTITUTES.get(thing, ()))
    return " or ".join(name.replace("-", " ") for name in (thing, *does_as_well))


def place_in_words(session: Session, now: float) -> str:
    """Where a session stands: `Cat-cow: Hold, left side, rep 2 of 3, 0:12 to go`."""
    player = session.player
    phase = player.phase
    if phase is None:
        return "the end"
    side = f"{phase.side.value} side" if phase.side else ""
    left = f"{notation.clock(player.remaining(now))} to go"
    parts = (PHASE_IN_WORDS[phase.kind], side, count_of(phase), left)
    exercise = session.plan.exercise(phase.exercise)
    if exercise and phase.rest_step is not None:
        return f"Rest before {exercise.name}, {left}"
    name = f"{exercise.name}: " if exercise else ""
    return name + ", ".join(part for part in parts if part)


def move_in_words(move: Move) -> str:
    """What a move did, for saying that it was taken back."""
    return _MOVES.get(move, move.value)


_MOVES = {
    Move.NEXT: "the step forward",
    Move.BACK: "the step back",
    Move.AGAIN: "the phase again",
    Move.RESTART: "the exercise again",
    Move.SKIP: "the skipped exercise",
    Move.PREVIOUS: "the exercise before",
    Move.ADD: "the five seconds",
    Move.LATER: "leaving it for later",
    Move.EARLY: "ending the set",
}
