"""A limb reaches for a place with the bones it has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.figure.bodies import BONES, bones, poses
from tests.strategies import modest
from tui.core.figure import body
from tui.core.figure.contact import arm_reaching, leg_reaching
from tui.core.figure.pose import STANDING, Pose
from tui.core.figure.skeleton import skeleton_of
from tui.core.figure.vector import Vector, distance, minus, unit

places = st.tuples(*[st.floats(-120, 120)] * 3)
LEG = body.THIGH + body.SHIN


@modest
@given(poses, places)
def test_a_leg_keeps_its_bones_wherever_it_reaches(pose: Pose, target: Vector) -> None:
    skeleton = skeleton_of(pose)
    leg = leg_reaching(skeleton.near_leg, target, (1.0, 0.0, 0.0))
    assert bones(skeleton.with_limb("near_leg", leg)) == pytest.approx(BONES)


@modest
@given(poses, places)
def test_an_arm_keeps_its_bones_wherever_it_reaches(pose: Pose, target: Vector) -> None:
    skeleton = skeleton_of(pose)
    arm = arm_reaching(skeleton.far_arm, target, (1.0, 0.0, 0.0))
    assert bones(skeleton.with_limb("far_arm", arm)) == pytest.approx(BONES)


@modest
@given(poses, st.floats(0.1, 0.999), places)
def test_what_is_within_reach_is_reached(pose: Pose, part: float, way: Vector) -> None:
    leg = skeleton_of(pose).near_leg
    x, y, z = unit(way, (0.0, 1.0, 0.0))
    far = part * LEG
    target = (leg.root[0] + x * far, leg.root[1] + y * far, leg.root[2] + z * far)
    assert distance(leg_reaching(leg, target, (1.0, 0.0, 0.0)).end, target) < 1e-6


def test_what_is_too_far_is_pointed_at() -> None:
    leg = skeleton_of(STANDING).near_leg
    target = (leg.root[0] + 200, leg.root[1], leg.root[2])
    end = leg_reaching(leg, target, (0.0, 1.0, 0.0)).end
    assert minus(end, leg.root) == pytest.approx((LEG, 0, 0), abs=1e-3)


@pytest.mark.parametrize("bends", [1.0, -1.0])
def test_a_straight_leg_bends_to_the_side_it_bends_to(bends: float) -> None:
    leg = skeleton_of(STANDING).near_leg
    target = (leg.root[0], leg.root[1] - 30, leg.root[2])
    knee = leg_reaching(leg, target, (bends, 0.0, 0.0)).middle
    assert (knee[0] - leg.root[0]) * bends > 10


def test_the_foot_keeps_its_direction() -> None:
    leg = skeleton_of(STANDING).near_leg
    moved = leg_reaching(leg, (10.0, -30.0, leg.root[2]), (1.0, 0.0, 0.0))
    assert minus(moved.tip, moved.end) == pytest.approx(minus(leg.tip, leg.end))
