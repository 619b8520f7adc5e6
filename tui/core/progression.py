"""One change proposed at a time: a little more after good sessions, a little less after hard ones.

R20, R25 and R26 of the domain notes; two sessions, three sessions and 3 of 10 are ours. A proposal
changes nothing: it holds the routine as it would be, and the person decides.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec

from tui.core import notation
from tui.core.adjust import Way, more, range_of, way_of
from tui.core.catalog import Catalog
from tui.core.dose import Dose
from tui.core.exercise import Exercise, Identity, Kind
from tui.core.history import PastSession, PastStep, in_time, with_exercise
from tui.core.profile import Profile
from tui.core.routine import Routine, Step, dose_of
from tui.core.safety import Bars
from tui.core.summary import Outcome

GOOD_SESSIONS = 2
HARD_SESSIONS = 3
MOST_PAIN = 3
"""Of 10, after a session that counts as good."""


class Change(StrEnum):
    """Which way a proposal goes."""

    MORE = "more"
    HARDER = "harder"
    LESS = "less"
    EASIER = "easier"
    OUT = "out"


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """One change of one step, to be taken or left."""

    change: Change
    place: int
    """Of the step, from 0."""
    exercise: str
    """Id of the one that the step has."""
    before: str
    """The step as it is: name and dose; holds a name from a file, as does `after`."""
    after: str
    """Empty when the step goes out."""
    why: str
    """One sentence."""
    rule: str
    routine: Routine
    """The routine with the change."""


def proposal(
    routine: Routine,
    catalog: Catalog,
    sessions: Sequence[PastSession],
    profile: Profile,
    *,
    strength: bool = False,
    answered: Mapping[str, datetime.datetime] | None = None,
    never: Collection[str] = (),
    bars: Bars = Bars(),  # noqa: B008 - frozen
) -> Proposal | None:
    """The one change worth proposing, None when there is none; less goes before more.

    `answered` holds, by exercise, when a proposal was last taken or left: only sessions after it
    count. Nothing more is proposed after two sessions in a row that made it worse (R26). `strength`
    is true when strength work is open; `never` are exercises about which nothing is proposed. What
    is barred neither grows nor comes in.
    """
    found_steps = _steps_with_past(routine, catalog, sessions, answered or {})
    steps = [one for one in found_steps if one.exercise.id not in never]

    def may_have(exercise: Exercise) -> bool:
        return not bars.bar(exercise) and _may_have(exercise, profile, routine, strength)

    lessening = (_less(one, catalog, may_have) for one in steps)
    found = next((one for one in lessening if one), None)
    if found is None and not worse_twice(sessions):
        open_steps = (one for one in steps if not bars.bar(one.exercise))
        growing = (_more(one, catalog, may_have) for one in open_steps)
        found = next((one for one in growing if one), None)
    if found is None:
        return None
    step, place = found.step, found.place
    changed = (*routine.steps[:place], *([step] if step else []), *routine.steps[place + 1 :])
    return Proposal(
        change=found.change,
        place=place,
        exercise=routine.steps[place].exercise,
        before=in_words(routine.steps[place], catalog),
        after=in_words(step, catalog) if step else "",
        why=found.why,
        rule=found.rule,
        routine=msgspec.structs.replace(routine, steps=changed),
    )


def worse_twice(sessions: Sequence[PastSession]) -> bool:
    """True when it was worse after each of the last two sessions of which that is known (R26)."""
    said = [s.worse_after for s in in_time(sessions) if s.worse_after is not None]
    return said[-2:] == [True, True]


def in_words(step: Step, catalog: Catalog) -> str:
    """`Knee to chest: 3 × 30 s each side`."""
    exercise = catalog.exercise(step.exercise)
    if exercise is None:
        return step.exercise
    return f"{exercise.name}: {notation.dose(dose_of(step, exercise))}"


class _Step(NamedTuple):
    """A step with the sessions in which it was done as it stands, the latest last."""

    place: int
    step: Step
    exercise: Exercise
    past: list[tuple[PastSession, PastStep]]


class _Found(NamedTuple):
    change: Change
    place: int
    step: Step | None
    """As it would be; None when it goes out."""
    why: str
    rule: str


MayHave = Callable[[Exercise], bool]
"""Whether an exercise may come in for another."""


def _steps_with_past(
    routine: Routine,
    catalog: Catalog,
    sessions: Sequence[PastSession],
    answered: Mapping[str, datetime.datetime],
) -> Iterator[_Step]:
    for place, step in enumerate(routine.steps):
        if exercise := catalog.exercise(step.exercise):
            dose, since = dose_of(step, exercise), answered.get(exercise.id)
            past = [
                (session, done)
                for session, done in with_exercise(sessions, exercise.id)
                if _is_as_now(session, done, dose) and (since is None or session.began > since)
            ]
            yield _Step(place, step, exercise, past)


def _is_as_now(session: PastSession, done: PastStep, dose: Dose) -> bool:
    """True when it was done at the dose that the step has; a flare day's is another."""
    return not session.flare and (done.dose is None or done.dose == dose)


