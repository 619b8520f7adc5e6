"""A body as outlines, part by part from the farthest to the nearest."""

import itertools
from collections.abc import Collection, Iterator
from typing import NamedTuple

from tui.core.figure import body
from tui.core.figure.entry import Area
from tui.core.figure.flesh import heel, trunk_stations
from tui.core.figure.outline import Lens, Outline, ball, bone, joint, sleeve, slices
from tui.core.figure.skeleton import Limb, Skeleton
from tui.core.figure.vector import Vector, along, between

_FAR_THICKNESS = 0.72
"""How thick the limbs behind the body are drawn, compared with the near ones."""
_SLEEVE = 0.4
"""Part of a bone, from its joint on, that the ring round the limb's other bone never cuts."""
_BREATH = 0.28
"""How much further a full breath takes the front of the trunk."""

_ON_TRUNK: dict[Area, tuple[float, float]] = {
    Area.LOWER_BACK: (0.3, 2.05),
    Area.UPPER_BACK: (2.0, 2.95),
    Area.BACK: (0.3, 2.95),
    Area.CHEST: (2.0, 2.95),
    Area.BELLY: (0.4, 2.05),
    Area.SIDE: (0.4, 2.7),
    Area.NECK: (2.8, 2.95),
    Area.BUTTOCK: (-0.3, 0.5),
    Area.HIP_FRONT: (-0.3, 0.2),
}
"""From where to where each area goes on the trunk: 0 the seat, 1 waist, 2 ribs, 3 neck."""
_ON_THIGH: dict[Area, tuple[float, float]] = {
    Area.BUTTOCK: (0.0, 0.3),
    Area.HIP_FRONT: (0.0, 0.45),
    Area.OUTER_HIP: (0.0, 0.6),
    Area.THIGH_FRONT: (0.12, 0.95),
    Area.THIGH_BACK: (0.1, 0.95),
}
_ON_SHIN: dict[Area, tuple[float, float]] = {Area.CALF: (0.1, 0.6)}


class Part(NamedTuple):
    """A piece of the body that is drawn at once."""

    name: str
    depth: float
    """How near to the viewer."""
    is_far: bool
    outlines: list[Outline]
    accent: list[Outline]
    """The stretched region of it."""
    joints: list[Outline]
    """Where it goes over into its neighbours, so that nothing must be cut there."""


def parts_of(
    skeleton: Skeleton,
    lens: Lens,
    stretch: Collection[Area],
    breath: float,
    dims_far: bool,
    *,
    works_far: bool = False,
) -> list[Part]:
    """Every part, in the order in which they are drawn; `breath` is 0 (out) to 1 (in).

    What is stretched of the legs is the near one's, or with `works_far` the far one's.
    """
    near, far = ((), stretch) if works_far else (stretch, ())
    parts = [
        _trunk(skeleton, lens, stretch, breath),
        _head(skeleton, lens),
        *_leg("near-leg", skeleton.near_leg, lens, near, False),
        *_leg("far-leg", skeleton.far_leg, lens, far, dims_far),
        *_arm("near-arm", skeleton.near_arm, lens, False),
        *_arm("far-arm", skeleton.far_arm, lens, dims_far),
    ]
    # Rounded, so that parts that lie equally deep keep their order while they move.
    return sorted(parts, key=lambda part: round(part.depth, 3))


def _trunk(skeleton: Skeleton, lens: Lens, stretch: Collection[Area], breath: float) -> Part:
    spine = skeleton.spine
    stations = trunk_stations(skeleton)
    cuts = [
        (middle, frame.front, frame.near, depth * full, depth, width * (1 + full) / 2)
        for (middle, frame, depth, width), full in zip(stations, _fullness(breath), strict=True)
    ]
    outlines = slices(lens, cuts)
    accent = [outlines[number] for number in _stretched_slices(stretch)]
    neck_ends = between(spine.ribs, spine.neck, 0.9), between(spine.neck, spine.skull, 0.5)
    neck = bone(lens, *neck_ends, body.NECK_RADIUS, body.NECK_RADIUS)
    joints = [
        ball(lens, spine.skull, body.HEAD_RADIUS),
        *(joint(lens, leg.root, body.THIGH_RADII[0]) for leg in _legs(skeleton)),
        *(joint(lens, arm.root, body.UPPER_ARM_RADII[0]) for arm in _arms(skeleton)),
    ]
    depths = [lens.camera.depth(middle) for middle, *_ in stations]
    return Part(
        name="trunk",
        depth=sum(depths) / len(depths),
        is_far=False,
        outlines=[*outlines, neck],
        accent=[*accent, neck] if Area.NECK in stretch else accent,
        joints=joints,
    )


def _fullness(breath: float) -> list[float]:
    """How much further each cut goes to the front when the air is in: belly, then chest."""
    belly, chest = 1 + 0.6 * _BREATH * breath, 1 + _BREATH * breath
    inner = len(body.STATIONS) - 4
    return [1.0, 1.0, belly, *[chest] * inner, 1.0]


