"""A routine compiles to phases: the invariants over made-up routines, and cases worked by hand."""

from collections import Counter
from itertools import groupby
from math import fsum
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import Case, cases, catalogs, few, modest, routines, without_waits
from tui.core.catalog import Catalog
from tui.core.dose import Breaths, Dose, Hold, Side, Tempo, resolve
from tui.core.exercise import Breath, Breathe, DoseRange, Exercise, Kind, RepCue
from tui.core.group import blocks
from tui.core.manner import FirstSide, Manner
from tui.core.pace import Pace, PaceChange
from tui.core.phase import Phase, PhaseKind
from tui.core.reading import reading_seconds
from tui.core.routine import MAX_STEPS, REST, Routine, Step, dose_of
from tui.core.session_limits import (
    MAX_REPETITIONS,
    MAX_SECONDS,
    RoutineTooLong,
    check_length,
)
from tui.core.timeline import Timeline, compile_timeline

TWO_SIDED = (Side.EACH, Side.ALTERNATE)


def doses(case: Case) -> dict[int, Dose]:
    """The dose of each step that is no rest, by its number."""
    found: dict[int, Dose] = {}
    for number, step in enumerate(case.routine.steps, 1):
        if step.is_rest:
            continue
        exercise = case.catalog.exercise(step.exercise)
        assert exercise is not None
        found[number] = dose_of(step, exercise)
    return found


def rounds_of(case: Case) -> dict[int, int]:
    """How often each step is gone through, by its number."""
    return {
        place + 1: case.routine.rounds * block.rounds
        for block in blocks(case.routine)
        for place in block.places
    }


def walked(case: Case) -> list[int]:
    """Numbers of the steps, rests too, in the order in which a session goes through them."""
    once = [
        place + 1 for block in blocks(case.routine) for place in list(block.places) * block.rounds
    ]
    return once * case.routine.rounds


def passes(case: Case) -> list[tuple[Dose, list[Phase]]]:
    """Each pass over a step: its dose and its phases but for the way to it."""
    rounds = rounds_of(case)
    return [
        (
            dose,
            [
                phase
                for phase in case.timeline.phases
                if (phase.round, phase.step) == (round_number, number)
                and phase.kind is not PhaseKind.PREPARE
                and phase.rest_step is None
            ],
        )
        for number, dose in doses(case).items()
        for round_number in range(1, rounds[number] + 1)
    ]


def of_kind(phases: list[Phase] | tuple[Phase, ...], *kinds: PhaseKind) -> list[Phase]:
    return [phase for phase in phases if phase.kind in kinds]


def total(phases: list[Phase] | tuple[Phase, ...]) -> float:
    return fsum(phase.seconds for phase in phases)


def sides_of(dose: Dose) -> int:
    return 2 if dose.side in TWO_SIDED else 1


def catalog_of(*ids: str, kind: Kind = Kind.MUSCLE_STRETCH) -> Catalog:
    return Catalog(Exercise(id=i, name=i.upper(), kind=kind, steps=("Do it.",)) for i in ids)


def compiled(*steps: Step, pace: Pace | None = None, **fields: Any) -> Timeline:
    """The timeline of a routine over the exercises that its steps name."""
    routine = Routine(name="Routine", steps=steps, **fields)
    manner = Manner(pace=pace or Pace(), reading=False)
    known = (step.exercise for step in steps if not step.is_rest)
    return compile_timeline(routine, catalog_of(*known), manner)


def listed(timeline: Timeline) -> list[str]:
    """The phases as `hold left 10`."""
    return [
        " ".join(part for part in (p.kind.value, p.side or "", f"{p.seconds:g}") if part)
        for p in timeline.phases
    ]


def of_step(timeline: Timeline, number: int) -> list[Phase]:
    """The phases of a step, without the way to it."""
    return [
        phase
        for phase in timeline.phases
        if phase.step == number and phase.kind is not PhaseKind.PREPARE and phase.rest_step is None
    ]


