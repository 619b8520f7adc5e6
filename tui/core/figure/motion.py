"""A body moving from pose to pose: what is planted stays, and something always carries it."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from tui.core.figure import body
from tui.core.figure.contact import arm_reaching, leg_reaching
from tui.core.figure.entry import Carrier, Spot
from tui.core.figure.flesh import lowest, lowest_of_foot
from tui.core.figure.pose import Pose, blend
from tui.core.figure.skeleton import Limb, Skeleton, skeleton_of, spot
from tui.core.figure.vector import Vector, between, distance

ENDS = ("near_foot", "far_foot", "near_hand", "far_hand")
"""What can hold or stand on something; feet before hands, since hands may hold a leg."""

_LIMB_OF = {
    "near_foot": "near_leg",
    "far_foot": "far_leg",
    "near_hand": "near_arm",
    "far_hand": "far_arm",
}
_PLANTED = ("floor", "slide", "stay")

_THERE = 1e-6
"""What is no further from its contact than this is left as it is."""

Target = Vector | Spot | None
"""A place in the room, a place of the body, or nothing."""


class Miss(NamedTuple):
    """An end that does not get where it must."""

    end: str
    by: float
    """In hundredths of the body's height."""


class Motion:
    """The path through several poses; 0 is the first, 1 the second, 1.5 half-way to the third."""

    def __init__(self, poses: Sequence[Pose], pin: Spot, *, steps: bool = False) -> None:
        """With `steps`, feet and hands are put in a new place in every pose."""
        self.poses = tuple(poses)
        self._pin = pin
        self._steps = steps
        self._targets: list[dict[str, Target]] = []
        for number in range(len(self.poses)):
            self._targets.append(self._planted(number))

    @property
    def last(self) -> float:
        """The end of the path."""
        return float(len(self.poses) - 1)

    def posture(self, at: float) -> Skeleton:
        """The body at a place on the path."""
        skeleton = self._held(at)[0]
        if not self._steps or at in (0, self.last):
            return skeleton
        # Between any two poses nobody has seen to it that no limb goes through the floor.
        return skeleton.moved((0.0, max(0.0, -lowest(skeleton, Carrier.ANYTHING)), 0.0))

    def misses(self, at: float) -> tuple[Miss, ...]:
        """What does not reach its contact at a place on the path, and by how much.

        On the way to a contact or from it there is none yet to be missed.
        """
        return self._held(at)[1]

    def _parts(self, at: float) -> tuple[int, int, float]:
        at = min(max(at, 0.0), self.last)
        first = min(math.floor(at), max(0, len(self.poses) - 2))
        return first, min(first + 1, len(self.poses) - 1), at - first

    def _held(self, at: float) -> tuple[Skeleton, tuple[Miss, ...]]:
        first, second, part = self._parts(at)
        skeleton = self._placed(first, second, part)
        misses = []
        for end in _in_order(self.poses[first], self.poses[second]):
            limb = _limb(skeleton, end)
            free = _held_point(end, limb)
            start = _point(skeleton, self._targets[first][end], free)
            finish = _point(skeleton, self._targets[second][end], free)
            target = between(start, finish, part)
            if start is free and finish is free:
                continue
            if distance(free, target) > _THERE:
                limb = _reaching(skeleton, end, limb, target)
            if part in (0.0, 1.0) or not (start is free or finish is free):
                misses.append(Miss(end, distance(_held_point(end, limb), target)))
            skeleton = skeleton.with_limb(_LIMB_OF[end], limb)
        return skeleton, tuple(miss for miss in misses if miss.by > 1e-3)

    def _placed(self, first: int, second: int, part: float) -> Skeleton:
        """The body between two poses, carried and pinned, its contacts not yet held."""
        a, b = self.poses[first], self.poses[second]
        skeleton = skeleton_of(blend(a, b, part))
        low = lowest(skeleton, a.rests_on)
        if part > 0 and b.rests_on is not a.rests_on:
            low += (lowest(skeleton, b.rests_on) - low) * part
        x, _, z = spot(skeleton, self._pin)
        return skeleton.moved((-x, -low, -z))

    def _planted(self, number: int) -> dict[str, Target]:
        pose = self.poses[number]
        before = self.poses[number - 1] if number and not self._steps else None
        skeleton = self._placed(number, number, 0.0)
        targets: dict[str, Target] = {}
        for end in ENDS:
            on: str = getattr(pose, f"{end}_on")
            was = getattr(before, f"{end}_on") if before else ""
            if on in ("floor", "stay") and was in _PLANTED:
                targets[end] = self._targets[number - 1][end]
            elif on in _PLANTED:
                targets[end] = _grounded(end, _limb(skeleton, end), on != "stay")
            else:
                targets[end] = Spot(on) if on else None
        return targets


def _in_order(a: Pose, b: Pose) -> list[str]:
    """The ends, those first that another may hold."""

    def waits(end: str) -> bool:
        on = (getattr(a, f"{end}_on"), getattr(b, f"{end}_on"))
        return any(said and said not in _PLANTED for said in on)

    return sorted(ENDS, key=lambda end: (end.endswith("hand"), waits(end)))


def _limb(skeleton: Skeleton, end: str) -> Limb:
    limb: Limb = getattr(skeleton, _LIMB_OF[end])
    return limb


def _held_point(end: str, limb: Limb) -> Vector:
    return limb.tip if end.endswith("hand") else limb.end


def _point(skeleton: Skeleton, target: Target, free: Vector) -> Vector:
    if target is None:
        return free
    return spot(skeleton, target) if isinstance(target, Spot) else target


def _grounded(end: str, limb: Limb, on_floor: bool) -> Vector:
    """Where the end is, or straight below or above it on the floor."""
    x, y, z = _held_point(end, limb)
    if not on_floor:
        return (x, y, z)
    if end.endswith("hand"):
        return (x, body.HAND_RADIUS, z)
    return (x, y - lowest_of_foot(limb), z)


def _reaching(skeleton: Skeleton, end: str, limb: Limb, target: Vector) -> Limb:
    if end.endswith("hand"):
        x, y, z = skeleton.chest.front
        return arm_reaching(limb, target, (-x, -y, -z))
    return leg_reaching(limb, target, skeleton.pelvis.front)
