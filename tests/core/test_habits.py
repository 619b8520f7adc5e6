"""What is remembered of a person."""

import pytest

from tui.core.figure.look import Drawing
from tui.core.habits import Habits
from tui.core.pace import Pace
from tui.core.schema import read


def test_an_exercise_is_known_once() -> None:
    habits = Habits().with_known("cat").with_known("cobra").with_known("cat")
    assert habits.known == ("cat", "cobra")


def test_how_figures_look_best_is_kept_beside_the_rest() -> None:
    habits = Habits(known=("cat",)).with_drawing(Drawing.ASCII)
    assert habits == Habits(known=("cat",), drawing=Drawing.ASCII)


@pytest.mark.parametrize(("tapped", "kept"), [(4.26, 4.3), (2, 2), (0.3, 2), (20, 20), (71.5, 20)])
def test_a_tapped_breath_is_kept_as_far_as_a_pace_can_have_it(tapped: float, kept: float) -> None:
    habits = Habits().with_breath(tapped)
    assert habits.breath == kept
    assert read(Pace, {"breath": habits.breath})[0] == Pace(breath=kept)


@pytest.mark.parametrize("data", [{"breath": 1}, {"known": [3]}, {"known": "cat"}, {"knwon": []}])
def test_faults(data: dict[str, object]) -> None:
    habits, problems = read(Habits, data)
    assert habits is None
    assert len(problems) == 1
