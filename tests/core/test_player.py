"""The walk through a timeline, driven by readings of a clock that the tests make up."""

from bisect import bisect_right
from collections.abc import Callable
from itertools import pairwise
from math import fsum

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.strategies import Case, cases, modest, without_waits
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.exercise import Exercise, Kind
from tui.core.manner import Manner
from tui.core.pace import Pace
from tui.core.phase import PhaseKind
from tui.core.player import Left, Player
from tui.core.routine import Routine, Step
from tui.core.timeline import Timeline, compile_timeline

Operation = Callable[[Player, float], Player]

OPERATIONS: dict[str, Operation] = {
    "at": Player.at,
    "pause": Player.pause,
    "resume": Player.resume,
    "next": Player.next,
    "back": Player.back,
    "restart_phase": Player.restart_phase,
    "next_exercise": Player.next_exercise,
    "previous_exercise": Player.previous_exercise,
    "five more": lambda player, now: player.add(5, now),
    "five less": lambda player, now: player.add(-5, now),
    "restart_step": Player.restart_step,
    "resume with a lead-in": lambda player, now: player.resume(now, 3),
    "leave": Player.leave,
}
RESUMES = ("resume", "resume with a lead-in")
HAIR = 1e-6
BEGAN = 1000.0


def timeline_of(*steps: Step, pace: Pace | None = None, rounds: int = 1) -> Timeline:
    ids = {step.exercise for step in steps}
    catalog = Catalog(
        Exercise(id=i, name=i, kind=Kind.MUSCLE_STRETCH, steps=("Do it.",)) for i in sorted(ids)
    )
    routine = Routine(name="R", steps=steps, rounds=rounds)
    return compile_timeline(routine, catalog, Manner(pace=pace or Pace(), reading=False))


HOLDS = Step(exercise="a", side=Side.EACH, sets=2, reps=2, hold_seconds=20, rest_seconds=30)
MOVES = Step(exercise="b", reps=2, tempo=(2, 1, 2))
BREATHES = Step(exercise="c", reps=1, breaths=2)
OWN_PACE = Step(exercise="d", reps=3, hold_seconds=10, self_paced=True)
LAST = Step(exercise="e", reps=1, hold_seconds=10)

ALL_KINDS = timeline_of(HOLDS, MOVES, BREATHES, OWN_PACE, LAST)
STEPS_BEGIN = [i for i, p in enumerate(ALL_KINDS.phases) if p.kind is PhaseKind.PREPARE]
PLAIN = timeline_of(HOLDS, MOVES, BREATHES, LAST)


def first(kind: PhaseKind) -> int:
    """Index of the first phase of a kind in `ALL_KINDS`."""
    return next(i for i, phase in enumerate(ALL_KINDS.phases) if phase.kind is kind)


def in_phase(kind: PhaseKind, *, elapsed: float = 0.0, paused: bool = False) -> Player:
    """A player in the first phase of a kind, which began at `BEGAN`."""
    player = Player(timeline=ALL_KINDS, index=first(kind), began=BEGAN)
    return player.pause(BEGAN + elapsed) if paused else player


def accounted(player: Player, now: float) -> float:
    """Every second spent so far, wherever it was spent."""
    return fsum(left.seconds for left in player.done) + player.elapsed(now)


