"""What is said of a routine before it is taken over."""

from tui.core.catalog import Catalog
from tui.core.dose import Prescription
from tui.core.exercise import Exercise, Kind
from tui.core.hints import hints
from tui.core.library import Entry
from tui.core.preview import Line, LineKind, preview
from tui.core.problem import Problem
from tui.core.routine import Routine, Step
from tui.core.timeline import compile_timeline

CATALOG = Catalog(
    (
        Exercise(
            id="curl",
            name="Curl",
            kind=Kind.MUSCLE_STRETCH,
            steps=("Curl up.",),
            equipment=("firm-chair", "strap"),
            dose=Prescription(reps=2, hold_seconds=10),
        ),
    )
)
ROUTINE = Routine(
    name="[b]Hers[/b]",
    rounds=2,
    times_per_day=3,
    notes="Slowly.\nNever in pain.",
    groups={"A": 3},
    steps=(
        Step(exercise="curl", notes="With care.", group="A"),
        Step(exercise="rest", rest_seconds=30, group="A"),
        Step(exercise="unheard-of", optional=True),
    ),
)


def entry(routine: Routine) -> Entry:
    return Entry(
        id="x", routine=routine, timeline=compile_timeline(routine, CATALOG), shipped=False
    )


def test_everything_stands_in_it_the_problems_before_the_steps() -> None:
    problem = Problem("no exercise has this id", "steps[3].exercise", line=9)
    lines = list(preview(entry(ROUTINE), CATALOG, [problem], told=["This is a link."]))
    total = lines[1].text.split(" · ")[2]
    blank = Line(LineKind.BLANK)
    assert lines == [
        Line(LineKind.TITLE, "[b]Hers[/b]"),
        Line(LineKind.TEXT, f"1 exercise · 2 rounds · {total} · 3 times a day"),
        Line(LineKind.ASIDE, "needs: firm chair, strap"),
        Line(LineKind.ASIDE, "This is a link."),
        blank,
        Line(LineKind.PROBLEM, "steps[3].exercise: no exercise has this id", "line 9"),
        blank,
        Line(LineKind.ASIDE, "3 rounds of:"),
        Line(LineKind.STEP, "Curl", "   1", "2 × 10 s"),
        Line(LineKind.ASIDE, "With care.", "    "),
        Line(LineKind.STEP, "Rest", "   2", "30 s"),
        Line(LineKind.STEP, "unheard-of (optional)", " 3", "not in the catalog, left out"),
        blank,
        Line(LineKind.TEXT, "Slowly."),
        Line(LineKind.TEXT, "Never in pain."),
    ]


def test_hints_come_last_with_their_step_and_their_rule() -> None:
    routine = Routine(name="X", steps=(Step(exercise="curl", reps=9),))
    found = hints(routine, CATALOG)
    *_, blank, last = preview(entry(routine), CATALOG, [], found)
    assert blank.kind is LineKind.BLANK
    assert (last.kind, last.label) == (LineKind.HINT, "step 1")
    assert last.text.startswith("9 times is a lot")
    assert "R05" in last.text


def test_of_what_cannot_be_read_there_are_only_the_problems() -> None:
    assert list(preview(None, CATALOG, [Problem("is not UTF-8 text")])) == [
        Line(LineKind.PROBLEM, "is not UTF-8 text", "problem")
    ]


def test_an_empty_routine_has_no_blank_lines_without_need() -> None:
    kinds = [line.kind for line in preview(entry(Routine(name="X")), CATALOG, [])]
    assert kinds == [LineKind.TITLE, LineKind.TEXT, LineKind.ASIDE]
