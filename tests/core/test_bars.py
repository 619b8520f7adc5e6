"""What hurt on another day, and what of it still bars something."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from tests.sessions import exercise
from tui.core.catalog import Catalog
from tui.core.exercise import Direction, Exercise
from tui.core.notices import hold_in_words
from tui.core.safety import FRONT_HIP_FLAG, Bars, Stop, Where, bars_in_force, holds_in_force

TODAY = date(2026, 11, 20)
LONG_AGO = TODAY - timedelta(days=400)
YESTERDAY = TODAY - timedelta(days=1)
KNEE = exercise("knee", family="knees", flags=(FRONT_HIP_FLAG,), direction=(Direction.FLEXION,))


def stop(**answers: Any) -> Stop:
    return Stop(exercise="knee", step=1, round=1, set=1, rep=1, side=None, **answers)


def known(exercise_id: str) -> Exercise | None:
    return KNEE if exercise_id == "knee" else None


HIP = stop(where=Where.FRONT_OF_HIP)
SHARP = stop(sharp=True)
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
        ([(SHARP, LONG_AGO), (SHARP, YESTERDAY)], Bars(exercises=ONE)),
        ([(SHARP, LONG_AGO), (stop(sharp=False), YESTERDAY)], Bars()),
    ],
)
def test_families_and_what_was_sharp_twice_stay_on_hold_and_the_rest_is_for_the_day(
    stops: list[tuple[Stop, date]], bars: Bars
) -> None:
    assert bars_in_force(stops, TODAY, known) == bars


@pytest.mark.parametrize(
    ("stops", "words"),
    [
        ([(SHARP, TODAY)], "Cat-cow, for today"),
        ([(LEG, TODAY)], "Cat-cow and what moves the spine the same way (flexion), for today"),
        ([(HIP, YESTERDAY)], "Cat-cow and what is like it, until you lift it"),
        (
            [(SHARP, YESTERDAY), (SHARP, TODAY)],
            "Cat-cow, until you lift it, as sharp pain came twice",
        ),
    ],
)
def test_a_hold_is_told_with_its_end(stops: list[tuple[Stop, date]], words: str) -> None:
    (hold,) = holds_in_force(stops, TODAY, known)
    catalog = Catalog((msgspec.structs.replace(KNEE, name="Cat-cow"),))
    assert hold_in_words(hold, catalog) == words


def test_each_exercise_that_hurt_has_a_hold_of_its_own() -> None:
    other = msgspec.structs.replace(SHARP, exercise="other")
    stops = [(SHARP, TODAY), (other, TODAY), (SHARP, TODAY)]
    found = holds_in_force(stops, TODAY, lambda one: exercise(one))
    assert [(hold.exercise, hold.is_sharp) for hold in found] == [("knee", True), ("other", False)]


def test_an_exercise_that_there_is_no_more_bars_nothing() -> None:
    assert bars_in_force([(HIP, TODAY)], TODAY, lambda _: None) == Bars()