class TestWalking:
    def test_it_begins_at_the_beginning(self) -> None:
        player = Player.start(PLAIN, 50)
        assert player.phase == PLAIN.phases[0]
        assert player.elapsed(50) == 0
        assert player.remaining(50) == 10
        assert player.session_remaining(50) == PLAIN.total_seconds
        assert player.session_fraction(50) == 0
        assert not player.is_over
        assert not player.is_paused

    def test_it_is_over_at_the_total_and_not_before(self) -> None:
        player = Player.start(PLAIN, BEGAN)
        assert not player.at(BEGAN + PLAIN.total_seconds - HAIR).is_over
        over = player.at(BEGAN + PLAIN.total_seconds)
        assert over.is_over
        assert over.phase is None
        assert over.remaining(BEGAN + PLAIN.total_seconds) == 0
        assert over.session_remaining(BEGAN + PLAIN.total_seconds) == 0
        assert over.session_fraction(BEGAN + PLAIN.total_seconds) == 1

    def test_a_phase_ends_exactly_at_its_deadline(self) -> None:
        player = Player.start(PLAIN, 0)
        assert player.at(10 - HAIR).index == 0
        assert player.at(10).index == 1
        assert player.at(10).elapsed(10) == 0

    def test_every_phase_ran_to_its_end(self) -> None:
        player = Player.start(PLAIN, 0).at(PLAIN.total_seconds)
        assert player.done == tuple(
            Left(index, phase.seconds, finished=True) for index, phase in enumerate(PLAIN.phases)
        )

    @modest
    @given(cases(), st.floats(-1e5, 1e5), st.data())
    def test_the_place_is_a_function_of_the_clock(
        self, case: Case, began: float, data: st.DataObject
    ) -> None:
        """Looking often changes nothing: there are no ticks to lose or to count twice."""
        timeline = case.timeline
        now = data.draw(st.floats(0, timeline.total_seconds * 1.1))
        looks = sorted(data.draw(st.lists(st.floats(0, 1), max_size=20)))
        player = Player.start(timeline, began)
        for look in looks:
            player = player.at(began + look * now)
        assert player.at(began + now) == Player.start(timeline, began).at(began + now)

    @modest
    @given(cases().map(without_waits), st.floats(0, 1))
    def test_the_place_is_the_one_the_timeline_names(self, case: Case, fraction: float) -> None:
        timeline = case.timeline
        now = fraction * timeline.total_seconds
        assume(min(abs(now - start) for start in timeline.starts) > HAIR)
        player = Player.start(timeline, 0).at(now)
        assert player.index == bisect_right(timeline.starts, now) - 1
        assert player.elapsed(now) == pytest.approx(now - timeline.starts[player.index])
        assert player.session_remaining(now) == pytest.approx(timeline.total_seconds - now)
        assert player.session_fraction(now) == pytest.approx(fraction, abs=1e-6)

    @modest
    @given(cases().map(without_waits), st.floats(-1e6, 1e6))
    def test_the_clock_alone_reaches_the_end_at_the_total(self, case: Case, began: float) -> None:
        total = case.timeline.total_seconds
        player = Player.start(case.timeline, began)
        assert not player.at(began + total - 1e-4).is_over
        assert player.at(began + total + 1e-4).is_over

    def test_an_hour_of_odd_fractions_does_not_drift(self) -> None:
        step = Step(exercise="a", reps=100, sets=15, tempo=(0.7, 0.1, 1.6), rest_seconds=0)
        timeline = timeline_of(step, pace=Pace(prepare=0.3))
        assert 3600 <= timeline.total_seconds <= 3601
        player = Player.start(timeline, 0.1)
        now = 0.1
        while not player.is_over:
            assert player.session_remaining(now) == pytest.approx(
                timeline.total_seconds - (now - 0.1), abs=1e-6
            )
            now += 0.73
            player = player.at(now)
        assert accounted(player, now) == pytest.approx(timeline.total_seconds, abs=1e-6)
        assert now - 0.1 - timeline.total_seconds < 0.73

    def test_the_last_phase_of_an_hour_begins_on_time(self) -> None:
        step = Step(exercise="a", reps=100, sets=15, tempo=(0.7, 0.1, 1.6), rest_seconds=0)
        timeline = timeline_of(step)
        player = Player.start(timeline, 0).at(timeline.total_seconds - 0.5)
        assert player.index == len(timeline.phases) - 1
        assert player.began == pytest.approx(timeline.starts[-2], abs=1e-6)

    def test_after_hours_away_it_is_over(self) -> None:
        player = Player.start(PLAIN, 0).at(1e6)
        assert player.is_over
        assert accounted(player, 1e6) == pytest.approx(PLAIN.total_seconds)


