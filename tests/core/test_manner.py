"""Which side comes first, by habit, by routine and by day."""

import datetime

import pytest

from tui.core.dose import Side
from tui.core.manner import FirstSide, Manner, side_on

DAY = datetime.date(2024, 2, 28)


@pytest.mark.parametrize("first", [FirstSide.LEFT, FirstSide.RIGHT])
def test_one_side_is_that_side_every_day(first: FirstSide) -> None:
    days = [DAY + datetime.timedelta(days=n) for n in range(5)]
    assert {side_on(first, day) for day in days} == {Side(first.value)}


@pytest.mark.parametrize("start", [DAY, datetime.date(2023, 12, 29)])
def test_alternate_changes_every_day_over_the_ends_of_months_and_years(
    start: datetime.date,
) -> None:
    days = [start + datetime.timedelta(days=n) for n in range(6)]
    sides = [side_on(FirstSide.ALTERNATE, day) for day in days]
    assert sides[0::2] == [sides[0]] * 3
    assert sides[1::2] == [sides[1]] * 3
    assert {*sides} == {Side.LEFT, Side.RIGHT}


@pytest.mark.parametrize(
    ("said", "first"),
    [
        (None, Side.RIGHT),
        (FirstSide.LEFT, Side.LEFT),
        (FirstSide.RIGHT, Side.RIGHT),
        (FirstSide.ALTERNATE, Side.LEFT),
    ],
)
def test_what_a_routine_says_goes_over_the_habit(said: FirstSide | None, first: Side) -> None:
    manner = Manner(first_side=Side.RIGHT, day_side=Side.LEFT)
    assert manner.side_first(said) is first
