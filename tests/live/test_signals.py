"""What is sent to the terminal, byte for byte, and how a person's own commands are run."""

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.signal import PATTERNS, CueSettings, Notify, Signal
from tui.live.signals import (
    KEEP_TITLE,
    MAX_TEXT,
    RESTORE_TITLE,
    Commands,
    Signals,
    notification,
    through_multiplexer,
    through_screen,
    through_tmux,
    window_title,
)

IN_TMUX = {"TMUX": "/tmp/tmux-1000/default,1,0"}
IN_SCREEN = {"STY": "1.pts-0.host"}

anything = st.text(max_size=300) | st.text(
    st.sampled_from("a\x1b\x07\\;]P\x9c\x9d\x90\x18\x1a\n\r\0é漢\u202e\ud800 4"), max_size=300
)
CONTROL = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff]")


class Desk:
    """Signals whose every effect is written down, and time that passes on demand."""

    def __init__(self, environ: Mapping[str, str] | None = None, **settings: Any) -> None:
        self.written: list[str] = []
        self.due: list[tuple[float, Callable[[], None]]] = []
        self.ran: list[tuple[Sequence[str], Mapping[str, str]]] = []
        self.fault: Exception | None = None
        self.signals = Signals(
            CueSettings(**settings),
            environ or {},
            write=self.written.append,
            later=lambda seconds, do: self.due.append((seconds, do)),
            run=self._run,
        )

    def _run(self, command: Sequence[str], additions: Mapping[str, str]) -> None:
        self.ran.append((command, additions))
        if self.fault:
            raise self.fault


@pytest.mark.parametrize("signal", Signal)
def test_the_bell_rings_in_the_pattern_of_the_signal(signal: Signal) -> None:
    desk = Desk()
    assert desk.signals.give(signal, "Knee to chest") == ""
    assert desk.written == ["\x07"]
    assert [seconds for seconds, _ in desk.due] == list(PATTERNS[signal][1:])
    for _, ring in desk.due:
        ring()
    assert desk.written == ["\x07"] * len(PATTERNS[signal])


def test_the_next_signal_cuts_the_pattern_short() -> None:
    desk = Desk()
    desk.signals.give(Signal.FINISHED, "")
    desk.signals.give(Signal.HOLD_OVER, "")
    for _, ring in desk.due:
        ring()
    assert desk.written == ["\x07"] * 2


def test_what_is_off_stays_off() -> None:
    desk = Desk(bell=False, title=False)
    desk.signals.keep_title()
    desk.signals.title("0:30")
    desk.signals.give(Signal.FINISHED, "")
    desk.signals.restore_title()
    assert (desk.written, desk.due, desk.ran) == ([], [], [])


def test_at_night_only_the_title_is_left() -> None:
    commands = {Signal.FINISHED: ("true",)}
    desk = Desk(night=True, notify=Notify.OSC9, commands=commands)
    desk.signals.give(Signal.FINISHED, "")
    assert (desk.written, desk.due, desk.ran) == ([], [], [])
    desk.signals.title("0:30")
    assert desk.written == ["\x1b]2;0:30\x1b\\"]


def test_the_title_is_kept_changed_and_brought_back() -> None:
    desk = Desk()
    desk.signals.keep_title()
    for text in ("0:30 HOLD", "0:30 HOLD", "0:29 HOLD"):
        desk.signals.title(text)
    desk.signals.restore_title()
    desk.signals.title("0:29 HOLD")
    assert desk.written == [
        KEEP_TITLE, "\x1b]2;0:30 HOLD\x1b\\", "\x1b]2;0:29 HOLD\x1b\\", RESTORE_TITLE,
        "\x1b]2;0:29 HOLD\x1b\\",
    ]  # fmt: skip
    assert (KEEP_TITLE, RESTORE_TITLE) == ("\x1b[22;2t", "\x1b[23;2t")


@pytest.mark.parametrize("environ", [IN_TMUX, IN_SCREEN])
def test_a_multiplexer_takes_the_title_itself(environ: dict[str, str]) -> None:
    desk = Desk(environ)
    desk.signals.title("0:30")
    assert desk.written == ["\x1b]2;0:30\x1b\\"]


@pytest.mark.parametrize(
    ("kind", "sequences"),
    [
        (Notify.OFF, ()),
        (Notify.OSC9, ("\x1b]9;Supple, mine: Left, then, right\x07",)),
        (Notify.OSC777, ("\x1b]777;notify;Supple, mine;Left, then, right\x07",)),
        (
            Notify.OSC99,
            (
                "\x1b]99;i=supple:d=0;Supple, mine\x07",
                "\x1b]99;i=supple:d=1:p=body;Left, then, right\x07",
            ),
        ),
    ],
)
def test_the_bytes_of_a_notification(kind: Notify, sequences: tuple[str, ...]) -> None:
    assert notification(kind, "Supple; mine", "Left; then; right") == sequences


def test_no_notification_begins_with_a_number_that_is_a_command() -> None:
    assert notification(Notify.OSC9, "4", "1") == ("\x1b]9;- 4: 1\x07",)


@given(st.sampled_from(Notify), anything, anything)
def test_no_text_ends_a_notification(kind: Notify, title: str, body: str) -> None:
    for sequence in notification(kind, title, body):
        assert sequence.startswith("\x1b]")
        assert sequence.endswith("\x07")
        inner = sequence[2:-1]
        assert not CONTROL.search(inner)
        assert len(inner) <= 2 * MAX_TEXT + 30
        fields = {Notify.OSC9: 2, Notify.OSC777: 4, Notify.OSC99: 3}[kind]
        assert len(inner.split(";")) == fields


