"""A session survives whatever ends its process, its terminal or its disk."""

import os
import re
import shlex
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.program import SUPPLE, environment
from tests.terminal.conftest import Start
from tests.terminal.survival import (
    QUICK,
    Survivor,
    exported,
    offered,
    read_for,
    shown,
)
from tests.terminal.terminal import Terminal
from tests.terminal.test_first_screen import assert_left_as_found
from tui.core.session import MAX_GAP

SEED = 20
"""Of every random moment here; the soak in tests/bench takes others."""
JOURNAL = Path("data/supple/journal.sqlite3")


@pytest.fixture
def quick(routines: Path, tmp_path: Path) -> Path:
    """A home with a routine of short phases, and no time to read."""
    (routines / "quick.toml").write_text(QUICK, encoding="utf-8")
    config = tmp_path / "config" / "supple" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("reading_time = false\n", encoding="utf-8")
    return tmp_path


def wait_for_title(terminal: Terminal, word: str) -> None:
    terminal.wait_for(
        lambda _: terminal.written.count(b"\x1b]2;") > 0 and shown(terminal).word == word
    )


def leave(terminal: Terminal) -> None:
    """End the session by its keys."""
    terminal.press("q")
    terminal.wait_for("End this session?")
    terminal.press("y")
    terminal.wait_for("of exercise")
    terminal.press("enter")
    assert terminal.wait_for_end() == 0


def state_of(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGKILL], ids=lambda s: s.name)
def test_killed_again_and_again_it_goes_on_from_there(
    tmp_path: Path, number: signal.Signals
) -> None:
    survivor = Survivor(tmp_path, Random(f"{SEED} {number.name}"))
    lives = [survivor.live(number, shortest=0.5, longest=2.0) for _ in range(6)]
    assert [life for life in lives if not life.is_right] == []
    survivor.finish()
    assert survivor.faults() == []


def test_it_goes_on_with_the_same_phase_after_a_lead_in(start: Start) -> None:
    terminal = start("play", "one-stretch")
    wait_for_title(terminal, "Get ready")
    terminal.press("n", "n")
    wait_for_title(terminal, "Hold")
    terminal.wait_for(lambda _: shown(terminal).seconds < 29)
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.wait_for_end()
    again = start("play", "one-stretch")
    place = offered(again)
    assert place.is_near(shown(terminal))
    again.press("o")
    wait_for_title(again, "Ready")
    wait_for_title(again, "Hold")
    assert shown(again).is_near(place)


def test_sigterm_restores_the_terminal_and_keeps_the_place(start: Start) -> None:
    terminal = start("play", "one-stretch")
    wait_for_title(terminal, "Get ready")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.wait_for_end() == 143
    assert_left_as_found(terminal)
    assert offered(start()).is_near(shown(terminal))


@pytest.mark.parametrize("before", ["", "trap '' HUP; "], ids=["as it is", "SIGHUP ignored"])
def test_a_hang_up_ends_it_at_once_and_nothing_is_left(
    tmp_path: Path, start: Start, before: str
) -> None:
    line = f"{before}exec {shlex.join(SUPPLE)} play one-stretch"
    terminal = Terminal(["sh", "-c", line], environment(tmp_path), cwd=tmp_path)
    with terminal:
        wait_for_title(terminal, "Get ready")
        terminal.hang_up()
        assert terminal.wait_for_end(5) == 129
    assert offered(start()).is_near(shown(terminal))


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGTSTP], ids=lambda s: s.name)
def test_time_spent_stopped_is_no_time_of_the_session(
    start: Start, tmp_path: Path, number: signal.Signals
) -> None:
    terminal = start("play", "one-stretch")
    wait_for_title(terminal, "Get ready")
    before = shown(terminal)
    os.kill(terminal.pid, number)
    while state_of(terminal.pid) != "T":
        terminal.read(0.01)
    time.sleep(MAX_GAP + 1.5)  # the machine's own clock is what this is about
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for("You were away for 0:0")
    assert abs(shown(terminal).seconds - before.seconds) <= 1
    leave(terminal)
    (session,) = exported(tmp_path)
    assert session["state"] == "left"
    assert session["steps"][0]["done_seconds"] == 0


