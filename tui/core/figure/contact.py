"""What touches: a limb bent so that its end is where it must be, its bones as long as ever."""

import math

from tui.core.figure import body
from tui.core.figure.skeleton import Limb
from tui.core.figure.vector import (
    Vector,
    across,
    add,
    along,
    between,
    distance,
    dot,
    minus,
    unit,
)

_STRAIGHT = 0.3
"""How far a joint may lie beside a straight limb, in units of length, to be told where to bend."""


def arm_reaching(arm: Limb, target: Vector, bends: Vector) -> Limb:
    """The arm with its finger tips on the target, or as near to it as it is long.

    `bends` is where the elbow goes when the arm says nothing.
    """
    lower = body.FOREARM + body.HAND
    elbow, tip = _bent(arm.root, arm.middle, body.UPPER_ARM, lower, target, bends)
    return Limb(arm.root, elbow, between(elbow, tip, body.FOREARM / lower), tip)


def leg_reaching(leg: Limb, target: Vector, bends: Vector) -> Limb:
    """The leg with its ankle on the target; the foot keeps its direction."""
    knee, ankle = _bent(leg.root, leg.middle, body.THIGH, body.SHIN, target, bends)
    return Limb(leg.root, knee, ankle, add(ankle, minus(leg.tip, leg.end)))


def _bent(
    root: Vector, joint: Vector, upper: float, lower: float, target: Vector, bends: Vector
) -> tuple[Vector, Vector]:
    """Joint and end of two bones that reach for the target on the side the joint is on."""
    reach = distance(root, target)
    reach = min(max(reach, abs(upper - lower) + 1e-6), upper + lower - 1e-9)
    towards = unit(minus(target, root), (0.0, -1.0, 0.0))
    part = (upper * upper - lower * lower + reach * reach) / (2 * reach)
    height = math.sqrt(max(0.0, upper * upper - part * part))
    aside = across(minus(joint, root), towards)
    straight = max(0.0, _STRAIGHT - math.sqrt(dot(aside, aside)))
    aside = along(aside, across(bends, towards), straight)
    middle = along(along(root, towards, part), unit(aside, _square_to(towards)), height)
    return middle, along(root, towards, reach)


def _square_to(axis: Vector) -> Vector:
    return unit(across((0.0, 0.0, 1.0), axis), (0.0, 1.0, 0.0))
