"""How soon the editor answers a key in a long routine, as a terminal sees it."""

import itertools
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import Figure, median_of, percentile
from tests.program import SUPPLE, environment
from tests.terminal.terminal import Terminal
from tui.core.routine import Routine, Step
from tui.storage.catalog_files import read_catalog
from tui.storage.paths import resource
from tui.storage.routine_files import routine_toml

STEPS = 500
TARGET = 50.0
"""Milliseconds from the key to the last byte of its effect, for 99 of 100 keys."""
QUIET = 0.25
"""Seconds without output after which a key has shown all its effects."""
LIMIT = 20.0
"""Seconds after which a screen does not come any more."""
KEYS = "j+-sdJKx m"
"""Every kind of edit. Undoing is left out: what it tells goes away again, which counts as well."""


def editing(keys: int) -> Iterator[Figure]:
    """Press so many keys of all kinds in a routine of 500 steps."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "data" / "supple" / "routines"
        folder.mkdir(parents=True)
        (folder / "long.toml").write_text(routine_toml(_long()), encoding="utf-8")
        with Terminal(SUPPLE, environment(Path(home)), cwd=Path(home)) as terminal:
            terminal.wait_for("Long", LIMIT)
            terminal.press("e")
            terminal.wait_for(f"{STEPS} steps", LIMIT)
            _read_until_quiet(terminal)
            pressed = itertools.islice(itertools.cycle(KEYS), keys)
            taken = [_milliseconds(terminal, key) for key in pressed]
    median = median_of("editor, a key, median", taken, "ms")
    yield median._replace(detail=f"{median.detail}, {STEPS} steps")
    yield Figure("editor, a key, 99 of 100", percentile(taken, 99), "ms", TARGET)


def _long() -> Routine:
    """Every exercise of the catalog over and over, twice each: no session holds more."""
    ids = itertools.cycle(e.id for e in read_catalog([resource("catalog.toml")])[0].exercises)
    return Routine(
        name="Long", steps=tuple(Step(exercise=next(ids), sets=1, reps=2) for _ in range(STEPS))
    )


def _milliseconds(terminal: Terminal, key: str) -> float:
    """From the key to the last byte that it had written; 0 when it had nothing written."""
    pressed = time.monotonic()
    terminal.press(key)
    _read_until_quiet(terminal)
    return max(0.0, 1000 * (terminal.last_read - pressed))


def _read_until_quiet(terminal: Terminal) -> None:
    while terminal.read(QUIET):
        terminal.answer()
