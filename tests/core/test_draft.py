"""A routine while it is edited, and the way back."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import modest, steps, worded_routines
from tui.core.catalog import Catalog
from tui.core.clip import Clip
from tui.core.draft import Draft
from tui.core.exercise import Exercise, Kind
from tui.core.routine import MAX_STEPS, REST, Routine, Step
from tui.storage.routine_files import routine_toml

CATALOG = Catalog(
    [Exercise(id="a", name="Cat-cow", kind=Kind.MUSCLE_STRETCH, steps=("Move.",))],
)
X, Y = Step(exercise="x"), Step(exercise="y")


def draft(order: str = "abcd", marked: str = "", at: str = "") -> Draft:
    """A draft with an exercise for each letter; some marked, one highlighted."""
    routine = Routine(name="R", steps=tuple(Step(exercise=letter) for letter in order))
    places = frozenset(order.index(letter) for letter in marked)
    return Draft(routine=routine, marked=places, at=order.index(at) if at else 0)


def order(draft: Draft) -> str:
    return "".join(step.exercise for step in draft.routine.steps)


def marked(draft: Draft) -> str:
    return "".join(draft.routine.steps[place].exercise for place in sorted(draft.marked))


def highlighted(draft: Draft) -> str:
    return draft.routine.steps[draft.at].exercise


def optional(step: Step) -> Step:
    return msgspec.structs.replace(step, optional=not step.optional)


class TestChoosing:
    def test_the_marked_are_chosen_in_order_or_else_the_highlighted(self) -> None:
        assert draft(at="c").chosen == (2,)
        assert draft(marked="da", at="c").chosen == (0, 3)
        assert draft("").chosen == ()

    @pytest.mark.parametrize(("at", "place"), [(-3, 0), (0, 0), (3, 3), (4, 3), (99, 3)])
    def test_the_highlight_stays_in_the_list(self, at: int, place: int) -> None:
        assert draft().highlight(at).at == place
        assert draft("").highlight(at).at == 0

    def test_marking_goes_down_so_that_several_are_marked_by_one_key(self) -> None:
        twice = draft(at="b").mark().mark()
        assert marked(twice) == "bc"
        assert highlighted(twice) == "d"

    def test_a_mark_is_taken_back_by_marking_again(self) -> None:
        assert marked(draft(marked="bc", at="b").mark()) == "c"

    def test_at_the_end_the_last_one_stays_highlighted(self) -> None:
        assert highlighted(draft(at="d").mark()) == "d"

    def test_all_are_marked_unless_all_are(self) -> None:
        everyone = draft(marked="b").mark_all()
        assert marked(everyone) == "abcd"
        assert everyone.mark_all().marked == frozenset()

    def test_nothing_of_this_is_anything_to_undo(self) -> None:
        assert draft().mark().highlight(3).mark_all().without_marks().past == ()

    def test_an_empty_routine_has_nothing_to_mark(self) -> None:
        assert draft("").mark().mark_all() == draft("")


class TestEdits:
    @pytest.mark.parametrize(
        ("before", "edit", "after", "now"),
        [
            (draft(at="b"), lambda d: d.add([X], CATALOG), "abxcd", "x"),
            (draft(at="b"), lambda d: d.add([X, Y], CATALOG), "abxycd", "y"),
            (draft(at="b"), lambda d: d.add([X, Y], CATALOG, below=False), "axybcd", "y"),
            (draft(at="d"), lambda d: d.add([X], CATALOG), "abcdx", "x"),
            (draft(""), lambda d: d.add([X, Y], CATALOG), "xy", "y"),
            (draft(""), lambda d: d.add([X], CATALOG, below=False), "x", "x"),
            (draft(at="b"), lambda d: d.put_in(Clip((X, Y)), CATALOG), "abxycd", "y"),
            (draft(at="b"), lambda d: d.take_out(CATALOG)[0], "acd", "c"),
            (draft(at="d"), lambda d: d.take_out(CATALOG)[0], "abc", "c"),
            (draft(marked="ac", at="b"), lambda d: d.take_out(CATALOG)[0], "bd", "b"),
            (draft(marked="ab", at="b"), lambda d: d.take_out(CATALOG)[0], "cd", "c"),
            (draft(at="b"), lambda d: d.duplicate(CATALOG), "abbcd", "b"),
            (draft(marked="ac", at="a"), lambda d: d.duplicate(CATALOG), "abcacd", "c"),
            (draft(at="b"), lambda d: d.move(1, CATALOG), "acbd", "b"),
            (draft(at="b"), lambda d: d.move(-1, CATALOG), "bacd", "b"),
            (draft(at="b"), lambda d: d.move(9, CATALOG), "acdb", "b"),
            (draft(marked="ac", at="b"), lambda d: d.move(1, CATALOG), "badc", "b"),
            (draft(marked="bc", at="a"), lambda d: d.move(-1, CATALOG), "bcad", "a"),
        ],
    )
    def test_order_and_highlight(
        self, before: Draft, edit: Callable[[Draft], Draft], after: str, now: str
    ) -> None:
        edited = edit(before)
        assert order(edited) == after
        assert highlighted(edited) == now

    @pytest.mark.parametrize(
        ("edit", "after"),
        [
            (lambda d: d.add([X], CATALOG), "ac"),
            (lambda d: d.add([X], CATALOG, below=False), "ac"),
            (lambda d: d.move(1, CATALOG), "ac"),
            (lambda d: d.change(CATALOG, "mark optional", optional), "ac"),
            (lambda d: d.with_routine(d.routine.renamed("S"), "rename"), "ac"),
            (lambda d: d.take_out(CATALOG)[0], ""),
            (lambda d: d.with_rounds(3, CATALOG), ""),
        ],
    )
    def test_marks_follow_their_steps_as_long_as_they_have_a_point(
        self, edit: Callable[[Draft], Draft], after: str
    ) -> None:
        assert marked(edit(draft(marked="ac", at="b"))) == after

    def test_copies_are_marked_in_place_of_what_was_copied(self) -> None:
        assert draft(marked="ac").duplicate(CATALOG).marked == {3, 4}

    def test_every_chosen_step_is_changed_and_no_other(self) -> None:
        edited = draft(marked="bd").change(CATALOG, "mark optional", optional)
        assert [step.optional for step in edited.routine.steps] == [False, True, False, True]
        assert len(edited.past) == 1

    def test_in_another_order_the_same_step_stays_highlighted(self) -> None:
        before = draft("abca", at="b").highlight(3)
        turned = msgspec.structs.replace(before.routine, steps=before.routine.steps[::-1])
        assert before.with_routine(turned, "in order").at == 3
        assert highlighted(draft(at="b").with_routine(turned, "in order")) == "b"

    def test_when_the_highlighted_step_is_gone_its_place_stays(self) -> None:
        shorter = msgspec.structs.replace(draft("ac").routine)
        assert highlighted(draft("abc", at="b").with_routine(shorter, "shorten")) == "c"
        assert draft("abc", at="c").with_routine(Routine(name="R"), "shorten").at == 0

    def test_more_steps_than_a_routine_may_have_are_refused(self) -> None:
        full = Draft(routine=Routine(name="R", steps=(X,) * MAX_STEPS))
        edits: list[Callable[[], Draft]] = [
            lambda: full.add([Y], CATALOG),
            lambda: full.put_in(Clip((Y,)), CATALOG),
            lambda: full.duplicate(CATALOG),
        ]
        for edit in edits:
            with pytest.raises(ValueError, match="the limit is 1000"):
                edit()

    @pytest.mark.parametrize("rounds", [0, 21, -1])
    def test_rounds_beyond_what_a_file_may_say_are_refused(self, rounds: int) -> None:
        with pytest.raises(ValueError, match="from 1 to 20"):
            draft().with_rounds(rounds, CATALOG)

    @pytest.mark.parametrize(
        ("before", "edit", "what"),
        [
            (draft(), lambda d: d.take_out(CATALOG)[0], "take out Cat-cow"),
            (draft(at="b"), lambda d: d.take_out(CATALOG)[0], "take out b"),
            (draft(marked="abc"), lambda d: d.move(1, CATALOG), "move 3 steps"),
            (draft(), lambda d: d.duplicate(CATALOG), "double Cat-cow"),
            (draft(), lambda d: d.add([X, Y], CATALOG), "add 2 steps"),
            (draft(), lambda d: d.add([Step(exercise=REST)], CATALOG), "add a rest"),
            (draft(), lambda d: d.put_in(d.copied(), CATALOG), "put in Cat-cow"),
            (draft(), lambda d: d.change(CATALOG, "dose of", optional), "dose of Cat-cow"),
            (draft(marked="ab"), lambda d: d.with_rounds(3, CATALOG), "rounds of 2 steps"),
            (draft(), lambda d: d.with_routine(d.routine.renamed("S"), "rename"), "rename"),
        ],
    )
    def test_each_says_what_it_is(
        self, before: Draft, edit: Callable[[Draft], Draft], what: str
    ) -> None:
        assert [change.what for change in edit(before).past] == [what]

    @pytest.mark.parametrize(
        "nothing",
        [
            lambda: draft(at="a").move(-1, CATALOG),
            lambda: draft(marked="bd").move(1, CATALOG),
            lambda: draft().change(CATALOG, "dose of", lambda step: step),
            lambda: draft().with_rounds(1, CATALOG),
            lambda: draft().with_routine(draft().routine, "edit"),
            lambda: draft().put_in(Clip(), CATALOG),
            lambda: draft("").take_out(CATALOG)[0],
            lambda: draft("").duplicate(CATALOG),
            lambda: draft("").move(1, CATALOG),
            lambda: draft("").with_rounds(2, CATALOG),
        ],
    )
    def test_what_changes_nothing_is_nothing_to_undo(self, nothing: Callable[[], Draft]) -> None:
        assert nothing().past == ()


class TestTheWayBack:
    def test_undo_gives_back_routine_highlight_and_marks(self) -> None:
        before = draft(marked="ac", at="b")
        edited = before.take_out(CATALOG)[0].highlight(0).mark()
        undone = edited.undo()
        assert (order(undone), marked(undone), highlighted(undone)) == ("abcd", "ac", "b")

    def test_redo_leads_to_where_the_change_was_made(self) -> None:
        edited = draft(at="b").add([X], CATALOG)
        undone = edited.highlight(0).undo().highlight(3)
        assert undone.redo() == edited

    def test_an_edit_forgets_what_was_undone(self) -> None:
        edited = draft().take_out(CATALOG)[0].undo().move(1, CATALOG)
        assert edited.future == ()
        assert edited.redo() == edited

    def test_with_nothing_to_undo_nothing_happens(self) -> None:
        assert draft().undo() == draft().redo() == draft()

    @pytest.mark.parametrize(("number", "left"), [(0, 0), (2, 2), (3, 3), (-1, 0), (99, 3)])
    def test_back_and_forth_in_the_list_of_changes(self, number: int, left: int) -> None:
        edited = draft().move(1, CATALOG).move(1, CATALOG).duplicate(CATALOG)
        for here in (edited, edited.undo().undo()):
            gone = here.back_to(number)
            assert len(gone.past) == left
            assert gone.back_to(3).routine == edited.routine

    def test_edited_is_what_differs_from_the_file(self) -> None:
        assert draft().is_edited
        saved = draft().as_saved()
        assert not saved.is_edited
        edited = saved.duplicate(CATALOG)
        assert edited.is_edited
        assert not edited.undo().is_edited
        assert edited.as_saved().undo().is_edited


def taken_out_and_put_in(draft: Draft) -> Draft:
    shorter, clip = draft.take_out(CATALOG)
    return shorter.highlight(0).put_in(clip, CATALOG)


EDITS: dict[str, Callable[[Draft, Step], Draft]] = {
    "add": lambda d, step: d.add([step], CATALOG),
    "add above": lambda d, step: d.add([step, step], CATALOG, below=False),
    "take out": lambda d, _: d.take_out(CATALOG)[0],
    "take out, put in": lambda d, _: taken_out_and_put_in(d),
    "copy, put in": lambda d, _: d.put_in(d.copied(), CATALOG, below=False),
    "duplicate": lambda d, _: d.duplicate(CATALOG),
    "up": lambda d, _: d.move(-1, CATALOG),
    "down": lambda d, _: d.move(1, CATALOG),
    "change": lambda d, _: d.change(CATALOG, "mark optional", optional),
    "rounds": lambda d, _: d.with_rounds(3, CATALOG),
    "no rounds": lambda d, _: d.with_rounds(1, CATALOG),
    "rename": lambda d, step: d.with_routine(d.routine.renamed(f"{d.routine.name[:9]}+"), "rename"),
    "reverse": lambda d, _: d.with_routine(
        msgspec.structs.replace(d.routine, steps=d.routine.steps[::-1]), "reverse"
    ),
}


@st.composite
def chosen_drafts(draw: st.DrawFn) -> Draft:
    """A draft of any routine, with anything marked and anything highlighted."""
    routine = draw(worded_routines())
    places = st.integers(0, max(0, len(routine.steps) - 1))
    marks = draw(st.frozensets(places)) if routine.steps else frozenset()
    return Draft(routine=routine, marked=marks, at=draw(places))


def seen(draft: Draft) -> tuple[Any, ...]:
    return (draft.routine, draft.at, draft.marked)


@modest
@given(chosen_drafts(), st.sampled_from(sorted(EDITS)), steps())
def test_undo_after_any_edit_is_as_if_nothing_was(before: Draft, name: str, step: Step) -> None:
    edited = EDITS[name](before, step)
    assert seen(edited.back_to(0)) == seen(before)
    assert seen(edited.back_to(0).back_to(len(edited.past))) == seen(edited)


@modest
@given(chosen_drafts(), st.sampled_from([-1, 1]))
def test_after_a_move_the_same_step_is_highlighted_and_the_same_are_marked(
    before: Draft, by: int
) -> None:
    # Made distinct, so that each is known again.
    numbered = [
        msgspec.structs.replace(step, notes=str(n)) for n, step in enumerate(before.routine.steps)
    ]
    routine = msgspec.structs.replace(before.routine, steps=tuple(numbered))
    before = msgspec.structs.replace(before, routine=routine)
    after = before.move(by, CATALOG)
    notes = [[step.notes for step in draft.routine.steps] for draft in (before, after)]
    assert [notes[0][n] for n in before.chosen] == [notes[1][n] for n in after.chosen]
    assert notes[0][before.at : before.at + 1] == notes[1][after.at : after.at + 1]


@modest
@given(chosen_drafts(), st.sampled_from(sorted(EDITS)), steps())
def test_no_edit_loses_a_step_that_was_not_chosen(before: Draft, name: str, step: Step) -> None:
    unchosen = [s for n, s in enumerate(before.routine.steps) if n not in before.chosen]
    kept = [ungrouped(step) for step in EDITS[name](before, step).routine.steps]
    for other in map(ungrouped, unchosen):
        kept.remove(other)


def ungrouped(step: Step) -> Step:
    return msgspec.structs.replace(step, group="")


@modest
@given(
    chosen_drafts(),
    st.lists(st.tuples(st.sampled_from(sorted(EDITS)), steps(), st.integers(0, 9), st.booleans())),
)
def test_undoing_everything_gives_back_the_beginning_and_redoing_it_the_end(
    before: Draft, edits: list[tuple[str, Step, int, bool]]
) -> None:
    edited = before
    for name, step, place, mark in edits:
        edited = edited.highlight(place)
        edited = EDITS[name](edited.mark() if mark else edited, step)
        places = range(max(1, len(edited.routine.steps)))
        assert edited.at in places
        assert edited.marked.issubset(places)
    end = edited
    while edited.past:
        edited = edited.undo()
    assert edited.routine == before.routine
    assert routine_toml(edited.routine) == routine_toml(before.routine)
    while edited.future:
        edited = edited.redo()
    assert edited.routine == end.routine
    assert edited.past == end.past
    assert routine_toml(edited.routine) == routine_toml(end.routine)
