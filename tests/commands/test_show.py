"""`supple show`: as text, as JSON, and by whatever name a routine is called."""

import json
from math import fsum
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import Supple
from tui.core.habits import Habits
from tui.storage.paths import Paths
from tui.storage.value_file import save_value

SHIPPED = (
    "four-essentials", "four-essentials-plus", "locked-back", "upper-lower-hips", "mobility-first",
    "strength-second", "feel-better-seven", "five-classics", "extension-and-hips", "one-stretch",
    "desk", "morning", "bedtime", "upper-back-neck", "nerve-daily",
)  # fmt: skip
KINDS = {
    "prepare", "ease", "hold", "release", "out", "pause", "back", "inhale", "exhale", "switch",
    "rest", "wait",
}  # fmt: skip
FIELDS = {"kind", "exercise", "step", "set", "rep", "side", "seconds", "cue"}

SHEET = """
name = "The sheet"
[pace]
prepare = 3
ease_in = 0
release = 2
switch_sides = 5
between_exercises = 7

[[steps]]
exercise = "knee-to-chest"
side = "each"
reps = 2
hold_seconds = 10

[[steps]]
exercise = "bridge-reps"
sets = 2
reps = 3
tempo = [2, 0, 1.5]
rest_seconds = 20
"""
# By hand: what the sheet above must come to.
SHEET_PHASES = [
    ("prepare", 1, 1, 1, None, 3),
    ("hold", 1, 1, 1, "left", 10),
    ("release", 1, 1, 1, "left", 2),
    ("hold", 1, 1, 2, "left", 10),
    ("release", 1, 1, 2, "left", 2),
    ("switch", 1, 1, 1, None, 5),
    ("hold", 1, 1, 1, "right", 10),
    ("release", 1, 1, 1, "right", 2),
    ("hold", 1, 1, 2, "right", 10),
    ("release", 1, 1, 2, "right", 2),
    ("prepare", 2, 1, 1, None, 7),
    ("out", 2, 1, 1, None, 2),
    ("back", 2, 1, 1, None, 1.5),
    ("out", 2, 1, 2, None, 2),
    ("back", 2, 1, 2, None, 1.5),
    ("out", 2, 1, 3, None, 2),
    ("back", 2, 1, 3, None, 1.5),
    ("rest", 2, 2, 1, None, 20),
    ("out", 2, 2, 1, None, 2),
    ("back", 2, 2, 1, None, 1.5),
    ("out", 2, 2, 2, None, 2),
    ("back", 2, 2, 2, None, 1.5),
    ("out", 2, 2, 3, None, 2),
    ("back", 2, 2, 3, None, 1.5),
]

SELF_PACED = """
name = "At my pace"
[[steps]]
exercise = "bridge-reps"
sets = 2
reps = 12
tempo = [2, 1, 3]
rest_seconds = 60
self_paced = true
[[steps]]
exercise = "knee-to-chest"
reps = 1
hold_seconds = 30
"""


