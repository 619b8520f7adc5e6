"""A session as it goes, driven by events at clock readings that the tests make up."""

from collections.abc import Callable
from itertools import pairwise
from math import fsum

import msgspec
import pytest
from hypothesis import given

from tests.sessions import BARE, accounted, event, exercise, phase_of, placed, plan_of, played
from tests.strategies import few, modest, sessions
from tui.core.dose import Side
from tui.core.event import UNDOABLE, Event, Move
from tui.core.manner import Manner
from tui.core.pace import Pace
from tui.core.phase import PhaseKind
from tui.core.plan import Plan
from tui.core.player import Left
from tui.core.routine import Step
from tui.core.session import LEAD_IN, MAX_GAP, Session, is_away
from tui.core.summary import Outcome, summarise

HOLDS = Step(exercise="a", side=Side.EACH, sets=2, reps=2, hold_seconds=20, rest_seconds=30)
MOVES = Step(exercise="b", reps=2, tempo=(2, 1, 2))
BREATHES = Step(exercise="c", reps=2, breaths=2)
OWN_PACE = Step(exercise="d", reps=3, hold_seconds=10, self_paced=True)
AT_LEAST = Step(exercise="e", reps=2, hold_seconds=10, at_least=True)

PLAN = plan_of(
    HOLDS, MOVES, BREATHES, OWN_PACE, AT_LEAST, manner=Manner(pace=Pace(), reading=False)
)
"""Every kind of phase there is."""
PHASES = PLAN.timeline().phases
STEPS_BEGIN = [i for i, phase in enumerate(PHASES) if phase.kind is PhaseKind.PREPARE]

HOLD_A = Step(exercise="a", reps=1, hold_seconds=30)
HOLD_B = Step(exercise="b", reps=1, hold_seconds=20)
TWO = plan_of(HOLD_A, HOLD_B)
"""Prepare 10, hold 30, prepare 15, hold 20."""


class TestReplay:
    @modest
    @given(sessions())
    def test_the_plan_and_the_events_are_the_session(self, seen: list[Session]) -> None:
        live = seen[-1]
        again = Session.replay(live.plan, live.events)
        assert again == live
        now = live.events[-1].at + 7.3 if live.events else 7.3
        assert again.at(now) == live.at(now)

    @modest
    @given(sessions())
    def test_kept_as_text_they_are_the_same(self, seen: list[Session]) -> None:
        live = seen[-1]
        plan = msgspec.json.decode(msgspec.json.encode(live.plan), type=Plan)
        events = msgspec.json.decode(msgspec.json.encode(live.events), type=tuple[Event, ...])
        assert plan == live.plan
        assert events == live.events
        assert Session.replay(plan, events) == live

    @few
    @given(sessions())
    def test_looking_at_it_changes_nothing(self, seen: list[Session]) -> None:
        """A screen looks many times between two events; the journal only knows the events."""
        session = seen[0]
        for before, after in pairwise((0.0, *(one.at for one in seen[-1].events))):
            for part in range(4):
                session = session.at(before + (after - before) * part / 4)
            session = session.apply(seen[-1].events[len(session.events)])
        assert session == seen[-1]


