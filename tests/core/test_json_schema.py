"""The JSON Schema of a file says what reading it says."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given

from tests.json_schema import check_schema, fits
from tests.strategies import few, worded_routines
from tui.core.catalog import CatalogFile
from tui.core.json_schema import json_schema
from tui.core.routine import MAX_STEPS, Routine
from tui.core.schema import read
from tui.storage.routine_files import routine_toml

KINDS: tuple[type[msgspec.Struct], ...] = (Routine, CatalogFile)
SCHEMAS = {kind: json_schema(kind, "A file") for kind in KINDS}
SHIPPED = tomllib.loads((Path(__file__).parents[2] / "catalog.toml").read_text(encoding="utf-8"))

STEP: dict[str, Any] = {"exercise": "x"}
EXERCISE: dict[str, Any] = {"id": "x", "name": "X", "kind": "muscle-stretch", "steps": ["Do it."]}
GOOD_STEPS: list[dict[str, Any]] = [
    {"side": "alternate", "sets": 20, "reps": 100, "hold_seconds": 0x10, "rest_seconds": 0},
    {"hold_seconds": 1.5, "at_least": True},
    {"breaths": 60, "at_least": False, "self_paced": True},
    {"tempo": [0, 3.5, 2], "at_least": False},
    {"tempo": [60, 0, 0], "notes": ""},
    {"optional": True, "group": "A", "dismissed": ["R05: 6 times"]},
    {"exercise": "rest", "rest_seconds": 60, "group": "A", "notes": "Drink."},
]
BAD_STEPS: list[dict[str, Any]] = [
    {"exercise": 3},
    {"exercise": ""},
    {"exercise": "x" * 61},
    {"reps": 0},
    {"reps": 101},
    {"reps": 2.5},
    {"reps": True},
    {"reps": "3"},
    {"sets": 21},
    {"hold_seconds": 0.5},
    {"hold_seconds": "30"},
    {"rest_seconds": -1},
    {"breaths": 61},
    {"side": "eech"},
    {"side": ["left"]},
    {"at_least": 1},
    {"notes": "n" * 4001},
    {"seconds": 30},
    {"tempo": [1, 2]},
    {"tempo": [1, 2, 3, 4]},
    {"tempo": [1, "2", 3]},
    {"tempo": [61, 0, 0]},
    {"tempo": [0, 3, 0]},
    {"tempo": 3},
    {"hold_seconds": 5, "breaths": 2},
    {"hold_seconds": 5, "tempo": [1, 0, 1]},
    {"breaths": 2, "tempo": [1, 0, 1]},
    {"breaths": 2, "at_least": True},
    {"tempo": [1, 0, 1], "at_least": True},
    {"exercise": "rest", "reps": 2},
    {"exercise": "rest", "at_least": False},
    {"optional": "yes"},
    {"group": "g" * 41},
    {"dismissed": "R05"},
]
BAD_ROUTINES: list[Any] = [
    [],
    {},
    {"nmae": "R"},
    {"name": ""},
    {"name": "n" * 101},
    {"name": "R", "rounds": 0},
    {"name": "R", "times_per_day": 13},
    {"name": "R", "first_side": "both"},
    {"name": "R", "pace": 3},
    {"name": "R", "pace": {"prepare": 121}},
    {"name": "R", "pace": {"breath": 1}},
    {"name": "R", "pace": {"breaht": 5}},
    {"name": "R", "groups": {"A": 0}},
    {"name": "R", "groups": {"g" * 41: 2}},
    {"name": "R", "groups": ["A"]},
    {"name": "R", "dismissed": [1]},
    {"name": "R", "steps": STEP},
    {"name": "R", "steps": [3]},
    {"name": "R", "steps": [{}]},
    {"name": "R", "steps": [STEP] * (MAX_STEPS + 1)},
    *({"name": "R", "steps": [STEP | step]} for step in BAD_STEPS),
]
BAD_EXERCISES: list[Any] = [
    {key: value for key, value in EXERCISE.items() if key != "kind"},
    EXERCISE | {"kind": "stretch"},
    EXERCISE | {"steps": []},
    EXERCISE | {"steps": "Do it."},
    EXERCISE | {"steps": ["Do it.", ""]},
    EXERCISE | {"regions": ["lowerback"]},
    EXERCISE | {"difficulty": 4},
    EXERCISE | {"level": 1},
    EXERCISE | {"override": "yes"},
    EXERCISE | {"breathe": {"pause": "hold"}},
    EXERCISE | {"cues": [{"at_rep": 0, "text": "Wider"}]},
    EXERCISE | {"cues": [{"at_rep": 1, "text": "w" * 61}]},
    EXERCISE | {"range": {"reps": [3]}},
    EXERCISE | {"range": {"reps": [0, 3]}},
    EXERCISE | {"range": {"side": [1, 2]}},
    EXERCISE | {"dose": {"hold_seconds": 3, "breaths": 3}},
    EXERCISE | {"dose": {"times_per_day": 0}},
    EXERCISE | {"sources": [{"article": "a"}]},
    EXERCISE | {"sources": [{"article": "a", "gives": "nam"}]},
]
FIGURE: dict[str, Any] = {"frames": ["a", "b"]}
GOOD_FIGURES: list[dict[str, Any]] = [
    FIGURE,
    FIGURE | {"left_frames": ["a", "b", "c"], "view": "high", "camera": [20, 12.5]},
    FIGURE | {"props": [{"kind": "strap", "from": "near-hand", "to": "near-sole"}]},
    FIGURE | {"props": [{"kind": "chair"}, {"kind": "wall", "at": "near-hand"}]},
]
BAD_FIGURES: list[Any] = [
    3,
    {"view": "side"},
    {"frames": ["a"]},
    {"frames": "a"},
    {"frames": ["a"] * 9},
    FIGURE | {"left_frames": ["a"]},
    FIGURE | {"view": "sied"},
    FIGURE | {"camera": [1, 2, 3]},
    FIGURE | {"camera": [0, 361]},
    FIGURE | {"side": "both"},
    FIGURE | {"stretch": ["soul"]},
    FIGURE | {"close_up": ["head"]},
    FIGURE | {"props": [{"kind": "wall"}]},
    FIGURE | {"props": [{"kind": "strap", "from": "near-hand"}]},
    FIGURE | {"props": [{"kind": "mat"}] * 7},
    FIGURE | {"pose": "a"},
]
BAD_POSES: list[Any] = [
    3,
    {},
    {"say": "Up.", "legs": [1, 2]},
    {"say": "Up.", "legs": [1, 2, 361]},
    {"say": "Up.", "trunk": 90},
    {"say": "Up.", "legs_out": [0, 0, 91]},
    {"say": "Up.", "rests_on": "air"},
    {"say": "Up.", "hold": {"hands": "moon"}},
    {"say": "Up.", "hold": {"nose": "floor"}},
    {"say": ""},
]
BAD_CATALOGS: list[Any] = [
    *({"exercises": [EXERCISE | {"figure": figure}]} for figure in BAD_FIGURES),
    *({"poses": {"a": pose}} for pose in BAD_POSES),
    {"poses": ["a"]},
    {"exercise": [EXERCISE]},
    {"flags": []},
    {"flags": {"a": ""}},
    {"articles": {"a": 3}},
    {"exercises": EXERCISE},
    {"routines": [{"name": "R"}]},
    {"routines": [{"id": "r", "name": "R", "origin": "mine"}]},
    {"routines": [{"id": "r", "name": "R", "steps": [STEP | {"reps": 0}]}]},
    *({"exercises": [exercise]} for exercise in BAD_EXERCISES),
]
KNOWN_TO_READING_ALONE = [
    EXERCISE | {"range": {"reps": [9, 3]}},
    EXERCISE | {"cues": [{"at_rep": 4, "text": "Wider"}, {"at_rep": 4, "text": "Back"}]},
]
"""A schema cannot compare two values."""


def is_valid(kind: type[msgspec.Struct], data: object) -> bool:
    return fits(data, SCHEMAS[kind], SCHEMAS[kind])


@pytest.mark.parametrize("kind", SCHEMAS)
def test_it_is_json_schema(kind: type[msgspec.Struct]) -> None:
    check_schema(SCHEMAS[kind], SCHEMAS[kind])


@pytest.mark.parametrize("kind", SCHEMAS)
def test_nothing_unknown_is_let_through_anywhere(kind: type[msgspec.Struct]) -> None:
    schema = SCHEMAS[kind]
    tables = [table for table in (schema, *schema["$defs"].values()) if "properties" in table]
    assert len(tables) >= 3
    assert [table["additionalProperties"] for table in tables] == [False] * len(tables)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_nothing_in_it_is_for_programmers(kind: type[msgspec.Struct]) -> None:
    words = msgspec.json.encode(SCHEMAS[kind]).decode()
    assert not [word for word in ("None", "Raises", "`", "null") if word in words]


def test_the_shipped_catalog_is_valid() -> None:
    assert is_valid(CatalogFile, SHIPPED)


@pytest.mark.parametrize("routine", SHIPPED["routines"], ids=lambda routine: str(routine["id"]))
def test_a_shipped_routine_is_valid_as_a_file_of_its_own(routine: dict[str, Any]) -> None:
    (read_routine,) = read(CatalogFile, {"routines": [routine]})[0].routines  # type: ignore[union-attr]
    assert is_valid(Routine, tomllib.loads(routine_toml(read_routine.editable())))


@few
@given(worded_routines())
def test_whatever_is_saved_is_valid(routine: Routine) -> None:
    assert is_valid(Routine, tomllib.loads(routine_toml(routine)))


@pytest.mark.parametrize("step", GOOD_STEPS)
def test_a_sound_step_is_valid(step: dict[str, Any]) -> None:
    data = {"name": "R", "steps": [STEP | step]}
    assert read(Routine, data)[1] == ()
    assert is_valid(Routine, data)


@pytest.mark.parametrize("figure", GOOD_FIGURES)
def test_a_sound_figure_is_valid(figure: dict[str, Any]) -> None:
    data = {"exercises": [EXERCISE | {"figure": figure}]}
    assert read(CatalogFile, data)[1] == ()
    assert is_valid(CatalogFile, data)


@pytest.mark.parametrize("data", BAD_ROUTINES, ids=lambda data: str(data)[:70])
def test_a_faulty_routine_is_not_valid(data: object) -> None:
    assert read(Routine, data)[1] != ()
    assert not is_valid(Routine, data)


@pytest.mark.parametrize("data", BAD_CATALOGS, ids=lambda data: str(data)[:70])
def test_a_faulty_catalog_is_not_valid(data: object) -> None:
    assert read(CatalogFile, data)[1] != ()
    assert not is_valid(CatalogFile, data)


@pytest.mark.parametrize("exercise", KNOWN_TO_READING_ALONE)
def test_what_a_schema_cannot_say_is_left_to_reading(exercise: dict[str, Any]) -> None:
    data = {"exercises": [exercise]}
    assert read(CatalogFile, data)[1] != ()
    assert is_valid(CatalogFile, data)
