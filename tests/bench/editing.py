"""Kills editors at random moments and counts: `python -m tests.bench.editing --kills 200`."""

import argparse
import signal
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from tests.terminal.editing import Life, Scribe

IN_A_ROW = 10
"""Kills of one editor."""
SIGNALS = (signal.SIGKILL, signal.SIGHUP)


def main() -> None:
    """Kill with SIGKILL and SIGHUP, so many times each; print how often everything was there."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.editing", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="with each signal (200)")
    names = [number.name for number in SIGNALS]
    parser.add_argument("--signal", choices=names, help="only this one; else both")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 2**32)
    parser.add_argument("--at-once", type=int, default=2, metavar="N", help="editors (2)")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    count = -(-options.kills // IN_A_ROW)
    with ThreadPoolExecutor(options.at_once) as pool:
        for number in SIGNALS:
            if options.signal not in (None, number.name):
                continue
            seeds = (f"{options.seed} {number.name} {editor}" for editor in range(count))
            lives = [
                life
                for some in pool.map(lambda seed, n=number: _lives(n, seed), seeds)
                for life in some
            ]
            whole = sum(not life.faults for life in lives)
            left = sum(life.draft is not None for life in lives)
            print(f"{number.name}: {whole} of {len(lives)} lost nothing, {left} left a draft")
            for fault in (fault for life in lives for fault in life.faults):
                print(f"  {fault}")


def _lives(number: signal.Signals, seed: str) -> list[Life]:
    """What became of one editor each time it was killed."""
    with tempfile.TemporaryDirectory() as home:
        scribe = Scribe(Path(home), Random(seed))
        return [scribe.live(number) for _ in range(IN_A_ROW)]


if __name__ == "__main__":
    main()