class TestInvariants:
    @modest
    @given(cases())
    def test_the_phases_add_up_to_the_total(self, case: Case) -> None:
        timeline = case.timeline
        assert timeline.total_seconds == pytest.approx(total(timeline.phases))
        assert len(timeline.starts) == len(timeline.phases) + 1
        assert timeline.starts[0] == 0
        for index, phase in enumerate(timeline.phases):
            assert timeline.starts[index + 1] - timeline.starts[index] == pytest.approx(
                phase.seconds
            )

    @modest
    @given(cases())
    def test_no_phase_is_without_length(self, case: Case) -> None:
        assert [phase for phase in case.timeline.phases if not phase.seconds > 0] == []

    @modest
    @given(cases())
    def test_both_sides_get_the_same_seconds(self, case: Case) -> None:
        for dose, phases in passes(case):
            if dose.side in TWO_SIDED:
                left = [phase for phase in phases if phase.side is Side.LEFT]
                right = [phase for phase in phases if phase.side is Side.RIGHT]
                assert [p.seconds for p in left] == [p.seconds for p in right]
                assert bool(left) is not (dose.self_paced and dose.side is Side.ALTERNATE)

    @modest
    @given(cases())
    def test_a_one_sided_step_works_on_that_side_alone(self, case: Case) -> None:
        for dose, phases in passes(case):
            if dose.side in (Side.LEFT, Side.RIGHT):
                worked = {p.side for p in phases if p.kind is not PhaseKind.REST}
                assert worked == {dose.side}
                assert of_kind(phases, PhaseKind.SWITCH) == []
            elif dose.side is Side.BOTH:
                assert {phase.side for phase in phases} == {None}

    @modest
    @given(cases())
    def test_nothing_follows_the_last_repetition_but_letting_go(self, case: Case) -> None:
        *_, last = case.timeline.phases
        if last.kind is PhaseKind.RELEASE:
            last = case.timeline.phases[-2]
        assert last.is_work
        assert last.rep == last.reps
        assert last.set == last.sets
        assert last.round == last.rounds
        assert last.step == [n for n in walked(case) if n in doses(case)][-1]

    @modest
    @given(cases())
    def test_rest_stands_between_sets_and_nowhere_else(self, case: Case) -> None:
        for dose, phases in passes(case):
            rests = of_kind(phases, PhaseKind.REST)
            assert len(rests) == (dose.sets - 1 if dose.rest_seconds else 0)
            assert {rest.seconds for rest in rests} <= {dose.rest_seconds}
            assert phases[0].kind is not PhaseKind.REST
            assert phases[-1].kind is not PhaseKind.REST
            for before, rest, after in zip(phases, phases[1:], phases[2:], strict=False):
                if rest.kind is PhaseKind.REST:
                    assert (before.set, before.rep) == (rest.set - 1, before.reps)
                    assert (after.set, after.rep) == (rest.set, 1)

    @modest
    @given(cases())
    def test_a_switch_has_no_side_and_leads_to_the_other_one(self, case: Case) -> None:
        phases = case.timeline.phases
        switches = of_kind(phases, PhaseKind.SWITCH)
        assert {switch.seconds for switch in switches} <= {case.full_pace.switch_sides}
        for before, switch, after in zip(phases, phases[1:], phases[2:], strict=False):
            if switch.kind is PhaseKind.SWITCH:
                assert switch.side is None
                assert {before.side, after.side} == {Side.LEFT, Side.RIGHT}
                assert (switch.set, switch.rep) == (after.set, after.rep)
                assert (switch.step, switch.round) == (after.step, after.round)

    @modest
    @given(cases())
    def test_number_of_switches(self, case: Case) -> None:
        for dose, phases in passes(case):
            flows = dose.side is Side.ALTERNATE and (
                dose.self_paced or isinstance(dose.work, Tempo)
            )
            if dose.side not in TWO_SIDED or flows or not case.full_pace.switch_sides:
                expected = 0
            else:
                in_a_set = 2 * dose.reps - 1 if dose.side is Side.ALTERNATE else 1
                # Without a rest the next set's left follows this set's right at once.
                between_sets = 0 if dose.rest_seconds else 1
                expected = dose.sets * in_a_set + (dose.sets - 1) * between_sets
            assert len(of_kind(phases, PhaseKind.SWITCH)) == expected

    @modest
    @given(cases())
    def test_hold_is_what_the_dose_asks_whatever_the_pace(self, case: Case) -> None:
        for dose, phases in passes(case):
            asked = 0.0
            if isinstance(dose.work, Hold) and not dose.self_paced:
                asked = dose.sets * dose.reps * sides_of(dose) * dose.work.seconds
            assert total(of_kind(phases, PhaseKind.HOLD)) == pytest.approx(asked)

    @modest
    @given(cases())
    def test_easing_and_letting_go_are_phases_of_their_own(self, case: Case) -> None:
        for dose, phases in passes(case):
            held = not dose.self_paced and not isinstance(dose.work, Tempo)
            repetitions = dose.sets * dose.reps * sides_of(dose) if held else 0
            pace = case.full_pace
            eases, releases = (of_kind(phases, k) for k in (PhaseKind.EASE, PhaseKind.RELEASE))
            assert len(eases) == (repetitions if pace.ease_in else 0)
            assert len(releases) == (repetitions if pace.release else 0)
            assert {p.seconds for p in eases} <= {pace.ease_in}
            assert {p.seconds for p in releases} <= {pace.release}
            assert not [p for p in (*eases, *releases) if p.is_work]

    @modest
    @given(cases())
    def test_movement_is_what_the_dose_asks(self, case: Case) -> None:
        parts = (PhaseKind.OUT, PhaseKind.PAUSE, PhaseKind.BACK)
        for dose, phases in passes(case):
            if isinstance(dose.work, Tempo) and not dose.self_paced:
                times = dose.sets * dose.reps * sides_of(dose)
                for kind, length in zip(parts, msgspec.structs.astuple(dose.work), strict=True):
                    found = of_kind(phases, kind)
                    assert len(found) == (times if length else 0)
                    assert {phase.seconds for phase in found} <= {length}
            else:
                assert of_kind(phases, *parts) == []

    @modest
    @given(cases())
    def test_breaths_are_counted_in_each_repetition(self, case: Case) -> None:
        for dose, phases in passes(case):
            breathing = of_kind(phases, PhaseKind.INHALE, PhaseKind.EXHALE)
            if not isinstance(dose.work, Breaths) or dose.self_paced:
                assert {phase.breath for phase in phases} == {None}
                continue
            count = dose.work.count
            assert {phase.breaths for phase in breathing} == {count}
            times = dose.sets * dose.reps * sides_of(dose)
            in_and_out = [n for number in range(1, count + 1) for n in (number, number)]
            assert [phase.breath for phase in breathing] == in_and_out * times
            assert [phase.kind for phase in breathing] == (
                [PhaseKind.INHALE, PhaseKind.EXHALE] * count * times
            )
            assert total(breathing) == pytest.approx(times * count * case.full_pace.breath)

    @modest
    @given(cases())
    def test_every_repetition_of_every_set_and_side_is_there_once(self, case: Case) -> None:
        for dose, phases in passes(case):
            reps = 1 if dose.self_paced else dose.reps
            sides: tuple[Side | None, ...] = {
                Side.BOTH: (None,),
                Side.EACH: (Side.LEFT, Side.RIGHT),
                Side.ALTERNATE: (None,) if dose.self_paced else (Side.LEFT, Side.RIGHT),
            }.get(dose.side, (dose.side,))
            expected = {
                (number, rep, side)
                for number in range(1, dose.sets + 1)
                for rep in range(1, reps + 1)
                for side in sides
            }
            assert {(p.set, p.rep, p.side) for p in phases if p.is_work} == expected
            first_kind = next(p.kind for p in phases if p.is_work)
            starts = Counter(
                (p.set, p.rep, p.side)
                for p in phases
                if p.kind is first_kind and p.breath in (None, 1)
            )
            assert set(starts.values()) == {1}
            assert {(p.sets, p.reps) for p in phases} == {(dose.sets, reps)}

    @modest
    @given(cases())
    def test_counts_start_at_one_and_stay_within(self, case: Case) -> None:
        for phase in case.timeline.phases:
            assert 1 <= phase.step <= len(case.routine.steps)
            assert 1 <= phase.round <= phase.rounds == rounds_of(case)[phase.step]
            assert 1 <= phase.set <= phase.sets
            assert 1 <= phase.rep <= phase.reps
            assert phase.side in (None, Side.LEFT, Side.RIGHT)
            assert phase.exercise == case.routine.steps[phase.step - 1].exercise
            assert phase.cue

    @modest
    @given(cases())
    def test_steps_come_in_the_order_of_their_groups_and_sets_in_that_of_their_numbers(
        self, case: Case
    ) -> None:
        visits = groupby(case.timeline.phases, lambda phase: (phase.step, phase.round))
        found = [(visit, [phase.set for phase in phases]) for visit, phases in visits]
        seen: Counter[int] = Counter()
        expected = []
        for number in walked(case):
            if number in doses(case):
                seen[number] += 1
                expected.append((number, seen[number]))
        assert [visit for visit, _ in found] == expected
        for _, sets in found:
            assert sets == sorted(sets)

    @modest
    @given(cases())
    def test_each_rest_leads_to_the_exercise_after_it(self, case: Case) -> None:
        """What is rested is what stands between two exercises, however often that is passed."""
        expected: list[tuple[int, int]] = []
        waiting: list[int] | None = None
        for number in walked(case):
            if number in doses(case):
                expected += [(rest, number) for rest in waiting or ()]
                waiting = []
            elif waiting is not None and resolve(case.routine.steps[number - 1]).rest_seconds:
                waiting.append(number)
        rests = [(p.rest_step, p) for p in case.timeline.phases if p.rest_step is not None]
        assert [(number, phase.step) for number, phase in rests] == expected
        for number, phase in rests:
            assert phase.kind is PhaseKind.REST
            assert (phase.set, phase.rep, phase.side) == (1, 1, None)
            assert phase.seconds == resolve(case.routine.steps[number - 1]).rest_seconds

    @modest
    @given(cases())
    def test_there_is_time_to_prepare_before_every_step(self, case: Case) -> None:
        pace = case.full_pace
        count = len([number for number in walked(case) if number in doses(case)])
        lengths = [pace.prepare] + [pace.between_exercises] * (count - 1)
        prepares = of_kind(case.timeline.phases, PhaseKind.PREPARE)
        assert [phase.seconds for phase in prepares] == [length for length in lengths if length]
        for phase in prepares:
            assert (phase.set, phase.rep, phase.side) == (1, 1, None)

    @modest
    @given(cases())
    def test_steps_and_the_time_to_prepare_are_all_there_is(self, case: Case) -> None:
        by_step = case.timeline.seconds_of_steps()
        assert doses(case).keys() <= by_step.keys() <= rounds_of(case).keys()
        prepares = total(of_kind(case.timeline.phases, PhaseKind.PREPARE))
        assert fsum(by_step.values()) + prepares == pytest.approx(case.timeline.total_seconds)

    @modest
    @given(cases())
    def test_at_ones_own_pace_only_a_key_ends_the_work(self, case: Case) -> None:
        """And the estimate is the time the same repetitions take by the clock."""
        waits = [total(phases) for _, phases in passes(case)]
        clocked = passes(without_waits(case))
        for (dose, phases), seconds, (_, by_clock) in zip(
            passes(case), waits, clocked, strict=True
        ):
            assert any(phase.is_open for phase in phases) is dose.self_paced
            if dose.self_paced:
                between = (PhaseKind.SWITCH, PhaseKind.REST)
                assert not [p for p in phases if p.kind not in (PhaseKind.WAIT, *between)]
                work = seconds - total(of_kind(phases, *between))
                assert work == pytest.approx(total([p for p in by_clock if p.kind not in between]))

    @few
    @given(routines(("one", "two", "gone", "lost"), min_steps=1), catalogs)
    def test_unknown_exercises_are_left_out_and_named(
        self, routine: Routine, catalog: Catalog
    ) -> None:
        timeline = compile_timeline(routine, catalog)
        unknown = tuple(
            number
            for number, step in enumerate(routine.steps, 1)
            if step.exercise in ("gone", "lost")
        )
        rests = [number for number, step in enumerate(routine.steps, 1) if step.is_rest]
        assert timeline.left_out == unknown
        assert sorted((*timeline.steps, *unknown, *rests)) == list(range(1, len(routine.steps) + 1))
        assert {phase.step for phase in timeline.phases} == set(timeline.steps)

    @few
    @given(cases())
    def test_rounds_repeat_the_same_work(self, case: Case) -> None:
        once = compile_timeline(
            msgspec.structs.replace(case.routine, rounds=1, groups={}), case.catalog, case.manner
        )
        for number, rounds in rounds_of(case).items():
            in_all, in_one = (of_step(timeline, number) for timeline in (case.timeline, once))
            for round_number in range(1, rounds + 1):
                assert [
                    msgspec.structs.replace(p, round=1, rounds=1)
                    for p in in_all
                    if p.round == round_number
                ] == in_one
            assert len(in_all) == len(in_one) * rounds

    @modest
    @given(cases())
    def test_the_first_side_is_first(self, case: Case) -> None:
        first = case.manner.side_first(case.routine.first_side)
        for dose, phases in passes(case):
            sides = [phase.side for phase in phases if phase.is_work and phase.side]
            if dose.side in TWO_SIDED and sides:
                assert sides[0] is first
                assert sides[-1] is not first

    @modest
    @given(cases())
    def test_the_first_side_changes_nothing_but_the_order(self, case: Case) -> None:
        left, right = (
            compile_timeline(
                msgspec.structs.replace(case.routine, first_side=first), case.catalog, case.manner
            )
            for first in (FirstSide.LEFT, FirstSide.RIGHT)
        )
        assert left.starts == right.starts
        assert Counter(p.side for p in left.phases) == Counter(p.side for p in right.phases)
        one_sided = [number for number, dose in doses(case).items() if dose.side not in TWO_SIDED]
        assert [p for p in left.phases if p.step in one_sided] == [
            p for p in right.phases if p.step in one_sided
        ]

    @modest
    @given(cases())
    def test_a_limit_is_on_holds_of_at_least_so_long_alone(self, case: Case) -> None:
        for dose, phases in passes(case):
            for phase in phases:
                may_run_on = dose.at_least and phase.kind is PhaseKind.HOLD
                assert phase.limit == (2 * phase.seconds if may_run_on else None)

    @modest
    @given(cases())
    def test_what_an_exercise_says_in_one_repetition_is_said_there_and_nowhere_else(
        self, case: Case
    ) -> None:
        for phase in case.timeline.phases:
            exercise = case.catalog.exercise(phase.exercise)
            assert exercise is not None
            texts = {cue.at_rep: cue.text for cue in exercise.cues}
            led = phase.is_work or phase.kind is PhaseKind.EASE
            told = led and phase.kind is not PhaseKind.WAIT and phase.rep in texts
            assert (texts[phase.rep] in phase.cue) if told else ("Told" not in phase.cue)

    @modest
    @given(cases())
    def test_breathing_cues_change_no_time_and_can_be_switched_off(self, case: Case) -> None:
        silent = compile_timeline(
            case.routine, case.catalog, msgspec.structs.replace(case.manner, breathing=False)
        )
        assert silent.starts == case.timeline.starts
        moving = of_kind(silent.phases, PhaseKind.OUT, PhaseKind.PAUSE, PhaseKind.BACK)
        assert not [phase for phase in moving if "breathe" in phase.cue]


