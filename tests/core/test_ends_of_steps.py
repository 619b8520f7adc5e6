"""When in a session each step is over."""

import pytest
from hypothesis import given

from tests.strategies import Case, cases, modest
from tui.core.timeline import compile_timeline


@modest
@given(cases())
def test_a_step_is_over_no_sooner_than_its_own_time_and_the_last_at_the_end(case: Case) -> None:
    timeline = compile_timeline(case.routine, case.catalog, case.manner)
    ends = timeline.ends_of_steps()
    for number, seconds in timeline.seconds_of_steps().items():
        assert ends[number] >= seconds - 1e-6
    if timeline.phases:
        assert max(ends.values()) == pytest.approx(timeline.total_seconds)
        assert ends[timeline.phases[-1].step] == timeline.total_seconds
