"""What is edited survives whatever ends the process, the other terminal and a full disk."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.terminal.conftest import Start
from tests.terminal.editing import WHOLE, Scribe, steps_in
from tests.terminal.terminal import Terminal
from tests.terminal.test_first_screen import assert_left_as_found

SEED = 20
"""Of every random moment here; the soak in tests/bench takes others."""


def open_editor(terminal: Terminal) -> None:
    terminal.wait_for("enter start")
    terminal.press("e")
    terminal.wait_for("a add")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP], ids=lambda s: s.name)
def test_killed_again_and_again_nothing_older_than_a_second_is_lost(
    tmp_path: Path, number: signal.Signals
) -> None:
    scribe = Scribe(tmp_path, Random(f"{SEED} {number.name}"))
    lives = [scribe.live(number, longest=2.0) for _ in range(6)]
    assert [fault for life in lives for fault in life.faults] == []
    assert scribe.offered


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=lambda s: s.name)
def test_a_signal_writes_what_was_just_typed_and_restores_the_terminal(
    start: Start, routines: Path, number: signal.Signals
) -> None:
    (routines / "evening.toml").write_text(WHOLE, encoding="utf-8")
    terminal = start()
    open_editor(terminal)
    terminal.press("d", "d")
    terminal.wait_for("3 steps")
    os.kill(terminal.pid, number)
    assert terminal.wait_for_end() == 128 + number
    assert_left_as_found(terminal)
    again = start()
    again.wait_for("Evening was left unsaved on")
    again.press("o")
    again.wait_for("3 steps")


def test_two_editors_on_one_file_lose_neither(start: Start, routines: Path) -> None:
    path = routines / "evening.toml"
    path.write_text(WHOLE, encoding="utf-8")
    one, two = start(), start()
    for terminal in (one, two):
        open_editor(terminal)
        terminal.press("d")
        terminal.wait_for("2 steps")
    two.press("d", "ctrl+s")
    two.wait_for("Saved as evening.toml")
    assert steps_in(path) == 3
    one.press("ctrl+s")
    one.wait_for("evening.toml was changed elsewhere since you opened it.")
    one.press("m")
    one.wait_for("Saved as evening.toml")
    assert steps_in(path) == 2
    assert steps_in(routines / "evening.toml.before-edit") == 3
    two.press("d", "ctrl+s")
    two.wait_for("evening.toml was changed elsewhere since you opened it.")
    two.press("t")
    two.wait_for("2 steps")
    two.press("u")
    two.wait_for("4 steps")


def test_what_another_terminal_edits_is_not_offered(start: Start, routines: Path) -> None:
    (routines / "evening.toml").write_text(WHOLE, encoding="utf-8")
    one = start()
    open_editor(one)
    one.press("d")
    one.wait_for("2 steps")
    drafts = routines.parent / "drafts"
    while not any(drafts.glob("*.json")):
        assert one.exit_code is None
        one.read(0.05)
    two = start()
    open_editor(two)
    assert "left unsaved" not in two.text
    assert "1 step " in two.text


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 128 kB in the place of the user's data."""
    folder = tmp_path / "data"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "supple", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("may not mount a disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Leave no room on a disk; returns what takes it."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            return ballast
    raise AssertionError("a disk without an end")


def test_a_full_disk_is_said_and_once_there_is_room_everything_is_saved(
    start: Start, small_disk: Path, tmp_path: Path
) -> None:
    path = small_disk / "supple" / "routines" / "evening.toml"
    path.parent.mkdir(parents=True)
    path.write_text(WHOLE, encoding="utf-8")
    terminal = start(HOME=str(tmp_path))
    open_editor(terminal)
    ballast = fill(small_disk)
    terminal.press("d")
    terminal.wait_for("only in")
    terminal.press("ctrl+s")
    terminal.wait_for("Not saved: No space left on device.")
    assert path.read_text(encoding="utf-8") == WHOLE
    terminal.press("s")
    terminal.wait_for("~/evening.toml")
    terminal.press("enter")
    terminal.wait_for("Among")
    assert steps_in(tmp_path / "evening.toml") == 2
    ballast.unlink()
    terminal.press("ctrl+s")
    terminal.wait_for("Saved as evening.toml")
    assert steps_in(path) == 2
    assert [file.name for file in path.parent.iterdir()] == ["evening.toml"]


def test_a_disk_that_turns_read_only_is_said_and_the_work_stays(
    start: Start, small_disk: Path
) -> None:
    path = small_disk / "supple" / "routines" / "evening.toml"
    path.parent.mkdir(parents=True)
    path.write_text(WHOLE, encoding="utf-8")
    terminal = start()
    open_editor(terminal)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    terminal.press("d", "ctrl+s")
    terminal.wait_for("Not saved: Read-only file system.")
    terminal.press("n")
    terminal.wait_for("2 steps")
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    terminal.press("ctrl+s")
    terminal.wait_for("Saved as evening.toml")
    assert steps_in(path) == 2
