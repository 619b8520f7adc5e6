"""`supple check`: every kind of mistake, each with its file and line."""

import os
import re
from pathlib import Path

import pytest

from tests.commands.conftest import Supple
from tui.storage.paths import Paths

GOOD = 'name = "Good"\n\n[[steps]]\nexercise = "cat-cow"\n'
EXERCISE = """[[exercises]]
id = "wall-lean"
name = "Wall lean"
kind = "muscle-stretch"
steps = ["Lean."]
"""


def step(*lines: str, exercise: str = "knee-to-chest") -> str:
    """A routine with one step; the lines stand from line 5 on."""
    return "\n".join(['name = "X"', "", "[[steps]]", f'exercise = "{exercise}"', *lines, ""])


# What is wrong, the file, the line where it stands, and what must be said.
MISTAKES = [
    ("syntax", 'name = "X\n', 1, "not valid TOML"),
    ("syntax further down", step("reps = "), 5, "not valid TOML"),
    ("a key twice", step("reps = 2", "reps = 3"), 6, "not valid TOML"),
    ("an open list", step("tempo = [1, 2", ""), 5, "not valid TOML"),
    ("nothing", "", 1, "'name' is missing"),
    ("no name", '\n\n[[steps]]\nexercise = "cat-cow"\n', 1, "'name' is missing"),
    ("no exercise", 'name = "X"\n\n[[steps]]\nreps = 3\n', 3, "'exercise' is missing"),
    ("an empty name", 'name = ""\n', 1, "name: expected text of 1 to 100 characters"),
    ("a long name", f'name = "{"x" * 101}"\n', 1, "name: expected text of 1 to 100 characters"),
    ("long notes", f'name = "X"\nnotes = "{"x" * 4001}"\n', 2, "notes: expected text"),
    ("a mistyped key", 'name = "X"\ntimes_a_day = 2\n', 2, "did you mean 'times_per_day'?"),
    ("a mistyped key of a step", step("hold_second = 30"), 5, "did you mean 'hold_seconds'?"),
    ("a mistyped pace", 'name = "X"\n[pace]\nprepar = 5\n', 3, "did you mean 'prepare'?"),
    ("a mistyped side", step('side = "eech"'), 5, "did you mean 'each'?"),
    ("a mistyped exercise", step(exercise="knee-to-chst"), 4, "did you mean 'knee-to-chest'?"),
    ("a word for a number", step('reps = "three"'), 5, "expected a whole number from 1 to 100"),
    ("a fraction of a repetition", step("reps = 2.5"), 5, "expected a whole number"),
    ("true for one", step("reps = true"), 5, "expected a whole number"),
    ("a date for a number", step("reps = 2024-01-01"), 5, "expected a whole number"),
    ("no repetitions", step("reps = 0"), 5, "from 1 to 100, found 0"),
    ("repetitions without end", step("reps = 10000"), 5, "from 1 to 100, found 10000"),
    ("a number of 4000 digits", step("reps = " + "9" * 4000), 5, "reps: expected a whole number"),
    ("a hex number of 5000 digits", step("reps = 0x" + "f" * 5000), 5, "reps: expected"),
    ("a hold of no time", step("hold_seconds = 0"), 5, "a number from 1 to 600, found 0"),
    ("a hold that is no number", step("hold_seconds = nan"), 5, "a number from 1 to 600"),
    ("a hold without end", step("hold_seconds = inf"), 5, "a number from 1 to 600"),
    ("a negative rest", step("rest_seconds = -1"), 5, "a number from 0 to 600"),
    ("no sets", step("sets = 0"), 5, "from 1 to 20"),
    ("no breaths", step("breaths = 0"), 5, "from 1 to 60"),
    ("a tempo of two", step("tempo = [1, 2]"), 5, "tempo: expected a list of 3 numbers"),
    ("a tempo in words", step('tempo = [1, "a", 2]'), 5, "tempo"),
    ("a tempo without movement", step("tempo = [0, 3, 0]"), 3, "time to move"),
    ("held and moved", step("hold_seconds = 9", "tempo = [1, 0, 1]"), 3, "exclude each other"),
    ("no rounds", 'name = "X"\nrounds = 0\n', 2, "rounds: expected a whole number from 1 to 20"),
    ("a negative pace", 'name = "X"\n[pace]\nrelease = -2\n', 3, "from 0 to 120"),
    ("a breath of no time", 'name = "X"\n[pace]\nbreath = 0\n', 3, "from 2 to 20"),
    ("a step that is a number", 'name = "X"\nsteps = [7]\n', 2, "steps[1]: expected a table"),
    ("steps that are a table", 'name = "X"\n[steps]\nreps = 1\n', 2, "a list of tables"),
    ("steps that are a word", 'name = "X"\nsteps = "all"\n', 2, "a list of tables"),
    ("a control character", step('notes = "\\u001b[31m"'), 5, "control character U+001B"),
    ("one in a name", 'name = "\\u009b31m"\n', 1, "control character U+009B"),
    ("one written raw", 'name = "\x1b[31m"\n', 1, "not valid TOML"),
    ("a null", 'name = "a\0b"\n', 1, "not valid TOML"),
    (
        "a session of days",
        step("reps = 100", "hold_seconds = 600", "sets = 2"),
        1,
        "the limit is 16 hours",
    ),
    (
        "a million repetitions",
        "rounds = 20\n" + step("reps = 100", "sets = 20"),
        1,
        "the limit is 20,000",
    ),
]


