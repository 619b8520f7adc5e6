"""The trash: what was deleted is listed and comes back to where it was."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from tui.storage.paths import Paths
from tui.storage.trash_files import (
    Trashed,
    bring_back,
    delete_for_good,
    put_in_trash,
    trashed_file,
    trashed_files,
)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.within(tmp_path / "data", tmp_path / "config")


def write(path: Path, content: str = 'name = "Mine"\n') -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


def trash(paths: Paths, path: Path) -> Trashed:
    return trashed_file(put_in_trash(path, paths.trash), path.parent)


@pytest.mark.parametrize("name", ["back.toml", "My_Back.toml", "v1.2.toml", "a b.toml", "ü.toml"])
def test_there_and_back(paths: Paths, name: str) -> None:
    for folder in (paths.routines, paths.catalog):
        path = write(folder / name, "anything")
        trashed = trash(paths, path)
        assert not path.exists()
        assert trashed.path == paths.trash / folder.name / name
        assert trashed.path.parent.stat().st_mode & 0o777 == 0o700
        assert trashed_files(paths) == (trashed,)
        assert bring_back(trashed) == path
        assert path.read_text() == "anything"
        assert trashed_files(paths) == ()


def test_nothing_was_deleted(paths: Paths) -> None:
    assert trashed_files(paths) == ()


def test_it_keeps_all_of_the_same_name_and_each_comes_back_under_it(paths: Paths) -> None:
    path = paths.routines / "back.toml"
    deleted = [trash(paths, write(path, text)) for text in ("one", "two", "three")]
    assert {t.original for t in deleted} == {path}
    assert bring_back(deleted[1]) == path
    assert path.read_text() == "two"
    assert {t.path for t in trashed_files(paths)} == {deleted[0].path, deleted[2].path}


def test_what_took_its_place_is_not_overwritten(paths: Paths) -> None:
    path = write(paths.routines / "back.toml", "old")
    trashed = trash(paths, path)
    write(path, "new")
    assert bring_back(trashed) == path.with_name("back-2.toml")
    assert path.read_text() == "new"
    assert path.with_name("back-2.toml").read_text() == "old"


def test_it_comes_back_into_a_folder_that_is_gone(paths: Paths) -> None:
    path = write(paths.routines / "back.toml")
    trashed = trash(paths, path)
    paths.routines.rmdir()
    assert bring_back(trashed) == path


def test_what_is_gone_cannot_be_deleted_nor_brought_back(paths: Paths) -> None:
    path = write(paths.routines / "back.toml")
    trashed = trash(paths, path)
    delete_for_good(trashed)
    assert trashed_files(paths) == ()
    for work in (lambda: bring_back(trashed), lambda: delete_for_good(trashed)):
        with pytest.raises(FileNotFoundError):
            work()
    with pytest.raises(FileNotFoundError):
        put_in_trash(path, paths.trash)


def test_a_link_is_deleted_and_not_what_it_leads_to(paths: Paths, tmp_path: Path) -> None:
    target = write(tmp_path / "elsewhere.toml")
    link = paths.routines / "link.toml"
    link.parent.mkdir(parents=True)
    link.symlink_to(target)
    delete_for_good(trash(paths, link))
    assert target.exists()


def test_a_file_that_lies_in_the_trash_itself_is_a_routine(paths: Paths) -> None:
    old = write(paths.trash / "old.toml.3", 'name = "Old"\n')
    write(paths.trash / "notes.txt")
    write(paths.trash / ".hidden.toml")
    (trashed,) = trashed_files(paths)
    assert (trashed.path, trashed.name) == (old, "Old")
    assert bring_back(trashed) == paths.routines / "old.toml"


@pytest.mark.parametrize(
    ("folder", "content", "name"),
    [
        ("routines", 'name = "Morning"\n', "Morning"),
        ("routines", 'name = " "\n', "x.toml"),
        ("routines", "name = 3\n", "x.toml"),
        ("routines", 'name = "Torn\n', "x.toml"),
        ("routines", "\0", "x.toml"),
        ("routines", f'name = "{"n" * 500}"\n', "n" * 60),
        ("catalog", '[[exercises]]\nname = "One"\n[[exercises]]\nname = "Two"\n', "One, Two"),
        ("catalog", "exercises = [1, {name = 2}]\n", "x.toml"),
        ("catalog", "exercises = 7\n", "x.toml"),
    ],
)
def test_it_is_named_after_what_is_in_it(
    paths: Paths, folder: str, content: str, name: str
) -> None:
    trashed = trash(paths, write(paths.trash.parent / folder / "x.toml", content))
    assert trashed.name == name
    assert trashed.is_routine == (folder == "routines")


def test_the_latest_deletion_comes_first_however_old_the_file_is(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = datetime.now()
    deleted = []
    for name in ("a", "b", "c"):
        path = write(paths.routines / f"{name}.toml")
        os.utime(path, (1, 1))
        deleted.append(trash(paths, path))
        ticks = deleted[-1].when
        while datetime.fromtimestamp(_touched(paths).stat().st_ctime) <= ticks:
            pass  # until the clock of the file system goes on
    assert [t.path for t in trashed_files(paths)] == [t.path for t in reversed(deleted)]
    assert all((t.when - before).total_seconds() > -1 for t in deleted)


def _touched(paths: Paths) -> Path:
    path = paths.trash / "clock"
    path.touch()
    return path
