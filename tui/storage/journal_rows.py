"""A session's record as rows of the journal's tables, and back."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

import msgspec

from tui.core.problem import Problem
from tui.core.safety import Stop
from tui.core.summary import StepResult
from tui.storage.session_record import SessionRecord, StopRecord

_SESSION = (
    "routine_id",
    "name",
    "began",
    "seen",
    "ended",
    "state",
    "reading",
    "fingerprint",
    "pain_before",
    "pain_after",
    "after",
    "note",
    "corrected",
    "flare",
)
"""The fields of a record that are a column of the same name."""


_SAID_LATER = frozenset({"after", "note", "corrected"})
"""Those of them that a session which still runs knows nothing of."""


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


_STEP = _quoted(StepResult.__struct_fields__)
_STOP = _quoted((*Stop.__struct_fields__, "at", "lifted"))


def put(connection: sqlite3.Connection, record: SessionRecord) -> None:
    """Make the rows of a session equal to the record.

    What only grows is never taken back: events that are there stay as they are, and so do the
    time of a stop and what was said of the session and its stops at a later start.
    """
    plan = hashlib.sha256(record.plan_json.encode()).hexdigest()
    # The text of a digest is never another, unless a byte on the disk was lost.
    connection.execute(
        "INSERT INTO plans VALUES (?, ?) "
        "ON CONFLICT DO UPDATE SET json = excluded.json WHERE json <> excluded.json",
        (plan, record.plan_json),
    )
    values = {name: _plain(getattr(record, name)) for name in _SESSION}
    _upsert(connection, "sessions", {"id": record.id}, {**values, "plan": plan}, _SAID_LATER)
    connection.executemany(
        "INSERT INTO events VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (
            (record.id, number, msgspec.json.encode(event).decode())
            for number, event in enumerate(record.events, 1)
        ),
    )
    for step in record.steps:
        columns = _columns(step)
        key = {"session": record.id, "step": columns.pop("step")}
        _upsert(connection, "steps", key, columns)
    for number, kept in enumerate(record.stops, 1):
        key = {"session": record.id, "number": number}
        times = {"at": _plain(kept.at), "lifted": _plain(kept.lifted)}
        _upsert(connection, "stops", key, {**times, **_columns(kept.stop)}, times.keys())


def put_anew(connection: sqlite3.Connection, record: SessionRecord) -> None:
    """Put the record in the place of all that is kept of the session."""
    connection.execute("DELETE FROM sessions WHERE id = ?", (record.id,))
    put(connection, record)


def get(
    connection: sqlite3.Connection, where: str = "true", values: Iterable[object] = ()
) -> tuple[tuple[SessionRecord, ...], tuple[Problem, ...]]:
    """The sessions for which a condition in SQL holds, oldest first, and those not readable."""
    rows = connection.execute(
        f"SELECT {_quoted(('id', *_SESSION))}, json AS plan_json FROM sessions "
        f"LEFT JOIN plans ON digest = plan WHERE {where}",
        tuple(values),
    )
    records: list[SessionRecord] = []
    problems: list[Problem] = []
    for row in rows.fetchall():
        try:
            records.append(_record(connection, dict(row)))
        except (msgspec.DecodeError, RecursionError) as error:
            problems.append(Problem(f"session {row['id']} cannot be read: {error}"))
    # Their offsets may differ, so it is not SQLite that sorts the times.
    return tuple(sorted(records, key=lambda r: (r.began, r.id))), tuple(problems)


def get_stops(connection: sqlite3.Connection, where: str) -> tuple[StopRecord, ...]:
    """The stops for which a condition in SQL holds, as far as they are readable, oldest first."""
    rows = connection.execute(f"SELECT {_STOP} FROM stops WHERE {where}")
    return tuple(sorted(_readable(rows.fetchall()), key=lambda stop: stop.at))


def _readable(rows: Iterable[sqlite3.Row]) -> Iterator[StopRecord]:
    for row in rows:
        try:
            yield msgspec.convert(_stop(row), StopRecord, strict=False)
        except msgspec.ValidationError:
            continue


def _record(connection: sqlite3.Connection, row: dict[str, object]) -> SessionRecord:
    """Raises `msgspec.DecodeError` when the rows do not make a record."""

    def rows(table: str, columns: str, order: str) -> list[sqlite3.Row]:
        select = f"SELECT {columns} FROM {table} WHERE session = ? ORDER BY {order}"
        return connection.execute(select, (row["id"],)).fetchall()

    whole = {
        **row,
        "events": [msgspec.json.decode(text) for (text,) in rows("events", "json", "number")],
        "steps": [dict(step) for step in rows("steps", _STEP, "step")],
        "stops": [_stop(stop) for stop in rows("stops", _STOP, "number")],
    }
    return msgspec.convert(whole, SessionRecord, strict=False)


def _stop(row: sqlite3.Row) -> Mapping[str, object]:
    stop = {name: row[name] for name in Stop.__struct_fields__}
    return {"stop": stop, "at": row["at"], "lifted": row["lifted"]}


def _columns(value: msgspec.Struct) -> dict[str, object]:
    return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}


def _plain(value: object) -> object:
    """The value as SQLite takes it; of a word of ours that is the word itself."""
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def _upsert(
    connection: sqlite3.Connection,
    table: str,
    key: Mapping[str, object],
    values: Mapping[str, object],
    kept: Iterable[str] = (),
) -> None:
    """Insert a row or change it; a column in `kept` is only ever filled, never changed."""
    names = (*key, *values)
    changes = (
        f'"{name}" = coalesce({table}."{name}", excluded."{name}")'
        if name in kept
        else f'"{name}" = excluded."{name}"'
        for name in values
    )
    connection.execute(
        f"INSERT INTO {table} ({_quoted(names)}) VALUES ({', '.join('?' * len(names))}) "
        f"ON CONFLICT DO UPDATE SET {', '.join(changes)}",
        (*key.values(), *values.values()),
    )
