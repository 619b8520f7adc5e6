"""Two versions of a routine side by side."""

from typing import Any

import msgspec
import pytest
from hypothesis import given

from tests.strategies import catalogs, modest, worded_routines
from tui.core.catalog import Catalog
from tui.core.comparison import Difference, Kind, compare
from tui.core.exercise import Exercise, ExerciseDose
from tui.core.exercise import Kind as ExerciseKind
from tui.core.manner import FirstSide
from tui.core.pace import PaceChange
from tui.core.routine import REST, Routine, Step

CATALOG = Catalog(
    Exercise(
        id=letter,
        name=letter.upper(),
        kind=ExerciseKind.MUSCLE_STRETCH,
        steps=("Do it.",),
        dose=ExerciseDose(reps=2, hold_seconds=30),
    )
    for letter in "abcdef"
)
MARKS = {Kind.SAME: "=", Kind.CHANGED: "~", Kind.MINE: "<", Kind.THEIRS: ">"}


def routine(order: str = "", **fields: Any) -> Routine:
    steps = tuple(Step(exercise=letter, notes="") for letter in order)
    return Routine(name="R", steps=steps, **fields)


def steps_of(differences: tuple[Difference, ...]) -> str:
    """The steps, each with the mark of its kind before it: `=a <b >c`."""
    lines = (line for line in differences if " · " in line.mine + line.theirs)
    return " ".join(f"{MARKS[line.kind]}{(line.mine or line.theirs)[0].lower()}" for line in lines)


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ("", "", ""),
        ("abc", "abc", "=a =b =c"),
        ("abc", "ac", "=a <b =c"),
        ("ac", "abc", "=a >b =c"),
        ("abc", "adc", "=a <b >d =c"),
        ("abcd", "bcda", "<a =b =c =d >a"),
        ("aab", "ab", "<a =a =b"),
        ("ab", "cd", "<a <b >c >d"),
    ],
)
def test_steps_beside_their_partners(mine: str, theirs: str, expected: str) -> None:
    marks = steps_of(compare(routine(mine), routine(theirs), CATALOG))
    assert marks == expected


def changed(order: str, place: int, **fields: Any) -> Routine:
    """A routine in which one step says something else."""
    steps = list(routine(order).steps)
    steps[place] = msgspec.structs.replace(steps[place], **fields)
    return msgspec.structs.replace(routine(), steps=tuple(steps))


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"reps": 5}, ("B · 2 × 30 s", "B · 5 × 30 s")),
        ({"optional": True}, ("B · 2 × 30 s", "B · 2 × 30 s · optional")),
        ({"group": "A"}, ("B · 2 × 30 s", "B · 2 × 30 s · group A")),
        ({"dismissed": ("R07",)}, ("B · 2 × 30 s", "B · 2 × 30 s · hidden hints: R07")),
        # Said here, or left to the exercise: it comes to the same as long as that stays as it is.
        ({"reps": 2}, ("B · 2 × 30 s (as usual)", "B · 2 × 30 s (2 reps)")),
    ],
)
def test_a_step_of_which_something_else_is_said_is_changed(
    fields: dict[str, Any], line: tuple[str, str]
) -> None:
    differences = compare(routine("abc"), changed("abc", 1, **fields), CATALOG)
    assert [d for d in differences if d.kind is not Kind.SAME] == [Difference(Kind.CHANGED, *line)]


def test_a_changed_step_is_found_among_others_that_went_and_came() -> None:
    mine, theirs = routine("abc"), changed("dbe", 1, reps=5)
    assert steps_of(compare(mine, theirs, CATALOG)) == "<a >d ~b <c >e"


def test_notes_of_a_step_are_a_line_of_their_own() -> None:
    differences = compare(routine("a"), changed("a", 0, notes="Slowly.\nBoth knees."), CATALOG)
    assert differences[-2:] == (
        Difference(Kind.SAME, "A · 2 × 30 s", "A · 2 × 30 s"),
        Difference(Kind.THEIRS, "", "note: Slowly.\nBoth knees."),
    )


def test_rests_and_unknown_exercises_are_compared_too() -> None:
    steps = (Step(exercise=REST, rest_seconds=60), Step(exercise="gone"))
    mine = Routine(name="R", steps=steps)
    lines = [line.mine for line in compare(mine, mine, CATALOG)]
    assert lines[-2:] == ["Rest · 60 s", "gone"]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"rounds": 3}, Difference(Kind.CHANGED, "rounds: 1", "rounds: 3")),
        ({"times_per_day": 2}, Difference(Kind.CHANGED, "times a day: 1", "times a day: 2")),
        ({"notes": "Slowly."}, Difference(Kind.THEIRS, "", "notes: Slowly.")),
        ({"first_side": FirstSide.LEFT}, Difference(Kind.THEIRS, "", "first side: left")),
        ({"groups": {"A": 1}}, Difference(Kind.THEIRS, "", "group A: 1 round")),
        ({"dismissed": ("R17", "R19")}, Difference(Kind.THEIRS, "", "hidden hints: R17, R19")),
        (
            {"pace": PaceChange(ease_in=2)},
            Difference(Kind.THEIRS, "", "pace, ease in: 2 s"),
        ),
    ],
)
def test_what_is_said_of_the_whole(fields: dict[str, Any], line: Difference) -> None:
    differences = compare(routine("a"), routine("a", **fields), CATALOG)
    assert [d for d in differences if d.kind is not Kind.SAME] == [line]


def test_another_name_is_the_first_line() -> None:
    differences = compare(routine(), routine().renamed("S"), CATALOG)
    assert differences[0] == Difference(Kind.CHANGED, "name: R", "name: S")


@modest
@given(worded_routines(), worded_routines(), catalogs)
def test_nothing_is_told_as_the_same_that_is_not(
    mine: Routine, theirs: Routine, catalog: Catalog
) -> None:
    differences = compare(mine, theirs, catalog)
    is_same = all(line.kind is Kind.SAME for line in differences)
    assert is_same == (with_some_pace(mine) == with_some_pace(theirs))
    for line in differences:
        assert (line.kind is Kind.SAME) == (line.mine == line.theirs)
        assert (line.kind is Kind.MINE) == (not line.theirs)
        assert (line.kind is Kind.THEIRS) == (not line.mine)


def with_some_pace(routine: Routine) -> Routine:
    """A pace that says nothing is as good as none."""
    return msgspec.structs.replace(routine, pace=routine.pace or PaceChange())


@modest
@given(worded_routines(), catalogs)
def test_a_routine_is_the_same_as_itself(routine: Routine, catalog: Catalog) -> None:
    assert all(line.kind is Kind.SAME for line in compare(routine, routine, catalog))


@modest
@given(worded_routines(), worded_routines(), catalogs)
def test_every_line_of_both_is_there_in_its_order(
    mine: Routine, theirs: Routine, catalog: Catalog
) -> None:
    differences = compare(mine, theirs, catalog)
    for routine, texts in (
        (mine, [line.mine for line in differences]),
        (theirs, [line.theirs for line in differences]),
    ):
        alone = [line.mine for line in compare(routine, routine, catalog)]
        told = list(filter(None, texts))
        # The head may list what both say in the order of the other; no line is lost in it.
        head = len(_head_of(routine, catalog))
        assert sorted(told[:head]) == sorted(alone[:head])
        assert all(b.startswith(a) for a, b in zip(alone[head:], told[head:], strict=True))


def _head_of(routine: Routine, catalog: Catalog) -> tuple[Difference, ...]:
    """What is said of a routine beside its steps."""
    bare = msgspec.structs.replace(routine, steps=())
    return compare(bare, bare, catalog)
