"""Pain over time: by day, then by week, and which way it goes."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.past import at, past
from tui.core.history import PastSession
from tui.core.progress_pain import (
    Course,
    Unit,
    change_in_words,
    course,
    in_words,
    trends,
)


def said(day: int, before: int | None, after: int | None, hour: int = 8) -> PastSession:
    return past(day, pain_before=before, pain_after=after, hour=hour)


def points(found: Course) -> list[tuple[float | None, float | None]]:
    return [(point.before, point.after) for point in found.points]


def test_without_an_answer_there_is_nothing_to_draw() -> None:
    assert course([said(0, None, None)], at(3).date()).points == ()
    assert in_words(trends([said(0, None, None)], at(3).date())) == ()


def test_the_first_weeks_are_drawn_by_day_with_gaps() -> None:
    sessions = [said(0, 6, 4), said(0, 4, None, hour=18), said(2, 3, 2)]
    found = course(sessions, at(3).date())
    assert found.unit is Unit.DAY
    assert points(found) == [(5.0, 4.0), (None, None), (3.0, 2.0), (None, None)]
    assert [point.first for point in found.points] == [at(day).date() for day in range(4)]


@pytest.mark.parametrize(("today", "unit"), [(27, Unit.DAY), (28, Unit.WEEK)])
def test_after_four_weeks_it_is_drawn_by_week(today: int, unit: Unit) -> None:
    assert course([said(0, 5, 5)], at(today).date()).unit is unit


def test_a_week_is_one_from_monday_on() -> None:
    found = course([said(3, 8, 6), said(6, 4, 2), said(7, 1, 0)], at(40).date())
    assert points(found)[:2] == [(6.0, 4.0), (1.0, 0.0)]
    assert found.points[0].first == at(0).date()
    assert len(found.points) == 6


def test_four_weeks_are_compared_with_the_four_before() -> None:
    sessions = [said(0, 9, 9), said(1, 6, 5), said(28, 6, 5), said(29, 4, 2), said(56, 4, 3)]
    found = trends(sessions, at(56).date())
    assert (found.before.latest, found.before.earlier) == (4.0, 6.0)
    assert (found.before.latest_count, found.before.change) == (2, -2.0)
    assert found.after.change == -2.5
    assert found.within == -1.5
    assert in_words(found) == (
        "Before: 4.0 in the last 4 weeks, 6.0 in the 4 before them: 2.0 less.",
        "After: 2.5 in the last 4 weeks, 5.0 in the 4 before them: 2.5 less.",
        "From before to after: 1.5 less.",
    )


def test_without_earlier_weeks_nothing_is_compared() -> None:
    assert in_words(trends([said(0, 3, None)], at(5).date())) == (
        "Before: 3.0 in the last 4 weeks (1 answer).",
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (-1.2, "1.2 less"),
        (0.8, "0.8 more"),
        (0.5, "0.5 more"),
        (0.4, "about the same"),
        (-0.44, "about the same"),
        (-0.46, "0.5 less"),
    ],
)
def test_a_change_in_words(change: float, words: str) -> None:
    assert change_in_words(change) == words


@given(
    st.lists(st.tuples(st.integers(0, 200), st.none() | st.integers(0, 10))), st.integers(0, 200)
)
def test_no_answer_is_lost_and_none_is_made_up(
    answers: list[tuple[int, int | None]], today: int
) -> None:
    found = course([said(day, pain, None) for day, pain in answers], at(today).date())
    known = [pain for day, pain in answers if day <= today and pain is not None]
    drawn = [point.before for point in found.points if point.before is not None]
    assert bool(drawn) == bool(known)
    assert all(min(known) <= value <= max(known) for value in drawn)
    if found.points:
        step = timedelta(days=1 if found.unit is Unit.DAY else 7)
        assert found.points[-1].first <= at(today).date() < found.points[-1].first + step
