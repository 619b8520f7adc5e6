"""One fault at a time, as a form asks for it, and all of them, wherever the data stands."""

import pytest

from tui.core.catalog import CatalogFile
from tui.core.faults import fault_of_field, faults_in
from tui.core.problem import MAX_PROBLEMS
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


def test_every_item_of_a_list_or_table_is_told() -> None:
    data = {"flags": {"a": "", "b": "fine", "c": 3}, "exercises": [{"steps": ["", "fine", 3]}]}
    found = [fault.at for fault in faults_in(CatalogFile, data)]
    assert [at for at in found if at != "exercises[1]"] == [
        "flags.a",
        "flags.c",
        "exercises[1].steps[1]",
        "exercises[1].steps[3]",
    ]


@pytest.mark.parametrize(
    "data",
    [
        {f"k{number}": 1 for number in range(2000)},
        {"name": "R", "steps": [{}] * 2000},
        {"name": "R", "steps": [{"exercise": "x", "reps": 0, "sets": 0}] * 2000},
        {"name": "R", "steps": [3] * 2000},
    ],
)
def test_a_file_of_faults_is_not_explained_to_its_end(data: object) -> None:
    found = faults_in(Routine, data)
    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1].message == "more than 1000 problems; mend these first"


def test_a_list_of_faults_is_not_explained_to_its_end() -> None:
    step = {"id": "x", "name": "X", "kind": "muscle-stretch"}
    found = faults_in(CatalogFile, {"exercises": [step | {"steps": [3] * 2000}, step]})
    assert len(found) == MAX_PROBLEMS + 1
