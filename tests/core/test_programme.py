"""The twelve weeks, around every threshold."""

from datetime import date, timedelta

import msgspec
import pytest

from tests.core.past import past
from tui.core.programme import (
    CheckIn,
    Programme,
    review,
)

START = date(2026, 3, 2)
PROGRAMME = Programme(began=START)


def on(day: int) -> date:
    return START + timedelta(days=day)


class TestWeeks:
    @pytest.mark.parametrize(
        ("day", "week"),
        [(-1, None), (0, 1), (6, 1), (7, 2), (77, 12), (83, 12), (84, None), (400, None)],
    )
    def test_twelve_weeks_are_counted_from_one(self, day: int, week: int | None) -> None:
        assert PROGRAMME.week_on(on(day)) == week
        assert PROGRAMME.has_ended(on(day)) is (day >= 84)

    @pytest.mark.parametrize(
        ("day", "week"),
        [
            (-1, None),
            (0, 0),
            (6, 0),
            (7, None),
            (41, None),
            (42, 6),
            (48, 6),
            (49, None),
            (83, None),
            (84, 12),
            (90, 12),
            (91, None),
        ],
    )
    def test_a_look_back_is_due_in_weeks_0_6_and_12_only(self, day: int, week: int | None) -> None:
        assert PROGRAMME.check_due(on(day)) == week

    def test_a_look_back_that_was_taken_is_not_due_again(self) -> None:
        taken = msgspec.structs.replace(PROGRAMME, check_ins=(CheckIn(week=6, on=on(43), pain=4),))
        assert taken.check_due(on(44)) is None
        assert taken.check_due(on(84)) == 12

    def test_the_grid_has_every_session_of_the_twelve_weeks_once(self) -> None:
        days = [-1, 0, 0, 6, 7, 83, 84]
        grid = PROGRAMME.grid(past(day) for day in days)
        assert (len(grid), {len(week) for week in grid}) == (12, {7})
        assert (grid[0][0], grid[0][6], grid[1][0], grid[11][6]) == (2, 1, 1, 1)
        assert sum(map(sum, grid)) == 5

    def test_a_file_holds_the_whole_of_it(self) -> None:
        full = Programme(
            began=START,
            check_ins=(CheckIn(week=0, on=START, pain=6, activities={"gardening": 3}),),
        )
        assert msgspec.json.decode(msgspec.json.encode(full), type=Programme) == full


class TestReview:
    FIRST = CheckIn(week=0, on=on(0), pain=6, activities={"gardening": 3, "stairs": 5})
    LAST = CheckIn(week=12, on=on(85), pain=4, activities={"gardening": 7, "sitting": 5})

    def test_it_takes_two_looks_back(self) -> None:
        assert review(PROGRAMME, []) is None
        assert review(msgspec.structs.replace(PROGRAMME, check_ins=(self.FIRST,)), []) is None

    def test_it_compares_the_first_with_the_last(self) -> None:
        middle = CheckIn(week=6, on=on(42), pain=9)
        whole = msgspec.structs.replace(PROGRAMME, check_ins=(self.LAST, middle, self.FIRST))
        found = review(whole, [past(0), past(0, hour=20), past(5), past(99)])
        assert found is not None
        assert (found.first, found.last) == (self.FIRST, self.LAST)
        assert found.activity_changes == {"gardening": 4}
        assert (found.sessions, found.days) == (3, 2)
