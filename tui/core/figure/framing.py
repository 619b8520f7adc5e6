"""How much of a figure's movement the picture shows, and at what size."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.core.dose import Side
from tui.core.figure.camera import Camera
from tui.core.figure.entry import PropKind
from tui.core.figure.figure import Figure
from tui.core.figure.limbs import parts_of
from tui.core.figure.motion import Motion
from tui.core.figure.outline import Dot, Lens
from tui.core.figure.props import Line, standing_lines
from tui.core.figure.skeleton import Skeleton, spot

_SAMPLES = 5
"""Looks between two frames, to fit all of a movement into the picture."""
_SET_OUT = 0.6
"""Part of the way to a figure at which its things are put where it needs them."""
_LARGEST = 1 / 40
"""Of the height of the picture, at most, for each unit of the body: a crouch stays small."""


class Sheet(NamedTuple):
    """The dots there are to draw on."""

    width: int
    height: int
    stretch: float
    """Height of a dot's width, in dots: 1 for square dots, 0.5 for those twice as high."""


class Shot(NamedTuple):
    """One side of a figure: its movement, its lens, and what stands round it."""

    motion: Motion
    lens: Lens
    standing: list[tuple[PropKind, list[Line]]]
    final: Lens
    """The lens at the end of the movement; another one only where a figure leads over."""

    def lens_at(self, at: float) -> Lens:
        """The lens at a place of the movement."""
        if self.final is self.lens:
            return self.lens
        return self.lens.towards(self.final, min(max(2 * at - 1, 0.0), 1.0))

    def standing_at(self, at: float) -> list[tuple[PropKind, list[Line]]]:
        """What stands round the body; on the way to it, it is not yet there."""
        return self.standing if self.final is self.lens or at >= _SET_OUT else []


def shot_of(figure: Figure, side: Side | None, sheet: Sheet, *, with_mat: bool) -> Shot:
    """A shot that shows the whole movement; the size never changes while it is shown.

    Only on the way to another figure it does, so that there is no jump at the end of it.
    """
    motion = Motion(figure.frames_on(side), figure.pin, steps=figure.leads_to is not None)
    camera = Camera.at(figure.yaw, figure.pitch, mirrored=figure.is_mirrored_on(side))
    looks = [n / _SAMPLES for n in range(int(motion.last) * _SAMPLES + 1)]
    bodies = [motion.posture(look) for look in looks]
    standing = [
        (prop.kind, standing_lines(prop, bodies[0], bodies))
        for prop in figure.props
        if with_mat or prop.kind is not PropKind.MAT
    ]
    ends = [end for _, lines in standing for line in lines for end in line[:2]]
    plain = Lens(camera, 1.0, 1.0, 0.0, 0.0)
    dots = [*_dots_of(bodies, plain), *(plain.dot(end) for end in ends)]
    if figure.close_up is not None:
        edges = [plain.dot(spot(body, end)) for body in bodies for end in figure.close_up]
        dots = _cropped(dots, edges, level=figure.has_floor_line)
    lens = _fitted(camera, dots, sheet, has_floor=figure.has_floor_line)
    if figure.leads_to is None:
        return Shot(motion, lens, standing, lens)
    final = shot_of(figure.leads_to, side, sheet, with_mat=with_mat)
    return Shot(motion, lens, final.standing, final.lens)


def _dots_of(bodies: Sequence[Skeleton], lens: Lens) -> list[Dot]:
    return [
        dot
        for body in bodies
        for part in parts_of(body, lens, (), 1.0, False)
        for outline in part.outlines
        for dot in outline
    ]


def _cropped(dots: list[Dot], edges: list[Dot], *, level: bool) -> list[Dot]:
    """The dots between the edges; from left to right where the floor must stay in the picture."""
    xs, ys = zip(*edges, strict=True)
    if level:
        return [*edges, *(dot for dot in dots if min(xs) <= dot[0] <= max(xs))]
    return [*edges, *(dot for dot in dots if dot[1] <= max(ys))]


def _fitted(camera: Camera, dots: list[Dot], sheet: Sheet, *, has_floor: bool) -> Lens:
    """A lens that shows all of the dots, the floor at the bottom where it is a line."""
    left, right = min(x for x, _ in dots), max(x for x, _ in dots)
    top = min(y for _, y in dots)
    bottom = 0.0 if has_floor else max(y for _, y in dots)
    scale = min(
        (sheet.width - 2) / max(right - left, 1.0),
        (sheet.height - 1) / sheet.stretch / max(bottom - top, 1.0),
        sheet.height / sheet.stretch * _LARGEST,
    )
    x = sheet.width / 2 - (left + right) / 2 * scale
    if has_floor:
        return Lens(camera, scale, sheet.stretch, x, float(sheet.height))
    y = sheet.height / 2 - (top + bottom) / 2 * scale * sheet.stretch
    return Lens(camera, scale, sheet.stretch, x, y)