class TestWhateverIsPressed:
    @modest
    @given(sessions())
    def test_it_is_somewhere_in_its_timeline(self, seen: list[Session]) -> None:
        for session in seen:
            player, now = session.player, session.events[-1].at if session.events else 0.0
            assert 0 <= player.index <= len(player.timeline.phases)
            assert all(phase.seconds > 0 for phase in player.timeline.phases)
            for later in (now, now + 0.7, now + 3600):
                then = player.at(later)
                assert then.elapsed(later) >= 0
                assert then.remaining(later) >= 0
                assert then.session_remaining(later) >= 0
                assert then.lead_in(later) >= 0
                assert then.overrun(later) >= 0
                assert 0 <= then.session_fraction(later) <= 1

    @modest
    @given(sessions())
    def test_a_stopped_clock_stays_stopped(self, seen: list[Session]) -> None:
        for before, after in pairwise(seen):
            move, was_paused = after.events[-1].move, before.player.is_paused
            if after.is_over:
                assert not after.player.is_paused
            elif before.at(after.events[-1].at).is_over:
                assert move is Move.UNDO
            elif move in (Move.PAUSE, Move.HURTS, Move.AWAY):
                assert after.player.is_paused
            elif move in (Move.RESUME, Move.DROP):
                assert not after.player.is_paused
            else:
                assert after.player.is_paused is was_paused

    @modest
    @given(sessions(without=(Move.UNDO,)))
    def test_every_second_is_accounted_for(self, seen: list[Session]) -> None:
        """Those of pauses and lead-ins are no seconds of the session."""
        assert [accounted(s, now) for s, now, _ in _with_active(seen)] == pytest.approx(
            [active for _, _, active in _with_active(seen)], abs=1e-6
        )

    @modest
    @given(sessions())
    def test_no_second_is_made_up(self, seen: list[Session]) -> None:
        for session, now, active in _with_active(seen):
            assert accounted(session, now) <= active + 1e-6

    @modest
    @given(sessions(without=(Move.ANSWER, Move.DROP)))
    def test_no_work_is_lost_or_doubled(self, seen: list[Session]) -> None:
        planned = _work(seen[0])
        assert all(_work(session) == planned for session in seen)


def _with_active(seen: list[Session]) -> list[tuple[Session, float, float]]:
    """Each session until it is over, with the clock and the seconds that the clock ran in it."""
    now = active = 0.0
    found = []
    for before, after in pairwise(seen):
        then = after.events[-1].at
        if not before.player.is_paused:
            active += max(0.0, then - now - before.player.lead_in(now))
        now = then
        if after.is_over:
            break
        found.append((after, now, active))
    return found


def _work(session: Session) -> list[tuple[object, ...]]:
    return sorted(
        (p.step, p.round, p.set, p.rep, p.side or "", p.kind, p.breath or 0)
        for p in session.player.timeline.phases
        if p.is_work
    )


def first(kind: PhaseKind) -> int:
    return next(i for i, phase in enumerate(PHASES) if phase.kind is kind)


RUN_ON = next(i for i, phase in enumerate(PHASES) if phase.limit)
"""The first hold that may run on, from 10 seconds up to 20."""
PLACES: dict[str, tuple[int, float]] = {
    **{kind.value: (first(kind), 0.5) for kind in PhaseKind},
    "at least": (RUN_ON, 0.5),
    "running on": (RUN_ON, 14.0),
}
"""Index of a phase and the seconds spent in it."""
NOW = 1000.0


def _running(session: Session) -> Session:
    return session


def _paused(session: Session) -> Session:
    return session.apply(event(NOW - 100, Move.PAUSE))


def _in_lead_in(session: Session) -> Session:
    return _paused(session).apply(event(NOW - 2, Move.RESUME))


CLOCKS: dict[str, Callable[[Session], Session]] = {
    "running": _running,
    "paused": _paused,
    "lead-in": _in_lead_in,
}


def _step_from(index: int, by: int) -> int:
    """Where the step begins that is `by` steps from the one the phase at `index` is in."""
    step = PHASES[index].step - 1 + by
    return STEPS_BEGIN[max(0, step)] if step < len(STEPS_BEGIN) else len(PHASES)


def _after_early(index: int) -> int:
    """`.` ends the repetitions of this set on this side."""
    here = PHASES[index]
    if here.side is Side.LEFT:
        return next(i for i in range(index, len(PHASES)) if PHASES[i].kind is PhaseKind.SWITCH)
    after = range(index + 1, len(PHASES))
    place = (here.step, here.set)
    return next((i for i in after if (PHASES[i].step, PHASES[i].set) != place), len(PHASES))


