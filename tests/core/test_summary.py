"""What a session came to."""

from typing import Any

import msgspec
import pytest
from hypothesis import assume, given

from tests.sessions import event, exercise, plan_of, played
from tests.strategies import Case, cases, few, sessions, without_waits
from tui.core.dose import Side
from tui.core.event import Move
from tui.core.exercise import Region
from tui.core.manner import Manner
from tui.core.pace import Pace
from tui.core.plan import Plan
from tui.core.routine import Step
from tui.core.session import Session
from tui.core.summary import MIN_SECONDS, Outcome, StepResult, Summary, followed, summarise

HOLD_EACH = Step(exercise="a", side=Side.EACH, reps=1, hold_seconds=30)
HOLD_ONCE = Step(exercise="b", reps=1, hold_seconds=20)
OWN_PACE = Step(exercise="c", reps=3, hold_seconds=10, self_paced=True)

TWO = plan_of(HOLD_EACH, HOLD_ONCE)
"""Prepare 10, hold left 30, switch 5, hold right 30, prepare 15, hold 20."""


def summary_of(
    plan: Plan, now: float, *moves: tuple[float, Move] | tuple[float, Move, float]
) -> Summary:
    """The summary at this time of the session in which these keys were pressed."""
    return summarise(played(plan, *moves), now)


def outcomes(summary: Summary) -> list[Outcome]:
    return [step.outcome for step in summary.steps]


def test_a_session_done_whole() -> None:
    summary = summary_of(TWO, 500)
    assert [(s.step, s.exercise, s.outcome) for s in summary.steps] == [
        (1, "a", Outcome.DONE),
        (2, "b", Outcome.DONE),
    ]
    assert [(s.done_seconds, s.planned_seconds) for s in summary.steps] == [(60, 60), (20, 20)]
    assert [(s.done_reps, s.planned_reps) for s in summary.steps] == [(2, 2), (1, 1)]
    assert [s.reason for s in summary.steps] == [None, None]
    assert summary.done_seconds == 80
    assert summary.side_seconds == {Side.LEFT: 30, Side.RIGHT: 30}
    assert summary.session_seconds == TWO.timeline().total_seconds == 110
    assert summary.done == 2


def test_before_anything_is_done() -> None:
    summary = summary_of(TWO, 5)
    assert outcomes(summary) == [Outcome.SKIPPED, Outcome.SKIPPED]
    assert summary.done_seconds == 0
    assert summary.side_seconds == {Side.LEFT: 0, Side.RIGHT: 0}
    assert summary.region_seconds == {}
    assert summary.session_seconds == 5
    assert summary.done == 0


def test_the_phase_one_is_in_counts_as_far_as_it_went() -> None:
    summary = summary_of(TWO, 22)
    assert summary.steps[0].outcome is Outcome.PARTLY
    assert summary.done_seconds == 12
    assert summary.side_seconds == {Side.LEFT: 12, Side.RIGHT: 0}


def test_leaving_early_is_partly() -> None:
    summary = summary_of(TWO, 999, (52, Move.LEAVE))
    assert outcomes(summary) == [Outcome.PARTLY, Outcome.SKIPPED]
    assert summary.side_seconds == {Side.LEFT: 30, Side.RIGHT: 7}
    assert [step.reason for step in summary.steps] == [None, None]


def test_one_side_left_out_is_partly() -> None:
    summary = summary_of(TWO, 500, (45, Move.NEXT))
    assert outcomes(summary) == [Outcome.PARTLY, Outcome.DONE]
    assert summary.side_seconds == {Side.LEFT: 30, Side.RIGHT: 0}
    assert [step.is_one_sided for step in summary.steps] == [True, False]


def test_a_dose_for_one_side_is_one_sided_and_done() -> None:
    one_sided = msgspec.structs.replace(HOLD_EACH, side=Side.RIGHT)
    step = summary_of(plan_of(one_sided), 500).steps[0]
    assert step.outcome is Outcome.DONE
    assert step.is_one_sided
    assert (step.left_seconds, step.right_seconds) == (0, 30)


def test_passing_through_is_not_doing() -> None:
    keys = [(MIN_SECONDS / 2 * n, Move.NEXT) for n in range(1, 7)]
    session = played(TWO, *keys)
    assert session.is_over
    summary = summarise(session, 99)
    assert outcomes(summary) == [Outcome.SKIPPED, Outcome.SKIPPED]
    assert summary.done_seconds == 0


def test_done_twice_counts_once() -> None:
    assert summary_of(TWO, 60, (35, Move.AGAIN)).done_seconds == 25
    through = summary_of(TWO, 500, (35, Move.AGAIN))
    assert through.done_seconds == 80
    assert outcomes(through) == [Outcome.DONE, Outcome.DONE]
    assert through.steps[0].done_reps == 2


