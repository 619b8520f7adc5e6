"""A bad day: half of everything, and nothing in the direction that hurts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.past import past, step
from tests.core.test_hints import SHIPPED
from tests.strategies import catalogs, few, routines
from tui.core.catalog import Catalog
from tui.core.dose import Breaths, Dose, Hold, Tempo
from tui.core.exercise import Direction
from tui.core.flare import lightened, painful_directions
from tui.core.routine import Routine, Step, dose_of

KNEE = "knee-to-chest"
FLEXION = frozenset({Direction.FLEXION})


def amount(dose: Dose) -> float:
    """Seconds of work, or breaths, of one side."""
    match dose.work:
        case Hold(seconds):
            each = seconds
        case Breaths(count):
            each = float(count)
        case Tempo(out, pause, back):
            each = out + pause + back
    return dose.sets * dose.reps * each


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Step(exercise=KNEE), Step(exercise=KNEE, reps=1)),
        (Step(exercise=KNEE, reps=4), Step(exercise=KNEE, reps=2)),
        (Step(exercise=KNEE, sets=3), Step(exercise=KNEE, sets=1)),
        (Step(exercise=KNEE, reps=1), Step(exercise=KNEE, reps=1, hold_seconds=15)),
        (Step(exercise=KNEE, reps=1, breaths=5), Step(exercise=KNEE, reps=1, breaths=2)),
        (Step(exercise="cat-cow"), Step(exercise="cat-cow", reps=4)),
        (Step(exercise="cat-cow", reps=1), Step(exercise="cat-cow", reps=1)),
        (Step(exercise="gone"), Step(exercise="gone")),
    ],
)
def test_sets_are_halved_or_else_repetitions_or_else_the_hold(before: Step, after: Step) -> None:
    assert lightened(Routine(name="R", steps=(before,)), SHIPPED).routine.steps == (after,)


def test_it_says_what_it_did() -> None:
    routine = Routine(name="R", steps=(Step(exercise=KNEE), Step(exercise="open-book-low")))
    assert lightened(routine, SHIPPED, FLEXION).changes == (
        "left out: Knee to chest",
        "Open book, lower back: 4 reps 3-1-3 each side, was 8 reps 3-1-3 each side",
    )


@few
@given(routines(), catalogs, st.sets(st.sampled_from(Direction)))
def test_never_more_than_half_and_nothing_that_goes_the_painful_way(
    routine: Routine, catalog: Catalog, painful: set[Direction]
) -> None:
    light = lightened(routine, catalog, painful).routine
    assert light.times_per_day == routine.times_per_day
    assert len(light.steps) == len(routine.steps)
    for before, after in zip(routine.steps, light.steps, strict=True):
        if exercise := catalog.exercise(before.exercise):
            was, is_ = dose_of(before, exercise), dose_of(after, exercise)
            single = was.sets == was.reps == 1 and amount(is_) == amount(was)
            assert 0 < amount(is_) <= amount(was) / 2 or single


@few
@given(st.sets(st.sampled_from(Direction)))
def test_directions_are_left_out_whole(painful: set[Direction]) -> None:
    routine = Routine(name="R", steps=tuple(Step(exercise=e.id) for e in SHIPPED.exercises))
    kept = {step.exercise for step in lightened(routine, SHIPPED, painful).routine.steps}
    assert kept == {e.id for e in SHIPPED.exercises if not painful & set(e.direction)}


@pytest.mark.parametrize(
    ("day", "directions"), [(1, frozenset()), (2, FLEXION), (8, FLEXION), (9, frozenset())]
)
def test_what_hurt_in_the_last_seven_days_tells_the_direction(
    day: int, directions: frozenset[Direction]
) -> None:
    sessions = [past(1, step(KNEE, hurt=True), step("cat-cow"), step("gone", hurt=True))]
    assert painful_directions(sessions, SHIPPED, date(2026, 3, 1 + day)) == directions


def test_a_neutral_spine_is_no_direction_to_leave_out() -> None:
    sessions = [past(0, step("calf-stretch-wall", hurt=True))]
    assert painful_directions(sessions, SHIPPED, date(2026, 3, 2)) == frozenset()
