"""A file is written whole or not at all, for its owner alone."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tui.storage.atomic import LONG_AGO, make_private_folder, write_atomically


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def umask() -> Iterator[None]:
    """Puts back the umask that a test changes."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize(
    "mask",
    [0o000, 0o022, 0o077, 0o177, 0o277, 0o777],
    ids=oct,
)
def test_only_the_owner_may_read(tmp_path: Path, mask: int) -> None:
    os.umask(mask)
    path = tmp_path / "new" / "folder" / "file.toml"
    write_atomically(path, b"content")
    assert mode(path) == 0o600
    assert mode(path.parent) == mode(path.parent.parent) == 0o700


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_bytes(b"old")
    path.chmod(0o666)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert mode(path) == 0o600


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(0o755)
    make_private_folder(folder)
    assert mode(folder) == 0o755


def test_a_file_where_a_folder_should_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(OSError, match="file"):
        write_atomically(tmp_path / "file" / "routine.toml", b"content")


def _fail(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def _interrupt(*_: Any, **__: Any) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["replace", "fsync", "fdopen"])
@pytest.mark.parametrize(("failure", "error"), [(_fail, OSError), (_interrupt, KeyboardInterrupt)])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: Any, error: type
) -> None:
    path = tmp_path / "file.toml"
    path.write_bytes(b"old")
    with monkeypatch.context() as broken:
        broken.setattr(os, step, failure)
        with pytest.raises(error):
            write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["file.toml"]


def test_what_a_killed_process_had_begun_to_write_goes_with_a_later_write(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_bytes(b"")
    now = path.stat().st_mtime
    ages = {
        ".supple-saving-dead.tmp": LONG_AGO + 60,
        ".supple-saving-alive.tmp": LONG_AGO / 2,
        ".saving-of-another-program.tmp": 9 * LONG_AGO,
        "routine.toml": 9 * LONG_AGO,
    }
    for name, age in ages.items():
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (now - age, now - age))
    write_atomically(path, b"content")
    assert {p.name for p in tmp_path.iterdir()} == {
        *list(ages)[1:],
        "file.toml",
    }


def test_the_content_is_on_the_disk_before_the_file_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    for name in ("fsync", "replace"):
        real = getattr(os, name)

        def noted(*args: Any, _name: str = name, _real: Any = real) -> None:
            done.append(_name)
            _real(*args)

        monkeypatch.setattr(os, name, noted)
    write_atomically(tmp_path / "file.toml", b"content")
    assert done == ["fsync", "replace", "fsync"]


@pytest.mark.parametrize("step", ["open", "fsync"])
def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The new file stands in its place by then: an error would say that it does not."""
    real = getattr(os, step)

    def refused(target: Any, *args: Any, **kwargs: Any) -> Any:
        is_folder = stat.S_ISDIR(os.stat(target).st_mode) if os.path.exists(target) else False
        if is_folder:
            raise OSError(errno.EINVAL, "Invalid argument")
        return real(target, *args, **kwargs)

    monkeypatch.setattr(os, step, refused)
    write_atomically(tmp_path / "file.toml", b"content")
    assert (tmp_path / "file.toml").read_bytes() == b"content"


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"untouched")
    link = tmp_path / "file.toml"
    link.symlink_to(outside)
    write_atomically(link, b"content")
    assert not link.is_symlink()
    assert link.read_bytes() == b"content"
    assert outside.read_bytes() == b"untouched"
