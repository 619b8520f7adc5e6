"""Several files become one catalog, and what does not fit is said."""

from typing import Any

import pytest

from tui.core.catalog import Catalog, CatalogFile, CatalogRoutine, RoutineOrigin
from tui.core.exercise import Exercise, Kind, Mention, Source
from tui.core.pace import PaceChange
from tui.core.routine import Routine, Step


def exercise(exercise_id: str, name: str = "", **fields: Any) -> Exercise:
    return Exercise(
        id=exercise_id,
        name=name or exercise_id.title(),
        kind=Kind.MUSCLE_STRETCH,
        steps=("Do it.",),
        **fields,
    )


def routine(routine_id: str, *exercises: str, **fields: Any) -> CatalogRoutine:
    steps = tuple(Step(exercise=exercise_id) for exercise_id in exercises)
    return CatalogRoutine(id=routine_id, name=routine_id.title(), steps=steps, **fields)


def file(*exercises: Exercise, **fields: Any) -> CatalogFile:
    return CatalogFile(exercises=exercises, **fields)


BASE, _ = Catalog().with_file(
    CatalogFile(
        articles={"sheet": "The sheet"},
        flags={"wrist-load": "Mind your wrists.", "balance": "Hold on to something."},
        exercises=(exercise("bridge"), exercise("cat-cow")),
        routines=(routine("morning", "bridge", "cat-cow"),),
    )
)


def test_look_up() -> None:
    assert BASE.exercise("bridge") == exercise("bridge")
    assert BASE.exercise("brigde") is None
    assert BASE.name_of("cat-cow") == "Cat-Cow"
    assert BASE.name_of("gone") == "gone"
    assert [r.id for r in BASE.routines] == ["morning"]


def test_a_file_is_put_over_the_catalog_in_order() -> None:
    merged, problems = BASE.with_file(
        file(
            exercise("mine"),
            articles={"talk": "A talk"},
            flags={"balance": "Use a chair."},
            routines=(routine("evening", "mine"),),
        )
    )
    assert problems == ()
    assert [e.id for e in merged.exercises] == ["bridge", "cat-cow", "mine"]
    assert [r.id for r in merged.routines] == ["morning", "evening"]
    assert merged.articles == {"sheet": "The sheet", "talk": "A talk"}
    assert merged.flags == {"wrist-load": "Mind your wrists.", "balance": "Use a chair."}


def test_the_catalog_itself_stays_as_it_was() -> None:
    BASE.with_file(file(exercise("bridge", "Other", override=True), exercise("mine")))
    assert BASE.name_of("bridge") == "Bridge"
    assert len(BASE.exercises) == 2


def test_an_override_takes_the_place_of_the_other() -> None:
    merged, problems = BASE.with_file(file(exercise("bridge", "My bridge", override=True)))
    assert problems == ()
    assert [e.name for e in merged.exercises] == ["My bridge", "Cat-Cow"]


def test_an_override_of_nothing_is_an_exercise_like_any_other() -> None:
    merged, problems = BASE.with_file(file(exercise("mine", override=True)))
    assert problems == ()
    assert merged.exercise("mine") is not None


def test_a_taken_id_is_left_out_and_reported() -> None:
    merged, problems = BASE.with_file(file(exercise("mine"), exercise("bridge", "My bridge")))
    assert merged.name_of("bridge") == "Bridge"
    assert [p.sentence for p in problems] == [
        "exercises[2].id: another exercise already has the id 'bridge'; "
        "say override = true to replace it"
    ]


def test_what_stands_for_a_rest_names_no_exercise() -> None:
    merged, (problem,) = BASE.with_file(file(exercise("rest", override=True), exercise("mine")))
    assert merged.exercise("rest") is None
    assert merged.exercise("mine") is not None
    assert problem.sentence == (
        "exercises[1].id: 'rest' stands for a rest in a routine and cannot name an exercise"
    )


