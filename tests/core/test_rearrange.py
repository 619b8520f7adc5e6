"""A session that goes another way: left for later, ended early, with something left out."""

from collections.abc import Callable, Iterable

import msgspec
import pytest
from hypothesis import given

from tests.sessions import BARE, event, exercise, phase_of, placed, plan_of, played
from tests.strategies import few, plans
from tui.core.dose import Side
from tui.core.event import Move
from tui.core.manner import Manner
from tui.core.mark import Reason
from tui.core.phase import Phase, PhaseKind
from tui.core.plan import Plan
from tui.core.player import Player
from tui.core.rearrange import back_past, left_out, retimed, without
from tui.core.routine import Step
from tui.core.safety import Bars
from tui.core.session import Session
from tui.core.summary import Outcome, summarise

REPS = Step(exercise="a", reps=3, hold_seconds=10)
HOLD_B = Step(exercise="b", reps=1, hold_seconds=20)
HOLD_C = Step(exercise="c", reps=1, hold_seconds=30)
THREE = plan_of(REPS, HOLD_B, HOLD_C)
"""Prepare 10, hold 10 three times; prepare 15, hold 20; prepare 15, hold 30."""


def told(session: Session) -> list[str]:
    """The phases of the session from the current one on, in short."""
    phases = session.player.timeline.phases[session.player.index :]
    return [_short(phase) for phase in phases]


def _short(phase: Phase) -> str:
    if phase.is_between:
        return f"{phase.kind} {phase.exercise}"
    return f"{phase.exercise}{phase.rep}{(phase.side or '')[:1]}"


def outcomes(session: Session, now: float) -> list[Outcome]:
    return [step.outcome for step in summarise(session, now).steps]


class TestLater:
    def test_what_is_left_comes_at_the_end_after_getting_ready(self) -> None:
        session = played(THREE, (25, Move.LATER))
        rest = ["prepare b", "b1", "prepare c", "c1", "prepare a", "a2", "a3"]
        assert told(session) == rest
        assert session.player.elapsed(25) == 0

    def test_before_it_has_begun_it_moves_whole(self) -> None:
        session = played(THREE, (5, Move.LATER))
        rest = ["prepare b", "b1", "prepare c", "c1", "prepare a", "a1", "a2", "a3"]
        assert told(session) == rest
        assert session.player.index == 0

    def test_doing_everything_after_all_is_doing_everything(self) -> None:
        session = played(THREE, (25, Move.LATER), (60, Move.LATER)).at(999)
        assert session.is_over
        assert outcomes(session, 999) == [Outcome.DONE] * 3
        assert summarise(session, 999).steps[0].done_seconds == 30

    def test_the_repetition_that_was_begun_counts_as_done_only_when_done(self) -> None:
        session = played(THREE, (25, Move.LATER), (26, Move.LEAVE))
        assert outcomes(session, 26) == [Outcome.PARTLY, Outcome.SKIPPED, Outcome.SKIPPED]
        assert summarise(session, 26).steps[0].done_seconds == 15

    def test_in_the_last_step_nothing_happens(self) -> None:
        session = played(THREE, (100, Move.LATER))
        assert session.player == Session.start(THREE).at(100).player
        assert session.undoable is None

    def test_another_one_goes_behind_it(self) -> None:
        session = played(THREE, (25, Move.LATER), (30, Move.LATER))
        assert told(session) == ["prepare c", "c1", "prepare a", "a2", "a3", "prepare b", "b1"]

    def test_again_what_was_left_for_later(self) -> None:
        session = played(THREE, (25, Move.LATER), (30, Move.LATER), (80, Move.LATER))
        assert told(session) == ["prepare b", "b1", "prepare a", "a2", "a3"]

    def test_again_in_the_middle_of_it(self) -> None:
        keys = [(25, Move.LATER), (30, Move.LATER), (75, Move.NEXT), (91, Move.LATER)]
        session = played(THREE, *keys)
        assert told(session)[:2] == ["prepare b", "b1"]
        assert told(session)[-1] == "a3"
        assert outcomes(session.at(999), 999) == [Outcome.DONE] * 3

    def test_the_same_step_in_another_round_stays(self) -> None:
        plan = plan_of(HOLD_B, HOLD_C, rounds=2)
        session = played(plan, (15, Move.LATER))
        rounds = [(p.exercise, p.round) for p in session.player.timeline.phases if p.is_work]
        assert rounds == [("c", 1), ("b", 2), ("c", 2), ("b", 1)]

    @pytest.mark.parametrize("switch", [0.0, 5.0])
    def test_a_side_that_is_done_is_not_done_again(self, switch: float) -> None:
        pace = msgspec.structs.replace(BARE, switch_sides=switch)
        plan = plan_of(
            Step(exercise="a", side=Side.EACH, reps=1, hold_seconds=10),
            HOLD_B,
            manner=Manner(pace=pace, reading=False),
        )
        rest = told(played(plan, (21 + switch, Move.LATER)))
        assert [name for name in rest if name.startswith("a")] == ["a1r"]

    def test_a_repetition_begins_again_with_easing_in(self) -> None:
        pace = msgspec.structs.replace(BARE, ease_in=4, release=2)
        plan = plan_of(REPS, HOLD_B, manner=Manner(pace=pace, reading=False))
        kinds = [p.kind for p in played(plan, (35, Move.LATER)).player.timeline.phases]
        assert kinds[4:] == [
            *(PhaseKind.PREPARE, PhaseKind.EASE, PhaseKind.HOLD, PhaseKind.RELEASE),
            PhaseKind.PREPARE,
            *(PhaseKind.EASE, PhaseKind.HOLD, PhaseKind.RELEASE) * 2,
        ]

    @few
    @given(plans())
    def test_nothing_is_lost_or_doubled_wherever_it_is_pressed(self, plan: Plan) -> None:
        start = Session.start(plan)
        phases = start.player.timeline.phases
        planned = _work(phases)
        for index in range(0, len(phases), 3):
            session = placed(start, index).apply(event(0.5, Move.LATER))
            timeline = session.player.timeline
            assert _work(timeline.phases) == planned
            assert timeline.total_seconds == pytest.approx(sum(p.seconds for p in timeline.phases))