WHERE_TO: dict[Move, Callable[[int], int]] = {
    Move.NEXT: lambda index: index + 1,
    Move.BACK: lambda index: max(0, index - 1),
    Move.AGAIN: lambda index: index,
    Move.RESTART: lambda index: _step_from(index, 0),
    Move.SKIP: lambda index: _step_from(index, 1),
    Move.PREVIOUS: lambda index: _step_from(index, -(index in STEPS_BEGIN)),
    Move.EARLY: _after_early,
    Move.DROP: lambda index: _step_from(index, 1),
    Move.LEAVE: lambda _: len(PHASES),
}
"""Where each move leads from the phase with an index; all others stay where they are."""


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("place", PLACES)
class TestEveryMoveInEveryPhase:
    @pytest.mark.parametrize("move", [move for move in Move if move is not Move.LATER])
    def test_it_leads_to_where_it_should(self, move: Move, place: str, clock: str) -> None:
        index, elapsed = PLACES[place]
        session = _at_place(place, clock)
        after = session.apply(event(NOW, move, _AMOUNTS.get(move)))
        where = WHERE_TO[move](index) if move in WHERE_TO else index
        assert after.player.phase == (PHASES[where] if where < len(PHASES) else None)
        assert after.player.elapsed(NOW) == pytest.approx(0 if move in WHERE_TO else elapsed)
        assert after.player.is_paused is (not after.is_over and _is_paused_after(move, clock))
        assert after.events == (*session.events, event(NOW, move, _AMOUNTS.get(move)))

    def test_later_leads_to_the_next_step(self, place: str, clock: str) -> None:
        index, elapsed = PLACES[place]
        after = _at_place(place, clock).apply(event(NOW, Move.LATER))
        where = _step_from(index, 1)
        if where == len(PHASES):
            assert phase_of(after) == PHASES[index]
            assert after.player.elapsed(NOW) == pytest.approx(elapsed)
            assert after.undoable is None
        else:
            assert phase_of(after) == PHASES[where]
            assert after.player.elapsed(NOW) == 0
        assert after.player.is_paused is (clock == "paused")

    @pytest.mark.parametrize("amount", [5.0, -5.0])
    def test_five_seconds(self, amount: float, place: str, clock: str) -> None:
        index, elapsed = PLACES[place]
        session = _at_place(place, clock)
        after = session.apply(event(NOW, Move.ADD, amount))
        length = PHASES[index].seconds + amount
        ends = length <= elapsed and not PHASES[index].is_open and PHASES[index].limit is None
        assert after.player.index == index + ends
        assert after.player.is_paused is (clock == "paused")
        if not ends:
            assert after.player.elapsed(NOW) == pytest.approx(elapsed)
            assert after.player.length == length
            assert after.player.remaining(NOW) == pytest.approx(max(0.0, length - elapsed))

    @pytest.mark.parametrize("move", Move)
    def test_undo_takes_it_back(self, move: Move, place: str, clock: str) -> None:
        session = _at_place(place, clock)
        there = session.apply(event(NOW, move, _AMOUNTS.get(move)))
        back = there.apply(event(NOW + 0.4, Move.UNDO))
        if move not in UNDOABLE or there.undoable is None:
            assert back.player == there.at(NOW + 0.4).player
            return
        assert back.player.phase == session.player.phase
        assert back.player.index == session.player.index
        assert back.player.timeline == session.player.timeline
        assert back.player.done[: len(session.player.done)] == session.player.done
        assert back.player.length == session.player.length
        assert back.player.elapsed(NOW + 0.4) == pytest.approx(session.player.elapsed(NOW))
        assert back.marks == session.marks
        assert back.player.is_paused is (clock == "paused")
        assert back.undoable is None

    def test_pain_stops_the_clock_within_that_reading(self, place: str, clock: str) -> None:
        index, elapsed = PLACES[place]
        phase = PHASES[index]
        after = _at_place(place, clock).apply(event(NOW, Move.HURTS))
        assert after.at(NOW + 3600).player.elapsed(NOW + 3600) == pytest.approx(elapsed)
        stop = after.stops[-1]
        where = (stop.exercise, stop.step, stop.round, stop.set, stop.rep, stop.side)
        assert where == (phase.exercise, phase.step, 1, phase.set, phase.rep, phase.side)


_AMOUNTS = {Move.ADD: 5.0, Move.BREATH: 6.0, Move.AWAY: 30.0, Move.PAIN_AFTER: 3.0}


def _at_place(place: str, clock: str) -> Session:
    """A session that has spent the seconds of a place when its clock is at `NOW`."""
    index, elapsed = PLACES[place]
    lasted = {"running": 0.0, "paused": 100.0, "lead-in": 100.0}[clock]
    return CLOCKS[clock](placed(Session.start(PLAN), index, NOW - lasted - elapsed))


