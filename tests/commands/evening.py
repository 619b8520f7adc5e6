"""A person at a terminal, a clock that moves only when somebody waits, and what was told."""

from collections.abc import Iterable

import pytest

from tui.clock import Clock
from tui.commands.output import INTERRUPTED
from tui.commands.plain import play_plain
from tui.core.catalog import Catalog
from tui.core.plan import Plan
from tui.core.session import Session
from tui.live.run import SessionRun

START = 1000.0
"""Reading of the clock on the wall at which an evening begins."""
LATEST = 5000.0
"""Seconds after which a session goes on for ever."""


class Diary:
    """Keeps what a session wrote, in memory."""

    def __init__(self) -> None:
        self.places: list[float] = []
        self.written: list[Session] = []
        self.is_closed = False

    def keep(self, reading: float) -> None:
        self.places.append(reading)

    def write(self, session: Session, reading: float) -> None:
        self.written.append(session)

    def close(self, session: Session) -> None:
        self.is_closed = True


class Evening:
    """Plays a session; it is its seat, too."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.time = START
        self.told: list[tuple[float, str]] = []
        """Each line, with the seconds since the start at which it was printed."""
        self.typed: list[tuple[float, str]] = []
        """What will be typed, and at how many seconds since the start."""
        self.leaves_at = float("inf")
        """Seconds since the start at which nobody is there any more."""
        self.interrupt_at = float("inf")
        self.pauses: list[tuple[float, float]] = []
        """When the machine sleeps, and for how many seconds."""
        self.late = 0.0
        """Seconds by which every wait is too long."""
        self.is_taken = True
        self.before = 0
        """How many lines had been told when something was typed last."""
        self.diary = Diary()
        self.run: SessionRun
        self.code: int | None = None

    def play(
        self,
        plan: Plan | Session,
        *typed: tuple[float, str],
        reading: float = 0.0,
        speed: float = 1.0,
    ) -> list[str]:
        """Everything that was told; `typed` are lines, with the seconds at which they come."""
        self.typed = list(typed)
        session = plan if isinstance(plan, Session) else Session.start(plan)
        clock = Clock(read=lambda: self.time, speed=speed)
        self.run = SessionRun(session, clock, self.diary, reading)
        try:
            self.code = play_plain(self.run, Catalog(), clock, self)
        except KeyboardInterrupt:  # of which the command line makes an exit code
            self.code = INTERRUPTED
        self.listen()
        return self.lines

    def wait(self, seconds: float) -> str | None:
        assert seconds >= 0
        self.listen()
        if self.pauses and self.time - START >= self.pauses[0][0]:
            seconds += self.pauses.pop(0)[1]
        until = self.time + seconds + self.late
        now = until - START
        assert now < LATEST, "it never ends"
        comes = self.typed[0][0] if self.typed and self.is_taken else float("inf")
        first = min(now, comes, self.interrupt_at, self.leaves_at if self.is_taken else now)
        self.time = max(self.time, START + first)
        if first == self.interrupt_at:
            self.interrupt_at = float("inf")
            raise KeyboardInterrupt
        if first == comes:
            self.before = len(self.told)
            return self.typed.pop(0)[1]
        if first == self.leaves_at:
            self.is_taken = False
        return None

    def listen(self) -> None:
        printed = self._capsys.readouterr().out.splitlines()
        self.told.extend((self.time - START, line) for line in printed)

    @property
    def lines(self) -> list[str]:
        return [line for _, line in self.told]

    def since(self, seconds: float) -> list[str]:
        """The lines told from so many seconds after the start on."""
        return [line for at, line in self.told if at >= seconds]

    @property
    def session(self) -> Session:
        """As it was written last."""
        return self.diary.written[-1]


def phases_in(lines: Iterable[str]) -> list[str]:
    """Those of the lines that tell of a phase: they begin with a time."""
    return [line for line in lines if line[:1].isdigit()]
