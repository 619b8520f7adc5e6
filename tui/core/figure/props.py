"""The things an exercise needs, as lines in space that stand where the body needs them."""

import itertools
import math
from collections.abc import Iterator, Sequence

from tui.core.figure.entry import PropEntry, PropKind
from tui.core.figure.skeleton import Skeleton, spot
from tui.core.figure.vector import Vector, along

Line = tuple[Vector, Vector]

# All lengths are in hundredths of the body's height.
_SEAT_BELOW = 5.2
"""From the middle of the pelvis down to the seat."""
_SEAT_DEPTH = (-8.5, 11.0)
"""From the middle of the pelvis back to the backrest, and forward to the edge."""
_SEAT_HALF = 9.0
_BACKREST = 34.0
_WALL_HEIGHT = 104.0
_WALL_HALF = 22.0
_HAND_HALF = 2.4
"""From the middle of a hand to what it leans on."""
_ROLLER = 4.8
"""Radius."""
_MAT_BEYOND = (8.0, 6.0, 9.0)
"""How far a mat goes beyond head, feet and sides."""
_MAT_HALF = 19.0
"""Half its width at most."""
_FINGERS = 11.0


def standing_lines(prop: PropEntry, start: Skeleton, all_of: Sequence[Skeleton]) -> list[Line]:
    """What stays in its place while the body moves; `start` is the body where it begins."""
    match prop.kind:
        case PropKind.CHAIR:
            return list(_chair(start))
        case PropKind.WALL if prop.at:
            return list(_wall(spot(start, prop.at)[0] + _HAND_HALF))
        case PropKind.ROLLER if prop.at:
            return list(_roller(all_of[-1], prop))
        case PropKind.MAT:
            return list(_mat(all_of))
        case PropKind.FINGERS if prop.at:
            # They wait where the back will be once it is rounded.
            touched = max((spot(body, prop.at) for body in all_of), key=lambda place: place[1])
            tip = (touched[0], touched[1] + 5.0, touched[2])
            return [(tip, along(tip, (0.45, 0.9, 0.0), _FINGERS))]
    return []


def moving_lines(prop: PropEntry, skeleton: Skeleton) -> list[Line]:
    """What goes along with the body."""
    if prop.kind is PropKind.STRAP and prop.start and prop.to:
        return [(spot(skeleton, prop.start), spot(skeleton, prop.to))]
    return []


def _chair(start: Skeleton) -> Iterator[Line]:
    x, height, z = start.spine.seat[0], start.spine.seat[1] - _SEAT_BELOW, start.spine.seat[2]
    back, front = x + _SEAT_DEPTH[0], x + _SEAT_DEPTH[1]
    for side in (z - _SEAT_HALF, z + _SEAT_HALF):
        yield (back, height, side), (front, height, side)
        yield (front, height, side), (front, 0.0, side)
        yield (back, height + _BACKREST, side), (back, 0.0, side)
    for place, up in ((front, height), (back, height + _BACKREST)):
        yield (place, up, z - _SEAT_HALF), (place, up, z + _SEAT_HALF)


def _wall(x: float) -> Iterator[Line]:
    corners = [(x, 0.0, -_WALL_HALF), (x, _WALL_HEIGHT, -_WALL_HALF)]
    corners += [(x, _WALL_HEIGHT, _WALL_HALF), (x, 0.0, _WALL_HALF)]
    yield from zip(corners, [*corners[1:], corners[0]], strict=True)


def _roller(body: Skeleton, prop: PropEntry) -> Iterator[Line]:
    x = spot(body, prop.at)[0] if prop.at else 0.0
    turns = [math.tau * n / 16 for n in range(17)]
    circle = [(x + _ROLLER * math.cos(a), _ROLLER + _ROLLER * math.sin(a)) for a in turns]
    chords = zip(circle[1:8], circle[15:8:-1], strict=True)
    for (ax, ay), (bx, by) in (*itertools.pairwise(circle), *chords):
        yield (ax, ay, 0.0), (bx, by, 0.0)


def _mat(all_of: Sequence[Skeleton]) -> Iterator[Line]:
    xs = [place[0] for body in all_of for place in _ground_plan(body)]
    middle = [place[2] for body in all_of for place in body.spine]
    zs = [place[2] for body in all_of for place in _ground_plan(body)]
    head, feet, side = _MAT_BEYOND
    left, right = min(xs) - head, max(xs) + feet
    far = max(min(zs) - side, min(middle) - _MAT_HALF)
    near = min(max(zs) + side, max(middle) + _MAT_HALF)
    corners = [(left, 0.0, far), (right, 0.0, far), (right, 0.0, near), (left, 0.0, near)]
    yield from zip(corners, [*corners[1:], corners[0]], strict=True)


def _ground_plan(body: Skeleton) -> list[Vector]:
    legs = (body.near_leg, body.far_leg)
    return [*body.spine, *(place for leg in legs for place in (leg.middle, leg.end))]
