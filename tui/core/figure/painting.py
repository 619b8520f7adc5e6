"""The parts of a body drawn one over the other, so that a limb is seen in front of the trunk."""

from tui.core.figure.canvas import Canvas, Mask, count, filled, ring_round
from tui.core.figure.limbs import Part

_HIDDEN = 0.62
"""Part of a limb within the trunk from which no gap is cut round it; the trunk would fall apart."""


def paint(canvas: Canvas, parts: list[Part]) -> None:
    """Draw the parts in their order, each with a ring of empty dots round it."""
    trunk: Mask = [0] * canvas.height
    for part in parts:
        mask = filled(part.outlines, canvas.width, canvas.height)
        accent = filled(part.accent, canvas.width, canvas.height)
        if part.name == "trunk":
            trunk = mask
        if part.name != "trunk" and _is_within(mask, trunk):
            # A limb that cannot be told from the trunk must not hide what is coloured there.
            accent = [a | b for a, b in zip(accent, canvas.accent, strict=True)]
        else:
            canvas.clear(_gap_round(part, mask, canvas))
        canvas.put(canvas.far if part.is_far else canvas.near, mask)
        canvas.mark(accent, mask)


def _is_within(mask: Mask, trunk: Mask) -> bool:
    """True when most of a limb lies before or behind the trunk."""
    covered = count(a & b for a, b in zip(mask, trunk, strict=True))
    return covered > _HIDDEN * count(mask)


def _gap_round(part: Part, mask: Mask, canvas: Canvas) -> Mask:
    """The ring round a part, left out where the part goes over into its neighbours."""
    joints = filled(part.joints, canvas.width, canvas.height)
    ring = ring_round(mask, canvas.width)
    return [around & ~joint for around, joint in zip(ring, joints, strict=True)]