def _less(one: _Step, catalog: Catalog, may_have: MayHave) -> _Found | None:
    """What is eased: an exercise that hurt the last time, or was hard three times in a row.

    What hurt makes way for an easier exercise if there is one; what was hard is done less first.
    """
    easier = _other(one, catalog, one.exercise.easier, may_have)
    smaller = _changed(one.step, one.exercise, -1)
    if one.past and one.past[-1][1].is_painful:
        ways = [(Change.EASIER, easier), (Change.LESS, smaller)]
        why, rule = "It hurt the last time.", "R25"
    elif len(one.past) >= HARD_SESSIONS and all(d.hard for _, d in one.past[-HARD_SESSIONS:]):
        ways = [(Change.LESS, smaller), (Change.EASIER, easier)]
        why, rule = f"It was hard {HARD_SESSIONS} times in a row.", "R20"
    else:
        return None
    change, step = next(((way, step) for way, step in ways if step), (Change.OUT, None))
    return _Found(change, one.place, step, why, rule)


def _more(one: _Step, catalog: Catalog, may_have: MayHave) -> _Found | None:
    """What grows: an exercise that went well twice in a row, by a little, or to the next harder."""
    if len(one.past) < GOOD_SESSIONS or not all(_is_good(*p) for p in one.past[-GOOD_SESSIONS:]):
        return None
    why, rule = f"It went well {GOOD_SESSIONS} times in a row.", "R20"
    if larger := _changed(one.step, one.exercise, 1):
        return _Found(Change.MORE, one.place, larger, why, rule)
    if harder := _other(one, catalog, one.exercise.harder, may_have):
        return _Found(Change.HARDER, one.place, harder, why, rule)
    return None


def _other(one: _Step, catalog: Catalog, others: Iterable[str], may_have: MayHave) -> Step | None:
    """The step with the first of these exercises that may come in, at its own dose."""
    known = (catalog.exercise(exercise_id) for exercise_id in others)
    other = next((exercise for exercise in known if exercise and may_have(exercise)), None)
    if other is None:
        return None
    step = one.step
    return Step(exercise=other.id, notes=step.notes, optional=step.optional, group=step.group)


def _is_good(session: PastSession, done: PastStep) -> bool:
    """Done whole, little pain, no worsening, neither hard nor painful; not knowing is not good.

    How it felt need not have been said; if it was, it must have been good.
    """
    return (
        done.outcome is Outcome.DONE
        and session.pain_after is not None
        and session.pain_after <= MOST_PAIN
        and session.worse_after is False
        and not (done.hard or done.is_painful)
        and (done.felt is None or done.felt.is_good)
    )


def _may_have(exercise: Exercise, profile: Profile, routine: Routine, strength: bool) -> bool:
    is_there = any(step.exercise == exercise.id for step in routine.steps)
    is_locked = exercise.kind is Kind.STRENGTH_STABILITY and not strength
    is_guess = exercise.identity is Identity.GUESS
    speaks_against = profile.against(exercise) or any(profile.missing(exercise.equipment))
    return not (is_there or is_locked or is_guess or speaks_against)


def _changed(step: Step, exercise: Exercise, stride: int) -> Step | None:
    """Five seconds or a breath more or less, or else a repetition; None at the end of its range.

    Where an exercise has no range, nothing says how far to go.
    """
    dose = dose_of(step, exercise)
    way = way_of(dose)
    if way is not Way.TEMPO and range_of(exercise, way):
        changed = more(step, exercise, stride)
        if dose_of(changed, exercise) != dose:
            return changed
    usual, reps = range_of(exercise, "reps"), dose.reps + stride
    if usual is None or not usual[0] <= reps <= usual[1]:
        return None
    return msgspec.structs.replace(step, reps=reps)
