"""A body in space: joints put together from a pose, so that no bone can change its length."""

import math
from typing import Any, NamedTuple

from tui.core.figure import body
from tui.core.figure.entry import Spot
from tui.core.figure.pose import Pose, Segments
from tui.core.figure.vector import (
    OUT_OF_PAGE,
    Vector,
    across,
    add,
    along,
    between,
    cross,
    dot,
    minus,
    pointing,
    unit,
)


class Frame(NamedTuple):
    """Which way a part of the trunk looks; the three are square to each other."""

    up: Vector
    """Towards the head."""
    front: Vector
    near: Vector
    """Towards the body's near side."""


class Limb(NamedTuple):
    """An arm or a leg."""

    root: Vector
    """Shoulder or hip."""
    middle: Vector
    """Elbow or knee."""
    end: Vector
    """Wrist or ankle."""
    tip: Vector
    """Finger tips or toes."""


class Spine(NamedTuple):
    """The points through which the trunk's middle line runs."""

    seat: Vector
    waist: Vector
    ribs: Vector
    """Where the lower back ends."""
    neck: Vector
    skull: Vector
    """The middle of the head."""


class Skeleton(NamedTuple):
    """Where the joints of a body are."""

    spine: Spine
    pelvis: Frame
    waist: Frame
    chest: Frame
    head: Frame
    near_leg: Limb
    far_leg: Limb
    near_arm: Limb
    far_arm: Limb

    def moved(self, by: Vector) -> "Skeleton":
        """The same body in another place."""
        return self._replace(
            spine=Spine(*(add(point, by) for point in self.spine)),
            near_leg=Limb(*(add(point, by) for point in self.near_leg)),
            far_leg=Limb(*(add(point, by) for point in self.far_leg)),
            near_arm=Limb(*(add(point, by) for point in self.near_arm)),
            far_arm=Limb(*(add(point, by) for point in self.far_arm)),
        )

    def with_limb(self, name: str, limb: Limb) -> "Skeleton":
        """The same body with one limb, such as `near_leg`, put elsewhere."""
        changed: dict[str, Any] = {name: limb}
        return self._replace(**changed)


def skeleton_of(pose: Pose) -> Skeleton:
    """The body in this pose, with its seat at the origin; nothing is held yet."""
    page, out = pose.trunk
    turn_pelvis, turn_chest, turn_head = pose.turn
    ups = [pointing(page[n], out[n]) for n in range(4)]
    pelvis = _frame(ups[0], turn_pelvis)
    waist = _frame(ups[1], (turn_pelvis + turn_chest) / 2)
    chest = _frame(ups[2], turn_chest)
    seat = (0.0, 0.0, 0.0)
    bend = along(seat, ups[0], body.PELVIS)
    ribs = along(bend, ups[1], body.LOWER_BACK)
    neck = along(ribs, ups[2], body.CHEST)
    skull = along(neck, ups[3], body.NECK)
    shoulders = between(ribs, neck, body.SHOULDER_HEIGHT)
    return Skeleton(
        spine=Spine(seat, bend, ribs, neck, skull),
        pelvis=pelvis,
        waist=waist,
        chest=chest,
        head=_frame(ups[3], turn_head),
        near_leg=_leg(seat, pelvis, turn_pelvis, pose.near_leg, 1),
        far_leg=_leg(seat, pelvis, turn_pelvis, pose.far_leg, -1),
        near_arm=_arm(shoulders, chest, turn_chest, pose.near_arm, 1),
        far_arm=_arm(shoulders, chest, turn_chest, pose.far_arm, -1),
    )


def _frame(up: Vector, turn: float) -> Frame:
    near = unit(across(OUT_OF_PAGE, up), (1.0, 0.0, 0.0))
    front = cross(up, near)
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return Frame(
        up,
        along((front[0] * cos, front[1] * cos, front[2] * cos), near, sin),
        along((near[0] * cos, near[1] * cos, near[2] * cos), front, -sin),
    )


def _turned(direction: Vector, frame: Frame, turn: float) -> Vector:
    """A direction that is written for an unturned trunk, taken along with its turn."""
    if not turn:
        return direction
    plain = _frame(frame.up, 0.0)
    inward = dot(direction, frame.up)
    lifted = along((0.0, 0.0, 0.0), frame.up, inward)
    lifted = along(lifted, frame.front, dot(direction, plain.front))
    return along(lifted, frame.near, dot(direction, plain.near))


def _directions(segments: Segments, frame: Frame, turn: float, side: int) -> list[Vector]:
    return [
        _turned(pointing(page, side * out), frame, turn)
        for page, out in zip(segments.page, segments.out, strict=True)
    ]


def _leg(seat: Vector, pelvis: Frame, turn: float, segments: Segments, side: int) -> Limb:
    thigh, shin, foot = _directions(segments, pelvis, turn, side)
    hip = along(seat, pelvis.near, side * body.HIP_HALF)
    knee = along(hip, thigh, body.THIGH)
    ankle = along(knee, shin, body.SHIN)
    return Limb(hip, knee, ankle, along(ankle, foot, body.TOE))


def _arm(shoulders: Vector, chest: Frame, turn: float, segments: Segments, side: int) -> Limb:
    upper, fore = _directions(segments, chest, turn, side)
    shoulder = along(shoulders, chest.near, side * body.SHOULDER_HALF)
    elbow = along(shoulder, upper, body.UPPER_ARM)
    wrist = along(elbow, fore, body.FOREARM)
    return Limb(shoulder, elbow, wrist, along(wrist, fore, body.HAND))


def spot(skeleton: Skeleton, name: Spot) -> Vector:
    """Where a place of the body is."""
    seat, waist, _, neck, head = skeleton.spine
    match name:
        case Spot.HIP:
            return seat
        case Spot.LOW_BACK:
            return along(between(seat, waist, 0.6), skeleton.pelvis.front, -5.0)
        case Spot.UPPER_BACK:
            return along(between(skeleton.spine.ribs, neck, 0.6), skeleton.chest.front, -6.0)
        case Spot.BELLY:
            return along(waist, skeleton.waist.front, 5.5)
        case Spot.SHOULDERS:
            return between(skeleton.spine.ribs, neck, body.SHOULDER_HEIGHT)
        case Spot.NECK:
            return neck
        case Spot.HEAD:
            return along(head, skeleton.head.front, -4.0)
    side, _, part = name.partition("-")
    leg = skeleton.near_leg if side == "near" else skeleton.far_leg
    arm = skeleton.near_arm if side == "near" else skeleton.far_arm
    match part:
        case "hip":
            return leg.root
        case "thigh":
            thigh = unit(minus(leg.middle, leg.root), skeleton.pelvis.up)
            front = unit(cross(skeleton.pelvis.near, thigh), skeleton.pelvis.front)
            return along(between(leg.root, leg.middle, 0.55), front, body.THIGH_RADII[1])
        case "knee":
            return leg.middle
        case "shin":
            return between(leg.middle, leg.end, 0.3)
        case "ankle":
            return leg.end
        case "sole":
            return between(leg.end, leg.tip, 0.6)
        case "shoulder":
            return arm.root
        case "elbow":
            return arm.middle
        case _:
            return arm.tip