def test_a_whole_step_done_twice_counts_once() -> None:
    summary = summary_of(TWO, 500, (72, Move.RESTART))
    assert [step.done_seconds for step in summary.steps] == [60, 20]
    assert [step.done_reps for step in summary.steps] == [2, 1]


def test_a_phase_finished_once_stays_finished() -> None:
    summary = summary_of(TWO, 500, (42, Move.BACK), (44, Move.NEXT))
    assert outcomes(summary) == [Outcome.DONE, Outcome.DONE]
    assert summary.side_seconds[Side.LEFT] == 30


def test_the_session_lasted_as_long_as_it_lasted() -> None:
    assert summary_of(TWO, 60, (30, Move.AGAIN)).session_seconds == 60


def test_pauses_and_lead_ins_are_left_out() -> None:
    keys = [(20, Move.PAUSE), (317, Move.RESUME)]
    summary = summary_of(TWO, 330, *keys)
    assert summary.done_seconds == 20
    assert summary.session_seconds == 30
    paused = played(TWO, *keys, (335, Move.PAUSE))
    assert summarise(paused, 900) == summarise(paused, 335)


def test_being_away_is_left_out() -> None:
    assert summary_of(TWO, 9999, (22, Move.AWAY, 600.0)).done_seconds == 12


def test_added_seconds_are_counted() -> None:
    summary = summary_of(TWO, 500, (20, Move.ADD, 5.0))
    assert summary.side_seconds == {Side.LEFT: 35, Side.RIGHT: 30}


def test_a_hold_that_ran_on_counts_with_all_its_seconds() -> None:
    plan = plan_of(msgspec.structs.replace(HOLD_ONCE, at_least=True))
    step = summary_of(plan, 99, (43, Move.NEXT)).steps[0]
    assert (step.outcome, step.done_seconds, step.planned_seconds) == (Outcome.DONE, 33, 20)


def test_own_pace_counts_with_the_time_it_took() -> None:
    summary = summary_of(plan_of(OWN_PACE), 110, (110, Move.NEXT))
    assert summary.steps[0].outcome is Outcome.DONE
    assert summary.steps[0].done_seconds == 100
    assert summary.steps[0].planned_seconds == 30
    assert summary.side_seconds == {Side.LEFT: 0, Side.RIGHT: 0}


def test_own_pace_without_a_word_is_not_done() -> None:
    assert outcomes(summary_of(plan_of(OWN_PACE), 60)) == [Outcome.PARTLY]


def test_easing_and_letting_go_are_no_work() -> None:
    plan = plan_of(HOLD_ONCE, manner=Manner(reading=False))
    summary = summary_of(plan, 500)
    assert summary.done_seconds == 20
    assert summary.session_seconds == 36


def test_rounds_count_together() -> None:
    plan = plan_of(HOLD_ONCE, rounds=3)
    assert outcomes(summary_of(plan, 40)) == [Outcome.PARTLY]
    summary = summary_of(plan, 500)
    assert len(summary.steps) == 1
    assert summary.steps[0].done_seconds == summary.steps[0].planned_seconds == 60
    assert summary.steps[0].done_reps == summary.steps[0].planned_reps == 3


@pytest.mark.parametrize(
    ("spent", "reps"), [(0.0, 0), (4.9, 0), (5.0, 1), (9.9, 1), (10.0, 1), (15.0, 2)]
)
def test_a_repetition_counts_from_half_of_it(spent: float, reps: int) -> None:
    plan = plan_of(Step(exercise="a", reps=3, tempo=(4, 2, 4)))
    assert summary_of(plan, 10 + spent, (10 + spent, Move.LEAVE)).steps[0].done_reps == reps


def test_an_empty_session() -> None:
    summary = summary_of(plan_of(), 5)
    assert summary.steps == ()
    assert summary.session_seconds == summary.done_seconds == 0


def test_seconds_by_region_from_the_top_down() -> None:
    """An exercise counts for the region that it is for first."""
    exercises = [
        exercise("a", regions=(Region.HIPS, Region.NECK)),
        exercise("b", regions=(Region.LOWER_BACK,)),
        exercise("c"),
    ]
    plan = plan_of(HOLD_EACH, HOLD_ONCE, HOLD_EACH, OWN_PACE, exercises=exercises)
    summary = summary_of(plan, 500, (300, Move.LEAVE))
    assert list(summary.region_seconds.items()) == [(Region.LOWER_BACK, 20), (Region.HIPS, 120)]


