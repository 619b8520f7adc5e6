"""What was not saved outlives its process; whatever lies in its place is said, never obeyed."""

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from tests.program import ROOT, environment
from tests.strategies import few, worded_routines
from tui.core.problem import Problem
from tui.core.routine import MAX_STEPS, Routine, Step
from tui.storage.draft_file import LARGEST, DraftFile, HeldElsewhere, Left, Unsaved, left_behind

AT = datetime(2026, 11, 20, 7, 30)
BEFORE = Routine(name="Evening")
UNSAVED = Unsaved(
    routine=Routine(name="Evening", steps=(Step(exercise="cat-cow"),)),
    before=BEFORE,
    file="evening.toml",
    digest="abc",
    at=AT,
)

EDITING = """
import sys, pathlib
from datetime import datetime
from tui.core.routine import Routine
from tui.storage.draft_file import DraftFile, Unsaved
draft = DraftFile.create(pathlib.Path(sys.argv[1]))
for name in ("One", "Two"):
    routine = Routine(name=name)
    draft.write(Unsaved(routine=routine, before=routine, at=datetime(2026, 1, 1)))
print("edits", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


def leave(folder: Path, unsaved: Unsaved = UNSAVED) -> Left:
    """Write a draft and end without a word."""
    file = DraftFile.create(folder)
    file.write(unsaved)
    file.close(delete=False)
    (left,) = (left for left in left_behind(folder) if left.found == unsaved)
    return left


def names(folder: Path) -> set[str]:
    return {path.suffix for path in folder.iterdir()}


def test_nothing_is_left_where_nobody_edited(folder: Path) -> None:
    assert left_behind(folder) == ()
    DraftFile.create(folder).close()
    assert left_behind(folder) == ()
    assert names(folder) == set()


def test_what_was_left_is_read_as_it_was_written_and_is_for_the_owner_alone(folder: Path) -> None:
    left = leave(folder)
    assert left.found == UNSAVED
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_one_that_is_being_edited_is_not_offered_and_cannot_be_taken(folder: Path) -> None:
    file = DraftFile.create(folder)
    file.write(UNSAVED)
    assert left_behind(folder) == ()
    (path,) = folder.glob("*.json")
    with pytest.raises(HeldElsewhere):
        DraftFile.take(path)
    file.close(delete=False)
    assert [left.path for left in left_behind(folder)] == [path]


def test_one_that_is_taken_goes_on_under_its_name_and_is_gone_when_it_is_saved(
    folder: Path,
) -> None:
    left = leave(folder)
    taken = DraftFile.take(left.path)
    assert left_behind(folder) == ()
    more = msgspec.structs.replace(UNSAVED, routine=Routine(name="More"))
    taken.write(more)
    taken.close(delete=False)
    assert left_behind(folder) == (Left(left.path, more),)
    DraftFile.take(left.path).close()
    assert names(folder) == set()


def test_one_that_another_terminal_is_done_with_is_gone(folder: Path) -> None:
    left = leave(folder)
    DraftFile.take(left.path).close()
    with pytest.raises(HeldElsewhere):
        DraftFile.take(left.path)
    assert names(folder) == set()


def test_the_latest_comes_first(folder: Path) -> None:
    for number, name in enumerate(("One", "Two", "Three")):
        unsaved = msgspec.structs.replace(UNSAVED, routine=Routine(name=name))
        os.utime(leave(folder, unsaved).path, (number, number))
    found = [left.found for left in left_behind(folder)]
    assert [f.routine.name for f in found if isinstance(f, Unsaved)] == ["Three", "Two", "One"]


def test_a_killed_process_leaves_its_draft_and_its_lock(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", EDITING, str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(tmp_path), stdin=-1, stdout=-1
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"edits\n"
        assert left_behind(folder) == ()
        process.send_signal(signal.SIGKILL)
        process.wait()
    (left,) = left_behind(folder)
    assert isinstance(left.found, Unsaved)
    assert left.found.routine.name == "Two"


@few
@given(routine=worded_routines(), before=worded_routines())
def test_every_routine_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, routine: Routine, before: Routine
) -> None:
    unsaved = Unsaved(routine=routine, before=before, at=AT)
    assert leave(tmp_path_factory.mktemp("drafts"), unsaved).found == unsaved


def raw(**fields: object) -> bytes:
    """The draft as JSON, with other values in some fields."""
    return msgspec.json.encode(msgspec.to_builtins(UNSAVED) | fields)


class TestDamaged:
    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "damaged"),
            (b"{", "damaged"),
            (msgspec.json.encode(UNSAVED)[:-20], "damaged"),
            (b"\x00" * 500, "damaged"),
            (b"\xff\xfe", "damaged"),
            (b"[" * 100_000, "damaged"),
            (b'{"routine":' * 10_000, "damaged"),
            (b" " * (LARGEST + 1), "larger than"),
            (raw(more=1), "more"),
            (raw(at="tomorrow"), "at"),
            (raw(routine={"name": ""}), "routine.name"),
            (raw(routine={"name": "x", "rounds": 1e99}), "rounds"),
            (raw(routine={"name": "x", "steps": [{"exercise": "a"}] * (MAX_STEPS + 1)}), "steps"),
            (raw(routine={"name": "\x1b[2J"}), "U+001B"),
            (raw(file="../../.profile"), "not the name"),
            (raw(file="/etc/passwd.toml"), "not the name"),
            (raw(file="evening.sh"), "not the name"),
            (raw(file="x" * 300 + ".toml"), "not the name"),
        ],
        ids=lambda value: None if isinstance(value, bytes) else value,
    )
    def test_is_said_and_stays_as_it_is(self, folder: Path, content: bytes, reason: str) -> None:
        left = leave(folder)
        left.path.write_bytes(content)
        (found,) = left_behind(folder)
        assert isinstance(found.found, Problem)
        assert found.found.file == str(left.path)
        assert reason in str(found.found)
        assert left.path.read_bytes() == content

    def test_a_folder_or_a_pipe_in_its_place_is_said(self, folder: Path) -> None:
        folder.mkdir()
        (folder / "one.json").mkdir()
        os.mkfifo(folder / "two.json")
        (folder / "three.json").symlink_to("nowhere")
        found = [left.found for left in left_behind(folder)]
        assert len(found) == 3
        assert all(isinstance(one, Problem) and "cannot be read" in str(one) for one in found)

    def test_a_file_in_the_place_of_the_folder_is_no_draft(self, folder: Path) -> None:
        folder.write_text("no folder")
        assert left_behind(folder) == ()
        with pytest.raises(OSError, match="exists"):
            DraftFile.create(folder)

    def test_a_link_in_the_place_of_its_lock_is_not_followed(
        self, folder: Path, tmp_path: Path
    ) -> None:
        left = leave(folder)
        lock = left.path.with_suffix(".lock")
        lock.unlink()
        lock.symlink_to(tmp_path / "elsewhere")
        with pytest.raises(OSError, match="links"):
            DraftFile.take(left.path)
        assert not (tmp_path / "elsewhere").exists()
