"""The past as the app has it: shown, put right, deleted and brought back."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.sessions import exercise
from tests.storage.records import HOLDS, NOW, hurt, record_of, session_id
from tui.core.by_hand import DoneByHand
from tui.core.catalog import Catalog
from tui.core.days_off import DaysOff, Off
from tui.core.due import Daily, tallies
from tui.core.felt import Felt
from tui.core.summary import Outcome
from tui.storage.journal import Journal
from tui.storage.journal_exchange import as_csv, as_json, read_json
from tui.storage.paths import Paths
from tui.storage.session_record import After, SessionRecord, State
from tui.storage.value_file import read_value_or
from tui.workspace.history import History


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.within(tmp_path / "data", tmp_path / "config")


@pytest.fixture
def journal(paths: Paths) -> Journal:
    return Journal.open(paths.journal, NOW)


@pytest.fixture
def history(paths: Paths, journal: Journal) -> History:
    return History(paths, lambda: NOW, lambda: journal)


def done(history: History, journal: Journal, number: int = 1) -> SessionRecord:
    """A session that is in the journal."""
    journal.write(record_of(number, state=State.FINISHED))
    record = history.record(session_id(number))
    assert record is not None
    return record


def test_what_was_put_right_is_shown(history: History, journal: Journal) -> None:
    record = done(history, journal)
    earlier = NOW - timedelta(days=3)
    said = {"began": earlier, "pain_before": 6, "pain_after": 2, "note": "cold"}
    history.put_right(record.id, lambda known: known.corrected_to(NOW, **said))
    progress, problems = history.progress(Catalog())
    (session,) = progress.sessions
    assert problems == ()
    assert (session.began, session.pain_before, session.pain_after) == (earlier, 6, 2)
    assert progress.counts == {earlier.date(): 1}
    kept = history.record(record.id)
    assert kept is not None
    assert (kept.note, kept.corrected, kept.events) == ("cold", NOW, record.events)


def test_what_was_said_since_a_session_was_looked_at_stays(
    history: History, journal: Journal
) -> None:
    record = done(history, journal)
    journal.say_after(record.id, After.WORSE)
    history.put_right(record.id, lambda known: known.corrected_to(NOW, note="cold"))
    kept = history.record(record.id)
    assert kept is not None
    assert (kept.after, kept.note) == (After.WORSE, "cold")


def test_an_old_copy_that_is_merged_in_undoes_no_correction(
    history: History, journal: Journal
) -> None:
    record = done(history, journal)
    right = history.put_right(record.id, lambda known: known.corrected_to(NOW, pain_before=1))
    assert right is not None
    journal.merge([record])
    assert history.record(record.id) == right


def test_how_it_felt_is_put_right_and_stays_so_where_it_is_merged_in(
    history: History, journal: Journal
) -> None:
    record = done(history, journal)
    tight = Felt(comfortable=False)
    right = record.with_felt({2: tight}).corrected_to(NOW)
    journal.merge([right])
    journal.merge([record])
    kept = history.record(record.id)
    assert kept == right
    assert [step.felt for step in kept.steps] == [None, tight]


def test_the_later_of_two_corrections_holds_wherever_it_was_made(
    history: History, journal: Journal
) -> None:
    record = done(history, journal)
    later = record.corrected_to(NOW + timedelta(hours=1), note="later")
    for first, second in ((record, later), (later, record.corrected_to(NOW, note="first"))):
        journal.put(first)
        journal.merge([second])
        assert history.record(record.id) == later


def test_a_deleted_session_comes_back_whole_the_last_one_first(
    history: History, journal: Journal
) -> None:
    records = [done(history, journal, number) for number in (1, 2)]
    assert not history.can_undo
    for record in records:
        history.remove(record)
    assert journal.records() == ((), ())
    assert history.undo() == records[1]
    assert history.undo() == records[0]
    assert set(journal.records()[0]) == set(records)
    assert (history.can_undo, history.undo()) == (False, None)


BY_HAND = DoneByHand(NOW - timedelta(days=9), 2, pain_before=6, pain_after=4, note="at the pool")


def test_a_session_added_by_hand_counts_as_the_others_do(
    history: History, paths: Paths, journal: Journal
) -> None:
    journal.write(record_of(state=State.FINISHED))
    record = history.add(HOLDS, BY_HAND)
    progress, _ = history.progress(Catalog([exercise("a"), exercise("b")]))
    assert [session.by_hand for session in progress.sessions] == [True, False]
    assert progress.counts == {BY_HAND.began.date(): 1, NOW.date(): 1}
    assert (progress.sessions[0].pain_before, progress.sessions[0].pain_after) == (6, 4)
    assert [step.outcome for step in record.steps] == [Outcome.DONE, Outcome.PARTLY]
    daily = Daily(routine_id="r")
    assert tallies([daily], progress.sessions, BY_HAND.began.date())[0].done == 1


def test_no_clock_ran_in_it_and_nothing_of_a_clock_is_made_up(
    history: History, journal: Journal
) -> None:
    record = history.add(HOLDS, BY_HAND)
    assert (record.reading, record.events, record.stops) == (0.0, (), ())
    assert record.ended == BY_HAND.began + timedelta(minutes=2)
    assert (record.seen, record.note) == (NOW, "at the pool")
    assert history.record(record.id) == record


def test_it_is_exported_and_merged_into_another_journal_once(
    history: History, journal: Journal, tmp_path: Path
) -> None:
    record = history.add(HOLDS, BY_HAND)
    exported = tmp_path / "exported.json"
    exported.write_text(as_json(journal.records()[0]), encoding="utf-8")
    records, problems = read_json(exported)
    assert (records, problems) == ((record,), ())
    other = Journal.open(tmp_path / "other.sqlite3", NOW)
    assert other.merge(records) == (1, 0, 0)
    assert other.merge(records) == (0, 0, 1)
    assert "by-hand" in as_csv(records)


def test_what_was_added_is_taken_out_again_and_what_was_deleted_brought_back(
    history: History, journal: Journal
) -> None:
    record = history.add(HOLDS, BY_HAND)
    history.remove(record)
    assert history.undo() == record
    assert journal.records()[0] == (record,)
    assert history.undo() == record
    assert journal.records()[0] == ()
    assert not history.can_undo


def test_the_first_session_of_all_may_be_one_added_by_hand(paths: Paths) -> None:
    history = History(paths, lambda: NOW, lambda: None)
    record = history.add(HOLDS, BY_HAND)
    assert Journal.open(paths.journal, NOW).records()[0] == (record,)


def test_what_hurt_in_a_deleted_session_holds_no_more_until_it_is_back(
    history: History, journal: Journal
) -> None:
    journal.write(hurt())
    record = history.record(session_id())
    assert record is not None
    history.remove(record)
    assert journal.stops_in_force() == ()
    history.undo()
    assert len(journal.stops_in_force()) == 1


def test_days_off_and_twelve_weeks_are_kept(history: History, paths: Paths) -> None:
    history.declare([NOW.date()], Off.ILL)
    history.begin_programme()
    progress, _ = history.progress(Catalog())
    assert progress.days_off == DaysOff(ill=(NOW.date(),))
    assert progress.programme is not None
    assert progress.programme.week_on(NOW.date()) == 1
    assert len(progress.grid) == 12


def test_a_faulty_file_of_days_is_told_and_not_written_over(history: History, paths: Paths) -> None:
    paths.days_off.write_text("rest = [soon]", encoding="utf-8")
    _, problems = history.progress(Catalog())
    assert "days.toml" in str(problems[0])
    with pytest.raises(OSError, match=r"days\.toml"):
        history.declare([NOW.date()], Off.REST)
    assert paths.days_off.read_text(encoding="utf-8") == "rest = [soon]"
    assert read_value_or(paths.days_off, DaysOff())[0] == DaysOff()


def test_without_a_journal_there_is_nothing_to_put_right(paths: Paths) -> None:
    history = History(paths, lambda: NOW, lambda: None)
    assert history.put_right(session_id(), lambda record: record) is None
    history.remove(record_of())
    assert (history.record(session_id()), history.can_undo, history.undo()) == (None, False, None)
    assert not paths.journal.exists()
