"""Front and back of the hips in the last week, and the hint when one of them had nothing (R56)."""

import pytest

from tests.core.past import at, past, step
from tests.core.test_hints import SHIPPED
from tui.core.history import PastSession
from tui.core.progress_balance import Chain, chain_times, in_words, parts_of

TODAY = at(6).date()
FRONT = "Nothing for the front of the hips in 7 days: sitting shortens it."
BACK = "Nothing for the back of hips and thighs in 7 days."


def said(*sessions: PastSession) -> tuple[str, ...]:
    return in_words(chain_times(sessions, SHIPPED, TODAY))


def test_a_week_without_hip_flexors_has_exactly_that_hint() -> None:
    week = [past(day, step("hamstring-strap", seconds=120.0)) for day in range(7)]
    assert said(*week) == ("The last 7 days had 14:00 for the back of hips and thighs.", FRONT)


def test_a_week_with_nothing_but_hip_flexors_has_the_other() -> None:
    session = past(3, step("hip-flexor-kneeling", seconds=60.0))
    assert said(session) == ("The last 7 days had 1:00 for the front of the hips.", BACK)


def test_with_both_nothing_is_hinted() -> None:
    steps = step("hip-flexor-standing", seconds=60.0), step("figure-four", seconds=90.0)
    assert said(past(0, *steps)) == (
        "The last 7 days had 1:00 for the front of the hips, 1:30 for the back of hips and thighs.",
    )


def test_a_week_of_other_things_has_both_hints() -> None:
    assert said(past(2, step("cat-cow", seconds=50.0))) == (FRONT, BACK)


def test_a_week_without_a_session_is_left_alone() -> None:
    assert said() == ()
    assert said(past(-1, step("cat-cow", seconds=50.0))) == ()


@pytest.mark.parametrize(("day", "counts"), [(-1, False), (0, True), (6, True), (7, False)])
def test_seven_days_up_to_today_count(day: int, counts: bool) -> None:
    flexor = past(day, step("hip-flexor-kneeling", seconds=60.0))
    sentences = said(past(3, step("figure-four", seconds=60.0)), flexor)
    assert (FRONT not in sentences) is counts


def test_what_was_skipped_is_nothing() -> None:
    assert FRONT in said(past(2, step("hip-flexor-kneeling", seconds=0.0)))


def test_what_the_shipped_exercises_stretch() -> None:
    """By what they say of themselves; strength is no stretch."""
    found = {part: {one.id for one in SHIPPED.exercises if part in parts_of(one)} for part in Chain}
    assert found[Chain.FRONT] == {
        "cobra",
        "hip-flexor-kneeling",
        "hip-flexor-standing",
        "kneeling-back-bend",
        "knee-to-chest-straight",
    }
    assert found[Chain.BACK] == {
        "figure-four",
        "figure-four-seated",
        "hamstring-strap",
        "knee-to-chest",
        "knee-to-chest-double",
        "knee-to-chest-straight",
    }
