"""Outside a session a figure shows its movement once, then stays where it can be recognised."""

import itertools

import pytest

from tests.core.figure.shipped import FIGURES
from tui.core.figure.playing import played, seconds_to_play

STAND = FIGURES["sit-to-stand"]
LAST = len(STAND.frames) - 1


@pytest.mark.parametrize(
    ("seconds", "at"), [(0, 0), (0.5, 0), (2.5, LAST), (3.3, LAST), (5.3, 0), (6.1, 0), (60, LAST)]
)
def test_it_goes_there_and_back_and_there_again(seconds: float, at: float) -> None:
    assert played(STAND, seconds).at == pytest.approx(at)


def test_it_never_jumps() -> None:
    places = [played(STAND, n / 100).at for n in range(1000)]
    assert max(abs(a - b) for a, b in itertools.pairwise(places)) < 0.05 * LAST


def test_it_is_looked_at_only_while_it_moves() -> None:
    seconds, looks = 0.0, 0
    while (wait := seconds_to_play(seconds, 0.25)) is not None:
        seconds, looks = seconds + wait, looks + 1
    assert 8 < seconds < 9
    assert looks <= 3 * 9 + 3
    assert played(STAND, seconds).at == pytest.approx(LAST)