@pytest.mark.parametrize(
    ("text", "line", "said"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES]
)
def test_a_mistake_is_named_with_its_line(
    supple: Supple, tmp_path: Path, text: str, line: int, said: str
) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(text.encode())
    result = supple("check", str(path))
    assert (result.code, result.err, len(result.lines)) == (1, "", 1), result.out
    assert result.out.startswith(f"{path}:{line}: ")
    assert said in result.out
    assert result.out.removesuffix("\n").isprintable()


@pytest.mark.parametrize("nesting", ["[" * 480 + "]" * 480, "[" * 5000 + "]" * 5000])
def test_lists_in_lists_in_lists_are_a_mistake(
    supple: Supple, tmp_path: Path, nesting: str
) -> None:
    (tmp_path / "x.toml").write_text(step(f"reps = {nesting}"), encoding="utf-8")
    result = supple("check", "x.toml")
    assert result.code == 1
    assert result.out.startswith("x.toml:")


def test_tables_in_tables_in_tables_are_a_mistake(supple: Supple, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(step(".".join("a" * 3000) + " = 1"), encoding="utf-8")
    result = supple("check", "x.toml")
    assert result.code == 1
    assert result.out.startswith("x.toml:")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_lines_are_right_whatever_the_editor(
    supple: Supple, tmp_path: Path, ends: str, start: str
) -> None:
    text = start + step("# three times", "rep = 3").replace("\n", ends)
    (tmp_path / "x.toml").write_bytes(text.encode())
    result = supple("check", "x.toml")
    assert result.out == "x.toml:6: steps[1].rep: unknown key 'rep'; did you mean 'reps'?\n"


def test_text_that_is_not_utf8(supple: Supple, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b'name = "X"\nnotes = "\xe9"\n')
    assert supple("check", "x.toml").lines == ["x.toml:2: is not UTF-8 text"]


def test_a_file_that_is_far_too_large(supple: Supple, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"#" * 4_000_001)
    result = supple("check", "x.toml")
    assert result.code == 1
    assert "is larger than" in result.out


def test_what_is_not_a_file(supple: Supple, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    result = supple("check", "nowhere.toml", "pipe.toml", "loop.toml")
    assert result.code == 1
    assert result.lines[0] == "nowhere.toml: cannot be read: there is no such file"
    assert result.lines[1] == "pipe.toml: cannot be read: it is not a file"
    assert result.lines[2].startswith("loop.toml: cannot be read")


def test_a_path_that_is_too_long(supple: Supple) -> None:
    result = supple("check", "x" * 300)
    assert result.code == 1
    assert "cannot be read: File name too long" in result.out


def test_several_mistakes_of_several_files(supple: Supple, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(step("rep = 3", "sids = 1", "sets = 0"), encoding="utf-8")
    (tmp_path / "b.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "c.toml").write_text(step(exercise="cat-cov"), encoding="utf-8")
    result = supple("check", "a.toml", "b.toml", "c.toml")
    assert result.code == 1
    places = [re.match(r"([a-c]\.toml:\d+): ", line) for line in result.lines]
    found = [place[1] if place else "" for place in places]
    assert found == ["a.toml:5", "a.toml:6", "a.toml:7", "c.toml:4"]


def test_a_folder_is_searched_through(supple: Supple, tmp_path: Path) -> None:
    deep = tmp_path / "sheets" / "knee"
    deep.mkdir(parents=True)
    (tmp_path / "sheets" / "good.toml").write_text(GOOD, encoding="utf-8")
    (deep / "bad.toml").write_text(step("rep = 1"), encoding="utf-8")
    (deep / "notes.txt").write_text("not TOML", encoding="utf-8")
    result = supple("check", "sheets")
    assert (result.code, len(result.lines)) == (1, 1)
    assert result.out.startswith(f"{Path('sheets') / 'knee' / 'bad.toml'}:5: ")
    (deep / "bad.toml").unlink()
    assert supple("check", "sheets") == (0, "1 file checked, no problems\n", "")


def test_good_files_are_counted(supple: Supple, paths: Paths) -> None:
    assert supple("check") == (0, "2 files checked, no problems\n", "")
    (paths.routines / "good.toml").write_text(GOOD, encoding="utf-8")
    (paths.catalog / "mine.toml").write_text(EXERCISE, encoding="utf-8")
    paths.config.write_text("[cues]\nbell = false\n", encoding="utf-8")
    assert supple("check") == (0, "5 files checked, no problems\n", "")


def test_everything_of_the_user_is_checked(supple: Supple, paths: Paths) -> None:
    (paths.routines / "bad.toml").write_text(step("rep = 1"), encoding="utf-8")
    (paths.catalog / "bad.toml").write_text("\n" + EXERCISE + "level = 3\n", encoding="utf-8")
    paths.config.write_text("[pace]\nprepare = 500\n", encoding="utf-8")
    result = supple("check")
    assert (result.code, result.err, len(result.lines)) == (1, "", 3)
    assert f"{paths.config}:2: pace.prepare: expected a number from 0 to 120" in result.out
    assert f"{paths.catalog / 'bad.toml'}:7: exercises[1].level: unknown key" in result.out
    assert f"{paths.routines / 'bad.toml'}:5: steps[1].rep: unknown key" in result.out


@pytest.mark.parametrize(
    ("name", "good", "bad", "said"),
    [
        ("habits", "breath = 5\n", "breath = 99\n", "breath: expected a number from 2 to 20"),
        ("check", "asked_on = 2026-11-20\n", "asked_on = 1\n", "asked_on: expected a date"),
        ("decisions", 'never = ["a"]\n', "never = 1\n", "never: expected a list"),
        ("days_off", "rest = [2026-11-20]\n", "[[days]]\n", "days: unknown key 'days'"),
        ("programme", "began = 2026-11-20\n", "began = 1\n", "began: expected a date"),
    ],
)
def test_the_files_of_one_value_are_checked(
    supple: Supple, paths: Paths, name: str, good: str, bad: str, said: str
) -> None:
    path = getattr(paths, name)
    path.write_text(good, encoding="utf-8")
    assert supple("check", str(path)).out == "1 file checked, no problems\n"
    path.write_text(bad, encoding="utf-8")
    for arguments in ((), (str(path),)):
        result = supple("check", *arguments)
        assert (result.code, len(result.lines)) == (1, 1)
        assert f"{path}:1: {said}" in result.out


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[cues]\nbel = true\n", 2, "did you mean 'bell'?"),
        ('[cues]\nbell = "no"\n', 2, "cues.bell: expected true or false"),
        ('[keys]\n"session.nxt" = "n"\n', 2, "did you mean 'session.next'?"),
        ('[keys]\n"session.next" = "no-such-key"\n', 2, "no-such-key"),
        ("[pace]\nbreaht = 5\n", 2, "did you mean 'breath'?"),
    ],
)
def test_mistakes_in_the_settings(
    supple: Supple, paths: Paths, text: str, line: int, said: str
) -> None:
    paths.config.write_text(text, encoding="utf-8")
    for arguments in ((), (str(paths.config),)):
        result = supple("check", *arguments)
        assert (result.code, len(result.lines)) == (1, 1), result.out
        assert result.out.startswith(f"{paths.config}:{line}: ")
        assert said in result.out


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (EXERCISE.replace("muscle-", "muscel-"), 4, "did you mean 'muscle-stretch'?"),
        (EXERCISE.replace("steps", "step"), 5, "did you mean 'steps'?"),
        (EXERCISE.replace("wall-lean", "cat-cow"), 2, "override = true"),
        (EXERCISE + 'easier = ["cat-cov"]\n', 6, "did you mean 'cat-cow'?"),
        (EXERCISE + 'flags = ["wrist-lod"]\n', 6, "did you mean 'wrist-load'?"),
        (EXERCISE + "[exercises.range]\nreps = [9, 3]\n", 6, "low first"),
        (EXERCISE + "[exercises.dose]\nreps = 0\n", 7, "from 1 to 100"),
        (EXERCISE.replace('["Lean."]', "[]"), 1, "steps must say at least one thing"),
    ],
)
def test_mistakes_in_a_single_catalog_file(
    supple: Supple, tmp_path: Path, text: str, line: int, said: str
) -> None:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    result = supple("check", "mine.toml")
    assert result.code == 1
    assert any(row.startswith(f"mine.toml:{line}: ") and said in row for row in result.lines), (
        result.out
    )


