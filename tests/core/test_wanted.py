"""Which routines are wanted every day, and when."""

import pytest

from tui.core.due import Daily, Slot
from tui.core.routine import Routine
from tui.core.wanted import dailies


@pytest.mark.parametrize(
    ("name", "times", "slot"),
    [
        ("Morning back care", 1, Slot.MORNING),
        ("My MORNING", 1, Slot.MORNING),
        ("Evening", 1, Slot.EVENING),
        ("Before bedtime", 1, Slot.EVENING),
        ("Back care", 1, None),
        ("Good mornings", 1, None),
        ("Morning and more", 2, None),
    ],
)
def test_a_name_says_when_if_once_a_day_is_enough(name: str, times: int, slot: Slot | None) -> None:
    found = dailies([("r", Routine(name=name, times_per_day=times))])
    assert found == (Daily(routine_id="r", times=times, slot=slot),)
