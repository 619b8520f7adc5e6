"""`supple import` of a routine: shown, then copied as it is."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Supple
from tests.commands.test_check import step
from tui.storage.paths import Paths

HERS = '# hers\nname = "After the run"\n\n[[steps]]\nexercise = "cat-cow" # slowly\n'


class Person(io.StringIO):
    """A terminal with somebody in front of it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def hers(tmp_path: Path) -> Path:
    path = tmp_path / "from her.toml"
    path.write_text(HERS, encoding="utf-8")
    return path


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Somebody is there and types this."""

    def answers(text: str) -> None:
        monkeypatch.setattr("sys.stdin", Person(text))
        monkeypatch.setattr("tui.cli._has_person", lambda: True)

    return answers


def test_yes_takes_it_over_unasked(supple: Supple, paths: Paths, hers: Path) -> None:
    result = supple("import", "--yes", str(hers))
    copy = paths.routines / "after-the-run.toml"
    assert (result.code, result.err) == (0, "")
    assert result.lines[0] == "After the run"
    assert " 1  Cat-cow: 8 reps 3-0-3" in result.lines
    assert result.lines[-1] == f"taken over as {copy}"
    assert copy.read_text(encoding="utf-8") == HERS
    assert "After the run" in supple("list", "routines").out


@pytest.mark.parametrize(
    ("answer", "is_taken"),
    [("y\n", True), (" YES \n", True), ("n\n", False), ("\n", False), ("", False)],
)
def test_a_person_is_asked(
    supple: Supple,
    paths: Paths,
    hers: Path,
    answering: Callable[[str], None],
    answer: str,
    is_taken: bool,
) -> None:
    answering(answer)
    result = supple("import", str(hers))
    assert (result.code, result.err) == (0, "")
    assert "Take it over into your routines?" in result.out
    assert (paths.routines / "after-the-run.toml").exists() is is_taken
    assert ("nothing was taken over" in result.out) is not is_taken


def test_without_a_person_it_is_wrong_usage(supple: Supple, paths: Paths, hers: Path) -> None:
    result = supple("import", str(hers))
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith(f"supple import --yes '{hers}'\n")
    assert list(paths.routines.iterdir()) == []


def test_problems_and_hints_are_shown_and_do_not_hinder(
    supple: Supple, paths: Paths, tmp_path: Path
) -> None:
    text = step("hold_seconds = 300") + '\n[[steps]]\nexercise = "cat-cov"\n'
    (tmp_path / "x.toml").write_text(text, encoding="utf-8")
    result = supple("import", "--yes", "x.toml")
    assert (result.code, result.err) == (0, "")
    assert "line 8: steps[2].exercise: no exercise has the id 'cat-cov'" in result.out
    assert "step 1: 300 s is longer than" in result.out
    assert (paths.routines / "x.toml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("broken.toml", "broken.toml:5: steps[1].reps: expected a whole number"),
        ("nowhere.toml", "nowhere.toml: cannot be read: there is no such file"),
        ("folder.toml", "folder.toml: cannot be read: it is not a file"),
    ],
)
def test_what_is_no_routine_is_told_and_not_taken(
    supple: Supple, paths: Paths, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "broken.toml").write_text(step('reps = "x"'), encoding="utf-8")
    (tmp_path / "folder.toml").mkdir()
    result = supple("import", "--yes", name)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(said)
    assert list(paths.routines.iterdir()) == []


def test_text_in_it_cannot_drive_the_terminal(
    supple: Supple, tmp_path: Path, answering: Callable[[str], None]
) -> None:
    (tmp_path / "x.toml").write_text('name = "a\u202eb"\nnotes = "\u200fx"\n', encoding="utf-8")
    answering("y\n")
    result = supple("import", "x.toml")
    assert result.code == 0
    assert "\u202e" not in result.out
    assert "\u200f" not in result.out


def test_a_folder_that_cannot_be_written_to_is_told(
    supple: Supple, hers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.storage.verbatim.write_atomically", full)
    result = supple("import", "--yes", str(hers))
    assert (result.code, result.err) == (
        1,
        "supple: cannot take it over: No space left on device\n",
    )
