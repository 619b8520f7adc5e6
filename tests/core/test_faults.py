"""One fault at a time, as a form asks for it, and all of them, wherever the data stands."""

import pytest

from tui.core.faults import fault_of_field, faults_in
from tui.core.routine import Routine, Step


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("reps", 5, None),
        ("reps", None, None),
        ("reps", 0, "reps: expected a whole number from 1 to 100, found 0"),
        ("hold_seconds", 0.5, "hold_seconds: expected a number from 1 to 600, found 0.5"),
        ("tempo", [2, 1], "tempo: expected a list of 3 numbers from 0 to 60, found a list of 2"),
        ("side", "up", "side: expected one of both, each, left, right, alternate, found 'up'"),
    ],
)
def test_one_field(name: str, value: object, said: str | None) -> None:
    problem = fault_of_field(Step, name, value)
    assert (problem.sentence if problem else None) == said


def test_sound_data_has_no_fault() -> None:
    assert faults_in(Routine, {"name": "R", "steps": [{"exercise": "x"}]}) == ()


def test_the_path_of_the_data_comes_first() -> None:
    found = faults_in(Routine, {"steps": [{"exercise": "x", "reps": 0}]}, "routines[3]")
    assert [fault.at for fault in found] == ["routines[3]", "routines[3].steps[1].reps"]