def _is_paused_after(move: Move, clock: str) -> bool:
    if move in (Move.PAUSE, Move.HURTS, Move.AWAY):
        return True
    return clock == "paused" and move not in (Move.RESUME, Move.DROP)


@pytest.mark.parametrize("move", Move)
def test_nothing_happens_after_the_end(move: Move) -> None:
    over = played(TWO).at(500)
    after = over.apply(event(500, move, _AMOUNTS.get(move)))
    assert after.player == over.player
    assert after.undoable is None
    assert after.marks == over.marks
    assert after.stops == over.stops


class TestPause:
    @pytest.mark.parametrize("at", [10.0, 10.25, 23.123456789, 39.999])
    @pytest.mark.parametrize("gap", [0.0, 0.3, 86_400.0])
    def test_it_goes_on_from_the_exact_place_after_the_lead_in(self, at: float, gap: float) -> None:
        session = played(TWO, (at, Move.PAUSE), (at + gap, Move.RESUME))
        resumed = at + gap
        for part in (0.0, 0.5, LEAD_IN):
            player = session.at(resumed + part).player
            assert player.elapsed(resumed + part) == pytest.approx(at - 10, abs=1e-9)
            assert player.lead_in(resumed + part) == pytest.approx(LEAD_IN - part, abs=1e-9)
        runs = resumed + LEAD_IN
        assert session.player.elapsed(runs + 0.0005) == pytest.approx(at - 10 + 0.0005, abs=1e-9)
        assert session.at(runs + 40 - at - 1e-6).player.index == 1
        assert session.at(runs + 40 - at + 1e-6).player.index == 2

    def test_pausing_in_the_lead_in_keeps_the_place(self) -> None:
        session = played(TWO, (20, Move.PAUSE), (30, Move.RESUME), (31, Move.PAUSE))
        assert session.player.is_paused
        assert session.player.elapsed(99) == 10
        assert session.player.lead_in(99) == 0
        again = session.apply(event(100, Move.RESUME))
        assert again.player.lead_in(100) == LEAD_IN
        assert again.at(105).player.elapsed(105) == 12

    def test_resuming_in_the_lead_in_does_not_begin_it_again(self) -> None:
        session = played(TWO, (20, Move.PAUSE), (30, Move.RESUME), (32, Move.RESUME))
        assert session.player.lead_in(32) == 1

    def test_a_phase_that_is_gone_to_in_the_lead_in_begins_at_once(self) -> None:
        session = played(TWO, (20, Move.PAUSE), (30, Move.RESUME), (31, Move.NEXT))
        assert session.player.index == 2
        assert session.player.lead_in(31) == 0
        assert session.player.elapsed(33) == 2

    def test_a_lead_in_is_no_time_of_the_session(self) -> None:
        session = played(TWO, (20, Move.PAUSE), (30, Move.RESUME))
        assert session.player.session_remaining(33) == pytest.approx(55)
        assert not session.at(87.99).is_over
        assert session.at(88.01).is_over


class TestRunningOn:
    PLAN = plan_of(Step(exercise="a", reps=1, hold_seconds=30, at_least=True), HOLD_B)
    """Prepare 10, hold 30 to 60, prepare 15, hold 20."""

    def test_it_runs_on_up_to_its_limit(self) -> None:
        session = Session.start(self.PLAN)
        player = session.at(55).player
        assert player.index == 1
        assert player.overrun(55) == 15
        assert player.remaining(55) == 0
        assert session.at(70).player.index == 2
        assert session.at(70).player.done[-1] == Left(1, 60, finished=True)

    @pytest.mark.parametrize("at", [41.0, 55.0, 69.9])
    def test_running_on_does_not_count_for_what_is_to_come(self, at: float) -> None:
        assert Session.start(self.PLAN).at(at).player.session_remaining(at) == 35

    @pytest.mark.parametrize(
        "move", [Move.NEXT, Move.SKIP, Move.LEAVE, Move.EARLY, Move.BACK, Move.LATER]
    )
    @pytest.mark.parametrize("at", [40.0, 40.1, 65.0])
    def test_whatever_ends_it_it_is_done(self, move: Move, at: float) -> None:
        session = played(self.PLAN, (at, move))
        left = session.player.done[-1]
        assert left.finished
        assert left.seconds == at - 10
        assert summarise(session, at).steps[0].outcome is Outcome.DONE

    def test_before_its_length_it_is_not_done(self) -> None:
        assert not played(self.PLAN, (39.9, Move.NEXT)).player.done[-1].finished

    def test_five_more_count_down_again(self) -> None:
        session = played(self.PLAN, (43, Move.ADD, 5.0))
        assert session.player.remaining(43) == 2
        assert session.player.overrun(43) == 0
        assert session.player.overrun(47) == 2

    def test_more_than_the_limit_is_the_end_of_it(self) -> None:
        session = played(self.PLAN, *((50.0, Move.ADD, 5.0) for _ in range(8)))
        assert session.player.end == 70
        assert session.at(79.9).player.index == 1
        assert session.at(80).player.index == 2

    def test_five_less_begin_to_run_on_sooner(self) -> None:
        session = played(self.PLAN, (37, Move.ADD, -5.0))
        assert session.player.index == 1
        assert session.player.overrun(37) == 2


