"""Seconds under stretch, by region and side."""

import pytest

from tests.core.past import at, past, step
from tests.sessions import exercise
from tui.core.catalog import Catalog
from tui.core.exercise import Kind, Region
from tui.core.history import PastStep
from tui.core.progress_body import RegionTime, body_times, in_words

CATALOG = Catalog(
    (
        exercise("hip", regions=(Region.HIPS, Region.LEG)),
        exercise("neck", regions=(Region.NECK,)),
        exercise("plank", regions=(Region.CORE,), kind=Kind.STRENGTH_STABILITY),
        exercise("nowhere"),
    )
)


def done(name: str, left: float = 0.0, right: float = 0.0, both: float = 0.0) -> PastStep:
    seconds = left + right + both
    return step(name, seconds=seconds, left_seconds=left, right_seconds=right)


def test_seconds_add_up_by_the_first_region_from_the_top_down() -> None:
    sessions = [
        past(0, done("hip", left=60, right=30), done("neck", both=20)),
        past(1, done("hip", left=60, right=30)),
        past(1, done("plank", both=90), done("nowhere", both=9), done("gone", both=9)),
    ]
    assert body_times(sessions, CATALOG, at(1).date()) == (
        RegionTime(region=Region.NECK, seconds=20),
        RegionTime(region=Region.HIPS, seconds=180, left=120, right=60),
    )


@pytest.mark.parametrize(("day", "counts"), [(0, False), (1, True), (28, True), (29, False)])
def test_four_weeks_up_to_today_count(day: int, counts: bool) -> None:
    times = body_times([past(day, done("neck", both=5))], CATALOG, at(28).date())
    assert bool(times) is counts


def test_an_exercise_that_was_skipped_adds_no_region() -> None:
    assert body_times([past(0, done("neck"))], CATALOG, at(0).date()) == ()


@pytest.mark.parametrize(
    ("left", "right", "lopsided"),
    [(300, 300, False), (300, 240, False), (300, 239, True), (0, 60, True), (0, 59, False)],
)
def test_one_side_has_clearly_more(left: float, right: float, lopsided: bool) -> None:
    assert RegionTime(region=Region.HIPS, left=left, right=right).is_lopsided is lopsided


def test_it_is_said_in_words() -> None:
    even = RegionTime(region=Region.HIPS, seconds=120, left=60, right=60)
    more_right = RegionTime(region=Region.UPPER_BACK, seconds=150, left=30, right=120)
    assert in_words([even]) == (
        "2:00 of moving and stretching in the last 4 weeks.",
        "Both sides had about the same.",
    )
    assert in_words([more_right, even])[1:] == ("Upper back: 1:30 more right than left.",)
    assert in_words([]) == ()
