"""What a whole session writes to the terminal: how much on average, and in its worst second."""

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.figure import Figure
from tests.program import SUPPLE, environment
from tests.terminal.terminal import Terminal

ROUTINE, OVER = "four-essentials", "All done."
AVERAGE = 1000.0
"""Bytes a second."""
BUDGET = 4000
"""Bytes in any second, as the settings have it when nothing is set."""
SPEED = 1
"""Times faster than a session is. With as many times the pictures and the budget, what is written
is the same; only how much of it falls into one second differs."""
LONGEST = 30.0
"""Seconds without a byte after which the session is over."""


class Read(NamedTuple):
    """Bytes that came at one time."""

    at: float
    """Seconds."""
    size: int


def session(
    columns: int = 80, rows: int = 24, speed: int = SPEED, budget: int = BUDGET
) -> Iterator[Figure]:
    """Let "Four essentials" run to its end, and count what it writes."""
    with tempfile.TemporaryDirectory() as home:
        reads = _whole_session(Path(home), (columns, rows), speed, budget)
    seconds = reads[-1].at * speed
    written = sum(read.size for read in reads)
    size = f"{columns}×{rows}, {seconds:.0f} s of session at speed {speed}"
    yield Figure("session, written on average", written / seconds, "bytes/s", AVERAGE, size)
    yield Figure(
        "session, written in the worst second", worst(reads), "bytes", budget * speed, size
    )


def worst(reads: Sequence[Read]) -> float:
    """The most bytes in any second, the first picture of the screen left out."""
    reads = [read for read in reads if read.at > 1]
    return max(
        sum(other.size for other in reads[number:] if other.at <= read.at + 1)
        for number, read in enumerate(reads)
    )


def _whole_session(home: Path, size: tuple[int, int], speed: int, budget: int) -> list[Read]:
    config = home / "config" / "supple" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(
        f"[figure]\nframes_per_second = {4 * speed}\nbytes_per_second = {budget * speed}\n"
    )
    command = [*SUPPLE, "play", ROUTINE, *(["--speed", str(speed)] if speed > 1 else [])]
    reads: list[Read] = []
    columns, rows = size
    with Terminal(command, environment(home), cwd=home, columns=columns, rows=rows) as terminal:
        began = time.monotonic()
        while "GET READY" not in terminal.text:
            if "all the same" in terminal.text:
                terminal.press("y")
            terminal.read(LONGEST)
            terminal.answer()
        while OVER not in terminal.text and (data := terminal.read(LONGEST)):
            reads.append(Read(terminal.last_read - began, len(data)))
            terminal.answer()
    return reads
