"""A program in a terminal, watched from outside: what it writes, computes, holds, and how soon."""

import os
import random
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from tests.bench.programs import MARK, Program
from tests.terminal.terminal import KEYS, Terminal

Line = Callable[[Sequence[str], Mapping[str, str]], Sequence[str]]
"""Makes of a command and its environment the command that is run here to have it run there."""

GAP = 0.03
"""Seconds without output after which a first screen, or the answer to a key, is complete."""
LIMIT = 30.0
"""Seconds after which a screen does not come any more."""
PATIENCE = 0.5
"""Seconds after which a key has no answer."""

APPLICATION_CURSOR = 1
"""The mode in which arrows are other sequences."""

_GO = "\x1b]7777;go\x07"
_SAY_GO = "printf '\\033]7777;go\\007'; exec \"$@\""
"""Shell: the terminal ignores the mark, but sees when the program begins at the far end."""


class Start(NamedTuple):
    """How soon a first screen was there, and what it took."""

    seconds: float
    written: int
    """Bytes until the first pause."""
    computed: float | None
    """Seconds of a core until then; None where that is not seen."""


class Answer(NamedTuple):
    """What a key led to."""

    seconds: float | None
    """Until the first cell changed; None if none did."""
    written: int
    """Bytes until the first pause."""


class Watched:
    """A program in a terminal of this size, here or at the far end of a line."""

    def __init__(
        self,
        program: Program,
        env: Mapping[str, str],
        home: Path,
        size: tuple[int, int],
        line: Line | None = None,
    ) -> None:
        self.program = program
        self.by_itself: set[tuple[int, int]] = set()
        """Row and column of the cells that change without a key."""
        self._mark = f"SUPPLE_BENCH={uuid.uuid4().hex}"
        name, _, value = self._mark.partition("=")
        marked = {**env, name: value}
        command: Sequence[str] = program.command
        if line is None:
            env = marked
        else:
            command = line(("sh", "-c", _SAY_GO, "sh", *command), marked)
        columns, rows = size
        self._is_here = line is None
        self._began = time.monotonic()
        self._terminal = Terminal(command, env, cwd=home, columns=columns, rows=rows)
        self._told = 0
        """Bytes that came before the program itself."""
        if line is not None:
            self._read_until(lambda: _GO.encode() in self._terminal.written)
            self._began = self._terminal.last_read
            self._told = self._terminal.written.index(_GO.encode()) + len(_GO)

    def __enter__(self) -> "Watched":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._terminal.__exit__(kind, error, trace)

    def start(self) -> Start:
        """Wait for the first useful screen."""
        useful = self.program.useful
        cells = self._terminal.screen
        self._read_until(
            lambda: bool(cells.text.strip()) if useful == MARK else useful in cells.text
        )
        seconds = self._terminal.last_read - self._began
        computed = cpu_seconds([self._terminal.pid]) if self._is_here else None
        self.read_until_quiet(GAP)
        return Start(seconds, len(self._terminal.written) - self._told, computed)

    def go_on(self) -> None:
        """Go from the first screen to the one that is looked at."""
        self.read_until_quiet(0.3)
        for key, text in self.program.way:
            self._terminal.press(key)
            self._read_until(lambda text=text: text in self._terminal.text)
            self.read_until_quiet(0.3)

    def read(self, seconds: float) -> int:
        """Read what comes; its length. Cells that change meanwhile do so by themselves."""
        before, size = self._terminal.screen.cells, self.written
        if self._terminal.read(seconds):
            self._terminal.answer()
            self.by_itself |= _changed(before, self._terminal.screen.cells)
        return self.written - size

    @property
    def written(self) -> int:
        """Bytes so far."""
        return len(self._terminal.written)

    def answer(self, key: str, chance: random.Random) -> Answer:
        """Press a key at a moment of no meaning, and see how soon something else is shown."""
        self.read_until_quiet(GAP)
        time.sleep(chance.uniform(0.01, 0.04))
        while self._terminal.read(0):
            pass
        before, size = self._terminal.screen.cells, self.written
        if APPLICATION_CURSOR in self._terminal.screen.modes and key in ("up", "down"):
            key = KEYS[key].replace("[", "O")
        pressed = time.monotonic()
        self._terminal.press(key)
        answered = None
        while answered is None and (left := pressed + PATIENCE - time.monotonic()) > 0:
            if self._terminal.read(left):
                self._terminal.answer()
                if _changed(before, self._terminal.screen.cells) - self.by_itself:
                    answered = self._terminal.last_read - pressed
        self.read_until_quiet(GAP)
        return Answer(answered, self.written - size)

    def read_until_quiet(self, gap: float) -> None:
        """Read until nothing comes for so long, or, of a program that never rests, for a while."""
        until = time.monotonic() + 8 * gap
        while time.monotonic() < until and self._terminal.read(gap):
            self._terminal.answer()

    def processes(self) -> list[int]:
        """Numbers of all processes that belong to it, wherever a line leads to on this machine."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    environ = (entry / "environ").read_bytes()
                except OSError:
                    continue
                if self._mark.encode() in environ:
                    found.append(int(entry.name))
        return found

    def _read_until(self, holds: Callable[[], bool]) -> None:
        deadline = time.monotonic() + LIMIT
        while not holds():
            if not self._terminal.read(deadline - time.monotonic()):
                raise NotThere(f"{self.program.name} does not come up:\n{self._terminal.text}")
            self._terminal.answer()


class NotThere(Exception):  # noqa: N818 - says so in words
    """A program did not show what was waited for."""


def cpu_seconds(pids: Sequence[int]) -> float:
    """CPU time that all threads of these processes have had."""
    total = 0.0
    for pid in pids:
        try:
            tasks = list(Path(f"/proc/{pid}/task").iterdir())
            total += sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9
        except OSError:
            total += _coarse_cpu_seconds(pid)
    return total


def _coarse_cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pids: Sequence[int]) -> float:
    """Megabytes that these processes have in memory."""
    total = 0
    for pid in pids:
        try:
            lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    return total / 1024


Cells = list[list[tuple[object, ...]]]


def _changed(before: Cells, after: Cells) -> set[tuple[int, int]]:
    return {
        (y, x)
        for y, (old, new) in enumerate(zip(before, after, strict=True))
        if old != new
        for x, (was, cell) in enumerate(zip(old, new, strict=True))
        if was != cell
    }
