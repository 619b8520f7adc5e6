"""What a phase tells the person to do, in one short line."""

from tui.core.dose import Side
from tui.core.exercise import POSITION_IN_WORDS, Exercise, Kind
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

RUNG = frozenset({PhaseKind.RELEASE, PhaseKind.SWITCH, PhaseKind.REST, PhaseKind.PREPARE})
"""The phases whose beginning is worth a bell: something is over."""


def cue_for(kind: PhaseKind, exercise: Exercise) -> str:
    """The cue of a working phase."""
    if kind is PhaseKind.EASE and exercise.kind is Kind.STRENGTH_STABILITY:
        return "Move slowly into position"
    return _CUES[kind]


def getting_ready(exercise: Exercise) -> str:
    """The cue of the prepare phase: the position to take and what must be at hand."""
    position = (
        f"Get into position: {POSITION_IN_WORDS[exercise.position]}" if exercise.position else ""
    )
    things = [thing.replace("-", " ") for thing in exercise.equipment]
    if exercise.position and "chair" in POSITION_IN_WORDS[exercise.position]:
        things = [thing for thing in things if thing != "chair"]
    needed = f"have ready: {', '.join(things)}" if things else ""
    text = "; ".join(part for part in (position, needed) if part)
    return text[:1].upper() + text[1:] or "Get ready"


def switching_to(side: Side) -> str:
    """The cue of the switch phase."""
    return f"Change to the {side.value} side"


def resting(next_set: int, sets: int) -> str:
    """The cue of the rest between two sets."""
    return f"Rest; set {next_set} of {sets} comes next"


def own_pace(reps: int, side: Side) -> str:
    """The cue of a self-paced phase."""
    times = f"{reps} times" if reps > 1 else "Once"
    where = {Side.ALTERNATE: " on each side, in turn"}.get(side, "")
    return f"{times}{where}, at your own pace"
