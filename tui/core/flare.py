"""A bad day: half the dose, and nothing in the direction that hurts; for this session alone."""

import datetime
from collections.abc import Collection, Iterable, Iterator

import msgspec

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.dose import Breaths, Dose, Hold
from tui.core.exercise import Direction, Exercise
from tui.core.history import PastSession
from tui.core.routine import Routine, Step, dose_of

DAYS_BACK = 7
"""So many days of sessions tell which direction hurts (ours)."""


class Lightened(msgspec.Struct, frozen=True, kw_only=True):
    """A routine made light, and what was done to it."""

    routine: Routine
    """Without steps when every one of them goes the way that hurts."""
    changes: tuple[str, ...] = ()
    """One line each; holds names from files."""


def lightened(routine: Routine, catalog: Catalog, painful: Collection[Direction] = ()) -> Lightened:
    """The routine for a bad day: never more than half of any dose that can be halved.

    A single repetition is held half as long; a single movement stays as it is. A step whose
    exercise is unknown stays, as it takes no time.
    """
    steps: list[Step] = []
    changes: list[str] = []
    for step in routine.steps:
        exercise = catalog.exercise(step.exercise)
        if exercise is None:
            steps.append(step)
        elif not set(painful).isdisjoint(exercise.direction):
            changes.append(f"left out: {exercise.name}")
        else:
            steps.append(_halved(step, exercise))
            changes.extend(_change(step, steps[-1], exercise))
    light = msgspec.structs.replace(routine, steps=tuple(steps))
    return Lightened(routine=light, changes=tuple(changes))


def painful_directions(
    sessions: Iterable[PastSession], catalog: Catalog, day: datetime.date
) -> frozenset[Direction]:
    """The directions of the spine in which something hurt in the days up to this one."""
    first = day - datetime.timedelta(days=DAYS_BACK)
    hurting = (
        catalog.exercise(step.exercise)
        for session in sessions
        if first < session.day <= day
        for step in session.steps
        if step.is_painful
    )
    found = {direction for one in hurting if one for direction in one.direction}
    return frozenset(found) - {Direction.NEUTRAL}


def _halved(step: Step, exercise: Exercise) -> Step:
    dose = dose_of(step, exercise)
    return msgspec.structs.replace(step, **_half_of(dose))


def _half_of(dose: Dose) -> dict[str, float]:
    if dose.sets > 1:
        return {"sets": dose.sets // 2}
    if dose.reps > 1:
        return {"reps": dose.reps // 2}
    match dose.work:
        case Hold(seconds) if seconds > 1:
            return {"hold_seconds": max(1.0, seconds // 2)}
        case Breaths(count) if count > 1:
            return {"breaths": count // 2}
        case _:
            return {}


def _change(before: Step, after: Step, exercise: Exercise) -> Iterator[str]:
    if before != after:
        was, is_ = (notation.dose(dose_of(step, exercise)) for step in (before, after))
        yield f"{exercise.name}: {is_}, was {was}"