def test_the_second_of_two_in_one_file_is_left_out() -> None:
    merged, problems = Catalog().with_file(file(exercise("a", "First"), exercise("a", "Second")))
    assert merged.name_of("a") == "First"
    assert [p.at for p in problems] == ["exercises[2].id"]


def test_a_routine_id_is_taken_once_and_cannot_be_overridden() -> None:
    again = routine("morning", "bridge", aim="Other")
    merged, problems = BASE.with_file(file(routines=(again,)))
    assert merged.routines[0].aim == ""
    assert [p.sentence for p in problems] == [
        "routines[1].id: another routine already has the id 'morning'"
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            file(exercise("x", flags=("balance", "wrist-lode"))),
            "exercises[1].flags[2]: unknown flag 'wrist-lode'; did you mean 'wrist-load'?",
        ),
        (
            file(exercise("x"), exercise("y", easier=("brige",))),
            "exercises[2].easier[1]: unknown exercise 'brige'; did you mean 'bridge'?",
        ),
        (
            file(exercise("x", harder=("cat-cow", "qqq"))),
            "exercises[1].harder[2]: unknown exercise 'qqq'",
        ),
        (
            file(exercise("x", sources=(Source(article="sheat", gives=Mention.NAME),))),
            "exercises[1].sources[1]: unknown article 'sheat'; did you mean 'sheet'?",
        ),
        (
            file(routines=(routine("r", "bridge", articles=("shet",)),)),
            "routines[1].articles[1]: unknown article 'shet'; did you mean 'sheet'?",
        ),
        (
            file(routines=(routine("q", "bridge"), routine("r", "bridge", "catcow"))),
            "routines[2].steps[2].exercise: no exercise has the id 'catcow'; "
            "did you mean 'cat-cow'?",
        ),
        (
            file(
                routines=(
                    CatalogRoutine(
                        id="r",
                        name="R",
                        groups={"A": 2, "core": 3},
                        steps=(Step(exercise="bridge", group="cor"),),
                    ),
                )
            ),
            "routines[1].steps[1].group: no group of the name 'cor' in [groups], "
            "so it is gone through once; did you mean 'core'?",
        ),
    ],
)
def test_a_broken_link_is_named_with_what_may_be_meant(content: CatalogFile, expected: str) -> None:
    merged, taken = BASE.with_file(content)
    problems = (*taken, *merged.broken_links(content))
    assert [p.sentence for p in problems] == [expected]
    assert {e.id for e in content.exercises} <= {e.id for e in merged.exercises}


def test_links_within_the_file_hold_whatever_the_order() -> None:
    content = file(
        exercise("a", harder=("b",), flags=("new",)),
        exercise("b", easier=("a",)),
        flags={"new": "Careful."},
        routines=(routine("r", "b", "a"),),
    )
    merged, taken = Catalog().with_file(content)
    assert (taken, merged.broken_links(content)) == ((), ())


def test_unknown_exercises_of_steps() -> None:
    assert [p.sentence for p in BASE.unknown_exercises(["bridge", "bridgge", "rest"])] == [
        "steps[2].exercise: no exercise has the id 'bridgge'; did you mean 'bridge'?"
    ]


def test_an_editable_copy_keeps_all_that_a_persons_routine_can_hold() -> None:
    shipped = CatalogRoutine(
        id="morning",
        name="Morning",
        aim="Loosen up.",
        notes="Before coffee.",
        times_per_day=2,
        rounds=3,
        pace=PaceChange(prepare=5),
        origin=RoutineOrigin.ARTICLE,
        groups={"A": 2},
        dismissed=("positions",),
        steps=(Step(exercise="bridge", reps=4, group="A", optional=True),),
    )
    copy = shipped.editable()
    assert type(copy) is Routine
    assert copy == Routine(
        name="Morning",
        notes="Loosen up.\nBefore coffee.",
        times_per_day=2,
        rounds=3,
        pace=PaceChange(prepare=5),
        groups={"A": 2},
        dismissed=("positions",),
        steps=shipped.steps,
    )
