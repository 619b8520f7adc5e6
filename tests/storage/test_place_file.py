"""The place of a running session outlives its process, and tells that it runs."""

import errno
import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import ROOT, environment
from tests.storage.records import session_id
from tui.storage.place_file import PlaceFile, RunsElsewhere, is_running, last_reading

ID = session_id()

RUNNING = """
import sys, pathlib
from tui.storage.place_file import PlaceFile
place = PlaceFile.create(pathlib.Path(sys.argv[1]), sys.argv[2])
place.keep(1800.0)
place.keep(61.25)
print("runs", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "running"


def only_file(folder: Path) -> Path:
    [path] = folder.iterdir()
    return path


def test_the_last_place_is_known(folder: Path) -> None:
    place = PlaceFile.create(folder, ID)
    assert last_reading(folder, ID) is None
    for reading in (0.0, 12345.678, 9.5):
        place.keep(reading)
        assert last_reading(folder, ID) == reading
    assert only_file(folder).stat().st_mode & 0o777 == 0o600
    place.close()
    assert list(folder.iterdir()) == []


def test_it_can_be_kept_for_another_time(folder: Path) -> None:
    place = PlaceFile.create(folder, ID)
    place.keep(5)
    place.close(delete=False)
    again = PlaceFile.create(folder, ID)
    assert last_reading(folder, ID) == 5
    again.close()


def test_a_killed_process_leaves_its_place_and_its_lock(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RUNNING, str(folder), ID],
        cwd=ROOT,
        env=environment(folder.parent),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"runs\n"
        assert is_running(folder, ID)
        with pytest.raises(RunsElsewhere):
            PlaceFile.create(folder, ID)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert not is_running(folder, ID)
    assert last_reading(folder, ID) == 61.25
    PlaceFile.create(folder, ID).close()


def test_two_that_look_at_once_do_not_see_each_other(folder: Path) -> None:
    PlaceFile.create(folder, ID).close(delete=False)
    handle = os.open(only_file(folder), os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_SH)
    assert not is_running(folder, ID)
    os.close(handle)


def test_what_is_garbled_is_no_place(folder: Path) -> None:
    place = PlaceFile.create(folder, ID)
    place.keep(1234.5)
    path = only_file(folder)
    sound = path.read_bytes()
    for length in range(len(sound)):
        path.write_bytes(sound[:length])
        assert last_reading(folder, ID) is None
    for at in range(len(sound)):
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        assert last_reading(folder, ID) is None
    path.write_bytes(b"\0" * len(sound))
    assert last_reading(folder, ID) is None
    place.close()


def test_without_a_file_there_is_nothing(folder: Path) -> None:
    assert last_reading(folder, ID) is None
    assert not is_running(folder, ID)


@pytest.mark.parametrize("name", ["", "../journal.sqlite3", "/etc/passwd", "x\0y"])
def test_what_is_no_id_never_becomes_a_path(folder: Path, name: str) -> None:
    with pytest.raises(ValueError, match="UUID"):
        PlaceFile.create(folder, name)
    assert last_reading(folder, name) is None
    assert not is_running(folder, name)
    assert not folder.exists()


def test_where_nothing_can_be_locked_a_session_runs_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refused)
    place = PlaceFile.create(folder, ID)
    place.keep(3)
    assert last_reading(folder, ID) == 3
    assert not is_running(folder, ID)
    place.close()


def test_a_full_disk_leaves_the_place_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = PlaceFile.create(folder, ID)
    place.keep(3)

    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "pwrite", refused)
        place.keep(4)
    assert last_reading(folder, ID) == 3
    place.close()


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"hers")
    (folder / ID).symlink_to(elsewhere)
    with pytest.raises(OSError, match=r"symbolic links"):
        PlaceFile.create(folder, ID)
    assert elsewhere.read_bytes() == b"hers"
