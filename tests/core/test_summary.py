"""What a session came to."""

import pytest
from hypothesis import assume, given

from tests.strategies import Case, cases, few, without_waits
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.exercise import Exercise, Kind
from tui.core.pace import Pace
from tui.core.player import Player
from tui.core.routine import Routine, Step
from tui.core.summary import MIN_SECONDS, Outcome, summarise
from tui.core.timeline import Timeline, compile_timeline

HOLD_EACH = Step(exercise="a", side=Side.EACH, reps=1, hold_seconds=30)
HOLD_ONCE = Step(exercise="b", reps=1, hold_seconds=20)
OWN_PACE = Step(exercise="c", reps=3, hold_seconds=10, self_paced=True)
BARE = Pace(prepare=10, ease_in=0, release=0, switch_sides=5, between_exercises=15)


def timeline_of(*steps: Step, pace: Pace = BARE, rounds: int = 1) -> Timeline:
    catalog = Catalog(
        Exercise(id=i, name=i, kind=Kind.MUSCLE_STRETCH, steps=("Do it.",)) for i in "abc"
    )
    return compile_timeline(Routine(name="R", steps=steps, rounds=rounds), catalog, pace)


TWO = timeline_of(HOLD_EACH, HOLD_ONCE)
"""Prepare 10, hold left 30, switch 5, hold right 30, prepare 15, hold 20."""


def outcomes(player: Player, now: float) -> list[Outcome]:
    return [step.outcome for step in summarise(player, now).steps]


def test_a_session_done_whole() -> None:
    summary = summarise(Player.start(TWO, 0).at(500), 500)
    assert [(s.step, s.exercise, s.outcome) for s in summary.steps] == [
        (1, "a", Outcome.DONE),
        (2, "b", Outcome.DONE),
    ]
    assert [(s.done_seconds, s.planned_seconds) for s in summary.steps] == [(60, 60), (20, 20)]
    assert summary.done_seconds == 80
    assert summary.side_seconds == {Side.LEFT: 30, Side.RIGHT: 30}
    assert summary.session_seconds == TWO.total_seconds == 110
    assert summary.done == 2


def test_before_anything_is_done() -> None:
    summary = summarise(Player.start(TWO, 0), 5)
    assert outcomes(Player.start(TWO, 0), 5) == [Outcome.SKIPPED, Outcome.SKIPPED]
    assert summary.done_seconds == 0
    assert summary.side_seconds == {Side.LEFT: 0, Side.RIGHT: 0}
    assert summary.session_seconds == 5
    assert summary.done == 0


def test_the_phase_one_is_in_counts_as_far_as_it_went() -> None:
    player = Player.start(TWO, 0).at(22)
    summary = summarise(player, 22)
    assert summary.steps[0].outcome is Outcome.PARTLY
    assert summary.done_seconds == 12
    assert summary.side_seconds == {Side.LEFT: 12, Side.RIGHT: 0}


def test_leaving_early_is_partly() -> None:
    player = Player.start(TWO, 0).at(52).end(52)
    assert outcomes(player, 999) == [Outcome.PARTLY, Outcome.SKIPPED]
    assert summarise(player, 999).side_seconds == {Side.LEFT: 30, Side.RIGHT: 7}


def test_one_side_left_out_is_partly() -> None:
    player = Player.start(TWO, 0).at(45).next(45).at(500)
    assert outcomes(player, 500) == [Outcome.PARTLY, Outcome.DONE]
    assert summarise(player, 500).side_seconds == {Side.LEFT: 30, Side.RIGHT: 0}


def test_passing_through_is_not_doing() -> None:
    player, now = Player.start(TWO, 0), 0.0
    while not player.is_over:
        now += MIN_SECONDS / 2
        player = player.next(now)
    assert outcomes(player, now) == [Outcome.SKIPPED, Outcome.SKIPPED]
    assert summarise(player, now).done_seconds == 0


def test_done_twice_counts_once() -> None:
    again = Player.start(TWO, 0).at(35).restart_phase(35).at(60)
    assert summarise(again, 60).done_seconds == 25
    through = again.at(500)
    assert summarise(through, 500).done_seconds == 80
    assert outcomes(through, 500) == [Outcome.DONE, Outcome.DONE]


