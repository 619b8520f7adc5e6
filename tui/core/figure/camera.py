"""From space to the page: an orthographic camera, which keeps parallels parallel."""

import math
from typing import NamedTuple

from tui.core.figure.entry import View
from tui.core.figure.vector import Vector

ANGLES: dict[View, tuple[float, float]] = {
    View.SIDE: (0.0, 0.0),
    View.CORNER: (35.0, 18.0),
    View.FRONT: (90.0, 0.0),
    View.ABOVE: (0.0, 90.0),
    View.HIGH: (0.0, 78.0),
    View.FEET: (68.0, 42.0),
    View.CORNER_HIGH: (35.0, 40.0),
}
"""How far round the body and how far up, in degrees."""


class Camera(NamedTuple):
    """Three directions: to the right on the page, up on it, and towards the viewer."""

    right: Vector
    up: Vector
    towards: Vector

    @classmethod
    def at(cls, yaw: float, pitch: float, mirrored: bool = False) -> "Camera":
        """A camera so far round and so far up; mirrored, left and right change places."""
        a, b = math.radians(yaw), math.radians(pitch)
        flip = -1.0 if mirrored else 1.0
        level = (math.sin(a), 0.0, math.cos(a))
        return cls(
            right=(flip * math.cos(a), 0.0, -flip * math.sin(a)),
            up=(-level[0] * math.sin(b), math.cos(b), -level[2] * math.sin(b)),
            towards=(level[0] * math.cos(b), math.sin(b), level[2] * math.cos(b)),
        )

    def on_page(self, point: Vector) -> tuple[float, float]:
        """Where a point is seen: to the right, and up."""
        x, y, z = point
        r, u = self.right, self.up
        return (x * r[0] + y * r[1] + z * r[2], x * u[0] + y * u[1] + z * u[2])

    def depth(self, point: Vector) -> float:
        """How near to the viewer."""
        t = self.towards
        return point[0] * t[0] + point[1] * t[1] + point[2] * t[2]
