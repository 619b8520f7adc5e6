"""What stands between a person and a routine that they want to start, the same for every door.

R14, R19, R28 to R30 and R48 of the domain notes. Whether it starts is said here; asking is not.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tui.core.catalog import Catalog, CatalogRoutine
from tui.core.due import enough_for_the_day
from tui.core.exercise import Exercise, Kind
from tui.core.gate import STRENGTH_WAITS, Gate, GateState, missing_in_words
from tui.core.history import PastSession
from tui.core.profile import Objection, Profile
from tui.core.red_flags import Check, Verdict, Why, why_ask
from tui.core.routine import Routine

ASKED_EVERY_DAY = "red-flag-check"
"""The gate of a routine before which the warning signs are asked on the very day (R48)."""


ALL_THE_SAME = (
    "If you do it all the same, strength work is open from now on, until it hurts, and it is "
    "written down since when."
)
"""What agreeing to strength work does (R19)."""
_NOT_YET = Objection(rule="R19", about="strength", why=STRENGTH_WAITS)
_LOCKED = Gate(state=GateState.LOCKED)


class Concern(msgspec.Struct, frozen=True, kw_only=True):
    """An exercise of the routine that is done only once the person has read why not, and agreed."""

    exercise: str
    """Id."""
    objections: tuple[Objection, ...]

    @property
    def is_about_strength(self) -> bool:
        """True when strength work is not open yet; agreeing to it opens all of it."""
        return _NOT_YET in self.objections

    @property
    def is_about_itself(self) -> bool:
        """True when something else speaks against it."""
        return any(objection != _NOT_YET for objection in self.objections)


class Readiness(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be asked or told before a start."""

    ask: Why | None
    """Why the warning signs are to be asked first; None when they need not be."""
    verdict: Verdict | None
    """What the last answers mean; None when they are to be asked again."""
    concerns: tuple[Concern, ...] = ()
    enough: tuple[str, ...] = ()
    """Ids of exercises that were done often enough on this day: left out unless wanted (R14)."""
    waits: tuple[str, ...] = ()
    """Why strength work in it waits, and what agreeing to it does; holds names from files."""


def readiness(
    routine: Routine,
    catalog: Catalog,
    profile: Profile,
    check: Check | None,
    sessions: Sequence[PastSession],
    day: datetime.date,
    *,
    changed: bool = False,
    gate: Gate = _LOCKED,
) -> Readiness:
    """What is to be asked or told before this routine is started on this day.

    `changed` is true when symptoms changed since the warning signs were asked; `gate` is the one
    before strength work.
    """
    ask = why_ask(check, day, changed=changed)
    every_day = isinstance(routine, CatalogRoutine) and ASKED_EVERY_DAY in routine.gates
    if ask is None and check is not None and every_day and check.asked_on != day:
        ask = Why.EVERY_TIME
    ids = dict.fromkeys(step.exercise for step in routine.steps)
    exercises = (catalog.exercise(exercise_id) for exercise_id in ids)
    known = [exercise for exercise in exercises if exercise]
    concerns = tuple(_concerns(known, profile, gate))
    return Readiness(
        ask=ask,
        verdict=check.verdict if check is not None and ask is None else None,
        concerns=concerns,
        enough=enough_for_the_day(routine, catalog, sessions, day),
        waits=tuple(_waits(concerns, gate, catalog)),
    )


def concerns_on_adding(
    exercises: Iterable[str], catalog: Catalog, profile: Profile
) -> tuple[Concern, ...]:
    """What is told once before these exercises, given by their ids, are put into a routine."""
    known = (catalog.exercise(one) for one in exercises if one not in profile.agreed)
    objected = ((exercise.id, profile.against(exercise)) for exercise in known if exercise)
    return tuple(Concern(exercise=one, objections=whys) for one, whys in objected if whys)


def _concerns(exercises: Iterable[Exercise], profile: Profile, gate: Gate) -> Iterator[Concern]:
    for exercise in exercises:
        objections = [
            objection
            for objection in profile.against(exercise)
            if exercise.id not in profile.agreed or _is_asked_each_time(objection, profile)
        ]
        if exercise.kind is Kind.STRENGTH_STABILITY and not gate.is_open:
            objections.append(_NOT_YET)
        if objections:
            yield Concern(exercise=exercise.id, objections=tuple(objections))


def _waits(concerns: Iterable[Concern], gate: Gate, catalog: Catalog) -> Iterator[str]:
    if any(concern.is_about_strength for concern in concerns):
        yield from missing_in_words(gate, catalog)
        yield ALL_THE_SAME


def _is_asked_each_time(objection: Objection, profile: Profile) -> bool:
    """R29: without a clearance the notice comes before every start."""
    return objection.rule == "R29" and profile.cleared_for_extension is None
