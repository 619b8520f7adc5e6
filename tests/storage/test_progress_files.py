"""The files in which declared days, the twelve weeks and decisions are kept."""

import datetime
from pathlib import Path

import pytest

from tui.core.days_off import DaysOff
from tui.core.decisions import Decisions
from tui.core.programme import CheckIn, Programme
from tui.storage.paths import Paths
from tui.storage.progress_files import read_days_off, read_decisions, read_programme, save

DAY = datetime.date(2026, 11, 20)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.within(tmp_path / "data", tmp_path / "config")


def test_without_files_nothing_is_off_and_no_weeks_were_begun(paths: Paths) -> None:
    assert read_days_off(paths.days_off) == (DaysOff(), ())
    assert read_programme(paths.programme) == (None, ())
    assert not paths.days_off.parent.exists()


@pytest.mark.parametrize("days_off", [DaysOff(), DaysOff(rest=(DAY,), ill=(DAY.replace(day=1),))])
def test_declared_days_are_read_again(paths: Paths, days_off: DaysOff) -> None:
    save(paths.days_off, days_off)
    assert read_days_off(paths.days_off) == (days_off, ())
    assert paths.days_off.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "programme",
    [
        Programme(began=DAY),
        Programme(
            began=DAY,
            check_ins=(CheckIn(week=0, on=DAY, pain=4, activities={'sit "long"': 3}),),
        ),
    ],
)
def test_twelve_weeks_are_read_again(paths: Paths, programme: Programme) -> None:
    save(paths.programme, programme)
    assert read_programme(paths.programme) == (programme, ())


def test_decisions_are_read_again(paths: Paths) -> None:
    assert read_decisions(paths.decisions) == (Decisions(), ())
    now = datetime.datetime(2026, 11, 21, 8, tzinfo=datetime.UTC)
    decisions = (
        Decisions()
        .opening_strength(now)
        .answering("cat-cow", now)
        .never_about("press-up")
        .reading("worse", now)
    )
    save(paths.decisions, decisions)
    assert read_decisions(paths.decisions) == (decisions, ())


@pytest.mark.parametrize(
    ("content", "said"),
    [("rest = [", "not valid TOML"), ("rest = ['soon']", "rest[1]"), ("sick = []", "sick")],
)
def test_a_faulty_file_is_told_and_nothing_is_off(paths: Paths, content: str, said: str) -> None:
    paths.days_off.parent.mkdir(parents=True)
    paths.days_off.write_text(content, encoding="utf-8")
    days_off, (problem, *_) = read_days_off(paths.days_off)
    assert days_off == DaysOff()
    assert said in str(problem)
    assert "days.toml:1" in str(problem)
