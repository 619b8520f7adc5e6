"""How soon ten years of sessions are on the screen, beside none at all."""

import datetime
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import msgspec

from tests.bench.figure import Figure, median_of, spread
from tests.known_person import answer_warning_signs
from tests.program import SUPPLE, environment, run
from tests.storage.records import record_of
from tests.terminal.terminal import Terminal
from tui.storage.journal import Journal
from tui.storage.paths import Paths
from tui.storage.session_record import SessionRecord, State

SESSIONS = 11_000
A_DAY = 3
TARGET = 300.0
"""Milliseconds beyond an empty journal."""
PROMPT = 150.0
"""Milliseconds that a shell prompt may wait."""
ROUTINE = 'name = "Care"\n\n[[steps]]\nexercise = "cat-cow"\n'
QUIET = 0.5
"""Seconds without output after which the first screen is all there."""
LIMIT = 30.0
"""Seconds after which a screen does not come any more."""


def opening(runs: int) -> Iterator[Figure]:
    """Open the progress screen of an empty and of a full journal in turn."""
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as full:
        homes = {"Nothing yet.": Path(empty), "10 is the worst": Path(full)}
        now = datetime.datetime.now().astimezone()
        for home in homes.values():
            paths = Paths.within(home / "data" / "supple", home / "config" / "supple")
            answer_warning_signs(paths, now.date())
            journal = Journal.open(paths.journal, now)
            journal.merge(_sessions(now) if home == Path(full) else ())
            journal.close()
            paths.routines.mkdir()
            (paths.routines / "care.toml").write_text(ROUTINE, encoding="utf-8")
        yield median_of("supple next", [_prompt(Path(full)) for _ in range(runs)], "ms", PROMPT)
        taken: dict[str, list[float]] = {text: [] for text in homes}
        for _ in range(runs):
            for text, home in homes.items():
                taken[text].append(_milliseconds(home, text))
    none, many = taken.values()
    beyond = statistics.median(many) - statistics.median(none)
    detail = f"{spread(many)}, empty {statistics.median(none):.3g}"
    yield Figure(f"progress, {SESSIONS:,} sessions", beyond, "ms", TARGET, detail)


def _prompt(home: Path) -> float:
    """From the command to its end, Python's own start included."""
    began = time.monotonic()
    ended = run("next", home=home)
    if "Care is due" not in ended.stdout:
        raise RuntimeError(f"nothing is due: {ended.stdout}{ended.stderr}")
    return 1000 * (time.monotonic() - began)


def _sessions(now: datetime.datetime) -> Iterator[SessionRecord]:
    """Three a day up to now, each with pain before and after."""
    chance = random.Random(4)
    pattern = record_of(reading=400.0, state=State.FINISHED)
    for number in range(SESSIONS):
        days, hours = divmod(number, A_DAY)
        began = now - datetime.timedelta(days=days, hours=5 * hours)
        before = chance.randint(1, 8)
        yield msgspec.structs.replace(
            pattern,
            id=str(UUID(int=number)),
            began=began,
            pain_before=before,
            pain_after=max(0, before - chance.randint(0, 2)),
        )


def _milliseconds(home: Path, text: str) -> float:
    """From the key to the page."""
    with Terminal(SUPPLE, environment(home), cwd=home) as terminal:
        _wait_for(terminal, "Four essentials plus three")
        while terminal.read(QUIET):
            terminal.answer()
        pressed = time.monotonic()
        terminal.press("3")
        _wait_for(terminal, text)
        return 1000 * (terminal.last_read - pressed)


def _wait_for(terminal: Terminal, text: str) -> None:
    deadline = time.monotonic() + LIMIT
    while text not in terminal.text:
        if not terminal.read(deadline - time.monotonic()):
            raise RuntimeError(f"no {text!r} on the screen:\n{terminal.text}")
        terminal.answer()
