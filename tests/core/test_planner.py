"""Routines made from answers: what holds for everybody, and what single answers change."""

from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.people import DAY, SPACE, Asked, all_pairs, asked, pairs, sample
from tests.core.test_hints import SHIPPED
from tests.strategies import modest
from tui.core.answers import Ache, Answers, Experience, Leg, Minutes, Reach, Shape, Things, Times
from tui.core.exercise import Direction, Exercise, Identity, Kind, Position
from tui.core.fitting import ladder
from tui.core.hint import Rule
from tui.core.hints import hints
from tui.core.manner import Manner
from tui.core.order import is_below_spine, is_spine
from tui.core.planner import Made
from tui.core.planner_rules import LEAVE_OUT, NEEDS, ORDER, STRENGTH_BLOCK, LeaveOut, Person
from tui.core.profile import CAUTIONS, Condition, Profile
from tui.core.red_flags import Verdict
from tui.core.reshape import in_order
from tui.core.routine import Routine, dose_of
from tui.core.safety import Bars
from tui.core.timeline import compile_timeline
from tui.storage.routine_files import routine_toml

USUAL = Answers(
    ache=Ache.LOWER,
    leg=Leg.NOTHING,
    shape=Shape.GOOD,
    reach=Reach.ANYWHERE,
    things=Things.STRAP,
    minutes=Minutes.FIFTEEN,
    times=Times.TWICE,
    experience=Experience.SOME,
)
CONTROL = {"pelvic-tilt"}
HIP = {"bridge", "squat"}
TRUNK = {"plank", "bird-dog", "crunch"}
people = st.fixed_dictionaries(
    {name: st.sampled_from(values) for name, values in SPACE.items()}
).map(asked)


@cache
def everybody() -> tuple[tuple[Asked, Made], ...]:
    """A sample of people that meets every two answers together, each with their routine."""
    return tuple((person, person.made()) for person in map(asked, sample()))


def made(strength: bool = False, profile: Profile | None = None, **answers: Any) -> Routine:
    changed = msgspec.structs.replace(USUAL, **answers)
    routine = Asked(changed, profile or Profile(), strength).made().routine
    assert routine is not None
    return routine


def exercises(routine: Routine | None) -> list[Exercise]:
    assert routine is not None
    found = [SHIPPED.exercise(step.exercise) for step in routine.steps]
    return [one for one in found if one]


def ids(routine: Routine) -> set[str]:
    return {step.exercise for step in routine.steps}


