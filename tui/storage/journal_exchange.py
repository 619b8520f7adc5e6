"""The journal as a document: what is exported, and what of it can be imported elsewhere."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from tui.core import schema
from tui.core.problem import Problem
from tui.core.summary import StepResult
from tui.core.text import displayable
from tui.storage.session_record import SessionRecord
from tui.storage.toml_file import forbidden_texts

FORMAT = "supple-journal"
VERSION = 3
MAX_BYTES = 200_000_000
"""Far more than a lifetime of sessions; a file beyond it was named by mistake."""

_SESSION_COLUMNS = (
    "id",
    "routine_id",
    "name",
    "began",
    "ended",
    "state",
    "pain_before",
    "pain_after",
    "after",
    "flare",
)
_FORMULA = ("=", "+", "-", "@")


class Document(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an exported journal holds."""

    format: str
    version: Annotated[int, Meta(ge=1, le=VERSION)]
    sessions: tuple[SessionRecord, ...]


def as_json(records: Iterable[SessionRecord]) -> str:
    """The document as JSON in ASCII; a plan that several sessions share stands in it once."""
    plans: dict[str, object] = {}
    sessions = []
    for record in records:
        digest = hashlib.sha256(record.plan_json.encode()).hexdigest()
        if digest not in plans:
            plans[digest] = msgspec.json.decode(record.plan_json)
        session = msgspec.to_builtins(record)
        del session["plan_json"]
        sessions.append({**session, "plan": digest})
    document = {"format": FORMAT, "version": VERSION, "plans": plans, "sessions": sessions}
    return json.dumps(document, indent=1)


def as_csv(records: Iterable[SessionRecord]) -> str:
    """A table (RFC 4180) with a row for each step of each session.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; control
    characters are replaced.
    """
    text = io.StringIO()
    table = csv.writer(text)
    step_columns = StepResult.__struct_fields__
    table.writerow((*_SESSION_COLUMNS, *step_columns))
    for record in records:
        session = [_cell(getattr(record, name)) for name in _SESSION_COLUMNS]
        for step in record.steps or (None,):
            cells = (_cell(getattr(step, name, None)) for name in step_columns)
            table.writerow((*session, *cells))
    return text.getvalue()


def read_json(path: Path) -> tuple[tuple[SessionRecord, ...], tuple[Problem, ...]]:
    """The sessions in an exported file; none when anything is wrong with it, and what that is."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        return (), (Problem(f"cannot be read: {error.strerror or error}", file=str(path)),)
    if len(content) > MAX_BYTES:
        return (), (Problem(f"is larger than {MAX_BYTES:,} bytes, the limit", file=str(path)),)
    records, problems = _read(content)
    return records, tuple(msgspec.structs.replace(p, file=str(path)) for p in problems)


def _read(content: bytes) -> tuple[tuple[SessionRecord, ...], tuple[Problem, ...]]:
    try:
        data = msgspec.json.decode(content)
    except RecursionError:
        return (), (Problem("is nested too deeply"),)
    except ValueError as error:
        return (), (Problem(f"not valid JSON: {error}"),)
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        return (), (Problem("is not an exported journal; 'supple export' writes one"),)
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        return (), (Problem(f"has version {version}, and this program knows {VERSION}"),)
    if problems := (*forbidden_texts(data), *_missing_plans(data)):
        return (), problems
    document, problems = schema.read(Document, _with_plans(data))
    return (document.sessions if document else ()), problems


def _missing_plans(data: Mapping[str, Any]) -> Iterator[Problem]:
    plans, sessions = data.get("plans"), data.get("sessions")
    if not isinstance(plans, Mapping) or not isinstance(sessions, list):
        yield Problem("expected a table 'plans' and a list 'sessions'")
        return
    for number, session in enumerate(sessions, 1):
        if not isinstance(session, Mapping):
            yield Problem("expected a table", f"sessions[{number}]")
        elif not isinstance(plans.get(str(session.get("plan"))), Mapping):
            yield Problem("no plan has this name", f"sessions[{number}].plan")


def _with_plans(data: Mapping[str, Any]) -> dict[str, object]:
    """The same data with the plan of each session, as JSON, in the session."""
    texts = {name: msgspec.json.encode(plan).decode() for name, plan in data["plans"].items()}
    sessions = []
    for session in data["sessions"]:
        values = {key: value for key, value in session.items() if key != "plan"}
        sessions.append({**values, "plan_json": texts[str(session["plan"])]})
    others = {key: value for key, value in data.items() if key != "plans"}
    return {**others, "sessions": sessions}


def _cell(value: object) -> str:
    """The value as a spreadsheet may read it without obeying it."""
    text = displayable("" if value is None else str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