def _stretched_slices(stretch: Collection[Area]) -> list[int]:
    """Numbers of the slices between two stations that lie in a stretched area."""
    marks = [segment + part for segment, part, _, _ in body.STATIONS]
    middles = [(a + b) / 2 for a, b in itertools.pairwise(marks)]
    ranges = [_ON_TRUNK[area] for area in stretch if area in _ON_TRUNK]
    return [
        number
        for number, middle in enumerate(middles)
        if any(low <= middle <= high for low, high in ranges)
    ]


def _head(skeleton: Skeleton, lens: Lens) -> Part:
    middle = skeleton.spine.skull
    front, up = skeleton.head.front, skeleton.head.up
    root = along(along(middle, front, body.HEAD_RADIUS - 3), up, -0.8)
    tip = along(along(middle, front, body.NOSE - 1), up, -1.4)
    outlines = [ball(lens, middle, body.HEAD_RADIUS), bone(lens, root, tip, 2.2, 1.0)]
    joints = [joint(lens, skeleton.spine.neck, body.NECK_RADIUS)]
    # Seen from the side, the head is drawn over the arms, which else would cut it in two.
    nearer = body.SHOULDER_HALF + 1 if abs(lens.camera.towards[2]) > 0.9 else 0.0
    return Part("head", lens.camera.depth(middle) + nearer, False, outlines, [], joints)


def _leg(
    name: str, leg: Limb, lens: Lens, stretch: Collection[Area], is_far: bool
) -> Iterator[Part]:
    thick = _FAR_THICKNESS if is_far else 1.0
    thigh, shin, foot = (
        (a * thick, b * thick) for a, b in (body.THIGH_RADII, body.SHIN_RADII, body.FOOT_RADII)
    )
    hip = joint(lens, leg.root, thigh[0])
    above, below = _round_joint(lens, leg.root, leg.middle, leg.end, thigh[1])
    thigh_bone = bone(lens, leg.root, leg.middle, *thigh)
    shin_bone = bone(lens, leg.middle, leg.end, *shin)
    foot_bone = bone(lens, heel(leg), leg.tip, *foot)
    on_thigh = _stretched(lens, leg.root, leg.middle, thigh, _ON_THIGH, stretch)
    on_shin = _stretched(lens, leg.middle, leg.end, shin, _ON_SHIN, stretch)
    pieces: tuple[tuple[Vector, Outline, list[Outline], list[Outline]], ...] = (
        (between(leg.root, leg.middle, 0.5), thigh_bone, on_thigh, [hip, below]),
        (between(leg.middle, leg.end, 0.5), shin_bone, on_shin, [above, foot_bone]),
        (between(leg.end, leg.tip, 0.5), foot_bone, [], [shin_bone]),
    )
    for middle, outline, accent, joints in pieces:
        yield Part(name, lens.camera.depth(middle), is_far, [outline], accent, joints)


def _arm(name: str, arm: Limb, lens: Lens, is_far: bool) -> Iterator[Part]:
    thick = _FAR_THICKNESS if is_far else 1.0
    upper, fore = ((a * thick, b * thick) for a, b in (body.UPPER_ARM_RADII, body.FOREARM_RADII))
    shoulder = joint(lens, arm.root, upper[0])
    above, below = _round_joint(lens, arm.root, arm.middle, arm.tip, upper[1])
    pieces = (
        (arm.root, arm.middle, upper, [shoulder, below]),
        (arm.middle, arm.tip, fore, [above]),
    )
    for root, end, radii, joints in pieces:
        depth = lens.camera.depth(between(root, end, 0.5))
        yield Part(name, depth, is_far, [bone(lens, root, end, *radii)], [], joints)


def _round_joint(
    lens: Lens, root: Vector, middle: Vector, end: Vector, radius: float
) -> tuple[Outline, Outline]:
    """Where a limb's two bones go over into each other: what belongs to the upper and the lower."""
    return (
        sleeve(lens, middle, between(middle, root, _SLEEVE), radius),
        sleeve(lens, middle, between(middle, end, _SLEEVE), radius),
    )


def _stretched(
    lens: Lens,
    root: Vector,
    end: Vector,
    radii: tuple[float, ...],
    where: dict[Area, tuple[float, float]],
    stretch: Collection[Area],
) -> list[Outline]:
    """The pieces of a bone that lie in a stretched area."""
    pieces = []
    for area in stretch:
        if area in where:
            low, high = where[area]
            a, b = (radii[0] + (radii[1] - radii[0]) * part for part in (low, high))
            pieces.append(bone(lens, between(root, end, low), between(root, end, high), a, b))
    return pieces


def _legs(skeleton: Skeleton) -> tuple[Limb, Limb]:
    return (skeleton.near_leg, skeleton.far_leg)


def _arms(skeleton: Skeleton) -> tuple[Limb, Limb]:
    return (skeleton.near_arm, skeleton.far_arm)
