"""The journal as a history: the sessions that count, as plain values, read in one go.

It has a connection of its own, so that it can be read in a thread while a session is written.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from tui.core.dose import Dose, Side
from tui.core.felt import felt_of
from tui.core.history import Past, PastSession, PastStep, PastStop
from tui.core.mark import Reason
from tui.core.plan import Plan
from tui.core.routine import dose_of
from tui.core.safety import Where
from tui.core.summary import Outcome
from tui.storage.journal import Journal
from tui.storage.journal_faults import said
from tui.storage.journal_schema import MIGRATIONS
from tui.storage.session_record import COUNTING, After, Moment, Pain, State
from tui.storage.toml_file import is_missing

S = TypeVar("S", bound=msgspec.Struct)

_COUNTS = (
    f"state IN ({', '.join(repr(state.value) for state in COUNTING)}) AND EXISTS "
    "(SELECT * FROM steps WHERE session = sessions.id AND done_seconds > 0)"
)
"""What makes a session one that counts: it is over, not discarded, and something of it was done."""
_SINCE = "session IN (SELECT id FROM sessions WHERE began >= ?)"
"""A time is written with its own offset, so its first characters are the day as it was lived."""
_BEGINNING = date(1, 1, 1)


class _Session(msgspec.Struct, frozen=True, array_like=True):
    id: str
    routine_id: str
    name: str
    began: Moment
    pain_before: Pain | None
    pain_after: Pain | None
    after: After | None
    state: State
    flare: bool


class _Step(msgspec.Struct, frozen=True, array_like=True):
    session: str
    step: int
    exercise: str
    outcome: Outcome
    reason: Reason | None
    done_seconds: float
    left_seconds: float
    right_seconds: float
    comfortable: bool | None
    unrestricted: bool | None
    pain_free: bool | None
    too_hard: bool | None


class _Stop(msgspec.Struct, frozen=True, array_like=True):
    session: str
    at: Moment
    step: int
    exercise: str
    side: Side | None
    sharp: bool | None
    pain: Pain | None
    where: Where | None


def read_past(
    path: Path,
    now: datetime,
    *,
    since: date = _BEGINNING,
    steps_since: date = _BEGINNING,
    doses: bool = False,
) -> Past:
    """Every session that counts, from the day `since` on; nothing when there is no journal.

    Sessions before the day `steps_since` come without their steps and stops, and without `doses`
    steps come without theirs: both are only read where they are needed. What is not readable is
    left out. Raises `JournalError`.
    """
    if is_missing(path):
        return Past()
    with said(path), contextlib.closing(_connect(path, now)) as connection:
        rows = _rows(
            connection,
            f"SELECT id, routine_id, name, began, pain_before, pain_after, after, state, flare "
            f"FROM sessions WHERE began >= ? AND {_COUNTS}",
            (since.isoformat(),),
            _Session,
        )
        first = (max(since, steps_since).isoformat(),)
        stops = _rows(
            connection,
            'SELECT session, at, step, exercise, side, sharp, pain, "where" FROM stops '
            f"WHERE {_SINCE}",
            first,
            _Stop,
        )
        planned = _planned(connection, first) if doses else {}
        steps = _steps(connection, first, stops, planned)
    sessions = (_past(row, steps.get(row.id, ())) for row in rows)
    return Past(
        sessions=tuple(sorted(sessions, key=lambda session: (session.began, session.id))),
        stops=tuple(map(_past_stop, sorted(stops, key=lambda stop: stop.at))),
    )


def _connect(path: Path, now: datetime) -> sqlite3.Connection:
    """Open the file to read; one of an older version is first brought up to date."""
    connection = _open(path)
    if int(connection.execute("PRAGMA user_version").fetchone()[0]) == len(MIGRATIONS):
        return connection
    connection.close()
    Journal.open(path, now).close()
    return _open(path)


def _open(path: Path) -> sqlite3.Connection:
    # Not read-only: a write that was broken off must be taken back before anything is read.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=1.0)


def _rows(
    connection: sqlite3.Connection, select: str, values: Sequence[object], kind: type[S]
) -> list[S]:
    """The rows of a table that are readable."""
    rows = connection.execute(select, values).fetchall()
    try:
        return msgspec.convert(rows, list[kind], strict=False)  # type: ignore[valid-type]
    except msgspec.ValidationError:
        return list(_readable(rows, kind))


def _readable(rows: Iterable[tuple[object, ...]], kind: type[S]) -> Iterator[S]:
    for row in rows:
        with contextlib.suppress(msgspec.ValidationError):
            yield msgspec.convert(row, kind, strict=False)


def _steps(
    connection: sqlite3.Connection,
    since: tuple[str],
    stops: Iterable[_Stop],
    planned: Mapping[str, Plan],
) -> dict[str, list[PastStep]]:
    """The steps of each session, in their order."""
    sharp: dict[tuple[str, int], bool] = {}
    for stop in stops:
        key = (stop.session, stop.step)
        sharp[key] = bool(stop.sharp) or sharp.get(key, False)
    rows = _rows(
        connection,
        "SELECT session, step, exercise, outcome, reason, done_seconds, left_seconds, "
        "right_seconds, comfortable, unrestricted, pain_free, too_hard "
        f"FROM steps WHERE {_SINCE} ORDER BY session, step",
        since,
        _Step,
    )
    found: dict[str, list[PastStep]] = {}
    for row in rows:
        key = (row.session, row.step)
        found.setdefault(row.session, []).append(
            PastStep(
                exercise=row.exercise,
                outcome=row.outcome,
                dose=_dose(planned.get(row.session), row),
                felt=felt_of(row.comfortable, row.unrestricted, row.pain_free, row.too_hard),
                hard=row.reason is Reason.TIRED or bool(row.too_hard),
                hurt=row.reason is Reason.HURTS or key in sharp,
                sharp=sharp.get(key, False),
                seconds=row.done_seconds,
                left_seconds=row.left_seconds,
                right_seconds=row.right_seconds,
            )
        )
    return found


def _planned(connection: sqlite3.Connection, since: tuple[str]) -> dict[str, Plan]:
    """The plan of each session, as far as it is readable; sessions share them."""
    texts = connection.execute(
        "SELECT digest, json FROM plans WHERE digest IN "
        "(SELECT plan FROM sessions WHERE began >= ?)",
        since,
    )
    plans: dict[str, Plan] = {}
    for digest, text in texts:
        with contextlib.suppress(msgspec.DecodeError, RecursionError):
            plans[digest] = msgspec.json.decode(text, type=Plan)
    pairs = connection.execute("SELECT id, plan FROM sessions WHERE began >= ?", since)
    return {session: plans[digest] for session, digest in pairs if digest in plans}


def _dose(plan: Plan | None, row: _Step) -> Dose | None:
    """The dose of a step as it was planned."""
    exercise = plan.exercise(row.exercise) if plan else None
    if plan is None or exercise is None or not 0 < row.step <= len(plan.routine.steps):
        return None
    return dose_of(plan.routine.steps[row.step - 1], exercise)


def _past(row: _Session, steps: Iterable[PastStep]) -> PastSession:
    is_known = row.after not in (None, After.SKIPPED)
    return PastSession(
        id=row.id,
        routine_id=row.routine_id,
        name=row.name,
        began=row.began,
        steps=tuple(steps),
        pain_before=row.pain_before,
        pain_after=row.pain_after,
        worse_after=row.after is After.WORSE if is_known else None,
        better_after=row.after is After.BETTER if is_known else None,
        by_hand=row.state is State.BY_HAND,
        flare=row.flare,
    )


def _past_stop(row: _Stop) -> PastStop:
    return PastStop(
        day=row.at.date(),
        exercise=row.exercise,
        side=row.side,
        sharp=row.sharp,
        pain=row.pain,
        where=row.where,
    )
