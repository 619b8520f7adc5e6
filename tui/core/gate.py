"""The gate before strength work: it opens once moving is comfortable, free and without pain.

R19 ("What Is The One Stretch To Relieve Back Pain") of the domain notes: strength only after every
mobility exercise of the plan is mastered. Three sessions, and what counts as the plan, are ours.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

import msgspec

from tui.core.catalog import Catalog
from tui.core.exercise import Kind
from tui.core.history import PastSession, in_time, with_exercise
from tui.core.notation import counted
from tui.core.order import MOBILITY
from tui.core.routine import Routine

GOOD_SESSIONS = 3
"""So many good sessions in a row, for each mobility exercise, open strength work."""
PLAN_DAYS = 28
"""Without routines of their own, a person's plan is what they did in so many days."""
STRENGTH_WAITS = "Strength comes once moving is comfortable, free and without pain."
"""Why strength work is not open yet."""
MOST_NAMES = 4
"""So many exercises are named that are not mastered; of the others it is said how many."""


class GateState(StrEnum):
    """Whether strength work is open."""

    LOCKED = "locked"
    MASTERED = "mastered"
    OPENED = "opened"
    """By the person, against the rule."""


STATE_IN_WORDS = {
    GateState.LOCKED: "waits until moving is comfortable, free and without pain",
    GateState.MASTERED: "open, as moving is comfortable, free and without pain",
    GateState.OPENED: "opened by you, until it hurts",
}


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """The gate before strength work, as it stands."""

    state: GateState
    missing: Mapping[str, int] = {}
    """How many good sessions each mobility exercise still needs, by id; none left out but at 0."""
    closed_by: PastSession | None = None
    """The latest painful session, if nothing has opened the gate since."""

    @property
    def is_open(self) -> bool:
        """True when strength work may be chosen."""
        return self.state is not GateState.LOCKED


def mobility_of(exercises: Iterable[str], catalog: Catalog) -> tuple[str, ...]:
    """Those of the exercises, by their ids and each once, that are to be mastered first."""
    known = (catalog.exercise(exercise_id) for exercise_id in dict.fromkeys(exercises))
    return tuple(exercise.id for exercise in known if exercise and exercise.kind in MOBILITY)


def mobility_of_plan(
    own: Iterable[Routine],
    sessions: Iterable[PastSession],
    catalog: Catalog,
    day: datetime.date,
    without: Collection[str] = (),
) -> tuple[str, ...]:
    """Ids of the mobility exercises in the plan of a person, as it is on this day.

    The plan is all routines of their own, whichever of them is to be started: a routine of strength
    alone waits for the mobility work beside it. Who has none in them did their mobility work in the
    shipped ones: it is what was done in the last weeks. `without` are exercises on hold or not
    wanted, which nobody can master.
    """
    planned = mobility_of((step.exercise for r in own for step in r.steps), catalog)
    if not planned:
        first = day - datetime.timedelta(days=PLAN_DAYS)
        recent = (session for session in in_time(sessions) if first < session.day <= day)
        planned = mobility_of((step.exercise for s in recent for step in s.steps), catalog)
    return tuple(one for one in planned if one not in without)


def is_strength(routine: Routine, catalog: Catalog) -> bool:
    """True for a routine of strength work without mobility work of its own."""
    found = (catalog.exercise(step.exercise) for step in routine.steps)
    kinds = {exercise.kind for exercise in found if exercise}
    return Kind.STRENGTH_STABILITY in kinds and kinds.isdisjoint(MOBILITY)


def missing_in_words(found: Gate, catalog: Catalog) -> Iterator[str]:
    """What is missing until it opens, in sentences; holds names from files."""
    if found.closed_by is not None:
        yield f"It hurt on {found.closed_by.day:%d %b %Y}, so the count began anew."
    if not found.missing:
        yield "Do some of the exercises that move and stretch first, and say how they felt."
        return
    names = [
        f"{catalog.name_of(one)}: {counted(count, 'more good session')}"
        for one, count in found.missing.items()
    ]
    more = len(names) - MOST_NAMES
    others = (f"and {counted(more, 'other exercise')}",) if more > 0 else ()
    yield f"Missing yet: {'; '.join((*names[:MOST_NAMES], *others))}."


def gate(
    mobility: Sequence[str], sessions: Sequence[PastSession], opened: datetime.datetime | None
) -> Gate:
    """Whether strength is open after these sessions, given when the person opened it by hand.

    Open when each mobility exercise was comfortable, unrestricted and without pain in its last
    three sessions. One painful session closes it, and everything counts anew. Sessions in which
    an exercise was not rated, and flare days, say nothing good about it.
    """
    painful = [session for session in in_time(sessions) if session.is_painful]
    last_painful = painful[-1] if painful else None
    since = [s for s in sessions if last_painful is None or s.began > last_painful.began]
    missing = {one: GOOD_SESSIONS - _good_in_a_row(one, since) for one in mobility}
    missing = {one: count for one, count in missing.items() if count > 0}
    if mobility and not missing:
        return Gate(state=GateState.MASTERED)
    if opened and (last_painful is None or opened > last_painful.began):
        return Gate(state=GateState.OPENED, missing=missing)
    return Gate(state=GateState.LOCKED, missing=missing, closed_by=last_painful)


def was_closed(
    found: Gate,
    mobility: Sequence[str],
    sessions: Iterable[PastSession],
    opened: datetime.datetime | None,
) -> bool:
    """True when it was open until the painful session that keeps it closed now."""
    painful = found.closed_by
    if painful is None:
        return False
    before = [session for session in sessions if session.began < painful.began]
    return gate(mobility, before, opened).is_open


def _good_in_a_row(exercise_id: str, sessions: Iterable[PastSession]) -> int:
    """How many of the latest sessions were good, one after the other, up to what is needed."""
    rated = [
        step.felt
        for session, step in with_exercise(sessions, exercise_id)
        if step.felt and not session.flare
    ]
    count = 0
    for felt in reversed(rated[-GOOD_SESSIONS:]):
        if not felt.is_good:
            break
        count += 1
    return count