def test_a_power_cut_leaves_all_but_the_last_phase(quick: Path, start: Start) -> None:
    """What the disk would hold is what a copy of the one file holds."""
    random = Random(SEED)
    terminal = start("play", "quick")
    wait_for_title(terminal, "Get ready")
    words: list[str] = []
    for number in range(8):
        read_for(terminal, random.uniform(0, 1.2))
        words = phases_shown(terminal)
        copied = quick / f"copy-{number}.sqlite3"
        copied.write_bytes((quick / JOURNAL).read_bytes())
        hot = quick / f"{JOURNAL}-journal"
        if hot.exists():
            continue  # in the middle of a write: the copy alone is not what a disk would hold
        with sqlite3.connect(copied) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            (reading,) = connection.execute("SELECT reading FROM sessions").fetchone()
        assert reading >= began_before(words)


def phases_shown(terminal: Terminal) -> list[str]:
    """The phases so far, by their words and sides."""
    titles = re.findall(rb"\x1b\]2;([^\x1b]+?) [\d:]+\x1b\\", bytes(terminal.written))
    words = [title.decode() for title in titles]
    return [word for word, before in zip(words, ["", *words], strict=False) if word != before]


_SECONDS = {"Get ready": 3, "Ease in": 1, "Hold": 3, "Let go": 1, "Switch sides": 2}


def began_before(words: list[str]) -> float:
    """Seconds at which the phase before the last one began, while the first exercise lasts."""
    lasted = [_SECONDS.get(re.sub(" (left|right) side", "", word), 1) for word in words[:-2]]
    return float(sum(lasted)) - 0.01


def test_two_terminals_at_once(start: Start, tmp_path: Path) -> None:
    first = start("play", "one-stretch")
    wait_for_title(first, "Get ready")
    second = start("play", "four-essentials")
    wait_for_title(second, "Get ready")
    assert "broken off" not in second.text
    for terminal in (first, second):
        leave(terminal)
    sessions = exported(tmp_path)
    assert {(s["routine_id"], s["state"]) for s in sessions} == {
        ("one-stretch", "left"),
        ("four-essentials", "left"),
    }
    assert len(sessions) == 2


class TestAJournalThatCannotBeWritten:
    """The session goes on; the person is told once."""

    def plays_on(self, terminal: Terminal, told: str) -> None:
        """`told` is one word: lines may break anywhere else."""
        wait_for_title(terminal, "Get ready")
        terminal.wait_for(told)
        assert terminal.text.count(told) == 1
        terminal.press("n")
        wait_for_title(terminal, "Ease in")
        terminal.press("n")
        wait_for_title(terminal, "Hold")

    def test_damaged(self, start: Start, tmp_path: Path) -> None:
        journal = tmp_path / JOURNAL
        journal.parent.mkdir(parents=True)
        journal.write_bytes(b"no journal at all " * 500)
        self.plays_on(start("play", "one-stretch"), "fresh")
        assert list(journal.parent.glob("journal.damaged-*"))

    def test_no_folder_for_it(self, start: Start, tmp_path: Path) -> None:
        (tmp_path / "data").write_text("a file where the folder would be", encoding="utf-8")
        terminal = start("play", "one-stretch")
        terminal.wait_for("What this is, and what it is not")
        terminal.press("enter", "n", "n")
        self.plays_on(terminal, "memory")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
    def test_a_folder_that_may_not_be_written_to(self, start: Start, tmp_path: Path) -> None:
        folder = (tmp_path / JOURNAL).parent
        folder.mkdir(parents=True)
        folder.chmod(0o500)
        self.plays_on(start("play", "one-stretch"), "memory")
        folder.chmod(0o700)

    def test_locked(self, start: Start, tmp_path: Path, locked: sqlite3.Connection) -> None:
        terminal = start("play", "one-stretch")
        self.plays_on(terminal, "memory")
        locked.execute("ROLLBACK")
        leave(terminal)
        assert [s["state"] for s in exported(tmp_path)] == ["left"]

    @pytest.fixture
    def locked(self, start: Start, tmp_path: Path) -> Iterator[sqlite3.Connection]:
        """Another program is in the middle of writing to the journal."""
        terminal = start("play", "one-stretch")
        wait_for_title(terminal, "Get ready")
        leave(terminal)
        connection = sqlite3.connect(tmp_path / JOURNAL, isolation_level=None)
        connection.execute("DELETE FROM sessions")
        connection.execute("BEGIN EXCLUSIVE")
        yield connection
        connection.close()
