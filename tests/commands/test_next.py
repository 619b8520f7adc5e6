"""`supple next`: what is due at this moment, in one line."""

import subprocess
import sys
from datetime import datetime, timedelta

import msgspec
import pytest

from tests.commands.conftest import Result
from tests.program import ROOT
from tests.storage.records import record_of, session_id
from tui.commands.next_due import NOTHING_DUE, next_
from tui.core.days_off import DaysOff
from tui.storage.journal import Journal
from tui.storage.paths import Paths
from tui.storage.session_record import State
from tui.storage.value_file import save_value

MORNING = datetime(2026, 11, 20, 7, 30)
NOON, NIGHT = MORNING.replace(hour=13), MORNING.replace(hour=22)


def routine(paths: Paths, name: str, times: int = 1) -> None:
    content = f'name = "{name}"\ntimes_per_day = {times}\n[[steps]]\nexercise = "cat-cow"\n'
    (paths.routines / f"{name.lower()}.toml").write_text(content, encoding="utf-8")


def done(paths: Paths, name: str, *moments: datetime) -> None:
    journal = Journal.open(paths.journal, MORNING)
    for number, moment in enumerate(moments, 1):
        record = record_of(number, state=State.FINISHED)
        fields = {"id": session_id(number), "routine_id": name, "began": moment.astimezone()}
        journal.write(msgspec.structs.replace(record, **fields))
    journal.close()


@pytest.fixture
def due(paths: Paths, capsys: pytest.CaptureFixture[str]):
    """What is printed at a moment, with the exit code."""

    def run(now: datetime) -> tuple[int, str]:
        code = next_(paths, now)
        printed = capsys.readouterr()
        assert Result(code, printed.out, printed.err).err == ""
        return code, printed.out

    return run


def test_without_routines_of_ones_own_nothing_is_due(due, paths: Paths) -> None:
    assert due(MORNING) == (NOTHING_DUE, "")
    assert not paths.journal.exists()


def test_a_routine_is_due_until_it_was_done_as_often_as_wanted(due, paths: Paths) -> None:
    routine(paths, "Care", 2)
    assert due(MORNING) == (0, "Care is due, 0 of 2 today done\n")
    done(paths, "care", MORNING)
    assert due(NOON) == (0, "Care is due, 1 of 2 today done\n")
    assert due(MORNING + timedelta(hours=1)) == (NOTHING_DUE, "")
    done(paths, "care", MORNING, NOON)
    assert due(NIGHT) == (NOTHING_DUE, "")
    assert due(MORNING + timedelta(days=1)) == (0, "Care is due, 0 of 2 today done\n")


def test_the_time_of_day_decides_between_morning_and_evening(due, paths: Paths) -> None:
    routine(paths, "Evening")
    routine(paths, "Morning")
    assert due(MORNING) == (0, "Morning is due, 0 of 1 today done\n")
    assert due(NOON) == (NOTHING_DUE, "")
    assert due(NIGHT) == (0, "Evening is due, 0 of 1 today done\n")


def test_nothing_is_due_on_a_day_off(due, paths: Paths) -> None:
    routine(paths, "Care")
    save_value(paths.days_off, DaysOff(ill=(NOON.date(),)))
    assert due(NOON) == (NOTHING_DUE, "")
    assert due(NOON + timedelta(days=1))[0] == 0


def test_a_faulty_file_is_passed_over_and_a_hostile_name_is_tamed(due, paths: Paths) -> None:
    routine(paths, "Care")
    (paths.routines / "a.toml").write_text("name = ", encoding="utf-8")
    (paths.routines / "b.toml").write_text('name = "Empty"\n', encoding="utf-8")
    (paths.routines / "care.toml").write_text(
        'name = "A\\u202eB"\n[[steps]]\nexercise = "cat-cow"\n', encoding="utf-8"
    )
    assert due(NOON) == (0, "A\N{REPLACEMENT CHARACTER}B is due, 0 of 1 today done\n")


def test_a_journal_that_cannot_be_read_is_told(paths: Paths, supple) -> None:
    routine(paths, "Care")
    paths.journal.write_bytes(b"no journal" * 99)
    result = supple("next")
    assert (result.code, result.out) == (1, "")
    assert "file is not a database" in result.err


def test_it_loads_neither_screens_nor_the_catalog(paths: Paths) -> None:
    routine(paths, "Care")
    code = (
        "import sys; from tui.cli import main; main(['next']); "
        "print([m for m in ('textual', 'rich', 'rapidfuzz', 'tomli_w') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines() == ["Care is due, 0 of 1 today done", "[]"]
