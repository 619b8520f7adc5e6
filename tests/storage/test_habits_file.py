"""The file in which habits are kept."""

from pathlib import Path

import pytest

from tui.core.figure.look import Drawing
from tui.core.habits import Habits
from tui.storage.habits_file import read_habits, save_habits
from tui.storage.paths import Paths


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Paths.within(tmp_path / "data", tmp_path / "config").habits


def test_it_stands_beside_the_routines(path: Path, tmp_path: Path) -> None:
    assert path == tmp_path / "data" / "habits.toml"


def test_without_a_file_there_are_no_habits(path: Path) -> None:
    assert read_habits(path) == (Habits(), ())
    assert not path.parent.exists()


@pytest.mark.parametrize(
    "habits",
    [
        Habits(),
        Habits(breath=4.5),
        Habits(known=("cat", 'a "b"')),
        Habits(known=("x",), breath=2, drawing=Drawing.BRAILLE),
    ],
)
def test_what_is_saved_is_read_again(path: Path, habits: Habits) -> None:
    save_habits(path, Habits(known=("old",), breath=9))
    save_habits(path, habits)
    assert read_habits(path) == (habits, ())


def test_it_is_for_the_owner_alone_and_nothing_is_left_beside_it(path: Path) -> None:
    save_habits(path, Habits(known=("cat",)))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [found.name for found in path.parent.iterdir()] == ["habits.toml"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"breath = 1\n", 1),
        (b"known = []\nbreaht = 5\n", 2),
        (b"known = [\n", 1),
        (b'known = ["\\u001b[2J"]\n', 1),
        (b"known = [\n\xff]\n", 2),
    ],
)
def test_a_broken_file_gives_no_habits_and_a_problem(path: Path, content: bytes, line: int) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    habits, problems = read_habits(path)
    assert habits == Habits()
    assert [(problem.file, problem.line) for problem in problems] == [(str(path), line)]


def test_a_folder_in_its_place(path: Path) -> None:
    path.mkdir(parents=True)
    habits, problems = read_habits(path)
    assert (habits, len(problems)) == (Habits(), 1)
    with pytest.raises(OSError, match="directory"):
        save_habits(path, Habits(breath=5))
