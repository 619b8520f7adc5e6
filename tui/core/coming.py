"""What comes next in a session, as a person would announce it."""

from itertools import islice

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.cue import place_and_things
from tui.core.dose import Side
from tui.core.phase import Phase, PhaseKind
from tui.core.timeline import Timeline


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


def _place_of(phase: Phase) -> tuple[object, ...]:
    return (phase.round, phase.step, phase.set, phase.rep, phase.side)


def _begins_anew(here: Phase, phase: Phase) -> bool:
    """True for the first phase of something else: another exercise, set, side or repetition."""
    if phase.is_between:
        return True
    return phase.is_work and (here.is_between or _place_of(phase) != _place_of(here))


def _announcement(here: Phase, phase: Phase, catalog: Catalog) -> str:
    is_next = (phase.round, phase.step) != (here.round, here.step)
    if phase.rest_step is not None:
        then = f", then {_exercise(phase, catalog)}" if is_next else ""
        return f"rest {notation.number(phase.seconds)} s{then}"
    if is_next or here.rest_step is not None:
        return _exercise(phase, catalog)
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


def _exercise(phase: Phase, catalog: Catalog) -> str:
    """The exercise of a phase, with the place and the things that it takes."""
    exercise = catalog.exercise(phase.exercise)
    where = place_and_things(exercise) if exercise else ""
    name = catalog.name_of(phase.exercise)
    return f"{name} ({where})" if where else name


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
