"""Shapes become rows of bits."""

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import modest
from tui.core.figure.camera import Camera
from tui.core.figure.canvas import Canvas, Mask, count, filled, ring_round
from tui.core.figure.outline import Dot, Lens, bone, hull

dots = st.tuples(st.floats(-5, 25), st.floats(-5, 15))


def drawn(mask: Mask, width: int) -> list[str]:
    return ["".join("#" if row >> x & 1 else "." for x in range(width)) for row in mask]


def test_a_square() -> None:
    square = [(1.0, 1.0), (4.0, 1.0), (4.0, 3.0), (1.0, 3.0)]
    assert drawn(filled([square], 6, 4), 6) == ["......", ".###..", ".###..", "......"]


def test_a_triangle() -> None:
    triangle = [(0.0, 0.0), (6.0, 0.0), (0.0, 6.0)]
    assert drawn(filled([triangle], 6, 4), 6) == ["######", "#####.", "####..", "###..."]


def test_what_lies_outside_is_cut_off() -> None:
    large = [(-9.0, -9.0), (99.0, -9.0), (99.0, 99.0), (-9.0, 99.0)]
    assert drawn(filled([large], 3, 2), 3) == ["###", "###"]
    above = [(0.0, -9.0), (3.0, -9.0), (3.0, -1.0)]
    assert count(filled([above], 3, 2)) == 0


def test_two_shapes_are_put_together() -> None:
    left = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    right = [(2.0, 0.0), (3.0, 0.0), (3.0, 1.0), (2.0, 1.0)]
    assert drawn(filled([left, right], 3, 1), 3) == ["#.#"]


def test_the_ring_touches_on_all_sides_and_at_the_corners() -> None:
    mask = [0, 0b00100, 0, 0]
    assert drawn(ring_round(mask, 5), 5) == [".###.", ".#.#.", ".###.", "....."]


def test_the_ring_stays_within_the_picture() -> None:
    assert drawn(ring_round([0b10001], 5), 5) == [".#.#."]


def test_what_is_put_later_covers_what_was_there() -> None:
    canvas = Canvas(3, 1)
    canvas.put(canvas.far, [0b111])
    canvas.put(canvas.near, [0b010])
    assert (canvas.far, canvas.near, canvas.ink()) == ([0b101], [0b010], [0b111])
    canvas.clear([0b011])
    assert canvas.ink() == [0b100]


@modest
@given(st.lists(dots, min_size=3, max_size=12))
def test_an_outline_holds_what_it_goes_round(points: list[Dot]) -> None:
    outline = hull(points)
    assert set(outline) <= set(points)
    for x, y in points:
        inside = [
            (bx - ax) * (y - ay) - (by - ay) * (x - ax)
            for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True)
        ]
        assert min(inside, default=0) >= -1e-6


@modest
@given(st.lists(dots, min_size=3, max_size=12))
def test_a_mirrored_shape_fills_the_mirrored_dots(points: list[Dot]) -> None:
    points = [(round(x, 3) + 0.0001, round(y, 3)) for x, y in points]
    outline = hull(points)
    mirrored = hull([(20 - x, y) for x, y in points])
    shape, other = filled([outline], 20, 10), filled([mirrored], 20, 10)
    differing = count(a ^ int(f"{b:020b}"[::-1], 2) for a, b in zip(shape, other, strict=True))
    assert differing == 0


@modest
@given(
    st.floats(0, 10),
    st.sampled_from([(6.0, 0.0), (0.0, 5.0), (6.0, 3.0), (-4.0, 1.0)]),
    st.sampled_from([0.5, 1.0]),
)
def test_a_limb_is_as_full_from_its_end_as_from_its_root(
    height: float, way: tuple[float, float], stretch: float
) -> None:
    lens = Lens(Camera.at(0, 0), 1.0, stretch, 10.0, 10.0)
    root, end = (0.0, round(height, 3), 0.0), (way[0], round(height, 3) + way[1], 0.0)
    limb, back = bone(lens, root, end, 1.3, 1.3), bone(lens, end, root, 1.3, 1.3)
    assert filled([limb], 30, 12) == filled([back], 30, 12) == filled([hull(limb)], 30, 12)
