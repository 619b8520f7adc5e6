"""What is told about a routine, and what is not."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import catalogs, few, routines
from tui.core.catalog import Catalog, CatalogFile, CatalogRoutine, RoutineOrigin
from tui.core.dose import Side
from tui.core.exercise import (
    DoseRange,
    Exercise,
    ExerciseDose,
    Kind,
    Mention,
    Position,
    Region,
    RepCue,
    Source,
)
from tui.core.hint import RULE_IN_WORDS, Hint, Rule
from tui.core.hints import HINTED_BY, dismissed, hints
from tui.core.manner import Manner
from tui.core.pace import Pace, PaceChange
from tui.core.profile import Condition, Profile
from tui.core.routine import REST, Routine, Step
from tui.core.schema import read
from tui.core.text import displayable

ROOT = Path(__file__).parents[2]
FILE = msgspec.convert(
    tomllib.loads((ROOT / "catalog.toml").read_text(encoding="utf-8")), CatalogFile
)
SHIPPED, _ = Catalog().with_file(FILE)

ORDER = {Rule.SPINE_FIRST, Rule.MOBILITY_FIRST, Rule.POSITIONS}
STRETCH, JOINT, STRENGTH = Kind.MUSCLE_STRETCH, Kind.JOINT_MOBILITY, Kind.STRENGTH_STABILITY


def exercise(exercise_id: str = "x", kind: Kind = STRETCH, **fields: Any) -> Exercise:
    return Exercise(id=exercise_id, name=exercise_id.title(), kind=kind, steps=("Go.",), **fields)


def of(*steps: Step, **fields: Any) -> Routine:
    return Routine(name="R", steps=steps, **fields)


def step(exercise_id: str = "x", **dose: Any) -> Step:
    return Step(exercise=exercise_id, **dose)


def rules(found: tuple[Hint, ...]) -> list[tuple[str, int | None]]:
    return [(hint.rule.value, hint.step) for hint in found]


def told(routine: Routine, *exercises: Exercise, **known: Any) -> list[tuple[str, int | None]]:
    return rules(hints(routine, Catalog(exercises), **known))


class TestTheShippedRoutines:
    @pytest.mark.parametrize("routine", SHIPPED.routines, ids=lambda routine: routine.id)
    def test_say_nothing_is_wrong_with_them(self, routine: CatalogRoutine) -> None:
        assert hints(routine, SHIPPED) == ()

    @pytest.mark.parametrize("shipped", SHIPPED.exercises, ids=lambda shipped: shipped.id)
    def test_neither_is_there_with_an_exercise_at_its_default_dose(self, shipped: Exercise) -> None:
        assert hints(of(step(shipped.id)), SHIPPED) == ()

    def test_the_order_of_an_article_is_the_article_s_but_not_that_of_a_copy(self) -> None:
        seven = next(r for r in SHIPPED.routines if r.id == "feel-better-seven")
        assert seven.origin is RoutineOrigin.ARTICLE
        assert rules(hints(seven.editable(), SHIPPED)) == [("R17", 0)]
        ours = msgspec.structs.replace(seven, origin=RoutineOrigin.ASSEMBLED)
        assert rules(hints(ours, SHIPPED)) == [("R17", 0)]

    def test_an_article_s_routine_is_still_told_of_doses(self) -> None:
        seven = next(r for r in SHIPPED.routines if r.id == "feel-better-seven")
        long = msgspec.structs.replace(seven, steps=(step("childs-pose", hold_seconds=300),))
        assert rules(hints(long, SHIPPED)) == [("R07", 0)]


class TestHeldLongerThanTheSources:
    SOURCED = exercise(
        sources=(
            Source(article="a", gives=Mention.NAME, hold_seconds=(20, 30)),
            Source(article="b", gives=Mention.NAME, hold_seconds=(30, 60)),
        ),
        range=DoseRange(hold_seconds=(20, 45), breaths=(5, 10)),
    )

    @pytest.mark.parametrize(
        ("dose", "is_told"),
        [
            ({"hold_seconds": 10}, False),
            ({"hold_seconds": 60}, False),
            ({"hold_seconds": 61}, True),
            ({"breaths": 10}, False),
            ({"breaths": 11}, True),
        ],
    )
    def test_told_beyond_the_longest_source(self, dose: dict[str, Any], is_told: bool) -> None:
        assert told(of(step(**dose)), self.SOURCED) == ([("R07", 0)] if is_told else [])

    def test_a_range_that_reaches_further_wins(self) -> None:
        wide = msgspec.structs.replace(self.SOURCED, range=DoseRange(hold_seconds=(20, 90)))
        assert told(of(step(hold_seconds=90)), wide) == []

    def test_an_exercise_that_names_no_number_is_left_alone(self) -> None:
        assert told(of(step(hold_seconds=600)), exercise()) == []


class TestJointHeld:
    JOINT = exercise(kind=JOINT, dose=ExerciseDose(reps=1, tempo=(2, 1, 2)))

    @pytest.mark.parametrize(
        ("dose", "is_told"),
        [
            ({}, False),
            ({"hold_seconds": 5}, False),
            ({"hold_seconds": 6}, True),
            ({"breaths": 1}, False),
            ({"breaths": 2}, True),
        ],
    )
    def test_told_beyond_five_seconds(self, dose: dict[str, Any], is_told: bool) -> None:
        assert told(of(step(**dose)), self.JOINT) == ([("R01", 0)] if is_told else [])

    def test_breaths_are_as_long_as_the_routine_has_them(self) -> None:
        slow = of(step(breaths=1), pace=PaceChange(breath=6))
        assert told(slow, self.JOINT) == [("R01", 0)]

    def test_not_where_a_source_holds_it(self) -> None:
        held = Source(article="a", gives=Mention.NAME, hold_seconds=(20, 30))
        assert told(of(step(reps=1, hold_seconds=20)), exercise(kind=JOINT, sources=(held,))) == []
        assert hints(of(step("kneeling-back-bend", hold_seconds=30)), SHIPPED) == ()

    def test_not_for_muscles(self) -> None:
        assert told(of(step(hold_seconds=30)), exercise()) == []


@pytest.mark.parametrize(
    ("dose", "is_told"),
    [
        ({"hold_seconds": 4}, True),
        ({"breaths": 1}, True),
        ({"hold_seconds": 4, "reps": 8}, False),
        ({"tempo": (2, 1, 2)}, False),
        ({}, False),
    ],
)
def test_a_hold_that_inherits_the_count_of_a_movement(dose: dict[str, Any], is_told: bool) -> None:
    mover = exercise(kind=JOINT, dose=ExerciseDose(reps=8, tempo=(3, 0, 3)))
    assert told(of(step(**dose)), mover) == ([("R47", 0)] if is_told else [])


def test_cat_cow_held_ten_times_is_told_of_both() -> None:
    found = hints(of(step("cat-cow", hold_seconds=30)), SHIPPED)
    assert rules(found) == [("R01", 0), ("R47", 0)]
    assert "8 repetitions" in found[1].text


class TestStretchRepeatedOften:
    @pytest.mark.parametrize("reps", [1, 2, 3, 4, 5])
    def test_up_to_five_is_fine(self, reps: int) -> None:
        assert told(of(step(reps=reps)), exercise()) == []

    @pytest.mark.parametrize("dose", [{"reps": 6}, {"reps": 3, "sets": 2}])
    def test_six_is_told_however_it_is_counted(self, dose: dict[str, Any]) -> None:
        assert told(of(step(**dose)), exercise()) == [("R05", 0)]

    @pytest.mark.parametrize(("reps", "is_told"), [(10, False), (11, True)])
    def test_the_exercise_s_own_range_wins(self, reps: int, is_told: bool) -> None:
        many = exercise(range=DoseRange(reps=(5, 10)))
        assert told(of(step(reps=reps)), many) == ([("R05", 0)] if is_told else [])

    def test_movements_and_strength_may_be_many(self) -> None:
        assert told(of(step(reps=20, tempo=(2, 1, 2))), exercise()) == []
        assert told(of(step(reps=10, hold_seconds=5)), exercise(kind=STRENGTH)) == []


class TestSideMissing:
    SIDED = exercise(dose=ExerciseDose(side=Side.EACH, reps=1))

    @pytest.mark.parametrize(
        ("sides", "places"),
        [
            ([Side.EACH], []),
            ([Side.ALTERNATE], []),
            ([Side.LEFT], [0]),
            ([Side.RIGHT], [0]),
            ([Side.BOTH], [0]),
            ([Side.LEFT, Side.RIGHT], []),
            ([Side.LEFT, Side.LEFT], [0, 1]),
            ([Side.EACH, Side.LEFT], []),
        ],
    )
    def test_told_when_the_other_comes_nowhere(self, sides: list[Side], places: list[int]) -> None:
        routine = of(*(step(side=side) for side in sides))
        assert told(routine, self.SIDED) == [("R06", place) for place in places]

    def test_a_symmetric_exercise_has_no_side_to_miss(self) -> None:
        assert told(of(step(), step(side=Side.LEFT)), exercise()) == []


SPINE = exercise("spine", regions=(Region.LOWER_BACK,))
HIPS = exercise("hips", regions=(Region.HIPS, Region.LOWER_BACK))
BRIDGE = exercise("bridge", STRENGTH, regions=(Region.HIPS,))
GLIDE = exercise("glide", Kind.NERVE_GLIDE, regions=(Region.LEG,))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("spine hips", []),
        ("hips spine", [("R17", 0)]),
        ("hips hips spine", [("R17", 0), ("R17", 1)]),
        ("spine hips spine", []),
        ("hips", []),
        ("glide spine", []),
        ("spine hips bridge", []),
        ("bridge", []),
        ("bridge spine", [("R19", 0)]),
        ("spine bridge hips bridge", [("R19", 1)]),
        ("bridge glide", []),
    ],
)
def test_order(order: str, expected: list[tuple[str, int]]) -> None:
    routine = of(*(step(name, reps=1) for name in order.split()))
    found = told(routine, SPINE, HIPS, BRIDGE, GLIDE)
    assert [hint for hint in found if hint[0] in ORDER] == expected


TILT = exercise("tilt", STRENGTH, regions=(Region.LOWER_BACK, Region.CORE))
CRUNCH = exercise("crunch", STRENGTH, regions=(Region.CORE,))
SIT_UP = exercise("sit-up", STRENGTH, regions=(Region.CORE,))


@pytest.mark.parametrize(
    ("steps", "lacking"),
    [
        ("crunch sit-up", "control and the hips"),
        ("spine crunch crunch", "control and the hips"),
        ("tilt crunch", "the hips"),
        ("tilt bridge", "the trunk"),
        ("spine bridge bridge", "control and the trunk"),
        ("crunch crunch", "control and the hips"),
        ("spine bridge", ""),
        ("tilt bridge crunch", ""),
        ("spine hips tilt bridge crunch", ""),
        ("spine hips", ""),
        ("crunch", ""),
    ],
)
def test_strength_for_a_part_of_the_core_is_told(steps: str, lacking: str) -> None:
    """Beside the first exercise for strength."""
    routine = of(*(step(name, reps=1) for name in steps.split()))
    found = hints(routine, Catalog([SPINE, HIPS, BRIDGE, TILT, CRUNCH, SIT_UP]))
    core = [hint for hint in found if hint.rule is Rule.WHOLE_CORE]
    assert [hint.text.partition("nothing for ")[2] for hint in core] == (
        [f"{lacking}."] if lacking else []
    )
    places = [n for n, one in enumerate(steps.split()) if one in ("tilt", "bridge", "crunch")]
    assert all(hint.step == places[0] for hint in core)


PLACED = {
    "stand": exercise("stand", position=Position.STANDING),
    "sit": exercise("sit", position=Position.SITTING),
    "lie": exercise("lie", position=Position.SUPINE),
    "kneel": exercise("kneel", position=Position.ALL_FOURS),
    "any": exercise("any"),
}


@pytest.mark.parametrize(
    ("order", "places"),
    [
        ("stand lie", []),
        ("stand stand lie kneel lie", []),
        ("stand lie stand", [2]),
        ("lie stand lie", [2]),
        ("sit kneel sit", [2]),
        ("stand sit stand", []),
        ("stand any lie any stand stand", [4]),
        ("stand lie stand lie", [2, 3]),
        ("sit lie stand", []),
    ],
)
def test_changes_between_floor_and_feet(order: str, places: list[int]) -> None:
    routine = of(*(step(name) for name in order.split()))
    assert told(routine, *PLACED.values()) == [("positions", place) for place in places]


class TestTheProfile:
    @pytest.mark.parametrize(
        ("condition", "exercise_id", "expected"),
        [
            (Condition.OSTEOPOROSIS, "cat-cow", ["R28"]),
            (Condition.OSTEOPOROSIS, "press-up", ["R29"]),
            (Condition.SPINAL_FRACTURE, "press-up", ["R29"]),
            (Condition.HIP_REPLACEMENT, "figure-four", ["R34"]),
            (Condition.PREGNANCY, "sphinx", ["R34"]),
            (Condition.PREGNANCY, "cat-cow", []),
        ],
    )
    def test_a_caution_that_meets_it_is_told_in_the_catalog_s_words(
        self, condition: Condition, exercise_id: str, expected: list[str]
    ) -> None:
        profile = Profile(conditions=frozenset({condition}))
        found = hints(of(step(exercise_id)), SHIPPED, profile=profile)
        assert [hint.rule for hint in found] == expected
        assert {hint.text for hint in found} <= set(SHIPPED.flags.values())

    @pytest.mark.parametrize(
        ("owned", "is_told"),
        [(None, False), ({"strap"}, False), ({"towel"}, False), ({"chair"}, True), (set(), True)],
    )
    def test_equipment(self, owned: set[str] | None, is_told: bool) -> None:
        profile = Profile(owned=None if owned is None else frozenset(owned))
        found = hints(of(step("hamstring-strap")), SHIPPED, profile=profile)
        assert rules(found) == ([("R39", 0)] if is_told else [])


class TestTimeToRead:
    AT_ONCE = PaceChange(prepare=0, between_exercises=0)

    def test_steps_that_begin_at_once_by_the_routine_s_own_pace(self) -> None:
        routine = of(step(), step("y"), step(), pace=self.AT_ONCE)
        assert told(routine, exercise(), exercise("y")) == [("reading", 0), ("reading", 1)]

    @pytest.mark.parametrize(
        "manner", [Manner(reading=False), Manner(known=frozenset({"x"}))], ids=["off", "known"]
    )
    def test_not_where_nobody_needs_to_read(self, manner: Manner) -> None:
        assert told(of(step(), pace=self.AT_ONCE), exercise(), manner=manner) == []

    def test_not_for_a_pace_that_is_the_person_s_own(self) -> None:
        manner = Manner(pace=Pace(prepare=0, between_exercises=0))
        assert told(of(step()), exercise(), manner=manner) == []

    def test_not_after_a_rest(self) -> None:
        rested = of(step(), step(REST, rest_seconds=20), step("y"), pace=self.AT_ONCE)
        assert told(rested, exercise(), exercise("y")) == [("reading", 0)]

    def test_not_where_the_session_makes_the_time_long_enough(self) -> None:
        assert told(of(step(), pace=PaceChange(prepare=1)), exercise()) == []

    @pytest.mark.parametrize(
        ("dose", "is_told"),
        [
            ({"reps": 3, "tempo": (1, 0, 1)}, True),
            ({"reps": 3, "tempo": (2, 0, 1)}, False),
            ({"reps": 1, "tempo": (1, 0, 1)}, False),
            ({"reps": 3, "tempo": (1, 0, 1), "self_paced": True}, False),
            ({"reps": 3, "hold_seconds": 1}, False),
        ],
    )
    def test_a_cue_that_is_gone_before_it_is_read(
        self, dose: dict[str, Any], is_told: bool
    ) -> None:
        cue = RepCue(at_rep=2, text="one two three four five six seven eight nine ten")
        talker = exercise(kind=STRENGTH, cues=(cue,))
        assert told(of(step(**dose)), talker) == ([("reading", 0)] if is_told else [])


class TestDismissing:
    CATALOG = Catalog((exercise(), exercise("y")))

    def test_a_dismissed_hint_is_not_told_again_on_its_step(self) -> None:
        routine = of(step(reps=6), step(reps=6))
        first, second = hints(routine, self.CATALOG)
        once = dismissed(routine, first)
        assert [step.dismissed for step in once.steps] == [("R05: 6 times",), ()]
        assert hints(once, self.CATALOG) == (second,)

    def test_one_on_the_routine_is_recorded_there(self) -> None:
        hint = Hint(rule=Rule.POSITIONS, step=None, text="Much up and down.", key="positions")
        assert dismissed(of(step(), dismissed=("a",)), hint).dismissed == ("a", "positions")

    def test_it_stays_dismissed_when_the_step_moves(self) -> None:
        routine = of(step(reps=6), step("y", reps=2))
        (hint,) = hints(routine, self.CATALOG)
        first, second = dismissed(routine, hint).steps
        assert hints(of(second, first), self.CATALOG) == ()

    def test_it_is_told_again_when_what_it_is_about_changes(self) -> None:
        routine = of(step(reps=6))
        (hint,) = hints(routine, self.CATALOG)
        (hidden,) = dismissed(routine, hint).steps
        more = msgspec.structs.replace(hidden, reps=7)
        assert rules(hints(of(more), self.CATALOG)) == [("R05", 0)]

    @few
    @given(routines(), catalogs)
    def test_every_hint_can_be_dismissed_and_the_file_can_hold_it(
        self, routine: Routine, catalog: Catalog
    ) -> None:
        found = hints(routine, catalog)
        for left in range(len(found), 0, -1):
            assert len(hints(routine, catalog)) == left
            routine = dismissed(routine, hints(routine, catalog)[0])
        assert hints(routine, catalog) == ()
        assert read(Routine, msgspec.to_builtins(routine))[0] == routine


def test_every_rule_can_be_named_in_words() -> None:
    assert set(RULE_IN_WORDS) == set(Rule)


@pytest.mark.parametrize(
    ("rule", "because"),
    [
        (Rule.BOTH_SIDES, "Rule R06: one side, then the same on the other."),
        (Rule.POSITIONS, "Our own rule: few changes between floor and feet."),
    ],
)
def test_a_hint_says_its_rule_in_a_sentence(rule: Rule, because: str) -> None:
    assert Hint(rule=rule, step=0, text="", key="").because == because


def test_an_unknown_exercise_and_an_empty_routine_are_no_matter() -> None:
    assert hints(of(step("nowhere", hold_seconds=600)), SHIPPED) == ()
    assert hints(of(), SHIPPED) == ()


@few
@given(routines(), catalogs, st.frozensets(st.sampled_from(Condition)))
def test_whatever_the_routine_hints_are_sentences_in_the_order_of_the_steps(
    routine: Routine, catalog: Catalog, conditions: frozenset[Condition]
) -> None:
    found = hints(routine, catalog, profile=Profile(conditions=conditions))
    places = [hint.step for hint in found]
    assert places == sorted(places, key=lambda place: -1 if place is None else place)
    for hint in found:
        assert hint.step is None or 0 <= hint.step < len(routine.steps)
        assert hint.text[0].isupper() or hint.text[0].isdigit()
        assert hint.text.endswith(".")
        assert hint.text == displayable(hint.text)
        assert hint.key == displayable(hint.key)
        assert hint.step is None or not routine.steps[hint.step].is_rest


def test_every_rule_function_says_where_it_comes_from() -> None:
    assert [rule.__name__ for rule in HINTED_BY if not rule.__doc__] == []
