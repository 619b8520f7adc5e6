"""What a terminal sees: how soon the first useful screen is there, and what a hold costs."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench import one_label
from tests.bench.figure import Figure, median_of
from tests.program import SUPPLE, environment
from tests.terminal.terminal import Terminal

FLOOR = ((sys.executable, str(Path(one_label.__file__))), one_label.TEXT)
OURS = (SUPPLE, "Four essentials plus three")
TARGET = 1.6
"""Times the floor."""
HOLD_RATE, HOLD_LOAD = 200.0, 0.5
QUIET = 0.4
"""Seconds without output after which a key has shown all its effects."""
LIMIT = 20.0
"""Seconds after which a screen does not come any more."""


def first_screen(runs: int) -> Iterator[Figure]:
    """Start the app and the floor in turn, `runs` times each after one start that does not count.

    Useful is the screen from the moment on that its text is to be read.
    """
    taken: dict[Sequence[str], list[float]] = {FLOOR[0]: [], OURS[0]: []}
    with tempfile.TemporaryDirectory() as home:
        for number in range(runs + 1):
            for command, text in (FLOOR, OURS) if number % 2 else (OURS, FLOOR):
                seconds = _seconds_until(command, text, Path(home))
                if number:
                    taken[command].append(seconds)
    floor, ours = taken[FLOOR[0]], taken[OURS[0]]
    ratio = statistics.median(ours) / statistics.median(floor)
    pairs = [mine / least for mine, least in zip(ours, floor, strict=True)]
    yield median_of("first screen, one label", [1000 * value for value in floor], "ms")
    yield median_of("first screen, Supple", [1000 * value for value in ours], "ms")
    detail = f"pair by pair {min(pairs):.2f} to {max(pairs):.2f}"
    yield Figure("first screen, Supple / one label", ratio, "", TARGET, detail)


def hold(seconds: float) -> Iterator[Figure]:
    """Let a hold of the session run, and count what it writes and computes beyond the floor."""
    with tempfile.TemporaryDirectory() as home:
        with _running(FLOOR[0], Path(home)) as terminal:
            _wait_for(terminal, FLOOR[1])
            floor = _cost(terminal, seconds)
        with _running([*SUPPLE, "play", "one-stretch"], Path(home)) as terminal:
            for word in ("GET READY", "EASE IN", "HOLD"):
                _wait_for(terminal, word)
                if word != "HOLD":
                    terminal.press("n")
            ours = _cost(terminal, seconds)
    yield Figure("hold, written", ours.rate, "bytes/s", HOLD_RATE, f"80×24, over {seconds:g} s")
    beyond = f"beyond one label, which takes {floor.load:.2g} %"
    yield Figure("hold, computed", ours.load - floor.load, "% CPU", HOLD_LOAD, beyond)


def keys() -> Iterator[Figure]:
    """Go down and up the list of the first screen, and count what each key has written."""
    with (
        tempfile.TemporaryDirectory() as home,
        _running(OURS[0], Path(home)) as terminal,
    ):
        _wait_for(terminal, "done by")
        _read_until_quiet(terminal)
        first = len(terminal.written)
        sizes = []
        for key in "jjjjkkkk":
            written = len(terminal.written)
            terminal.press(key)
            _read_until_quiet(terminal)
            sizes.append(float(len(terminal.written) - written))
    yield Figure("first screen, written", first, "bytes")
    yield median_of("list, written for a key", sizes, "bytes")


class _Cost(NamedTuple):
    """Bytes a second, and the share of a core in %."""

    rate: float
    load: float


def _running(command: Sequence[str], home: Path) -> Terminal:
    return Terminal(command, environment(home), cwd=home)


def _cost(terminal: Terminal, seconds: float) -> _Cost:
    _read_for(terminal, 1.0)
    written, computed, began = len(terminal.written), _cpu_seconds(terminal.pid), time.monotonic()
    _read_for(terminal, seconds)
    passed = time.monotonic() - began
    rate = (len(terminal.written) - written) / passed
    return _Cost(rate, 100 * (_cpu_seconds(terminal.pid) - computed) / passed)


def _read_until_quiet(terminal: Terminal) -> None:
    while terminal.read(QUIET):
        terminal.answer()


def _seconds_until(command: Sequence[str], text: str, home: Path) -> float:
    began = time.monotonic()
    with Terminal(command, environment(home), cwd=home) as terminal:
        return _wait_for(terminal, text) - began


def _wait_for(terminal: Terminal, text: str) -> float:
    """Read until the screen shows the text; the moment at which the last bytes for it came."""
    deadline = time.monotonic() + LIMIT
    while text not in terminal.text:
        if not terminal.read(deadline - time.monotonic()):
            raise RuntimeError(f"no {text!r} on the screen:\n{terminal.text}")
        terminal.answer()
    return terminal.last_read


def _read_for(terminal: Terminal, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        terminal.read(left)


def _cpu_seconds(pid: int) -> float:
    """CPU time that all threads of a process have had."""
    tasks = Path(f"/proc/{pid}/task")
    try:
        return (
            sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9
        )
    except OSError:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
