"""An editor that is killed again and again: what was typed when, and what is left of it."""

import os
import signal
import time
import tomllib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec

from tests.program import SUPPLE, environment
from tests.terminal.survival import read_for
from tests.terminal.terminal import Terminal
from tui.storage.draft_file import Unsaved

STEP = '\n[[steps]]\nexercise = "cat-cow"\nreps = 7\n'
WHOLE = f'name = "Evening"\n{STEP}'
"""The routine. Only the number of its steps changes, so that it tells what was done."""

AT_MOST = 1.0
"""Seconds that a change may be old and not be on the disk."""


class Did(NamedTuple):
    """A key, and how many steps there were after it."""

    at: float
    """When the screen showed it; of the last key, when it was pressed."""
    key: str
    steps: int


class Life(NamedTuple):
    """From one start to its sudden end."""

    keys: tuple[Did, ...]
    ended: float
    file: int
    """Steps in the file afterwards."""
    draft: int | None
    """Steps in the draft afterwards; None when there is none."""

    @property
    def faults(self) -> list[str]:
        """What is lost that should not be."""
        late = self.ended - AT_MOST
        states = _since(self.keys, late)
        # A key that comes on the heels of a save may be part of it.
        after = (*self.keys[1:], self.keys[-1])
        saves = [
            (did, saved)
            for did, following in zip(self.keys, after, strict=True)
            if did.key in ("start", "ctrl+s")
            for saved in ((did, following) if did.key == "ctrl+s" else (did,))
        ]
        known = max(did.at for did, _ in saves if did.at <= late)
        saved = [saved.steps for did, saved in saves if did.at >= known]
        found = []
        if self.file not in saved:
            found.append(f"the file has {self.file} steps, not one of {saved}")
        left = self.file if self.draft is None else self.draft
        if left not in states:
            found.append(f"{left} steps are left, not one of {states}")
        return found


def _since(keys: Sequence[Did], late: float) -> list[int]:
    """The numbers of steps from the last key that is old enough to be kept for sure."""
    known = max(number for number, did in enumerate(keys) if did.at <= late)
    return [did.steps for did in keys[known:]]


class Scribe:
    """Somebody who edits one routine, on folders of its own."""

    def __init__(self, home: Path, random: Random) -> None:
        self._home = home
        self._random = random
        self.offered = 0
        """How often what was left was gone on with."""
        self._routines = home / "data" / "supple" / "routines"
        self._routines.mkdir(parents=True)
        (self._routines / "evening.toml").write_text(WHOLE, encoding="utf-8")

    def live(self, number: signal.Signals, longest: float = 3.0) -> Life:
        """Start, go on with what was left, edit and save, and be ended at a random moment."""
        left = self._draft()
        steps = self._file() if left is None else left
        command = [*SUPPLE]
        with Terminal(command, environment(self._home), cwd=self._home) as terminal:
            terminal.wait_for(lambda t: "Evening" in t and (left is None) is _is_list(t))
            terminal.press("e" if left is None else "o")
            self.offered += left is not None
            terminal.wait_for(lambda t: "a add" in t and f" {steps} step" in t)
            keys = [Did(0.0, "start", self._file()), Did(0.0, "go on", steps)]
            ends = time.monotonic() + self._random.uniform(0.2, longest)
            while True:
                key, steps = self._choose(steps)
                terminal.press(key)
                if time.monotonic() >= ends:
                    keys.append(Did(time.monotonic(), key, steps))
                    break
                terminal.wait_for(partial(_shows, key, steps))
                keys.append(Did(time.monotonic(), key, steps))
                read_for(terminal, self._random.choice((0.0, 0.01, 0.05, 0.2, 0.5)))
            read_for(terminal, self._random.uniform(0.0, 0.05))
            ended = time.monotonic()
            os.kill(terminal.pid, number)
            assert terminal.wait_for_end() == (129 if number is signal.SIGHUP else -number)
        return Life(tuple(keys), ended, self._file(), self._draft())

    def _choose(self, steps: int) -> tuple[str, int]:
        """A key, and the number of steps after it."""
        chance = self._random.random()
        if chance < 0.1:
            return "ctrl+s", steps
        if chance < 0.3 and steps > 1:
            return "x", steps - 1
        return "d", steps + 1

    def _file(self) -> int:
        return steps_in(self._routines / "evening.toml")

    def _draft(self) -> int | None:
        """Number of steps in what was left, which is whole; None when all of it is saved."""
        drafts = list((self._routines.parent / "drafts").glob("*.json"))
        if not drafts:
            return None
        (path,) = drafts
        unsaved = msgspec.json.decode(path.read_bytes(), type=Unsaved)
        steps = len(unsaved.routine.steps)
        return None if steps == self._file() else steps


def steps_in(path: Path) -> int:
    """Number of steps in a file of the routine, which is whole."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    steps = data["steps"]
    assert data["name"] == "Evening"
    assert steps == [{"exercise": "cat-cow", "reps": 7}] * len(steps)
    return len(steps)


def _shows(key: str, steps: int, text: str) -> bool:
    """True when the title says what this key has done."""
    title = text.partition("\n")[0]
    return "edited" not in title if key == "ctrl+s" else f" {steps} step" in title


def _is_list(text: str) -> bool:
    """True when the list of routines is shown with nothing over it."""
    return "enter start" in text and "left unsaved" not in text