def test_the_shipped_catalog_is_good(supple: Supple) -> None:
    shipped = Path(__file__).parents[2] / "catalog.toml"
    assert supple("check", str(shipped)) == (0, "1 file checked, no problems\n", "")


def test_own_exercises_are_known_to_own_routines(supple: Supple, paths: Paths) -> None:
    (paths.catalog / "mine.toml").write_text(EXERCISE, encoding="utf-8")
    (paths.routines / "lean.toml").write_text(step(exercise="wall-lean"), encoding="utf-8")
    assert supple("check").code == 0
    assert supple("check", str(paths.routines / "lean.toml")).code == 0


def test_one_faulty_exercise_does_not_take_the_others_along(supple: Supple, paths: Paths) -> None:
    bad = EXERCISE.replace("wall-lean", "bad").replace("muscle-stretch", "magic")
    (paths.catalog / "mine.toml").write_text(bad + EXERCISE, encoding="utf-8")
    (paths.routines / "lean.toml").write_text(step(exercise="wall-lean"), encoding="utf-8")
    result = supple("check")
    assert (result.code, len(result.lines)) == (1, 1)
    assert "exercises[1].kind" in result.out


def test_a_folder_with_exercises_and_the_routines_that_use_them(
    supple: Supple, tmp_path: Path
) -> None:
    folder = tmp_path / "from-my-therapist"
    folder.mkdir()
    (folder / "a.toml").write_text(
        'name = "Hers"\n\n[[steps]]\nexercise = "wall-slide"\n', encoding="utf-8"
    )
    (folder / "z.toml").write_text(
        '[[exercises]]\nid = "wall-slide"\nname = "Wall slide"\nkind = "joint-mobility"\n'
        'steps = ["Slide down the wall."]\n',
        encoding="utf-8",
    )
    assert supple("check", str(folder)).code == 0
    alone = supple("check", str(folder / "a.toml"))
    assert alone.code == 1
    assert "no exercise has the id 'wall-slide'" in alone.out


