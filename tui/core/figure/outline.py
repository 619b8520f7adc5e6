"""Outlines on the grid of dots: of a bone with its flesh, of a cut through the trunk."""

import itertools
import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.core.figure.camera import Camera
from tui.core.figure.vector import Vector

Dot = tuple[float, float]
"""To the right and down, in dots."""
Outline = list[Dot]

_ROUND = tuple(
    (round(math.cos(math.tau * n / 12), 12), round(math.sin(math.tau * n / 12), 12))
    for n in range(12)
)
_SQUARE = 1e-9
"""What lies no further to one end than this belongs to both."""
_BEYOND_RING = 1.6
"""Dots."""
_ONE_ROW = 0.55
"""Half the height, in dots, that never falls between two rows of dots."""
_THINNEST = 0.8
"""Half the width, in dots, below which a limb would have gaps."""


class Lens(NamedTuple):
    """A camera with a size: where on the grid of dots a point is seen."""

    camera: Camera
    scale: float
    """Dots to the right for each unit of the body."""
    stretch: float
    """Height of a dot's width, in dots: 1 for square dots, 0.5 for those twice as high."""
    x: float
    """Dots from the left at which the camera's middle is."""
    y: float
    """Dots from the top at which its zero height is."""

    def dot(self, point: Vector) -> Dot:
        """Where a point of space is seen."""
        right, up = self.camera.on_page(point)
        # Rounded, so that a level line does not begin in one row of dots and end in the next.
        x = round(self.x + right * self.scale, 6)
        return (x, round(self.y - up * self.scale * self.stretch, 6))

    def radii(self, radius: float) -> tuple[float, float]:
        """Half the width and half the height of a ball, never too thin to be seen."""
        wide = radius * self.scale
        least = max(_THINNEST * self.stretch, _ONE_ROW)
        return (max(wide, _THINNEST), max(wide * self.stretch, least))

    def towards(self, other: "Lens", part: float) -> "Lens":
        """A lens between this one (0) and another of the same camera (1)."""
        if part >= 1:
            return other
        scale, x, y = (
            a + (b - a) * part
            for a, b in ((self.scale, other.scale), (self.x, other.x), (self.y, other.y))
        )
        return self._replace(scale=scale, x=x, y=y)


def ball(lens: Lens, middle: Vector, radius: float) -> Outline:
    """The outline of a ball."""
    x, y = lens.dot(middle)
    wide, high = lens.radii(radius)
    return [(x + wide * c, y + high * s) for c, s in _ROUND]


def joint(lens: Lens, middle: Vector, radius: float) -> Outline:
    """Where two parts go over into each other: a ball that reaches beyond the ring round them."""
    x, y = lens.dot(middle)
    wide, high = (half + _BEYOND_RING for half in lens.radii(radius))
    return [(x + wide * c, y + high * s) for c, s in _ROUND]


def sleeve(lens: Lens, a: Vector, b: Vector, radius: float) -> Outline:
    """A joint that is drawn out along a bone, from one point of it to another."""
    return bone(lens, a, b, *[radius + _BEYOND_RING / lens.scale] * 2)


def bone(lens: Lens, a: Vector, b: Vector, radius_a: float, radius_b: float) -> Outline:
    """The outline of a limb that is round at both ends and as thick there as is said."""
    (ax, ay), (bx, by) = lens.dot(a), lens.dot(b)
    (aw, ah), (bw, bh) = lens.radii(radius_a), lens.radii(radius_b)
    along_x, along_y = bx - ax, (by - ay) / lens.stretch
    outline: Outline = []
    for c, s in _ROUND:
        towards_b = c * along_x + s * along_y
        at_a, at_b = (ax + aw * c, ay + ah * s), (bx + bw * c, by + bh * s)
        if abs(towards_b) > _SQUARE:
            outline.append(at_b if towards_b > 0 else at_a)
        else:
            # From one end over to the other, so that the outline does not cross itself.
            outline += (at_b, at_a) if s * along_x > c * along_y else (at_a, at_b)
    return outline


def slices(
    lens: Lens, cuts: Sequence[tuple[Vector, Vector, Vector, float, float, float]]
) -> list[Outline]:
    """The outlines between each two neighbouring cuts.

    A cut is its middle, the directions to the front and to the near side, and how far it goes to
    the front, to the back and to the sides.
    """
    rings = [_ring(lens, *cut) for cut in cuts]
    return [hull([*a, *b]) for a, b in itertools.pairwise(rings)]


def _ring(
    lens: Lens, middle: Vector, front: Vector, near: Vector, fore: float, back: float, width: float
) -> Outline:
    x, y = lens.dot(middle)
    (fx, fy), (nx, ny) = lens.camera.on_page(front), lens.camera.on_page(near)
    s, t = lens.scale, -lens.scale * lens.stretch
    ring = []
    for cos, sin in _ROUND:
        depth = sin * (fore if sin > 0 else back)
        side = cos * width
        ring.append((x + (fx * depth + nx * side) * s, y + (fy * depth + ny * side) * t))
    return ring


def hull(dots: Iterable[Dot]) -> Outline:
    """The convex outline round the dots (Andrew's monotone chain)."""
    ordered = sorted(dots)
    return [*_half(ordered), *_half(ordered[::-1])]


def _half(ordered: Sequence[Dot]) -> Outline:
    chain: Outline = []
    for x, y in ordered:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2], chain[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            chain.pop()
        chain.append((x, y))
    return chain[:-1]
