"""What stands between a person and a routine that they want to start, the same for every door.

R14, R19, R28 to R30 and R48 of the domain notes. Whether it starts is said here; asking is not.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tui.core.catalog import Catalog, CatalogRoutine
from tui.core.due import enough_for_the_day
from tui.core.exercise import Exercise, Kind
from tui.core.history import PastSession
from tui.core.profile import Objection, Profile
from tui.core.programme import STRENGTH_WAITS
from tui.core.red_flags import Check, Verdict, Why, why_ask
from tui.core.routine import Routine

ASKED_EVERY_DAY = "red-flag-check"
"""The gate of a routine before which the warning signs are asked on the very day (R48)."""


class Concern(msgspec.Struct, frozen=True, kw_only=True):
    """An exercise of the routine that is done only once the person has read why not, and agreed."""

    exercise: str
    """Id."""
    objections: tuple[Objection, ...]


class Readiness(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be asked or told before a start."""

    ask: Why | None
    """Why the warning signs are to be asked first; None when they need not be."""
    verdict: Verdict | None
    """What the last answers mean; None when they are to be asked again."""
    concerns: tuple[Concern, ...] = ()
    enough: tuple[str, ...] = ()
    """Ids of exercises that were done often enough on this day: left out unless wanted (R14)."""

    @property
    def may_start(self) -> bool:
        """True when nothing but the person's own agreement stands in the way."""
        return self.verdict is Verdict.GO_ON


def readiness(
    routine: Routine,
    catalog: Catalog,
    profile: Profile,
    check: Check | None,
    sessions: Sequence[PastSession],
    day: datetime.date,
    *,
    changed: bool = False,
    strength: bool = False,
) -> Readiness:
    """What is to be asked or told before this routine is started on this day.

    `changed` is true when symptoms changed since the warning signs were asked, `strength` when
    strength work is open to this person.
    """
    ask = why_ask(check, day, changed=changed)
    every_day = isinstance(routine, CatalogRoutine) and ASKED_EVERY_DAY in routine.gates
    if ask is None and check is not None and every_day and check.asked_on != day:
        ask = Why.EVERY_TIME
    ids = dict.fromkeys(step.exercise for step in routine.steps)
    exercises = (catalog.exercise(exercise_id) for exercise_id in ids)
    known = [exercise for exercise in exercises if exercise]
    return Readiness(
        ask=ask,
        verdict=check.verdict if check is not None and ask is None else None,
        concerns=tuple(_concerns(known, profile, strength, _last_pain(sessions))),
        enough=enough_for_the_day(routine, catalog, sessions, day),
    )


def concerns_on_adding(
    exercises: Iterable[str], catalog: Catalog, profile: Profile
) -> tuple[Concern, ...]:
    """What is told once before these exercises, given by their ids, are put into a routine."""
    known = (catalog.exercise(one) for one in exercises if one not in profile.agreed)
    objected = ((exercise.id, profile.against(exercise)) for exercise in known if exercise)
    return tuple(Concern(exercise=one, objections=whys) for one, whys in objected if whys)


def _concerns(
    exercises: Iterable[Exercise],
    profile: Profile,
    strength: bool,
    last_pain: datetime.date | None,
) -> Iterator[Concern]:
    for exercise in exercises:
        objections = [
            objection
            for objection in profile.against(exercise)
            if exercise.id not in profile.agreed or _is_asked_each_time(objection, profile)
        ]
        agreed = profile.agreed.get(exercise.id)
        is_agreed = agreed is not None and (last_pain is None or agreed > last_pain)
        if exercise.kind is Kind.STRENGTH_STABILITY and not strength and not is_agreed:
            objections.append(_NOT_YET)
        if objections:
            yield Concern(exercise=exercise.id, objections=tuple(objections))


def _last_pain(sessions: Iterable[PastSession]) -> datetime.date | None:
    """The last day of a painful session: what was agreed to about strength ends with it (R19)."""
    return max((session.day for session in sessions if session.is_painful), default=None)


def _is_asked_each_time(objection: Objection, profile: Profile) -> bool:
    """R29: without a clearance the notice comes before every start."""
    return objection.rule == "R29" and profile.cleared_for_extension is None


_NOT_YET = Objection(rule="R19", about="strength", why=STRENGTH_WAITS)
