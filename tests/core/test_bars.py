"""What hurt on another day, and what of it still bars something."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.sessions import exercise
from tui.core.exercise import Direction, Exercise
from tui.core.safety import FRONT_HIP_FLAG, Bars, Stop, Where, bars_in_force

TODAY = date(2026, 11, 20)
YESTERDAY = TODAY - timedelta(days=1)
KNEE = exercise("knee", family="knees", flags=(FRONT_HIP_FLAG,), direction=(Direction.FLEXION,))


def stop(**answers: Any) -> Stop:
    return Stop(exercise="knee", step=1, round=1, set=1, rep=1, side=None, **answers)


def known(exercise_id: str) -> Exercise | None:
    return KNEE if exercise_id == "knee" else None


HIP = stop(where=Where.FRONT_OF_HIP)
LEG = stop(where=Where.DOWN_THE_LEG)
ONE, FAMILY = frozenset({"knee"}), frozenset({"knees"})


@pytest.mark.parametrize(
    ("stops", "bars"),
    [
        ([], Bars()),
        ([(stop(), TODAY)], Bars()),
        ([(stop(sharp=True), TODAY)], Bars(exercises=ONE)),
        ([(stop(sharp=True), YESTERDAY)], Bars()),
        ([(LEG, TODAY)], Bars(exercises=ONE, directions=frozenset({Direction.FLEXION}))),
        ([(LEG, YESTERDAY)], Bars()),
        ([(HIP, TODAY)], Bars(exercises=ONE, families=FAMILY)),
        ([(HIP, YESTERDAY)], Bars(families=FAMILY)),
        ([(HIP, YESTERDAY), (stop(sharp=True), TODAY)], Bars(exercises=ONE, families=FAMILY)),
    ],
)
def test_families_stay_on_hold_and_the_rest_is_for_the_day(
    stops: list[tuple[Stop, date]], bars: Bars
) -> None:
    assert bars_in_force(stops, TODAY, known) == bars


def test_an_exercise_that_there_is_no_more_bars_nothing() -> None:
    assert bars_in_force([(HIP, TODAY)], TODAY, lambda _: None) == Bars()
