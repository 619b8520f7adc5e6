"""Where everything lives."""

from pathlib import Path

import pytest

from tui.storage.paths import Paths, resource


def test_the_layout(tmp_path: Path) -> None:
    paths = Paths.within(tmp_path / "data", tmp_path / "config")
    assert paths.routines == tmp_path / "data" / "routines"
    assert paths.catalog == tmp_path / "data" / "catalog"
    assert paths.trash == tmp_path / "data" / "trash"
    assert paths.scratch == tmp_path / "data" / "scratch"
    assert paths.journal == tmp_path / "data" / "journal.sqlite3"
    assert paths.config == tmp_path / "config" / "config.toml"
    assert paths.cache == tmp_path / "data" / "cache"


def test_the_platform_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "etc"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "var"))
    folders = (tmp_path / name / "supple" for name in ("share", "etc", "var"))
    assert Paths.for_user() == Paths.within(*folders)


def test_asking_where_creates_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    Paths.for_user()
    assert list(tmp_path.iterdir()) == []


def test_a_checkout_has_its_data_at_the_top(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert resource("catalog.toml").read_bytes().startswith(b"#")
    package = tmp_path / "tui"
    package.mkdir()
    monkeypatch.setattr("tui.storage.paths._PACKAGE", package)
    assert resource("catalog.toml") == tmp_path / "catalog.toml"
    (package / "catalog.toml").touch()
    assert resource("catalog.toml") == package / "catalog.toml"
