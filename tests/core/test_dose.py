"""What a file may say of a dose, and what results where it says nothing."""

from typing import Any

import msgspec
import pytest
from hypothesis import given

from tests.strategies import modest, prescriptions
from tui.core.dose import FALLBACK, Breaths, Dose, Hold, Prescription, Side, Tempo, Work, resolve
from tui.core.exercise import DEFAULT_BY_KIND, Exercise, ExerciseDose, Kind
from tui.core.routine import Step, dose_of
from tui.core.schema import read

NOT_A_NUMBER = float("nan")
INFINITE = float("inf")
ENORMOUS = 10**9

FIELDS: list[tuple[str, Any, Any]] = [
    ("side", Side.LEFT, Side.RIGHT),
    ("sets", 2, 3),
    ("reps", 4, 5),
    ("hold_seconds", 20.0, 45.0),
    ("self_paced", True, False),
    ("rest_seconds", 0.0, 90.0),
]


def value_in(dose: Dose, field: str) -> object:
    if field == "hold_seconds":
        assert isinstance(dose.work, Hold)
        return dose.work.seconds
    return getattr(dose, field)


def said(field: str, value: object) -> Prescription:
    return Prescription(**{field: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(("field", "first", "second"), FIELDS)
def test_the_first_layer_that_says_it_decides(field: str, first: object, second: object) -> None:
    silent = Prescription()
    assert value_in(resolve(said(field, first), said(field, second)), field) == first
    assert value_in(resolve(silent, said(field, second)), field) == second
    assert value_in(resolve(said(field, second), said(field, first)), field) == second


def test_what_nobody_says_comes_from_the_fallback() -> None:
    assert resolve() == Dose(
        side=Side.BOTH,
        sets=1,
        reps=1,
        work=Hold(30),
        at_least=False,
        self_paced=False,
        rest_seconds=30,
    )
    assert resolve(Prescription()) == resolve() == FALLBACK


@pytest.mark.parametrize("kind", Kind)
def test_a_silent_step_of_a_silent_exercise_has_the_dose_of_its_kind(kind: Kind) -> None:
    exercise = Exercise(id="x", name="X", kind=kind, steps=("Do it.",))
    assert dose_of(Step(exercise="x"), exercise) == resolve(DEFAULT_BY_KIND[kind])


def test_a_step_goes_before_its_exercise_and_that_before_its_kind() -> None:
    exercise = Exercise(
        id="x",
        name="X",
        kind=Kind.STRENGTH_STABILITY,
        steps=("Do it.",),
        dose=ExerciseDose(reps=12, sets=2, side=Side.EACH),
    )
    assert dose_of(Step(exercise="x", reps=3), exercise) == Dose(
        side=Side.EACH,
        sets=2,
        reps=3,
        work=Tempo(2, 1, 3),
        at_least=False,
        self_paced=False,
        rest_seconds=60,
    )


@pytest.mark.parametrize(
    ("layers", "work"),
    [
        ([{"hold_seconds": 10}, {"tempo": (2, 1, 2)}], Hold(10)),
        ([{"breaths": 4}, {"hold_seconds": 10}], Breaths(4)),
        ([{"tempo": (3, 0, 3)}, {"breaths": 4}], Tempo(3, 0, 3)),
        ([{"reps": 5}, {"tempo": (3, 0, 3)}, {"hold_seconds": 10}], Tempo(3, 0, 3)),
        ([{"reps": 5}, {}, {}], Hold(30)),
    ],
)
def test_the_way_of_working_is_taken_whole(layers: list[dict[str, Any]], work: Work) -> None:
    assert resolve(*(Prescription(**layer) for layer in layers)).work == work


@pytest.mark.parametrize(
    ("layers", "at_least"),
    [
        ([{"hold_seconds": 30, "at_least": True}], True),
        ([{"at_least": True}], True),
        ([{"hold_seconds": 45}, {"hold_seconds": 30, "at_least": True}], True),
        ([{"at_least": False}, {"hold_seconds": 30, "at_least": True}], False),
        ([{"tempo": (2, 1, 2)}, {"hold_seconds": 30, "at_least": True}], False),
        ([{"breaths": 4}, {"hold_seconds": 30, "at_least": True}], False),
        ([{}], False),
    ],
)
def test_only_a_hold_in_seconds_can_be_one_of_at_least_so_long(
    layers: list[dict[str, Any]], at_least: bool
) -> None:
    assert resolve(*(Prescription(**layer) for layer in layers)).at_least is at_least


@pytest.mark.parametrize(
    ("way", "name"), [({"tempo": (2, 1, 2)}, "tempo"), ({"breaths": 4}, "breaths")]
)
def test_at_least_in_another_way_of_counting_is_refused(way: dict[str, Any], name: str) -> None:
    with pytest.raises(ValueError, match=f"at_least goes with hold_seconds, not with {name}"):
        Prescription(at_least=True, **way)
    assert Prescription(at_least=False, **way).at_least is False


@modest
@given(prescriptions, prescriptions)
def test_a_resolved_dose_leaves_nothing_open(first: Prescription, second: Prescription) -> None:
    dose = resolve(first, second)
    assert None not in msgspec.structs.astuple(dose)
    assert dose.work == (first.work or second.work or FALLBACK.work)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"hold_seconds": 10, "breaths": 3}, "hold_seconds and breaths"),
        ({"hold_seconds": 10, "tempo": [2, 1, 2]}, "hold_seconds and tempo"),
        ({"breaths": 3, "tempo": [2, 1, 2]}, "breaths and tempo"),
        ({"hold_seconds": 9, "breaths": 3, "tempo": [2, 1, 2]}, "hold_seconds and breaths and"),
        ({"tempo": [0, 5, 0]}, "tempo needs time to move"),
        ({"tempo": [0, 0, 0]}, "tempo needs time to move"),
    ],
)
def test_a_repetition_is_one_thing_and_a_tempo_moves(fields: dict[str, Any], named: str) -> None:
    step, problems = read(Step, {"exercise": "x", **fields})
    assert step is None
    assert [problem.message for problem in problems if named in problem.message]


