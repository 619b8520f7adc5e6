"""How long instructions take to read."""

import pytest

from tui.core.exercise import Exercise, Kind
from tui.core.reading import reading_seconds


def exercise(*steps: str) -> Exercise:
    return Exercise(id="x", name="X", kind=Kind.JOINT_MOBILITY, steps=steps)


@pytest.mark.parametrize(
    ("words", "seconds"), [(1, 1), (3, 1), (4, 2), (10, 3), (50, 15), (51, 16), (200, 60)]
)
def test_two_hundred_words_a_minute_rounded_up(words: int, seconds: int) -> None:
    assert reading_seconds(exercise("word " * words)) == seconds


def test_every_step_and_the_notes_count() -> None:
    told = exercise("Lie down.", "Lift\none  leg.")
    assert reading_seconds(told) == 2  # 5 words
    assert reading_seconds(told, "Only the left one, not further than yesterday.") == 4  # 13 words