def _work(phases: Iterable[Phase]) -> list[tuple[object, ...]]:
    """The working phases in the order of the routine."""
    return sorted(
        (p.step, p.round, p.set, p.side or "", p.rep, p.kind, p.breath or 0)
        for p in phases
        if p.is_work
    )


class TestEarly:
    @staticmethod
    def plan(side: Side, *, sets: int = 2) -> Plan:
        step = Step(exercise="a", side=side, sets=sets, reps=10, hold_seconds=10, rest_seconds=60)
        return plan_of(step, HOLD_B)

    @staticmethod
    def tired_at(plan: Plan, *, number: int, rep: int, side: Side | None, spent: float) -> Session:
        """`.` in this repetition, all before it done, with so many seconds spent in it."""
        session, now = Session.start(plan), 0.0
        place = (number, rep, side)
        while not phase_of(session).is_work or place != _place(phase_of(session)):
            now += session.player.remaining(now)
            session = session.at(now)
        return session.apply(event(now + spent, Move.EARLY))

    @pytest.mark.parametrize("side", [Side.BOTH, Side.ALTERNATE])
    def test_the_rest_before_the_next_set_comes_next(self, side: Side) -> None:
        here = None if side is Side.BOTH else Side.LEFT
        session = self.tired_at(self.plan(side), number=1, rep=7, side=here, spent=2)
        assert phase_of(session).kind is PhaseKind.REST
        assert phase_of(session).set == 2

    def test_with_each_the_other_side_gets_its_turn(self) -> None:
        session = self.tired_at(self.plan(Side.EACH), number=1, rep=7, side=Side.LEFT, spent=2)
        assert phase_of(session).kind is PhaseKind.SWITCH
        assert told(session)[1] == "a1r"

    def test_with_each_on_the_other_side_the_set_is_over(self) -> None:
        session = self.tired_at(self.plan(Side.EACH), number=1, rep=7, side=Side.RIGHT, spent=2)
        assert phase_of(session).kind is PhaseKind.REST

    def test_in_the_last_left_of_an_alternating_set_the_right_comes_next(self) -> None:
        plan = self.plan(Side.ALTERNATE)
        session = self.tired_at(plan, number=1, rep=10, side=Side.LEFT, spent=2)
        assert told(session)[:2] == ["switch a", "a10r"]

    @pytest.mark.parametrize("side", [Side.BOTH, Side.LEFT])
    def test_in_the_last_set_the_next_step_comes_next(self, side: Side) -> None:
        here = None if side is Side.BOTH else side
        session = self.tired_at(self.plan(side), number=2, rep=1, side=here, spent=2)
        assert told(session) == ["prepare b", "b1"]

    def test_in_the_last_step_it_is_the_end(self) -> None:
        assert played(plan_of(HOLD_B), (15, Move.EARLY)).is_over

    @pytest.mark.parametrize(("spent", "reps"), [(2.0, 6), (5.0, 7), (9.0, 7)])
    def test_the_repetitions_really_done_are_kept(self, spent: float, reps: int) -> None:
        plan = self.plan(Side.BOTH, sets=1)
        session = self.tired_at(plan, number=1, rep=7, side=None, spent=spent)
        result = summarise(session, session.events[-1].at).steps[0]
        assert result.outcome is Outcome.PARTLY
        assert result.reason is Reason.TIRED
        assert (result.done_reps, result.planned_reps) == (reps, 10)
        assert result.done_seconds == pytest.approx(60 + spent)

    def test_done_whole_after_all_there_is_no_reason(self) -> None:
        session = played(plan_of(HOLD_B), (15, Move.ADD, 5.0), (16, Move.EARLY), (17, Move.UNDO))
        result = summarise(session.at(999), 999).steps[0]
        assert (result.outcome, result.reason) == (Outcome.DONE, None)