# A file with several mistakes, and the lines that must be named, a line for each mistake.
SEVERAL = [
    ("values", step("rep = 3", "reps = 0", "sets = 99", 'side = "up"'), [5, 6, 7, 8]),
    ("a value and an exercise", step("reps = 0", exercise="cat-cov"), [4, 5]),
    ("several of syntax", 'name = "X\nrounds =\ntimes_per_day = two\n', [1, 2, 3]),
    ("syntax and values", step("reps =", "sets = 99", "rest_seconds = -1"), [5, 6, 7]),
    ("syntax and an exercise", step("reps = 3 4", exercise="cat-cov"), [4, 5]),
    ("a key twice and a value", step("reps = 2", "reps = 3", "sets = 0"), [6, 7]),
    ("syntax in the line of a key that is needed", 'name = "X\nrounds = 0\n', [1, 2]),
    ("syntax in a text of lines", 'name = "X"\nnotes = """\n\\q\n"""\nrounds = 0\n', [3, 5]),
    ("syntax in a list of lines", step("tempo = [\n1,\n2 2,\n3,\n0]", "sets = 0"), [7, 10]),
    ("an open list", step("tempo = [1, 2", "reps = 0", "sets = 0"), [6]),
    ("an open text", 'name = """X\nrounds = 0\n', [2]),
    ("a broken header", 'rounds = 0\n[[steps]\nexercise = "cat-cov"\n', [2]),
    ("a header twice", 'name = "X"\n[pace]\n[pace]\nprepare = 500\n', [3]),
    ("items of a list", EXERCISE.replace('["Lean."]', '["", "Lean.", 3]'), [5, 5]),
    ("entries of a table", '[flags]\na = ""\nb = "Fine."\nc = 3\n', [2, 4]),
    ("syntax and values of a catalog", EXERCISE + "level = 3\ndifficulty = x\n", [6, 7]),
    ("syntax and values of settings", "reading_time = 3\n[cues]\nbel = true\nbell =\n", [1, 3, 4]),
]


