"""One change proposed at a time, around every threshold."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.past import GOOD, at, past, step
from tests.core.test_hints import SHIPPED
from tests.sessions import exercise
from tests.strategies import modest
from tui.core.catalog import Catalog
from tui.core.dose_numbers import beyond_usual
from tui.core.exercise import DoseRange, Exercise, ExerciseDose, Identity, Kind
from tui.core.felt import FINE, Felt
from tui.core.history import PastSession
from tui.core.profile import Profile
from tui.core.progression import Change, Proposal, proposal, worse_twice
from tui.core.routine import Routine, Step, dose_of
from tui.core.safety import Bars
from tui.core.summary import Outcome

HOLD = exercise(
    "one",
    dose=ExerciseDose(reps=2, hold_seconds=30),
    range=DoseRange(reps=(1, 3), hold_seconds=(20, 40)),
    easier=("soft",),
    harder=("hard",),
)
SOFT, HARD = exercise("soft"), exercise("hard")
CATALOG = Catalog((HOLD, SOFT, HARD, exercise("two")))
ONE = Routine(name="R", steps=(Step(exercise="one"),))
TOP = Routine(name="R", steps=(Step(exercise="one", reps=3, hold_seconds=40),))
LEAST = Routine(name="R", steps=(Step(exercise="one", reps=1, hold_seconds=20),))


def proposed(
    *sessions: PastSession, routine: Routine = ONE, catalog: Catalog = CATALOG, **given: Any
) -> Proposal | None:
    return proposal(routine, catalog, sessions, given.pop("profile", Profile()), **given)


def good(*days: int, **fields: Any) -> list[PastSession]:
    return [past(day, step(**fields)) for day in days]


def hard(*days: int) -> list[PastSession]:
    return good(*days, hard=True)


class TestMore:
    @pytest.mark.parametrize(("times", "change"), [(0, None), (1, None), (2, Change.MORE)])
    def test_two_good_sessions_propose_a_little_more(
        self, times: int, change: Change | None
    ) -> None:
        found = proposed(*good(*range(times)))
        assert (found.change if found else None) is change

    @pytest.mark.parametrize(
        ("fields", "counts"),
        [
            ({"pain_after": 3}, True),
            ({"pain_after": 4}, False),
            ({"pain_after": None}, False),
            ({"worse_after": None}, False),
            ({"worse_after": True}, False),
            ({"flare": True}, False),
        ],
    )
    def test_pain_of_four_or_worsening_or_not_knowing_proposes_nothing(
        self, fields: dict[str, Any], counts: bool
    ) -> None:
        sessions = [past(0, step()), past(1, step(), **fields)]
        assert (proposed(*sessions) is not None) is counts
        assert (proposed(*reversed(sessions)) is not None) is counts

    @pytest.mark.parametrize("fields", [{"hard": True}, {"outcome": Outcome.PARTLY}])
    def test_a_session_that_was_hard_or_cut_short_is_not_a_good_one(
        self, fields: dict[str, Any]
    ) -> None:
        assert proposed(*good(0), *good(1, **fields)) is None
        assert proposed(*good(0), *good(1, **fields), *good(2, 3)) is not None

    def test_a_hold_grows_by_five_seconds_as_a_visible_change(self) -> None:
        found = proposed(*good(0, 1))
        assert found is not None
        assert (found.before, found.after) == ("one: 2 × 30 s", "one: 2 × 35 s")
        assert found.routine.steps == (Step(exercise="one", hold_seconds=35),)
        assert (found.rule, found.place) == ("R20", 0)

    def test_at_its_longest_it_gets_a_repetition_and_at_its_most_the_harder_exercise(self) -> None:
        longest = Routine(name="R", steps=(Step(exercise="one", hold_seconds=40),))
        more = proposed(*good(0, 1), routine=longest)
        harder = proposed(*good(0, 1), routine=TOP)
        assert more is not None
        assert harder is not None
        assert more.after == "one: 3 × 40 s"
        assert (harder.change, harder.routine.steps) == (Change.HARDER, (Step(exercise="hard"),))

    @pytest.mark.parametrize(
        ("changes", "given"),
        [
            ({"identity": Identity.GUESS}, {}),
            ({"kind": Kind.STRENGTH_STABILITY}, {}),
            ({"flags": ("hip-replacement",)}, {"profile": Profile.careful()}),
            ({"equipment": ("strap",)}, {"profile": Profile(owned=frozenset())}),
            ({}, {"profile": Profile(excluded=frozenset({"hard"}))}),
        ],
    )
    def test_a_harder_exercise_that_does_not_suit_is_not_proposed(
        self, changes: dict[str, Any], given: dict[str, Any]
    ) -> None:
        catalog = Catalog((HOLD, SOFT, msgspec.structs.replace(HARD, **changes)))
        assert proposed(*good(0, 1), routine=TOP, catalog=catalog, **given) is None

    @pytest.mark.parametrize(
        ("bars", "never", "change"),
        [
            (Bars(), (), Change.HARDER),
            (Bars(exercises=frozenset({"hard"})), (), None),
            (Bars(exercises=frozenset({"one"})), (), None),
            (Bars(), ("one",), None),
            (Bars(), ("hard",), Change.HARDER),
        ],
    )
    def test_what_is_on_hold_neither_grows_nor_comes_in_and_never_means_never(
        self, bars: Bars, never: tuple[str, ...], change: Change | None
    ) -> None:
        found = proposed(*good(0, 1), routine=TOP, bars=bars, never=never)
        assert (found.change if found else None) is change

    @pytest.mark.parametrize(
        ("felt", "grows"),
        [
            (None, True),
            (FINE, True),
            (Felt(comfortable=False), False),
            (Felt(unrestricted=False), False),
        ],
    )
    def test_what_was_said_not_to_be_fine_does_not_grow(
        self, felt: Felt | None, grows: bool
    ) -> None:
        assert (proposed(*good(0, 1, felt=felt)) is not None) is grows

    def test_strength_may_follow_once_it_is_open(self) -> None:
        strong = msgspec.structs.replace(HARD, kind=Kind.STRENGTH_STABILITY)
        catalog = Catalog((HOLD, strong))
        assert proposed(*good(0, 1), routine=TOP, catalog=catalog, strength=True) is not None

    def test_what_the_routine_has_already_does_not_come_in_again(self) -> None:
        both = msgspec.structs.replace(TOP, steps=(*TOP.steps, Step(exercise="hard")))
        assert proposed(*good(0, 1), routine=both) is None

    def test_an_exercise_without_ranges_does_not_grow(self) -> None:
        routine = Routine(name="R", steps=(Step(exercise="two"),))
        assert proposed(*good(0, 1, exercise="two"), routine=routine) is None

    def test_sessions_at_another_dose_do_not_count(self) -> None:
        as_it_is = dose_of(ONE.steps[0], HOLD)
        earlier = dose_of(TOP.steps[0], HOLD)
        assert proposed(*good(0, 1, dose=as_it_is)) is not None
        assert proposed(*good(0, 1, dose=earlier)) is None

    def test_an_answered_proposal_comes_again_only_after_two_more_sessions(self) -> None:
        answered = {"one": at(1, 9)}
        assert proposed(*good(0, 1), answered=answered) is None
        assert proposed(*good(0, 1, 2), answered=answered) is None
        assert proposed(*good(0, 1, 2, 3), answered=answered) is not None

    def test_one_change_at_a_time(self) -> None:
        twice = Routine(name="R", steps=(Step(exercise="one"), Step(exercise="soft")))
        found = proposed(
            past(0, step(), step("soft")), past(1, step(), step("soft")), routine=twice
        )
        assert found is not None
        assert found.routine.steps[1:] == twice.steps[1:]

    def test_worse_twice_in_a_row_pauses_it(self) -> None:
        bad = [past(day, step("two"), worse_after=True) for day in (2, 3)]
        assert proposed(*good(0, 1), bad[0]) is not None
        assert proposed(*good(0, 1), *bad) is None
        assert proposed(*good(0, 1), *bad, past(4, step("two"))) is not None


class TestLess:
    @pytest.mark.parametrize(("times", "change"), [(1, None), (2, None), (3, Change.LESS)])
    def test_three_hard_sessions_in_a_row_propose_less(
        self, times: int, change: Change | None
    ) -> None:
        found = proposed(*hard(*range(times)))
        assert (found.change if found else None) is change

    def test_a_good_session_between_starts_the_count_anew(self) -> None:
        assert proposed(*hard(0, 1), *good(2), *hard(3, 4)) is None

    @pytest.mark.parametrize(
        "fields",
        [{"hurt": True}, {"felt": Felt(comfortable=True, unrestricted=True, pain_free=False)}],
    )
    def test_pain_the_last_time_proposes_the_easier_exercise_at_once(
        self, fields: dict[str, Any]
    ) -> None:
        found = proposed(*good(0), *good(1, **fields))
        assert found is not None
        assert (found.change, found.after.split(":")[0], found.rule) == (
            Change.EASIER,
            "soft",
            "R25",
        )
        assert proposed(*good(0, **fields), *good(1, felt=GOOD)) is None

    def test_what_cannot_be_done_less_makes_way_for_the_easier_exercise(self) -> None:
        found = proposed(*hard(0, 1, 2), routine=LEAST)
        assert found is not None
        assert found.change is Change.EASIER

    def test_what_cannot_be_eased_at_all_goes_out(self) -> None:
        alone = Catalog((HOLD,))
        found = proposed(*good(0, hurt=True), routine=LEAST, catalog=alone)
        assert found is not None
        assert (found.change, found.after, found.routine.steps) == (Change.OUT, "", ())

    def test_less_goes_before_more(self) -> None:
        both = Routine(name="R", steps=(Step(exercise="one"), Step(exercise="soft")))
        sessions = [past(day, step(), step("soft", hard=True)) for day in range(3)]
        found = proposed(*sessions, routine=both)
        assert found is not None
        assert found.place == 1

    def test_less_is_proposed_even_after_it_got_worse_twice(self) -> None:
        sessions = [past(day, step(hard=True), worse_after=True) for day in range(3)]
        assert proposed(*sessions) is not None


@pytest.mark.parametrize(
    ("said", "worse"),
    [
        ([], False),
        ([True], False),
        ([True, True], True),
        ([True, None, True], True),
        ([True, False, True], False),
        ([True, True, False], False),
        ([False, True, True], True),
    ],
)
def test_worse_twice_in_a_row(said: list[bool | None], worse: bool) -> None:
    assert worse_twice([past(day, worse_after=one) for day, one in enumerate(said)]) is worse


def test_no_sessions_propose_nothing() -> None:
    assert proposed() is None
    assert proposed(*good(0, 1), routine=Routine(name="R", steps=(Step(exercise="gone"),))) is None


@modest
@given(st.sampled_from(SHIPPED.exercises), st.booleans(), st.integers(1, 30))
def test_following_every_proposal_stays_within_the_usual_and_comes_to_an_end(
    first: Exercise, growing: bool, sessions: int
) -> None:
    routine = Routine(name="R", steps=(Step(exercise=first.id),))
    for day in range(sessions):
        done = [step(one.exercise, hard=not growing) for one in routine.steps]
        history = [past(3 * day + n, *done) for n in range(3)]
        found = proposal(routine, SHIPPED, history, Profile())
        if found is None:
            break
        assert found.before != found.after
        for one in found.routine.steps:
            known = SHIPPED.exercise(one.exercise)
            assert known is not None
            assert beyond_usual(one, known) == ()
            assert known.id == first.id or known.identity is not Identity.GUESS
        routine = found.routine
