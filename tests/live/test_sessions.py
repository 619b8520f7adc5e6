"""Sessions across terminals that come and go, without a screen."""

import os
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.sessions import exercise, plan_of
from tui.clock import Clock
from tui.core.catalog import Catalog
from tui.core.event import Move
from tui.core.plan import Plan
from tui.core.problem import Problem
from tui.core.routine import Step
from tui.core.safety import FRONT_HIP_FLAG, Where, stop_with
from tui.live.run import SessionRun
from tui.live.sessions import Sessions, Unfinished
from tui.storage.paths import Paths
from tui.storage.place_file import RunsElsewhere
from tui.storage.session_record import After

MORNING = datetime(2024, 2, 28, 7)
KNEE = exercise("knee", family="knee-to-chest", flags=(FRONT_HIP_FLAG,))
OTHER = exercise("other", family="knee-to-chest")
CAT = exercise("cat")
CATALOG = Catalog((KNEE, OTHER, CAT))
PLAN = plan_of(
    *(Step(exercise=name, reps=1, hold_seconds=30) for name in ("knee", "other", "cat")),
    exercises=(KNEE, OTHER, CAT),
)
"""Ten seconds to get ready, then each exercise is held once."""


class Terminal:
    """One terminal; several on the same folders are several of them."""

    def __init__(self, paths: Paths, wall: datetime = MORNING) -> None:
        self.paths = paths
        self.wall = wall
        self.time = 0.0
        self.told: list[Problem] = []
        self.clock = Clock(read=lambda: self.time)
        self.sessions = Sessions(
            paths, lambda: self.wall + timedelta(seconds=self.time), self.told.append
        )

    def begin(self, plan: Plan = PLAN) -> SessionRun:
        run = self.sessions.begin(plan, self.clock)
        run.look()
        run.write()
        return run

    def live(self, run: SessionRun, seconds: float) -> None:
        """Look at the clock every second, as a screen does."""
        end = self.time + seconds
        while self.time < end:
            self.time = min(end, self.time + 1)
            run.expect(1)
            run.look()
            run.write()

    def in_journal(self, query: str) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(self.paths.journal)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.within(tmp_path / "data", tmp_path / "config")


def killed(run: SessionRun) -> None:
    """What the system does when a process is gone: it drops the lock."""
    os.close(run._keeper._place._handle)
    run._keeper._place = None


def broken_off(paths: Paths, seconds: float = 25.4, wall: datetime = MORNING) -> Unfinished:
    """A session whose process was killed after so long, as another terminal finds it."""
    terminal = Terminal(paths, wall)
    run = terminal.begin()
    terminal.live(run, seconds)
    killed(run)
    (found,) = Terminal(paths, wall).sessions.unfinished()
    return found


def test_looking_for_what_was_broken_off_makes_no_journal(paths: Paths) -> None:
    terminal = Terminal(paths)
    assert terminal.sessions.unfinished() == ()
    assert terminal.sessions.last_ended() is None
    assert not terminal.sessions.bars(CATALOG)
    assert not paths.journal.parent.exists()


def test_a_rehearsal_is_not_recorded(paths: Paths) -> None:
    terminal = Terminal(paths)
    run = terminal.sessions.begin(PLAN, Clock(read=lambda: 0.0, speed=20))
    run.look()
    run.write()
    run.close()
    assert not paths.journal.exists()


@pytest.mark.parametrize("seconds", [0.2, 9.9, 10.1, 25.4, 39.6, 56.0, 124.0])
def test_what_was_killed_is_found_at_its_place(paths: Paths, seconds: float) -> None:
    found = broken_off(paths, seconds)
    assert found.can_go_on
    assert found.session is not None
    player = found.session.player
    assert player.is_paused
    phases = PLAN.timeline()
    index = max(n for n, start in enumerate(phases.starts[:-1]) if start <= seconds)
    assert player.index == index
    assert player.elapsed(0) == pytest.approx(seconds - phases.starts[index], abs=1)


