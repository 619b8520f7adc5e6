"""The thrifty driver in a real terminal, side by side with Textual's own."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.program import environment
from tests.terminal import many_widgets
from tests.terminal.terminal import Terminal
from tests.terminal.test_first_screen import assert_left_as_found

COMMAND = (sys.executable, "-m", many_widgets.__name__)
TEXTUALS_OWN = "textual.drivers.linux_driver:LinuxDriver"
LIMIT = 15.0
"""Seconds."""

Cells = list[list[tuple[object, ...]]]
Step = Callable[[Terminal], None]


def press(*keys: str) -> Step:
    return lambda terminal: terminal.press(*keys)


def resize(columns: int, rows: int) -> Step:
    return lambda terminal: terminal.resize(columns, rows)


FITTED = "palette"
"""On the last row, where the footer is once everything is painted in a new size."""

STORY: dict[str, tuple[Step, str]] = {
    "down": (press("down", "down", "down"), " 3 "),
    "scroll": (press(*["down"] * 20), "23 日本"),
    "to the end": (press("\x1b[F"), "39 ＋"),
    "to the start": (press("\x1b[H"), " 0 plain"),
    "count": (press("\x0e"), " 0 plain"),
    "to the field": (press("tab"), " 0 plain"),
    "type": (press("日"), "日"),
    "type more": (press("Kat"), "日Kat"),
    "delete": (press("backspace"), "日Ka "),
    "toast": (press("\x14"), "Saved"),
    "smaller": (resize(60, 20), FITTED),
    "larger": (resize(100, 30), FITTED),
    "ask": (press("\x17"), "Really?"),
    "count below": (press("\x0e"), "Really?"),
    "answer": (press("y"), "Saved"),
    "commands": (press("ctrl+p"), "Quit"),
    "search": (press("key"), "Keys"),
    "escape": (press("escape"), "日Ka "),
}


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Terminal, Terminal]]:
    """The app with Textual's driver and with ours."""
    with ExitStack() as running:
        own = environment(tmp_path, TEXTUAL_DRIVER=TEXTUALS_OWN)
        yield tuple(
            running.enter_context(Terminal(COMMAND, env, cwd=tmp_path, columns=80, rows=24))
            for env in (own, environment(tmp_path))
        )


@pytest.fixture
def thrifty(tmp_path: Path) -> Iterator[Terminal]:
    """The app with our driver."""
    with Terminal(COMMAND, environment(tmp_path), cwd=tmp_path) as terminal:
        yield terminal


def test_it_shows_the_same(pair: tuple[Terminal, Terminal]) -> None:
    whole, thrifty = pair
    for terminal in pair:
        terminal.wait_for(" 0 plain")
        terminal.answer()
    wait_until_same(whole, thrifty, " 0 plain", "the start")
    for name, (step, seen) in STORY.items():
        before = whole.screen.cells
        for terminal in pair:
            step(terminal)
        if seen is FITTED:
            # What was wider than Textual thinks is left over by its own driver, which paints once.
            for terminal in pair:
                terminal.wait_for(lambda text: FITTED in text.splitlines()[-1])
        else:
            wait_until_same(whole, thrifty, seen, name, before)


def wait_until_same(
    whole: Terminal, thrifty: Terminal, text: str, name: str, before: Cells | None = None
) -> None:
    """Until the screens differ from `before`, show the text, and are the same."""
    deadline = time.monotonic() + LIMIT
    while not (text in whole.text and whole.screen.cells == thrifty.screen.cells != before):
        if not any(terminal.read(0.05) for terminal in (whole, thrifty)):
            assert time.monotonic() < deadline, (
                f"not the same after {name}:\n{whole.text}\n{thrifty.text}"
            )


def _is_stopped(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] == "T"


def spoil(terminal: Terminal) -> None:
    """Something else draws over the screen, as a shell does."""
    terminal.screen.feed(b"\x1b[?1049h\x1b[31mx\x1b[2J\x1b[H$ fg\r\n")


@pytest.mark.parametrize("how", ["ctrl+z", "SIGSTOP", "resized in vain"])
def test_everything_is_painted_again(thrifty: Terminal, how: str) -> None:
    thrifty.wait_for("palette")
    thrifty.press("\x0e")
    thrifty.wait_for("╶┴╴")
    before = thrifty.screen.cells
    if how == "resized in vain":
        spoil(thrifty)
        os.kill(thrifty.pid, signal.SIGWINCH)
    else:
        if how == "ctrl+z":
            thrifty.press("\x1a")
        else:
            os.kill(thrifty.pid, signal.SIGSTOP)
        while not _is_stopped(thrifty.pid):
            thrifty.read(0.05)
        if how == "ctrl+z":
            assert_left_as_found(thrifty)
        spoil(thrifty)
        os.kill(thrifty.pid, signal.SIGCONT)
    thrifty.wait_for(lambda _: thrifty.screen.cells == before)
    thrifty.press("\x11")
    assert thrifty.wait_for_end() == 0
    assert_left_as_found(thrifty)


def test_nothing_is_painted_while_the_terminal_is_lent(thrifty: Terminal) -> None:
    thrifty.wait_for("palette")
    thrifty.press("\x0c")
    taken_again = b"\x1b[m\x1b[?1049h"
    thrifty.wait_for(lambda _: taken_again in thrifty.written.partition(b"<lent>")[2])
    assert thrifty.written.partition(b"<lent>")[2].startswith(taken_again)
    clock = thrifty.wait_for(" 0 plain").splitlines()[:3]
    thrifty.press("\x0e")
    # Until it reads again, the terminal keeps ctrl+q for itself.
    thrifty.wait_for(lambda text: text.splitlines()[:3] != clock)
    thrifty.press("\x11")
    assert thrifty.wait_for_end() == 0
    assert_left_as_found(thrifty)


@pytest.mark.parametrize("before", ["", "trap '' HUP; "], ids=["as it is", "SIGHUP ignored"])
def test_it_ends_when_the_terminal_is_gone(tmp_path: Path, before: str) -> None:
    """It is not the terminal of its session, so that the system sends no SIGHUP."""
    ours, theirs = pty.openpty()
    line = f"{before}exec {' '.join(COMMAND)}"
    with subprocess.Popen(
        ["sh", "-c", line],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(tmp_path),
        start_new_session=True,
    ) as program:
        try:
            os.close(theirs)
            written = b""
            while b" 0 plain" not in written:
                assert select.select([ours], [], [], LIMIT)[0]
                written += os.read(ours, 65536)
            os.close(ours)
            assert program.wait(LIMIT) == 129
        finally:
            program.kill()
