"""What was decided, and what the disk may do to it."""

from datetime import datetime
from pathlib import Path

import pytest

from tui.core.decisions import Decisions
from tui.storage.paths import Paths
from tui.workspace.decided import Decided

NOW = datetime(2026, 11, 20, 7, 30)
AT = NOW.astimezone()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.within(tmp_path / "data", tmp_path / "config")


def reading(decisions: Decisions, now: datetime) -> Decisions:
    return decisions.reading("worse", now)


def test_what_another_terminal_decided_meanwhile_stays(paths: Paths) -> None:
    told: list[object] = []
    one, other = (Decided(paths, lambda: NOW, told.append) for _ in range(2))
    one.change(lambda decisions, now: decisions.opening_strength(now))
    other.change(reading)
    assert one.decisions == Decisions().opening_strength(AT).reading("worse", AT)
    assert told == []


def test_a_faulty_file_is_told_once_and_stays_as_it_is(paths: Paths) -> None:
    paths.decisions.parent.mkdir(parents=True)
    paths.decisions.write_text("read = 3\n")
    told: list[str] = []
    decided = Decided(paths, lambda: NOW, lambda problem: told.append(str(problem)))
    assert decided.decisions == decided.decisions == Decisions()
    assert len(told) == 1
    decided.change(reading)
    assert paths.decisions.read_text() == "read = 3\n"
    assert decided.decisions.was_read("worse")
    assert "holds for now only" in told[1]


@pytest.mark.parametrize(("day", "is_known"), [(None, True), (20, True), (21, False)])
def test_a_notice_is_read_on_a_day(day: int | None, is_known: bool) -> None:
    read = reading(Decisions(), AT)
    assert read.was_read("worse", AT.date().replace(day=day) if day else None) is is_known
    assert not read.was_read("severe")
