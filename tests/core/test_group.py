"""Which steps are gone through together, and how often."""

import pytest
from hypothesis import given

from tests.strategies import few, routines
from tui.core.group import blocks, unknown_groups
from tui.core.routine import Routine, Step


def grouped(names: str, **groups: int) -> Routine:
    """A routine with a step for each letter: the name of its group, `.` for none."""
    steps = tuple(Step(exercise="x", group=name.strip(".")) for name in names)
    return Routine(name="R", groups=groups, steps=steps)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("", []),
        ("..", [([0], "", 1), ([1], "", 1)]),
        ("AA", [([0, 1], "A", 3)]),
        (".AA.", [([0], "", 1), ([1, 2], "A", 3), ([3], "", 1)]),
        ("AABB", [([0, 1], "A", 3), ([2, 3], "B", 2)]),
        ("A.A", [([0], "A", 3), ([1], "", 1), ([2], "A", 3)]),
        ("CC", [([0, 1], "C", 1)]),
    ],
)
def test_neighbours_of_a_group_are_gone_through_together(
    names: str, expected: list[tuple[list[int], str, int]]
) -> None:
    found = [(list(b.places), b.group, b.rounds) for b in blocks(grouped(names, A=3, B=2))]
    assert found == expected


@few
@given(routines(max_steps=8))
def test_every_step_is_in_one_block_at_its_place(routine: Routine) -> None:
    found = blocks(routine)
    assert [place for block in found for place in block.places] == [*range(len(routine.steps))]
    assert tuple(step for block in found for step in block.steps) == routine.steps
    for block in found:
        assert {step.group for step in block.steps} == {block.group}


def test_a_group_without_rounds_is_told_with_its_place() -> None:
    (problem,) = unknown_groups(["", "warm-up", "warmup"], {"warm-up": 2})
    assert problem.sentence == (
        "steps[3].group: no group of the name 'warmup' in [groups], so it is gone through once; "
        "did you mean 'warm-up'?"
    )
