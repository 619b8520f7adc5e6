"""A routine made for one person from their answers; the rules stand in `planner_rules`."""

from collections.abc import Iterator, Sequence

import msgspec

from tui.core.answers import Ache, Answers
from tui.core.catalog import Catalog
from tui.core.exercise import Exercise, Kind, Position
from tui.core.fitting import Ladder, fitted, ladder
from tui.core.lengths import lengths_of
from tui.core.manner import Manner
from tui.core.order import is_below_spine, is_spine
from tui.core.planner_rules import (
    ESSENTIAL_NEEDS,
    MIN_MINUTES_FOR_STRENGTH,
    NEEDS,
    ORDER,
    STRENGTH_BLOCK,
    Need,
    Person,
    objections,
)
from tui.core.planner_words import LeftOut, lines_on, sentences
from tui.core.profile import Profile
from tui.core.red_flags import VERDICT_IN_WORDS, Verdict
from tui.core.reshape import in_order
from tui.core.routine import MAX_NOTES, Routine, Step
from tui.core.safety import Bars

ACHE_IN_A_NAME = {
    Ache.UPPER: "Upper back",
    Ache.LOWER: "Lower back",
    Ache.HIPS: "Hips",
    Ache.ALL_OVER: "Whole back",
}


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What came of the answers."""

    routine: Routine | None
    """None after a warning sign, or when everything is on hold or not wanted."""
    seconds: float = 0.0
    told: tuple[str, ...] = ()
    """What the person should know about it, one sentence or two each; also in its notes."""
    left_out: tuple[LeftOut, ...] = ()


class _Choice(msgspec.Struct, frozen=True):
    """An exercise, and the need that it meets."""

    need: Need
    exercise: Exercise

    @property
    def notes(self) -> str:
        return f"{self.need.why} ({self.need.rule})."


def routine_for(
    answers: Answers,
    profile: Profile,
    catalog: Catalog,
    manner: Manner,
    *,
    verdict: Verdict,
    strength: bool = False,
    bars: Bars = Bars(),  # noqa: B008 - frozen
) -> Made:
    """The routine that these answers make; the same answers always make the same.

    `strength` is true when strength work is open to this person. Unless the verdict on the warning
    signs is to go on, nothing is made.
    """
    if verdict is not Verdict.GO_ON:
        return Made(routine=None, told=(VERDICT_IN_WORDS[verdict],))
    person = Person(
        answers=answers, profile=answers.put_over(profile), strength=strength, bars=bars
    )
    mobility, block = _mobility(person, catalog), _strength_block(person, catalog)
    left_out = tuple(_left_out(person, catalog))
    if not mobility:
        nothing = "Nothing is left that suits you: ask a physical therapist what does."
        return Made(routine=None, told=(nothing,), left_out=left_out)
    routine = _fitted_routine(person, mobility, block, catalog, manner)
    seconds = lengths_of(routine, catalog, manner).total_seconds
    told = tuple(sentences(person, routine, catalog, seconds))
    notes = "\n".join((*told, *lines_on(left_out, catalog)))[:MAX_NOTES]
    routine = msgspec.structs.replace(routine, notes=notes)
    return Made(routine=routine, seconds=seconds, told=told, left_out=left_out)


def _suits(person: Person, exercise: Exercise | None) -> bool:
    return exercise is not None and next(objections(person, exercise), None) is None


def _mobility(person: Person, catalog: Catalog) -> list[_Choice]:
    """What suits, by weight; something for the spine first (R17, R18), or else no glide."""
    choices: list[_Choice] = []
    for name in ORDER[person.answers.ache]:
        need = NEEDS[name]
        taken = {choice.exercise.id for choice in choices}
        for exercise_id in need.exercises:
            exercise = catalog.exercise(exercise_id)
            if exercise and exercise_id not in taken and _suits(person, exercise):
                choices.append(_Choice(need, exercise))
                break
    moving = [choice for choice in choices if choice.exercise.kind is not Kind.NERVE_GLIDE]
    first = min(moving, key=lambda choice: not is_spine(choice.exercise), default=None)
    return sorted(choices, key=lambda choice: choice is not first)


def _strength_block(person: Person, catalog: Catalog) -> list[_Choice]:
    """One exercise for each need of a strength block, or none at all (R55)."""
    if not person.strength or person.answers.minutes < MIN_MINUTES_FOR_STRENGTH:
        return []
    choices = []
    for need in STRENGTH_BLOCK:
        exercises = (catalog.exercise(exercise_id) for exercise_id in need.exercises)
        suiting = next((one for one in exercises if one and _suits(person, one)), None)
        if suiting is None:
            return []
        choices.append(_Choice(need, suiting))
    return choices


def _fitted_routine(
    person: Person,
    mobility: Sequence[_Choice],
    block: Sequence[_Choice],
    catalog: Catalog,
    manner: Manner,
) -> Routine:
    choices = (*block, *mobility)
    essential = {choice.exercise.id for choice in (*block, *mobility[:ESSENTIAL_NEEDS])}
    answers = person.answers
    empty = Routine(
        name=f"{ACHE_IN_A_NAME[answers.ache]}, {answers.minutes.value} minutes",
        times_per_day=answers.times.value,
    )
    lengths = _Lengths(catalog, manner)

    def routine_of(steps: Sequence[Step]) -> Routine:
        return _ordered(msgspec.structs.replace(empty, steps=tuple(steps)), catalog)

    steps = fitted(
        [_ladder(person, choice, fine=False) for choice in choices],
        [_ladder(person, choice, fine=True) for choice in choices],
        least=len(block) + 1,
        target=answers.minutes * 60,
        length=lambda steps: lengths.of(routine_of(steps)),
    )
    return routine_of(
        [msgspec.structs.replace(s, optional=s.exercise not in essential) for s in steps]
    )


def _ladder(person: Person, choice: _Choice, *, fine: bool) -> Ladder:
    """The doses to choose from; on a bad day, and of glides (R14), never more than usual."""
    is_enough = person.in_bad_shape or choice.exercise.kind is Kind.NERVE_GLIDE
    return ladder(choice.exercise, notes=choice.notes, no_more_than_usual=is_enough, fine=fine)


class _Lengths:
    """How long routines take that differ in their doses alone: each dose is compiled once."""

    def __init__(self, catalog: Catalog, manner: Manner) -> None:
        self._catalog = catalog
        self._manner = manner
        self._around: dict[tuple[str, ...], float] = {}
        self._work: dict[Step, float] = {}

    def of(self, routine: Routine) -> float:
        """Seconds of the whole routine."""
        work = sum(self._seconds_of(step) for step in routine.steps)
        ids = tuple(step.exercise for step in routine.steps)
        if ids not in self._around:
            total = lengths_of(routine, self._catalog, self._manner).total_seconds
            self._around[ids] = total - work
        return self._around[ids] + work

    def _seconds_of(self, step: Step) -> float:
        if step not in self._work:
            alone = lengths_of(Routine(name="-", steps=(step,)), self._catalog, self._manner)
            self._work[step] = sum(alone.of_steps.values())
        return self._work[step]


def _ordered(routine: Routine, catalog: Catalog) -> Routine:
    """By region, strength last; within a region, on feet or chair where that saves getting up."""

    def off_the_floor(step: Step) -> bool:
        exercise = catalog.exercise(step.exercise)
        if exercise is None:
            return False
        upright = exercise.position in (Position.SITTING, Position.STANDING)
        return upright if is_below_spine(exercise) else not upright

    steps = tuple(sorted(routine.steps, key=off_the_floor))
    return in_order(msgspec.structs.replace(routine, steps=steps), catalog)


def _left_out(person: Person, catalog: Catalog) -> Iterator[LeftOut]:
    """What has a place in the tables and does not suit, in the order of the catalog."""
    named = {name for need in (*NEEDS.values(), *STRENGTH_BLOCK) for name in need.exercises}
    for exercise in catalog.exercises:
        first = next(objections(person, exercise), None)
        if exercise.id in named and first is not None:
            yield LeftOut(exercise=exercise.id, rule=first.rule, why=first.why)
