"""`supple list`."""

import pytest

from tests.commands.conftest import Supple
from tui.storage.paths import Paths

OWN = 'name = "Évening back"\n\n[[steps]]\nexercise = "cat-cow"\n'
OWN_EXERCISE = """
[[exercises]]
id = "wall-lean"
name = "Wall lean"
kind = "muscle-stretch"
steps = ["Lean."]
"""


def test_it_lists_routines_and_exercises(supple: Supple) -> None:
    result = supple("list")
    assert (result.code, result.err) == (0, "")
    assert result.lines[0] == "Routines"
    assert result.lines.index("Exercises") == len(result.lines) - 41
    assert len(result.lines) == 1 + 15 + 1 + 1 + 40


def test_a_routine_line_has_id_name_total_and_count(supple: Supple) -> None:
    line = next(line for line in supple("list", "routines").lines if line.startswith("one-s"))
    assert " ".join(line.split()) == "one-stretch Just one stretch 3:57 1 exercise shipped"


@pytest.mark.parametrize(("what", "count"), [("routines", 15), ("exercises", 40)])
def test_one_of_the_lists_has_no_heading(supple: Supple, what: str, count: int) -> None:
    result = supple("list", what)
    assert (result.code, len(result.lines)) == (0, count)


@pytest.mark.parametrize("what", ["routines", "exercises"])
def test_ids_stand_first_and_are_those_of_the_json(supple: Supple, what: str) -> None:
    text, objects = supple("list", what).lines, supple("list", what, "--json").json
    assert [line.split()[0] for line in text] == [item["id"] for item in objects]


def test_json_of_everything_has_both_lists(supple: Supple) -> None:
    both = supple("list", "--json").json
    assert set(both) == {"routines", "exercises"}
    assert both["routines"] == supple("list", "routines", "--json").json
    assert both["exercises"] == supple("list", "exercises", "--json").json


def test_totals_are_those_of_show(supple: Supple) -> None:
    for routine in supple("list", "routines", "--json").json:
        shown = supple("show", routine["id"], "--json").json
        assert shown["total_seconds"] == routine["total_seconds"]
        assert shown["name"] == routine["name"]


def test_a_rest_is_no_exercise(supple: Supple, paths: Paths) -> None:
    rest = '[[steps]]\nexercise = "rest"\n'
    text = f'name = "A"\n[[steps]]\nexercise = "cat-cow"\n{rest}'
    (paths.routines / "rested.toml").write_text(text, encoding="utf-8")
    assert supple("list", "routines", "--json").json[0]["exercises"] == ["cat-cow"]
    assert "1 exercise " in supple("list", "routines").lines[0]


def test_own_routines_and_exercises_are_listed(supple: Supple, paths: Paths) -> None:
    (paths.routines / "evening.toml").write_text(OWN, encoding="utf-8")
    (paths.catalog / "mine.toml").write_text(OWN_EXERCISE, encoding="utf-8")
    first = supple("list", "routines").lines[0]
    assert first.split()[0] == "evening"
    assert "Évening back" in first
    assert first.endswith("yours")
    assert "wall-lean" in supple("list", "exercises").out


def test_a_broken_file_is_told_and_the_rest_is_listed(supple: Supple, paths: Paths) -> None:
    (paths.routines / "broken.toml").write_text("name = \n", encoding="utf-8")
    (paths.routines / "good.toml").write_text(OWN, encoding="utf-8")
    result = supple("list", "routines")
    assert (result.code, len(result.lines)) == (0, 16)
    assert result.err.startswith(f"{paths.routines / 'broken.toml'}:1: not valid TOML")
    assert len(result.err.splitlines()) == 1
