"""`supple figure`: the author's tools."""

import re
from pathlib import Path

import pytest

from tests.commands.conftest import Supple
from tui.storage.paths import Paths

OWN = """[[exercises]]
id = "wave"
name = "Wave"
kind = "joint-mobility"
steps = ["Wave."]

[exercises.figure]
frames = ["standing", "waving"]

[poses.waving]
like = "standing"
say = "One arm up."
near_arm = [90, 90]
"""


@pytest.fixture
def own(paths: Paths) -> Path:
    path = paths.catalog / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_show_prints_every_frame_under_its_words(supple: Supple) -> None:
    result = supple("figure", "show", "knee-to-chest", "--encoding", "blocks")
    assert (result.code, result.err) == (0, "")
    assert result.lines[0] == "Knee to chest"
    said = [line for line in result.lines if re.match(r"\d\. ", line)]
    assert len(said) == 2
    assert said[0] == "1. Lie on your back, knees bent, feet flat."
    assert result.lines[-1] == "▔" * 40
    assert len(result.lines) == 1 + 2 * (2 + 12)


def test_an_exercise_is_found_by_its_name(supple: Supple) -> None:
    assert supple("figure", "show", "cat-COW").out == supple("figure", "show", "cat-cow").out


@pytest.mark.parametrize("encoding", ["blocks", "braille", "ascii"])
def test_size_and_encoding(supple: Supple, encoding: str) -> None:
    arguments = ("--cols", "24", "--rows", "8", "--encoding", encoding)
    result = supple("figure", "show", "cat-cow", *arguments)
    assert len(result.lines) == 1 + 2 * (2 + 8)
    assert max(len(line) for line in result.lines if not line[:1].isdigit()) == 24
    assert result.out.isascii() is (encoding == "ascii")


def test_the_left_side_is_another_picture(supple: Supple) -> None:
    left = supple("figure", "show", "hamstring-strap", "--side", "left")
    assert left.code == 0
    assert left.out != supple("figure", "show", "hamstring-strap").out


def test_an_unknown_exercise(supple: Supple) -> None:
    result = supple("figure", "show", "cat-co")
    assert (result.code, result.out) == (2, "")
    assert result.err == "supple: no exercise is called 'cat-co'; did you mean 'cat-cow'?\n"


@pytest.mark.parametrize("number", ["15", "201", "-3", "x", "9" * 50])
def test_absurd_sizes_are_refused(supple: Supple, number: str) -> None:
    result = supple("figure", "show", "cat-cow", f"--cols={number}")
    assert result.code == 2
    assert "is not a whole number from 16 to 200" in result.err


@pytest.mark.parametrize(
    ("option", "known"),
    [("--side=both", "'left', 'right'"), ("--encoding=sixel", "'blocks', 'braille', 'ascii'")],
)
def test_unknown_choices_are_refused_with_the_known_ones(
    supple: Supple, option: str, known: str
) -> None:
    result = supple("figure", "show", "cat-cow", option)
    assert result.code == 2
    assert f"(choose from {known})" in result.err


def test_figure_alone_is_not_enough(supple: Supple) -> None:
    result = supple("figure")
    assert result.code == 2
    assert "TOOL" in result.err


def test_an_exercise_without_a_figure(supple: Supple, own: Path) -> None:
    own.write_text(OWN[: OWN.index("\n[exercises.figure]")], encoding="utf-8")
    result = supple("figure", "show", "wave")
    assert (result.code, result.out) == (1, "")
    assert "'wave' has no figure" in result.err


def test_own_figures_are_shown_and_checked(supple: Supple, own: Path) -> None:
    assert "2. One arm up." in supple("figure", "show", "wave").lines
    result = supple("figure", "check")
    assert (result.code, result.out) == (0, "2 files checked, no problems with figures\n")


def test_check_names_file_and_line(supple: Supple, own: Path) -> None:
    own.write_text(OWN.replace("[90, 90]", "[90, -90]"), encoding="utf-8")
    result = supple("figure", "check", str(own))
    assert result.code == 1
    assert result.lines == [
        f"{own}:10: poses.waving: the near elbow is bent to -180 degrees; a body goes from 0 to 155"
    ]


def test_check_tells_of_names_that_lead_nowhere(supple: Supple, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.toml"
    path.write_text(OWN.replace('"waving"]', '"wavign"]'), encoding="utf-8")
    result = supple("figure", "check", str(path))
    assert result.code == 1
    assert f"{path}:8: " in result.out
    assert "did you mean 'waving'?" in result.out


def test_check_of_a_file_that_is_not_there(supple: Supple) -> None:
    result = supple("figure", "check", "nowhere.toml")
    assert result.code == 1
    assert "cannot be read" in result.out


@pytest.mark.parametrize(
    ("sound", "faulty", "said"),
    [
        ('"waving"]', '"wavign"]', "no pose has the name 'wavign'; did you mean 'waving'?"),
        ('"waving"]', '"waving"]\nview = "behind"', "expected one of side"),
        ('frames = ["standing", "waving"]', 'frames = ["waving"]', "must name 2 to 8 poses"),
        ('like = "standing"', 'like = "waving"', "goes in a circle: waving like waving"),
        ("[90, 90]", "[90, 9e99]", "from -360 to 360"),
        ('"waving"]', '"waving"]\nprops = [{ kind = "wall" }]', "a wall needs at"),
    ],
)
def test_a_faulty_figure_is_told_by_check_as_well(
    supple: Supple, own: Path, sound: str, faulty: str, said: str
) -> None:
    assert sound in OWN
    own.write_text(OWN.replace(sound, faulty), encoding="utf-8")
    result = supple("check", str(own))
    assert result.code == 1
    assert said in result.out
    assert supple("figure", "show", "wave").code == 1


def test_a_sheet_is_drawn(supple: Supple, tmp_path: Path) -> None:
    out = tmp_path / "sheet.svg"
    result = supple("figure", "sheet", str(out), "--encoding", "blocks")
    assert result.code == 0
    text = out.read_text(encoding="utf-8")
    assert text.startswith("<svg ")
    assert text.count("<g transform=") > 2 * 80
    assert result.out == f"40 figures drawn in {out}\n"


def test_a_sheet_that_cannot_be_written(supple: Supple) -> None:
    result = supple("figure", "sheet", "nowhere/sheet.svg")
    assert result.code == 1
    assert "cannot write 'nowhere/sheet.svg'" in result.err
