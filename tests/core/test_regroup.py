"""Groups while steps are moved, taken out and put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.groups import routine, text
from tests.strategies import modest, routines
from tui.core.regroup import free_name, grouped, moved, without
from tui.core.routine import Routine


class TestMoved:
    @pytest.mark.parametrize(
        ("before", "places", "by", "after"),
        [
            ("a b c", [0], 1, "b a c"),
            ("a b c", [0, 1], 1, "c a b"),
            ("a b c d", [0, 2], 1, "b a d c"),
            # Into a group, through it and out again, from above and from below.
            ("x [b c] d", [0], 1, "[A b x c] d"),
            ("[b x c] d", [1], 1, "[A b c x] d"),
            ("[b c x] d", [2], 1, "[A b c] d x"),
            ("a [b c] x", [3], -1, "a [A b x c]"),
            ("a [b x c]", [2], -1, "a [A x b c]"),
            ("a [x b c]", [1], -1, "x a [A b c]"),
            # To the edge of a group is not yet into it.
            ("a [b c] d x", [4], -1, "a [A b c] x d"),
            # Out of one group, into the next.
            ("[a x] [c d]", [1], 1, "[A a] [B c x d]"),
            ("[a x] d [e f]", [1], 1, "[A a] d x [B e f]"),
            # Several, and a part of a group.
            ("x y [b c]", [0, 1], 1, "[A b x y c]"),
            ("[a b c] d", [1, 2], 1, "[A a] d b c"),
            # A whole group stays one, also on its way through another.
            ("[a b] c", [0, 1], 1, "c [A a b]"),
            ("[a b] [c d]", [0, 1], 1, "[B c] [A a b] [B d]"),
            ("[B c] [A a b] [B d]", [1, 2], 1, "[B c d] [A a b]"),
            ("[a] [c d]", [0], 1, "[B c] [A a] [B d]"),
        ],
    )
    def test_by_one_place(self, before: str, places: list[int], by: int, after: str) -> None:
        result, moved_by = moved(routine(before), places, by)
        assert text(result) == after
        assert moved_by == by

    @pytest.mark.parametrize(
        ("places", "by", "goes"), [([0], -1, 0), ([2], 1, 0), ([0, 2], 1, 0), ([1], 9, 1)]
    )
    def test_all_stop_where_the_first_meets_the_end(
        self, places: list[int], by: int, goes: int
    ) -> None:
        assert moved(routine("a b c"), places, by)[1] == goes

    def test_a_group_without_members_is_forgotten(self) -> None:
        assert moved(routine("[a b] c"), [1], 1)[0].groups == {"A": 3}
        assert moved(routine("a [b] [c d]"), [0], 1)[0].groups == {"A": 3, "B": 3}
        assert without(routine("a [b] [c d]"), [1]).groups == {"B": 3}

    def test_a_name_that_no_step_had_before_is_left_as_it_is(self) -> None:
        unused = Routine(name="R", groups={"Z": 2}, steps=routine("a b").steps)
        assert moved(unused, [0], 1)[0].groups == {"Z": 2}


class TestGrouped:
    @pytest.mark.parametrize(
        ("before", "places", "after"),
        [
            ("a b c", [1], "a [A b] c"),
            ("a b c d", [1, 2], "a [A b c] d"),
            ("a b c d", [0, 2], "[A a b c] d"),
            ("[a b] c d", [2, 3], "[A a b] [B c d]"),
            # What is one group already keeps its name; one of its steps stands for all.
            ("a [b c] d", [1, 2], "a [A b c] d"),
            ("a [b c] d", [2], "a [A b c] d"),
            # A part of a group becomes one of its own, and so do parts of two.
            ("[a b c]", [0, 1], "[B a b] [A c]"),
            ("[a b] [c d]", [1, 2], "[A a] [C b c] [B d]"),
            ("[a b] [c d]", [0, 3], "[C a b c d]"),
            # One of two blocks with the same name gets another.
            ("[A a b] c [A d]", [3], "[A a b] c [B d]"),
        ],
    )
    def test_from_the_first_to_the_last_place(
        self, before: str, places: list[int], after: str
    ) -> None:
        result = grouped(routine(before), places, 5)
        assert text(result) == after
        name = result.steps[places[0]].group
        rounds = dict.fromkeys({step.group for step in result.steps} - {""}, 3)
        assert result.groups == {**rounds, name: 5}

    @pytest.mark.parametrize(
        ("before", "places", "after"),
        [
            ("a [b c] d", [1], "a b c d"),
            ("a [b c] [d]", [0, 1], "a b c [B d]"),
            ("[a b] [c d]", [1, 2], "a b c d"),
            ("a b", [0], "a b"),
        ],
    )
    def test_one_round_takes_groups_apart(self, before: str, places: list[int], after: str) -> None:
        result = grouped(routine(before), places, 1)
        assert text(result) == after
        assert result.groups.keys() == {step.group for step in result.steps} - {""}


def test_free_names_go_through_the_alphabet_and_on() -> None:
    letters = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    assert free_name([]) == "A"
    assert free_name(["A", "C"]) == "B"
    assert free_name(letters) == "AA"
    assert free_name([*letters, "AA"]) == "AB"


@modest
@given(routines(min_steps=1), st.data(), st.sampled_from([-1, 1]))
def test_a_move_keeps_every_step_and_the_order_of_the_moved_and_of_the_others(
    before: Routine, data: st.DataObject, by: int
) -> None:
    places = sorted(data.draw(st.sets(st.integers(0, len(before.steps) - 1), min_size=1)))
    after, by = moved(before, places, by)
    put = [place + by for place in places]
    assert doses(after, put) == doses(before, places)
    others = [place for place in range(len(before.steps)) if place not in places]
    passed = [place for place in range(len(before.steps)) if place not in put]
    assert doses(after, passed) == doses(before, others)
    assert groups(after, passed) == groups(before, others)


def groups(routine: Routine, places: list[int]) -> list[str]:
    return [routine.steps[place].group for place in places]


def doses(routine: Routine, places: list[int]) -> list[tuple[object, ...]]:
    """What the steps at these places say, but for their group."""
    steps = (routine.steps[place] for place in places)
    return [
        tuple(getattr(step, name) for name in step.__struct_fields__ if name != "group")
        for step in steps
    ]