def test_it_is_gone_on_with_as_the_same_session(paths: Paths) -> None:
    found = broken_off(paths)
    terminal = Terminal(paths, MORNING + timedelta(hours=2))
    run = terminal.sessions.resume(found, terminal.clock)
    run.write()
    terminal.live(run, 3 + 15)
    assert run.session.player.index == 2
    run.do(Move.LEAVE)
    run.write()
    run.close()
    assert terminal.in_journal("SELECT id, state FROM sessions") == [(found.record.id, "left")]
    assert terminal.in_journal("SELECT done_seconds FROM steps WHERE step = 1") == [(30.0,)]
    assert not list(paths.running.iterdir())
    assert terminal.sessions.unfinished() == ()


def test_the_phase_can_begin_anew(paths: Paths) -> None:
    found = broken_off(paths)
    terminal = Terminal(paths)
    run = terminal.sessions.resume(found, terminal.clock, restart=True)
    terminal.live(run, 3)
    assert run.session.player.remaining(run.now) == pytest.approx(30)
    assert [event.move for event in run.session.events][-2:] == [Move.AGAIN, Move.RESUME]


def test_a_session_runs_in_one_terminal_at_a_time(paths: Paths) -> None:
    found = broken_off(paths)
    first, second = Terminal(paths), Terminal(paths)
    run = first.sessions.resume(found, first.clock)
    assert second.sessions.unfinished() == ()
    with pytest.raises(RunsElsewhere):
        second.sessions.resume(found, second.clock)
    run.close()
    assert len(second.sessions.unfinished()) == 1


def test_two_terminals_lead_two_sessions(paths: Paths) -> None:
    first, second = Terminal(paths), Terminal(paths)
    runs = [terminal.begin() for terminal in (first, second)]
    assert first.sessions.unfinished() == second.sessions.unfinished() == ()
    for terminal, run in zip((first, second), runs, strict=True):
        terminal.live(run, 45)
        run.close()
    assert len(first.sessions.unfinished()) == 2
    assert not first.told
    assert not second.told


@pytest.mark.parametrize(
    ("hours", "is_old"), [(0, False), (23.9, False), (24.1, True), (900, True)]
)
def test_after_a_day_it_can_only_be_recorded(paths: Paths, hours: float, is_old: bool) -> None:
    broken_off(paths)
    later = Terminal(paths, MORNING + timedelta(hours=hours))
    (found,) = later.sessions.unfinished()
    assert found.is_old is is_old
    assert found.can_go_on is not is_old


@pytest.mark.parametrize("discard", [False, True])
def test_ending_it_keeps_what_was_done_and_forgets_the_place(paths: Paths, discard: bool) -> None:
    found = broken_off(paths)
    terminal = Terminal(paths)
    terminal.sessions.end(found, discard=discard)
    state = "discarded" if discard else "left"
    assert terminal.in_journal("SELECT state FROM sessions") == [(state,)]
    if not discard:
        ((seconds,),) = terminal.in_journal("SELECT done_seconds FROM steps WHERE step = 1")
        assert seconds == pytest.approx(15.4, abs=1)
    assert terminal.sessions.unfinished() == ()
    assert not list(paths.running.iterdir())


def test_a_plan_that_this_program_cannot_read_can_be_recorded(paths: Paths) -> None:
    found = broken_off(paths)
    found = msgspec.structs.replace(found, session=None)
    terminal = Terminal(paths)
    assert not found.can_go_on
    with pytest.raises(ValueError, match="cannot be gone on with"):
        terminal.sessions.resume(found, terminal.clock)
    terminal.sessions.end(found)
    assert terminal.in_journal("SELECT state FROM sessions") == [("left",)]


