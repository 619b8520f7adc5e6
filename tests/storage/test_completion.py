"""A path is completed as shells do it."""

from pathlib import Path

import pytest

from tui.storage.completion import completed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("hers.toml", "hers-too.toml", "notes.txt", ".hidden.toml", "odd\x1b.toml"):
        (tmp_path / name).touch()
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "knee.toml").touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("~", "~/"),
        ("~/he", "~/hers"),
        ("~/hers.", "~/hers.toml"),
        ("~/s", "~/sheets/"),
        ("~/sheets/", "~/sheets/knee.toml"),
        ("./s", "./sheets/"),
        ("s", "sheets/"),
        ("n", "n"),
        ("o", "o"),
        (".h", ".hidden.toml"),
        ("nowhere/x", "nowhere/x"),
        ("~nobody-is-called-so/x", "~nobody-is-called-so/x"),
        ("a\0b/x", "a\0b/x"),
        ("", ""),
    ],
)
def test_as_much_as_all_have_in_common_is_added(folder: Path, typed: str, path: str) -> None:
    assert completed(typed, ".toml") == path


def test_an_absolute_path(folder: Path) -> None:
    assert completed(f"{folder}/sh", ".toml") == f"{folder}/sheets/"
    assert completed("/" + str(folder).strip("/").partition("/")[0][:-1], ".x").startswith("/")
