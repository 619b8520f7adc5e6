"""The author's check finds what no body can do."""

import pytest

from tests.core.figure.shipped import CATALOG, FIGURES
from tui.core.figure.entry import FigureEntry, Hold, PoseEntry
from tui.core.figure.limits import beyond_limits, beyond_reach

POSES = dict(CATALOG.poses)


def pose(**numbers: object) -> dict[str, PoseEntry]:
    return {"x": PoseEntry(say="X.", like="standing", **numbers)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({"legs": (-90, 0, 0)}, "near knee is bent to -90"),
        ({"legs": (60, -120, -30)}, "near hip is bent to 150"),
        ({"far_leg": (-90, -90, 60)}, "far ankle is bent to 150"),
        ({"near_arm": (-90, -140)}, "near elbow is bent to -50"),
        ({"far_arm": (150, 160)}, "far shoulder is bent to 240"),
        ({"trunk": (90, 10, 10, 10)}, "waist is bent to -80"),
        ({"trunk": (90, 90, 90, 180)}, "neck is bent to 90"),
    ],
)
def test_a_joint_that_goes_too_far(numbers: dict[str, object], said: str) -> None:
    own = pose(**numbers)
    problems = [str(problem) for problem in beyond_limits(own, POSES | own)]
    assert any(said in problem for problem in problems), problems
    assert all(problem.startswith("poses.x: the ") for problem in problems)


def test_a_limb_out_of_the_page_cannot_be_judged_by_its_page() -> None:
    own = pose(arms=(-90, -200), arms_out=(80, 80))
    assert beyond_limits(own, POSES | own) == []


def test_no_shipped_pose_goes_too_far() -> None:
    assert [str(problem) for problem in beyond_limits(POSES, POSES)] == []


@pytest.mark.parametrize("name", FIGURES)
def test_every_shipped_figure_can_be_done_and_seen(name: str) -> None:
    exercise = CATALOG.exercise(name)
    assert exercise is not None
    assert exercise.figure is not None
    assert [str(p) for p in beyond_reach(exercise.figure, POSES, name)] == []


def test_every_shipped_exercise_has_a_figure() -> None:
    assert set(FIGURES) == {exercise.id for exercise in CATALOG.exercises}


def test_every_shipped_pose_is_used() -> None:
    used: set[str] = set()
    for exercise in CATALOG.exercises:
        assert exercise.figure is not None
        used |= {*exercise.figure.frames, *(exercise.figure.left_frames or ())}
    used |= {entry.like for entry in POSES.values() if entry.like}
    assert set(POSES) == used


def faults(figure: FigureEntry, **own: PoseEntry) -> list[str]:
    return [str(problem) for problem in beyond_reach(figure, POSES | own, "figure")]


def test_a_hand_that_cannot_get_there() -> None:
    tall = PoseEntry(say="Tall.", like="standing", hold=Hold(near_hand="floor"))
    figure = FigureEntry(frames=("standing", "tall"))
    assert faults(figure, tall=tall) == [
        "figure.frames[2]: the near hand is out of reach by 46.5 hundredths of the body"
    ]


def test_an_arm_that_must_bend_too_far_to_get_there() -> None:
    folded = PoseEntry(say="Folded.", like="standing", hold=Hold(near_hand="near-shoulder"))
    said = faults(FigureEntry(frames=("standing", "folded")), folded=folded)
    assert "figure.frames[2]: the near elbow is bent to 180 degrees; a body goes to 155" in said


def test_a_limb_in_the_floor() -> None:
    sunk = PoseEntry(say="Sunk.", like="supine", near_leg=(-60, -60, -60))
    said = faults(FigureEntry(frames=("sunk", "sunk")), sunk=sunk)[0]
    assert said.startswith("figure.frames[1]: a part is below the floor by 4")


def test_a_figure_of_the_left_side_is_looked_at_too() -> None:
    tall = PoseEntry(say="Tall.", like="standing", hold=Hold(near_hand="floor"))
    figure = FigureEntry(frames=("standing", "standing"), left_frames=("standing", "tall"))
    assert faults(figure, tall=tall)[0].startswith("figure.left_frames[2]: the near hand")


def test_what_leads_nowhere_is_left_to_reading() -> None:
    assert faults(FigureEntry(frames=("standing", "nowhere"))) == []
    lost = {"lost": PoseEntry(say="Lost.", like="nowhere")}
    assert beyond_limits(lost, lost) == []