class TestUndo:
    def test_nothing_to_take_back(self) -> None:
        assert played(TWO, (5, Move.UNDO)).player == played(TWO).at(5).player
        assert played(TWO).undoable is None

    @pytest.mark.parametrize("gap", [0.0, 3.0, 40.0, 900.0])
    @pytest.mark.parametrize("pauses", [(), ((20.0, Move.PAUSE),)], ids=["running", "paused"])
    def test_whatever_time_has_passed(
        self, gap: float, pauses: tuple[tuple[float, Move], ...]
    ) -> None:
        session = played(TWO, *pauses, (22, Move.BACK), (22 + gap, Move.UNDO))
        assert session.player.index == 1
        assert session.player.elapsed(22 + gap) == (10 if pauses else 12)
        assert session.player.is_paused is bool(pauses)

    def test_a_clock_that_was_stopped_since_stays_stopped(self) -> None:
        session = played(TWO, (20, Move.NEXT), (21, Move.PAUSE), (50, Move.UNDO))
        assert session.player.is_paused
        assert session.player.index == 1
        assert session.player.elapsed(99) == 10

    def test_a_clock_that_was_started_since_runs(self) -> None:
        session = played(TWO, (20, Move.PAUSE), (25, Move.NEXT), (26, Move.RESUME), (50, Move.UNDO))
        assert not session.player.is_paused
        assert session.player.elapsed(51) == 11

    def test_several_in_a_row(self) -> None:
        session = played(
            TWO, (15, Move.NEXT), (18, Move.ADD, 5.0), (20, Move.BACK), (21, Move.SKIP)
        )
        places = []
        for at in (30, 31, 32, 33):
            session = session.apply(event(at, Move.UNDO))
            places.append((session.player.index, session.player.elapsed(at), session.player.length))
        assert places == [(1, 1, 30), (2, 5, 20), (2, 3, 15), (1, 5, 30)]
        assert session.undoable is None

    def test_what_was_taken_back_is_not_taken_back_again(self) -> None:
        session = played(TWO, (20, Move.NEXT), (21, Move.UNDO))
        again = session.apply(event(25, Move.UNDO))
        assert again.player == session.at(25).player

    def test_later_restores_the_timeline(self) -> None:
        session = played(TWO, (20, Move.LATER), (50, Move.UNDO))
        assert session.player.timeline == TWO.timeline()
        assert session.player.index == 1
        assert session.player.elapsed(50) == 10

    def test_tiredness_is_taken_back_too(self) -> None:
        session = played(TWO, (20, Move.EARLY), (21, Move.UNDO))
        assert session.marks == ()
        assert summarise(session, 21).steps[0].reason is None

    def test_the_breath_that_was_tapped_since_stays(self) -> None:
        plan = plan_of(Step(exercise="a", reps=1, breaths=4))
        session = played(plan, (12, Move.NEXT), (13, Move.BREATH, 8.0), (14, Move.UNDO))
        lengths = [phase.seconds for phase in session.player.timeline.phases]
        assert lengths[:5] == pytest.approx([10, 2, 3, 3.2, 4.8])

    def test_an_exercise_that_became_known_since_stays_known(self) -> None:
        steps = ("word " * 100,)
        plan = plan_of(HOLD_A, rounds=2, exercises=[exercise("a", steps=steps)])
        session = played(plan, (1, Move.NEXT), (2, Move.KNOW), (3, Move.UNDO))
        assert "a" in session.known
        assert session.player.timeline.phases[2].seconds == 15

    def test_the_work_done_since_stays_done(self) -> None:
        session = played(TWO, (11, Move.ADD, 5.0), (80, Move.UNDO), (81, Move.LEAVE))
        assert summarise(session, 81).steps[0].outcome is Outcome.DONE

    def test_leaving_is_final(self) -> None:
        session = played(TWO, (15, Move.NEXT), (20, Move.LEAVE), (21, Move.UNDO))
        assert session.is_over


