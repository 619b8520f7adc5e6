"""A pose takes from others what it does not say."""

import pytest

from tui.core.figure.entry import Carrier, Hold, PoseEntry
from tui.core.figure.links import PoseCircleError, UnknownPoseError
from tui.core.figure.pose import STANDING, blend, pose_named

POSES = {
    "lying": PoseEntry(
        say="Lie down.",
        rests_on=Carrier.BACK,
        trunk=(180, 180, 180, 180),
        legs=(0, 0, 80),
        arms=(-6, -2),
        arms_out=(10, 20),
        hold=Hold(hands="floor", far_foot="stay"),
    ),
    "one-up": PoseEntry(say="One leg up.", like="lying", near_leg=(90, 80, 150)),
    "both-up": PoseEntry(say="Both up.", like="one-up", legs=(90, 90, 90), legs_out=(5, 0, 0)),
    "arms-down": PoseEntry(say="Arms down.", like="lying", arms=(0, 0)),
    "free": PoseEntry(say="Let go.", like="lying", hold=Hold()),
    "wide": PoseEntry(say="Wide.", like="lying", far_arm_out=(80, 80)),
    "lost": PoseEntry(say="Lost.", like="nowhere"),
    "a": PoseEntry(say="A.", like="b"),
    "b": PoseEntry(say="B.", like="a"),
    "itself": PoseEntry(say="I.", like="itself"),
}


def test_what_is_said_of_both_is_said_of_each() -> None:
    pose = pose_named("lying", POSES)
    assert pose.near_leg == pose.far_leg == ((0, 0, 80), (0, 0, 0))
    assert pose.near_arm == pose.far_arm == ((-6, -2), (10, 20))
    assert (pose.near_hand_on, pose.far_hand_on) == ("floor", "floor")
    assert (pose.near_foot_on, pose.far_foot_on) == ("", "stay")


def test_what_is_not_said_is_as_in_the_other_pose() -> None:
    pose, lying = pose_named("one-up", POSES), pose_named("lying", POSES)
    assert pose == lying._replace(say="One leg up.", near_leg=((90, 80, 150), (0, 0, 0)))


def test_saying_it_of_both_goes_over_what_one_was_given() -> None:
    pose = pose_named("both-up", POSES)
    assert pose.near_leg == pose.far_leg == ((90, 90, 90), (5, 0, 0))


def test_a_direction_on_the_page_stays_on_the_page() -> None:
    assert pose_named("arms-down", POSES).near_arm == ((0, 0), (0, 0))


def test_a_tilt_alone_leaves_the_direction() -> None:
    pose = pose_named("wide", POSES)
    assert pose.far_arm == ((-6, -2), (80, 80))
    assert pose.near_arm == ((-6, -2), (10, 20))


def test_an_empty_hold_lets_go() -> None:
    assert pose_named("free", POSES).near_hand_on == ""


def test_a_pose_that_says_nothing_stands() -> None:
    assert pose_named("x", {"x": PoseEntry(say="Stand.")}) == STANDING._replace(say="Stand.")


@pytest.mark.parametrize(("name", "missing"), [("gone", "gone"), ("lost", "nowhere")])
def test_a_pose_that_is_missing(name: str, missing: str) -> None:
    with pytest.raises(UnknownPoseError, match=missing):
        pose_named(name, POSES)


@pytest.mark.parametrize(
    ("name", "circle"), [("a", "a like b like a"), ("itself", "itself like itself")]
)
def test_a_circle_is_named(name: str, circle: str) -> None:
    with pytest.raises(PoseCircleError, match=circle):
        pose_named(name, POSES)


def test_numbers_blend_as_they_are_written() -> None:
    a, b = pose_named("lying", POSES), pose_named("both-up", POSES)
    between = blend(a, b, 0.25)
    assert between.near_leg == ((22.5, 22.5, 82.5), (1.25, 0, 0))
    assert between.say == "Lie down."
    assert blend(a, b, 0) == a