@pytest.mark.parametrize(
    ("field", "good"),
    [
        ("side", "both"), ("side", "each"), ("side", "left"), ("side", "right"),
        ("side", "alternate"),
        ("sets", 1), ("sets", 20),
        ("reps", 1), ("reps", 100),
        ("hold_seconds", 1), ("hold_seconds", 0.5 + 0.5), ("hold_seconds", 7.25),
        ("hold_seconds", 600),
        ("breaths", 1), ("breaths", 60),
        ("tempo", [0, 0, 1]), ("tempo", [1, 0, 0]), ("tempo", [60, 60, 60]),
        ("tempo", [1.5, 0.25, 2]),
        ("rest_seconds", 0), ("rest_seconds", 600), ("rest_seconds", 12.5),
        ("self_paced", True), ("self_paced", False),
        ("notes", ""), ("notes", "a" * 4000),
    ],
)  # fmt: skip
def test_accepted_values(field: str, good: object) -> None:
    step, problems = read(Step, {"exercise": "x", field: good})
    assert problems == ()
    value = getattr(step, field)
    assert (list(value) if field == "tempo" else value) == good


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        *((field, bad)
          for field in ("sets", "reps", "breaths", "hold_seconds", "rest_seconds")
          for bad in (NOT_A_NUMBER, INFINITE, -INFINITE, -1, -0.5, ENORMOUS, 10**400, True, False,
                      "3", "", [], {})),
        ("sets", 0), ("sets", 21), ("sets", 1.5),
        ("reps", 0), ("reps", 101), ("reps", 2.5),
        ("breaths", 0), ("breaths", 61), ("breaths", 3.5),
        ("hold_seconds", 0), ("hold_seconds", 0.99), ("hold_seconds", 600.01),
        ("rest_seconds", 600.5),
        ("tempo", []), ("tempo", [2, 1]), ("tempo", [2, 1, 2, 1]), ("tempo", "2-1-2"),
        ("tempo", [2, "1", 2]), ("tempo", [2, True, 2]), ("tempo", [-1, 0, 2]),
        ("tempo", [61, 0, 0]), ("tempo", [NOT_A_NUMBER, 0, 1]), ("tempo", [INFINITE, 0, 1]),
        ("side", "Left"), ("side", "none"), ("side", 1), ("side", ""),
        ("self_paced", 1), ("self_paced", "yes"),
        ("exercise", ""), ("exercise", "x" * 61), ("exercise", 3),
        ("notes", "a" * 4001), ("notes", 3),
    ],
)  # fmt: skip
def test_refused_values_are_named_with_their_field(field: str, bad: object) -> None:
    step, problems = read(Step, {"exercise": "x", field: bad})
    assert step is None
    assert [problem.at.split("[")[0] for problem in problems] == [field]
    assert problems[0].message.startswith("expected ")


def test_work_of_a_silent_prescription_is_left_to_others() -> None:
    assert Prescription(reps=3).work is None
