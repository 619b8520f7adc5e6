"""Points and directions in space: x to the right of the page, y up, z towards the viewer."""

import math

Vector = tuple[float, float, float]

OUT_OF_PAGE: Vector = (0.0, 0.0, 1.0)


def add(a: Vector, b: Vector) -> Vector:
    """The sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vector, b: Vector) -> Vector:
    """From `b` to `a`."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def along(a: Vector, direction: Vector, length: float) -> Vector:
    """From `a`, so far in a direction."""
    x, y, z = direction
    return (a[0] + x * length, a[1] + y * length, a[2] + z * length)


def dot(a: Vector, b: Vector) -> float:
    """The inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The outer product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def between(a: Vector, b: Vector, part: float) -> Vector:
    """On the straight line from `a` (0) to `b` (1)."""
    return (
        a[0] + (b[0] - a[0]) * part,
        a[1] + (b[1] - a[1]) * part,
        a[2] + (b[2] - a[2]) * part,
    )


def distance(a: Vector, b: Vector) -> float:
    """How far apart."""
    return math.dist(a, b)


def degrees_between(a: Vector, b: Vector) -> float:
    """Degrees between two directions."""
    square = cross(a, b)
    return math.degrees(math.atan2(math.sqrt(dot(square, square)), dot(a, b)))


def unit(a: Vector, otherwise: Vector) -> Vector:
    """The direction of `a`; `otherwise` when it has none."""
    length = math.sqrt(dot(a, a))
    return (a[0] / length, a[1] / length, a[2] / length) if length > 1e-6 else otherwise


def across(a: Vector, axis: Vector) -> Vector:
    """The part of `a` that is square to the axis, which has length 1."""
    return along(a, axis, -dot(a, axis))


def pointing(degrees: float, tilt: float) -> Vector:
    """The direction on the page, tilted towards the viewer."""
    angle, out = math.radians(degrees), math.radians(tilt)
    flat = math.cos(out)
    return (flat * math.cos(angle), flat * math.sin(angle), math.sin(out))
