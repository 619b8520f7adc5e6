"""The phase and what to do in it, in words so short that they can be shown across a room."""

from tui.core.exercise import Exercise, Position
from tui.core.phase import Phase, PhaseKind

MAX_LENGTH = 12
"""Characters of a cue that is called out."""

_PHASE = {
    PhaseKind.PREPARE: "READY",
    PhaseKind.EASE: "EASE IN",
    PhaseKind.HOLD: "HOLD",
    PhaseKind.RELEASE: "LET GO",
    PhaseKind.OUT: "OUT",
    PhaseKind.PAUSE: "STAY",
    PhaseKind.BACK: "BACK",
    PhaseKind.INHALE: "INHALE",
    PhaseKind.EXHALE: "EXHALE",
    PhaseKind.SWITCH: "SWITCH",
    PhaseKind.REST: "REST",
    PhaseKind.WAIT: "GO",
}
_CUE = {
    PhaseKind.EASE: "SLOWLY",
    PhaseKind.HOLD: "BREATHE",
    PhaseKind.RELEASE: "SLOWLY",
    PhaseKind.OUT: "STEADILY",
    PhaseKind.BACK: "STEADILY",
    PhaseKind.INHALE: "STAY STILL",
    PhaseKind.EXHALE: "STAY STILL",
}
_POSITION = {
    Position.SUPINE: "ON YOUR BACK",
    Position.HOOK_LYING: "KNEES BENT",
    Position.PRONE: "FACE DOWN",
    Position.SIDE_LYING: "ON YOUR SIDE",
    Position.ALL_FOURS: "ALL FOURS",
    Position.KNEELING: "KNEEL",
    Position.HALF_KNEELING: "ONE KNEE",
    Position.SITTING: "SIT",
    Position.STANDING: "STAND",
    Position.PLANK: "PLANK",
}


def phase_called(phase: Phase) -> str:
    """The phase in a word or two, and the side that works: `HOLD LEFT`."""
    side = f" {phase.side.value.upper()}" if phase.side else ""
    return f"{_PHASE[phase.kind]}{side}"


def cue_called(phase: Phase, exercise: Exercise) -> str:
    """What to do, as the phase's cue says at length; at most `MAX_LENGTH` characters."""
    said = phase.cue.lower()
    match phase.kind:
        case PhaseKind.PREPARE:
            return _POSITION[exercise.position] if exercise.position else ""
        case PhaseKind.SWITCH:
            return next((f"TO {side.upper()}" for side in ("left", "right") if side in said), "")
        case PhaseKind.OUT | PhaseKind.PAUSE | PhaseKind.BACK if "breathe out" in said:
            return "BREATHE OUT"
        case PhaseKind.OUT | PhaseKind.PAUSE | PhaseKind.BACK if "breathe in" in said:
            return "BREATHE IN"
        case kind:
            return _CUE.get(kind, "")
