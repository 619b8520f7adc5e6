"""`supple play --plain` as a process: pipes, signals, what is recorded, and what is offered."""

import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.program import SUPPLE, environment, run
from tests.terminal.conftest import Start
from tests.terminal.conftest import start as start
from tests.terminal.terminal import Terminal
from tui.core.session import MAX_GAP

PLAIN = ("play", "one-stretch", "--plain")
WIDE = (200, 40)


def sessions(home: Path) -> list[dict[str, Any]]:
    exported = run("export", "--format", "json", home=home)
    return list(json.loads(exported.stdout)["sessions"])


def piped(home: Path) -> "subprocess.Popen[str]":
    """The program in a pipe, once the first phase was told."""
    process = subprocess.Popen(
        [*SUPPLE, *PLAIN],
        cwd=home,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    while not process.stdout.readline().startswith("0:00 Get ready"):
        assert process.poll() is None
    return process


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_in_a_pipe_a_rehearsal_leaves_no_journal(tmp_path: Path, term: str) -> None:
    result = run(*PLAIN, "--speed", "1000", home=tmp_path, TERM=term)
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert len(lines) == 1 + 20 + 1
    assert re.fullmatch(r"Just one stretch: 1 exercise, \d:\d\d\. Ctrl\+C ends it\.", lines[0])
    assert lines[-1] == "Finished. 1 of 1 exercise done, 3:00 of exercise."
    assert re.fullmatch("[^\x00-\x09\x0b-\x1f\x7f]*", result.stdout)
    assert sessions(tmp_path) == []


def test_the_short_version_leaves_out_what_is_optional(tmp_path: Path) -> None:
    rehearsal = ("--plain", "--speed", "1000", "--short")
    result = run("play", "four-essentials-plus", *rehearsal, home=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("Four essentials plus three: 4 exercises, ")
    whole = run("play", "one-stretch", *rehearsal, home=tmp_path)
    assert whole.stderr == "supple: nothing in Just one stretch is optional; this is all of it\n"
    assert whole.stdout.startswith("Just one stretch: 1 exercise, ")


def test_with_no_standard_input_at_all(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        'name = "Own"\n[[steps]]\nexercise = "cat-cow"\nself_paced = true\n', encoding="utf-8"
    )
    result = subprocess.run(
        ["sh", "-c", f"{' '.join(SUPPLE)} play ./own.toml --plain --speed 1000 <&-"],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1].startswith("Finished. 1 of 1")


def test_a_broken_file_is_not_played(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('name = "X"\nround = 2\n', encoding="utf-8")
    result = run("play", "x.toml", "--plain", home=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "x.toml:2: round: unknown key 'round'; did you mean 'rounds'?\n"


@pytest.mark.parametrize(
    ("number", "code", "state"),
    [
        (signal.SIGINT, 130, "left"),
        (signal.SIGTERM, 143, "open"),
        (signal.SIGHUP, 129, "open"),
        (signal.SIGKILL, -9, "open"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_a_signal_in_the_middle(
    tmp_path: Path, number: signal.Signals, code: int, state: str
) -> None:
    with piped(tmp_path) as process:
        while not (tmp_path / "data" / "supple" / "running").is_dir() or not sessions(tmp_path):
            assert process.poll() is None
        process.send_signal(number)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (code, "")
    assert [session["state"] for session in sessions(tmp_path)] == [state]
    if state == "left":
        assert "Ended early. 0 of 1 exercise done" in out


def test_what_was_broken_off_is_only_mentioned_in_a_pipe(tmp_path: Path) -> None:
    with piped(tmp_path) as process:
        process.terminate()
        process.communicate(timeout=10)
    result = run(*PLAIN, "--speed", "1000", home=tmp_path)
    assert "broken off" not in result.stdout  # a rehearsal asks nothing
    with piped(tmp_path) as process:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=10)
    assert sorted(session["state"] for session in sessions(tmp_path)) == ["left", "open"]


def test_what_was_broken_off_is_offered_at_a_terminal(tmp_path: Path, start: Start) -> None:
    first = start(*PLAIN, TERM="dumb", size=WIDE)
    first.wait_for("Get ready")
    first.press("n", "enter", "n", "enter")
    first.wait_for("Hold, left side")
    os.kill(first.pid, signal.SIGTERM)
    assert first.wait_for_end() == 143
    assert b"Traceback" not in first.written

    again = start(*PLAIN, TERM="dumb", size=WIDE)
    text = again.wait_for("Enter alone: later.")
    assert re.search(r"Knee to chest: Hold, left side, rep 1 of 3, 0:(29|30) to go\.", text)
    again.press("x", "enter")
    again.wait_for("Please one of o, r, f, d")
    again.press("o", "enter")
    again.wait_for("You go on in 3 s with Knee to chest: Hold, left side")
    again.press("q", "enter")
    again.wait_for("End this session?")
    again.press("y", "enter")
    again.wait_for("Pain now")
    again.press("2", "enter")
    assert again.wait_for_end() == 0
    assert b"\x1b" not in again.written
    (session,) = sessions(tmp_path)
    assert (session["state"], session["pain_after"]) == ("left", 2)


def test_time_spent_stopped_is_no_time_of_the_session(start: Start) -> None:
    terminal = start(*PLAIN, TERM="dumb", size=WIDE)
    terminal.wait_for("Get ready")
    os.kill(terminal.pid, signal.SIGSTOP)
    time.sleep(MAX_GAP + 1.5)  # the machine's own clock is what this is about
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for("You were away for 0:0")
    terminal.press("ctrl+c")
    assert terminal.wait_for_end() == 130


def test_the_end_of_the_input_keeps_a_paused_session(tmp_path: Path, start: Start) -> None:
    terminal: Terminal = start(*PLAIN, TERM="dumb", size=WIDE)
    terminal.wait_for("Get ready")
    terminal.press("!", "enter")
    terminal.wait_for("sharp")
    terminal.press("y", "enter")
    terminal.wait_for("How much")
    terminal.press("\x04")
    assert terminal.wait_for_end() == 0
    assert "The session is kept" in terminal.text
    (session,) = sessions(tmp_path)
    assert session["state"] == "open"
    assert session["stops"][0]["stop"]["sharp"] is True
