"""What the figure of a session costs on the line, counted byte by byte."""

import time
from pathlib import Path

import pytest

from tests.bench.session import Read, worst
from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal

SLOWLY = """\
name = "Slowly"
[[steps]]
exercise = "cat-cow"
reps = 3
tempo = [9, 6, 9]
"""
CLOCK = 200
"""Bytes a second for the time that is left, and a picture more or less of a bar."""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The file of the user's settings."""
    path = tmp_path / "config" / "supple" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


@pytest.fixture
def slowly(tmp_path: Path) -> str:
    """A routine of slow movements."""
    path = tmp_path / "slowly.toml"
    path.write_text(SLOWLY)
    return str(path)


def counted(terminal: Terminal, seconds: float) -> list[Read]:
    """What is written in the next seconds, by the second."""
    began = time.monotonic()
    reads = []
    while (left := began + seconds - time.monotonic()) > 0:
        if data := terminal.read(left):
            reads.append(Read(terminal.last_read, len(data)))
            terminal.answer()
    return reads


def pictures(terminal: Terminal) -> str:
    """The right half of the screen below the clock."""
    return "\n".join(line[40:] for line in terminal.text.splitlines()[11:19])


def moving(terminal: Terminal) -> None:
    """Wait until the words of the phase are there and only the figure moves."""
    terminal.wait_for("GET READY")
    terminal.press("n")
    terminal.wait_for("▶ OUT")
    counted(terminal, 1.5)


@pytest.mark.parametrize(("frames", "budget"), [(8, 1000), (8, 2000), (4, 4000)])
def test_a_movement_keeps_to_the_budget(
    start: Start, config: Path, slowly: str, frames: int, budget: int
) -> None:
    config.write_text(f"[figure]\nframes_per_second = {frames}\nbytes_per_second = {budget}\n")
    terminal = start("play", slowly)
    moving(terminal)
    before = pictures(terminal)
    reads = counted(terminal, 4)
    assert pictures(terminal) != before
    assert worst(reads) <= budget


def test_a_hold_costs_the_clock_and_nothing_else(start: Start, slowly: str) -> None:
    terminal = start("play", slowly)
    moving(terminal)
    terminal.press("n")
    terminal.wait_for("■ STAY")
    counted(terminal, 1.2)
    before = pictures(terminal)
    assert before.strip()
    reads = counted(terminal, 3)
    assert pictures(terminal) == before
    assert sum(read.size for read in reads) <= 3 * CLOCK