class TestReading:
    """The property over made-up routines, and the rule case by case."""

    WORDY = Catalog(
        Exercise(id=i, name=i, kind=Kind.MUSCLE_STRETCH, steps=("word " * words,))
        for i, words in (("short", 3), ("long", 100), ("longer", 200))
    )

    def prepares(self, *ids: str, rounds: int = 1, **manner: Any) -> list[float]:
        """The seconds before each exercise, where the pace says 10 and then 15."""
        steps = tuple(Step(exercise=i, hold_seconds=1, reps=1) for i in ids)
        routine = Routine(name="R", steps=steps, rounds=rounds)
        timeline = compile_timeline(routine, self.WORDY, Manner(**manner))
        return [phase.seconds for phase in of_kind(timeline.phases, PhaseKind.PREPARE)]

    def test_long_instructions_get_their_time(self) -> None:
        assert self.prepares("short", "long", "longer") == [10, 30, 60]
        assert self.prepares("long", "short") == [30, 15]

    def test_what_was_done_in_this_session_was_read(self) -> None:
        assert self.prepares("long", "long") == [30, 15]
        assert self.prepares("long", "short", rounds=2) == [30, 15, 15, 15]

    def test_what_is_known_is_not_read(self) -> None:
        known = frozenset({"long"})
        assert self.prepares("longer", "long", known=known) == [60, 15]

    def test_nothing_is_read_where_that_is_switched_off(self) -> None:
        assert self.prepares("longer", "long", reading=False) == [10, 15]

    def test_a_pace_of_nothing_stays_nothing(self) -> None:
        pace = Pace(prepare=0, between_exercises=0)
        assert self.prepares("longer", "long", pace=pace) == []

    def test_a_slower_pace_is_kept(self) -> None:
        assert self.prepares("long", pace=Pace(prepare=31)) == [31]

    def test_the_notes_on_a_step_are_read_too(self) -> None:
        step = Step(exercise="long", hold_seconds=1, reps=1, notes="word " * 11)
        timeline = compile_timeline(Routine(name="R", steps=(step,)), self.WORDY)
        assert timeline.phases[0].seconds == 34

    @modest
    @given(cases())
    def test_there_is_time_to_read_and_never_less_than_the_pace(self, case: Case) -> None:
        manner = msgspec.structs.replace(case.manner, reading=True, known=frozenset({"one"}))
        timeline = compile_timeline(case.routine, case.catalog, manner)
        by_pace = of_kind(case.timeline.phases, PhaseKind.PREPARE)
        prepares = of_kind(timeline.phases, PhaseKind.PREPARE)
        assert len(prepares) == len(by_pace)
        done = {"one"}
        for index, phase in enumerate(timeline.phases):
            exercise = case.catalog.exercise(phase.exercise)
            assert exercise is not None
            if phase.kind is PhaseKind.PREPARE and phase.exercise not in done:
                assert phase.seconds >= reading_seconds(exercise)
                assert timeline.phases[index + 1].exercise == phase.exercise
            if not phase.is_between:
                done.add(phase.exercise)
        for phase, plain in zip(prepares, by_pace, strict=True):
            assert phase.seconds >= plain.seconds
        rest = [p for p in timeline.phases if p.kind is not PhaseKind.PREPARE]
        assert rest == [p for p in case.timeline.phases if p.kind is not PhaseKind.PREPARE]


