"""Lines that come in pieces, in bunches, too long, or not at all."""

import os
import pty
import threading
import time
import tracemalloc
from collections.abc import Iterator

import pytest

from tui.commands.lines_in import LONGEST, LinesIn

SOON = 20.0
"""Seconds that are never waited out."""


class Pipe:
    """What one end writes, the lines of the other end get."""

    def __init__(self) -> None:
        reading, self._writing = os.pipe()
        self._reading = reading
        self.lines = LinesIn(reading)

    def write(self, data: bytes) -> None:
        os.write(self._writing, data)

    def end(self) -> None:
        os.close(self._writing)
        self._writing = -1

    def close(self) -> None:
        for descriptor in (self._reading, self._writing):
            if descriptor >= 0:
                os.close(descriptor)


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    pipe = Pipe()
    yield pipe
    pipe.close()


def test_nothing_is_typed(pipe: Pipe) -> None:
    assert pipe.lines.wait(0.01) is None
    assert pipe.lines.is_taken


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"p\n", "p"),
        (b"\n", ""),
        (b"  q\t\r\n", "q"),
        (b"caf\xc3\xa9\n", "café"),
        (b"\xff\xfe\x80!\n", "\ufffd\ufffd\ufffd!"),
        (b"a\x00b\n", "a\x00b"),
    ],
)
def test_a_line(pipe: Pipe, data: bytes, line: str) -> None:
    pipe.write(data)
    assert pipe.lines.wait(SOON) == line


def test_several_lines_in_one_packet(pipe: Pipe) -> None:
    pipe.write(b"n\nn\n\np")
    assert [pipe.lines.wait(0) for _ in range(4)] == ["n", "n", "", None]
    pipe.write(b"\n")
    assert pipe.lines.wait(SOON) == "p"


def test_half_a_line_waits_for_the_other_half(pipe: Pipe) -> None:
    pipe.write(b"caf\xc3")
    assert pipe.lines.wait(0.01) is None
    pipe.write(b"\xa9\n")
    assert pipe.lines.wait(SOON) == "café"


def test_a_line_without_an_end_counts_at_the_end(pipe: Pipe) -> None:
    pipe.write(b"n\np")
    pipe.end()
    assert pipe.lines.wait(SOON) == "n"
    assert pipe.lines.is_taken
    assert pipe.lines.wait(SOON) == "p"
    assert not pipe.lines.is_taken


def test_the_end_is_noticed_at_once_and_waited_with_from_then_on(pipe: Pipe) -> None:
    pipe.end()
    began = time.monotonic()
    assert pipe.lines.wait(SOON) is None
    assert not pipe.lines.is_taken
    assert pipe.lines.wait(0.05) is None
    assert 0.05 <= time.monotonic() - began < SOON / 2


def test_a_megabyte_without_a_line_end_takes_no_room(pipe: Pipe) -> None:
    """And what is typed after it is understood."""

    def flood() -> None:
        for _ in range(256):
            pipe.write(b"x" * 4096)
        pipe.write(b"\np\n")

    writer = threading.Thread(target=flood)
    tracemalloc.start()
    writer.start()
    line = pipe.lines.wait(SOON)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    writer.join()
    assert line == "x" * LONGEST
    assert pipe.lines.wait(SOON) == "p"
    assert most < 200_000


def test_a_terminal_that_is_gone_is_the_end() -> None:
    ours, theirs = pty.openpty()
    os.close(ours)
    lines = LinesIn(theirs)
    assert lines.wait(SOON) is None
    assert not lines.is_taken
    os.close(theirs)
