"""Changes that make sense for some steps and leave the others as they are."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import modest, rests, steps
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.exercise import Exercise, ExerciseDose, Kind
from tui.core.routine import Step
from tui.core.step_edits import dose_as_text, has_dose, has_sides, like, more, next_side, with_text

HELD = Exercise(
    id="held",
    name="Held",
    kind=Kind.MUSCLE_STRETCH,
    steps=("Hold it.",),
    dose=ExerciseDose(side=Side.EACH, reps=2, hold_seconds=30),
)
MOVED = Exercise(
    id="moved",
    name="Moved",
    kind=Kind.STRENGTH_STABILITY,
    steps=("Move it.",),
    dose=ExerciseDose(reps=8, tempo=(2, 1, 2)),
)
CATALOG = Catalog((HELD, MOVED))
REST = Step(exercise="rest", rest_seconds=60)
UNKNOWN = Step(exercise="unknown")

any_steps = st.one_of(steps(), rests)


def test_more_and_sides_leave_alone_what_has_none() -> None:
    assert more(Step(exercise="held"), CATALOG, 1).hold_seconds == 35
    assert more(REST, CATALOG, -1).rest_seconds == 45
    assert more(UNKNOWN, CATALOG, 1) == UNKNOWN
    assert next_side(Step(exercise="held"), CATALOG).side is Side.ALTERNATE
    for step in (REST, UNKNOWN, Step(exercise="moved")):
        assert next_side(step, CATALOG) == step
        assert not has_sides(step, CATALOG)
    assert has_sides(Step(exercise="held"), CATALOG)


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (REST, "60 s"),
        (Step(exercise="held"), "2 × 30 s each side"),
        (Step(exercise="moved"), "8 reps 2-1-2"),
    ],
)
def test_the_dose_as_text_is_read_as_the_same_dose(step: Step, text: str) -> None:
    assert dose_as_text(step, CATALOG) == text
    read = with_text(step, text)
    assert isinstance(read, Step)
    assert dose_as_text(read, CATALOG) == text
    assert has_dose(step, CATALOG)


def test_what_the_catalog_does_not_have_has_no_dose_to_type() -> None:
    assert dose_as_text(UNKNOWN, CATALOG) == ""
    assert not has_dose(UNKNOWN, CATALOG)


@modest
@given(before=steps(), after=steps(), other=any_steps)
def test_a_change_of_one_step_is_made_on_another_or_not_at_all(
    before: Step, after: Step, other: Step
) -> None:
    after = msgspec.structs.replace(after, exercise=before.exercise)
    changed = like(other, before, after)
    changed.__post_init__()
    assert like(before, before, after) == after
    assert like(other, before, before) == other
    assert changed.exercise == other.exercise
    assert changed.group == other.group
    if other.is_rest:
        assert changed == other


@given(before=rests, after=rests, other=any_steps)
def test_a_change_of_a_rest_is_made_on_rests_alone(before: Step, after: Step, other: Step) -> None:
    changed = like(other, before, after)
    if not other.is_rest:
        assert changed == other
    elif before.rest_seconds != after.rest_seconds:
        assert changed.rest_seconds == after.rest_seconds


def test_another_way_of_counting_takes_the_place_of_the_one_there_was() -> None:
    before, after = Step(exercise="held", hold_seconds=20), Step(exercise="held", breaths=5)
    changed = like(Step(exercise="moved", tempo=(3, 0, 3), reps=4), before, after)
    assert changed == Step(exercise="moved", breaths=5, reps=4)


def test_only_a_hold_takes_over_that_it_may_run_on() -> None:
    before = Step(exercise="held", hold_seconds=20)
    after = msgspec.structs.replace(before, at_least=True)
    moving = Step(exercise="moved", tempo=(3, 0, 3))
    assert like(moving, before, after) == moving
    assert like(Step(exercise="held", hold_seconds=9), before, after).at_least
