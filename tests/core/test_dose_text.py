"""Doses as people type them, read and written."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import dose_fields, exercises, modest, prescriptions, steps
from tui.core import notation
from tui.core.dose import Prescription, Side, resolve
from tui.core.dose_field import to_edit, with_dose
from tui.core.dose_text import DoseFault, read_dose
from tui.core.dose_words import KNOWN_WORDS
from tui.core.exercise import Exercise, ExerciseDose, Kind
from tui.core.faults import fault_of_field
from tui.core.routine import Step, dose_of

EACH, ALTERNATE = Side.EACH, Side.ALTERNATE


def dose(**fields: Any) -> Prescription:
    return Prescription(**fields)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", dose()),
        ("  ", dose()),
        ("30 s", dose(hold_seconds=30)),
        ("3x30s each", dose(reps=3, hold_seconds=30, side=EACH)),
        ("3 × 30 s each side", dose(reps=3, hold_seconds=30, side=EACH)),
        ("3*30 SEC Each Leg", dose(reps=3, hold_seconds=30, side=EACH)),
        ('3 x 30" per side', dose(reps=3, hold_seconds=30, side=EACH)),
        ("each side 3 x 30 seconds", dose(reps=3, hold_seconds=30, side=EACH)),
        ("hold for 30 s x 3", dose(reps=3, hold_seconds=30)),
        ("3 reps of 30 s", dose(reps=3, hold_seconds=30)),
        ("5 times, held for 10 s", dose(reps=5, hold_seconds=10)),
        ("7,5 s", dose(hold_seconds=7.5)),
        ("7.5s", dose(hold_seconds=7.5)),
        ("1 min", dose(hold_seconds=60)),
        ("1.5 min", dose(hold_seconds=90)),
        ("2 x 1 min 30 s", dose(reps=2, hold_seconds=90)),
        ("12 breaths", dose(breaths=12)),
        ("2 x 1 breath left", dose(reps=2, breaths=1, side=Side.LEFT)),
        ("10 reps 2-1-2", dose(reps=10, tempo=(2, 1, 2))),
        ("10 x 2 – 1.5 – 2", dose(reps=10, tempo=(2, 1.5, 2))),
        ("10 reps (2-0-2 s)", dose(reps=10, tempo=(2, 0, 2))),
        ("10 reps, tempo 2-1-2", dose(reps=10, tempo=(2, 1, 2))),
        ("8 reps 3-0-3 alternating", dose(reps=8, tempo=(3, 0, 3), side=ALTERNATE)),
        ("8 reps alternating sides", dose(reps=8, side=ALTERNATE)),
    ],
)
def test_a_repetition_and_how_often(text: str, said: Prescription) -> None:
    assert read_dose(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2 sets", dose(sets=2)),
        ("3 sets of 10", dose(sets=3, reps=10)),
        ("3 x 10 reps", dose(sets=3, reps=10)),
        ("10 reps x 3", dose(sets=3, reps=10)),
        ("10 reps, 3 sets", dose(sets=3, reps=10)),
        ("2 sets of 10 reps 2-1-3", dose(sets=2, reps=10, tempo=(2, 1, 3))),
        ("2 x 10 x 2-1-3", dose(sets=2, reps=10, tempo=(2, 1, 3))),
        ("2 × (5 × 10 s) each side", dose(sets=2, reps=5, hold_seconds=10, side=EACH)),
        ("(5 × 10 s) × 2 sets", dose(sets=2, reps=5, hold_seconds=10)),
        ("2 sets, 5 × 10 s", dose(sets=2, reps=5, hold_seconds=10)),
    ],
)
def test_sets(text: str, said: Prescription) -> None:
    assert read_dose(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2 × 30 s, rest 15 s", dose(reps=2, hold_seconds=30, rest_seconds=15)),
        ("2 × 30 s, 15 s rest", dose(reps=2, hold_seconds=30, rest_seconds=15)),
        ("30 s rest 15 s", dose(hold_seconds=30, rest_seconds=15)),
        ("rest 15", dose(rest_seconds=15)),
        ("rest of 1 min between sets", dose(rest_seconds=60)),
        ("no rest", dose(rest_seconds=0)),
        ("3 x 30+ s", dose(reps=3, hold_seconds=30, at_least=True)),
        ("30 s+", dose(hold_seconds=30, at_least=True)),
        ("3 x at least 30 s", dose(reps=3, hold_seconds=30, at_least=True)),
        ("30 s or longer", dose(hold_seconds=30, at_least=True)),
        ("exactly 30 s", dose(hold_seconds=30, at_least=False)),
        ("own pace", dose(self_paced=True)),
        ("self-paced", dose(self_paced=True)),
        ("10 reps at your own pace", dose(reps=10, self_paced=True)),
        ("10 reps by the clock", dose(reps=10, self_paced=False)),
        ("left", dose(side=Side.LEFT)),
        ("on the right side", dose(side=Side.RIGHT)),
        ("on right leg", dose(side=Side.RIGHT)),
        ("both together", dose(side=Side.BOTH)),
        ("both legs together", dose(side=Side.BOTH)),
    ],
)
def test_rest_side_and_pace(text: str, said: Prescription) -> None:
    assert read_dose(text) == said


@pytest.mark.parametrize(
    ("text", "spot", "about"),
    [
        ("3 ×", "×", "a number of seconds is needed after '×'"),
        ("3 × each side", "×", "a number of seconds is needed after '×'"),
        ("3 sets of", "of", "a number of seconds is needed after 'of'"),
        ("30 s, rest", "rest", "a number of seconds is needed after 'rest'"),
        ("rest 3 breaths", "3 breaths", "a rest is a number of seconds"),
        ("x 30 s", "x", "'x' goes between two numbers"),
        ("30 s each reps", "reps", "a number is needed before 'reps'"),
        ("3 x 10", "10", "say what 10 counts"),
        ("30", "30", "say what 30 counts"),
        ("10 repz", "repz", "did you mean 'rep'?"),
        ("30 s quickly", "quickly", "'quickly' is not part of a dose"),
        ("30 s side", "side", "'side' is not part of a dose"),
        ("number", "number", "'number' is not part of a dose"),
        ("30 s 5%", "5", "say what 5 counts"),
        ("30 s %", "%", "'%' is not part of a dose"),
        ("30 s both sides", "both", "'each side'"),
        ("3 x 20-30 s", "20-30", "one number is needed here"),
        ("10 reps 2-1", "2-1", "three for a tempo"),
        ("10 reps 2-1-2-", "2-1-2-", "three for a tempo"),
        ("10+ reps", "10+", "'+' goes with a hold in seconds"),
        ("12 breaths or longer", "or longer", "only a hold in seconds"),
        ("30 s 12 breaths", "12 breaths", "says already what one repetition is"),
        ("30 s left right", "right", "the side is said already"),
        ("2 sets 3 x 4 x 30 s", "3", "the sets are said already"),
        ("2 x 3 x 4 x 30 s", "4", "one number too many"),
        ("30 s rest 5 rest 6", "6", "the rest is said already"),
        ("(3 x 30 s", "(", "a ')' is needed"),
        ("3 x 30 s)", ")", "there is no '('"),
        ("0-5-0", "0-5-0", "out and back are both 0"),
    ],
)
def test_a_fault_points_at_its_spot(text: str, spot: str, about: str) -> None:
    fault = read_dose(text)
    assert isinstance(fault, DoseFault)
    assert text[fault.at : fault.at + fault.length] == spot
    assert about in fault.message


@pytest.mark.parametrize(
    ("text", "spot", "field", "value"),
    [
        ("each 0 reps", "0 reps", "reps", 0),
        ("101 reps", "101 reps", "reps", 101),
        ("2.5 reps", "2.5 reps", "reps", 2.5),
        ("21 sets", "21 sets", "sets", 21),
        ("3 x 0.5 s", "0.5 s", "hold_seconds", 0.5),
        ("11 min", "11 min", "hold_seconds", 660),
        ("61 breaths", "61 breaths", "breaths", 61),
        ("30 s, rest 601 s", "601 s", "rest_seconds", 601),
        (f"{'9' * 5000} s", f"{'9' * 5000} s", "hold_seconds", 10**16),
    ],
)
def test_the_limits_are_those_of_a_file_and_so_are_the_words(
    text: str, spot: str, field: str, value: object
) -> None:
    fault, in_file = read_dose(text), fault_of_field(Prescription, field, value)
    assert isinstance(fault, DoseFault)
    assert in_file is not None
    assert fault.message == in_file.message
    assert text[fault.at : fault.at + fault.length] == spot


def test_a_fault_in_a_tempo_points_at_the_number() -> None:
    fault = read_dose("10 reps 2-99-2")
    assert fault == DoseFault("expected a number from 0 to 60, found 99", 10, 2)


def test_a_fault_never_shows_what_a_terminal_would_obey() -> None:
    fault = read_dose("30 s \x1b[31m")
    assert isinstance(fault, DoseFault)
    assert fault.message.isprintable()


@pytest.mark.parametrize("text", ["9" * 1000, "x" * 1000, "30 s " + "q" * 1000])
def test_a_fault_is_short_however_long_the_text_is(text: str) -> None:
    fault = read_dose(text)
    assert isinstance(fault, DoseFault)
    assert len(fault.message) < 100


typing = st.lists(
    st.sampled_from([*KNOWN_WORDS, "x", "×", "-", "+", "3", "2-1-2", "30 s", "7,5", "qux", "ſ"]),
    max_size=8,
).map(" ".join)


@modest
@given(st.text(max_size=30) | typing)
def test_whatever_is_typed_is_a_dose_or_a_fault_that_points_into_it(text: str) -> None:
    said = read_dose(text)
    if isinstance(said, DoseFault):
        assert 0 <= said.at < said.at + said.length <= len(text)
        assert said.message
        assert not said.message.endswith(".")
    else:
        assert Prescription(**{n: getattr(said, n) for n in said.__struct_fields__}) == said


odd_numbers = st.fixed_dictionaries(
    {},
    optional={
        "hold_seconds": st.floats(1, 600),
        "rest_seconds": st.floats(0, 600),
        "at_least": st.booleans(),
    },
) | st.fixed_dictionaries(
    {"tempo": st.tuples(st.floats(1e-9, 60), st.floats(0, 60), st.floats(0, 60))},
    optional={"at_least": st.just(False), "reps": st.integers(1, 100)},
)


@modest
@given(prescriptions | odd_numbers.map(lambda fields: Prescription(**fields)))
def test_what_is_written_in_full_reads_back_the_same(prescription: Prescription) -> None:
    assert read_dose(notation.prescription(prescription)) == prescription


@modest
@given(prescriptions)
def test_whatever_a_list_shows_of_a_dose_can_be_typed(prescription: Prescription) -> None:
    amount = resolve(prescription)
    said = read_dose(notation.dose(amount))
    assert isinstance(said, Prescription)
    rest = Prescription(rest_seconds=amount.rest_seconds)
    assert resolve(said, rest) == amount


@modest
@given(steps(("x",)), dose_fields)
def test_a_step_written_in_full_is_the_same_step(step: Step, fields: dict[str, Any]) -> None:
    assert with_dose(Step(exercise="x", **fields), notation.prescription(step)) == step


@modest
@given(steps(("x",)), exercises("x"))
def test_a_text_to_edit_is_the_same_dose_when_it_is_left_as_it_is(
    step: Step, exercise: Exercise
) -> None:
    again = with_dose(step, to_edit(step, exercise))
    assert isinstance(again, Step)
    assert dose_of(again, exercise) == dose_of(step, exercise)


def of_kind(kind: Kind, **fields: Any) -> Exercise:
    return Exercise(id="x", name="X", kind=kind, steps=("Do it.",), dose=ExerciseDose(**fields))


@pytest.mark.parametrize(
    ("usual", "said", "text"),
    [
        ({"side": EACH, "reps": 2, "hold_seconds": 30}, {}, "2 × 30 s each side"),
        ({"side": EACH}, {"side": Side.BOTH, "reps": 1}, "1 × 30 s both together"),
        ({"sets": 2}, {}, "2 sets of 2 × 30 s, rest 15 s"),
        ({"sets": 2}, {"sets": 1}, "1 set of 2 × 30 s"),
        ({}, {"rest_seconds": 20}, "2 × 30 s, rest 20 s"),
        ({"hold_seconds": 30, "at_least": True}, {}, "2 × 30+ s"),
        ({"hold_seconds": 30, "at_least": True}, {"at_least": False}, "2 × 30 s exactly"),
        ({"self_paced": True}, {"self_paced": False}, "2 × 30 s, by the clock"),
    ],
)
def test_a_text_to_edit_says_what_would_not_go_without_saying(
    usual: dict[str, Any], said: dict[str, Any], text: str
) -> None:
    assert to_edit(Step(exercise="x", **said), of_kind(Kind.MUSCLE_STRETCH, **usual)) == text


def test_a_text_with_a_fault_changes_no_step() -> None:
    assert with_dose(Step(exercise="x", reps=3), "3 ×") == read_dose("3 ×")
    assert isinstance(read_dose("3 ×"), DoseFault)


def test_typing_a_dose_keeps_the_exercise_and_the_notes() -> None:
    step = Step(exercise="x", reps=3, tempo=(2, 1, 2), notes="Slowly.")
    assert with_dose(step, "30 s") == Step(exercise="x", hold_seconds=30, notes="Slowly.")
