"""Lines that somebody types while time passes."""

import contextlib
import os
import select
import time
from typing import Protocol

LONGEST = 1024
"""Bytes of a line; what is beyond them was not typed by a person, and is dropped."""


class Seat(Protocol):
    """Where somebody may sit and type."""

    @property
    def is_taken(self) -> bool:
        """True while somebody is there to type."""

    def wait(self, seconds: float) -> str | None:
        """The next line, or None when none came within these seconds on the wall."""


class EmptySeat:
    """Nobody is there, as before a pipe: only time passes."""

    is_taken = False

    def wait(self, seconds: float) -> None:
        """Let these seconds pass."""
        time.sleep(seconds)


class LinesIn:
    """What is typed on a file descriptor, a line at a time, without waiting longer than asked."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._typed = b""
        self.is_taken = True
        """False once nobody will type any more: at the end of the input."""

    def wait(self, seconds: float) -> str | None:
        """The next line, or None when none came within these seconds, or the input has ended."""
        if not self.is_taken:
            time.sleep(seconds)
            return None
        until = time.monotonic() + seconds
        while b"\n" not in self._typed:
            left = max(0.0, until - time.monotonic())
            if not select.select([self._descriptor], [], [], left)[0]:
                return None
            if not (read := self._read()):
                self.is_taken = False
                return self._line() if self._typed else None
            self._typed += read
            if b"\n" not in self._typed:
                self._typed = self._typed[:LONGEST]
        return self._line()

    def _read(self) -> bytes:
        """What was typed; nothing at the end, such as that of a terminal which is gone."""
        with contextlib.suppress(OSError):
            return os.read(self._descriptor, 4096)
        return b""

    def _line(self) -> str:
        line, _, self._typed = self._typed.partition(b"\n")
        return line[:LONGEST].decode(errors="replace").strip()
