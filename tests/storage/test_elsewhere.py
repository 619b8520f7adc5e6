"""A routine can be written wherever a person says, and nothing there is overwritten unasked."""

import os
from pathlib import Path

import pytest

from tests.strategies import KNOWN_IDS
from tui.core.routine import Routine, Step
from tui.storage.elsewhere import place_named, write_elsewhere
from tui.storage.routine_files import routine_toml

ROUTINE = Routine(name="Evening", steps=(Step(exercise=KNOWN_IDS[0]),))


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert place_named("~/a.toml") == place_named("a.toml") == tmp_path / "a.toml"
    assert place_named("/b/../c.toml") == Path("/c.toml")
    assert place_named("~nobody-of-this-name/a") == tmp_path / "~nobody-of-this-name" / "a"


def test_it_is_written_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    write_elsewhere(path, ROUTINE)
    assert path.read_text() == routine_toml(ROUTINE)
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_there_is_overwritten_when_that_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("mine")
    with pytest.raises(FileExistsError, match=f"{path} exists already"):
        write_elsewhere(path, ROUTINE)
    assert path.read_text() == "mine"
    write_elsewhere(path, ROUTINE, overwrite=True)
    assert path.read_text() == routine_toml(ROUTINE)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no/such/a.toml", "there is no folder"),
        (".", "is a folder"),
        ("file/a.toml", "there is no folder"),
        ("n" * 300, "too long"),
    ],
)
def test_where_nothing_can_be_written_it_is_said_why(
    tmp_path: Path, name: str, reason: str
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match=reason):
        write_elsewhere(tmp_path / name, ROUTINE)
    assert os.listdir(tmp_path) == ["file"]
