"""The shipped routines against the articles, whose doses were typed in here by hand."""

from typing import Any, NamedTuple

import pytest

from tests.commands.conftest import Supple

Range = tuple[float, float]


class Given(NamedTuple):
    """What an article says of an exercise; None where it says nothing."""

    exercise: str
    reps: Range | None = None
    """On each side, where there are sides."""
    hold: Range | None = None
    breaths: Range | None = None
    sides: bool | None = None
    """True: one side, then the other."""
    sets: int = 1
    moved: bool = False
    """True: in and out, not held."""


ANY = float("inf")
KNEE = Given("knee-to-chest", hold=(20, 30), sides=True)
ROTATION = Given("lower-back-rotation-hold", hold=(20, 30), sides=True)
BACK_BEND = Given("kneeling-back-bend", reps=(5, 10), hold=(20, 30), sides=False)
BRIDGE = Given("bridge-hold", reps=(10, 10), hold=(10, 15), sides=False)

ARTICLES = {
    # "I'm a Physical Therapist. These Are the 4 Essential Pain-Relieving Stretches ..."
    "four-essentials": [KNEE, ROTATION, BACK_BEND, BRIDGE],
    "four-essentials-plus": [
        KNEE,
        ROTATION,
        BACK_BEND,
        BRIDGE,
        Given("cat-stretch", reps=(5, 10), sides=False, moved=True),
        Given("seated-rotation", reps=(2, 3), hold=(15, 30), sides=True),
        Given("sciatic-glide-supine", reps=(10, 15), sides=True, moved=True),
    ],
    # "Physical Therapy Stretches for Back Pain": spine in repetitions, hips held for 30 seconds.
    "upper-lower-hips": [
        Given("thoracic-extension-foam-roll", moved=True),
        Given("thread-the-needle", sides=True, moved=True),
        Given("press-up", moved=True),
        Given("open-book-low", sides=True, moved=True),
        Given("hip-flexor-kneeling", hold=(30, 30), sides=True),
        Given("figure-four", hold=(30, 30), sides=True),
    ],
    # "What Is The One Stretch To Relieve Back Pain"
    "mobility-first": [
        Given("lower-trunk-rotation", reps=(10, 20), sides=True, moved=True),
        Given("knee-to-chest", reps=(2, 3), hold=(10, 30), sides=True),
        Given("outer-hip-stretch"),
        Given("hamstring-strap", hold=(30, ANY), sides=True),
        Given("hip-flexor-kneeling", hold=(30, 30), sides=True),
        Given("press-up"),
    ],
    "strength-second": [
        Given("pelvic-tilt", reps=(10, 20), sides=False, moved=True),
        Given("bridge-reps", reps=(10, 15), sides=False, sets=2, moved=True),
        Given("plank-progression", sets=3),
        Given("reach-outs"),
        Given("sit-to-stand", sets=2),
    ],
    "feel-better-seven": [
        Given("hamstring-strap", hold=(30, ANY), sides=True),
        Given("lower-trunk-rotation", reps=(10, 10), sides=True, moved=True),
        Given("knee-to-chest-straight", hold=(30, 30), sides=True),
        Given("knee-to-chest-double", breaths=(2, ANY), sides=False),
        Given("figure-four", breaths=(10, 15), sides=True),
        Given("open-book-low", sides=True),
        Given("childs-pose", sides=False),
        Given("cobra", sides=False),
    ],
    # "Relieve Back Pain With These Stretches"
    "five-classics": [
        Given("knee-to-chest", reps=(3, 3), hold=(30, 60), sides=True),
        Given("trunk-rotation-crossover", sides=True),
        Given("cat-cow", sides=False, moved=True),
        Given("pelvic-tilt-hold", hold=(5, 5), sides=False),
        Given("flexion-rotation", hold=(20, 20), sides=True),
    ],
}
TOTALS = {
    # prepare + between + (ease + hold + release) of each repetition + switches, by hand
    "four-essentials": 10 + 3 * 15 + 2 * (2 * 36 + 5) + 5 * 26 + 10 * 16,
    "four-essentials-plus": 499 + 3 * 15 + 5 * 9 + (4 * 21 + 5) + (2 * 10 * 7 + 5),
    "strength-second": 10 + 4 * 15 + 50 + (2 * 60 + 60) + (3 * 21 + 60) + 2 * 8 * 7 + 2 * 48 + 60,
    "five-classics": (10 + 4 * 15 + (6 * 36 + 5) + (4 * 26 + 5) + 8 * 6 + 10 * 11 + (4 * 26 + 5)),
}
WORK = {"hold", "out", "pause", "back", "inhale", "exhale"}


def steps(supple: Supple, routine: str) -> list[list[dict[str, Any]]]:
    """The working phases of each step."""
    phases = supple("show", routine, "--json").json["phases"]
    work = [phase for phase in phases if phase["kind"] in WORK]
    return [
        [phase for phase in work if phase["step"] == step]
        for step in sorted({phase["step"] for phase in work})
    ]


@pytest.mark.parametrize("routine", ARTICLES)
def test_a_routine_has_the_exercises_of_its_article_in_order(supple: Supple, routine: str) -> None:
    found = [{phase["exercise"] for phase in step} for step in steps(supple, routine)]
    assert found == [{given.exercise} for given in ARTICLES[routine]]


@pytest.mark.parametrize("routine", ARTICLES)
def test_a_routine_keeps_the_doses_of_its_article(supple: Supple, routine: str) -> None:
    for given, phases in zip(ARTICLES[routine], steps(supple, routine), strict=True):
        where = f"{routine}: {given.exercise}"
        sides = {phase["side"] for phase in phases}
        if given.sides is not None:
            assert sides == ({"left", "right"} if given.sides else {None}), where
        assert {phase["set"] for phase in phases} == set(range(1, given.sets + 1)), where
        kinds = {phase["kind"] for phase in phases}
        assert not given.moved or {"out", "back"} <= kinds <= {"out", "pause", "back"}, where
        if given.hold:
            assert kinds == {"hold"}, where
            low, high = given.hold
            assert all(low <= phase["seconds"] <= high for phase in phases), where
        for side in sides:
            on_side = [phase for phase in phases if phase["side"] == side]
            reps = {phase["rep"] for phase in on_side}
            assert reps == set(range(1, len(reps) + 1)), where
            if given.reps:
                assert given.reps[0] <= len(reps) <= given.reps[1], where
            if given.breaths:
                breaths = [phase["kind"] for phase in on_side].count("exhale")
                assert given.breaths[0] <= breaths <= given.breaths[1], where


@pytest.mark.usefixtures("no_reading")
@pytest.mark.parametrize("routine", TOTALS)
def test_a_total_is_what_one_computes_by_hand(supple: Supple, routine: str) -> None:
    assert supple("show", routine, "--json").json["total_seconds"] == TOTALS[routine]


def test_one_repetition_a_side_is_one_hold_a_side(supple: Supple) -> None:
    knee = steps(supple, "four-essentials")[0]
    assert [(phase["side"], phase["seconds"]) for phase in knee] == [("left", 30), ("right", 30)]


def test_rocking_goes_from_side_to_side(supple: Supple) -> None:
    rocking = steps(supple, "mobility-first")[0]
    sides = [phase["side"] for phase in rocking if phase["kind"] == "out"]
    assert sides == ["left", "right"] * 10
