"""How late a phase change is on the screen beside a busy core: `python -m tests.bench.punctual`."""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path
from random import Random

from tests.bench.figure import Figure, percentile, table
from tests.program import run
from tests.terminal.survival import Survivor

TARGET = 50.0
"""Milliseconds, at the 99th percentile."""
BUSY = (sys.executable, "-c", "while True: pass")
_TITLE = re.compile(rb"\x1b\]2;([^\x1b]+?) [\d:]+\x1b\\")


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.punctual", description=__doc__)
    parser.add_argument("--seconds", type=float, default=120.0, help="of a session (120)")
    parser.add_argument("--busy", type=int, default=1, metavar="N", help="busy processes (1)")
    options = parser.parse_args()
    busy = [subprocess.Popen(BUSY) for _ in range(options.busy)]
    try:
        late = _late(options.seconds)
    finally:
        for process in busy:
            process.kill()
            process.wait()
    detail = f"{len(late)} changes, {options.busy} busy, load {os.getloadavg()[0]:.1f}"
    median, worst = percentile(late, 50), percentile(late, 99)
    figures = (
        Figure("phase change, p50", median, "ms late", None, detail),
        Figure("phase change, p99", worst, "ms late", TARGET, detail),
    )
    print(table(figures))


def _late(seconds: float) -> list[float]:
    """Milliseconds by which each phase was shown too late, against the earliest of them all.

    When the session's clock began is not seen from outside: the most punctual change stands for it.
    """
    with tempfile.TemporaryDirectory() as home:
        survivor = Survivor(Path(home), Random(0))
        phases = json.loads(run("show", "quick", "--json", home=survivor.home).stdout)["phases"]
        due = accumulate((phase["seconds"] for phase in phases), initial=0.0)
        offsets: list[float] = []
        word, seen = b"", 0
        with survivor.start() as terminal:
            until = time.monotonic() + seconds
            while (left := until - time.monotonic()) > 0:
                terminal.read(left)
                for title in _TITLE.finditer(terminal.written, seen):
                    seen = title.end()
                    if title[1] != word:  # no two phases in a row bear the same name
                        word = title[1]
                        offsets.append(terminal.last_read - next(due))
    changes = offsets[1:]
    return [1000 * (offset - min(changes)) for offset in changes]


if __name__ == "__main__":
    main()