class TestPause:
    @pytest.mark.parametrize("elapsed", [0.0, 0.25, 7.125, 19.999])
    def test_it_keeps_the_place_to_the_fraction(self, elapsed: float) -> None:
        player = in_phase(PhaseKind.HOLD).pause(BEGAN + elapsed)
        assert player.is_paused
        for later in (BEGAN + elapsed, BEGAN + 500, BEGAN + 1e6):
            assert player.at(later) == player
            assert player.elapsed(later) == pytest.approx(elapsed)
            assert player.remaining(later) == pytest.approx(20 - elapsed)

    def test_it_goes_on_from_there(self) -> None:
        player = in_phase(PhaseKind.HOLD).pause(BEGAN + 7.5).resume(BEGAN + 600)
        assert not player.is_paused
        assert player.elapsed(BEGAN + 600) == 7.5
        assert player.at(BEGAN + 612.5 - HAIR).index == player.index
        assert player.at(BEGAN + 612.5).index == player.index + 1

    def test_pausing_at_the_deadline_pauses_the_next_phase(self) -> None:
        player = in_phase(PhaseKind.HOLD).pause(BEGAN + 20)
        assert player.index == first(PhaseKind.HOLD) + 1
        assert player.elapsed(BEGAN + 99) == 0

    def test_pausing_twice_is_pausing_once(self) -> None:
        once = in_phase(PhaseKind.HOLD).pause(BEGAN + 3)
        assert once.pause(BEGAN + 50) == once

    def test_resuming_what_runs_changes_nothing(self) -> None:
        player = in_phase(PhaseKind.HOLD)
        assert player.resume(BEGAN + 3) == player

    def test_a_thousand_pauses_do_not_drift(self) -> None:
        player, now = Player.start(PLAIN, 0), 0.0
        for _ in range(1000):
            now += 0.1
            player = player.pause(now)
            now += 3.3
            player = player.resume(now)
        assert accounted(player, now) == pytest.approx(100, abs=1e-6)
        assert player.session_remaining(now) == pytest.approx(PLAIN.total_seconds - 100, abs=1e-6)

    @modest
    @given(cases().map(without_waits), st.floats(0, 0.999), st.floats(0, 1e5), st.floats(0, 0.999))
    def test_a_pause_only_puts_off_what_comes(
        self, case: Case, stop: float, gap: float, rest: float
    ) -> None:
        total = case.timeline.total_seconds
        stopped = stop * total
        later = stopped + rest * (total - stopped)
        assume(min(abs(later - start) for start in case.timeline.starts) > 1e-4)
        straight = Player.start(case.timeline, 0).at(later)
        paused = Player.start(case.timeline, 0).pause(stopped).resume(stopped + gap)
        paused = paused.at(later + gap)
        assert paused.index == straight.index
        assert paused.elapsed(later + gap) == pytest.approx(straight.elapsed(later), abs=1e-6)


def _neighbour_step(index: int, by: int) -> int:
    """Where the step begins that is `by` steps from the one the phase at `index` is in."""
    step = ALL_KINDS.phases[index].step - 1 + by
    if step >= len(STEPS_BEGIN):
        return len(ALL_KINDS.phases)
    return STEPS_BEGIN[max(0, step)]


WHERE_TO: dict[str, Callable[[int], int]] = {
    "at": lambda index: index,
    "pause": lambda index: index,
    "resume": lambda index: index,
    "next": lambda index: index + 1,
    "back": lambda index: max(0, index - 1),
    "restart_phase": lambda index: index,
    "next_exercise": lambda index: _neighbour_step(index, 1),
    "previous_exercise": lambda index: _neighbour_step(index, -(index in STEPS_BEGIN)),
    "five more": lambda index: index,
    "restart_step": lambda index: _neighbour_step(index, 0),
    "resume with a lead-in": lambda index: index,
    "leave": lambda _: len(ALL_KINDS.phases),
}
STAYS = ("at", "pause", *RESUMES, "five more")


