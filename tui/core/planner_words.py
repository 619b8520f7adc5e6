"""What is said about a routine that was made from answers; it stands in the routine's notes."""

from collections.abc import Iterable, Iterator

import msgspec

from tui.core.answers import Leg
from tui.core.catalog import Catalog
from tui.core.due import daily_limit
from tui.core.exercise import Kind
from tui.core.fitting import TOLERANCE
from tui.core.planner_rules import Person
from tui.core.routine import Routine

MOST_NAMES = 6
"""More exercises that were left out for one reason are counted in the notes, not named."""


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """An exercise that would have had a place, and the first thing that speaks against it."""

    exercise: str
    """Id."""
    rule: str
    why: str


def sentences(person: Person, routine: Routine, catalog: Catalog, seconds: float) -> Iterator[str]:
    """What the person should know about the routine that was made."""
    answers = person.answers
    if seconds < answers.minutes * 60 * (1 - TOLERANCE):
        yield (
            f"You asked for {answers.minutes.value} minutes. What suits your answers fills "
            f"{round(seconds / 60)}; doing more of the same is not the aim (R57)."
        )
    if answers.leg is not Leg.NOTHING:
        yield "What you feel in the leg is a reason to see a physical therapist or doctor (R18)."
    if person.in_bad_shape:
        yield "If it stays so bad for days, see a doctor or physical therapist (R31)."
    chosen = [catalog.exercise(step.exercise) for step in routine.steps]
    if person.strength and not any(e.kind is Kind.STRENGTH_STABILITY for e in chosen if e):
        yield "There is no strength work in it: what that needs does not suit or fit (R55)."
    once = [e.name for e in chosen if e and (daily_limit(e) or answers.times) < answers.times]
    if once:
        yield f"Not needed every time, as once or twice a day is enough (R14): {'; '.join(once)}."


def lines_on(left_out: Iterable[LeftOut], catalog: Catalog) -> Iterator[str]:
    """One line for each reason to leave something out; many names would be more than one reads."""
    for_a_reason: dict[tuple[str, str], list[str]] = {}
    for one in left_out:
        for_a_reason.setdefault((one.rule, one.why), []).append(catalog.name_of(one.exercise))
    for (rule, why), names in for_a_reason.items():
        few = len(names) <= MOST_NAMES
        named = "; ".join(names) if few else f"{len(names)} exercises"
        yield f"Left out: {named}. {why.removesuffix('.')} ({rule})."
