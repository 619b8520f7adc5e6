"""An editor that is killed again and again: what was typed when, and what is left of it."""

import os
import signal
import time
import tomllib
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
    """When it was written to the terminal."""
    key: str
    steps: int
    is_shown: bool = True
    """False when the end came before the screen had to show it."""


class Life(NamedTuple):
    """From one start to its sudden end."""

    keys: tuple[Did, ...]
    ended: float
    file: int
    """Steps in the file afterwards."""
    draft: int | None
    """Steps in the draft afterwards; None when there is none."""
    written: float | None
    """Seconds before the end at which that draft was written."""

    @property
    def faults(self) -> list[str]:
        """What is lost that should not be."""
        saved, states = self._saved(), self._states()
        found = []
        if self.file not in saved:
            found.append(f"the file has {self.file} steps, not one of {saved}")
        left = self.file if self.draft is None else self.draft
        if left not in states:
            found.append(f"{left} steps are left, not one of {states}: {self._story()}")
        return found

    def _saved(self) -> list[int]:
        """What the file may hold: the last save that was shown, or one that was asked for since."""
        saves = [did for did in self.keys if did.key in ("start", "ctrl+s")]
        known = max(number for number, did in enumerate(saves) if did.is_shown)
        return [did.steps for did in saves[known:]]

    def _states(self) -> list[int]:
        """The numbers of steps from the last key that is old enough to be kept for sure."""
        late = self.ended - AT_MOST
        known = max(number for number, did in enumerate(self.keys) if did.at <= late)
        return [did.steps for did in self.keys[known:]]

    def _story(self) -> str:
        """The last keys, and when the draft was written, in seconds before the end."""
        keys = [f"{did.key} to {did.steps} {self.ended - did.at:.3f}" for did in self.keys[-6:]]
        draft = "no draft" if self.written is None else f"draft {self.written:.3f}"
        return ", ".join((*keys, draft))


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
                pressed = time.monotonic()
                terminal.press(key)
                if pressed >= ends:
                    keys.append(Did(pressed, key, steps, is_shown=False))
                    break
                keys.append(Did(pressed, key, steps))
                terminal.wait_for(partial(_shows, key, steps))
                read_for(terminal, self._random.choice((0.0, 0.01, 0.05, 0.2, 0.5)))
            read_for(terminal, self._random.uniform(0.0, 0.05))
            ended, clock = time.monotonic(), time.time()
            os.kill(terminal.pid, number)
            assert terminal.wait_for_end() == (129 if number is signal.SIGHUP else -number)
        written = [clock - path.stat().st_mtime for path in self._drafts()]
        return Life(tuple(keys), ended, self._file(), self._draft(), min(written, default=None))

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

    def _drafts(self) -> list[Path]:
        return list((self._routines.parent / "drafts").glob("*.json"))

    def _draft(self) -> int | None:
        """Number of steps in what was left, which is whole; None when all of it is saved."""
        drafts = self._drafts()
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
