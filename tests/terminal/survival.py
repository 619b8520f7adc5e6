"""A session that is killed again and again: what its screen showed, and what is offered then."""

import json
import os
import re
import signal
import time
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.program import SUPPLE, environment, run
from tests.terminal.terminal import Terminal

QUICK = """\
name = "Quick"
rounds = 20

[pace]
prepare = 3
ease_in = 1
release = 1
switch_sides = 2
between_exercises = 2
breath = 2.5

[[steps]]
exercise = "knee-to-chest"
side = "each"
reps = 1
hold_seconds = 3

[[steps]]
exercise = "cat-cow"
reps = 1
tempo = [1, 2, 1]

[[steps]]
exercise = "childs-pose"
reps = 1
breaths = 2
"""
"""A routine in which a phase lasts about a second or two."""

_TITLE = re.compile(rb"\x1b\]2;([^\x1b]+)\x1b\\")
_SHOWN = re.compile(r"(.+?)(?: (left|right) side)? (?:(\d+):)?(\d+)")
_OFFERED = re.compile(r": ([A-Z][a-z ]+)(?:, (left|right) side)?(?:, [^,\n]*)?, (\d+):(\d\d) to go")
LEAD_IN = "Ready"


class Place(NamedTuple):
    """Where a session is, as a person reads it."""

    word: str
    side: str | None
    seconds: int
    """To the end of the phase, rounded up."""

    def is_near(self, other: "Place") -> bool:
        """The same phase and side, and at most a second off."""
        same = (self.word, self.side) == (other.word, other.side)
        return same and abs(self.seconds - other.seconds) <= 1


def shown(terminal: Terminal) -> Place:
    """The place that the title names, which changes with the clock on the screen."""
    title = _TITLE.findall(terminal.written)[-1].decode()
    return _place(_SHOWN.fullmatch(title), title)


def offered(terminal: Terminal) -> Place:
    """The place from which the dialog offers to go on."""
    text = terminal.wait_for("to go ")
    return _place(_OFFERED.search(text), text)


def _place(found: re.Match[str] | None, text: str) -> Place:
    assert found, text
    word, side, minutes, seconds = found.groups()
    return Place(word, side, 60 * int(minutes or 0) + int(seconds))


class Life(NamedTuple):
    """From one start to its sudden end."""

    signal: signal.Signals
    wanted: Place | None
    """What was shown at the end before."""
    offered: Place | None
    shown: Place
    """When it ended."""

    @property
    def is_right(self) -> bool:
        """True when the offer was what had been shown."""
        return self.wanted is None or (
            self.offered is not None and self.offered.is_near(self.wanted)
        )


class Survivor:
    """One session on folders of its own."""

    def __init__(self, home: Path, random: Random) -> None:
        self.home = home
        self._random = random
        self._wanted: Place | None = None
        self.resumed = 0
        self.pressed = 0
        """How often `n` was pressed, and seen to be obeyed."""
        data = home / "data" / "supple" / "routines"
        data.mkdir(parents=True)
        (data / "quick.toml").write_text(QUICK, encoding="utf-8")
        (home / "config" / "supple").mkdir(parents=True)
        (home / "config" / "supple" / "config.toml").write_text("reading_time = false\n")

    def start(self, *arguments: str) -> Terminal:
        command = [*SUPPLE, *(arguments or ("play", "quick"))]
        return Terminal(command, environment(self.home), cwd=self.home, columns=100, rows=30)

    def live(self, number: signal.Signals, shortest: float = 0.0, longest: float = 5.0) -> Life:
        """Start, go on with what was broken off, and be ended by a signal at a random moment.

        That is between so many seconds after the session is first seen.
        """
        place = None
        with self.start() as terminal:
            text = terminal.wait_for(lambda text: "to go " in text or "GET READY" in text)
            if "to go " in text:
                place = offered(terminal)
                terminal.press("o")
                self.resumed += 1
            terminal.wait_for(lambda _: _TITLE.search(terminal.written) is not None)
            if self._random.random() < 0.3:
                self._next(terminal)
            read_for(terminal, self._random.uniform(shortest, longest))
            os.kill(terminal.pid, number)
            assert terminal.wait_for_end() == (129 if number is signal.SIGHUP else -number)
            last = shown(terminal)
        life = Life(number, self._wanted, place, last)
        if last.word == LEAD_IN and place is not None:
            last = place  # the session stood still
        self._wanted = last
        return life

    def _next(self, terminal: Terminal) -> None:
        before = shown(terminal)
        terminal.press("n")
        self.pressed += 1
        gone = (before.word, before.side)
        terminal.wait_for(lambda _: (now := shown(terminal))[:2] != gone and now.word != LEAD_IN)

    def finish(self) -> None:
        """Go on once more, and end the session by its keys."""
        with self.start() as terminal:
            offered(terminal)
            terminal.press("o")
            self.resumed += 1
            terminal.wait_for("READY")
            terminal.press("q")
            terminal.wait_for("End this session?")
            terminal.press("y")
            terminal.wait_for("of exercise")
            terminal.press("enter")
            assert terminal.wait_for_end() == 0

    def faults(self) -> list[str]:
        """What is wrong with the journal once the session is over, and with the next start."""
        sessions = exported(self.home)
        found = [] if len(sessions) == 1 else [f"{len(sessions)} sessions"]
        events = sessions[0]["events"]
        moves = [event["move"] for event in events]
        if moves.count("resume") > self.resumed:  # one that was killed at once may not be there
            found.append(f"{moves.count('resume')} times gone on, not {self.resumed}")
        if moves.count("next") != self.pressed:
            found.append(f"{moves.count('next')} times next, not {self.pressed}")
        if [event["at"] for event in events] != sorted(event["at"] for event in events):
            found.append("events out of order")
        with self.start() as terminal:
            if "broken off" in terminal.wait_for(lambda t: "GET READY" in t or "broken off" in t):
                found.append("offered again")
        return found


def exported(home: Path) -> list[dict[str, Any]]:
    """The sessions of the journal, as a person would get them."""
    result = run("export", "--format", "json", home=home)
    assert (result.returncode, result.stderr) == (0, "")
    return list(json.loads(result.stdout)["sessions"])


def read_for(terminal: Terminal, seconds: float) -> None:
    """Let the program run for so long."""
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        terminal.read(left)
