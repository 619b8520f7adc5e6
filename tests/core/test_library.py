"""Finding a routine by what a person types."""

import msgspec
import pytest

from tui.core.catalog import Catalog, CatalogRoutine, RoutineOrigin
from tui.core.exercise import Exercise, Kind
from tui.core.library import Entry, Library, Shelf, Unreadable, practice
from tui.core.manner import Manner
from tui.core.pace import Pace
from tui.core.routine import Routine, Step
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


def test_files_that_cannot_be_read_are_narrowed_down_by_a_part_of_their_name() -> None:
    files = tuple(Unreadable(id=i, file=f"/r/{i}.toml", problems=()) for i in ("désk", "sheet"))
    library = msgspec.structs.replace(LIBRARY, unreadable=files)
    assert library.unreadable_named() == files
    assert library.unreadable_named("DESK") == files[:1]
    assert library.unreadable_named("toml") == ()


def test_no_two_files_have_the_same_key() -> None:
    unreadable = Unreadable(id="sheet", file="/r/sheet.toml", problems=())
    keys = [file.key for file in (*LIBRARY.entries, unreadable)]
    assert len(keys) == len(set(keys))


def test_everything_is_found_by_its_key_and_files_by_their_id() -> None:
    torn = Unreadable(id="torn", file="/r/torn.toml", problems=())
    own = msgspec.structs.replace(entry("sheet", "Sheet"), file="/r/sheet.toml")
    shipped = entry("desk", "Desk", shipped=True)
    library = Library(catalog=Catalog(), entries=(own, shipped), unreadable=(torn,))
    for found in (own, shipped, torn):
        assert library.with_key(found.key) == found
    assert library.with_key("") is None
    ids = ("sheet", "torn", "desk", "gone")
    assert [library.key_of(i) for i in ids] == [own.key, torn.key, "", ""]


def test_the_routines_that_have_an_exercise_are_found_among_ones_own() -> None:
    catalog = Catalog([Exercise(id="a", name="A", kind=Kind.MUSCLE_STRETCH, steps=("Do it.",))])
    entries = tuple(
        msgspec.structs.replace(
            LIBRARY.entries[place],
            routine=Routine(name="", steps=tuple(Step(exercise=i) for i in exercises)),
        )
        for place, exercises in ((0, "a"), (1, "b"), (2, "ba"), (4, "a"))
    )
    using = Library(catalog=catalog, entries=entries).using("a")
    assert [entry.id for entry in using] == ["morning", "sheet"]
    assert not any(entry.shipped for entry in using)
