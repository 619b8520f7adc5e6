"""`supple report`: one page for a therapist."""

from datetime import datetime, timedelta

import msgspec
import pytest

from tests.commands.conftest import Supple
from tests.storage.records import hurt, record_of, session_id
from tui.storage.journal import Journal
from tui.storage.paths import Paths
from tui.storage.session_record import SessionRecord, State

NOW = datetime.now().astimezone()


def done(number: int, days_ago: int, record: SessionRecord | None = None) -> SessionRecord:
    began = NOW - timedelta(days=days_ago)
    record = record or record_of(number, state=State.FINISHED)
    return msgspec.structs.replace(
        record, id=session_id(number), began=began, pain_before=5, pain_after=3
    )


@pytest.fixture
def three_sessions(paths: Paths) -> None:
    journal = Journal.open(paths.journal, NOW)
    for number in (1, 2):
        journal.write(done(number, number))
    journal.write(done(3, 3, hurt(seen=NOW).ended_as(State.LEFT, NOW)))
    journal.close()


def test_without_a_journal_it_says_so_and_makes_none(supple: Supple, paths: Paths) -> None:
    result = supple("report")
    assert (result.code, result.err) == (0, "")
    assert "The journal has no session of these weeks." in result.out
    assert not paths.journal.exists()


@pytest.mark.usefixtures("three_sessions")
def test_it_says_what_the_journal_says(supple: Supple) -> None:
    result = supple("report")
    assert (result.code, result.err) == (0, "")
    assert "  3 sessions on 3 of 84 days." in result.lines
    assert "  - R: 3 sessions" in result.lines
    assert "      - a: 2 × 30 s" in result.lines
    assert "  Before: 5.0 in the last 4 weeks (3 answers)." in result.lines
    assert f"  - {NOW:%d %b %Y}: a, sharp, 7 of 10" in result.lines
    assert max(map(len, result.lines)) <= 80


@pytest.mark.usefixtures("three_sessions")
def test_in_markdown(supple: Supple) -> None:
    result = supple("report", "--markdown")
    assert result.lines[0].startswith("# Stretching, ")
    assert "- R: 3 sessions" in result.lines
    assert "  - a: 2 × 30 s" in result.lines


@pytest.mark.usefixtures("three_sessions")
def test_a_routine_of_ones_own_says_how_often_it_is_wanted(supple: Supple, paths: Paths) -> None:
    content = 'name = "R"\ntimes_per_day = 3\n\n[[steps]]\nexercise = "cat-cow"\n'
    (paths.routines / "r.toml").write_text(content, encoding="utf-8")
    assert "  - R: 3 sessions, wanted 3 times a day" in supple("report").lines


def test_a_damaged_journal_is_told(supple: Supple, paths: Paths) -> None:
    paths.journal.write_bytes(b"no journal" * 99)
    result = supple("report")
    assert (result.code, result.out) == (1, "")
    assert "journal.sqlite3: file is not a database" in result.err
