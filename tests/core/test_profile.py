"""What speaks against an exercise for one person."""

from datetime import date

import pytest

from tests.core.test_hints import SHIPPED
from tests.sessions import exercise
from tui.core.exercise import Exercise, Position
from tui.core.profile import (
    CAUTIONS,
    EXTENSION_FLAG,
    FLAGS_OF,
    Caution,
    Condition,
    Posture,
    Profile,
)

DAY = date(2026, 11, 20)
RISKS = (Condition.OSTEOPOROSIS, Condition.SPINAL_FRACTURE)


def rules(profile: Profile, one: Exercise) -> list[tuple[str, str]]:
    return [(objection.rule, objection.about) for objection in profile.against(one)]


def shipped(exercise_id: str) -> Exercise:
    found = SHIPPED.exercise(exercise_id)
    assert found is not None
    return found


@pytest.mark.parametrize("condition", Condition)
def test_every_condition_meets_flags_that_the_catalog_has(condition: Condition) -> None:
    assert FLAGS_OF[condition]
    assert FLAGS_OF[condition] <= SHIPPED.flags.keys()


@pytest.mark.parametrize("caution", CAUTIONS)
def test_a_flag_speaks_against_who_has_the_condition_and_nobody_else(caution: Caution) -> None:
    one = exercise("one", flags=(caution.flag,))
    cleared = Profile(cleared_for_extension=DAY)
    with_it = Profile(conditions=frozenset({caution.condition}), cleared_for_extension=DAY)
    assert rules(cleared, one) == []
    assert [(o.rule, o.why) for o in with_it.against(one)] == [(caution.rule, caution.why)]


@pytest.mark.parametrize(
    ("cleared", "risk", "count"),
    [(DAY, None, 0), (None, None, 1), (DAY, RISKS[0], 1), (None, RISKS[0], 2), (None, RISKS[1], 2)],
)
def test_backward_bends_need_a_clearance_and_more_care_with_a_risk(
    cleared: date | None, risk: Condition | None, count: int
) -> None:
    conditions = frozenset({risk}) if risk else frozenset[Condition]()
    profile = Profile(cleared_for_extension=cleared, conditions=conditions)
    for exercise_id in ("press-up", "sphinx", "cobra", "kneeling-back-bend"):
        found = rules(profile, shipped(exercise_id))
        assert found == [("R29", EXTENSION_FLAG)] * count


@pytest.mark.parametrize(
    ("cannot", "exercise_id", "speaks"),
    [
        (Posture.FLOOR, "bridge-reps", True),
        (Posture.FLOOR, "knee-to-chest", False),
        (Posture.FLOOR, "plank-progression", False),
        (Posture.LYING, "knee-to-chest", True),
        (Posture.LYING, "open-book-low", True),
        (Posture.LYING, "seated-rotation", False),
        (Posture.KNEELING, "cat-cow", True),
        (Posture.KNEELING, "hip-flexor-kneeling", True),
        (Posture.KNEELING, "hip-flexor-standing", False),
        (Posture.WRISTS, "cat-cow", True),
        (Posture.WRISTS, "press-up", True),
        (Posture.WRISTS, "childs-pose", False),
    ],
)
def test_a_posture_that_is_impossible(cannot: Posture, exercise_id: str, speaks: bool) -> None:
    profile = Profile(cannot=frozenset({cannot}), cleared_for_extension=DAY)
    assert bool(rules(profile, shipped(exercise_id))) is speaks


def test_an_exercise_of_which_no_place_is_known_may_be_done_anywhere() -> None:
    assert Profile(cannot=frozenset(Posture)).against(exercise("own")) == ()


def test_all_fours_ask_for_knees_and_wrists_even_without_their_flags() -> None:
    profile = Profile(cannot=frozenset({Posture.KNEELING, Posture.WRISTS}))
    assert rules(profile, exercise("own", position=Position.ALL_FOURS)) == [
        ("R46", "kneeling"),
        ("R46", "wrists"),
    ]


def test_what_is_not_wanted_is_respected() -> None:
    profile = Profile(excluded=frozenset({"childs-pose"}))
    assert rules(profile, shipped("childs-pose")) == [("R33", "excluded")]
    assert rules(profile, shipped("knee-to-chest")) == []


def test_without_a_readable_profile_every_caution_holds() -> None:
    careful = Profile.careful()
    assert careful.flags == frozenset(caution.flag for caution in CAUTIONS)
    flagged = [e for e in SHIPPED.exercises if {*careful.flags, "wrist-load"} & set(e.flags)]
    assert flagged
    assert all(careful.against(one) for one in flagged)


def test_a_choice_against_advice_is_kept_with_its_day() -> None:
    profile = Profile().agreeing_to(["cobra"], DAY).agreeing_to(["sphinx"], DAY)
    assert profile.agreed == {"cobra": DAY, "sphinx": DAY}
