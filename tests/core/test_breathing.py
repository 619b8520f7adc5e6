"""The length of a breath, from taps."""

import pytest

from tui.core.breathing import breath_of, tapped


@pytest.mark.parametrize(
    ("taps", "seconds"),
    [
        ((), None),
        ((4.0,), None),
        ((4.0, 9.0), 5.0),
        ((0.0, 5.0, 9.0), 4.5),
        ((0.0, 5.04), 5.0),
        ((0.0, 2.0), 2.0),
        ((0.0, 1.9), None),
        ((0.0, 20.0), 20.0),
        ((0.0, 20.1), None),
        ((3.0, 3.0, 3.0), None),
        ((0.0, 18.0, 24.0, 30.0, 36.0, 42.0), 6.0),
    ],
    ids=[
        "no tap",
        "one tap",
        "two taps",
        "the mean",
        "to a tenth",
        "the shortest",
        "too short",
        "the longest",
        "too long",
        "a key held down",
        "only the last five",
    ],
)
def test_the_length_of_a_breath(taps: tuple[float, ...], seconds: float | None) -> None:
    assert breath_of(taps) == seconds


def test_early_taps_are_forgotten() -> None:
    """Somebody finds a rhythm: the first breaths count no more."""
    assert breath_of((0.0, 30.0, 35.0, 40.0, 45.0, 50.0)) == 5.0


def test_taps_add_up_until_one_comes_later_than_a_breath_can_last() -> None:
    taps = tapped(tapped(tapped((), 1.0), 6.0), 26.0)
    assert taps == (1.0, 6.0, 26.0)
    assert tapped(taps, 46.1) == (46.1,)
