"""The one line that says what to do now."""

from collections.abc import Sequence

import msgspec
import pytest

from tests.core.test_hints import SHIPPED
from tui.core.cue import cue_for, getting_ready, own_pace, resting, switching_to
from tui.core.dose import Side
from tui.core.exercise import Breath, Breathe, Exercise, Kind, Position
from tui.core.phase import PhaseKind


def exercise(
    kind: Kind = Kind.MUSCLE_STRETCH,
    position: Position | None = None,
    equipment: Sequence[str] = (),
) -> Exercise:
    return Exercise(
        id="x",
        name="X",
        kind=kind,
        steps=("Do it.",),
        position=position,
        equipment=tuple(equipment),
    )


OF_ONE_REPETITION = (
    PhaseKind.EASE, PhaseKind.HOLD, PhaseKind.RELEASE, PhaseKind.OUT, PhaseKind.PAUSE,
    PhaseKind.BACK, PhaseKind.INHALE, PhaseKind.EXHALE,
)  # fmt: skip


@pytest.mark.parametrize("exercise_kind", Kind)
def test_every_part_of_a_repetition_has_its_own_cue(exercise_kind: Kind) -> None:
    cues = [cue_for(kind, exercise(exercise_kind)) for kind in OF_ONE_REPETITION]
    assert len(set(cues)) == len(cues)
    assert all(0 < len(cue) <= 60 and not cue.endswith(".") for cue in cues)


def test_strength_is_not_called_a_stretch() -> None:
    cue = cue_for(PhaseKind.EASE, exercise(Kind.STRENGTH_STABILITY))
    assert cue == "Move slowly into position"
    assert "stretch" in cue_for(PhaseKind.EASE, exercise(Kind.MUSCLE_STRETCH))


@pytest.mark.parametrize(
    ("position", "equipment", "cue"),
    [
        (None, [], "Get ready"),
        (None, ["strap"], "Have ready: strap"),
        (Position.STANDING, [], "Get into position: standing"),
        (
            Position.SUPINE,
            ["foam-roller", "strap"],
            "Get into position: lying on the back, legs straight; have ready: foam roller, strap",
        ),
        (Position.SITTING, ["chair"], "Get into position: sitting on a chair"),
        (
            Position.SITTING,
            ["chair", "strap"],
            "Get into position: sitting on a chair; have ready: strap",
        ),
        (
            Position.STANDING,
            ["chair"],
            "Get into position: standing; have ready: chair",
        ),
    ],
)
def test_getting_ready(position: Position | None, equipment: list[str], cue: str) -> None:
    assert getting_ready(exercise(position=position, equipment=equipment)) == cue


def test_strength_is_braced() -> None:
    told = getting_ready(exercise(Kind.STRENGTH_STABILITY, Position.HOOK_LYING, ["strap"]))
    assert told == (
        "Get into position: lying on the back, knees bent; have ready: strap; "
        "draw the lower belly gently in"
    )
    assert getting_ready(exercise(Kind.STRENGTH_STABILITY)) == "Draw the lower belly gently in"


@pytest.mark.parametrize("shipped", SHIPPED.exercises, ids=lambda shipped: shipped.id)
def test_the_lower_belly_is_drawn_in_for_all_strength_work_and_nothing_else(
    shipped: Exercise,
) -> None:
    is_told = "draw the lower belly gently in" in getting_ready(shipped).lower()
    assert is_told is (shipped.kind is Kind.STRENGTH_STABILITY)


BREATHING = msgspec.structs.replace(
    exercise(Kind.JOINT_MOBILITY), breathe=Breathe(out=Breath.EXHALE, back=Breath.INHALE)
)


@pytest.mark.parametrize(
    ("kind", "told", "with_breath", "without"),
    [
        (PhaseKind.OUT, "", "Move out and breathe out", "Move out, steadily"),
        (PhaseKind.PAUSE, "", "Stay there a moment", "Stay there a moment"),
        (PhaseKind.BACK, "", "Move back and breathe in", "Move back, steadily"),
        (PhaseKind.OUT, "A little wider", "A little wider; breathe out", "A little wider"),
        (PhaseKind.PAUSE, "A little wider", "A little wider", "A little wider"),
        (PhaseKind.BACK, "A little wider", "A little wider; breathe in", "A little wider"),
        (PhaseKind.EASE, "Go lower", "Go lower", "Go lower"),
        (PhaseKind.HOLD, "Go lower", "Go lower", "Go lower"),
        (PhaseKind.RELEASE, "Go lower", "Let go slowly", "Let go slowly"),
        (PhaseKind.INHALE, "", "Breathe in", "Breathe in"),
        (PhaseKind.EXHALE, "Go lower", "Go lower; breathe out", "Go lower; breathe out"),
    ],
)
def test_breathing_and_what_one_repetition_says(
    kind: PhaseKind, told: str, with_breath: str, without: str
) -> None:
    assert cue_for(kind, BREATHING, breathing=True, told=told) == with_breath
    assert cue_for(kind, BREATHING, breathing=False, told=told) == without


@pytest.mark.parametrize("kind", OF_ONE_REPETITION)
def test_an_exercise_that_does_not_say_how_to_breathe(kind: PhaseKind) -> None:
    silent = exercise(Kind.JOINT_MOBILITY)
    assert cue_for(kind, silent, breathing=True) == cue_for(kind, silent, breathing=False)


def test_a_breath_in_the_pause_is_said_there() -> None:
    sphinx = msgspec.structs.replace(BREATHING, breathe=Breathe(pause=Breath.EXHALE))
    cue = cue_for(PhaseKind.PAUSE, sphinx, breathing=True)
    assert cue == "Stay there a moment and breathe out"


@pytest.mark.parametrize("position", Position)
def test_every_position_is_named_in_words(position: Position) -> None:
    assert position.value == "standing" or getting_ready(exercise(position=position)) != "Get ready"


def test_between() -> None:
    assert switching_to(Side.RIGHT) == "Change to the right side"
    assert switching_to(Side.LEFT) == "Change to the left side"
    assert resting(2, 3) == "Rest; set 2 of 3 comes next"


@pytest.mark.parametrize(
    ("reps", "side", "beginning"),
    [
        (1, Side.BOTH, "Once, at your own pace"),
        (10, Side.BOTH, "10 times, at your own pace"),
        (10, Side.EACH, "10 times, at your own pace"),
        (10, Side.ALTERNATE, "10 times on each side, in turn, at your own pace"),
    ],
)
def test_own_pace(reps: int, side: Side, beginning: str) -> None:
    assert own_pace(reps, side).startswith(beginning)
