"""What befalls a journal from outside: killed writers, copies, full disks, damage."""

import contextlib
import os
import random
import resource
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.program import ROOT, environment
from tests.storage.records import NOW, hurt, record_of
from tui.storage.journal import Journal, JournalError
from tui.storage.session_record import SessionRecord

KILLS = 20
COPIES = 40


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def events_in(path: Path) -> int:
    """How many writes of the endless writer the journal holds; the file must be sound."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    journal = Journal.open(path, NOW)
    records, problems = journal.records()
    journal.close()
    assert (journal.problem, problems) == (None, ())
    return max((_written(record) for record in records), default=0)


def _written(record: SessionRecord) -> int:
    return 200 * (int(record.id[-4:], 16) - 1) + len(record.events)


@contextlib.contextmanager
def writer(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.storage.journal_writer", str(path)],
        cwd=ROOT,
        env=environment(path.parent),
        stdout=subprocess.PIPE,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def last_line(process: subprocess.Popen[bytes]) -> int:
    """The last write that was reported; all the rest of the output is read."""
    assert process.stdout is not None
    return int(process.stdout.read().split(b"\n")[-2])


def test_a_killed_writer_loses_nothing_that_it_said_was_written(path: Path) -> None:
    chance = random.Random(20)
    for number in range(KILLS):
        own = path.with_name(f"{number}.sqlite3")
        with writer(own) as process:
            assert process.stdout is not None
            assert select.select([process.stdout], [], [], 20)[0]
            # Only the moment is a matter of chance: nothing waits for it.
            time.sleep(chance.uniform(0, 0.05))
            process.send_signal(signal.SIGKILL)
            said = last_line(process)
        assert events_in(own) in (said, said + 1)


def test_a_copy_of_the_file_alone_holds_all_but_the_last_write(path: Path) -> None:
    copy = path.with_name("copy.sqlite3")
    with writer(path) as process:
        assert process.stdout is not None
        for _ in range(COPIES):
            said = int(process.stdout.readline())
            shutil.copyfile(path, copy)
            assert events_in(copy) >= said - 1
            while select.select([process.stdout], [], [], 0)[0]:
                process.stdout.readline()


def test_a_full_disk_is_told_and_leaves_what_was_written(path: Path) -> None:
    journal = Journal.open(path, NOW)
    journal.write(record_of(events=1))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, limits[1]))
        with pytest.raises(JournalError, match=r"the disk is full|disk I/O error"):
            journal.write(record_of(events=900))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert journal.records() == ((record_of(events=1),), ())
    journal.write(record_of(events=900))
    assert journal.records() == ((record_of(events=900),), ())


def test_what_another_writes_to_is_told(path: Path) -> None:
    journal = Journal.open(path, NOW)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for attempt in (lambda: journal.write(record_of()), journal.open_sessions):
            with pytest.raises(JournalError, match="another program is writing to it"):
                attempt()
    journal.write(record_of())
    assert journal.open_sessions() == (record_of(),)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_told(path: Path) -> None:
    path.parent.chmod(0o500)
    with pytest.raises(JournalError, match="Permission denied"):
        Journal.open(path, NOW)


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(JournalError, match="it cannot be opened"):
        Journal.open(path, NOW)


class TestDamage:
    def test_what_is_no_journal_is_set_aside(self, path: Path) -> None:
        for number in range(3):
            path.write_bytes(b"no journal %d" % number * 100)
            journal = Journal.open(path, NOW)
            journal.write(record_of())
            assert journal.open_sessions() == (record_of(),)
            journal.close()
        name = "journal.damaged-2026-11-20"
        kept = [path.with_name(f"{name}{end}.sqlite3") for end in ("", "-2", "-3")]
        assert [file.read_bytes()[11:12] for file in kept] == [b"0", b"1", b"2"]
        assert str(journal.problem) == (
            f"{path}: the journal was damaged; it is kept as {name}-3.sqlite3, "
            "and a fresh one was begun"
        )

    def test_tables_of_another_program_are_set_aside(self, path: Path) -> None:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE sessions (mine)")
        assert Journal.open(path, NOW).problem is not None

    def test_a_second_terminal_goes_on_with_the_fresh_one(self, path: Path) -> None:
        journals = [Journal.open(path, NOW) for _ in range(2)]
        journals[0].write(record_of(1))
        path.write_bytes(b"\xff" * path.stat().st_size)
        for number, journal in enumerate(journals, 1):
            journal.write(record_of(number))
        assert len(journals[0].open_sessions()) == 2
        assert len(list(path.parent.iterdir())) == 2

    def test_a_file_that_was_taken_away_is_begun_again(self, path: Path) -> None:
        journal = Journal.open(path, NOW)
        path.unlink()
        journal.write(record_of())
        assert Journal.open(path, NOW).open_sessions() == (record_of(),)

    @pytest.mark.parametrize("mask", [0xFF, 0x01, 0x80])
    def test_a_broken_byte_anywhere_never_stops_a_session(self, path: Path, mask: int) -> None:
        """The session is kept, or a sentence says why not: there is no other outcome."""
        content = self.sound(path)
        for place in [*range(100), *range(100, len(content), 512)]:
            path.write_bytes(content)
            with path.open("r+b") as file:
                file.seek(place)
                file.write(bytes([content[place] ^ mask]))
            with contextlib.suppress(JournalError):
                assert record_of(3, events=2) in self.session(path), place
            for file_left in path.parent.iterdir():
                file_left.unlink()

    def sound(self, path: Path) -> bytes:
        journal = Journal.open(path, NOW)
        for record in (hurt(1), record_of(2, events=60)):
            journal.write(record)
        journal.close()
        return path.read_bytes()

    def session(self, path: Path) -> tuple[SessionRecord, ...]:
        """Do all that a start and a session do."""
        journal = Journal.open(path, NOW)
        for read in (journal.open_sessions, journal.stops_in_force, journal.last_ended):
            read()
        journal.write(record_of(3, events=2))
        found = journal.open_sessions()
        journal.close()
        return found

    def test_a_session_that_is_not_readable_is_told_and_left_out(self, path: Path) -> None:
        journal = Journal.open(path, NOW)
        for number in (1, 2):
            journal.write(record_of(number, events=1))
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE events SET json = '{' WHERE session LIKE '%1'")
            connection.commit()
        records, problems = journal.records()
        assert records == journal.open_sessions() == (record_of(2, events=1),)
        assert len(problems) == 1
        assert record_of(1).id in problems[0].message

    def test_a_plan_that_is_not_readable_leaves_the_rest(self, path: Path) -> None:
        journal = Journal.open(path, NOW)
        journal.write(record_of())
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE plans SET json = '{\"old\": 1}'")
            connection.commit()
        [record] = journal.open_sessions()
        assert record.plan is None
        assert record == msgspec.structs.replace(record_of(), plan_json='{"old": 1}')
