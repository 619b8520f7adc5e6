"""Sessions of the past."""

import pytest

from tests.core.past import GOOD, at, past, step
from tui.core.felt import Felt
from tui.core.history import PastStep, in_time, with_exercise
from tui.core.summary import Outcome


@pytest.mark.parametrize(
    ("felt", "good"),
    [
        ((True, True, True), True),
        ((False, True, True), False),
        ((True, False, True), False),
        ((True, True, False), False),
    ],
)
def test_good_is_comfortable_unrestricted_and_without_pain(
    felt: tuple[bool, bool, bool], good: bool
) -> None:
    comfortable, unrestricted, pain_free = felt
    said = Felt(comfortable=comfortable, unrestricted=unrestricted, pain_free=pain_free)
    assert said.is_good is good
    assert step(felt=said).is_painful is not pain_free


@pytest.mark.parametrize(
    ("one", "painful"),
    [(step(), False), (step(felt=GOOD), False), (step(hurt=True), True), (step(hard=True), False)],
)
def test_what_was_not_said_to_hurt_did_not(one: PastStep, painful: bool) -> None:
    assert one.is_painful is painful
    assert past(0, step("two"), one).is_painful is painful


def test_a_day_is_the_one_on_the_clock_where_it_was_lived() -> None:
    assert past(0, hour=23).day == at(0).date()


def test_what_was_skipped_was_not_done() -> None:
    done = past(1, step(outcome=Outcome.PARTLY))
    skipped = past(0, step(outcome=Outcome.SKIPPED))
    assert with_exercise([done, skipped], "one") == [(done, done.steps[0])]


def test_sessions_are_put_in_time() -> None:
    sessions = [past(2), past(0), past(1)]
    assert [session.day.day for session in in_time(sessions)] == [2, 3, 4]
