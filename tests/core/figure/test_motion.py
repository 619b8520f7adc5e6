"""A body moves without losing its shape, its hold or the floor under it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.figure.bodies import BONES, bones, poses
from tests.core.figure.shipped import FIGURES, MOVES
from tests.strategies import modest
from tui.core.dose import Side
from tui.core.figure.encoding import Encoding
from tui.core.figure.entry import Carrier, Spot
from tui.core.figure.flesh import lowest
from tui.core.figure.motion import Motion
from tui.core.figure.pose import STANDING, Pose
from tui.core.figure.skeleton import spot
from tui.core.figure.stage import Stage
from tui.core.figure.vector import Vector, distance

each_move = pytest.mark.parametrize(("name", "side"), MOVES, ids=lambda part: str(part))
LOOKS = 12


def motion_of(name: str, side: Side) -> Motion:
    return Motion(FIGURES[name].frames_on(side), FIGURES[name].pin)


def looks(motion: Motion) -> list[float]:
    return [n / LOOKS for n in range(int(motion.last) * LOOKS + 1)]


@each_move
def test_no_bone_changes_its_length_along_a_move(name: str, side: Side) -> None:
    motion = motion_of(name, side)
    for at in looks(motion):
        assert bones(motion.posture(at)) == pytest.approx(BONES)


@modest
@given(st.lists(poses, min_size=2, max_size=4), st.sampled_from(Spot), st.floats(0, 3))
def test_nor_along_a_move_that_nobody_could_make(frames: list[Pose], pin: Spot, at: float) -> None:
    assert bones(Motion(frames, pin).posture(at)) == pytest.approx(BONES)


@each_move
def test_contacts_stay_within_a_quarter_of_a_dot(name: str, side: Side) -> None:
    motion = motion_of(name, side)
    dot = 1 / Stage(FIGURES[name], 40, 12, Encoding.BRAILLE).scale(side)
    missed = {miss for at in looks(motion) for miss in motion.misses(at) if miss.by > dot / 4}
    assert missed == set()


@each_move
def test_what_is_planted_in_two_frames_does_not_slip(name: str, side: Side) -> None:
    motion = motion_of(name, side)
    for number, (a, b) in enumerate(zip(motion.poses, motion.poses[1:], strict=False)):
        for end in ("near_foot", "far_foot", "near_hand", "far_hand"):
            if getattr(a, f"{end}_on") == getattr(b, f"{end}_on") == "floor":
                places = [end_of(motion, number + n / LOOKS, end) for n in range(LOOKS + 1)]
                assert max(distance(places[0], place) for place in places) < 0.3


def end_of(motion: Motion, at: float, end: str) -> Vector:
    side, _, part = end.partition("_")
    return spot(motion.posture(at), Spot(f"{side}-{'hand' if part == 'hand' else 'ankle'}"))


@each_move
def test_the_body_rests_on_the_floor_and_not_in_it(name: str, side: Side) -> None:
    motion = motion_of(name, side)
    for at in looks(motion):
        assert -1.5 <= lowest(motion.posture(at), Carrier.ANYTHING) <= 1.5


@each_move
def test_the_pin_keeps_its_place(name: str, side: Side) -> None:
    motion, pin = motion_of(name, side), FIGURES[name].pin
    if pin in (Spot.HIP, Spot.NEAR_KNEE, Spot.SHOULDERS):
        xs = [spot(motion.posture(at), pin)[0] for at in looks(motion)]
        assert max(xs) - min(xs) < 0.5


@each_move
def test_nothing_jumps(name: str, side: Side) -> None:
    motion = motion_of(name, side)
    step = 1 / 50
    for number in range(int(motion.last / step)):
        a, b = motion.posture(number * step), motion.posture((number + 1) * step)
        for limb in ("near_leg", "far_leg", "near_arm", "far_arm"):
            for before, after in zip(getattr(a, limb), getattr(b, limb), strict=True):
                assert distance(before, after) < 6


UP = STANDING._replace(rests_on=Carrier.FEET, near_hand_on="slide", far_foot_on="floor")
"""A hand is asked to the floor by somebody who stands."""


def test_what_is_out_of_reach_is_told() -> None:
    motion = Motion([UP, UP], Spot.HIP)
    assert [miss.end for miss in motion.misses(0)] == ["near_hand"]
    assert motion.misses(0)[0].by > 20


def test_a_step_plants_the_foot_anew() -> None:
    forward = UP._replace(near_hand_on="", far_leg=UP.far_leg._replace(page=(-60.0, -90.0, 0.0)))
    start = UP._replace(near_hand_on="")
    stays = Motion([start, forward], Spot.HIP)
    steps = Motion([start, forward], Spot.HIP, steps=True)
    assert end_of(stays, 1, "far_foot") == pytest.approx(end_of(stays, 0, "far_foot"))
    assert end_of(steps, 1, "far_foot")[0] > end_of(steps, 0, "far_foot")[0] + 5
