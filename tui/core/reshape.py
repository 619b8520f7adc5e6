"""Commands on a whole routine: put it in order, make it fit a time, swap an exercise."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil, inf

import msgspec

from tui.core import notation
from tui.core.adjust import more, range_of, way_of
from tui.core.catalog import Catalog
from tui.core.exercise import Exercise
from tui.core.manner import Manner
from tui.core.order import Rank, rank
from tui.core.routine import Routine, Step, dose_of
from tui.core.timeline import RoutineTooLong, compile_timeline

_BEFORE_ALL: Rank = (-1, 0)


class Shortened(msgspec.Struct, frozen=True, kw_only=True):
    """A routine that was made shorter, and what was done to it."""

    routine: Routine
    seconds: float
    """How long it takes; still more than was asked for when nothing was left to take away."""
    changes: tuple[str, ...] = ()
    """One line each, such as `Cat-cow: 5 reps 3-0-3, was 8 reps 3-0-3`; holds names from files."""


def in_order(routine: Routine, catalog: Catalog) -> Routine:
    """The routine from the upper back down, strength last; equals stay as they were (R17, R19).

    A step whose exercise is unknown stays behind the step it followed.
    """
    ranked = sorted(_ranked(routine.steps, catalog), key=lambda pair: pair[0])
    return _with_steps(routine, (step for _, step in ranked))


def swapped(step: Step, catalog: Catalog, *, harder: bool) -> Step | None:
    """The step with the next harder, or easier, exercise at its default dose; the notes stay.

    None when the catalog has no such exercise.
    """
    exercise = catalog.exercise(step.exercise)
    if exercise is None:
        return None
    others = exercise.harder if harder else exercise.easier
    other = next((other for other in others if catalog.exercise(other)), None)
    return Step(exercise=other, notes=step.notes) if other else None


def shortened(routine: Routine, catalog: Catalog, manner: Manner, seconds: float) -> Shortened:
    """The routine made to take no more than these seconds, if that can be.

    Rounds go while those that remain still fill the time. Then, from the last step to the first
    and over again, each step gives a set, or else a repetition, or else five seconds or a breath
    of its hold, never below what its exercise is usually set to. Then the other rounds go, and
    at last the last steps; one step always stays.
    """

    def length(routine: Routine) -> float:
        try:
            return compile_timeline(routine, catalog, manner).total_seconds
        except RoutineTooLong:
            return inf

    short = routine
    while short.rounds > 1 and length(_one_round_less(short)) >= seconds:
        short = _one_round_less(short)
    short = _with_smaller_doses(short, catalog, seconds, length)
    while short.rounds > 1 and length(short) > seconds:
        short = _one_round_less(short)
    short = _with_fewer_steps(short, catalog, seconds, length)
    changes = tuple(_changes(routine, short, catalog))
    return Shortened(routine=short, seconds=length(short), changes=changes)


Length = Callable[[Routine], float]
"""How many seconds a routine takes; infinity where one session cannot hold it."""


def _ranked(steps: Iterable[Step], catalog: Catalog) -> Iterator[tuple[Rank, Step]]:
    last = _BEFORE_ALL
    for step in steps:
        exercise = catalog.exercise(step.exercise)
        last = rank(exercise) if exercise else last
        yield last, step


def _with_steps(routine: Routine, steps: Iterable[Step]) -> Routine:
    return msgspec.structs.replace(routine, steps=tuple(steps))


def _one_round_less(routine: Routine) -> Routine:
    return msgspec.structs.replace(routine, rounds=routine.rounds - 1)


def _first_to_fit(shorter: Sequence[Routine], seconds: float, length: Length) -> int:
    """Of routines each shorter than the one before, which is the first that fits; else the last."""
    fitting = bisect_left(shorter, -seconds, key=lambda routine: -length(routine))
    return min(fitting, len(shorter) - 1)


def _with_smaller_doses(
    routine: Routine, catalog: Catalog, seconds: float, length: Length
) -> Routine:
    """Every step gives once in each pass; in the pass that suffices, only as many as it takes."""
    passes = list(_passes(routine, catalog))
    enough = _first_to_fit(passes, seconds, length)
    if enough == 0:
        return routine
    before, after = passes[enough - 1].steps, passes[enough].steps
    within = [
        _with_steps(routine, (*before[:first], *after[first:]))
        for first in reversed(range(len(before)))
    ]
    return within[_first_to_fit(within, seconds, length)]


def _passes(routine: Routine, catalog: Catalog) -> Iterator[Routine]:
    """The routine, then with every step giving once, twice and so on until none can."""
    steps = routine.steps
    smaller: tuple[Step, ...] | None = None
    while smaller != steps:
        steps = smaller or steps
        yield _with_steps(routine, steps)
        smaller = tuple(_smaller(step, catalog.exercise(step.exercise)) for step in steps)


def _smaller(step: Step, exercise: Exercise | None) -> Step:
    """The step with one set, one repetition or a bit of its hold less; itself at its least."""
    if exercise is None:
        return step
    dose = dose_of(step, exercise)
    for name, count in (("sets", dose.sets), ("reps", dose.reps)):
        usual = range_of(exercise, name)
        if count > (ceil(usual[0]) if usual else 1):
            return msgspec.structs.replace(step, **{name: count - 1})
    if range_of(exercise, way_of(dose)) is None:
        return step
    smaller = more(step, exercise, -1)
    return step if dose_of(smaller, exercise) == dose else smaller


def _with_fewer_steps(
    routine: Routine, catalog: Catalog, seconds: float, length: Length
) -> Routine:
    """As many steps from the beginning as fit, and no fewer than the first that is known."""
    steps = routine.steps
    known = (n for n, step in enumerate(steps, 1) if catalog.exercise(step.exercise))
    fewest = next(known, None)
    if fewest is None:
        return routine
    shorter = [_with_steps(routine, steps[:n]) for n in range(len(steps), fewest - 1, -1)]
    return shorter[_first_to_fit(shorter, seconds, length)]


def _changes(before: Routine, after: Routine, catalog: Catalog) -> Iterator[str]:
    if after.rounds < before.rounds:
        yield f"{notation.counted(after.rounds, 'round')}, was {before.rounds}"
    for old, new in zip(before.steps, after.steps, strict=False):
        exercise = catalog.exercise(old.exercise)
        if exercise and old != new:
            was, now = (notation.dose(dose_of(step, exercise)) for step in (old, new))
            yield f"{exercise.name}: {now}, was {was}"
    for step in before.steps[len(after.steps) :]:
        yield f"left out: {catalog.name_of(step.exercise)}"
