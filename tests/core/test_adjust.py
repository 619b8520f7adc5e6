"""Changing a dose by a key or by typing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import KNOWN_IDS, exercises, modest, steps
from tui.core.adjust import (
    Way,
    more,
    next_side,
    way_of,
    with_at_least,
    with_notes,
    with_own_pace,
    with_way,
)
from tui.core.dose import Breaths, Hold, Side, Tempo, Work
from tui.core.dose_numbers import beyond_usual, fields_of, typed
from tui.core.exercise import DoseRange, Exercise, ExerciseDose, Kind, Mention, Source
from tui.core.problem import Problem
from tui.core.routine import Step, dose_of
from tui.core.schema import read
from tui.core.text import forbidden_character


def exercise(dose: ExerciseDose | None = None, **fields: Any) -> Exercise:
    return Exercise(
        id="x",
        name="X",
        kind=Kind.MUSCLE_STRETCH,
        steps=("Do it.",),
        dose=dose or ExerciseDose(side=Side.EACH, reps=3, hold_seconds=30),
        **fields,
    )


RANGED = exercise(
    range=DoseRange(hold_seconds=(20, 60), reps=(2, 5)),
    sources=(
        Source(article="a", gives=Mention.NAME, hold_seconds=(20, 30)),
        Source(article="b", gives=Mention.NAME, hold_seconds=(20, 30)),
        Source(article="c", gives=Mention.NAME, hold_seconds=(30, 60), at_least_seconds=20),
    ),
)
STEP = Step(exercise="x")


class TestTyped:
    @pytest.mark.parametrize(
        ("name", "text", "value"),
        [
            ("reps", "5", 5),
            ("reps", " 5 ", 5),
            ("reps", "5.0", 5),
            ("sets", "", None),
            ("hold_seconds", "7,5", 7.5),
            ("hold_seconds", "45", 45),
            ("rest_seconds", "0", 0),
            ("breaths", "10", 10),
            ("tempo", "2-1-2", (2, 1, 2)),
            ("tempo", "2 1.5 2", (2, 1.5, 2)),
            ("tempo", "2, 0, 2", (2, 0, 2)),
        ],
    )
    def test_accepted(self, name: str, text: str, value: object) -> None:
        changed = typed(STEP, name, text)
        assert isinstance(changed, Step)
        assert getattr(changed, name) == value

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("hold_seconds", ""),
            ("breaths", " "),
            ("tempo", ""),
            ("reps", "0"),
            ("reps", "101"),
            ("reps", "2.5"),
            ("reps", "many"),
            ("reps", "-3"),
            ("sets", "1e9"),
            ("hold_seconds", "nan"),
            ("hold_seconds", "inf"),
            ("hold_seconds", "1e400"),
            ("hold_seconds", "0.5"),
            ("rest_seconds", "601"),
            ("tempo", "2-1"),
            ("tempo", "2-1-2-1"),
            ("tempo", "0-5-0"),
            ("tempo", "a-b-c"),
            ("tempo", "99-0-1"),
        ],
    )
    def test_refused(self, name: str, text: str) -> None:
        refused = typed(STEP, name, text)
        assert isinstance(refused, Problem)
        assert refused.at.split("[")[0] == name
        assert refused.message

    @pytest.mark.parametrize(("name", "text"), [("breaths", "5"), ("tempo", "2-1-2")])
    def test_another_way_of_working_takes_the_place_of_the_one_before(
        self, name: str, text: str
    ) -> None:
        changed = typed(Step(exercise="x", hold_seconds=30), name, text)
        assert isinstance(changed, Step)
        assert changed.hold_seconds is None
        assert getattr(changed, name) is not None

    @modest
    @given(
        steps(),
        st.sampled_from(["sets", "reps", "hold_seconds", "breaths", "tempo", "rest_seconds"]),
        st.text(max_size=8) | st.from_regex(r"[-0-9., e]{1,8}", fullmatch=True),
    )
    def test_whatever_is_typed_a_file_can_hold_what_comes_of_it(
        self, step: Step, name: str, text: str
    ) -> None:
        changed = typed(step, name, text)
        if isinstance(changed, Step):
            data = {key: getattr(changed, key) for key in Step.__struct_fields__}
            data["tempo"] = None if changed.tempo is None else list(changed.tempo)
            assert read(Step, data) == (changed, ())


class TestMore:
    @pytest.mark.parametrize(
        ("step", "times", "work"),
        [
            (STEP, 1, Hold(35)),
            (STEP, -1, Hold(25)),
            (STEP, -5, Hold(20)),
            (STEP, 99, Hold(60)),
            (Step(exercise="x", hold_seconds=70), 1, Hold(70)),
            (Step(exercise="x", hold_seconds=70), -1, Hold(65)),
            (Step(exercise="x", breaths=5), 1, Breaths(6)),
            (Step(exercise="x", breaths=1), -1, Breaths(1)),
            (Step(exercise="x", breaths=60), 1, Breaths(60)),
        ],
    )
    def test_the_main_number_within_its_range(
        self, step: Step, times: int, work: Hold | Breaths
    ) -> None:
        assert dose_of(more(step, RANGED, times), RANGED).work == work

    @pytest.mark.parametrize(("times", "reps"), [(1, 4), (2, 5), (9, 5), (-1, 2), (-9, 2)])
    def test_movements_change_in_repetitions(self, times: int, reps: int) -> None:
        step = Step(exercise="x", tempo=(2, 0, 2))
        assert dose_of(more(step, RANGED, times), RANGED).reps == reps

    @modest
    @given(steps(), exercises(KNOWN_IDS[0]), st.integers(-50, 50))
    def test_what_results_fits_into_a_file(self, step: Step, known: Exercise, times: int) -> None:
        changed = more(step, known, times)
        data = {key: getattr(changed, key) for key in Step.__struct_fields__}
        data["tempo"] = None if changed.tempo is None else list(changed.tempo)
        assert read(Step, data) == (changed, ())
        assert way_of(dose_of(changed, known)) is way_of(dose_of(step, known))


class TestSide:
    def test_the_sides_go_round(self) -> None:
        step, sides = STEP, []
        for _ in range(4):
            step = next_side(step, RANGED)
            sides.append(dose_of(step, RANGED).side)
        assert sides == [Side.ALTERNATE, Side.LEFT, Side.RIGHT, Side.EACH]

    def test_a_symmetric_exercise_has_none(self) -> None:
        symmetric = exercise(ExerciseDose(hold_seconds=30))
        step = next_side(Step(exercise="x", side=Side.LEFT), symmetric)
        assert dose_of(step, symmetric).side is Side.BOTH


class TestWay:
    @pytest.mark.parametrize(
        ("before", "way", "work"),
        [
            ({"breaths": 4}, Way.HOLD, Hold(30)),
            ({"tempo": (3, 0, 3)}, Way.HOLD, Hold(30)),
            ({"hold_seconds": 40}, Way.BREATHS, Breaths(5)),
            ({"tempo": (3, 0, 3)}, Way.BREATHS, Breaths(5)),
            ({"hold_seconds": 40}, Way.TEMPO, Tempo(2, 1, 2)),
            ({"breaths": 4}, Way.TEMPO, Tempo(2, 1, 2)),
        ],
    )
    def test_another_way_brings_its_usual_number(
        self, before: dict[str, Any], way: Way, work: Work
    ) -> None:
        step = with_way(Step(exercise="x", **before), RANGED, way)
        step.__post_init__()
        assert dose_of(step, RANGED).work == work

    @pytest.mark.parametrize(
        ("before", "way"),
        [
            ({"hold_seconds": 40}, Way.HOLD),
            ({"breaths": 4}, Way.BREATHS),
            ({"tempo": (3, 0, 3)}, Way.TEMPO),
        ],
    )
    def test_the_same_way_changes_nothing(self, before: dict[str, Any], way: Way) -> None:
        step = Step(exercise="x", **before)
        assert with_way(step, RANGED, way) == step

    def test_the_exercises_own_way_is_left_unsaid(self) -> None:
        assert with_way(Step(exercise="x", breaths=3), RANGED, Way.HOLD) == STEP


def test_own_pace_is_said_only_where_it_differs() -> None:
    assert with_own_pace(STEP, RANGED, True).self_paced is True
    assert with_own_pace(with_own_pace(STEP, RANGED, True), RANGED, False) == STEP
    relaxed = exercise(ExerciseDose(self_paced=True))
    assert with_own_pace(STEP, relaxed, True) == STEP
    assert with_own_pace(STEP, relaxed, False).self_paced is False


def test_at_least_is_said_only_where_it_differs_and_only_of_a_hold() -> None:
    assert with_at_least(STEP, RANGED, True).at_least is True
    assert with_at_least(with_at_least(STEP, RANGED, True), RANGED, False) == STEP
    open_end = exercise(ExerciseDose(hold_seconds=30, at_least=True))
    assert with_at_least(STEP, open_end, True) == STEP
    assert with_at_least(STEP, open_end, False).at_least is False
    in_breaths = Step(exercise="x", breaths=3)
    assert with_at_least(in_breaths, RANGED, True) == in_breaths


def test_fields_of_a_form() -> None:
    found = {field.name: field for field in fields_of(STEP, RANGED)}
    assert list(found) == ["sets", "reps", "hold_seconds", "rest_seconds"]
    hold = found["hold_seconds"]
    assert (hold.value, hold.usual, hold.articles) == ("30", "20–60", "20–30, 30–60, at least 20")
    assert found["reps"].unit == "on each side"
    assert found["sets"].usual == found["sets"].articles == "–"


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (STEP, ()),
        (Step(exercise="x", hold_seconds=60, reps=5), ()),
        (Step(exercise="x", hold_seconds=61), ("hold 61 is outside the usual 20–60",)),
        (Step(exercise="x", hold_seconds=10, reps=1),
         ("repetitions 1 is outside the usual 2–5", "hold 10 is outside the usual 20–60")),
        (Step(exercise="x", sets=20, breaths=60), ()),
    ],
)  # fmt: skip
def test_beyond_the_usual(step: Step, said: tuple[str, ...]) -> None:
    assert beyond_usual(step, RANGED) == said


@modest
@given(st.text(st.characters()))
def test_notes_are_what_a_file_may_hold(notes: str) -> None:
    changed = with_notes(STEP, notes * 200)
    assert forbidden_character(changed.notes) is None
    assert len(changed.notes) <= 4000


AT_LEAST = Step(exercise="x", hold_seconds=30, at_least=True)


@pytest.mark.parametrize(
    "changed",
    [
        typed(AT_LEAST, "reps", "5"),
        typed(AT_LEAST, "hold_seconds", "40"),
        typed(AT_LEAST, "sets", ""),
        more(AT_LEAST, RANGED, 1),
        next_side(AT_LEAST, RANGED),
        with_own_pace(AT_LEAST, RANGED, True),
        with_notes(AT_LEAST, "Slowly."),
        with_way(AT_LEAST, RANGED, Way.HOLD),
    ],
)
def test_a_hold_of_at_least_so_long_stays_one(changed: Step | Problem) -> None:
    assert isinstance(changed, Step)
    assert dose_of(changed, RANGED).at_least


@pytest.mark.parametrize("way", [Way.BREATHS, Way.TEMPO])
def test_counted_in_another_way_it_is_no_longer_at_least(way: Way) -> None:
    changed = with_way(AT_LEAST, RANGED, way)
    changed.__post_init__()
    assert changed.at_least is None
    assert not isinstance(typed(changed, way, "2-0-2" if way is Way.TEMPO else "4"), Problem)


def test_a_number_of_another_way_can_be_typed_over_a_hold_of_at_least_so_long() -> None:
    assert typed(AT_LEAST, "breaths", "4") == Step(exercise="x", breaths=4)
