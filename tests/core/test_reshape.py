"""Commands on a whole routine."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_hints import SHIPPED
from tests.strategies import catalogs, few, manners, routines
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.exercise import DoseRange, Exercise, ExerciseDose, Kind, Region
from tui.core.group import blocks
from tui.core.hint import Rule
from tui.core.hints import hints
from tui.core.library import Entry
from tui.core.manner import Manner
from tui.core.reshape import essentials, in_order, short_version, shortened, swapped
from tui.core.routine import Routine, Step, dose_of
from tui.core.timeline import compile_timeline

MANNER = Manner(reading=False)


def of(*exercise_ids: str, **fields: Any) -> Routine:
    return Routine(name="R", steps=tuple(Step(exercise=e) for e in exercise_ids), **fields)


def grouped(*steps: str, **fields: Any) -> Routine:
    """A routine of steps such as `press-up`, `rest:A` (in group A) and `press-up?` (optional)."""
    made = []
    for text in steps:
        exercise, _, group = text.rstrip("?").partition(":")
        made.append(Step(exercise=exercise, group=group, optional=text.endswith("?")))
    return Routine(name="R", steps=tuple(made), **fields)


def ids(routine: Routine) -> list[str]:
    return [step.exercise for step in routine.steps]


def entry_of(routine: Routine) -> Entry:
    timeline = compile_timeline(routine, SHIPPED, MANNER)
    return Entry(id="r", routine=routine, timeline=timeline, shipped=True)


def seconds(routine: Routine, catalog: Catalog, manner: Manner = MANNER) -> float:
    return compile_timeline(routine, catalog, manner).total_seconds


class TestTheShortVersion:
    def test_of_the_four_essentials_plus_three_is_the_four(self) -> None:
        plus = next(r for r in SHIPPED.routines if r.id == "four-essentials-plus")
        four = next(r for r in SHIPPED.routines if r.id == "four-essentials")
        entry = entry_of(plus)
        short = short_version(entry, SHIPPED, MANNER)
        assert short is not None
        assert ids(short.routine) == ids(four)
        assert (short.id, short.routine.name) == (entry.id, plus.name)

    def test_takes_as_long_as_its_timeline(self) -> None:
        routine = grouped("cat-cow", "figure-four?", "press-up:A", "rest:A", "sphinx:A?")
        short = short_version(entry_of(routine), SHIPPED, MANNER)
        assert short is not None
        assert short.timeline.total_seconds == seconds(short.routine, SHIPPED)
        assert short.timeline.total_seconds == sum(p.seconds for p in short.timeline.phases)
        assert short.timeline.total_seconds < seconds(routine, SHIPPED)

    def test_there_is_none_without_anything_optional(self) -> None:
        assert short_version(entry_of(of("cat-cow", "press-up")), SHIPPED, MANNER) is None

    def test_something_stays_where_everything_is_optional(self) -> None:
        assert ids(essentials(grouped("cat-cow?", "press-up?"), SHIPPED)) == ["cat-cow"]

    @few
    @given(routines(), catalogs)
    def test_it_keeps_every_step_that_is_not_optional(
        self, routine: Routine, catalog: Catalog
    ) -> None:
        short = essentials(routine, catalog)
        needed = [step for step in routine.steps if not step.optional]
        assert [step for step in short.steps if not step.optional] == needed
        assert sum(step.optional for step in short.steps) <= 1


class TestInOrder:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ([], []),
            (["figure-four", "press-up"], ["press-up", "figure-four"]),
            (
                ["calf-stretch-wall", "figure-four", "press-up", "thread-the-needle"],
                ["thread-the-needle", "press-up", "figure-four", "calf-stretch-wall"],
            ),
            (["bridge-reps", "calf-stretch-wall"], ["calf-stretch-wall", "bridge-reps"]),
            (["bridge-reps", "partial-crunch"], ["partial-crunch", "bridge-reps"]),
            (["press-up", "knee-to-chest", "cat-cow"], ["press-up", "knee-to-chest", "cat-cow"]),
        ],
    )
    def test_from_the_upper_back_down_and_strength_last(
        self, before: list[str], after: list[str]
    ) -> None:
        assert ids(in_order(of(*before), SHIPPED)) == after

    def test_an_unknown_step_stays_behind_the_one_it_followed(self) -> None:
        routine = of("first?", "figure-four", "mine?", "press-up", "cat-cow")
        ordered = ["first?", "press-up", "cat-cow", "figure-four", "mine?"]
        assert ids(in_order(routine, SHIPPED)) == ordered

    known = st.sampled_from([exercise.id for exercise in SHIPPED.exercises])

    @few
    @given(st.lists(known | st.sampled_from(["?", "!"]), max_size=12))
    def test_it_keeps_every_step_and_ordering_again_changes_nothing(
        self, before: list[str]
    ) -> None:
        routine = msgspec.structs.replace(
            of(*before), steps=tuple(Step(exercise=e, notes=f"{n}") for n, e in enumerate(before))
        )
        ordered = in_order(routine, SHIPPED)
        assert sorted(ordered.steps, key=lambda s: int(s.notes)) == list(routine.steps)
        assert in_order(ordered, SHIPPED) == ordered

    @few
    @given(st.lists(known, max_size=12))
    def test_what_is_in_order_gives_no_hint_of_order(self, before: list[str]) -> None:
        found = hints(in_order(of(*before), SHIPPED), SHIPPED)
        assert not {hint.rule for hint in found} & {Rule.SPINE_FIRST, Rule.MOBILITY_FIRST}

    @few
    @given(st.lists(known, max_size=12))
    def test_equals_stay_as_they_were(self, before: list[str]) -> None:
        region = {
            e.id: (e.kind is Kind.STRENGTH_STABILITY, e.regions[0]) for e in SHIPPED.exercises
        }
        ordered = ids(in_order(of(*before), SHIPPED))
        for one in set(region.values()):
            assert [e for e in ordered if region[e] == one] == [
                e for e in before if region[e] == one
            ]

    def test_a_group_goes_together_where_its_first_exercise_belongs(self) -> None:
        routine = grouped(
            "figure-four", "press-up:A", "rest:A", "calf-stretch-wall:A", "rest", "cat-cow"
        )
        ordered = ["press-up", "rest", "calf-stretch-wall", "rest", "cat-cow", "figure-four"]
        after = in_order(routine, SHIPPED)
        assert ids(after) == ordered
        assert [step.group for step in after.steps] == ["A", "A", "A", "", "", ""]


class TestSwapped:
    @pytest.mark.parametrize(
        ("exercise", "harder", "other"),
        [
            ("sphinx", True, "press-up"),
            ("press-up", False, "sphinx"),
            ("press-up", True, None),
            ("knee-to-chest", False, None),
            ("nowhere", True, None),
        ],
    )
    def test_for_the_next_easier_or_harder(
        self, exercise: str, harder: bool, other: str | None
    ) -> None:
        step = swapped(Step(exercise=exercise), SHIPPED, harder=harder)
        assert (step and step.exercise) == other

    def test_the_dose_is_the_other_s_own_and_the_notes_stay(self) -> None:
        step = Step(exercise="cat-cow", reps=5, side=Side.BOTH, tempo=(9, 0, 9), notes="Slowly.")
        other = swapped(step, SHIPPED, harder=False)
        assert other == Step(exercise="cat-stretch", notes="Slowly.")

    def test_it_stays_in_its_group_and_optional(self) -> None:
        step = Step(exercise="cat-cow", group="A", optional=True)
        other = swapped(step, SHIPPED, harder=False)
        assert other == Step(exercise="cat-stretch", group="A", optional=True)

    def test_an_exercise_that_the_catalog_lacks_is_passed_over(self) -> None:
        def exercise(exercise_id: str, *harder: str) -> Exercise:
            return Exercise(
                id=exercise_id, name="X", kind=Kind.MUSCLE_STRETCH, steps=("Go.",), harder=harder
            )

        catalog = Catalog((exercise("a", "gone", "b"), exercise("b", "gone")))
        assert swapped(Step(exercise="a"), catalog, harder=True) == Step(exercise="b")
        assert swapped(Step(exercise="b"), catalog, harder=True) is None
        assert swapped(Step(exercise="a"), catalog, harder=True, without={"b"}) is None


def stretch(exercise_id: str, **limits: tuple[float, float]) -> Exercise:
    return Exercise(
        id=exercise_id,
        name=exercise_id.upper(),
        kind=Kind.MUSCLE_STRETCH,
        steps=("Go.",),
        regions=(Region.HIPS,),
        dose=ExerciseDose(sets=2, reps=2, hold_seconds=30, rest_seconds=10),
        range=DoseRange(**limits),
    )


PAIR = Catalog(
    (
        stretch("a", sets=(1, 2), reps=(1, 5), hold_seconds=(20, 30)),
        stretch("b", sets=(2, 2), reps=(2, 2)),
    )
)
"""Each step of these takes 154 s, before it 10 s and 15 s to get ready."""


class TestShortened:
    @pytest.mark.parametrize(
        ("target", "changes"),
        [
            (400, []),
            (333, []),
            (332, ["A: 2 × 30 s, was 2 sets of 2 × 30 s, rest 10 s"]),
            (251, ["A: 2 × 30 s, was 2 sets of 2 × 30 s, rest 10 s"]),
            (250, ["A: 30 s, was 2 sets of 2 × 30 s, rest 10 s"]),
            (210, ["A: 25 s, was 2 sets of 2 × 30 s, rest 10 s"]),
            (205, ["A: 20 s, was 2 sets of 2 × 30 s, rest 10 s"]),
            (100, ["A: 20 s, was 2 sets of 2 × 30 s, rest 10 s", "left out: B"]),
            (1, ["A: 20 s, was 2 sets of 2 × 30 s, rest 10 s", "left out: B"]),
        ],
    )
    def test_it_says_what_it_took(self, target: float, changes: list[str]) -> None:
        assert list(shortened(of("a", "b"), PAIR, MANNER, target).changes) == changes

    def test_the_last_step_gives_first(self) -> None:
        short = shortened(of("a", "a"), PAIR, MANNER, seconds(of("a", "a"), PAIR) - 1)
        assert [dose_of(step, PAIR.exercises[0]).sets for step in short.routine.steps] == [2, 1]

    def test_rounds_go_while_the_rest_fills_the_time(self) -> None:
        one = seconds(of("a", "b"), PAIR)
        short = shortened(of("a", "b", rounds=3), PAIR, MANNER, one)
        assert short.routine == of("a", "b", rounds=1)
        assert short.changes == ("1 round, was 3",)

    def test_doses_go_before_a_round_that_would_leave_time_over(self) -> None:
        routine = of("a", "b", rounds=2)
        short = shortened(routine, PAIR, MANNER, seconds(routine, PAIR) - 10)
        assert short.routine.rounds == 2
        assert len(short.changes) == 1

    @pytest.mark.parametrize(
        ("steps", "keep", "left"),
        [
            ("a? b? a", 3, "a? b? a"),
            ("a? b? a", 2, "a? a"),
            ("a? b? a", 1, "a"),
            ("a rest? b? rest a?", 2, "a rest? b? rest"),
            ("a? b? a?", 1, "a?"),
        ],
    )
    def test_optional_steps_go_first_and_the_last_of_them_first(
        self, steps: str, keep: int, left: str
    ) -> None:
        routine = grouped(*steps.split())
        short = shortened(routine, PAIR, MANNER, 154 * keep + 15 * keep + 90)
        assert short.routine == grouped(*left.split())
        assert len(short.changes) == len(routine.steps) - len(short.routine.steps)
        assert all(change.startswith("left out: ") for change in short.changes)

    def test_only_the_exercise_that_is_left_is_needed_when_all_are_optional(self) -> None:
        short = shortened(grouped("?", "a?", "rest?", "b?"), PAIR, MANNER, 1)
        assert "a" in ids(short.routine)
        assert "left out: a rest" in short.changes

    def test_rounds_of_a_group_go_too_and_those_of_the_longest_first(self) -> None:
        routine = grouped("a:A", "b:B", groups={"A": 3, "B": 2})
        fewer = grouped("a:A", "b:B", groups={"A": 2, "B": 1})
        short = shortened(routine, PAIR, MANNER, seconds(fewer, PAIR))
        assert short.routine == fewer
        assert short.changes == ("group A: 2 rounds, was 3", "group B: 1 round, was 2")

    def test_what_is_cut_does_not_end_with_a_rest(self) -> None:
        short = shortened(grouped("a", "rest", "b"), PAIR, MANNER, 1)
        assert ids(short.routine) == ["a"]
        assert short.changes[-2:] == ("left out: a rest", "left out: B")

    def test_a_dose_below_the_usual_is_left_as_it_is(self) -> None:
        step = Step(exercise="a", sets=1, reps=1, hold_seconds=5)
        routine = Routine(name="R", steps=(step, Step(exercise="b")))
        assert shortened(routine, PAIR, MANNER, 1).routine.steps == (step,)

    def test_more_than_a_session_holds_can_be_shortened(self) -> None:
        step = Step(exercise="b", sets=20, reps=100, breaths=60)
        short = shortened(Routine(name="R", steps=(step,), rounds=20), PAIR, MANNER, 3600)
        assert short.seconds == seconds(short.routine, PAIR) <= 3600

    def test_an_unknown_first_step_is_not_what_is_kept_alone(self) -> None:
        short = shortened(of("?", "a", "b"), PAIR, MANNER, 1)
        assert ids(short.routine) == ["?", "a"]

    @pytest.mark.parametrize("steps", [[], ["?"]])
    def test_nothing_known_is_nothing_to_shorten(self, steps: list[str]) -> None:
        assert shortened(of(*steps), PAIR, MANNER, 1).routine == of(*steps)

    @few
    @given(routines(min_steps=1), catalogs, manners, st.floats(0.01, 1.2))
    def test_it_fits_or_nothing_is_left_to_take(
        self, routine: Routine, catalog: Catalog, manner: Manner, share: float
    ) -> None:
        before = seconds(routine, catalog, manner)
        target = before * share
        short = shortened(routine, catalog, manner, target)
        after = short.routine
        assert short.seconds == seconds(after, catalog, manner) <= before
        assert any(not step.is_rest for step in after.steps)
        exercises = iter(ids(routine))
        assert all(exercise in exercises for exercise in ids(after)), "nothing is moved"
        rounds = {after.rounds, *(block.rounds for block in blocks(after))}
        is_least = len([s for s in after.steps if not s.is_rest]) == 1 and rounds == {1}
        assert short.seconds <= target or is_least
        assert (after == routine) == (not short.changes) == (before <= target or after == routine)

    @few
    @given(routines(tuple(e.id for e in SHIPPED.exercises), min_steps=1), st.integers(10, 2000))
    def test_no_number_falls_below_its_range(self, routine: Routine, target: int) -> None:
        short = shortened(routine, SHIPPED, Manner(), target).routine
        needed = [step for step in routine.steps if not step.optional]
        for old, new in zip(needed, [s for s in short.steps if not s.optional], strict=False):
            exercise = SHIPPED.exercise(new.exercise)
            if exercise is None:
                assert new == old
                continue
            was, now = dose_of(old, exercise), dose_of(new, exercise)
            for name in ("sets", "reps"):
                usual = getattr(exercise.range, name) or (1, 1)
                assert getattr(now, name) >= min(usual[0], getattr(was, name))
            if new.hold_seconds is not None and exercise.range.hold_seconds:
                least = min(exercise.range.hold_seconds[0], getattr(was.work, "seconds", 0))
                assert new.hold_seconds >= least

    @few
    @given(routines(min_steps=1), catalogs, st.floats(0.1, 1))
    def test_shortening_to_the_same_time_again_changes_nothing(
        self, routine: Routine, catalog: Catalog, share: float
    ) -> None:
        target = seconds(routine, catalog) * share
        short = shortened(routine, catalog, MANNER, target)
        assert shortened(short.routine, catalog, MANNER, target).routine == short.routine
