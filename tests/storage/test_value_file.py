"""What the program remembers is kept in files of one value each."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest

from tui.core.days_off import DaysOff
from tui.core.decisions import Decisions
from tui.core.figure.look import Drawing
from tui.core.habits import Habits
from tui.core.programme import CheckIn, Programme
from tui.core.red_flags import Check
from tui.storage.paths import Paths
from tui.storage.value_file import read_value, read_value_or, save_value

DAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 7, 30, 1, 5000, tzinfo=timezone(timedelta(hours=-3)))
NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Paths.within(tmp_path / "data", tmp_path / "config").habits


@pytest.mark.parametrize("kind", ["habits", "check", "days_off", "programme", "decisions"])
def test_each_stands_beside_the_routines(tmp_path: Path, kind: str) -> None:
    paths = Paths.within(tmp_path / "data", tmp_path / "config")
    assert getattr(paths, kind).parent == paths.routines.parent == tmp_path / "data"


def test_without_a_file_there_is_no_value_and_none_is_made(path: Path) -> None:
    assert read_value(path, Check) == (None, ())
    assert read_value_or(path, Habits()) == (Habits(), ())
    assert not path.parent.exists()


@pytest.mark.parametrize(
    "value",
    [
        Habits(),
        Habits(breath=4.5),
        Habits(known=("cat", 'a "b"')),
        Habits(known=("x",), breath=2, drawing=Drawing.BRAILLE),
        Check(asked_on=DAY),
        Check(asked_on=DAY, yes=("C1", "C6"), cleared_on=DAY, asked_at=AT),
        DaysOff(),
        DaysOff(rest=(DAY,), ill=(DAY.replace(day=1),)),
        Programme(began=DAY),
        Programme(
            began=DAY, check_ins=(CheckIn(week=0, on=DAY, pain=4, activities={'sit "long"': 3}),)
        ),
        Decisions()
        .opening_strength(NOW)
        .answering("cat-cow", NOW)
        .never_about("press-up")
        .reading("worse", NOW),
    ],
)
def test_what_is_saved_is_read_again_and_for_the_owner_alone(
    path: Path, value: msgspec.Struct
) -> None:
    save_value(path, Habits(known=("old",), breath=9))
    save_value(path, value)
    assert read_value(path, type(value)) == (value, ())
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [found.name for found in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("usual", "content", "line", "said"),
    [
        (Habits(), b"breath = 1\n", 1, "breath"),
        (Habits(), b"known = []\nbreaht = 5\n", 2, "breaht"),
        (Habits(), b"known = [\n", 1, "not valid TOML"),
        (Habits(), b'known = ["\\u001b[2J"]\n', 1, "known[1]"),
        (Habits(), b"known = [\n\xff]\n", 2, "UTF-8"),
        (DaysOff(), b"rest = ['soon']", 1, "rest[1]"),
        (DaysOff(), b"sick = []", 1, "sick"),
        (Check(asked_on=DAY), b"asked_on = ", 1, "not valid TOML"),
        (Check(asked_on=DAY), b"asked_on = 1", 1, "asked_on"),
        (Check(asked_on=DAY), b"", 1, "asked_on"),
        (Check(asked_on=DAY), b"asked_on = 2026-11-20\nno = 1", 2, "no"),
    ],
)
def test_a_faulty_file_is_said_and_holds_nothing(
    path: Path, usual: msgspec.Struct, content: bytes, line: int, said: str
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    value, problems = read_value(path, type(usual))
    assert value is None
    assert read_value_or(path, usual) == (usual, problems)
    assert [(problem.file, problem.line) for problem in problems] == [(str(path), line)]
    assert said in str(problems[0])


def test_a_folder_in_its_place(path: Path) -> None:
    path.mkdir(parents=True)
    habits, problems = read_value_or(path, Habits())
    assert (habits, len(problems)) == (Habits(), 1)
    with pytest.raises(OSError, match="directory"):
        save_value(path, Habits(breath=5))
