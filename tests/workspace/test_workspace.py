"""What is remembered of the person holds for every routine at once."""

from datetime import datetime
from pathlib import Path

import pytest

from tui.core.dose import Side
from tui.core.habits import Habits
from tui.core.manner import FirstSide
from tui.core.phase import PhaseKind
from tui.core.settings import Settings
from tui.storage.paths import Paths
from tui.storage.value_file import read_value_or, save_value
from tui.workspace.workspace import Workspace

NOON = datetime(2024, 2, 28, 12)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.within(tmp_path / "data", tmp_path / "config")


def workspace(paths: Paths, settings: Settings | None = None, now: datetime = NOON) -> Workspace:
    return Workspace(paths, settings or Settings(), lambda: now)


def prepare_seconds(shared: Workspace) -> float:
    entry = shared.library.find("one-stretch")
    assert entry is not None
    assert entry.timeline.phases[0].kind is PhaseKind.PREPARE
    return entry.timeline.phases[0].seconds


def test_what_is_remembered_is_saved_and_holds_at_once(paths: Paths) -> None:
    shared = workspace(paths)
    before = prepare_seconds(shared)
    shared.remembered.know("knee-to-chest")
    assert prepare_seconds(shared) < before
    again = workspace(paths).remembered.habits
    assert again == shared.remembered.habits == Habits(known=("knee-to-chest",))


def test_what_cannot_be_saved_is_told_and_holds_for_this_run(paths: Paths) -> None:
    shared = workspace(paths)
    told: list[str] = []
    shared.tell = lambda problem: told.append(str(problem))
    before = prepare_seconds(shared)
    paths.habits.mkdir(parents=True)
    shared.remembered.know("knee-to-chest")
    assert prepare_seconds(shared) < before
    assert told == [f"{paths.habits}: Is a directory; it holds for today only"]


def test_a_broken_file_is_one_of_the_problems_until_it_is_written_again(paths: Paths) -> None:
    save_value(paths.habits, Habits())
    paths.habits.write_text("breath = 99\n", encoding="utf-8")
    shared = workspace(paths)
    assert [problem.file for problem in shared.problems] == [str(paths.habits)]
    shared.remembered.breathe(6)
    assert shared.problems == ()
    assert read_value_or(paths.habits, Habits()) == (Habits(breath=6), ())


def test_the_side_that_is_first_changes_with_the_day(paths: Paths) -> None:
    settings = Settings(first_side=FirstSide.ALTERNATE)
    days = [workspace(paths, settings, NOON.replace(day=day)).manner for day in (27, 28)]
    assert {manner.first_side for manner in days} == {Side.LEFT, Side.RIGHT}
