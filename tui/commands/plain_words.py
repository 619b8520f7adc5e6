"""A session in lines that a screen reader speaks well: one for each thing that happens."""

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.mark import Reason
from tui.core.moment import PHASE_IN_WORDS, count_of
from tui.core.option import option_of
from tui.core.phase import Phase, PhaseKind
from tui.core.session import Session
from tui.core.summary import Outcome, summarise

HELP = (
    "Keys, each followed by Enter: p pause or go on, n next, b back, r this phase again, "
    "R this exercise again, N next exercise, B exercise before, + and - five seconds, "
    ". tired: end this set, ! it hurts, l leave the rest for later, u undo, k I know this one, "
    "o do it another way, t tap at each breath out, i how it is done, w where am I, q leave, "
    "? this help. "
    "Enter alone: done, or go on."
)
_REASONS = {Reason.HURTS: "it hurt", Reason.TIRED: "tired"}


def phase_line(session: Session, index: int, catalog: Catalog) -> str:
    """The phase with this index as it begins, with the time since the start."""
    timeline = session.player.timeline
    phase = timeline.phases[index]
    return f"{notation.clock(timeline.starts[index])} {_phase(session, phase, catalog)}"


def _phase(session: Session, phase: Phase, catalog: Catalog) -> str:
    seconds = f"{notation.number(phase.seconds)} s"
    word = PHASE_IN_WORDS[phase.kind]
    if phase.kind is PhaseKind.PREPARE:
        step = session.plan.routine.steps[phase.step - 1]
        optional = "Optional, N skips it. " if step.optional else ""
        return f"{word}, {seconds}. {optional}{_how(session, phase, catalog, step.notes)}"
    if phase.is_between:
        return f"{phase.cue}, {seconds}."
    side = f"{phase.side.value} side" if phase.side else ""
    if phase.is_open:
        return f"{', '.join(part for part in (phase.cue, side) if part)}."
    at_least = "at least " if phase.limit else ""
    parts = (word, side, count_of(phase), f"{at_least}{seconds}")
    return f"{', '.join(part for part in parts if part)}.{_breath(phase)}"


def _breath(phase: Phase) -> str:
    """How to breathe while moving, where the cue says so."""
    said = phase.cue.lower()
    is_moving = phase.kind in (PhaseKind.OUT, PhaseKind.PAUSE, PhaseKind.BACK)
    return f" {phase.cue}." if is_moving and "breathe" in said else ""


def _how(session: Session, phase: Phase, catalog: Catalog, notes: str) -> str:
    """What a person must know before an exercise: name, position, steps, way, their own notes."""
    exercise = catalog.exercise(phase.exercise)
    if exercise is None:
        return phase.exercise
    feel = f" Feel it: {exercise.feel}." if exercise.feel else ""
    own = f" Note: {notes}" if notes else ""
    option = option_of(exercise, session.options)
    way = f", {option}" if option else ""
    return f"Next: {exercise.name}{way}. {phase.cue}. {' '.join(exercise.steps)}{feel}{own}"


def result_line(session: Session, now: float) -> str:
    """What was done, in one line."""
    summary = summarise(session, now)
    worked = notation.clock(summary.done_seconds)
    count = notation.counted(len(summary.steps), "exercise")
    return f"{summary.done} of {count} done, {worked} of exercise."


def shortfall_lines(session: Session, now: float, catalog: Catalog) -> tuple[str, ...]:
    """A line for each exercise that was not done whole, with the reason if there is one."""
    lines = []
    for step in summarise(session, now).steps:
        if step.outcome is not Outcome.DONE:
            word = "skipped" if step.outcome is Outcome.SKIPPED else "done in part"
            reason = f": {_REASONS[step.reason]}" if step.reason else ""
            lines.append(f"{catalog.name_of(step.exercise)} {word}{reason}.")
    return tuple(lines)
