"""When to see a professional, around every threshold."""

from datetime import date, timedelta

import pytest

from tests.core.past import MONDAY, past
from tui.core.care import cards, pain_by_day
from tui.core.history import PastSession


def on(day: int) -> date:
    return MONDAY.date() + timedelta(days=day)


def pains(*pairs: tuple[int, int]) -> list[PastSession]:
    return [past(day, pain_after=pain) for day, pain in pairs]


def rules(sessions: list[PastSession], day: int) -> list[str]:
    return [card.rule for card in cards(sessions, on(day))]


@pytest.mark.parametrize(
    ("sessions", "told"),
    [
        (pains((0, 7), (1, 7), (2, 7)), True),
        (pains((0, 7), (1, 6), (2, 7)), False),
        (pains((1, 7), (2, 7)), False),
        (pains((-1, 7), (0, 7), (2, 7)), False),
        (pains((0, 7), (1, 7), (1, 2), (2, 10)), True),
    ],
)
def test_severe_pain_on_three_days_in_a_row(sessions: list[PastSession], told: bool) -> None:
    assert rules(sessions, 2) == (["R31"] if told else [])


@pytest.mark.parametrize(
    ("then", "days_later", "now", "told"),
    [
        (4, 42, 4, True),
        (4, 42, 5, True),
        (4, 42, 3, False),
        (4, 49, 4, False),
        (0, 42, 0, False),
    ],
)
def test_no_less_pain_than_six_weeks_ago(then: int, days_later: int, now: int, told: bool) -> None:
    sessions = pains((0, then), (days_later, now))
    assert rules(sessions, days_later) == (["R31"] if told else [])


def test_without_pain_reported_on_both_sides_nothing_is_compared() -> None:
    assert rules(pains((42, 5)), 42) == []
    assert rules([past(0, pain_after=None), *pains((42, 5))], 42) == []


@pytest.mark.parametrize(("times", "told"), [(1, False), (2, True)])
def test_worse_twice_in_a_row(times: int, told: bool) -> None:
    sessions = [past(day, worse_after=True) for day in range(times)]
    assert rules(sessions, times) == (["R26"] if told else [])


def test_the_most_pain_of_a_day_is_what_counts() -> None:
    sessions = [past(0, pain_before=6, pain_after=2), past(0, hour=20, pain_after=4)]
    assert pain_by_day([*sessions, past(1, pain_after=None)]) == {on(0): 6}


@pytest.mark.parametrize(("sharp", "told"), [((), []), (("Cat-cow",), ["R24"])])
def test_sharp_pain_twice_is_told_with_the_exercise(
    sharp: tuple[str, ...], told: list[str]
) -> None:
    found = cards([past(0)], on(0), sharp)
    assert [card.rule for card in found] == told
    assert all("in Cat-cow: on hold until you lift it" in card.text for card in found)