@pytest.mark.parametrize("paused", [False, True], ids=["running", "paused"])
@pytest.mark.parametrize("kind", PhaseKind)
class TestEveryOperationInEveryPhase:
    @pytest.mark.parametrize("name", WHERE_TO)
    def test_in_the_middle_of_a_phase(self, name: str, kind: PhaseKind, paused: bool) -> None:
        player = in_phase(kind, elapsed=0.5, paused=paused)
        now = BEGAN + (90 if paused else 0.5)
        after = OPERATIONS[name](player, now)
        assert after.index == WHERE_TO[name](first(kind))
        assert after.elapsed(now) == (0.5 if name in STAYS else 0)
        if not after.is_over:
            assert after.is_paused is (name == "pause" or (paused and name not in RESUMES))

    def test_five_less(self, kind: PhaseKind, paused: bool) -> None:
        player = in_phase(kind, elapsed=0.5, paused=paused)
        now = BEGAN + (90 if paused else 0.5)
        after = player.add(-5, now)
        assert after.is_paused is paused
        length = ALL_KINDS.phases[first(kind)].seconds
        if length > 5.5 or kind is PhaseKind.WAIT:
            assert after.index == player.index
            assert after.remaining(now) == length - 5.5
        else:
            assert after.index == player.index + 1
            assert after.elapsed(now) == 0
            assert after.remaining(now) == ALL_KINDS.phases[after.index].seconds
            assert after.done[-1] == Left(player.index, 0.5, finished=False)

    @pytest.mark.parametrize("name", OPERATIONS)
    @pytest.mark.parametrize("before_end", [0.0, HAIR, -HAIR, -1e6])
    def test_around_the_deadline(
        self, name: str, before_end: float, kind: PhaseKind, paused: bool
    ) -> None:
        """Whatever is asked when: the answer is a place in the timeline, and time adds up."""
        length = ALL_KINDS.phases[first(kind)].seconds
        now = BEGAN + length - before_end
        player = in_phase(kind, elapsed=length - before_end, paused=paused)
        active = accounted(player.at(now), now)
        after = OPERATIONS[name](player, now)
        assert 0 <= after.index <= len(ALL_KINDS.phases)
        assert accounted(after, now) == pytest.approx(active)
        assert after.elapsed(now) >= 0
        assert after.is_over or after.is_paused is (
            name == "pause" or (player.is_paused and name not in RESUMES)
        )


class TestMoving:
    @pytest.mark.parametrize(("before_end", "ahead"), [(HAIR, 1), (0.0, 2)])
    def test_next_at_the_deadline_leaves_the_phase_that_has_begun(
        self, before_end: float, ahead: int
    ) -> None:
        player = in_phase(PhaseKind.HOLD).next(BEGAN + 20 - before_end)
        assert player.index == first(PhaseKind.HOLD) + ahead

    @pytest.mark.parametrize(("before_end", "behind"), [(HAIR, 1), (0.0, 0)])
    def test_back_at_the_deadline_goes_back_from_the_phase_that_has_begun(
        self, before_end: float, behind: int
    ) -> None:
        player = in_phase(PhaseKind.HOLD).back(BEGAN + 20 - before_end)
        assert player.index == first(PhaseKind.HOLD) - behind
        assert player.elapsed(BEGAN + 20 - before_end) == 0

    def test_back_on_the_first_phase_begins_it_again(self) -> None:
        player = Player.start(PLAIN, 0).back(4)
        assert player.index == 0
        assert player.elapsed(4) == 0
        assert player.remaining(4) == 10

    def test_next_on_the_last_phase_ends_the_session(self) -> None:
        last = len(PLAIN.phases) - 1
        assert Player(timeline=PLAIN, index=last, began=0).next(0.5).is_over

    def test_a_phase_gone_to_lasts_as_long_as_ever(self) -> None:
        player = in_phase(PhaseKind.HOLD).add(5, BEGAN).next(BEGAN + 3).back(BEGAN + 4)
        assert player.index == first(PhaseKind.HOLD)
        assert player.remaining(BEGAN + 4) == 20

    def test_what_was_left_early_is_not_finished(self) -> None:
        player = in_phase(PhaseKind.HOLD).next(BEGAN + 3)
        assert player.done == (Left(first(PhaseKind.HOLD), 3, finished=False),)

    def test_moving_while_paused_waits_at_the_start_of_the_phase(self) -> None:
        player = in_phase(PhaseKind.HOLD, elapsed=7, paused=True).next(BEGAN + 50)
        assert player.is_paused
        assert player.elapsed(BEGAN + 500) == 0
        running = player.resume(BEGAN + 500)
        assert running.elapsed(BEGAN + 501) == 1
        assert running.remaining(BEGAN + 501) == 1
        assert running.done == (Left(first(PhaseKind.HOLD), 7, finished=False),)

    def test_previous_exercise_from_inside_goes_to_its_beginning_and_then_before(self) -> None:
        player = in_phase(PhaseKind.BACK).previous_exercise(BEGAN + 1)
        assert player.index == STEPS_BEGIN[1]
        player = player.previous_exercise(BEGAN + 2)
        assert player.index == STEPS_BEGIN[0]
        assert player.previous_exercise(BEGAN + 3).index == STEPS_BEGIN[0]

    def test_the_same_exercise_in_the_next_round_is_the_next_exercise(self) -> None:
        timeline = timeline_of(LAST, rounds=3, pace=Pace(between_exercises=0))
        player = Player.start(timeline, 0)
        rounds = []
        while player.phase is not None:
            rounds.append(player.phase.round)
            player = player.next_exercise(1)
        assert rounds == [1, 2, 3]

    def test_steps_without_time_to_prepare_begin_at_their_first_phase(self) -> None:
        timeline = timeline_of(MOVES, LAST, pace=Pace(prepare=0, between_exercises=0))
        player = Player.start(timeline, 0).next_exercise(1)
        assert player.phase is not None
        assert player.phase.exercise == "e"
        assert player.previous_exercise(1).index == 0

    def test_leaving_is_the_end(self) -> None:
        player = in_phase(PhaseKind.HOLD).leave(BEGAN + 3)
        assert player.is_over
        assert player.done == (Left(first(PhaseKind.HOLD), 3, finished=False),)
        assert not in_phase(PhaseKind.HOLD, paused=True).leave(BEGAN + 3).is_paused