@pytest.mark.parametrize(
    ("text", "lines"), [case[1:] for case in SEVERAL], ids=[case[0] for case in SEVERAL]
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_all_mistakes_of_a_file_are_told_at_once(
    supple: Supple, tmp_path: Path, text: str, lines: list[int], ends: str
) -> None:
    (tmp_path / "x.toml").write_bytes(text.replace("\n", ends).encode())
    result = supple("check", "x.toml")
    assert result.code == 1
    places = [re.match(r"x\.toml:(\d+): ", line) for line in result.lines]
    assert [int(place[1]) if place else None for place in places] == lines, result.out


def test_a_catalog_with_a_mistake_of_syntax_adds_nothing(supple: Supple, paths: Paths) -> None:
    (paths.catalog / "mine.toml").write_text(EXERCISE + "cautions = [oops]\n", encoding="utf-8")
    assert "wall-lean" not in supple("list", "exercises").out


HINTED = """\
name = "X"

[[steps]]
exercise = "cat-cow"

[[steps]]
exercise = "knee-to-chest"
hold_seconds = 300
side = "left"
"""


def test_hints_come_after_the_problems_and_are_none(supple: Supple, paths: Paths) -> None:
    path = paths.routines / "x.toml"
    path.write_text(HINTED, encoding="utf-8")
    for arguments in ((), (str(path),)):
        result = supple("check", *arguments)
        assert (result.code, result.err) == (0, "")
        *told, last = result.lines
        assert last.endswith("checked, no problems")
        assert len(told) == 2
        assert all(line.startswith(f"{path}:6: hint: ") for line in told)
        assert "300 s is longer than" in told[0]
        assert "R07" in told[0]
    path.write_text(f'{HINTED}\n[[steps]]\nexercise = "cat-cov"\n', encoding="utf-8")
    result = supple("check")
    assert result.code == 1
    assert [line.split(":")[1] for line in result.lines] == ["12", "6", "6"]
    assert "hint: " not in result.lines[0]


def test_hints_can_be_left_out(supple: Supple, paths: Paths) -> None:
    (paths.routines / "x.toml").write_text(HINTED, encoding="utf-8")
    assert supple("check", "--no-hints").out == "3 files checked, no problems\n"


def test_a_file_with_faults_and_one_that_is_no_routine_have_no_hints(
    supple: Supple, paths: Paths
) -> None:
    (paths.routines / "x.toml").write_text(HINTED + "reps = 0\n", encoding="utf-8")
    (paths.catalog / "mine.toml").write_text(EXERCISE, encoding="utf-8")
    paths.config.write_text("reading_time = false\n", encoding="utf-8")
    assert "hint: " not in supple("check").out


def test_hints_know_what_is_set_and_what_was_dismissed(supple: Supple, paths: Paths) -> None:
    path = paths.routines / "x.toml"
    path.write_text(step(exercise="partial-crunch"), encoding="utf-8")
    assert "hint: " not in supple("check").out
    paths.config.write_text('[profile]\nconditions = ["osteoporosis"]\n', encoding="utf-8")
    result = supple("check")
    assert result.lines[0].startswith(f"{path}:3: hint: ")
    assert "R28" in result.lines[0]
    paths.config.unlink()
    hinted = HINTED.replace('side = "left"', 'side = "left"\ndismissed = ["R07: 300 s"]')
    path.write_text(hinted, encoding="utf-8")
    assert [line for line in supple("check").lines if "R07" in line] == []
    assert len([line for line in supple("check").lines if "hint: " in line]) == 1
