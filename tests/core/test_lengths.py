"""How long a routine and its steps take, without a list of phases."""

import pytest
from hypothesis import given

from tests.strategies import Case, cases, modest
from tui.core.catalog import Catalog
from tui.core.lengths import Lengths, lengths_of
from tui.core.routine import Routine, Step
from tui.core.session_limits import RoutineTooLong
from tui.core.timeline import compile_timeline


@modest
@given(cases())
def test_the_lengths_are_those_of_the_timeline_to_the_last_digit(case: Case) -> None:
    timeline = compile_timeline(case.routine, case.catalog, case.manner)
    lengths = lengths_of(case.routine, case.catalog, case.manner)
    assert lengths.total_seconds == timeline.total_seconds
    assert lengths.of_steps == timeline.seconds_of_steps()
    ends = zip(timeline.phases, timeline.starts[1:], strict=True)
    assert lengths.until_steps_end == {
        phase.rest_step or phase.step: seconds for phase, seconds in ends
    }


@modest
@given(cases())
def test_a_step_is_over_no_sooner_than_its_own_time_and_the_last_at_the_end(case: Case) -> None:
    lengths = lengths_of(case.routine, case.catalog, case.manner)
    for number, seconds in lengths.of_steps.items():
        assert lengths.until_steps_end[number] >= seconds - 1e-6
    if lengths.of_steps:
        assert max(lengths.until_steps_end.values()) == lengths.total_seconds


def test_a_routine_without_steps_takes_no_time() -> None:
    nothing = Lengths(total_seconds=0, of_steps={}, until_steps_end={})
    assert lengths_of(Routine(name="R"), Catalog()) == nothing


def test_what_no_session_can_hold_is_refused_without_being_added_up() -> None:
    step = Step(exercise="rest", group="A")
    with pytest.raises(RoutineTooLong):
        lengths_of(Routine(name="R", rounds=20, steps=(step,) * 1000, groups={"A": 20}), Catalog())
