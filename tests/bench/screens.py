"""What a terminal sees: how soon the first useful screen is there, and what a hold costs."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench import one_label
from tests.bench.figure import Figure, median_of
from tests.program import SUPPLE, environment
from tests.terminal.terminal import Terminal

FLOOR = ((sys.executable, str(Path(one_label.__file__))), one_label.TEXT)
OURS = (SUPPLE, "Four essentials plus three")
TARGET = 1.6
"""Times the floor."""
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
    """Let a hold of the session run, and count what it writes and computes."""
    with tempfile.TemporaryDirectory() as home:
        command = [*SUPPLE, "play", "one-stretch"]
        with Terminal(command, environment(Path(home)), cwd=Path(home)) as terminal:
            for word in ("GET READY", "EASE IN", "HOLD"):
                _wait_for(terminal, word)
                if word != "HOLD":
                    terminal.press("n")
            _read_for(terminal, 1.0)
            written, computed = len(terminal.written), _cpu_seconds(terminal.pid)
            began = time.monotonic()
            _read_for(terminal, seconds)
            passed = time.monotonic() - began
            rate = (len(terminal.written) - written) / passed
            load = 100 * (_cpu_seconds(terminal.pid) - computed) / passed
    yield Figure("hold, written", rate, "bytes/s", None, f"80×24, over {passed:.1f} s")
    yield Figure("hold, computed", load, "% CPU")


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