class TestWorkedByHand:
    def test_the_physios_sheet(self) -> None:
        """Three exercises, left and right, hold 10 s, release, five times."""
        steps = [Step(exercise=i, side=Side.EACH, reps=5, hold_seconds=10) for i in "abc"]
        timeline = compiled(*steps)
        holds = of_kind(timeline.phases, PhaseKind.HOLD)
        assert total(holds) == 300
        assert total([hold for hold in holds if hold.side is Side.LEFT]) == 150
        assert total([hold for hold in holds if hold.side is Side.RIGHT]) == 150
        # 10 to prepare + 2 × 15 between + 3 × (10 × (4 + 10 + 2) + 5 to switch) = 535
        assert timeline.total_seconds == 535

    def test_four_times_thirty_seconds_each_side(self) -> None:
        timeline = compiled(Step(exercise="a", side=Side.EACH, reps=4, hold_seconds=30))
        assert total(of_kind(timeline.phases, PhaseKind.HOLD)) == 240

    def test_four_sets_of_thirty_seconds_each_side(self) -> None:
        timeline = compiled(Step(exercise="a", side=Side.EACH, sets=4, reps=1, hold_seconds=30))
        assert total(of_kind(timeline.phases, PhaseKind.HOLD)) == 240

    def test_ten_repetitions_at_2_1_2(self) -> None:
        timeline = compiled(Step(exercise="a", reps=10, tempo=(2, 1, 2)))
        moving = (PhaseKind.OUT, PhaseKind.PAUSE, PhaseKind.BACK)
        assert total(of_kind(timeline.phases, *moving)) == 50
        assert timeline.total_seconds == 60

    def test_ten_breaths_of_five_seconds(self) -> None:
        timeline = compiled(Step(exercise="a", reps=1, breaths=10))
        breathing = of_kind(timeline.phases, PhaseKind.INHALE, PhaseKind.EXHALE)
        assert total(breathing) == pytest.approx(50)
        assert len(breathing) == 20
        assert listed(timeline)[:4] == ["prepare 10", "ease 4", "inhale 2", "exhale 3"]

    def test_two_sets_each_side_with_rest(self) -> None:
        step = Step(exercise="a", side=Side.EACH, sets=2, reps=2, hold_seconds=20, rest_seconds=30)
        repetition = "ease {0} 4,hold {0} 20,release {0} 2"
        left, right = (",".join([repetition.format(s)] * 2) for s in ("left", "right"))
        one_set = f"{left},switch 5,{right}"
        assert listed(compiled(step)) == f"prepare 10,{one_set},rest 30,{one_set}".split(",")

    def test_two_sets_each_side_without_rest_switch_back_in_between(self) -> None:
        step = Step(exercise="a", side=Side.EACH, sets=2, reps=1, hold_seconds=20, rest_seconds=0)
        assert listed(compiled(step, pace=Pace(ease_in=0, release=0))) == [
            "prepare 10",
            "hold left 20",
            "switch 5",
            "hold right 20",
            "switch 5",
            "hold left 20",
            "switch 5",
            "hold right 20",
        ]

    @pytest.mark.parametrize("side", [Side.EACH, Side.ALTERNATE])
    def test_the_right_side_first(self, side: Side) -> None:
        step = Step(exercise="a", side=side, reps=1, hold_seconds=10)
        timeline = compiled(step, pace=Pace(ease_in=0, release=0), first_side=FirstSide.RIGHT)
        assert listed(timeline) == ["prepare 10", "hold right 10", "switch 5", "hold left 10"]
        assert timeline.phases[2].cue == "Change to the left side"

    @pytest.mark.parametrize(
        ("usual", "limit"),
        [(None, 60), ((30, 45), 45), ((10, 30), None), ((10, 20), None)],
    )
    def test_a_hold_may_run_on_within_what_is_usual(
        self, usual: tuple[float, float] | None, limit: float | None
    ) -> None:
        exercise = Exercise(
            id="a", name="A", kind=Kind.MUSCLE_STRETCH, steps=("Do it.",),
            range=DoseRange(hold_seconds=usual),
        )  # fmt: skip
        step = Step(exercise="a", reps=1, hold_seconds=30, at_least=True)
        timeline = compile_timeline(Routine(name="R", steps=(step,)), Catalog([exercise]))
        assert [phase.limit for phase in timeline.phases] == [None, None, limit, None]
        assert timeline.total_seconds == 10 + 4 + 30 + 2

    def test_every_set_and_side_begins_its_cues_anew(self) -> None:
        exercise = Exercise(
            id="a", name="A", kind=Kind.JOINT_MOBILITY, steps=("Do it.",),
            breathe=Breathe(out=Breath.EXHALE),
            cues=(RepCue(at_rep=2, text="Wider"), RepCue(at_rep=9, text="Never reached")),
        )  # fmt: skip
        step = Step(exercise="a", side=Side.EACH, sets=2, reps=3, tempo=(1, 0, 1))
        timeline = compile_timeline(Routine(name="R", steps=(step,)), Catalog([exercise]))
        told = [(p.set, p.rep, p.side, p.cue) for p in timeline.phases if "Wider" in p.cue]
        assert told == [
            (number, 2, side, cue)
            for number in (1, 2)
            for side in (Side.LEFT, Side.RIGHT)
            for cue in ("Wider; breathe out", "Wider")
        ]
        assert not [p for p in timeline.phases if "Never" in p.cue]

    def test_alternating_movement_passes_over_without_a_switch(self) -> None:
        step = Step(exercise="a", side=Side.ALTERNATE, reps=2, tempo=(2, 0, 3))
        assert listed(compiled(step)) == [
            "prepare 10",
            *["out left 2", "back left 3", "out right 2", "back right 3"] * 2,
        ]

    def test_alternating_holds_switch_every_time(self) -> None:
        step = Step(exercise="a", side=Side.ALTERNATE, reps=2, hold_seconds=10)
        assert listed(compiled(step, pace=Pace(ease_in=0))) == [
            "prepare 10",
            "hold left 10",
            "release left 2",
            "switch 5",
            "hold right 10",
            "release right 2",
            "switch 5",
            "hold left 10",
            "release left 2",
            "switch 5",
            "hold right 10",
            "release right 2",
        ]

    @pytest.mark.parametrize(
        ("side", "expected"),
        [
            (Side.BOTH, ["wait 108"]),
            (Side.LEFT, ["wait left 108"]),
            (Side.EACH, ["wait left 108", "switch 5", "wait right 108"]),
            (Side.ALTERNATE, ["wait 216"]),
        ],
    )
    def test_at_ones_own_pace(self, side: Side, expected: list[str]) -> None:
        """Three repetitions of 4 + 30 + 2 seconds, estimated."""
        step = Step(exercise="a", side=side, reps=3, hold_seconds=30, self_paced=True)
        assert listed(compiled(step)) == ["prepare 10", *expected]

    def test_two_rounds_of_two_exercises(self) -> None:
        steps = [Step(exercise=i, reps=1, hold_seconds=10) for i in "ab"]
        pace = Pace(ease_in=0, release=0)
        timeline = compiled(*steps, rounds=2, pace=pace)
        assert listed(timeline) == ["prepare 10", "hold 10", *["prepare 15", "hold 10"] * 3]
        assert [(p.round, p.step) for p in timeline.phases[1::2]] == [
            (1, 1), (1, 2), (2, 1), (2, 2),
        ]  # fmt: skip
        assert timeline.seconds_of_steps() == {1: 20, 2: 20}

    def test_three_rounds_of_a_pair_with_a_rest(self) -> None:
        a, b, c = (Step(exercise=i, reps=1, hold_seconds=10) for i in "abc")
        a, b, rest = (
            msgspec.structs.replace(step, group="A")
            for step in (a, b, Step(exercise=REST, rest_seconds=60))
        )
        pace = Pace(prepare=0, between_exercises=5, ease_in=0, release=0)
        timeline = compiled(a, b, rest, c, groups={"A": 3}, pace=pace)
        pair = ["hold 10", "prepare 5", "hold 10"]
        assert listed(timeline) == [
            *pair, "rest 60", "prepare 5", *pair, "rest 60", "prepare 5", *pair,
            "rest 60", "prepare 5", "hold 10",
        ]  # fmt: skip
        holds = of_kind(timeline.phases, PhaseKind.HOLD)
        assert [(p.step, p.round, p.rounds) for p in holds] == [
            (1, 1, 3), (2, 1, 3), (1, 2, 3), (2, 2, 3), (1, 3, 3), (2, 3, 3), (4, 1, 1),
        ]  # fmt: skip
        rests = of_kind(timeline.phases, PhaseKind.REST)
        assert [(p.rest_step, p.step, p.cue) for p in rests] == [
            (3, 1, "Rest; A comes next"),
            (3, 1, "Rest; A comes next"),
            (3, 4, "Rest; C comes next"),
        ]
        assert timeline.seconds_of_steps() == {1: 30, 2: 30, 3: 180, 4: 10}
        assert timeline.steps == (1, 2, 4)
        assert timeline.left_out == ()

    def test_a_group_within_rounds_is_gone_through_in_each(self) -> None:
        steps = (Step(exercise="a", reps=1, hold_seconds=10, group="A"), Step(exercise="b", reps=1))
        timeline = compiled(*steps, rounds=2, groups={"A": 2})
        holds = of_kind(timeline.phases, PhaseKind.HOLD)
        assert [(p.step, p.round, p.rounds) for p in holds] == [
            (1, 1, 4), (1, 2, 4), (2, 1, 2), (1, 3, 4), (1, 4, 4), (2, 2, 2),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("order", "rests"),
        [
            ("a rest a", [30]),
            ("rest a a rest", []),
            ("a rest rest a", [30, 30]),
            ("a rest gone", []),
            ("gone rest a", []),
            ("a rest gone a", [30]),
            ("rest", []),
        ],
    )
    def test_a_rest_is_between_two_exercises(self, order: str, rests: list[float]) -> None:
        steps = tuple(Step(exercise=name) for name in order.split())
        timeline = compile_timeline(Routine(name="R", steps=steps), catalog_of("a"))
        assert [p.seconds for p in of_kind(timeline.phases, PhaseKind.REST)] == rests

    def test_the_rest_at_the_end_of_a_round_is_not_at_the_end_of_the_last(self) -> None:
        steps = (Step(exercise="a", reps=1, hold_seconds=10), Step(exercise=REST, rest_seconds=20))
        pace = Pace(ease_in=0, release=0, between_exercises=0)
        assert listed(compiled(*steps, rounds=2, pace=pace)) == [
            "prepare 10", "hold 10", "rest 20", "hold 10",
        ]  # fmt: skip

    def test_the_routines_pace_goes_over_the_settings(self) -> None:
        step = Step(exercise="a", reps=1, hold_seconds=10)
        timeline = compile_timeline(
            Routine(name="R", steps=(step,), pace=PaceChange(prepare=5, release=0)),
            catalog_of("a"),
            Manner(pace=Pace(prepare=20, ease_in=6)),
        )
        assert listed(timeline) == ["prepare 5", "ease 6", "hold 10"]

    def test_a_routine_without_steps_takes_no_time(self) -> None:
        timeline = compiled()
        assert timeline == Timeline(phases=(), starts=(0.0,), steps=())
        assert timeline.total_seconds == 0
        assert timeline.seconds_of_steps() == {}

    def test_with_unknown_exercises_alone_there_is_nothing_to_do(self) -> None:
        routine = Routine(name="R", steps=(Step(exercise="gone"),))
        timeline = compile_timeline(routine, Catalog())
        assert timeline.phases == ()
        assert timeline.left_out == (1,)

    def test_the_first_known_exercise_gets_the_long_preparation(self) -> None:
        steps = (Step(exercise="gone"), Step(exercise="a", hold_seconds=10, reps=1))
        timeline = compile_timeline(Routine(name="R", steps=steps), catalog_of("a"))
        assert listed(timeline)[0] == "prepare 10"
        assert timeline.steps == (2,)
        assert {phase.step for phase in timeline.phases} == {2}


