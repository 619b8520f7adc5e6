"""The flesh round the bones: how far a body goes beyond its joints, down to what carries it."""

import math

from tui.core.figure import body
from tui.core.figure.entry import Carrier
from tui.core.figure.skeleton import Frame, Limb, Skeleton, Spine
from tui.core.figure.vector import Vector, along, between, minus, unit


def heel(leg: Limb) -> Vector:
    """Where the heel is, behind the ankle."""
    return along(leg.end, unit(minus(leg.tip, leg.end), (1.0, 0.0, 0.0)), -body.HEEL)


def trunk_stations(skeleton: Skeleton) -> list[tuple[Vector, Frame, float, float]]:
    """Cuts through the trunk from the seat up: middle, frame, half its depth, half its width.

    They lie on a smooth curve through seat, waist, ribs and neck.
    """
    frames = (skeleton.pelvis, skeleton.waist, skeleton.chest)
    return [
        (_on_spine(skeleton.spine, segment, part), frames[segment], depth, width)
        for segment, part, depth, width in body.STATIONS
    ]


def _on_spine(spine: Spine, segment: int, part: float) -> Vector:
    """A point of the curve (Catmull and Rom's) that a bent spine makes."""
    b, c = spine[segment], spine[segment + 1]
    if part <= 0:
        return between(b, c, part)
    a = spine[segment - 1] if segment else along(b, minus(b, c), 1.0)
    d = spine[segment + 2]
    t2, t3 = part * part, part * part * part
    weights = (
        0.5 * (-t3 + 2 * t2 - part),
        0.5 * (3 * t3 - 5 * t2 + 2),
        0.5 * (-3 * t3 + 4 * t2 + part),
        0.5 * (t3 - t2),
    )
    mixed = [
        sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) for axis in range(3)
    ]
    return (mixed[0], mixed[1], mixed[2])


def lowest(skeleton: Skeleton, carrier: Carrier) -> float:
    """Height of the lowest point of what carries the body."""
    near, far = skeleton.near_leg, skeleton.far_leg
    match carrier:
        case Carrier.FEET:
            return min(lowest_of_foot(near), lowest_of_foot(far))
        case Carrier.KNEES:
            return min(_lowest_of_kneeling(near), _lowest_of_kneeling(far))
        case Carrier.NEAR_KNEE:
            return _lowest_of_kneeling(near)
        case Carrier.FAR_KNEE:
            return _lowest_of_kneeling(far)
        case Carrier.HIPS:
            return _lowest_of_trunk(skeleton, 3)
        case Carrier.BACK | Carrier.FRONT:
            return _lowest_of_trunk(skeleton, len(body.STATIONS))
        case _:
            arms = (skeleton.near_arm, skeleton.far_arm)
            return min(
                _lowest_of_trunk(skeleton, len(body.STATIONS)),
                skeleton.spine.skull[1] - body.HEAD_RADIUS,
                *(min(_lowest_of_kneeling(leg), lowest_of_foot(leg)) for leg in (near, far)),
                *(min(arm.middle[1] - 2.2, lowest_of_hand(arm)) for arm in arms),
            )


def lowest_of_foot(leg: Limb) -> float:
    """Height of heel or toes, whichever is lower."""
    return min(heel(leg)[1] - body.FOOT_RADII[0], leg.tip[1] - body.FOOT_RADII[1])


def lowest_of_hand(arm: Limb) -> float:
    """Height of the lowest point of a hand."""
    return arm.tip[1] - body.HAND_RADIUS


def _lowest_of_kneeling(leg: Limb) -> float:
    return min(leg.middle[1] - body.SHIN_RADII[0], leg.end[1] - body.FOOT_RADII[0])


def _lowest_of_trunk(skeleton: Skeleton, stations: int) -> float:
    return min(
        middle[1] - math.hypot(depth * frame.front[1], width * frame.near[1])
        for middle, frame, depth, width in trunk_stations(skeleton)[:stations]
    )