def _place(phase: Phase) -> tuple[int, int, Side | None]:
    return (phase.set, phase.rep, phase.side)


def is_of(*ids: str) -> Callable[[Phase], bool]:
    return lambda phase: phase.exercise in ids


class TestWithout:
    def test_what_is_to_come_goes_and_what_was_stays(self) -> None:
        player = Session.start(THREE).at(25).player
        left = without(player, is_of("a", "c"), 25)
        assert [_short(p) for p in left.timeline.phases] == [
            *("prepare a", "a1", "a2"),
            *("prepare b", "b1"),
        ]
        assert (left.index, left.elapsed(25), left.done) == (2, 5, player.done)
        assert left.timeline.total_seconds == 65

    def test_nothing_to_leave_out_is_no_change(self) -> None:
        player = Session.start(THREE).at(25).player
        assert without(player, is_of("z"), 25) is player
        assert left_out(player.timeline, is_of("z")) is player.timeline

    def test_what_was_done_before_going_back_stays_done(self) -> None:
        """All of b, and back to a, which hurts and bars both: c is to come, b was done."""
        player = Session.start(THREE).at(80).player.jump_to(1, 80)
        left = without(player, is_of("a", "b"), 81)
        assert left.phase == player.phase
        assert left.elapsed(81) == 1
        rest = [_short(phase) for phase in left.timeline.phases[left.index + 1 :]]
        assert rest == ["prepare c", "c1"]
        done = [_short(left.timeline.phases[one.index]) for one in left.done]
        assert done == [_short(player.timeline.phases[one.index]) for one in player.done]

    def test_from_the_start_it_goes_whole(self) -> None:
        timeline = left_out(THREE.timeline(), is_of("a"))
        assert [_short(p) for p in timeline.phases] == ["prepare b", "b1", "prepare c", "c1"]
        assert timeline.starts == (0, 15, 35, 50, 80)


class TestRetimed:
    def test_only_what_is_to_come_has_another_length(self) -> None:
        player = Session.start(THREE).at(25).player
        longer = retimed(player, lambda phase: phase.seconds * 2, 25)
        assert [p.seconds for p in longer.timeline.phases] == [10, 10, 10, 20, 30, 40, 30, 60]
        assert longer.remaining(25) == player.remaining(25)
        assert longer.session_remaining(25) == 5 + 180
        assert longer.done == player.done


class TestBackPast:
    """Prepare a, a1, a2, a3, prepare b, b1, prepare c, c1."""

    @pytest.mark.parametrize(
        ("here", "to", "out", "lands"),
        [(7, 6, "b", 6), (6, 5, "b", 0), (6, 4, "b", 0), (4, 3, "a", 4), (5, 0, "c", 0)],
    )
    def test_it_lands_where_the_session_may_go_on(
        self, here: int, to: int, out: str, lands: int
    ) -> None:
        player = Player(timeline=THREE.timeline(), index=here, began=0)
        after = back_past(player, player.jump_to(to, 1), is_of(out), 1)
        assert after.index == lands
        assert after.elapsed(1) == 0


def test_going_back_never_leads_into_what_was_dropped() -> None:
    for move in (Move.BACK, Move.PREVIOUS):
        session = played(THREE, (60, Move.HURTS), (61, Move.DROP), (62, move))
        assert phase_of(session).exercise == "a"
        session = played(THREE, (20, Move.HURTS), (21, Move.DROP), (22, move))
        assert told(session)[0] == "prepare b"
        assert session.player.elapsed(22) == 0


def test_a_step_left_for_later_that_hurts_before_is_left_out() -> None:
    plan = plan_of(
        REPS,
        HOLD_B,
        exercises=[exercise("a", family="f"), exercise("b", family="f")],
    )
    session = played(plan, (25, Move.LATER), (50, Move.HURTS))
    session = msgspec.structs.replace(session, bars=Bars(families=frozenset({"f"})))
    session = session.apply(event(51, Move.DROP))
    assert session.is_over
    assert [s.reason for s in summarise(session, 51).steps] == [Reason.HURTS, Reason.HURTS]
