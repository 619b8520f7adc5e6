"""Bodies for hypothesis to make up, and their bones."""

import itertools

from hypothesis import strategies as st

from tui.core.figure import body
from tui.core.figure.entry import Carrier, Spot
from tui.core.figure.pose import Pose, Segments
from tui.core.figure.skeleton import Limb, Skeleton
from tui.core.figure.vector import distance

BONES = {
    "pelvis": body.PELVIS,
    "lower back": body.LOWER_BACK,
    "chest": body.CHEST,
    "neck": body.NECK,
    **{f"{side} thigh": body.THIGH for side in ("near", "far")},
    **{f"{side} shin": body.SHIN for side in ("near", "far")},
    **{f"{side} foot": body.TOE for side in ("near", "far")},
    **{f"{side} upper arm": body.UPPER_ARM for side in ("near", "far")},
    **{f"{side} forearm": body.FOREARM for side in ("near", "far")},
    **{f"{side} hand": body.HAND for side in ("near", "far")},
    "hips": 2 * body.HIP_HALF,
    "shoulders": 2 * body.SHOULDER_HALF,
}


def bones(skeleton: Skeleton) -> dict[str, float]:
    """How long every bone of a body is."""
    seat, waist, ribs, neck, skull = skeleton.spine
    lengths = {
        "pelvis": distance(seat, waist),
        "lower back": distance(waist, ribs),
        "chest": distance(ribs, neck),
        "neck": distance(neck, skull),
        "hips": distance(skeleton.near_leg.root, skeleton.far_leg.root),
        "shoulders": distance(skeleton.near_arm.root, skeleton.far_arm.root),
    }
    for side, leg, arm in (
        ("near", skeleton.near_leg, skeleton.near_arm),
        ("far", skeleton.far_leg, skeleton.far_arm),
    ):
        lengths |= _of_limb(leg, f"{side} thigh", f"{side} shin", f"{side} foot")
        lengths |= _of_limb(arm, f"{side} upper arm", f"{side} forearm", f"{side} hand")
    return lengths


def _of_limb(limb: Limb, *names: str) -> dict[str, float]:
    ends = itertools.pairwise(limb)
    return {name: distance(a, b) for name, (a, b) in zip(names, ends, strict=True)}


def segments(count: int) -> st.SearchStrategy[Segments]:
    """Directions of a chain, any way round."""
    return st.builds(
        Segments,
        st.tuples(*[st.floats(-200, 200)] * count),
        st.tuples(*[st.floats(-90, 90)] * count),
    )


_on = st.sampled_from(["", "floor", "slide", "stay", *(spot.value for spot in Spot)])

poses: st.SearchStrategy[Pose] = st.builds(
    Pose,
    say=st.just("A pose."),
    rests_on=st.sampled_from(Carrier),
    trunk=segments(4),
    turn=st.tuples(*[st.floats(-90, 90)] * 3),
    near_leg=segments(3),
    far_leg=segments(3),
    near_arm=segments(2),
    far_arm=segments(2),
    near_hand_on=_on,
    far_hand_on=_on,
    near_foot_on=_on,
    far_foot_on=_on,
)
"""Poses as a file may hold them, most of them beyond what a body can do."""