class TestForEverybody:
    def test_the_sample_meets_every_two_answers_together(self) -> None:
        met = {pair for chosen in sample() for pair in pairs(chosen)}
        assert met == all_pairs()

    def test_there_is_always_something_to_do(self) -> None:
        assert all(one.routine and one.routine.steps for _, one in everybody())

    def test_nothing_meets_a_condition_of_the_person(self) -> None:
        for person, one in everybody():
            assert_nothing_meets_a_condition(person, one)

    def test_nobody_is_sent_where_they_cannot_get(self) -> None:
        for person, one in everybody():
            for exercise in exercises(one.routine):
                reach, position = person.answers.reach, exercise.position
                knees = (Position.KNEELING, Position.HALF_KNEELING, Position.ALL_FOURS)
                if reach in (Reach.NO_KNEELING, Reach.BED, Reach.CHAIR):
                    assert position not in knees
                if reach in (Reach.NO_WRISTS, Reach.CHAIR):
                    assert "wrist-load" not in exercise.flags
                if reach is Reach.BED:
                    assert exercise.places != ("floor",)
                if reach is Reach.CHAIR:
                    assert {"chair", "standing", "wall"} & set(exercise.places)

    def test_nothing_is_needed_that_is_not_at_hand(self) -> None:
        for person, one in everybody():
            needed = {thing for e in exercises(one.routine) for thing in e.equipment}
            if person.answers.things is Things.NOTHING:
                assert needed <= ({"chair"} if person.answers.reach is Reach.CHAIR else set())
            assert "foam-roller" not in needed or person.answers.things is Things.ROLLER
            assert "partner" not in needed

    def test_only_movements_that_are_certain_enough(self) -> None:
        for _, one in everybody():
            assert all(e.identity is not Identity.GUESS for e in exercises(one.routine))

    def test_regions_come_in_order_and_strength_last(self) -> None:
        for _, one in everybody():
            assert_in_order(one)

    def test_the_spine_comes_before_hips_and_legs_if_anything_for_it_suits(self) -> None:
        for _, one in everybody():
            kinds = [e for e in exercises(one.routine) if is_spine(e) or is_below_spine(e)]
            named = {name for need in NEEDS.values() for name in need.exercises}
            suiting = named - {left.exercise for left in one.left_out}
            possible = [e for e in SHIPPED.exercises if e.id in suiting]
            assert is_spine(kinds[0]) or not any(map(is_spine, possible))

    def test_time_is_kept_or_everything_that_suits_is_done_as_much_as_is_usual(self) -> None:
        for person, one in everybody():
            assert_time_is_kept(person, one)

    def test_time_is_kept_when_little_speaks_against_anything(self) -> None:
        for person, one in everybody():
            answers = person.answers
            at_ease = answers.shape is not Shape.BAD and answers.experience > Experience.NEW
            free = answers.reach is Reach.ANYWHERE and answers.things is not Things.NOTHING
            if at_ease and free and not person.profile.conditions:
                assert one.seconds == pytest.approx(answers.minutes * 60, rel=0.1)

    def test_a_strength_block_is_control_hips_and_trunk_or_nothing(self) -> None:
        blocks = 0
        for person, one in everybody():
            blocks += assert_strength_is_whole(person, one)
        assert blocks > 20

    def test_doses_stay_within_what_is_usual(self) -> None:
        for _, one in everybody():
            assert one.routine is not None
            for step, exercise in zip(one.routine.steps, exercises(one.routine), strict=True):
                dose = dose_of(step, exercise)
                for name in ("sets", "reps"):
                    low, high = getattr(exercise.range, name) or (getattr(dose, name),) * 2
                    assert low <= getattr(dose, name) <= high

    def test_no_exercise_comes_twice_and_each_says_the_rule_that_chose_it(self) -> None:
        for _, one in everybody():
            assert one.routine is not None
            steps = one.routine.steps
            assert len({step.exercise for step in steps}) == len(steps)
            assert all(step.notes.endswith(").") and "(R" in step.notes for step in steps)

    def test_no_hint_finds_fault_with_it(self) -> None:
        ours = {Rule.POSITIONS, Rule.READING}
        for person, one in everybody()[::10]:
            assert one.routine is not None
            profile = person.answers.put_over(person.profile)
            found = hints(one.routine, SHIPPED, Manner(), profile)
            assert {hint.rule for hint in found} <= ours

    def test_a_profile_that_cannot_be_read_leaves_something_too(self) -> None:
        for person, _ in everybody()[::10]:
            one = msgspec.structs.replace(person, profile=Profile.careful()).made()
            assert one.routine
            assert one.routine.steps

    def test_a_warning_sign_makes_nothing(self) -> None:
        for person, _ in everybody()[::30]:
            for verdict in (Verdict.STOP, Verdict.LOOK_ONLY):
                one = person.made(verdict=verdict)
                assert one.routine is None
                assert one.told

    @modest
    @given(people)
    def test_all_of_that_holds_for_any_answers_at_all(self, person: Asked) -> None:
        one = person.made()
        assert one.routine is not None
        assert one.routine.steps
        assert_nothing_meets_a_condition(person, one)
        assert_in_order(one)
        assert_time_is_kept(person, one)
        assert_strength_is_whole(person, one)

    @modest
    @given(people)
    def test_the_same_answers_make_the_same_file(self, person: Asked) -> None:
        first, second = person.made().routine, person.made().routine
        assert first is not None
        assert second is not None
        assert routine_toml(first).encode() == routine_toml(second).encode()

    @modest
    @given(people, st.sampled_from(Direction), st.sampled_from(SHIPPED.exercises))
    def test_what_is_on_hold_or_not_wanted_stays_out(
        self, person: Asked, direction: Direction, unwanted: Exercise
    ) -> None:
        bars = Bars(directions=frozenset({direction}), families=frozenset({"hip-flexor"}))
        profile = msgspec.structs.replace(person.profile, excluded=frozenset({unwanted.id}))
        one = msgspec.structs.replace(person, profile=profile).made(bars=bars)
        if one.routine is None:
            assert one.told
            return
        for exercise in exercises(one.routine):
            assert exercise.family != "hip-flexor"
            assert direction not in exercise.direction
            assert exercise.id != unwanted.id

    @modest
    @given(people)
    def test_it_takes_little_less_once_every_exercise_is_known(self, person: Asked) -> None:
        one = person.made()
        assert one.routine is not None
        known = Manner(known=frozenset(e.id for e in SHIPPED.exercises))
        later = compile_timeline(one.routine, SHIPPED, known).total_seconds
        assert one.seconds * 0.88 <= later <= one.seconds


