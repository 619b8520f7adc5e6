"""Plain data becomes typed values, and every fault is said with its path."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import few, worded_routines
from tui.core.catalog import CatalogFile
from tui.core.dose import Side
from tui.core.exercise import Exercise
from tui.core.pace import PaceChange
from tui.core.routine import MAX_STEPS, Routine, Step
from tui.core.schema import read
from tui.core.settings import Settings

EXERCISE = {"id": "x", "name": "X", "kind": "muscle-stretch", "steps": ["Do it."]}


def problems(kind: type[msgspec.Struct], data: object) -> list[str]:
    value, found = read(kind, data)
    assert (value is None) is bool(found)
    return [problem.sentence for problem in found]


def test_sound_data_is_read() -> None:
    routine, found = read(
        Routine,
        {
            "name": "Morning",
            "pace": {"prepare": 5},
            "steps": [{"exercise": "a", "side": "each"}, {"exercise": "b", "tempo": [2, 1, 2]}],
        },
    )
    assert found == ()
    assert routine == Routine(
        name="Morning",
        pace=PaceChange(prepare=5),
        steps=(Step(exercise="a", side=Side.EACH), Step(exercise="b", tempo=(2, 1, 2))),
    )


def test_every_fault_is_reported_at_once() -> None:
    data = {
        "nmae": "x",
        "rounds": 0,
        "times_per_day": "two",
        "pace": {"prepare": 999, "breth": 5},
        "steps": [
            {"exercise": "a", "reps": 101, "sid": "left"},
            {"side": "eech"},
            "knee",
            {"exercise": "b", "hold_seconds": 5, "breaths": 3},
        ],
    }
    assert problems(Routine, data) == [
        "nmae: unknown key 'nmae'; did you mean 'name'?",
        "'name' is missing",
        "times_per_day: expected a whole number from 1 to 12, found 'two'",
        "rounds: expected a whole number from 1 to 20, found 0",
        "pace.breth: unknown key 'breth'; did you mean 'breath'?",
        "pace.prepare: expected a number from 0 to 120, found 999",
        "steps[1].sid: unknown key 'sid'; did you mean 'side'?",
        "steps[1].reps: expected a whole number from 1 to 100, found 101",
        "steps[2].side: expected one of both, each, left, right, alternate, found 'eech'; "
        "did you mean 'each'?",
        "steps[2]: 'exercise' is missing",
        "steps[3]: expected a table, found 'knee'",
        "steps[4]: hold_seconds and breaths exclude each other: a repetition is one of them",
    ]


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [
        (Routine, [], "expected a table, found a list of 0"),
        (Routine, "x", "expected a table, found 'x'"),
        (Routine, {"name": "R", "steps": {}}, "steps: expected a list of tables, found a table"),
        (Routine, {"name": "R", "steps": 3}, "steps: expected a list of tables, found 3"),
        (Routine, {"name": "R", "pace": 3}, "pace: expected a table, found 3"),
        (Routine, {"name": ""}, "name: expected text of 1 to 100 characters, found ''"),
        (Routine, {"name": True}, "name: expected text of 1 to 100 characters, found true"),
        (
            Routine,
            {"name": "n" * 101},
            f"name: expected text of 1 to 100 characters, found '{'n' * 39}…'",
        ),
        (
            Routine,
            {"name": "R", "steps": [{"exercise": "x"}] * (MAX_STEPS + 1)},
            "1001 steps, the limit is 1000",
        ),
        (
            Exercise,
            {**EXERCISE, "kind": "stretch"},
            "kind: expected one of joint-mobility, muscle-stretch, strength-stability, "
            "nerve-glide, found 'stretch'; did you mean 'muscle-stretch'?",
        ),
        (
            Exercise,
            {**EXERCISE, "regions": ["hips", "lowerback"]},
            "regions[2]: expected one of neck, upper-back, lower-back, core, hips, leg, "
            "found 'lowerback'; did you mean 'lower-back'?",
        ),
        (
            Exercise,
            {**EXERCISE, "steps": ["Do it.", 3]},
            "steps[2]: expected text of 1 to 500 characters, found 3",
        ),
        (
            Exercise,
            {**EXERCISE, "steps": "Do it."},
            "steps: expected a list, each item text of 1 to 500 characters, found 'Do it.'",
        ),
        (Exercise, {**EXERCISE, "steps": []}, "steps must say at least one thing to do"),
        (
            Exercise,
            {**EXERCISE, "override": "yes"},
            "override: expected true or false, found 'yes'",
        ),
        (
            Exercise,
            {**EXERCISE, "range": {"reps": [9, 3]}},
            "range: reps must be a low and a high number, low first",
        ),
        (
            Exercise,
            {**EXERCISE, "range": {"reps": [9]}},
            "range.reps: expected a list of 2 numbers, found a list of 1",
        ),
        (
            Exercise,
            {**EXERCISE, "dose": {"holdseconds": 3}},
            "dose.holdseconds: unknown key 'holdseconds'; did you mean 'hold_seconds'?",
        ),
        (
            Exercise,
            {**EXERCISE, "sources": [{"article": "a", "gives": "nam"}]},
            "sources[1].gives: expected one of instructions, name, target, unnamed, "
            "found 'nam'; did you mean 'name'?",
        ),
        (
            Exercise,
            {**EXERCISE, "cues": [{"at_rep": 0, "text": "Wider"}]},
            "cues[1].at_rep: expected a whole number from 1 to 100, found 0",
        ),
        (
            Exercise,
            {**EXERCISE, "cues": [{"at_rep": 1, "text": "w" * 61}]},
            f"cues[1].text: expected text of 1 to 60 characters, found '{'w' * 39}…'",
        ),
        (
            Exercise,
            {**EXERCISE, "cues": [{"at_rep": 4, "text": "Wider"}, {"at_rep": 4, "text": "Back"}]},
            "cues must not say two things in the same repetition",
        ),
        (
            Exercise,
            {**EXERCISE, "breathe": {"pause": "hold"}},
            "breathe.pause: expected one of inhale, exhale, found 'hold'",
        ),
        (
            Exercise,
            {**EXERCISE, "dose": {"at_least": True, "breaths": 4}},
            "dose: at_least goes with hold_seconds, not with breaths",
        ),
        (
            Routine,
            {"name": "R", "first_side": "both"},
            "first_side: expected one of left, right, alternate, found 'both'",
        ),
        (
            CatalogFile,
            {"exercise": [EXERCISE]},
            "exercise: unknown key 'exercise'; did you mean 'exercises'?",
        ),
        (
            CatalogFile,
            {"flags": []},
            "flags: expected a table, each value text of 1 to 500 characters, found a list of 0",
        ),
        (Settings, {"pace": {"prepare": -1}},
         "pace.prepare: expected a number from 0 to 120, found -1"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_fault(kind: type[msgspec.Struct], data: object, expected: str) -> None:
    assert problems(kind, data) == [expected]


def test_text_without_a_limit() -> None:
    (said,) = problems(Exercise, {**EXERCISE, "family": 3})
    assert "None" not in said
    assert said.startswith("family: expected text")


def test_the_faulty_value_of_a_free_table_is_named() -> None:
    assert problems(CatalogFile, {"flags": {"good": "Mind your back.", "bad": 3}}) == [
        "flags.bad: expected text of 1 to 500 characters, found 3"
    ]


@pytest.mark.parametrize("tempo", [[2, "one", 2], [2, 99, 2]])
def test_the_faulty_number_of_a_tempo_is_named(tempo: list[Any]) -> None:
    value, found = read(Step, {"exercise": "x", "tempo": tempo})
    assert value is None
    assert [problem.at for problem in found] == ["tempo[2]"]
    assert found[0].message.startswith("expected a number from 0 to 60, found ")


@pytest.mark.parametrize("field", ["reps", "hold_seconds"])
def test_a_number_of_thousands_of_digits_is_a_problem_and_no_crash(field: str) -> None:
    huge = int("f" * 5000, 16)
    value, found = read(Step, {"exercise": "x", field: huge})
    assert value is None
    assert [problem.at for problem in found] == [field]
    assert found[0].message.endswith("found a very large number")


def test_a_path_can_be_put_before_every_fault() -> None:
    _, found = read(Step, {"reps": 0}, "steps[7]")
    assert sorted(problem.at for problem in found) == ["steps[7]", "steps[7].reps"]


@few
@given(worded_routines())
def test_what_is_written_as_data_is_read_back_equal(routine: Routine) -> None:
    data = msgspec.to_builtins(routine)
    data["steps"] = list(data["steps"])
    assert read(Routine, data) == (routine, ())


PLAIN_DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*Routine.__struct_fields__, *Step.__struct_fields__, "prepare"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@few
@given(st.dictionaries(st.sampled_from(Routine.__struct_fields__), PLAIN_DATA))
def test_any_data_is_either_read_or_explained(data: dict[str, Any]) -> None:
    value, found = read(Routine, data)
    assert (value is None) is bool(found)
    assert all(problem.message for problem in found)