@given(anything)
def test_no_text_ends_a_title(text: str) -> None:
    sequence = window_title(text)
    assert sequence.startswith("\x1b]2;")
    assert sequence.endswith("\x1b\\")
    assert not CONTROL.search(sequence[4:-2])
    assert len(sequence[4:-2]) == min(len(text), MAX_TEXT)


def unwrapped_by_tmux(passed: str) -> str:
    found = re.fullmatch(r"\x1bPtmux;((?:[^\x1b]|\x1b\x1b)*)\x1b\\", passed)
    assert found
    return found[1].replace("\x1b\x1b", "\x1b")


def unwrapped_by_screen(passed: str) -> str:
    parts = re.findall(r"\x1bP((?:[^\x1b]|\x1b[^\\\x1b])*)\x1b\\", passed)
    assert passed == "".join(f"\x1bP{part}\x1b\\" for part in parts)
    assert all(len(part.encode()) < 256 for part in parts)
    return "".join(parts)


@given(st.sampled_from(Notify), anything, anything)
def test_what_is_passed_through_comes_out_as_it_was(kind: Notify, title: str, body: str) -> None:
    for sequence in notification(kind, title, body):
        assert unwrapped_by_tmux(through_tmux(sequence)) == sequence
        assert unwrapped_by_screen(through_screen(sequence)) == sequence


def test_the_bytes_that_tmux_takes() -> None:
    assert through_tmux("\x1b]9;x\x07") == "\x1bPtmux;\x1b\x1b]9;x\x07\x1b\\"
    assert through_screen("\x1b]9;x\x07") == "\x1bP\x1b]9;x\x07\x1b\\"


@pytest.mark.parametrize(
    ("environ", "passed"),
    [
        ({}, "\x1b]9;x\x07"),
        ({"TMUX": "", "STY": ""}, "\x1b]9;x\x07"),
        (IN_TMUX, through_tmux("\x1b]9;x\x07")),
        (IN_SCREEN, through_screen("\x1b]9;x\x07")),
    ],
)
def test_the_environment_tells_what_is_passed_through(environ: dict[str, str], passed: str) -> None:
    assert through_multiplexer("\x1b]9;x\x07", environ) == passed


def test_a_notification_says_what_and_where() -> None:
    desk = Desk(IN_TMUX, bell=False, notify=Notify.OSC777)
    desk.signals.give(Signal.SWITCH, "Knee to chest, right side")
    said = "\x1b]777;notify;Supple: switch sides;Knee to chest, right side\x07"
    assert desk.written == [through_tmux(said)]


def test_a_command_is_run_as_it_was_written() -> None:
    command = ("say", "$HOME; `id`", "")
    desk = Desk(commands={Signal.REST_OVER: command})
    desk.signals.give(Signal.REST_OVER, "Cat\x1b[2J")
    desk.signals.give(Signal.HOLD_OVER, "Cat")
    additions = {"SUPPLE_CUE": "rest-over", "SUPPLE_TEXT": "Cat\ufffd[2J"}
    assert desk.ran == [(command, additions)]


def test_an_empty_command_runs_nothing() -> None:
    desk = Desk(commands={Signal.REST_OVER: ()})
    assert desk.signals.give(Signal.REST_OVER, "Cat") == ""
    assert desk.ran == []


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (FileNotFoundError(2, "No such file or directory"), "No such file or directory"),
        (ValueError("embedded null byte"), "embedded null byte"),
    ],
)
def test_a_command_that_cannot_be_run_is_told_of_once(fault: Exception, reason: str) -> None:
    commands = {Signal.FINISHED: ("spek\x1b", "on"), Signal.SWITCH: ("ring",)}
    desk = Desk(commands=commands)
    desk.fault = fault
    said = [desk.signals.give(Signal.FINISHED, "") for _ in range(2)]
    assert said == [f"cannot run 'spek\ufffd': {reason}", ""]
    assert desk.signals.give(Signal.SWITCH, "") == f"cannot run 'ring': {reason}"
    assert len(desk.ran) == 3


TELL = (
    "import os, sys; open(sys.argv[1], 'w').write(repr((sys.argv[2:], os.environ['SUPPLE_CUE'],"
    " os.environ['KEPT'], os.getsid(0) == os.getpid(), sys.stdin.read())))"
)


def ended(commands: Commands) -> None:
    """Wait for what was started."""
    for process in commands._running:
        process.wait(timeout=20)


def test_a_program_gets_its_arguments_and_a_session_of_its_own(tmp_path: Path) -> None:
    commands = Commands({**os.environ, "KEPT": "yes"})
    file = tmp_path / "told"
    arguments = ("$HOME", "a b; exit", "*", "")
    commands.run((sys.executable, "-c", TELL, str(file), *arguments), {"SUPPLE_CUE": "finished"})
    ended(commands)
    assert file.read_text() == repr((list(arguments), "finished", "yes", True, ""))


def test_a_program_that_has_ended_is_no_zombie() -> None:
    commands = Commands(os.environ)
    commands.run(("true",), {})
    (first,) = commands._running
    # Waits for the end and leaves the dead process where it is.
    os.waitid(os.P_PID, first.pid, os.WEXITED | os.WNOWAIT)
    commands.run(("true",), {})
    assert first not in commands._running
    with pytest.raises(ChildProcessError):
        os.waitpid(first.pid, os.WNOHANG)
    ended(commands)


def test_a_program_that_runs_on_is_not_waited_for(tmp_path: Path) -> None:
    commands = Commands(os.environ)
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    commands.run(("cat", str(gate)), {})  # until somebody writes
    commands.run(("true",), {})
    assert len(commands._running) == 2
    gate.write_text("")
    ended(commands)


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Commands(os.environ).run((str(tmp_path / "none"),), {})