def assert_nothing_meets_a_condition(person: Asked, one: Made) -> None:
    conditions = person.profile.conditions
    flags = {flag for exercise in exercises(one.routine) for flag in exercise.flags}
    met = {caution.flag for caution in CAUTIONS if caution.condition in conditions}
    assert not flags & met
    assert person.profile.cleared_for_extension or "fracture-clearance" not in flags
    if Condition.PREGNANCY in conditions:
        positions = {exercise.position for exercise in exercises(one.routine)}
        lying = {Position.SUPINE, Position.HOOK_LYING, Position.PRONE}
        assert not positions & lying


def assert_in_order(one: Made) -> None:
    assert one.routine is not None
    assert one.routine == in_order(one.routine, SHIPPED)


def assert_time_is_kept(person: Asked, one: Made) -> None:
    """Within a tenth, or else everything that suits is there at its most, and that is told."""
    assert one.routine is not None
    asked_for = person.answers.minutes * 60
    length = compile_timeline(one.routine, SHIPPED, Manner()).total_seconds
    assert one.seconds == length <= asked_for * 1.1
    is_short = length < asked_for * 0.9
    assert is_short == any(told.startswith("You asked for") for told in one.told)
    if is_short:
        assert_nothing_is_left_to_add(person, one)


def assert_strength_is_whole(person: Asked, one: Made) -> bool:
    """Control, hips and trunk together; True when there is any."""
    kind = Kind.STRENGTH_STABILITY
    families = {e.family for e in exercises(one.routine) if e.kind is kind}
    assert person.strength or not families
    assert person.answers.shape is not Shape.BAD or not families
    if families:
        assert families & CONTROL
        assert families & HIP
        assert families & TRUNK
    return bool(families)


def assert_nothing_is_left_to_add(person: Asked, one: Made) -> None:
    """Each need is met, or nothing that would meet it suits; and every dose is at its most."""
    assert one.routine is not None
    gone = ids(one.routine) | {left.exercise for left in one.left_out}
    for need in NEEDS.values():
        assert ids(one.routine) & set(need.exercises) or gone.issuperset(need.exercises)
    for step, exercise in zip(one.routine.steps, exercises(one.routine), strict=True):
        enough = person.answers.shape is Shape.BAD or exercise.kind is Kind.NERVE_GLIDE
        top = ladder(exercise, no_more_than_usual=enough).rungs[-1]
        assert dose_of(step, exercise) == dose_of(top, exercise)


class TestTables:
    def test_every_exercise_in_them_is_in_the_catalog_and_certain(self) -> None:
        named = {name for need in (*NEEDS.values(), *STRENGTH_BLOCK) for name in need.exercises}
        found = [SHIPPED.exercise(name) for name in named]
        assert all(one and one.identity is not Identity.GUESS for one in found)

    @pytest.mark.parametrize("ache", Ache)
    def test_every_need_has_its_place_once(self, ache: Ache) -> None:
        assert sorted(ORDER[ache]) == sorted(NEEDS)

    def test_every_line_names_its_rule_and_says_when_what_and_why(self) -> None:
        for line in LEAVE_OUT:
            assert all((line.rule, line.when, line.what, line.why))
        for need in (*NEEDS.values(), *STRENGTH_BLOCK):
            assert need.rule.startswith("R")
            assert need.exercises

    @pytest.mark.parametrize("line", LEAVE_OUT, ids=lambda line: f"{line.rule} {line.when}")
    def test_every_line_leaves_something_out_for_somebody(self, line: LeaveOut) -> None:
        held = Bars(families=frozenset({"neck"}))
        people = [
            Person(
                answers=one.answers,
                profile=one.answers.put_over(one.profile),
                strength=one.strength,
                bars=held,
            )
            for one, _ in everybody()[:50]
        ]
        told = [line.applies(one, exercise) for one in people for exercise in SHIPPED.exercises]
        assert any(told)
        assert not all(told)


