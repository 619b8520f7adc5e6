"""Limbs are cut off from what lies behind them, and never from themselves."""

import pytest

from tests.core.figure.shipped import FIGURES
from tui.core.figure.camera import Camera
from tui.core.figure.canvas import Canvas, Mask, count, ring_round
from tui.core.figure.limbs import parts_of
from tui.core.figure.motion import Motion
from tui.core.figure.outline import Lens
from tui.core.figure.painting import paint

WIDTH, HEIGHT = 160, 120
LOOKS = 5
LIMBS = ("near-leg", "far-leg", "near-arm", "far-arm")


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("scale", [0.3, 0.5])
def test_a_limb_hangs_together_however_it_is_bent(name: str, scale: float) -> None:
    figure = FIGURES[name]
    motion = Motion(figure.frames, figure.pin)
    camera = Camera.at(figure.yaw, figure.pitch)
    lens = Lens(camera, scale, 1.0, WIDTH / 2, HEIGHT / 2)
    for look in range(int(motion.last) * LOOKS + 1):
        parts = parts_of(motion.posture(look / LOOKS), lens, (), 0.0, dims_far=True)
        for limb in LIMBS:
            canvas = Canvas(WIDTH, HEIGHT)
            paint(canvas, [part for part in parts if part.name == limb])
            ink = canvas.ink()
            assert count(reached(ink)) == count(ink), f"{limb} at {look / LOOKS}"


def reached(ink: Mask) -> Mask:
    """What can be got to from the first dot, going from each dot to those it touches."""
    first = next(number for number, row in enumerate(ink) if row)
    found = [0] * HEIGHT
    found[first] = ink[first] & -ink[first]
    while any(new := [a & b for a, b in zip(ring_round(found, WIDTH), ink, strict=True)]):
        found = [a | b for a, b in zip(found, new, strict=True)]
    return found