def test_a_timeline_that_is_compiled_otherwise_by_now_is_not_gone_on_with(paths: Paths) -> None:
    broken_off(paths)
    connection = sqlite3.connect(paths.journal)
    with connection:
        connection.execute("UPDATE sessions SET fingerprint = fingerprint + 1")
    connection.close()
    (found,) = Terminal(paths).sessions.unfinished()
    assert found.session is None


def test_how_it_was_after_is_asked_about_once(paths: Paths) -> None:
    found = broken_off(paths)
    terminal = Terminal(paths)
    assert terminal.sessions.last_ended() is None
    terminal.sessions.end(found)
    last = terminal.sessions.last_ended()
    assert last is not None
    terminal.sessions.say_after(last, After.BETTER)
    assert terminal.in_journal("SELECT after FROM sessions") == [("better",)]
    assert terminal.sessions.last_ended() is None


def hurt(terminal: Terminal, where: Where, sharp: bool = True) -> None:
    """A session that was left because the knee exercise hurt."""
    run = terminal.begin()
    run.do(Move.HURTS)
    run.do(Move.ANSWER, stop=stop_with(run.session.stops[-1], sharp=sharp, where=where))
    run.do(Move.LEAVE)
    run.write()
    run.close()


@pytest.mark.parametrize(
    ("where", "today", "tomorrow"),
    [
        (Where.HERE, {"knee"}, set()),
        (Where.FRONT_OF_HIP, {"knee", "other"}, {"knee", "other"}),
    ],
)
def test_what_hurt_is_left_out_today_and_a_family_until_it_is_lifted(
    paths: Paths, where: Where, today: set[str], tomorrow: set[str]
) -> None:
    hurt(Terminal(paths), where)
    for days, names in ((0, today), (1, tomorrow)):
        terminal = Terminal(paths, MORNING + timedelta(days=days))
        bars = terminal.sessions.bars(CATALOG)
        assert {e.id for e in CATALOG.exercises if bars.bar(e)} == names
    plan = msgspec.structs.replace(PLAN, bars=Terminal(paths).sessions.bars(CATALOG))
    Terminal(paths).sessions.lift(plan, CATALOG)
    assert not Terminal(paths).sessions.bars(CATALOG)


def test_a_discarded_session_s_pain_still_counts(paths: Paths) -> None:
    terminal = Terminal(paths)
    run = terminal.begin()
    run.do(Move.HURTS)
    run.do(Move.ANSWER, stop=stop_with(run.session.stops[-1], sharp=True))
    run.write()
    run.close()
    (found,) = terminal.sessions.unfinished()
    terminal.sessions.end(found, discard=True)
    assert terminal.sessions.bars(CATALOG).bar(KNEE)


def test_without_a_folder_for_places_the_journal_has_every_phase(paths: Paths) -> None:
    paths.journal.parent.mkdir(parents=True)
    paths.running.write_text("a file where the folder should be")
    terminal = Terminal(paths)
    run = terminal.begin()
    terminal.live(run, 25)
    (found,) = Terminal(paths).sessions.unfinished()
    assert found.session is not None
    assert found.session.player.index == 1
    assert not terminal.told


def test_a_journal_that_cannot_be_opened_is_told_of_once_and_keeps_nobody_from_a_session(
    paths: Paths,
) -> None:
    paths.journal.mkdir(parents=True)
    terminal = Terminal(paths)
    assert terminal.sessions.unfinished() == ()
    assert not terminal.sessions.bars(CATALOG)
    run = terminal.begin()
    terminal.live(run, 60)
    assert len(terminal.told) == 1
    assert str(paths.journal) in str(terminal.told[0])


def test_what_could_not_be_written_is_written_once_it_can_be(paths: Paths) -> None:
    paths.journal.mkdir(parents=True)
    terminal = Terminal(paths)
    run = terminal.begin()
    terminal.live(run, 20)
    paths.journal.rmdir()
    terminal.live(run, 6)
    assert terminal.in_journal("SELECT state FROM sessions") == [("open",)]
    assert len(terminal.told) == 1