class TestKnowing:
    STEPS = ("word " * 100,)
    PLAN = plan_of(
        HOLD_A,
        HOLD_B,
        rounds=2,
        exercises=[exercise("a", steps=STEPS), exercise("b", steps=STEPS)],
        manner=Manner(pace=BARE),
    )
    """Prepare 30, hold 30, prepare 30, hold 20; then again with 15 to prepare."""

    @staticmethod
    def prepares(session: Session) -> list[float]:
        phases = session.player.timeline.phases
        return [phase.seconds for phase in phases if phase.kind is PhaseKind.PREPARE]

    def test_there_was_time_to_read(self) -> None:
        assert self.prepares(Session.start(self.PLAN)) == [30, 30, 15, 15]

    def test_getting_ready_takes_the_usual_time(self) -> None:
        session = played(self.PLAN, (4, Move.KNOW))
        assert session.player.remaining(4) == 6
        assert session.at(10).player.index == 1

    def test_in_a_later_exercise(self) -> None:
        session = played(self.PLAN, (62, Move.KNOW))
        assert session.player.index == 2
        assert session.player.remaining(62) == 13

    def test_past_the_usual_time_the_exercise_begins(self) -> None:
        session = played(self.PLAN, (20, Move.KNOW))
        assert session.player.index == 1
        assert session.player.elapsed(20) == 0

    def test_twice_is_once(self) -> None:
        session = played(self.PLAN, (4, Move.KNOW), (5, Move.KNOW))
        assert session.player.remaining(5) == 5

    def test_later_rounds_that_had_time_to_read(self) -> None:
        long = Manner(pace=BARE, reading=False)
        plan = plan_of(HOLD_A, HOLD_B, HOLD_A, manner=long)
        slow = [msgspec.structs.replace(p, seconds=40.0) for p in plan.timeline().phases]
        session = Session.start(plan)
        timeline = msgspec.structs.replace(
            session.player.timeline, phases=tuple(slow), starts=tuple(40.0 * i for i in range(7))
        )
        player = msgspec.structs.replace(session.player, timeline=timeline)
        session = msgspec.structs.replace(session, player=player).apply(event(50, Move.KNOW))
        assert [p.seconds for p in session.player.timeline.phases] == [40, 40, 40, 40, 15, 40]

    def test_no_phase_comes_to_nothing(self) -> None:
        """Without time between exercises, the one to get ready in comes back with `later`."""
        pace = Pace(prepare=10, between_exercises=0, ease_in=0, release=0)
        twice = msgspec.structs.replace(HOLD_A, reps=2)
        plan = plan_of(twice, HOLD_B, manner=Manner(pace=pace, reading=False))
        session = played(plan, (45, Move.LATER), (46, Move.BACK), (47, Move.KNOW))
        assert session.known == {"a"}
        assert all(phase.seconds > 0 for phase in session.player.timeline.phases)


class TestBreath:
    PLAN = plan_of(Step(exercise="a", reps=2, breaths=2), HOLD_B)
    """Prepare 10, breaths of 2 in and 3 out."""

    def test_the_breaths_to_come_get_the_length_and_this_phase_keeps_its_own(self) -> None:
        session = played(self.PLAN, (11, Move.BREATH, 10.0))
        lengths = [phase.seconds for phase in session.player.timeline.phases]
        assert lengths == pytest.approx([10, 2, 6, 4, 6, 4, 6, 4, 6, 15, 20])
        assert session.player.remaining(11) == 1
        assert session.breath == 10

    def test_again(self) -> None:
        session = played(self.PLAN, (11, Move.BREATH, 10.0), (19, Move.BREATH, 5.0))
        lengths = [phase.seconds for phase in session.player.timeline.phases]
        assert lengths == pytest.approx([10, 2, 6, 4, 3, 2, 3, 2, 3, 15, 20])


