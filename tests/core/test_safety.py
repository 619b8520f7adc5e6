"""What a pain means for the rest of a session, by the rules and in a session."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from tests.sessions import answered, event, exercise, phase_of, plan_of, played
from tui.core.dose import Side
from tui.core.event import Event, Move
from tui.core.exercise import Direction, Exercise
from tui.core.mark import Reason
from tui.core.plan import Plan
from tui.core.routine import Step
from tui.core.safety import (
    FRONT_HIP_FLAG,
    Bars,
    Stop,
    Where,
    advice,
    bars_from,
    bars_in_force,
    stop_with,
)
from tui.core.session import Session
from tui.core.summary import Outcome, summarise

KNEE = exercise(
    "knee",
    family="knee-to-chest",
    flags=(FRONT_HIP_FLAG,),
    direction=(Direction.FLEXION, Direction.NEUTRAL),
)
KNEES = exercise("knees", family="knee-to-chest", direction=(Direction.FLEXION,))
TWIST = exercise("twist", family="twists", direction=(Direction.ROTATION, Direction.FLEXION))
PRESS_UP = exercise("press-up", direction=(Direction.EXTENSION,))
STILL = exercise("still", direction=(Direction.NEUTRAL,))
EVERY = (KNEE, KNEES, TWIST, PRESS_UP, STILL)


def stop_in(one: Exercise, **answers: Any) -> Stop:
    return Stop(exercise=one.id, step=1, round=1, set=1, rep=1, side=None, **answers)


@pytest.mark.parametrize(
    ("one", "answers", "barred"),
    [
        (KNEE, {}, set()),
        (KNEE, {"sharp": False, "pain": 9, "where": Where.HERE}, set()),
        (KNEE, {"sharp": True}, {"knee"}),
        (KNEE, {"sharp": True, "where": Where.ELSEWHERE}, {"knee"}),
        (KNEE, {"where": Where.FRONT_OF_HIP}, {"knee", "knees"}),
        (KNEES, {"where": Where.FRONT_OF_HIP}, {"knees"}),
        (STILL, {"where": Where.FRONT_OF_HIP}, {"still"}),
        (KNEE, {"where": Where.DOWN_THE_LEG}, {"knee", "knees", "twist"}),
        (PRESS_UP, {"where": Where.DOWN_THE_LEG}, {"press-up"}),
        (TWIST, {"where": Where.DOWN_THE_LEG}, {"knee", "knees", "twist"}),
        (STILL, {"where": Where.DOWN_THE_LEG}, {"still"}),
        (KNEE, {"where": Where.NUMB}, {"knee"}),
    ],
)
def test_what_a_pain_ends(one: Exercise, answers: dict[str, Any], barred: set[str]) -> None:
    bars = bars_from(stop_in(one, **answers), one)
    assert {other.id for other in EVERY if bars.bar(other)} == barred
    assert bool(bars) is bool(barred)


def test_no_bars_bar_nothing() -> None:
    """An exercise without a family is of no family that could be on hold."""
    assert not any(Bars().bar(one) for one in EVERY)
    assert not Bars(families=frozenset({"knee-to-chest"})).bar(STILL)


def test_bars_add_up() -> None:
    one = Bars(exercises=frozenset({"a"}), families=frozenset({"f"}))
    other = Bars(exercises=frozenset({"b"}), directions=frozenset({Direction.FLEXION}))
    assert one | other == Bars(
        exercises=frozenset({"a", "b"}),
        families=frozenset({"f"}),
        directions=frozenset({Direction.FLEXION}),
    )


def test_answers_come_one_at_a_time() -> None:
    stop = stop_with(stop_in(KNEE), sharp=False)
    stop = stop_with(stop, pain=0)
    stop = stop_with(stop, where=Where.HERE)
    assert stop == stop_in(KNEE, sharp=False, pain=0, where=Where.HERE)


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ({"where": Where.NUMB}, "emergency"),
        ({"where": Where.NUMB, "sharp": True}, "emergency"),
        ({"where": Where.DOWN_THE_LEG, "sharp": True}, "down the leg"),
        ({"sharp": True}, "stop"),
        ({}, "smaller"),
    ],
)
def test_the_gravest_advice_is_given(answers: dict[str, Any], word: str) -> None:
    assert word in advice(stop_in(KNEE, **answers)).lower()


class TestTheDaysAfter:
    TODAY = date(2024, 3, 1)

    @pytest.mark.parametrize(
        ("answers", "days", "barred"),
        [
            ({"sharp": True}, 0, {"knee"}),
            ({"sharp": True}, 1, set()),
            ({"where": Where.DOWN_THE_LEG}, 1, set()),
            ({"where": Where.FRONT_OF_HIP}, 0, {"knee", "knees"}),
            ({"where": Where.FRONT_OF_HIP}, 30, {"knee", "knees"}),
        ],
    )
    def test_only_a_family_stays_on_hold(
        self, answers: dict[str, Any], days: int, barred: set[str]
    ) -> None:
        stops = [(stop_in(KNEE, **answers), self.TODAY - timedelta(days=days))]
        bars = bars_in_force(stops, self.TODAY, {one.id: one for one in EVERY}.get)
        assert {one.id for one in EVERY if bars.bar(one)} == barred

    def test_an_exercise_that_there_is_no_more_bars_nothing(self) -> None:
        stops = [(stop_in(KNEE, sharp=True), self.TODAY)]
        assert not bars_in_force(stops, self.TODAY, lambda _: None)


def hold(one: Exercise) -> Step:
    return Step(exercise=one.id, side=Side.EACH, reps=2, hold_seconds=20)


PLAN = plan_of(*(hold(one) for one in EVERY), exercises=EVERY, rounds=2)
"""Prepare 10; left 20, 20, switch 5, right 20, 20; and so on with 15 to prepare."""
HURT_AT = 62.0
"""In the first repetition on the right of the first step."""


def hurt(plan: Plan = PLAN, at: float = HURT_AT, **answers: Any) -> Session:
    """The session after a pain and what was said about it."""
    return answered(played(plan, (at, Move.HURTS)), at + 5, **answers)


def to_come(session: Session) -> set[str]:
    """The exercises after the current phase."""
    player = session.player
    return {phase.exercise for phase in player.timeline.phases[player.index + 1 :]}


class TestInASession:
    def test_it_stops_at_once_and_notes_where(self) -> None:
        session = played(PLAN, (HURT_AT, Move.HURTS))
        assert session.player.is_paused
        assert session.player.elapsed(9999) == 7
        assert session.stops == (
            Stop(exercise="knee", step=1, round=1, set=1, rep=1, side=Side.RIGHT),
        )
        assert not session.is_stopped

    def test_without_an_answer_nothing_is_left_out(self) -> None:
        session = played(PLAN, (HURT_AT, Move.HURTS), (70, Move.RESUME))
        assert session.player.timeline == PLAN.timeline()
        assert session.at(75).player.elapsed(75) == 9

    @pytest.mark.parametrize(
        ("answers", "gone"),
        [
            ({"sharp": False, "pain": 2, "where": Where.HERE}, set()),
            ({"sharp": True, "pain": 6}, {"knee"}),
            ({"where": Where.FRONT_OF_HIP}, {"knee", "knees"}),
            ({"where": Where.DOWN_THE_LEG}, {"knee", "knees", "twist"}),
        ],
    )
    def test_what_must_not_go_on_is_left_out_in_every_round(
        self, answers: dict[str, Any], gone: set[str]
    ) -> None:
        session = hurt(**answers)
        assert to_come(session) == {one.id for one in EVERY} - gone
        assert session.is_stopped is bool(gone)
        assert session.player.elapsed(9999) == 7

    def test_dropping_it_goes_on_with_another(self) -> None:
        session = hurt(where=Where.FRONT_OF_HIP).apply(event(80, Move.DROP))
        assert phase_of(session).exercise == "twist"
        assert session.player.elapsed(81) == 1
        assert not session.player.is_paused
        assert not session.is_stopped

    def test_dropping_without_a_word_ends_it_in_every_round(self) -> None:
        session = played(PLAN, (HURT_AT, Move.HURTS), (63, Move.DROP))
        assert "knee" not in to_come(session)
        assert summarise(session, 63).steps[0].reason is Reason.HURTS

    def test_dropping_the_last_is_the_end(self) -> None:
        session = played(plan_of(hold(KNEE), exercises=[KNEE]), (20, Move.HURTS), (25, Move.DROP))
        assert session.is_over

    def test_every_answer_so_far_counts(self) -> None:
        """The questions come one after another, and each answer is kept before the next."""
        session = played(PLAN, (HURT_AT, Move.HURTS))
        session = answered(session, 64, sharp=True)
        session = answered(session, 65, pain=7)
        session = answered(session, 66, where=Where.FRONT_OF_HIP)
        assert len(session.stops) == 1
        assert (session.stops[0].sharp, session.stops[0].pain) == (True, 7)
        assert to_come(session) == {"twist", "press-up", "still"}

    def test_it_is_another_fact_than_skipping(self) -> None:
        session = hurt(sharp=True).apply(event(80, Move.DROP)).apply(event(82, Move.SKIP))
        steps = summarise(session.apply(event(83, Move.LEAVE)), 83).steps
        assert [step.reason for step in steps] == [Reason.HURTS, None, None, None, None]
        assert [step.outcome for step in steps] == [Outcome.PARTLY] + [Outcome.SKIPPED] * 4

    def test_what_was_skipped_before_it_hurt_was_only_skipped(self) -> None:
        plan = plan_of(hold(KNEES), hold(KNEE), exercises=EVERY)
        session = played(plan, (5, Move.SKIP), (25, Move.HURTS))
        session = answered(session, 26, where=Where.FRONT_OF_HIP).apply(event(27, Move.DROP))
        assert [step.reason for step in summarise(session, 27).steps] == [None, Reason.HURTS]

    def test_leaving_instead_of_going_on_is_because_it_hurt(self) -> None:
        session = played(plan_of(hold(KNEE), exercises=[KNEE]), (90, Move.HURTS))
        session = answered(session, 91, sharp=True).apply(event(92, Move.LEAVE))
        assert summarise(session, 92).steps[0].reason is Reason.HURTS

    def test_what_was_done_before_stays_done(self) -> None:
        plan = plan_of(hold(KNEES), hold(KNEE), exercises=EVERY)
        session = played(plan, (150, Move.HURTS))
        session = answered(session, 151, where=Where.FRONT_OF_HIP).apply(event(152, Move.DROP))
        result = summarise(session, 152).steps[0]
        assert (result.outcome, result.reason) == (Outcome.DONE, None)

    @pytest.mark.parametrize("dropped", [False, True])
    def test_undo_does_not_bring_it_back(self, dropped: bool) -> None:
        session = played(PLAN, (12, Move.ADD, 5.0), (20, Move.NEXT), (HURT_AT, Move.HURTS))
        session = answered(session, 63, sharp=True)
        if dropped:
            session = session.apply(event(64, Move.DROP))
        undone = session.apply(event(65, Move.UNDO))
        assert session.undoable is None
        assert undone.player == session.at(65).player
        assert "knee" not in to_come(undone)

    def test_it_survives(self) -> None:
        session = hurt(where=Where.DOWN_THE_LEG).apply(event(80, Move.DROP))
        kept = msgspec.json.encode((session.plan, session.events))
        plan, events = msgspec.json.decode(kept, type=tuple[Plan, tuple[Event, ...]])
        assert Session.replay(plan, events) == session

    def test_going_on_never_means_with_what_was_stopped(self) -> None:
        session = hurt(sharp=True).apply(event(80, Move.RESUME))
        assert phase_of(session).exercise == "knees"
        assert summarise(session, 80).steps[0].reason is Reason.HURTS
