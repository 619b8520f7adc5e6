"""What a session shows: words, counts and the clock."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import Case, cases, few
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.exercise import Exercise, Kind, Position
from tui.core.manner import Manner
from tui.core.moment import (
    PHASE_IN_WORDS,
    PHASE_SIGN,
    Going,
    Moment,
    count_of,
    moment_of,
    seconds_to_change,
)
from tui.core.pace import Pace
from tui.core.phase import PhaseKind
from tui.core.player import Player
from tui.core.routine import REST, Routine, Step
from tui.core.timeline import Timeline, compile_timeline

CATALOG = Catalog(
    [
        Exercise(
            id="knee",
            name="Knee to chest",
            kind=Kind.MUSCLE_STRETCH,
            steps=("Do it.",),
            position=Position.SUPINE,
        ),
        Exercise(id="cat", name="Cat-cow", kind=Kind.JOINT_MOBILITY, steps=("Do it.",)),
    ]
)

HOLD = Step(exercise="knee", reps=1, hold_seconds=30)
HOLD_TWICE = Step(exercise="knee", reps=2, hold_seconds=30)
HOLD_EACH = Step(exercise="knee", side=Side.EACH, reps=2, hold_seconds=30)
TWO_SETS = Step(exercise="knee", sets=2, reps=1, hold_seconds=30, rest_seconds=15)
AT_LEAST = Step(exercise="knee", reps=1, hold_seconds=30, at_least=True)
BREATHS = Step(exercise="knee", reps=1, breaths=2)
MOVE = Step(exercise="cat", reps=2, tempo=(2, 1, 2))
MOVE_IN_SETS = Step(exercise="cat", sets=2, reps=3, tempo=(2, 0, 2), rest_seconds=45)
OWN_PACE_EACH = Step(exercise="cat", side=Side.EACH, reps=10, self_paced=True)


def compiled(*steps: Step, pace: Pace | None = None, **fields: Any) -> Timeline:
    routine = Routine(name="R", steps=steps, **fields)
    return compile_timeline(routine, CATALOG, Manner(pace=pace or Pace(), reading=False))


def moment(timeline: Timeline, now: float) -> Moment:
    found = moment_of(Player.start(timeline, 0).at(now), CATALOG, now)
    assert found is not None
    return found


def test_cautions_take_turns_by_repetition_and_are_silent_between() -> None:
    careful = msgspec.structs.replace(CATALOG.exercises[1], cautions=("Slowly.", "No further."))
    catalog = Catalog([careful])
    timeline = compile_timeline(Routine(name="R", steps=(MOVE_IN_SETS,)), catalog, Manner())
    said: dict[tuple[int, int], set[str]] = {}
    for index, phase in enumerate(timeline.phases):
        found = moment_of(Player(timeline=timeline, index=index, began=0.0), catalog, 0.0)
        assert found is not None
        if phase.is_between:
            assert found.caution == ""
        else:
            said.setdefault((phase.set, phase.rep), set()).add(found.caution)
    turns = {1: {"Slowly."}, 2: {"No further."}, 3: {"Slowly."}}
    assert said == {(of, rep): turns[rep] for of in (1, 2) for rep in (1, 2, 3)}


class TestCounts:
    @pytest.mark.parametrize(
        ("step", "kind", "expected"),
        [
            (HOLD, PhaseKind.HOLD, [""]),
            (HOLD_TWICE, PhaseKind.HOLD, ["rep 1 of 2", "rep 2 of 2"]),
            (HOLD_TWICE, PhaseKind.EASE, ["rep 1 of 2", "rep 2 of 2"]),
            (HOLD_EACH, PhaseKind.HOLD, ["rep 1 of 2", "rep 2 of 2"] * 2),
            (HOLD_EACH, PhaseKind.SWITCH, [""]),
            (TWO_SETS, PhaseKind.HOLD, ["set 1 of 2", "set 2 of 2"]),
            (TWO_SETS, PhaseKind.PREPARE, [""]),
            (TWO_SETS, PhaseKind.REST, ["set 2 of 2"]),
            (BREATHS, PhaseKind.EXHALE, ["breath 1 of 2", "breath 2 of 2"]),
            (BREATHS, PhaseKind.EASE, [""]),
            (OWN_PACE_EACH, PhaseKind.WAIT, ["", ""]),
            (
                MOVE_IN_SETS,
                PhaseKind.OUT,
                [f"set {s} of 2 · rep {r} of 3" for s in (1, 2) for r in (1, 2, 3)],
            ),
        ],
    )
    def test_sets_repetitions_and_breaths(
        self, step: Step, kind: PhaseKind, expected: list[str]
    ) -> None:
        phases = compiled(step).phases
        assert [count_of(phase) for phase in phases if phase.kind is kind] == expected

    @pytest.mark.parametrize(
        ("rounds", "now", "place"),
        [
            (1, 0, "exercise 1 of 2"),
            (1, 50, "exercise 2 of 2"),
            (2, 0, "exercise 1 of 2 · round 1 of 2"),
            (2, 100, "exercise 1 of 2 · round 2 of 2"),
        ],
    )
    def test_place_in_the_routine(self, rounds: int, now: float, place: str) -> None:
        """Round one lasts 10 + 36 + 15 + 10 seconds."""
        assert moment(compiled(HOLD, MOVE, rounds=rounds), now).place == place

    def test_rounds_are_those_of_the_group_that_the_step_is_in(self) -> None:
        grouped = msgspec.structs.replace(HOLD, group="A")
        timeline = compiled(grouped, MOVE, groups={"A": 3})
        places = [moment(timeline, now).place for now in (0, 60, 120, 166)]
        assert places == [
            "exercise 1 of 2 · round 1 of 3",
            "exercise 1 of 2 · round 2 of 3",
            "exercise 1 of 2 · round 3 of 3",
            "exercise 2 of 2",
        ]

    def test_a_rest_between_exercises_belongs_to_what_comes_next(self) -> None:
        timeline = compiled(HOLD, Step(exercise=REST, rest_seconds=60), MOVE_IN_SETS)
        resting = moment(timeline, 50)
        assert (resting.word, resting.count) == ("Rest", "")
        assert (resting.place, resting.exercise.name) == ("exercise 2 of 2", "Cat-cow")
        assert (resting.cue, resting.coming) == ("Rest; Cat-cow comes next", "Cat-cow")
        assert not resting.is_work

    def test_steps_that_are_left_out_are_not_counted(self) -> None:
        timeline = compiled(Step(exercise="gone"), MOVE)
        assert moment(timeline, 0).place == "exercise 1 of 1"


class TestClock:
    @pytest.mark.parametrize(
        ("elapsed", "shown"),
        [
            (0, "30"),
            (0.001, "30"),
            (0.999, "30"),
            (1, "29"),
            (1.001, "29"),
            (28.999, "2"),
            (29, "1"),
            (29.999, "1"),
        ],
    )
    def test_it_counts_down_in_whole_seconds(self, elapsed: float, shown: str) -> None:
        timeline = compiled(HOLD, pace=Pace(prepare=0, ease_in=0))
        assert moment(timeline, elapsed).clock == shown

    @pytest.mark.parametrize(
        ("hold", "shown"), [(99, "99"), (99.5, "1:40"), (100, "1:40"), (600, "10:00")]
    )
    def test_long_phases_show_minutes(self, hold: float, shown: str) -> None:
        step = Step(exercise="knee", reps=1, hold_seconds=hold)
        assert moment(compiled(step, pace=Pace(prepare=0, ease_in=0)), 0).clock == shown

    @pytest.mark.parametrize(
        ("elapsed", "shown"),
        [(0, "0"), (0.999, "0"), (1, "1"), (59.5, "59"), (99.9, "99"), (100, "1:40")],
    )
    def test_at_ones_own_pace_it_counts_up(self, elapsed: float, shown: str) -> None:
        found = moment(compiled(OWN_PACE_EACH, pace=Pace(prepare=0)), elapsed)
        assert found.is_open
        assert found.clock == shown

    def test_time_left_of_the_session(self) -> None:
        timeline = compiled(HOLD, MOVE)
        assert moment(timeline, 0).left == "2 min"
        assert moment(timeline, 10.9).left == "2 min"
        assert moment(timeline, 11).left == "1:00"
        assert moment(timeline, 70.5).left == "0:01"


class TestMoment:
    def test_a_hold_on_the_left(self) -> None:
        found = moment(compiled(HOLD_EACH), 10 + 4 + 15)
        assert found.kind is PhaseKind.HOLD
        assert found.word == "Hold"
        assert found.side == "left side"
        assert found.count == "rep 1 of 2"
        assert found.clock == "15"
        assert found.cue == "Stay still and keep breathing"
        assert found.exercise.name == "Knee to chest"
        assert found.coming == "let go, then hold 30 s, 2 of 2, left side"
        assert found.fullness == 0.5
        assert not found.is_open
        assert not found.is_paused

    def test_paused(self) -> None:
        player = Player.start(compiled(HOLD), 0).pause(20)
        found = moment_of(player, CATALOG, 500)
        assert found is not None
        assert (found.word, found.is_paused, found.kind) == ("Paused", True, PhaseKind.HOLD)
        assert found == moment_of(player, CATALOG, 900)

    def test_over(self) -> None:
        timeline = compiled(HOLD)
        assert moment_of(Player.start(timeline, 0).at(500), CATALOG, 500) is None
        assert moment_of(Player.start(compiled(), 0), CATALOG, 0) is None

    def test_taking_all_time_of_an_open_phase_fills_its_bar(self) -> None:
        player = Player.start(compiled(OWN_PACE_EACH, pace=Pace(prepare=0)), 0).add(-500, 1)
        found = moment_of(player, CATALOG, 1)
        assert found is not None
        assert found.fullness == 1

    def test_every_kind_of_phase_has_a_word(self) -> None:
        assert set(PHASE_IN_WORDS) == set(PhaseKind)
        assert len(set(PHASE_IN_WORDS.values())) == len(PhaseKind)

    @few
    @given(cases(), st.floats(0, 1))
    def test_fractions_stay_between_nothing_and_all(self, case: Case, fraction: float) -> None:
        now = fraction * case.timeline.total_seconds
        player = Player.start(case.timeline, 0).at(now)
        found = moment_of(player, case.catalog, now)
        if found is not None:
            assert 0 <= found.fullness <= 1
            assert 0 <= found.session_fraction <= 1
            assert found.side in ("", "left side", "right side")


class TestSecondsToChange:
    """Ten seconds to prepare, then 30 of hold that may run on to 60."""

    TIMELINE = compiled(AT_LEAST, pace=Pace(ease_in=0))

    @pytest.mark.parametrize(
        ("now", "seconds"),
        [(0, 1), (0.25, 0.75), (9.5, 0.5), (10, 1), (39.75, 0.25), (40, 1), (40.25, 0.75)],
    )
    def test_while_it_runs_it_changes_with_the_second(self, now: float, seconds: float) -> None:
        player = Player.start(self.TIMELINE, 0).at(now)
        assert seconds_to_change(player, now) == pytest.approx(seconds, abs=0.002)

    @pytest.mark.parametrize(
        ("elapsed", "seconds"), [(0, 0.25), (0.2, 0.05), (0.9, 0.1), (1.9, 0.1)]
    )
    def test_what_moves_changes_four_times_a_second(self, elapsed: float, seconds: float) -> None:
        timeline = compiled(MOVE, pace=Pace(prepare=0))
        found = seconds_to_change(Player.start(timeline, 0), elapsed)
        assert found == pytest.approx(seconds, abs=0.002)

    def test_at_ones_own_pace_every_second(self) -> None:
        player = Player.start(compiled(OWN_PACE_EACH, pace=Pace(prepare=0)), 0)
        assert seconds_to_change(player, 100.25) == pytest.approx(0.75, abs=0.002)

    def test_in_the_lead_in_every_second(self) -> None:
        player = Player.start(self.TIMELINE, 0).pause(20.25).resume(100, 3)
        assert seconds_to_change(player, 100) == pytest.approx(1, abs=0.002)
        assert seconds_to_change(player, 102.5) == pytest.approx(0.5, abs=0.002)

    def test_nothing_changes_while_paused_or_over(self) -> None:
        player = Player.start(self.TIMELINE, 0)
        assert seconds_to_change(player.pause(3), 50) is None
        assert seconds_to_change(player.at(500), 500) is None

    @few
    @given(cases(), st.floats(0, 1))
    def test_nothing_looks_different_before(self, case: Case, fraction: float) -> None:
        now = fraction * case.timeline.total_seconds
        player = Player.start(case.timeline, 0).at(now)
        wait = seconds_to_change(player, now)
        if wait is None:
            return
        assert 0 < wait <= 1.01
        later = now + max(0, wait - 0.01)
        here, there = (moment_of(player.at(t), case.catalog, t) for t in (now, later))
        assert here is not None
        assert there is not None
        assert (here.clock, here.word, here.going, here.phase_index) == (
            there.clock,
            there.word,
            there.going,
            there.phase_index,
        )


class TestGoing:
    """Whether the clock runs, and which way, in words and digits."""

    @pytest.mark.parametrize(
        ("now", "shown"),
        [
            (20, (Going.ON, "Hold", "■", "20")),
            (39.5, (Going.ON, "Hold", "■", "1")),
            (40.5, (Going.OVERRUN, "Hold", "■", "30")),
            (45, (Going.OVERRUN, "Hold", "■", "35")),
        ],
    )
    def test_beyond_its_length_a_hold_counts_up(
        self, now: float, shown: tuple[Going, str, str, str]
    ) -> None:
        found = moment(compiled(AT_LEAST, pace=Pace(ease_in=0)), now)
        assert (found.going, found.word, found.sign, found.clock) == shown
        assert found.can_be_done is (found.going is Going.OVERRUN)

    @pytest.mark.parametrize(
        ("now", "shown"),
        [
            (100, (Going.LEAD_IN, "Ready", "READY", "3")),
            (102.5, (Going.LEAD_IN, "Ready", "READY", "1")),
            (103, (Going.ON, "Hold", "HOLD", "20")),
        ],
    )
    def test_after_a_pause_it_counts_down_to_the_place(
        self, now: float, shown: tuple[Going, str, str, str]
    ) -> None:
        timeline = compiled(HOLD, pace=Pace(ease_in=0))
        found = moment_of(Player.start(timeline, 0).pause(20).resume(100, 3).at(now), CATALOG, now)
        assert found is not None
        assert (found.going, found.word, found.called, found.clock) == shown

    def test_paused_has_a_word_and_no_sign(self) -> None:
        found = moment_of(Player.start(compiled(HOLD), 0).pause(20), CATALOG, 500)
        assert found is not None
        assert (found.going, found.word, found.called, found.sign) == (
            Going.PAUSED,
            "Paused",
            "PAUSED",
            "",
        )

    def test_every_kind_has_a_word_and_a_sign(self) -> None:
        assert set(PHASE_IN_WORDS) == set(PHASE_SIGN) == set(PhaseKind)
        looks = {(PHASE_IN_WORDS[kind], PHASE_SIGN[kind]) for kind in PhaseKind}
        assert len(looks) == len(PhaseKind)


class TestFullness:
    """The bar fills; on the way back, and while breathing out, it empties."""

    @pytest.mark.parametrize(
        ("step", "shown"),
        [
            (MOVE, [(0.5, 0.25), (1.5, 0.75), (2.5, 1), (3, 1), (3.5, 0.75), (4.5, 0.25)]),
            (BREATHS, [(0, 0), (1, 0.5), (2, 1), (3.5, 0.5), (5, 0)]),
        ],
        ids=["movement", "breath"],
    )
    def test_it_paces(self, step: Step, shown: list[tuple[float, float]]) -> None:
        timeline = compiled(step, pace=Pace(prepare=0, ease_in=0))
        for now, fullness in shown:
            assert moment(timeline, now).fullness == pytest.approx(fullness), now
