"""Steps as people type them: an exercise by some of its words, and a dose."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.strategies import modest, prescriptions
from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.dose import Prescription, Side
from tui.core.dose_text import DoseFault
from tui.core.exercise import Exercise, ExerciseDose, Kind
from tui.core.routine import REST, Step
from tui.core.search import SearchIndex
from tui.core.typed_step import preview, read_step

EACH, LEFT = Side.EACH, Side.LEFT


def exercise(exercise_id: str, name: str, *other_names: str) -> Exercise:
    dose = ExerciseDose(reps=8, tempo=(3, 0, 3))
    return Exercise(
        id=exercise_id,
        name=name,
        other_names=other_names,
        kind=Kind.MUSCLE_STRETCH,
        steps=("Do it.",),
        dose=dose,
    )


CATALOG = Catalog(
    [
        exercise("bridge", "Bridge", "Hip lift"),
        exercise("bridge-hold", "Bridge, held", "Hip lift, held", "Glute bridge hold"),
        exercise("cat", "Cat stretch"),
        exercise("cat-cow", "Cat-cow"),
        exercise("figure-four", "Figure four, lying", "Figure 4 stretch"),
        exercise("bird-dog", "Bird dog", "Arm and leg reach"),
        exercise("open-book", "Open book", "Open book with both knees bent"),
        exercise("rest-pose", "Rest pose"),
    ]
)
INDEX = SearchIndex(CATALOG.exercises)


def step(exercise_id: str, **fields: Any) -> Step:
    return Step(exercise=exercise_id, **fields)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cat", step("cat")),
        ("Cat-cow", step("cat-cow")),
        ("cat cow", step("cat-cow")),
        ("catcow", step("cat-cow")),
        ("brigde", step("bridge")),
        ("cat 3x30s each", step("cat", reps=3, hold_seconds=30, side=EACH)),
        ("  cat,  3x30s ", step("cat", reps=3, hold_seconds=30)),
        ("cat 10 reps 2-1-2", step("cat", reps=10, tempo=(2, 1, 2))),
        ("cat 5 breaths", step("cat", breaths=5)),
        ("CAT-COW 8 REPS", step("cat-cow", reps=8)),
        ("cat rest 15", step("cat", rest_seconds=15)),
    ],
)
def test_words_and_a_dose(text: str, said: Step) -> None:
    assert read_step(text, INDEX) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # A dose may begin with a word, even with one that is a part of some name (reach).
        ("cat each side", step("cat", side=EACH)),
        ("cat left 30 s", step("cat", side=LEFT, hold_seconds=30)),
        ("bird each 3x5s", step("bird-dog", side=EACH, reps=3, hold_seconds=5)),
        # A name may hold numbers, which are no dose.
        ("figure 4", step("figure-four")),
        ("figure 4 30 s", step("figure-four", hold_seconds=30)),
        ("figure 4 stretch 3x30s", step("figure-four", reps=3, hold_seconds=30)),
        ("figure 4 reps", step("figure-four", reps=4)),
        # A name may hold words that also stand in doses.
        ("bridge hold 30 s", step("bridge-hold", hold_seconds=30)),
        ("bridge hold", step("bridge-hold")),
        ("hip lift, held 30 s", step("bridge-hold", hold_seconds=30)),
        ("hip lift 30 s", step("bridge", hold_seconds=30)),
        ("cat hold 30 s", step("cat", hold_seconds=30)),
        ("arm and leg reach 5 reps", step("bird-dog", reps=5)),
        ("open book with both knees bent 5 reps", step("open-book", reps=5)),
    ],
)
def test_the_border_between_name_and_dose(text: str, said: Step) -> None:
    assert read_step(text, INDEX) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rest", step(REST)),
        ("rest 60", step(REST, rest_seconds=60)),
        ("Rest 1 min", step(REST, rest_seconds=60)),
        ("60 s rest", step(REST, rest_seconds=60)),
        ("rest pose", step("rest-pose")),
        ("rest pose 60 s", step("rest-pose", hold_seconds=60)),
    ],
)
def test_a_rest(text: str, said: Step) -> None:
    assert read_step(text, INDEX) == said


@pytest.mark.parametrize(
    ("text", "spot", "message"),
    [
        ("3x30s each", "3x30s", "the name of an exercise is needed before '3x30s'"),
        ("each side", "each", "the name of an exercise is needed before 'each'"),
        ("no rest", "no", "the name of an exercise is needed before 'no'"),
        ("xyz 30 s", "xyz", "no exercise is found by 'xyz'"),
        ("cat xyz 30 s", "xyz", "no exercise is found by 'cat xyz'"),
        ("cat 3x", "x", "a number of seconds is needed after 'x'"),
        ("cat 3", "3", "say what 3 counts: s, breaths, reps or sets"),
        ("cat 30 q", "q", "'q' is not part of a dose"),
        ("cat 30 s eech", "eech", "'eech' is not part of a dose; did you mean 'each'?"),
        ("rest 60 kg", "kg", "'kg' is not part of a dose"),
        ("\x1b[31m", "\x1b[31m", "no exercise is found by '\ufffd[31m'"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_spot(text: str, spot: str, message: str) -> None:
    fault = read_step(text, INDEX)
    assert isinstance(fault, DoseFault)
    assert fault.message == message
    assert text[fault.at : fault.at + fault.length] == spot


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_says_what_is_expected(text: str) -> None:
    message = "the name of an exercise is needed, and its dose after it"
    assert read_step(text, INDEX) == DoseFault(message, 0, 1)


@modest
@given(st.sampled_from(CATALOG.exercises), prescriptions)
def test_a_name_with_a_written_dose_is_that_exercise_with_that_dose(
    exercise: Exercise, dose: Prescription
) -> None:
    text = f"{exercise.name} {notation.prescription(dose)}"
    said = read_step(text, INDEX)
    assert isinstance(said, Step)
    assert said.exercise == exercise.id
    assert notation.prescription(said) == notation.prescription(dose)


@modest
@given(st.lists(st.sampled_from(["cat", "hold", "rest", "each", "4", "30s", "x", ",", "(", "\0"])))
@example(["cat"] * 500)
def test_any_text_is_a_step_or_has_a_spot_in_it(words: list[str]) -> None:
    text = " ".join(words)
    said = read_step(text, INDEX)
    if isinstance(said, DoseFault):
        assert 0 <= said.at < max(1, len(text))
        assert 1 <= said.length <= max(1, len(text) - said.at)
    else:
        assert said.is_rest or CATALOG.exercise(said.exercise)


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (step("cat-cow"), "Cat-cow · 8 reps 3-0-3"),
        (step("cat", reps=3, hold_seconds=30, side=EACH), "Cat stretch · 3 × 30 s each side"),
        (step(REST, rest_seconds=60), "Rest · 60 s"),
        (step(REST), "Rest · 30 s"),
        (step("gone", reps=3), "gone"),
    ],
)
def test_the_preview_is_the_name_with_the_dose_it_comes_to(step: Step, text: str) -> None:
    assert preview(step, CATALOG) == text
