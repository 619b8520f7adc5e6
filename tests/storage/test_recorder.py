"""A session goes on whatever befalls the journal, and everything is written in the end."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.storage.records import NOW, record_of
from tui.storage.journal import Journal
from tui.storage.recorder import RETRY_AFTER, Recorder

SECOND = timedelta(seconds=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def recorder(path: Path) -> Iterator[Recorder]:
    recorder, problem = Recorder.open(path, NOW)
    assert problem is None
    yield recorder
    recorder.close()


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program that writes and takes its time."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def test_a_record_is_on_the_disk_at_once(recorder: Recorder, path: Path) -> None:
    assert recorder.keep(record_of()) is None
    assert not recorder.is_behind
    assert Journal.open(path, NOW).open_sessions() == (record_of(),)


def test_a_locked_journal_is_told_once_and_written_later(recorder: Recorder, path: Path) -> None:
    with locked(path):
        told = recorder.keep(record_of(events=1))
        assert "another program is writing to it" in str(told)
        assert "kept in memory" in str(told)
        later = record_of(events=2, seen=NOW + 2 * RETRY_AFTER)
        assert recorder.keep(later) is None
        assert recorder.is_behind
    assert recorder.retry(later.seen + RETRY_AFTER) is None
    assert not recorder.is_behind
    assert Journal.open(path, NOW).open_sessions() == (later,)


@pytest.mark.parametrize(
    ("passed", "is_tried"),
    [(SECOND, False), (RETRY_AFTER - SECOND, False), (RETRY_AFTER, True), (-RETRY_AFTER, True)],
    ids=str,
)
def test_it_is_not_tried_too_often(
    recorder: Recorder, path: Path, passed: timedelta, is_tried: bool
) -> None:
    """A clock that was set back must not put the next try off for hours."""
    with locked(path):
        recorder.keep(record_of())
    recorder.retry(NOW + passed)
    assert recorder.is_behind is not is_tried


def test_at_the_end_it_is_tried_and_told_whatever_was_before(
    recorder: Recorder, path: Path
) -> None:
    with locked(path):
        assert recorder.keep(record_of()) is not None
        assert recorder.flush(NOW) is not None
    assert recorder.flush(NOW) is None
    assert Journal.open(path, NOW).open_sessions() == (record_of(),)


def test_sessions_wait_side_by_side(recorder: Recorder, path: Path) -> None:
    with locked(path):
        recorder.keep(record_of(1))
        recorder.keep(record_of(2))
    recorder.flush(NOW)
    assert Journal.open(path, NOW).records() == ((record_of(1), record_of(2)), ())


def test_a_journal_that_cannot_be_opened_is_opened_later(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.write_text("a file where the folder should be")
    recorder, problem = Recorder.open(folder / "journal.sqlite3", NOW)
    assert recorder.journal is None
    assert "File exists" in str(problem)
    assert recorder.keep(record_of()) is None
    folder.unlink()
    assert recorder.retry(NOW + RETRY_AFTER) is None
    assert recorder.journal is not None
    assert recorder.journal.open_sessions() == (record_of(),)


def test_damage_during_a_session_is_told_once_and_loses_none_of_it(
    recorder: Recorder, path: Path
) -> None:
    recorder.keep(record_of(events=1))
    path.write_bytes(b"\0\1\2" * 9999)
    told = recorder.keep(record_of(events=2))
    assert "the journal was damaged" in str(told)
    assert recorder.keep(record_of(events=3)) is None
    assert Journal.open(path, NOW).open_sessions() == (record_of(events=3),)


def test_a_time_without_its_offset_is_local(recorder: Recorder, path: Path) -> None:
    with locked(path):
        recorder.keep(record_of(seen=NOW))
    recorder.retry(NOW.astimezone().replace(tzinfo=None) + RETRY_AFTER)
    assert not recorder.is_behind
