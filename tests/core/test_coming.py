"""What comes next in a session, as it is announced."""

import pytest
from hypothesis import given

from tests.core.test_moment import (
    BREATHS,
    CATALOG,
    HOLD,
    HOLD_EACH,
    HOLD_TWICE,
    MOVE,
    OWN_PACE_EACH,
    TWO_SETS,
    compiled,
)
from tests.strategies import Case, cases, few
from tui.core.coming import coming_after
from tui.core.exercise import Exercise, Kind, Position
from tui.core.pace import Pace
from tui.core.routine import REST, Routine, Step
from tui.core.timeline import Timeline, compile_timeline


def coming(timeline: Timeline) -> list[tuple[str, str]]:
    """Each phase and what is announced during it."""
    return [
        (phase.kind.value, coming_after(timeline, index, CATALOG))
        for index, phase in enumerate(timeline.phases)
    ]


def test_a_rest_between_exercises_is_announced_with_what_follows_it() -> None:
    rest = Step(exercise=REST, rest_seconds=60)
    words = coming(compiled(HOLD, rest, rest, MOVE, pace=Pace(ease_in=0, release=0)))
    name = CATALOG.name_of(MOVE.exercise)
    assert words[1:5] == [
        ("hold", f"rest 60 s, then {name}"),
        ("rest", "rest 60 s"),
        ("rest", name),
        ("prepare", "rep 1 of 2"),
    ]


class TestComing:
    def test_a_hold(self) -> None:
        assert coming(compiled(HOLD)) == [
            ("prepare", "hold 30 s"),
            ("ease", "hold 30 s"),
            ("hold", "let go, then the end"),
            ("release", "the end"),
        ]

    def test_two_repetitions(self) -> None:
        assert coming(compiled(HOLD_TWICE)) == [
            ("prepare", "hold 30 s, 1 of 2"),
            ("ease", "hold 30 s"),
            ("hold", "let go, then hold 30 s, 2 of 2"),
            ("release", "hold 30 s, 2 of 2"),
            ("ease", "hold 30 s"),
            ("hold", "let go, then the end"),
            ("release", "the end"),
        ]

    def test_the_other_side(self) -> None:
        words = coming(compiled(HOLD_EACH))
        assert words[0] == ("prepare", "hold 30 s, 1 of 2, left side")
        assert words[5] == ("hold", "let go, then change to the right side")
        assert words[7] == ("switch", "hold 30 s, 1 of 2, right side")

    def test_rest_between_sets(self) -> None:
        words = coming(compiled(TWO_SETS))
        assert words[2] == ("hold", "let go, then rest 15 s")
        assert words[4] == ("rest", "hold 30 s")

    def test_the_next_exercise_with_its_position(self) -> None:
        words = coming(compiled(MOVE, HOLD))
        assert words[0] == ("prepare", "rep 1 of 2")
        assert words[1:4] == [(kind, "rep 2 of 2") for kind in ("out", "pause", "back")]
        next_one = "Knee to chest (lying on the back, legs straight)"
        assert words[4:7] == [(kind, next_one) for kind in ("out", "pause", "back")]

    @pytest.mark.parametrize(
        ("position", "equipment", "words"),
        [
            (Position.STANDING, ("wall",), "Next (standing; have ready: wall)"),
            (Position.SITTING, ("chair",), "Next (sitting on a chair)"),
            (Position.STANDING, ("chair", "foam-roller"),
             "Next (standing; have ready: chair, foam roller)"),
            (None, ("strap",), "Next (have ready: strap)"),
            (None, (), "Next"),
        ],
    )  # fmt: skip
    def test_the_next_exercise_with_what_it_needs(
        self, position: Position | None, equipment: tuple[str, ...], words: str
    ) -> None:
        after = Exercise(
            id="next", name="Next", kind=Kind.MUSCLE_STRETCH, steps=("Do it.",),
            position=position, equipment=equipment,
        )  # fmt: skip
        catalog = CATALOG.with_exercises([after])
        routine = Routine(name="R", steps=(HOLD, Step(exercise="next")))
        timeline = compile_timeline(routine, catalog)
        assert coming_after(timeline, 3, catalog) == words

    def test_a_next_exercise_without_a_position(self) -> None:
        assert coming(compiled(HOLD, MOVE))[3] == ("release", "Cat-cow")

    def test_own_pace(self) -> None:
        assert coming(compiled(OWN_PACE_EACH)) == [
            ("prepare", "at your own pace, left side"),
            ("wait", "change to the right side"),
            ("switch", "at your own pace, right side"),
            ("wait", "the end"),
        ]

    def test_breaths_after_getting_ready(self) -> None:
        words = coming(compiled(BREATHS))
        assert words[0] == ("prepare", "2 breaths")
        assert words[-1] == ("release", "the end")

    def test_breaths_after_easing_in(self) -> None:
        assert coming(compiled(BREATHS))[1] == ("ease", "2 breaths")

    def test_the_next_exercise_is_named_when_no_time_is_set_to_prepare(self) -> None:
        words = coming(compiled(MOVE, HOLD, pace=Pace(between_exercises=0)))
        assert "Knee to chest" in words[6][1]

    @few
    @given(cases())
    def test_the_end_is_announced_at_the_end_only(self, case: Case) -> None:
        phases = case.timeline.phases
        last = (phases[-1].round, phases[-1].step, phases[-1].set, phases[-1].rep, phases[-1].side)
        for index, phase in enumerate(phases):
            words = coming_after(case.timeline, index, case.catalog)
            assert words
            here = (phase.round, phase.step, phase.set, phase.rep, phase.side)
            if words.endswith("the end"):
                assert here == last
        assert words == "the end"
