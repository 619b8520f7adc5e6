"""Finding a routine by what a person types."""

import pytest

from tui.core.catalog import Catalog, CatalogRoutine, RoutineOrigin
from tui.core.exercise import Exercise, Kind
from tui.core.library import Entry, Library, Shelf, practice
from tui.core.manner import Manner
from tui.core.pace import Pace
from tui.core.routine import Routine
from tui.core.timeline import compile_timeline


def entry(entry_id: str, name: str, *, shipped: bool = False) -> Entry:
    routine = Routine(name=name)
    return Entry(
        id=entry_id,
        routine=routine,
        timeline=compile_timeline(routine, Catalog()),
        shipped=shipped,
    )


LIBRARY = Library(
    catalog=Catalog(),
    entries=(
        entry("morning", "Morning"),
        entry("my-evening", "Éveil du soir"),
        entry("sheet", "The physio's sheet"),
        entry("twin", "Same name"),
        entry("sheet", "The shipped sheet", shipped=True),
        entry("other-twin", "Same name", shipped=True),
        entry("evening", "twin", shipped=True),
    ),
)


@pytest.mark.parametrize(
    ("reference", "name", "shipped"),
    [
        ("morning", "Morning", False),
        ("MORNING", "Morning", False),
        ("eveil du soir", "Éveil du soir", False),
        ("the physio's sheet", "The physio's sheet", False),
        ("sheet", "The physio's sheet", False),  # one's own before the shipped one
        ("The shipped sheet", "The shipped sheet", True),
        ("same name", "Same name", False),
        ("other-twin", "Same name", True),
        ("twin", "Same name", False),  # an id before a name
        ("Twin", "twin", True),
    ],
)
def test_find(reference: str, name: str, shipped: bool) -> None:
    found = LIBRARY.find(reference)
    assert found is not None
    assert (found.routine.name, found.shipped) == (name, shipped)


@pytest.mark.parametrize("reference", ["", "gone", "morn", " morning"])
def test_what_is_not_there_is_not_found(reference: str) -> None:
    assert LIBRARY.find(reference) is None


@pytest.mark.parametrize(
    ("reference", "nearest"),
    [("mornng", "morning"), ("Evening", "evening"), ("xyzzy", ""), ("", "")],
)
def test_nearest(reference: str, nearest: str) -> None:
    assert LIBRARY.nearest_to(reference) == nearest


def test_practice_is_the_exercise_alone_at_its_default_dose() -> None:
    exercise = Exercise(id="cat", name="Cat-cow", kind=Kind.JOINT_MOBILITY, steps=("Do it.",))
    found = practice(exercise, Catalog([exercise]), Manner(pace=Pace(prepare=20)))
    assert found.routine.name == "Cat-cow"
    assert [step.exercise for step in found.routine.steps] == ["cat"]
    assert found.timeline.total_seconds == 20 + 10 * (2 + 1 + 2)
    assert found.shipped
    assert found.file == ""


def shipped_routine(routine_id: str, origin: RoutineOrigin) -> Entry:
    routine = CatalogRoutine(id=routine_id, name=routine_id, origin=origin)
    timeline = compile_timeline(routine, Catalog())
    return Entry(id=routine_id, routine=routine, timeline=timeline, shipped=True)


SHELVED = Library(
    catalog=Catalog(),
    entries=(
        shipped_routine("Desk", RoutineOrigin.ASSEMBLED),
        shipped_routine("Five", RoutineOrigin.ARTICLE),
        entry("mine", "My désk"),
    ),
)


def names_on(shelves: dict[Shelf, tuple[Entry, ...]]) -> dict[str, list[str]]:
    return {shelf: [e.routine.name for e in entries] for shelf, entries in shelves.items()}


def test_routines_stand_on_shelves_ones_own_first() -> None:
    assert list(names_on(SHELVED.on_shelves()).items()) == [
        ("yours", ["My désk"]),
        ("from the articles", ["Five"]),
        ("for an occasion", ["Desk"]),
    ]


def test_shelves_are_narrowed_down_by_a_part_of_the_name() -> None:
    found = names_on(SHELVED.on_shelves("DESK"))
    assert found == {"yours": ["My désk"], "for an occasion": ["Desk"]}
    assert SHELVED.on_shelves("nothing like it") == {}


def test_no_two_entries_have_the_same_key() -> None:
    keys = [entry.key for entry in LIBRARY.entries]
    assert len(keys) == len(set(keys))