def written(folder: Path, text: str, name: str = "sheet.toml") -> str:
    """The path of a file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def shown(supple: Supple, routine: str) -> dict[str, Any]:
    result = supple("show", routine, "--json")
    assert (result.code, result.err) == (0, "")
    document: dict[str, Any] = result.json
    return document


@pytest.mark.parametrize("routine", SHIPPED)
def test_the_json_of_a_shipped_routine_is_sound(supple: Supple, routine: str) -> None:
    document = shown(supple, routine)
    assert list(document) == ["id", "name", "total_seconds", "phases"]
    assert document["id"] == routine
    phases = document["phases"]
    assert fsum(phase["seconds"] for phase in phases) == document["total_seconds"]
    assert {phase["kind"] for phase in phases} <= KINDS
    assert {phase["side"] for phase in phases} <= {"left", "right", None}
    assert all(phase["seconds"] > 0 for phase in phases)
    assert all(phase["cue"].strip() for phase in phases)
    for count in ("step", "set", "rep"):
        assert min(phase[count] for phase in phases) == 1
        assert all(type(phase[count]) is int for phase in phases)
    assert phases[0]["kind"] == "prepare"
    assert phases[-1]["kind"] not in ("prepare", "rest", "switch")


def test_a_phase_has_exactly_the_fields_of_the_design(supple: Supple) -> None:
    for phase in shown(supple, "four-essentials-plus")["phases"]:
        assert set(phase) == FIELDS


@pytest.mark.parametrize("routine", SHIPPED)
def test_both_sides_of_every_step_get_the_same(supple: Supple, routine: str) -> None:
    seconds: dict[tuple[int, str], float] = {}
    for phase in shown(supple, routine)["phases"]:
        if phase["side"]:
            key = (phase["step"], phase["side"])
            seconds[key] = seconds.get(key, 0) + phase["seconds"]
    for step, side in seconds:
        assert side in ("left", "right")
        assert seconds[step, "left"] == seconds[step, "right"]


@pytest.mark.usefixtures("no_reading")
def test_a_sheet_computed_by_hand(supple: Supple, tmp_path: Path) -> None:
    document = shown(supple, written(tmp_path, SHEET))
    keys = ("kind", "step", "set", "rep", "side", "seconds")
    assert [tuple(p[key] for key in keys) for p in document["phases"]] == SHEET_PHASES
    assert document["total_seconds"] == 3 + 4 * 12 + 5 + 7 + 6 * 3.5 + 20
    assert (document["id"], document["name"]) == ("sheet", "The sheet")


@pytest.mark.usefixtures("no_reading")
def test_a_wait_has_no_seconds_and_counts_with_its_estimate(supple: Supple, tmp_path: Path) -> None:
    document = shown(supple, written(tmp_path, SELF_PACED))
    waits = [phase for phase in document["phases"] if phase["kind"] == "wait"]
    assert [phase["seconds"] for phase in waits] == [None, None]
    assert [(phase["set"], phase["rep"]) for phase in waits] == [(1, 1), (2, 1)]
    closed = fsum(phase["seconds"] or 0 for phase in document["phases"])
    assert closed == 10 + 60 + 15 + 2 * 36 + 5
    assert document["total_seconds"] == closed + 2 * (12 * 6)


@pytest.mark.usefixtures("no_reading")
def test_rounds_repeat_the_whole_list(supple: Supple, tmp_path: Path) -> None:
    once = shown(supple, written(tmp_path, SHEET))
    twice = shown(
        supple, written(tmp_path, SHEET.replace("[pace]", "rounds = 2\n[pace]"), "2.toml")
    )
    assert twice["total_seconds"] == 2 * once["total_seconds"] + 7 - 3
    assert len(twice["phases"]) == 2 * len(once["phases"])


def test_breaths_are_counted_in_and_out(supple: Supple, tmp_path: Path) -> None:
    text = 'name = "Slow"\n[[steps]]\nexercise = "childs-pose"\nbreaths = 3\nreps = 1\n'
    phases = shown(supple, written(tmp_path, text))["phases"]
    assert [phase["kind"] for phase in phases[2:-1]] == ["inhale", "exhale"] * 3
    assert fsum(phase["seconds"] for phase in phases[2:-1]) == 15


@pytest.mark.parametrize("side", ["left", "right", "both"])
def test_one_side_needs_no_switch(supple: Supple, tmp_path: Path, side: str) -> None:
    text = f'name = "A"\n[[steps]]\nexercise = "knee-to-chest"\nreps = 2\nside = "{side}"\n'
    phases = shown(supple, written(tmp_path, text))["phases"]
    expected = None if side == "both" else side
    assert {phase["side"] for phase in phases if phase["kind"] == "hold"} == {expected}
    assert "switch" not in {phase["kind"] for phase in phases}


def test_alternate_holds_switch_between_any_two_sides(supple: Supple, tmp_path: Path) -> None:
    text = 'name="A"\n[[steps]]\nexercise="knee-to-chest"\nreps=2\nside="alternate"\n'
    phases = shown(supple, written(tmp_path, text))["phases"]
    assert [p["side"] for p in phases if p["kind"] == "hold"] == ["left", "right"] * 2
    assert [p["kind"] for p in phases].count("switch") == 3


@pytest.mark.parametrize(
    "reference", ["one-stretch", "Just one stretch", "JUST ONE STRETCH", "Jüst öne strétch"]
)
def test_a_shipped_routine_is_found_by_id_and_by_name(supple: Supple, reference: str) -> None:
    assert shown(supple, reference)["id"] == "one-stretch"


@pytest.mark.parametrize("reference", ["mine", "My own", "my OWN", "./my folder/mine.toml"])
def test_an_own_routine_is_found_by_id_name_and_path(
    supple: Supple, paths: Paths, tmp_path: Path, reference: str
) -> None:
    text = 'name = "My own"\n[[steps]]\nexercise = "cat-cow"\n'
    written(paths.routines, text, "mine.toml")
    (tmp_path / "my folder").mkdir()
    written(tmp_path / "my folder", text, "mine.toml")
    assert shown(supple, reference)["name"] == "My own"


def test_an_own_routine_comes_before_a_shipped_one(supple: Supple, paths: Paths) -> None:
    written(paths.routines, SHEET, "one-stretch.toml")
    assert shown(supple, "one-stretch")["name"] == "The sheet"


def test_a_name_with_a_slash_is_found(supple: Supple, paths: Paths) -> None:
    written(paths.routines, SHEET.replace("The sheet", "Back/hips"), "back-hips.toml")
    assert shown(supple, "Back/hips")["name"] == "Back/hips"


def test_text_has_the_doses_the_phases_and_the_total(supple: Supple) -> None:
    result = supple("show", "one-stretch")
    assert (result.code, result.err) == (0, "")
    assert result.lines[0] == "Just one stretch"
    assert "1 exercise" in result.out
    assert "3:57" in result.out
    assert "3 × 30 s each side" in result.out
    phases = [line for line in result.lines if line[:7].strip().count(":") == 1]
    assert len(phases) == len(shown(supple, "one-stretch")["phases"])
    assert phases[0].split()[:4] == ["0:00", "get", "ready", "16"]
    assert phases[-1].split()[:3] == ["3:55", "let", "go"]


def test_text_counts_in_good_english(supple: Supple) -> None:
    assert "1 exercises" not in supple("show", "one-stretch").out


GROUPED = """\
name = "Grouped"
[groups]
A = 3
[[steps]]
exercise = "cat-cow"
group = "A"
[[steps]]
exercise = "rest"
group = "A"
[[steps]]
exercise = "bridge-reps"
sets = 1
optional = true
"""


def test_text_shows_groups_rests_and_optional_steps(supple: Supple, tmp_path: Path) -> None:
    result = supple("show", written(tmp_path, GROUPED))
    assert (result.code, result.err) == (0, "")
    assert result.lines[1].startswith("2 exercises, ")
    steps = [" ".join(line.split()) for line in result.lines[3:7]]
    assert steps == [
        "3 rounds of:",
        "1 Cat-cow 8 reps 3-0-3 2:24",
        "2 Rest 30 s 1:30",
        "3 Bridge, repeated (optional) 10 reps 2-1-3 1:00",
    ]


def test_the_json_of_a_rest_is_that_of_what_comes_next(supple: Supple, tmp_path: Path) -> None:
    phases = shown(supple, written(tmp_path, GROUPED))["phases"]
    rests = [phase for phase in phases if phase["kind"] == "rest"]
    assert [(rest["step"], rest["exercise"], rest["seconds"]) for rest in rests] == [
        (1, "cat-cow", 30),
        (1, "cat-cow", 30),
        (3, "bridge-reps", 30),
    ]


def test_a_sheet_is_the_same_as_plain_text(supple: Supple, tmp_path: Path) -> None:
    result = supple("show", written(tmp_path, GROUPED), "--sheet")
    assert (result.code, result.err) == (0, "")
    assert result.lines[:2] == ["Grouped", "======="]
    assert "3 rounds of steps 1 and 2:" in result.lines
    assert "2.  Rest" in result.lines
    assert max(map(len, result.lines)) <= 80
    assert supple("show", written(tmp_path, GROUPED), "--sheet", "--json").code == 2


def test_text_says_where_the_person_sets_the_pace(supple: Supple, tmp_path: Path) -> None:
    result = supple("show", written(tmp_path, SELF_PACED))
    assert result.out.count("your pace") >= 2
    assert "at your own pace" in result.out


def test_a_routine_without_steps_is_shown(supple: Supple, tmp_path: Path) -> None:
    path = written(tmp_path, 'name = "Nothing yet"\n')
    assert shown(supple, path) == {
        "id": "sheet",
        "name": "Nothing yet",
        "total_seconds": 0,
        "phases": [],
    }
    assert supple("show", path).code == 0


def test_an_unknown_exercise_is_told_and_left_out(supple: Supple, tmp_path: Path) -> None:
    text = SHEET.replace('"bridge-reps"', '"bridge-rep"')
    result = supple("show", written(tmp_path, text), "--json")
    assert result.code == 0
    assert {phase["step"] for phase in result.json["phases"]} == {1}
    assert "sheet.toml:17: steps[2].exercise: no exercise has the id 'bridge-rep'" in result.err
    assert "did you mean 'bridge-reps'?" in result.err
    assert "left out" in supple("show", written(tmp_path, text)).out


def test_a_broken_file_is_told_with_its_line(supple: Supple, tmp_path: Path) -> None:
    result = supple("show", written(tmp_path, SHEET.replace("reps = 2", "reps = 0")))
    assert (result.code, result.out) == (1, "")
    assert "sheet.toml:13: steps[1].reps: expected a whole number" in result.err


def test_a_broken_own_routine_is_a_problem_in_the_data(supple: Supple, paths: Paths) -> None:
    written(paths.routines, "name = ", "mine.toml")
    result = supple("show", "mine")
    assert (result.code, result.out) == (1, "")
    assert "mine.toml:1:" in result.err


def test_a_file_that_is_not_there_is_told(supple: Supple) -> None:
    result = supple("show", "nowhere/there.toml")
    assert result.code == 1
    assert result.err == "nowhere/there.toml: cannot be read: there is no such file\n"


def test_the_settings_pace_holds_for_every_routine(supple: Supple, paths: Paths) -> None:
    paths.config.write_text("[pace]\nprepare = 20\nswitch_sides = 8\n", encoding="utf-8")
    assert shown(supple, "one-stretch")["total_seconds"] == 20 + 6 * 36 + 8


def first_phase(supple: Supple) -> dict[str, Any]:
    phase: dict[str, Any] = shown(supple, "one-stretch")["phases"][0]
    return phase


def test_there_is_time_to_read_what_is_not_known(supple: Supple, paths: Paths) -> None:
    assert first_phase(supple)["seconds"] == 16  # 51 words
    save_value(paths.habits, Habits(known=("knee-to-chest",)))
    assert first_phase(supple)["seconds"] == 10


def test_the_first_side_and_the_breath_are_those_of_the_person(
    supple: Supple, paths: Paths, tmp_path: Path
) -> None:
    paths.config.write_text('first_side = "right"\n', encoding="utf-8")
    save_value(paths.habits, Habits(breath=8))
    sheet = 'name = "S"\nsteps = [{ exercise = "figure-four", reps = 1, breaths = 1 }]\n'
    phases = shown(supple, written(tmp_path, sheet))["phases"]
    breaths = [(p["side"], p["seconds"]) for p in phases if p["kind"] == "inhale"]
    assert breaths == [("right", 3.2), ("left", 3.2)]


def test_a_broken_file_of_habits_is_told_and_does_not_stop(supple: Supple, paths: Paths) -> None:
    paths.habits.write_text("breath = 99\n", encoding="utf-8")
    result = supple("show", "one-stretch", "--json")
    assert result.code == 0
    assert result.err == f"{paths.habits}:1: breath: expected a number from 2 to 20, found 99\n"


def test_json_is_one_line_ended_document(supple: Supple) -> None:
    out = supple("show", "morning", "--json").out
    assert out.endswith("}\n")
    assert json.loads(out)


@pytest.mark.usefixtures("no_reading")
def test_markdown_is_a_sheet_of_the_same_routine(supple: Supple, tmp_path: Path) -> None:
    result = supple("show", written(tmp_path, SHEET), "--markdown")
    assert (result.code, result.err) == (0, "")
    assert fsum(phase[-1] for phase in SHEET_PHASES) == 104
    assert [line for line in result.lines if line.startswith(("#", "**", "2 "))] == [
        "# The sheet",
        "2 exercises, 1:44",
        "## 1. Knee to chest",
        "**2 × 10 s each side**",
        "## 2. Bridge, repeated",
        "**2 sets of 3 reps 2-0-1.5, rest 20 s**",
    ]


@pytest.mark.parametrize("routine", SHIPPED)
def test_every_shipped_routine_has_a_sheet(supple: Supple, routine: str) -> None:
    result = supple("show", routine, "--markdown")
    assert (result.code, result.err) == (0, "")
    assert len([line for line in result.lines if line.startswith("1. ")]) >= 1
    assert not [line for line in result.lines if not line.isprintable()]


def test_what_a_file_says_is_no_markup_on_a_sheet(supple: Supple, tmp_path: Path) -> None:
    text = SHEET.replace("The sheet", "<b>*x*</b> [a](http://x)")
    text = text.replace('side = "each"', 'side = "each"\nnotes = "# y"')
    lines = supple("show", written(tmp_path, text), "--markdown").lines
    assert lines[0] == r"# &lt;b&gt;\*x\*&lt;/b&gt; \[a\](http://x)"
    assert r"- Note: \# y" in lines