def test_a_phase_finished_once_stays_finished() -> None:
    back = Player.start(TWO, 0).at(42).back(42).next(44).at(500)
    assert back.is_over
    assert outcomes(back, 500) == [Outcome.DONE, Outcome.DONE]
    assert summarise(back, 500).side_seconds[Side.LEFT] == 30


def test_the_session_lasted_as_long_as_it_lasted() -> None:
    player = Player.start(TWO, 0).at(30).restart_phase(30).at(60)
    assert summarise(player, 60).session_seconds == 60


def test_pauses_are_left_out() -> None:
    player = Player.start(TWO, 0).pause(20).resume(320).at(330)
    summary = summarise(player, 330)
    assert summary.done_seconds == 20
    assert summary.session_seconds == 30
    paused = player.pause(335)
    assert summarise(paused, 900) == summarise(paused, 335)


def test_added_seconds_are_counted() -> None:
    player = Player.start(TWO, 0).at(20).add(5, 20).at(500)
    assert summarise(player, 500).side_seconds == {Side.LEFT: 35, Side.RIGHT: 30}


def test_own_pace_counts_with_the_time_it_took() -> None:
    timeline = timeline_of(OWN_PACE)
    player = Player.start(timeline, 0).at(10).next(110)
    summary = summarise(player, 110)
    assert summary.steps[0].outcome is Outcome.DONE
    assert summary.steps[0].done_seconds == 100
    assert summary.steps[0].planned_seconds == 30
    assert summary.side_seconds == {Side.LEFT: 0, Side.RIGHT: 0}


def test_own_pace_without_a_word_is_not_done() -> None:
    player = Player.start(timeline_of(OWN_PACE), 0).at(60)
    assert outcomes(player, 60) == [Outcome.PARTLY]


def test_easing_and_letting_go_are_no_work() -> None:
    timeline = timeline_of(HOLD_ONCE, pace=Pace())
    summary = summarise(Player.start(timeline, 0).at(500), 500)
    assert summary.done_seconds == 20
    assert summary.session_seconds == 36


def test_rounds_count_together() -> None:
    timeline = timeline_of(HOLD_ONCE, rounds=3)
    once = Player.start(timeline, 0).at(40)
    assert outcomes(once, 40) == [Outcome.PARTLY]
    summary = summarise(Player.start(timeline, 0).at(500), 500)
    assert len(summary.steps) == 1
    assert summary.steps[0].done_seconds == summary.steps[0].planned_seconds == 60


def test_an_empty_session() -> None:
    summary = summarise(Player.start(timeline_of(), 0), 5)
    assert summary.steps == ()
    assert summary.session_seconds == summary.done_seconds == 0


@pytest.mark.parametrize(
    ("step", "pace"),
    [
        (Step(exercise="a", reps=4, tempo=(0.5, 0, 0.5)), BARE),
        (Step(exercise="a", reps=1, breaths=3), Pace(breath=2)),
    ],
    ids=["quick movement", "quick breath"],
)
def test_short_phases_that_were_finished_count(step: Step, pace: Pace) -> None:
    summary = summarise(Player.start(timeline_of(step, pace=pace), 0).at(500), 500)
    assert summary.steps[0].outcome is Outcome.DONE
    assert summary.done_seconds == pytest.approx(summary.steps[0].planned_seconds)


@few
@given(cases().map(without_waits))
def test_a_whole_session_is_all_that_was_planned(case: Case) -> None:
    timeline = case.timeline
    assume(all(phase.seconds >= MIN_SECONDS for phase in timeline.phases))
    end = timeline.total_seconds + 1
    summary = summarise(Player.start(timeline, 0).at(end), end)
    assert summary.done == len(summary.steps) == len(case.routine.steps)
    assert summary.session_seconds == pytest.approx(timeline.total_seconds)
    for step in summary.steps:
        assert step.done_seconds == pytest.approx(step.planned_seconds)
    for side, seconds in summary.side_seconds.items():
        worked = [p.seconds for p in timeline.phases if p.is_work and p.side is side]
        assert seconds == pytest.approx(sum(worked))
    assert summary.done_seconds <= summary.session_seconds + 1e-6
