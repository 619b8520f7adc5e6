"""The twelve weeks and the gate before strength work, around every threshold."""

from datetime import date, datetime, timedelta

import msgspec
import pytest

from tests.core.past import GOOD, MONDAY, at, past, step
from tests.core.test_hints import SHIPPED
from tui.core.felt import Felt
from tui.core.history import PastSession
from tui.core.programme import (
    CheckIn,
    Gate,
    GateState,
    Programme,
    gate,
    mobility_of,
    review,
)
from tui.core.routine import Routine, Step

START = date(2026, 3, 2)
PROGRAMME = Programme(began=START)
STIFF = Felt(comfortable=True, unrestricted=False, pain_free=True)
SORE = Felt(comfortable=True, unrestricted=True, pain_free=False)


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
            opened=MONDAY,
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
        assert (found.pain_change, found.activity_changes) == (-2, {"gardening": 4})
        assert (found.sessions, found.days) == (3, 2)


def good(*days: int, exercise: str = "one") -> list[PastSession]:
    return [past(day, step(exercise, felt=GOOD)) for day in days]


class TestGate:
    @pytest.mark.parametrize(
        ("sessions", "missing"),
        [
            ([], {"one": 3}),
            (good(0), {"one": 2}),
            (good(0, 1), {"one": 1}),
            (good(0, 1, 2), {}),
            (good(2, 0, 1), {}),
            (good(0, 1, 2, 3), {}),
            ([*good(0, 1), past(2, step(felt=STIFF))], {"one": 3}),
            ([past(0, step(felt=STIFF)), *good(1, 2)], {"one": 1}),
            ([past(0, step(felt=STIFF)), *good(1, 2, 3)], {}),
            ([*good(0, 1), past(2, step())], {"one": 1}),
            ([*good(0, 1), past(2, step()), *good(3)], {}),
            ([*good(0, 1), past(2, step(felt=GOOD), flare=True)], {"one": 1}),
        ],
    )
    def test_three_good_sessions_in_a_row_open_it(
        self, sessions: list[PastSession], missing: dict[str, int]
    ) -> None:
        found = gate(["one"], sessions, None)
        assert found.missing == missing
        assert found.is_open is (not missing)

    def test_every_mobility_exercise_must_be_mastered(self) -> None:
        found = gate(["one", "two"], good(0, 1, 2), None)
        assert (found.state, found.missing) == (GateState.LOCKED, {"two": 3})
        both = [*good(0, 1, 2), *good(3, 4, 5, exercise="two")]
        assert gate(["one", "two"], both, None).state is GateState.MASTERED

    @pytest.mark.parametrize(
        "painful",
        [
            past(3, step(felt=SORE)),
            past(3, step(hurt=True)),
            past(3, step(felt=GOOD), step("two", hurt=True)),
            past(3, step(felt=SORE), flare=True),
        ],
    )
    def test_one_painful_session_closes_it_and_three_good_ones_open_it_again(
        self, painful: PastSession
    ) -> None:
        before = [*good(0, 1, 2), painful]
        closed = gate(["one"], before, None)
        assert (closed.state, closed.missing) == (GateState.LOCKED, {"one": 3})
        assert closed.closed_by == painful
        assert not gate(["one"], [*before, *good(4, 5)], None).is_open
        assert gate(["one"], [*before, *good(4, 5, 6)], None).is_open

    @pytest.mark.parametrize(
        ("opened", "state"),
        [(at(0), GateState.LOCKED), (at(1, 8), GateState.LOCKED), (at(1, 9), GateState.OPENED)],
    )
    def test_opened_by_hand_it_stays_open_until_it_hurts(
        self, opened: datetime, state: GateState
    ) -> None:
        assert gate(["one"], [past(1, step(hurt=True))], opened).state is state
        assert gate(["one"], [], opened).state is GateState.OPENED

    def test_nothing_to_master_opens_nothing(self) -> None:
        assert gate([], good(0, 1, 2), None) == Gate(state=GateState.LOCKED)

    def test_what_is_to_be_mastered_is_what_moves_and_stretches(self) -> None:
        ids = ("cat-cow", "knee-to-chest", "cat-cow", "nerve-floss-seated", "bridge-reps", "gone")
        routine = Routine(name="R", steps=tuple(Step(exercise=one) for one in ids))
        assert mobility_of(routine, SHIPPED) == ("cat-cow", "knee-to-chest")
