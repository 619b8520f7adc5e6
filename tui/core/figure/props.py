"""The things an exercise needs, as lines in space that stand where the body needs them."""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.core.figure.entry import PropEntry, PropKind
from tui.core.figure.skeleton import Skeleton, spot
from tui.core.figure.vector import Vector, along, minus, unit


class Line(NamedTuple):
    """A straight piece of a thing."""

    start: Vector
    end: Vector
    radius: float = 0.0
    """Half its thickness; 0 is as thin as can be seen."""


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
_FINGERS, _FOREARM, _FOREARM_RADIUS = 4.0, 13.0, 2.2
_HELPER_ABOVE = 30.0
"""From the back up to where both arms of a helper come from."""


def standing_lines(prop: PropEntry, start: Skeleton, all_of: Sequence[Skeleton]) -> list[Line]:
    """What stays in its place while the body moves; `start` is the body where it begins."""
    match prop.kind:
        case PropKind.CHAIR:
            return list(_chair(start))
        case PropKind.WALL if prop.at:
            return list(_wall(spot(start, prop.at)[0] + _HAND_HALF))
        case PropKind.ROLLER if prop.at:
            middle = (spot(all_of[-1], prop.at)[0], _ROLLER, 0.0)
            return [Line(middle, middle, _ROLLER)]
        case PropKind.MAT:
            return list(_mat(all_of))
        case PropKind.FINGERS if prop.at:
            # They wait where the back will be once it is rounded.
            touched = max((spot(body, prop.at) for body in all_of), key=lambda place: place[1])
            tip = (touched[0], touched[1] + 5.0, touched[2])
            above = (start.spine.waist[0], tip[1] + _HELPER_ABOVE, tip[2])
            up = unit(minus(above, tip), (0.0, 1.0, 0.0))
            wrist = along(tip, up, _FINGERS)
            return [Line(tip, wrist), Line(wrist, along(wrist, up, _FOREARM), _FOREARM_RADIUS)]
    return []


def moving_lines(prop: PropEntry, skeleton: Skeleton) -> list[Line]:
    """What goes along with the body."""
    if prop.kind is PropKind.STRAP and prop.start and prop.to:
        return [Line(spot(skeleton, prop.start), spot(skeleton, prop.to))]
    return []


def _chair(start: Skeleton) -> Iterator[Line]:
    x, height, z = start.spine.seat[0], start.spine.seat[1] - _SEAT_BELOW, start.spine.seat[2]
    back, front = x + _SEAT_DEPTH[0], x + _SEAT_DEPTH[1]
    for side in (z - _SEAT_HALF, z + _SEAT_HALF):
        yield Line((back, height, side), (front, height, side))
        yield Line((front, height, side), (front, 0.0, side))
        yield Line((back, height + _BACKREST, side), (back, 0.0, side))
    for place, up in ((front, height), (back, height + _BACKREST)):
        yield Line((place, up, z - _SEAT_HALF), (place, up, z + _SEAT_HALF))


def _wall(x: float) -> Iterator[Line]:
    corners = [(x, 0.0, -_WALL_HALF), (x, _WALL_HEIGHT, -_WALL_HALF)]
    corners += [(x, _WALL_HEIGHT, _WALL_HALF), (x, 0.0, _WALL_HALF)]
    yield from itertools.starmap(Line, zip(corners, [*corners[1:], corners[0]], strict=True))


def _mat(all_of: Sequence[Skeleton]) -> Iterator[Line]:
    xs = [place[0] for body in all_of for place in _ground_plan(body)]
    middle = [place[2] for body in all_of for place in body.spine]
    zs = [place[2] for body in all_of for place in _ground_plan(body)]
    head, feet, side = _MAT_BEYOND
    left, right = min(xs) - head, max(xs) + feet
    far = max(min(zs) - side, min(middle) - _MAT_HALF)
    near = min(max(zs) + side, max(middle) + _MAT_HALF)
    corners = [(left, 0.0, far), (right, 0.0, far), (right, 0.0, near), (left, 0.0, near)]
    yield from itertools.starmap(Line, zip(corners, [*corners[1:], corners[0]], strict=True))


def _ground_plan(body: Skeleton) -> list[Vector]:
    legs = (body.near_leg, body.far_leg)
    return [*body.spine, *(place for leg in legs for place in (leg.middle, leg.end))]