class TestAway:
    def test_the_clock_stops_where_it_was_last_seen(self) -> None:
        session = played(TWO, (22.5, Move.AWAY, 600.0))
        assert session.away == 600
        assert session.player.is_paused
        assert session.at(9999).player.elapsed(9999) == 12.5

    @pytest.mark.parametrize("move", [Move.RESUME, Move.NEXT, Move.AGAIN, Move.LEAVE])
    def test_until_the_person_goes_on(self, move: Move) -> None:
        assert played(TWO, (22.5, Move.AWAY, 600.0), (23, move)).away is None

    def test_being_hurt_does_not_hide_it(self) -> None:
        assert played(TWO, (22.5, Move.AWAY, 600.0), (23, Move.HURTS)).away == 600

    @pytest.mark.parametrize(
        ("seconds", "expected", "away"),
        [(0.1, 0.1, False), (MAX_GAP, 0.0, False), (2.1, 0.25, False), (2.3, 0.25, True)],
    )
    def test_a_gap(self, seconds: float, expected: float, away: bool) -> None:
        assert is_away(seconds, expected) is away


class TestRecovered:
    @modest
    @given(sessions())
    def test_it_is_where_it_broke_off(self, seen: list[Session]) -> None:
        for session in seen:
            reading = (session.events[-1].at if session.events else 0.0) + 0.3
            before, after = session.at(reading).player, session.recovered(reading).player
            assert after.index == before.index
            if before.is_over:
                continue
            assert after.is_paused
            step = after.elapsed(1e6) - before.elapsed(reading)
            assert 0 <= step <= 0.5 + 1e-9
            assert before.end is None or after.elapsed(1e6) <= before.end

    @pytest.mark.parametrize(
        ("reading", "elapsed"), [(20.0, 10.5), (39.0, 29.5), (39.5, 29.75), (39.999, 29.9995)]
    )
    def test_half_a_second_later_but_never_past_the_end(
        self, reading: float, elapsed: float
    ) -> None:
        player = Session.start(TWO).recovered(reading).player
        assert player.index == 1
        assert player.elapsed(999) == pytest.approx(elapsed)

    def test_a_paused_one_is_exactly_where_it_was(self) -> None:
        paused = played(TWO, (22.25, Move.PAUSE))
        assert paused.recovered(50) == paused.at(50)

    def test_in_the_lead_in_nothing_has_moved(self) -> None:
        session = played(TWO, (22.25, Move.PAUSE), (30, Move.RESUME)).recovered(31)
        assert session.player.elapsed(999) == 12.25

    def test_what_is_over_is_over(self) -> None:
        assert Session.start(TWO).recovered(500).is_over


def test_an_hour_drifts_by_nothing() -> None:
    """A look every tenth of a second, a pause every minute."""
    step = Step(exercise="a", side=Side.EACH, reps=10, sets=5, tempo=(7.3, 1.1, 9.7))
    plan = plan_of(step, HOLD_B, rounds=2)
    session, now, stopped = Session.start(plan), 0.0, 0.0
    total = plan.timeline().total_seconds
    assert total > 3600
    tick = 0
    while not session.is_over:
        tick += 1
        now = tick / 10
        if tick % 600 == 0:
            session = session.apply(event(now, Move.PAUSE))
        elif tick % 600 == 50:
            session = session.apply(event(now, Move.RESUME))
            stopped += min(tick // 600, 1) * (5 + LEAD_IN)
        session = session.at(now)
    assert now - stopped == pytest.approx(total, abs=0.1 + 1e-6)
    phases = session.player.timeline.phases
    assert fsum(left.seconds for left in session.player.done) == pytest.approx(
        fsum(phase.seconds for phase in phases), abs=1e-9
    )


def test_what_was_said_about_pain_before_and_after() -> None:
    session = played(TWO, (0, Move.PAIN_BEFORE, 4.0), (400, Move.PAIN_AFTER, 0.0))
    assert (session.pain_before, session.pain_after) == (4, 0)
    assert session.player == Session.start(TWO).at(400).player
