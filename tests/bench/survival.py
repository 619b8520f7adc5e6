"""Kills sessions at random moments and counts: `python -m tests.bench.survival --kills 200`."""

import argparse
import signal
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from tests.terminal.survival import Life, Survivor

IN_A_ROW = 10
"""Kills of one session."""
SIGNALS = (signal.SIGHUP, signal.SIGKILL)


def main() -> None:
    """Kill with SIGHUP and SIGKILL, so many times each; print how often the offer was right."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.survival", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="with each signal (200)")
    names = [number.name for number in SIGNALS]
    parser.add_argument("--signal", choices=names, help="only this one; else both")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 2**32)
    parser.add_argument("--at-once", type=int, default=2, metavar="N", help="sessions (2)")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    count = -(-options.kills // IN_A_ROW)
    with ThreadPoolExecutor(options.at_once) as pool:
        for number in SIGNALS:
            if options.signal not in (None, number.name):
                continue
            seeds = (f"{options.seed} {number.name} {session}" for session in range(count))
            results = list(pool.map(lambda seed, n=number: _session(n, seed), seeds))
            lives = [life for session, _ in results for life in session]
            right = sum(life.is_right for life in lives)
            print(f"{number.name}: {right} of {len(lives)} offered the right place")
            for life in lives:
                if not life.is_right:
                    print(f"  shown {life.wanted}, offered {life.offered}")
            for fault in (fault for _, faults in results for fault in faults):
                print(f"  journal: {fault}")


def _session(number: signal.Signals, seed: str) -> tuple[list[Life], list[str]]:
    """The lives of one session that tell of a kill before, and what its journal lacks."""
    with tempfile.TemporaryDirectory() as home:
        survivor = Survivor(Path(home), Random(seed))
        lives = [survivor.live(number) for _ in range(IN_A_ROW + 1)]
        survivor.finish()
        return lives[1:], survivor.faults()


if __name__ == "__main__":
    main()
