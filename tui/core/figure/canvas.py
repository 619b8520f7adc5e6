"""A grid of dots, each row one whole number whose bits are its dots, the lowest one on the left."""

import math
from collections.abc import Iterable

from tui.core.figure.outline import Outline

Mask = list[int]
"""The dots of a shape, row by row from the top."""


def filled(outlines: Iterable[Outline], width: int, height: int) -> Mask:
    """The dots whose middle lies within any of the outlines, which are convex."""
    mask = [0] * height
    whole = (1 << width) - 1
    for outline in outlines:
        top = max(0, math.ceil(min(y for _, y in outline) - 0.5))
        bottom = min(height, math.ceil(max(y for _, y in outline) - 0.5))
        if top >= bottom:
            continue
        low = [1e9] * (bottom - top)
        high = [-1e9] * (bottom - top)
        ax, ay = outline[-1]
        for bx, by in outline:
            _walk(ax, ay, bx, by, top, bottom, low, high)
            ax, ay = bx, by
        for row, (left, right) in enumerate(zip(low, high, strict=True), top):
            a, b = math.ceil(left - 0.5), math.floor(right + 0.5)
            if b > a and b > 0:
                mask[row] |= ((1 << b) - (1 << max(a, 0))) & whole
    return mask


def _walk(
    ax: float,
    ay: float,
    bx: float,
    by: float,
    top: int,
    bottom: int,
    low: list[float],
    high: list[float],
) -> None:
    """Widen the rows that an edge crosses."""
    if ay > by:
        ax, ay, bx, by = bx, by, ax, ay
    first, last = max(top, math.ceil(ay - 0.5)), min(bottom, math.ceil(by - 0.5))
    if first >= last:
        return
    slope = (bx - ax) / (by - ay)
    x = ax + (first + 0.5 - ay) * slope
    for row in range(first - top, last - top):
        if x < low[row]:
            low[row] = x
        if x > high[row]:
            high[row] = x
        x += slope


def ring_round(mask: Mask, width: int) -> Mask:
    """The dots that touch a shape, corners included, and do not belong to it."""
    whole = (1 << width) - 1
    wide = [(row | row << 1 | row >> 1) & whole for row in mask]
    padded = [0, *wide, 0]
    return [(padded[n] | padded[n + 1] | padded[n + 2]) & ~row for n, row in enumerate(mask)]


def count(mask: Iterable[int]) -> int:
    """How many dots."""
    return sum(row.bit_count() for row in mask)


class Canvas:
    """Layers of dots of one picture; what is drawn later covers what was there."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.near: Mask = [0] * height
        self.far: Mask = [0] * height
        self.accent: Mask = [0] * height
        """Of the near dots, those in the stretched region."""
        self.prop: Mask = [0] * height
        self.ground: Mask = [0] * height

    def clear(self, mask: Mask) -> None:
        """Empty these dots."""
        for layer in (self.near, self.far, self.accent, self.prop, self.ground):
            for row, bits in enumerate(mask):
                if bits:
                    layer[row] &= ~bits

    def put(self, layer: Mask, mask: Mask) -> None:
        """Set these dots in one of this canvas's layers, and in no other."""
        self.clear(mask)
        for row, bits in enumerate(mask):
            layer[row] |= bits

    def mark(self, accent: Mask, within: Mask) -> None:
        """Colour these dots of the shape that was put last."""
        for row, bits in enumerate(accent):
            self.accent[row] |= bits & within[row]

    def ink(self) -> Mask:
        """Every dot that is set."""
        layers = zip(self.near, self.far, self.prop, self.ground, strict=True)
        return [a | b | c | d for a, b, c, d in layers]
