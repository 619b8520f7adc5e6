"""What a phase tells the person to do, in one short line."""

from tui.core.dose import Side
from tui.core.exercise import POSITION_IN_WORDS, Breath, Exercise, Kind
from tui.core.phase import PhaseKind

_CUES = {
    PhaseKind.EASE: "Move slowly into the stretch",
    PhaseKind.HOLD: "Stay still and keep breathing",
    PhaseKind.RELEASE: "Let go slowly",
    PhaseKind.OUT: "Move out, steadily",
    PhaseKind.PAUSE: "Stay there a moment",
    PhaseKind.BACK: "Move back, steadily",
    PhaseKind.INHALE: "Breathe in",
    PhaseKind.EXHALE: "Breathe out",
}

_WITH_BREATH = {
    PhaseKind.OUT: "Move out",
    PhaseKind.PAUSE: "Stay there a moment",
    PhaseKind.BACK: "Move back",
}
"""What moving phases say in front of a word on breathing."""

_BREATH_IN_WORDS = {Breath.INHALE: "breathe in", Breath.EXHALE: "breathe out"}

_BRACE = "draw the lower belly gently in"
"""For strength work, as "What Is The One Stretch To Relieve Back Pain" has it."""


def cue_for(kind: PhaseKind, exercise: Exercise, *, breathing: bool = False, told: str = "") -> str:
    """The cue of a phase in which a repetition is done.

    With `breathing`, moving phases say how to breathe where the exercise knows. `told` is what
    the exercise says in this repetition alone; it stands in the place of the usual words.
    """
    breath = _breath_of(kind, exercise, breathing)
    if told and kind is not PhaseKind.RELEASE:
        return f"{told}; {_BREATH_IN_WORDS[breath]}" if breath else told
    if breath and kind in _WITH_BREATH:
        return f"{_WITH_BREATH[kind]} and {_BREATH_IN_WORDS[breath]}"
    if kind is PhaseKind.EASE and exercise.kind is Kind.STRENGTH_STABILITY:
        return "Move slowly into position"
    return _CUES[kind]


def _breath_of(kind: PhaseKind, exercise: Exercise, breathing: bool) -> Breath | None:
    match kind:
        case PhaseKind.INHALE:
            return Breath.INHALE
        case PhaseKind.EXHALE:
            return Breath.EXHALE
        case PhaseKind.OUT if breathing:
            return exercise.breathe.out
        case PhaseKind.PAUSE if breathing:
            return exercise.breathe.pause
        case PhaseKind.BACK if breathing:
            return exercise.breathe.back
        case _:
            return None


def getting_ready(exercise: Exercise) -> str:
    """The cue of the prepare phase: the position to take, what must be at hand, how to brace."""
    position = "Get into position: " if exercise.position else ""
    brace = _BRACE if exercise.kind is Kind.STRENGTH_STABILITY else ""
    text = position + "; ".join(part for part in (place_and_things(exercise), brace) if part)
    return text[:1].upper() + text[1:] or "Get ready"


def place_and_things(exercise: Exercise) -> str:
    """`standing; have ready: wall`; empty when the exercise says neither."""
    place = POSITION_IN_WORDS[exercise.position] if exercise.position else ""
    things = [thing.replace("-", " ") for thing in exercise.equipment]
    if "chair" in place:
        things = [thing for thing in things if thing != "chair"]
    needed = f"have ready: {', '.join(things)}" if things else ""
    return "; ".join(part for part in (place, needed) if part)


def switching_to(side: Side) -> str:
    """The cue of the switch phase."""
    return f"Change to the {side.value} side"


def resting(next_set: int, sets: int) -> str:
    """The cue of the rest between two sets."""
    return f"Rest; set {next_set} of {sets} comes next"


def resting_before(exercise: Exercise) -> str:
    """The cue of the rest between two exercises."""
    return f"Rest; {exercise.name} comes next"


def own_pace(reps: int, side: Side) -> str:
    """The cue of a self-paced phase."""
    times = f"{reps} times" if reps > 1 else "Once"
    where = {Side.ALTERNATE: " on each side, in turn"}.get(side, "")
    return f"{times}{where}, at your own pace"