class TestLimits:
    @pytest.mark.parametrize(
        ("reps", "sets", "rounds", "repetitions"),
        [(100, 20, 20, "40,000"), (100, 20, 11, "22,000"), (67, 15, 20, "20,100")],
    )
    def test_too_many_repetitions_are_refused(
        self, reps: int, sets: int, rounds: int, repetitions: str
    ) -> None:
        step = Step(exercise="a", reps=reps, sets=sets, tempo=(1, 0, 1))
        with pytest.raises(RoutineTooLong, match=rf"{repetitions} .* limit is 20,000"):
            compiled(step, rounds=rounds)

    def test_as_many_repetitions_as_the_limit_are_taken(self) -> None:
        step = Step(exercise="a", reps=100, sets=10, tempo=(1, 0, 1), rest_seconds=0)
        timeline = compiled(step, rounds=20)
        assert len(of_kind(timeline.phases, PhaseKind.OUT)) == MAX_REPETITIONS

    @pytest.mark.parametrize(
        "fields",
        [
            {"side": Side.EACH, "tempo": (1.0, 0.0, 1.0)},
            {"side": Side.ALTERNATE, "tempo": (1.0, 0.0, 1.0)},
            {"breaths": 2},
        ],
    )
    def test_both_sides_and_breaths_count(self, fields: dict[str, Any]) -> None:
        step = Step(exercise="a", reps=100, sets=11, **fields)
        with pytest.raises(RoutineTooLong, match="22,000"):
            compiled(step, rounds=10)

    def test_groups_and_rests_count(self) -> None:
        step = Step(exercise="a", reps=100, sets=20, tempo=(1, 0, 1), group="A")
        with pytest.raises(RoutineTooLong, match="22,000"):
            compiled(step, groups={"A": 11})
        rests = [Step(exercise=REST, group="A")] * (MAX_STEPS - 1)
        with pytest.raises(RoutineTooLong, match="1,199,600"):
            compiled(step, *rests, rounds=20, groups={"A": 20})

    def test_what_is_refused_is_never_compiled(self) -> None:
        """The most a file can ask for: to compile these breaths would take all memory there is."""
        step = Step(exercise="a", side=Side.EACH, reps=100, sets=20, breaths=60)
        routine = Routine(name="R", rounds=20, steps=(step,) * MAX_STEPS)
        with pytest.raises(RoutineTooLong, match="4,800,000,000"):
            compile_timeline(routine, catalog_of("a"))

    def test_unknown_exercises_do_not_count_towards_the_limit(self) -> None:
        step = Step(exercise="gone", reps=100, sets=20)
        routine = Routine(name="R", rounds=20, steps=(step,))
        assert compile_timeline(routine, Catalog()).phases == ()

    @pytest.mark.parametrize(("hold", "refused"), [(576, False), (577, True)])
    def test_a_session_of_sixteen_hours_is_the_limit(self, hold: int, refused: bool) -> None:
        pace = Pace(prepare=0, ease_in=0, release=0)
        timeline = compiled(Step(exercise="a", reps=100, hold_seconds=hold), pace=pace)
        assert (timeline.total_seconds > MAX_SECONDS) is refused
        if refused:
            with pytest.raises(RoutineTooLong, match=r"16:01:40 hours; the limit is 16 hours"):
                check_length(timeline.total_seconds)
        else:
            check_length(timeline.total_seconds)

    @few
    @given(st.integers(0, 200))
    def test_many_steps_compile_in_order(self, count: int) -> None:
        timeline = compiled(*[Step(exercise="a", reps=1, hold_seconds=1)] * count)
        holds = of_kind(timeline.phases, PhaseKind.HOLD)
        assert [hold.step for hold in holds] == list(range(1, count + 1))