@pytest.mark.parametrize(
    ("step", "pace"),
    [
        (Step(exercise="a", reps=4, tempo=(0.5, 0, 0.5)), Pace()),
        (Step(exercise="a", reps=1, breaths=3), Pace(breath=2)),
    ],
    ids=["quick movement", "quick breath"],
)
def test_short_phases_that_were_finished_count(step: Step, pace: Pace) -> None:
    plan = plan_of(step, manner=Manner(pace=pace, reading=False))
    result = summary_of(plan, 500).steps[0]
    assert result.outcome is Outcome.DONE
    assert result.done_seconds == pytest.approx(result.planned_seconds)


@pytest.mark.parametrize(
    ("left", "right", "one_sided"), [(0, 0, False), (1, 0, True), (0, 1, True), (1, 2, False)]
)
def test_one_sided(left: float, right: float, one_sided: bool) -> None:
    numbers: dict[str, Any] = {"planned_reps": 2, "done_reps": 1, "done_seconds": left + right}
    result = StepResult(
        step=1,
        exercise="a",
        outcome=Outcome.PARTLY,
        planned_seconds=2,
        left_seconds=left,
        right_seconds=right,
        **numbers,
    )
    assert result.is_one_sided is one_sided


@few
@given(cases().map(without_waits))
def test_a_whole_session_is_all_that_was_planned(case: Case) -> None:
    timeline = case.timeline
    assume(all(phase.seconds >= MIN_SECONDS for phase in timeline.phases))
    plan = Plan.of("r", case.routine, case.catalog, case.manner)
    summary = summarise(Session.start(plan), timeline.total_seconds + 1)
    assert summary.done == len(summary.steps) == len(case.timeline.steps)
    assert summary.session_seconds == pytest.approx(timeline.total_seconds)
    for step in summary.steps:
        assert step.done_seconds == pytest.approx(step.planned_seconds)
        assert step.done_reps == step.planned_reps
    for side, seconds in summary.side_seconds.items():
        worked = [p.seconds for p in timeline.phases if p.is_work and p.side is side]
        assert seconds == pytest.approx(sum(worked))
    assert summary.done_seconds <= summary.session_seconds + 1e-6


@few
@given(sessions())
def test_whatever_was_pressed_the_numbers_hang_together(seen: list[Session]) -> None:
    session = seen[-1]
    now = session.events[-1].at if session.events else 0.0
    summary = summarise(session, now)
    assert [step.step for step in summary.steps] == list(session.plan.timeline().steps)
    assert summary.done_seconds <= summary.session_seconds + 1e-6
    for step in summary.steps:
        assert 0 <= step.done_reps <= step.planned_reps
        assert step.left_seconds + step.right_seconds <= step.done_seconds + 1e-6
        assert (step.outcome is Outcome.SKIPPED) is (step.done_seconds == 0)
        assert step.reason is None or step.outcome is not Outcome.DONE
    left = session.apply(event(now, Move.LEAVE))
    assert summarise(left, now).done_seconds == pytest.approx(summary.done_seconds)


@few
@given(cases().map(without_waits))
def test_a_plan_that_was_followed_whole_comes_to_the_same_as_the_session(case: Case) -> None:
    assume(all(phase.seconds >= MIN_SECONDS for phase in case.timeline.phases))
    plan = Plan.of("r", case.routine, case.catalog, case.manner)
    total = case.timeline.total_seconds
    session = summarise(Session.start(plan), total + 1)
    for said, walked in zip(followed(plan, total), session.steps, strict=True):
        for name in StepResult.__struct_fields__:
            assert getattr(said, name) == pytest.approx(getattr(walked, name)), name


@pytest.mark.parametrize(
    ("seconds", "expected", "sides"),
    [
        (5, [Outcome.SKIPPED, Outcome.SKIPPED], (0, 0)),
        (52, [Outcome.PARTLY, Outcome.SKIPPED], (30, 7)),
        (75, [Outcome.DONE, Outcome.SKIPPED], (30, 30)),
        (100, [Outcome.DONE, Outcome.PARTLY], (30, 30)),
        (9999, [Outcome.DONE, Outcome.DONE], (30, 30)),
    ],
)
def test_a_plan_that_was_followed_for_a_while(
    seconds: float, expected: list[Outcome], sides: tuple[float, float]
) -> None:
    steps = followed(TWO, seconds)
    assert [step.outcome for step in steps] == expected
    assert (steps[0].left_seconds, steps[0].right_seconds) == sides
    assert [step.reason for step in steps] == [None, None]


def test_what_one_does_at_ones_own_pace_counts_with_its_estimate() -> None:
    plan = plan_of(OWN_PACE)
    (step,) = followed(plan, plan.timeline().total_seconds)
    assert step.outcome is Outcome.DONE
    assert step.done_seconds == step.planned_seconds > 0
