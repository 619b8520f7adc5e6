"""The gate before strength work, around every threshold."""

from datetime import datetime

import pytest

from tests.core.past import GOOD, at, past, step
from tests.core.test_hints import SHIPPED
from tui.core.felt import Felt
from tui.core.gate import (
    Gate,
    GateState,
    gate,
    is_strength,
    missing_in_words,
    mobility_of,
    mobility_of_plan,
)
from tui.core.history import PastSession, PastStep
from tui.core.routine import Routine, Step

STIFF = Felt(unrestricted=False)
SORE = Felt(pain_free=False)


def good(*days: int, exercise: str = "one") -> list[PastSession]:
    return [past(day, step(exercise, felt=GOOD)) for day in days]


def began(moment: str, *steps: PastStep) -> PastSession:
    return PastSession(began=datetime.fromisoformat(moment), routine_id="r", steps=steps)


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

    @pytest.mark.parametrize(
        ("pain", "good_ones"),
        [
            ("2026-10-25T02:50+02:00", ["02:10+01:00", "02:20+01:00", "02:30+01:00"]),
            ("2026-03-29T01:59+01:00", ["03:00+02:00", "03:10+02:00", "03:20+02:00"]),
        ],
    )
    def test_a_night_on_which_clocks_change_has_everything_in_its_order(
        self, pain: str, good_ones: list[str]
    ) -> None:
        painful = began(pain, step(hurt=True))
        good_ones = [f"{pain[:11]}{time}" for time in good_ones]
        sessions = [painful, *(began(one, step(felt=GOOD)) for one in good_ones)]
        assert gate(["one"], sessions[:-1], None).missing == {"one": 1}
        assert gate(["one"], sessions, None).state is GateState.MASTERED
        opened = datetime.fromisoformat(good_ones[0])
        assert gate(["one"], [painful], opened).state is GateState.OPENED

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
        assert mobility_of(ids, SHIPPED) == ("cat-cow", "knee-to-chest")


def of(*ids: str) -> Routine:
    return Routine(name="R", steps=tuple(Step(exercise=one) for one in ids))


STRONG = of("bridge-reps", "plank-progression")
OWN = (of("cat-cow", "bridge-reps"), of("knee-to-chest", "cat-cow"), STRONG)
DONE = (past(-30, step("childs-pose")), past(-3, step("figure-four"), step("bridge-reps")))


class TestPlan:
    """Which mobility exercises are the plan's."""

    @pytest.mark.parametrize(
        ("own", "without", "plan"),
        [
            (OWN, (), ("cat-cow", "knee-to-chest")),
            (OWN, ("cat-cow",), ("knee-to-chest",)),
            ((STRONG,), (), ("figure-four",)),
            ((), (), ("figure-four",)),
            ((), ("figure-four",), ()),
        ],
    )
    def test_it_is_that_of_ones_own_routines_or_else_what_was_done_of_late(
        self, own: tuple[Routine, ...], without: tuple[str, ...], plan: tuple[str, ...]
    ) -> None:
        assert mobility_of_plan(own, DONE, SHIPPED, at(0).date(), without) == plan

    @pytest.mark.parametrize(("days", "is_open"), [(2, False), (3, True)])
    def test_a_routine_of_strength_alone_waits_for_the_mobility_work_beside_it(
        self, days: int, is_open: bool
    ) -> None:
        sessions = good(*range(days), exercise="cat-cow")
        plan = mobility_of_plan((STRONG, of("cat-cow")), sessions, SHIPPED, at(9).date())
        assert gate(plan, sessions, None).is_open is is_open
        hurt = [*sessions, past(4, step("bridge-reps", felt=SORE))]
        assert not gate(plan, hurt, None).is_open

    @pytest.mark.parametrize(
        ("routine", "is_it"),
        [
            (STRONG, True),
            (of("cat-cow", "bridge-reps"), False),
            (of("cat-cow"), False),
            (of(), False),
        ],
    )
    def test_a_routine_of_strength_alone(self, routine: Routine, is_it: bool) -> None:
        assert is_strength(routine, SHIPPED) is is_it


class TestWords:
    """What is missing, as it is told."""

    def test_each_exercise_says_how_much_is_missing(self) -> None:
        sessions = [*good(0, 1, exercise="cat-cow"), *good(0, exercise="knee-to-chest")]
        found = gate(["cat-cow", "knee-to-chest"], sessions, None)
        assert list(missing_in_words(found, SHIPPED)) == [
            "Missing yet: Cat-cow: 1 more good session; Knee to chest: 2 more good sessions."
        ]

    def test_that_it_hurt_is_told_and_of_many_only_the_first_are_named(self) -> None:
        plan = ["cat-cow", "knee-to-chest", "figure-four", "childs-pose", "a", "b"]
        hurt, missing = missing_in_words(gate(plan, [past(0, step(hurt=True))], None), SHIPPED)
        assert hurt == "It hurt on 02 Mar 2026, so the count began anew."
        assert missing.endswith("; and 2 other exercises.")

    def test_with_nothing_to_master_it_says_what_to_do(self) -> None:
        (told,) = missing_in_words(gate([], [], None), SHIPPED)
        assert told.startswith("Do some of the exercises that move and stretch first")
