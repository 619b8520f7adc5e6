"""A routine while it is edited, and the way back."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import modest, routines, steps
from tui.core.draft import Draft
from tui.core.routine import MAX_STEPS, Routine, Step

A, B, C = (Step(exercise=i) for i in "abc")
DRAFT = Draft(routine=Routine(name="R", steps=(A, B, C)))


def order(draft: Draft) -> str:
    return "".join(step.exercise for step in draft.routine.steps)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda d: d.insert(0, Step(exercise="x"), "add"), "xabc"),
        (lambda d: d.insert(2, Step(exercise="x"), "add"), "abxc"),
        (lambda d: d.insert(3, Step(exercise="x"), "add"), "abcx"),
        (lambda d: d.remove(0, "remove"), "bc"),
        (lambda d: d.remove(2, "remove"), "ab"),
        (lambda d: d.replace(1, Step(exercise="x"), "dose"), "axc"),
        (lambda d: d.move(0, 1, "move"), "bac"),
        (lambda d: d.move(2, -1, "move"), "acb"),
        (lambda d: d.move(0, 2, "move"), "bca"),
        (lambda d: d.move(0, -1, "move"), "abc"),
        (lambda d: d.move(2, 9, "move"), "abc"),
    ],
)
def test_edits(edit: Callable[[Draft], Draft], expected: str) -> None:
    edited = edit(DRAFT)
    assert order(edited) == expected
    assert order(DRAFT) == "abc"
    assert order(edited.undo()) == "abc"
    assert order(edited.undo().redo()) == expected


def test_what_was_done_is_named() -> None:
    edited = DRAFT.remove(0, "remove A").move(0, 1, "move B")
    assert [change.what for change in edited.past] == ["remove A", "move B"]
    undone = edited.undo()
    assert [change.what for change in undone.past] == ["remove A"]
    assert [change.what for change in undone.future] == ["move B"]


def test_a_change_that_changes_nothing_is_nothing_to_undo() -> None:
    assert DRAFT.move(0, -1, "move").past == ()
    assert DRAFT.replace(0, A, "dose") == DRAFT


def test_a_new_edit_forgets_what_was_undone() -> None:
    edited = DRAFT.remove(0, "remove").undo().remove(2, "remove")
    assert edited.future == ()
    assert edited.redo() == edited


def test_with_nothing_to_undo_nothing_happens() -> None:
    assert DRAFT.undo() == DRAFT.redo() == DRAFT


def test_edited_is_what_differs_from_the_file() -> None:
    assert DRAFT.is_edited
    saved = DRAFT.as_saved()
    assert not saved.is_edited
    edited = saved.remove(0, "remove")
    assert edited.is_edited
    assert not edited.undo().is_edited
    assert edited.as_saved().undo().is_edited


def test_more_steps_than_a_routine_may_have_are_refused() -> None:
    full = Draft(routine=Routine(name="R", steps=(A,) * MAX_STEPS))
    with pytest.raises(ValueError, match="the limit is 1000"):
        full.insert(0, B, "add")


@modest
@given(routines(min_steps=1), st.lists(st.tuples(st.integers(0, 9), steps()), max_size=8))
def test_undoing_everything_gives_back_the_beginning(
    routine: Routine, edits: list[tuple[int, Step]]
) -> None:
    draft = Draft(routine=routine)
    for place, step in edits:
        count = len(draft.routine.steps)
        draft = (
            draft.insert(min(place, count), step, "add")
            if place % 2 or not count
            else draft.remove(place % count, "remove")
        )
    end = draft.routine
    while draft.past:
        draft = draft.undo()
    assert draft.routine == routine
    while draft.future:
        draft = draft.redo()
    assert draft.routine == end