class TestAddingSeconds:
    def test_more_and_less(self) -> None:
        player = in_phase(PhaseKind.HOLD).add(5, BEGAN + 1).add(5, BEGAN + 2)
        assert player.length == 30
        assert player.remaining(BEGAN + 2) == 28
        assert player.add(-5, BEGAN + 3).remaining(BEGAN + 3) == 22
        assert player.at(BEGAN + 30 - HAIR).index == first(PhaseKind.HOLD)
        assert player.at(BEGAN + 30).index == first(PhaseKind.HOLD) + 1

    def test_the_session_gets_longer_by_it(self) -> None:
        player = in_phase(PhaseKind.HOLD)
        before = player.session_remaining(BEGAN + 1)
        assert player.add(5, BEGAN + 1).session_remaining(BEGAN + 1) == before + 5
        assert player.add(-5, BEGAN + 1).session_remaining(BEGAN + 1) == before - 5

    @pytest.mark.parametrize("elapsed", [15.0, 17.0, 20 - HAIR])
    def test_taking_more_than_is_left_moves_on_now_and_not_in_the_past(
        self, elapsed: float
    ) -> None:
        now = BEGAN + elapsed
        player = in_phase(PhaseKind.HOLD).add(-5, now)
        assert player.index == first(PhaseKind.HOLD) + 1
        assert player.began == now
        assert player.elapsed(now) == 0

    def test_taking_less_than_is_left_stays(self) -> None:
        player = in_phase(PhaseKind.HOLD).add(-5, BEGAN + 15 - HAIR)
        assert player.index == first(PhaseKind.HOLD)
        assert player.remaining(BEGAN + 15 - HAIR) == pytest.approx(HAIR)

    def test_taking_at_the_deadline_takes_from_the_phase_that_has_begun(self) -> None:
        player = in_phase(PhaseKind.PREPARE).add(-1, BEGAN + 10)
        assert player.index == first(PhaseKind.PREPARE) + 1
        assert player.remaining(BEGAN + 10) == 3

    def test_the_next_phase_does_not_inherit_it(self) -> None:
        player = in_phase(PhaseKind.HOLD).add(5, BEGAN).at(BEGAN + 25)
        assert player.remaining(BEGAN + 25) == player.length == 2

    def test_restarting_forgets_it(self) -> None:
        player = in_phase(PhaseKind.HOLD).add(-5, BEGAN).restart_phase(BEGAN + 3)
        assert player.remaining(BEGAN + 3) == 20

    def test_taking_from_the_last_phase_ends_the_session(self) -> None:
        last = len(PLAIN.phases) - 1
        assert Player(timeline=PLAIN, index=last, began=0).add(-5, 0.5).is_over


