"""Steps that are copied or taken out, and put in elsewhere."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.groups import routine, text
from tests.strategies import modest, routines
from tui.core.clip import Clip
from tui.core.group import blocks
from tui.core.regroup import free_name, in_group, without
from tui.core.routine import Routine


class TestPutInto:
    @pytest.mark.parametrize(
        ("source", "places", "target", "at", "after"),
        [
            ("x y", [0, 1], "a b", 1, "a x y b"),
            ("x y", [0, 1], "", 0, "x y"),
            # Between two members of a group, in it; at its edge, not.
            ("x", [0], "[a b] c", 1, "[A a x b] c"),
            ("x", [0], "[a b] c", 0, "x [A a b] c"),
            ("x", [0], "[a b] c", 2, "[A a b] x c"),
            # A whole group stays one, under a free name.
            ("[x y]", [0, 1], "a", 1, "a [A x y]"),
            ("[x y]", [0, 1], "[a b]", 2, "[A a b] [B x y]"),
            ("[x y]", [0, 1], "[a b]", 1, "[A a] [B x y] [A b]"),
            ("[x y]", [0, 1], "[B a] [A b]", 0, "[C x y] [B a] [A b]"),
            ("[x] [y]", [0, 1], "[a]", 0, "[C x] [B y] [A a]"),
            # A part of a group is steps, unless it is beside the rest of the group.
            ("[x y]", [0], "a b", 1, "a x b"),
            ("[x y]", [0], "[a b]", 2, "[A a b x]"),
        ],
    )
    def test_in_front_of_a_place(
        self, source: str, places: list[int], target: str, at: int, after: str
    ) -> None:
        clip = Clip.of(routine(source, rounds=5), places)
        assert text(clip.put_into(routine(target), at)) == after

    def test_a_whole_group_brings_its_rounds_and_leaves_others_theirs(self) -> None:
        clip = Clip.of(routine("[x y]", rounds=5), [0, 1])
        assert clip.put_into(routine("[a b]"), 0).groups == {"A": 3, "B": 5}

    def test_a_part_of_a_group_brings_no_rounds(self) -> None:
        assert Clip.of(routine("[x y]"), [0]).groups == {}

    def test_a_group_without_rounds_stays_without(self) -> None:
        unsaid = msgspec.structs.replace(routine("[x y]"), groups={})
        assert Clip.of(unsaid, [0, 1]).put_into(Routine(name="R"), 0).groups == {}


@st.composite
def tidy_routines(draw: st.DrawFn) -> Routine:
    """A routine in which each group is in one place, as every edit leaves it."""
    before = draw(routines(min_steps=1, max_steps=8))
    steps, groups = list(before.steps), dict[str, int]()
    for block in blocks(before):
        if block.group:
            name = free_name(groups)
            groups[name] = block.rounds
            for place in block.places:
                steps[place] = in_group(steps[place], name)
    return msgspec.structs.replace(before, steps=tuple(steps), groups=groups)


@modest
@given(tidy_routines(), st.data())
def test_what_is_put_in_where_it_was_taken_out_is_as_before(
    before: Routine, data: st.DataObject
) -> None:
    count = len(before.steps)
    first = data.draw(st.integers(0, count - 1))
    places = range(first, data.draw(st.integers(first + 1, count)))
    clip = Clip.of(before, places)
    assert clip.put_into(without(before, places), first) == before


@modest
@given(tidy_routines(), tidy_routines(), st.data())
def test_groups_of_the_routine_and_of_the_clip_stay_apart(
    source: Routine, target: Routine, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(target.steps)))
    both = Clip.of(source, range(len(source.steps))).put_into(target, at)
    end = at + len(source.steps)
    assert [*both.steps[:at], *both.steps[end:]] == list(target.steps)
    for there, here in zip(both.steps[at:end], source.steps, strict=True):
        assert both.groups.get(there.group) == source.groups.get(here.group) or not here.group
