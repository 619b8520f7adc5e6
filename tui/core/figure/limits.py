"""What a body cannot do, and what a picture cannot show, found in the figures of a catalog."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.core.dose import Side
from tui.core.figure.encoding import Encoding
from tui.core.figure.entry import Carrier, FigureEntry, PoseEntry
from tui.core.figure.figure import Figure, figure_of
from tui.core.figure.flesh import lowest
from tui.core.figure.links import PoseCircleError, UnknownPoseError
from tui.core.figure.motion import Motion
from tui.core.figure.pose import Pose, Segments, pose_named
from tui.core.figure.skeleton import Limb
from tui.core.figure.stage import Stage
from tui.core.figure.vector import degrees_between, minus
from tui.core.problem import Problem


class Range(NamedTuple):
    """How far a joint goes, in degrees."""

    low: float
    high: float


HIP = Range(-40, 135)
KNEE = Range(-6, 160)
ANKLE = Range(-30, 125)
SHOULDER = Range(-80, 196)
ELBOW = Range(0, 155)
BACK = Range(-65, 65)
NECK = Range(-75, 75)
"""Rough limits of a healthy, mobile adult: they find slips of the pen, not stiff joints."""

_REACH = 0.3
"""Hundredths of the body's height; about a quarter of a dot."""
_SUNK = 1.5
"""How far a limb may press into the floor before it looks wrong."""
SMALL = (24, 8)
"""Columns and rows at which every figure is still to be told."""
_TOO_SMALL = 0.22
"""Dots for each unit of the body below which limbs run together."""
_REACHING = {
    "near_foot": ("near_leg", "near knee", KNEE.high),
    "far_foot": ("far_leg", "far knee", KNEE.high),
    "near_hand": ("near_arm", "near elbow", ELBOW.high),
    "far_hand": ("far_arm", "far elbow", ELBOW.high),
}
"""For each end that may hold on to something: its limb, the joint that bends, and how far."""
_LOOKS = 8
_TURNED = 25
"""Degrees out of the page from which a joint's angle cannot be read off the page."""


def beyond_limits(poses: Mapping[str, PoseEntry], known: Mapping[str, PoseEntry]) -> list[Problem]:
    """A problem for each joint of these poses that is bent further than a body can."""
    problems = []
    for name in poses:
        try:
            pose = pose_named(name, known)
        except (UnknownPoseError, PoseCircleError):
            continue
        for joint, angle, allowed in _joints(pose):
            if not allowed.low <= angle <= allowed.high:
                message = (
                    f"the {joint} is bent to {angle:g} degrees; "
                    f"a body goes from {allowed.low:g} to {allowed.high:g}"
                )
                problems.append(Problem(message, f"poses.{name}"))
    return problems


def _joints(pose: Pose) -> Iterator[tuple[str, float, Range]]:
    pelvis, lower, chest, head = pose.trunk.page
    yield "waist", lower - pelvis, BACK
    yield "upper back", chest - lower, BACK
    yield "neck", head - chest, NECK
    for side in ("near", "far"):
        leg: Segments = getattr(pose, f"{side}_leg")
        arm: Segments = getattr(pose, f"{side}_arm")
        thigh, shin, foot = leg.page
        upper, fore = arm.page
        flat = [abs(out) <= _TURNED for out in leg.out]
        if flat[0]:
            yield f"{side} hip", thigh - (pelvis - 180), HIP
        if flat[0] and flat[1]:
            yield f"{side} knee", thigh - shin, KNEE
        if flat[1] and flat[2]:
            yield f"{side} ankle", foot - shin, ANKLE
        if all(abs(out) <= _TURNED for out in arm.out):
            yield f"{side} shoulder", upper - (chest - 180), SHOULDER
            yield f"{side} elbow", fore - upper, ELBOW


def beyond_reach(entry: FigureEntry, poses: Mapping[str, PoseEntry], at: str) -> Iterator[Problem]:
    """A problem for each contact that asks too much, part below the floor, and tiny figure."""
    figure = figure_of(entry, poses)
    if figure is None:
        return
    sides: list[tuple[str, Side | None]] = [("frames", None)]
    if figure.left_frames:
        sides.append(("left_frames", Side.LEFT))
    for key, side in sides:
        yield from _missed(figure, side, f"{at}.{key}")
        scale = Stage(figure, *SMALL, Encoding.BRAILLE).scale(side)
        if scale < _TOO_SMALL:
            yield Problem(f"is too small to be seen in {SMALL[0]} by {SMALL[1]} cells", at)


def _missed(figure: Figure, side: Side | None, at: str) -> Iterator[Problem]:
    motion = Motion(figure.frames_on(side), figure.pin)
    worst: dict[tuple[int, str], float] = {}
    for look in range(int(motion.last) * _LOOKS + 1):
        place = look / _LOOKS
        frame = min(round(place), len(motion.poses) - 1)
        for fault, size in _faults(motion, place, motion.poses[frame]):
            worst[frame, fault] = max(size, worst.get((frame, fault), 0.0))
    for (frame, fault), size in sorted(worst.items()):
        yield Problem(fault.format(size), f"{at}[{frame + 1}]")


def _faults(motion: Motion, place: float, pose: Pose) -> Iterator[tuple[str, float]]:
    """What is wrong at a place of the movement, with a gap for how much it is."""
    for end, by in motion.misses(place):
        if by > _REACH:
            part = end.replace("_", " ")
            yield f"the {part} is out of reach by {{:.1f}} hundredths of the body", by
    skeleton = motion.posture(place)
    sunk = -lowest(skeleton, Carrier.ANYTHING)
    if sunk > _SUNK:
        yield "a part is below the floor by {:.1f} hundredths of the body", sunk
    for end, (name, joint, furthest) in _REACHING.items():
        limb: Limb = getattr(skeleton, name)
        bent = degrees_between(minus(limb.middle, limb.root), minus(limb.end, limb.middle))
        if getattr(pose, f"{end}_on") and bent > furthest:
            yield f"the {joint} is bent to {{:.0f}} degrees; a body goes to {furthest:g}", bent