class TestOwnPace:
    @pytest.mark.parametrize("waited", [0.0, 1.0, 48.0, 1e6])
    def test_the_clock_does_not_end_it(self, waited: float) -> None:
        player = in_phase(PhaseKind.WAIT).at(BEGAN + waited)
        assert player.index == first(PhaseKind.WAIT)
        assert player.elapsed(BEGAN + waited) == waited
        assert player.remaining(BEGAN + waited) == max(0, 48 - waited)

    def test_next_finishes_it_with_the_time_it_took(self) -> None:
        player = in_phase(PhaseKind.WAIT).next(BEGAN + 100)
        assert player.index == first(PhaseKind.WAIT) + 1
        assert player.began == BEGAN + 100
        assert player.done == (Left(first(PhaseKind.WAIT), 100, finished=True),)

    def test_taking_all_its_time_does_not_end_it(self) -> None:
        player = in_phase(PhaseKind.WAIT)
        for _ in range(20):
            player = player.add(-5, BEGAN + 1)
        assert player.index == first(PhaseKind.WAIT)
        assert player.length == 0
        assert player.remaining(BEGAN + 1) == 0
        assert player.add(5, BEGAN + 1).length == 5

    def test_going_back_from_it_does_not_finish_it(self) -> None:
        assert not in_phase(PhaseKind.WAIT).back(BEGAN + 5).done[-1].finished


class TestTheEnd:
    @pytest.mark.parametrize("name", OPERATIONS)
    def test_nothing_happens_after_it(self, name: str) -> None:
        over = Player.start(PLAIN, 0).at(PLAIN.total_seconds)
        assert OPERATIONS[name](over, PLAIN.total_seconds + 60) == over

    @pytest.mark.parametrize("name", OPERATIONS)
    def test_an_empty_timeline_is_over_from_the_start(self, name: str) -> None:
        player = Player.start(timeline_of(), 0)
        assert player.is_over
        assert player.phase is None
        assert player.length == 0
        assert player.session_remaining(5) == 0
        assert player.session_fraction(5) == 1
        assert OPERATIONS[name](player, 5) == player


ACTIONS = st.lists(
    st.tuples(st.sampled_from([name for name in OPERATIONS if name != "leave"]), st.floats(0, 40)),
    max_size=30,
)


@modest
@given(cases(), ACTIONS)
def test_whatever_keys_are_pressed_every_second_is_accounted_for(
    case: Case, actions: list[tuple[str, float]]
) -> None:
    player, now, active = Player.start(case.timeline, 0), 0.0, 0.0
    for name, gap in actions:
        was_paused = player.is_paused
        now += gap
        active += 0 if was_paused else max(0.0, gap - player.lead_in(now - gap))
        player = OPERATIONS[name](player, now)
        if player.is_over:
            break
        assert 0 <= player.session_fraction(now) <= 1
        assert player.is_paused is (name == "pause" or (was_paused and name not in RESUMES))
        assert accounted(player, now) == pytest.approx(active, abs=1e-6)
        later = case.timeline.total_seconds - case.timeline.starts[player.index + 1]
        assert player.session_remaining(now) == pytest.approx(player.remaining(now) + later)
    else:
        return
    assert accounted(player, now) <= active + 1e-6


@modest
@given(cases(), ACTIONS)
def test_only_moves_that_go_back_go_back(case: Case, actions: list[tuple[str, float]]) -> None:
    player, now = Player.start(case.timeline, 0), 0.0
    indexes = [0]
    for name, gap in actions:
        now += gap
        if name not in ("back", "previous_exercise", "restart_step"):
            player = OPERATIONS[name](player, now)
            indexes.append(player.index)
    assert all(before <= after for before, after in pairwise(indexes))
