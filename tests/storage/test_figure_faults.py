"""An exercise with a faulty figure is run without it, and the fault is listed with its line."""

import time
from pathlib import Path

import pytest

from tui.core.catalog import Catalog
from tui.core.figure.figure import figure_of
from tui.storage.catalog_files import read_catalog

EXERCISE = """[[exercises]]
id = "wave"
name = "Wave"
kind = "joint-mobility"
steps = ["Wave."]

[exercises.figure]
frames = ["down", "up"]
"""
POSES = """
[poses.down]
say = "Arm down."

[poses.up]
like = "down"
say = "Arm up."
near_arm = [90, 90]
"""


def read(path: Path, content: str) -> tuple[Catalog, list[str]]:
    path.write_text(content, encoding="utf-8")
    catalog, problems = read_catalog([path])
    return catalog, [str(problem).removeprefix(f"{path}:") for problem in problems]


def has_figure(catalog: Catalog) -> bool:
    exercise = catalog.exercise("wave")
    assert exercise is not None, "the exercise itself is gone"
    return figure_of(exercise.figure, catalog.poses) is not None


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own.toml"


def test_a_sound_figure(path: Path) -> None:
    catalog, problems = read(path, EXERCISE + POSES)
    assert problems == []
    assert has_figure(catalog)


@pytest.mark.parametrize(
    ("line", "at", "said"),
    [
        ('frames = ["down", "upp"]', 8, "no pose has the name 'upp'; did you mean 'up'?"),
        ('frames = ["down"]', 7, "exercises[1].figure: frames must name 2 to 8 poses"),
        ("frames = 3", 8, "exercises[1].figure.frames"),
        ('frames = ["down", 7]', 8, "exercises[1].figure.frames[2]"),
        ('frames = ["down", "up"]\nview = "sied"', 9, "did you mean 'side'?"),
        ('frames = ["down", "up"]\nveiw = "side"', 9, "did you mean 'view'?"),
        ('frames = ["down", "up"]\ncamera = [9999, 0]', 9, "from -360 to 360, found 9999"),
        ('frames = ["down", "up"]\npin = "nose"', 9, "expected one of hip"),
        ('frames = ["down", "up"]\nstretch = ["soul"]', 9, "stretch[1]: expected one of neck"),
        ('frames = ["down", "up"]\nprops = [{ kind = "wall" }]', 9, "a wall needs at"),
        ('frames = ["down", "up"]\nprops = [{ kind = "strap", to = "head" }]', 9, "needs from"),
        ('frames = ["down", "up"]\nprops = [{ kind = "sofa" }]', 9, "expected one of chair"),
        ('view = "side"', 7, "'frames' is missing"),
    ],
)
def test_a_faulty_figure(path: Path, line: str, at: int, said: str) -> None:
    content = EXERCISE.replace('frames = ["down", "up"]', line) + POSES
    catalog, problems = read(path, content)
    assert not has_figure(catalog)
    assert len(problems) == 1
    assert problems[0].startswith(f"{at}: ")
    assert said in problems[0]


@pytest.mark.parametrize(
    ("line", "at", "said"),
    [
        ("near_arm = [90]", 16, "poses.up.near_arm: expected a list of 2 numbers"),
        ("near_arm = [90, 1e300]", 16, "from -360 to 360"),
        ("near_arm = [90, nan]", 16, "from -360 to 360"),
        ('near_arm = "up"', 16, "poses.up.near_arm: expected a list of 2 numbers"),
        ("near_arm = [90, 90]\nnear_arm_out = [91, 0]", 17, "from -90 to 90, found 91"),
        ("neer_arm = [90, 90]", 16, "did you mean 'near_arm'?"),
        ('rests_on = "air"', 16, "expected one of feet"),
        ('hold = { hands = "moon" }', 16, "hands = 'moon': expected one of floor"),
        ('hold = { nose = "floor" }', 16, "unknown key 'nose'"),
        ("near_arm = [90, 90]\nsay = 3", 15, "not valid TOML"),
    ],
)
def test_a_faulty_pose(path: Path, line: str, at: int, said: str) -> None:
    catalog, problems = read(path, EXERCISE + POSES.replace("near_arm = [90, 90]", line))
    if "TOML" not in said:
        assert not has_figure(catalog)
        assert problems[0].startswith(f"{at}: ")
    assert any(said in problem for problem in problems), problems


def test_a_pose_without_words(path: Path) -> None:
    content = EXERCISE + POSES.replace('say = "Arm up."\n', "")
    catalog, problems = read(path, content)
    assert not has_figure(catalog)
    assert problems[0] == "13: poses.up: 'say' is missing"


@pytest.mark.parametrize(
    ("like", "said"),
    [("up", "goes in a circle: up like up"), ("donw", "no pose has the name 'donw'")],
)
def test_a_pose_that_is_like_nothing(path: Path, like: str, said: str) -> None:
    catalog, problems = read(path, EXERCISE + POSES.replace('like = "down"', f'like = "{like}"'))
    assert not has_figure(catalog)
    assert len(problems) == 1
    assert problems[0].startswith(f"14: poses.up.like: {said}")


def test_a_circle_of_many(path: Path) -> None:
    chain = "".join(f'[poses.p{n}]\nlike = "p{(n + 1) % 500}"\nsay = "P."\n' for n in range(500))
    catalog, problems = read(path, EXERCISE.replace('"up"', '"p7"') + POSES + chain)
    assert not has_figure(catalog)
    assert len(problems) == 500
    assert "more than 30 poses, each like the next" in problems[0]


def test_a_row_without_an_end_is_told_in_time(path: Path) -> None:
    chain = "".join(f'[poses.p{n}]\nlike="p{n + 1}"\nsay="P."\n' for n in range(20_000))
    began = time.monotonic()
    catalog, problems = read(path, EXERCISE.replace('"up"', '"p7"') + POSES + chain)
    assert not has_figure(catalog)
    assert len(problems) == 1000
    assert time.monotonic() - began < 20


def test_one_fault_leaves_the_other_figures_alone(path: Path) -> None:
    other = EXERCISE.replace("wave", "nod").replace("Wave", "Nod")
    faulty = other.replace('"up"]', '"up"]\nview = "nowhere"')
    catalog, problems = read(path, faulty + EXERCISE + POSES)
    assert has_figure(catalog)
    assert catalog.exercise("nod") is not None
    assert len(problems) == 1


def test_poses_of_an_earlier_file_can_be_used_but_not_replaced(path: Path, tmp_path: Path) -> None:
    first = tmp_path / "first.toml"
    first.write_text(POSES, encoding="utf-8")
    path.write_text(EXERCISE + '[poses.up]\nsay = "Mine."\n', encoding="utf-8")
    catalog, problems = read_catalog([first, path])
    assert has_figure(catalog)
    assert catalog.poses["up"].say == "Arm up."
    (problem,) = problems
    assert str(problem) == f"{path}:9: poses.up: another pose already has the id 'up'"


@pytest.mark.parametrize("written", ["poses = 3", 'poses = ["a"]', "[poses]\nup = 3"])
def test_poses_that_are_no_tables(path: Path, written: str) -> None:
    catalog, problems = read(path, f"{written}\n{EXERCISE}")
    assert not has_figure(catalog)
    assert problems
