"""A terminal for tests: a pty with the program in it, and a screen that shows what it draws."""

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "ctrl+c": "\x03", "ctrl+s": "\x13", "ctrl+u": "\x15", "ctrl+p": "\x10",
}  # fmt: skip

_SEQUENCE = re.compile(
    rb"\x1b\[(?P<csi>[0-?]*[ -/]*[@-~])"
    rb"|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    rb"|\x1b[P_^X][^\x1b]*\x1b\\"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[P_^X][^\x1b]*\x1b?)?\Z")
_PRIVATE_MODES = re.compile(rb"\?([\d;]+)([hl])\Z")
_PYTE_KNOWS = re.compile(rb"(?:[\d;]*[@-HJ-MPXad-hlmr`]|\?[\d;]*[hlJK])\Z")

SHOW_CURSOR, ALTERNATE_SCREEN, KITTY_KEYS = 25, 1049, "kitty keys"

Condition = str | Callable[[str], bool]


class Screen:
    """What a terminal shows; takes the bytes of a program and leaves out what pyte misreads."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""
        self.modes: set[int | str] = {SHOW_CURSOR}
        """What is switched on: numbers of DEC private modes, and `KITTY_KEYS`."""
        self.modes_used: set[int | str] = set()
        """What was switched on at any time."""
        self.asked: list[bytes] = []
        """Control sequences that a real terminal would answer, not yet answered by anybody."""

    @property
    def text(self) -> str:
        """The rows, parted by line ends."""
        return "\n".join(self._screen.display)

    @property
    def cells(self) -> list[list[tuple[object, ...]]]:
        """Every cell, row by row: its character, colours and attributes."""
        buffer = self._screen.buffer
        columns, rows = self._screen.columns, self._screen.lines
        return [[tuple(buffer[y][x]) for x in range(columns)] for y in range(rows)]

    def feed(self, data: bytes) -> None:
        """Draw what a program wrote."""
        data = self._rest + data
        unfinished = _UNFINISHED.search(data)
        end = unfinished.start() if unfinished else len(data)
        self._rest = data[end:]
        self._stream.feed(_SEQUENCE.sub(self._sift, data[:end]))

    def resize(self, columns: int, rows: int) -> None:
        """Change the size."""
        self._screen.resize(rows, columns)

    def answers(self) -> bytes:
        """What a modern terminal would say to the questions asked since the last time."""
        asked, self.asked = self.asked, []
        return b"".join(map(self._answer, asked))

    def _sift(self, found: re.Match[bytes]) -> bytes:
        body = found["csi"]
        if body is None:
            return b""
        if modes := _PRIVATE_MODES.match(body):
            numbers = set(map(int, modes[1].split(b";")))
            if modes[2] == b"h":
                self.modes |= numbers
                self.modes_used |= numbers
            else:
                self.modes -= numbers
        elif body[-1:] == b"u" and body[:1] in (b">", b"<"):
            (self.modes.add if body[:1] == b">" else self.modes.discard)(KITTY_KEYS)
        elif body[-1:] in (b"c", b"n") or body.endswith(b"$p"):
            self.asked.append(body)
        return found[0] if _PYTE_KNOWS.match(body) else b""

    def _answer(self, body: bytes) -> bytes:
        if body.endswith(b"$p"):
            return b"\x1b[%b;%d$y" % (body[:-2], 2 if body == b"?2026$p" else 0)
        if body == b"6n":
            cursor = self._screen.cursor
            return b"\x1b[%d;%dR" % (cursor.y + 1, cursor.x + 1)
        return {b"c": b"\x1b[?62;22c", b"0c": b"\x1b[?62;22c", b"5n": b"\x1b[0n"}.get(body, b"")


class Terminal:
    """A program in a pty. It answers no questions; leaving the `with` block ends the program."""

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        *,
        cwd: Path | None = None,
        columns: int = 80,
        rows: int = 24,
    ) -> None:
        self.screen = Screen(columns, rows)
        self.written = bytearray()
        """Every byte the program wrote."""
        self.last_read = 0.0
        """Reading of `time.monotonic` when the last bytes came, before they were drawn."""
        self.exit_code: int | None = None
        """Of the program once it has ended; below 0 the signal that ended it."""
        self.pid, self._pty = pty.fork()
        if self.pid == 0:  # the program
            try:
                _set_size(0, columns, rows)
                os.chdir(cwd or "/")
                os.execvpe(command[0], list(command), dict(env))
            finally:
                os._exit(127)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self.has_ended():
            os.kill(self.pid, signal.SIGKILL)
            self.exit_code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        self.hang_up()

    @property
    def text(self) -> str:
        """What the screen shows."""
        return self.screen.text

    @property
    def line(self) -> list[object]:
        """How the line is set (termios): echo, flow control, keys that are signals."""
        return termios.tcgetattr(self._pty)

    def wait_for(self, condition: Condition, seconds: float = 15) -> str:
        """Read until the screen shows a text, or a condition on its text holds."""
        holds = (lambda text: condition in text) if isinstance(condition, str) else condition
        deadline = time.monotonic() + seconds
        while not holds(self.text):
            if not self.read(deadline - time.monotonic()):
                raise AssertionError(f"waited for {condition!r} in vain; the screen:\n{self.text}")
        return self.text

    def press(self, *keys: str) -> None:
        """Press keys: names such as `enter`, or text as it is typed."""
        for key in keys:
            self.press_bytes(KEYS.get(key, key).encode())

    def press_bytes(self, data: bytes) -> None:
        """Send bytes as they are; what the program writes meanwhile is shown."""
        while data:
            can_read, can_write, _ = select.select([self._pty], [self._pty], [], 15.0)
            assert can_read or can_write, "the program reads no more"
            if can_read and not self.read(0):
                return
            if can_write:
                # A terminal takes what there is room for, and waits for nobody.
                data = data[os.write(self._pty, data[:1024]) :]

    def hang_up(self) -> None:
        """Be gone, as a window that is closed or a connection that is lost."""
        if self._pty >= 0:
            os.close(self._pty)
            self._pty = -1

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window; the program is told by the system."""
        self.screen.resize(columns, rows)
        _set_size(self._pty, columns, rows)

    def wait_for_end(self, seconds: float = 15) -> int:
        """Read until the program has ended; returns its exit code."""
        deadline = time.monotonic() + seconds
        while self.read(deadline - time.monotonic()):
            pass
        while not self.has_ended():
            if time.monotonic() > deadline:
                raise AssertionError(f"still running; the screen:\n{self.text}")
            time.sleep(0.01)
        assert self.exit_code is not None
        return self.exit_code

    def read(self, seconds: float) -> bytes:
        """The next bytes of the program, shown; empty at its end and when the time is up."""
        if self._pty < 0 or not select.select([self._pty], [], [], max(0.0, seconds))[0]:
            return b""
        try:
            data = os.read(self._pty, 65536)
        except OSError as error:
            if error.errno != errno.EIO:  # so Linux says that nobody holds the other end
                raise
            return b""
        self.last_read = time.monotonic()
        self.written += data
        self.screen.feed(data)
        return data

    def answer(self) -> None:
        """Say what a modern terminal would to the questions asked so far."""
        if said := self.screen.answers():
            os.write(self._pty, said)

    def has_ended(self) -> bool:
        """True once the program is no more; its exit code is known then."""
        if self.exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code is not None


def fresh_line() -> list[object]:
    """How the line of a new terminal is set."""
    ours, theirs = pty.openpty()
    try:
        return termios.tcgetattr(theirs)
    finally:
        os.close(ours)
        os.close(theirs)


def _set_size(descriptor: int, columns: int, rows: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
