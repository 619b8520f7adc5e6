"""What was exported can be imported, and what cannot is told."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.records import hurt, record_of, records
from tests.strategies import few
from tui.core.felt import Felt
from tui.storage.journal_exchange import VERSION, _read, as_csv, as_json, read_json
from tui.storage.session_record import SessionRecord, State


@few
@given(st.lists(records(), max_size=3))
def test_what_was_exported_is_what_is_imported(exported: list[SessionRecord]) -> None:
    text = as_json(exported)
    assert text.isascii()
    read, problems = _read(text.encode())
    assert problems == ()
    assert read == tuple(exported)


def test_a_plan_stands_in_it_once() -> None:
    document = json.loads(as_json(record_of(number) for number in range(5)))
    assert len(document["plans"]) == 1
    assert {session["plan"] for session in document["sessions"]} == set(document["plans"])


def table(*records: SessionRecord) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(records), newline="")))


def test_a_row_for_each_step() -> None:
    rows = table(hurt(1), record_of(2, state=State.LEFT))
    assert [(row["id"][-1], row["step"], row["outcome"], row["reason"]) for row in rows] == [
        ("1", "1", "partly", "hurts"),
        ("1", "2", "skipped", ""),
        ("2", "1", "done", ""),
        ("2", "2", "partly", ""),
    ]
    assert as_csv([]).endswith("\r\n")


def test_how_it_felt_and_a_bad_day_stand_in_the_table() -> None:
    record = record_of(state=State.LEFT).with_felt({1: Felt(comfortable=False)})
    first, second = table(msgspec.structs.replace(record, flare=True))
    names = ("flare", "comfortable", "unrestricted", "pain_free", "too_hard")
    assert [first[name] for name in names] == ["True", "False", "True", "True", "False"]
    assert [second[name] for name in names] == ["True", "", "", "", ""]


def test_what_an_older_version_exported_is_imported(tmp_path: Path) -> None:
    document = json.loads(as_json([record_of()])) | {"version": 2}
    new = {"comfortable", "unrestricted", "pain_free", "too_hard"}
    for session in document["sessions"]:
        del session["flare"]
        session["steps"] = [{k: v for k, v in s.items() if k not in new} for s in session["steps"]]
    path = tmp_path / "old.json"
    path.write_text(json.dumps(document))
    assert read_json(path) == ((record_of(),), ())


def test_a_session_without_steps_has_a_row_too() -> None:
    [row] = table(msgspec.structs.replace(record_of(), steps=()))
    assert (row["name"], row["step"], row["outcome"]) == ("R", "", "")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ('=cmd|"/c calc"!A1', '\'=cmd|"/c calc"!A1'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", " =1"),
        ("\x1b[2J", "\N{REPLACEMENT CHARACTER}[2J"),
        ('a "b", c', 'a "b", c'),
        ("two\nlines", "two lines"),
        ("1 - 1", "1 - 1"),
    ],
)
def test_a_name_is_no_formula(name: str, shown: str) -> None:
    assert table(msgspec.structs.replace(record_of(), name=name))[0]["name"] == shown


def changed(**session: Any) -> dict[str, Any]:
    """A sound document but for this of its session; None takes a key away."""
    document: dict[str, Any] = json.loads(as_json([hurt()]))
    values = document["sessions"][0] | session
    document["sessions"] = [{k: v for k, v in values.items() if v is not None}]
    return document


FAULTS = {
    "nothing": (b"", "not valid JSON"),
    "no text": (b"\xff\xfe", "not valid JSON"),
    "depth": (b"[" * 100_000, "is nested too deeply"),
    "a list": ([], "is not an exported journal"),
    "another format": ({"format": "x"}, "is not an exported journal"),
    "a newer one": (changed() | {"version": VERSION + 1}, f"has version {VERSION + 1}"),
    "no version": ({k: v for k, v in changed().items() if k != "version"}, "'version' is missing"),
    "an endless name": (changed(name="W" * 100_000), "name: expected text of 0 to 500"),
    "no plans": (changed() | {"plans": []}, "expected a table 'plans'"),
    "no session": (changed() | {"sessions": [1]}, "sessions[1]: expected a table"),
    "no such plan": (changed(plan="x"), "sessions[1].plan: no plan has this name"),
    "a plan of lists": (changed(plan=[[]]), "sessions[1].plan: no plan has this name"),
    "a path as id": (changed(id="../../x"), "sessions[1].id: expected text, found '../../x'"),
    "no id": (changed(id=None), "sessions[1]: 'id' is missing"),
    "no date": (changed(began="today"), "began: expected a date and time with its offset"),
    "no offset": (changed(began="2026-11-20T18:30:00"), "began: expected a date and time"),
    "much pain": (changed(pain_before=11), "pain_before: expected a whole number from 0 to 10"),
    "a clock before 0": (changed(reading=-1), "sessions[1].reading: expected a number"),
    "an unknown move": (
        changed(events=[{"at": 1, "move": "dance"}]),
        "sessions[1].events[1].move: expected one of",
    ),
    "an escape": (changed(name="\x1b[2J"), "sessions[1].name: holds the control character U+001B"),
    "an unknown key": (changed(mood="x"), "sessions[1].mood: unknown key 'mood'"),
}


@pytest.mark.parametrize(("content", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_and_nothing_is_read(tmp_path: Path, content: Any, message: str) -> None:
    path = tmp_path / "journal.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    read, problems = read_json(path)
    assert read == ()
    assert str(problems[0]).startswith(f"{path}: ")
    assert message in str(problems[0])


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    _, [problem] = read_json(tmp_path / "none.json")
    assert str(problem) == f"{tmp_path}/none.json: cannot be read: No such file or directory"
