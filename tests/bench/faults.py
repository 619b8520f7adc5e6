"""Lets everything go wrong around the program: `python -m tests.bench.faults`.

Surroundings that cannot be written to, streams that are closed or full, signals on every screen,
and keys at random. Some of it needs root: a full disk and a home that is read-only are mounted.
"""

import argparse
import itertools
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.terminal.faults import (
    ENDS,
    NEED_ROOT,
    STREAMS,
    SURROUNDINGS,
    check_commands,
    check_signal,
    check_stop,
    prepared,
)
from tests.terminal.mash import WAYS, Mash

Fault = tuple[str, Callable[[Path], list[str]]]
"""What goes wrong, and what finds out what became of it in a home of its own."""


def main() -> None:
    """Try it all; print what broke, and end with 1 if anything did."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.faults", description=__doc__)
    parser.add_argument("--mashes", type=int, default=200, help="of keys at random (200)")
    parser.add_argument("--keys", type=int, default=500, help="in each of them (500)")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 2**32)
    parser.add_argument("--at-once", type=int, default=2, metavar="N", help="programs (2)")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    for name in NEED_ROOT.keys() - SURROUNDINGS.keys():
        print(f"left out, only root may mount a file system: {name}")
    faults = itertools.chain(
        _surroundings(), _streams(), _signals(), _mashes(options.mashes, options.keys, options.seed)
    )
    with ThreadPoolExecutor(options.at_once) as pool:
        results = list(pool.map(_try, faults))
    broken = [found for found in results if found]
    print(f"{len(results) - len(broken)} of {len(results)} without a fault")
    raise SystemExit(bool(broken))


def _try(fault: Fault) -> list[str]:
    name, check = fault
    with tempfile.TemporaryDirectory() as home:
        try:
            found = check(Path(home))
        except AssertionError as error:
            found = [str(error)]
    print(f"{'broken' if found else 'good  '}  {name}", *found, sep="\n", flush=True)
    return found


def _surroundings() -> Iterator[Fault]:
    for name, surroundings in SURROUNDINGS.items():

        def commands(home: Path, around=surroundings) -> list[str]:
            env = prepared(home)
            with around(home) as more:
                return check_commands(home, env | more)

        yield f"commands, {name}", commands
        for way in ("routines", "editor", "session", "exercise form"):

            def app(home: Path, around=surroundings, way=way) -> list[str]:
                prepared(home)
                mash = Mash(home, way, way)
                with around(home) as mash.more:
                    return list(filter(None, [mash.run(200)]))

            yield f"keys at random from {way}, {name}", app


def _streams() -> Iterator[Fault]:
    for name, streams in STREAMS.items():

        def commands(home: Path, streams=streams) -> list[str]:
            return check_commands(home, prepared(home), streams)

        yield f"commands, {name}", commands


def _signals() -> Iterator[Fault]:
    for way, keys in WAYS.items():
        for number in (*ENDS, signal.SIGKILL):

            def end(home: Path, keys=keys, number=number) -> list[str]:
                return check_signal(home, prepared(home), keys, number)

            yield f"{number.name} in {way}", end

        def stop(home: Path, keys=keys) -> list[str]:
            return check_stop(home, prepared(home), keys)

        yield f"SIGSTOP in {way}", stop


def _mashes(count: int, keys: int, seed: int) -> Iterator[Fault]:
    for number, way in zip(range(count), itertools.cycle(WAYS), strict=False):

        def mash(home: Path, way=way, number=number) -> list[str]:
            return list(filter(None, [Mash(home, way, f"{seed} {number}").run(keys)]))

        yield f"{keys} keys at random from {way}, {number}", mash


if __name__ == "__main__":
    main()