class TestSingleAnswers:
    def test_glides_are_for_those_to_whom_they_were_shown(self) -> None:
        glides = {"nerve-floss-seated", "sciatic-glide-supine"}
        assert ids(made(leg=Leg.GLIDES_SHOWN)) & glides
        for leg in (Leg.NOTHING, Leg.ABOVE_KNEE, Leg.BELOW_KNEE):
            assert not ids(made(leg=leg)) & glides
        assert not ids(made(leg=Leg.GLIDES_SHOWN, shape=Shape.BAD)) & glides

    @pytest.mark.parametrize("leg", [Leg.BELOW_KNEE, Leg.GLIDES_SHOWN])
    def test_the_back_of_the_leg_is_not_pulled_when_something_is_felt_below_the_knee(
        self, leg: Leg
    ) -> None:
        assert "hamstring-strap" in ids(made(minutes=Minutes.THIRTY))
        assert "hamstring-strap" not in ids(made(minutes=Minutes.THIRTY, leg=leg))

    def test_a_clearance_brings_backward_bends_in(self) -> None:
        bends = {"press-up", "sphinx", "cobra", "kneeling-back-bend"}
        cleared = Profile(cleared_for_extension=DAY)
        assert not ids(made(minutes=Minutes.THIRTY)) & bends
        assert ids(made(minutes=Minutes.THIRTY, profile=cleared)) & bends

    @pytest.mark.parametrize(
        ("answers", "hardest"),
        [
            ({"experience": Experience.NEW}, 1),
            ({"experience": Experience.SOME}, 2),
            ({"experience": Experience.MUCH, "shape": Shape.BAD}, 1),
        ],
    )
    def test_easy_comes_before_hard(self, answers: dict[str, Any], hardest: int) -> None:
        routine = made(minutes=Minutes.THIRTY, **answers)
        assert max(exercise.difficulty for exercise in exercises(routine)) == hardest

    def test_strength_waits_until_it_is_open(self) -> None:
        kinds = [exercise.kind for exercise in exercises(made())]
        open_kinds = [exercise.kind for exercise in exercises(made(strength=True))]
        assert Kind.STRENGTH_STABILITY not in kinds
        assert open_kinds.count(Kind.STRENGTH_STABILITY) == 3

    def test_five_minutes_hold_no_strength_and_say_so(self) -> None:
        routine = made(strength=True, minutes=Minutes.FIVE)
        assert "no strength work" in routine.notes

    def test_the_first_four_are_essential(self) -> None:
        routine = made(minutes=Minutes.THIRTY)
        assert sum(not step.optional for step in routine.steps) == 4
        assert len(routine.steps) > 6

    def test_how_often_is_kept(self) -> None:
        assert [made(times=times).times_per_day for times in Times] == [1, 2, 3]

    def test_what_is_enough_once_a_day_is_told(self) -> None:
        assert "once or twice a day is enough" in made(leg=Leg.GLIDES_SHOWN).notes
        assert "once or twice" not in made(leg=Leg.GLIDES_SHOWN, times=Times.ONCE).notes

    def test_something_in_the_leg_sends_to_a_professional(self) -> None:
        assert "see a physical therapist" in made(leg=Leg.ABOVE_KNEE).notes
        assert "see a physical therapist" not in made().notes

    def test_too_little_to_fill_the_time_is_admitted(self) -> None:
        routine = made(reach=Reach.CHAIR, things=Things.NOTHING, minutes=Minutes.THIRTY)
        assert routine.notes.startswith("You asked for 30 minutes. What suits your answers fills")

    def test_everything_on_hold_leaves_nothing_and_says_so(self) -> None:
        everything = Bars(exercises=frozenset(e.id for e in SHIPPED.exercises))
        one = Asked(USUAL, Profile(), False).made(bars=everything)
        assert one.routine is None
        assert "physical therapist" in one.told[0]
