"""Doses that make chosen exercises take the minutes that a person has.

Every dose stays within what its exercise may be set to (R07). Of the exercises, which come in the
order of their weight, as many are taken as come closest to the time at their usual doses; then the
doses give or take a little, in turn.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from math import ceil, floor, inf

import msgspec

from tui.core.adjust import HOLD_STRIDE, range_of
from tui.core.dose import Dose, Hold
from tui.core.exercise import Exercise
from tui.core.routine import Step, dose_of

TOLERANCE = 0.1
"""The part of the time asked for by which a routine may miss it (R46)."""
_CLOSE = 0.05
"""The part of it from which on doses are left as they are."""

Length = Callable[[Sequence[Step]], float]
"""How many seconds these steps take, with all that is around them."""


class Ladder(msgspec.Struct, frozen=True):
    """The doses that an exercise may have, from little to much."""

    rungs: tuple[Step, ...]
    usual: int
    """The place of the exercise's own dose."""


def ladder(
    exercise: Exercise, *, notes: str = "", no_more_than_usual: bool = False, fine: bool = False
) -> Ladder:
    """The doses within the ranges of the exercise; they differ in repetitions and sets.

    Seconds and tempo are kept, as it is on them that the articles agree; a fine ladder has holds
    that are shorter by steps of five seconds between the others.
    """
    usual = Step(exercise=exercise.id, notes=notes)
    dose = dose_of(usual, exercise)
    above = () if no_more_than_usual else _more(exercise, dose)
    counts = [*reversed(list(_less(exercise, dose))), (dose.sets, dose.reps), *above]
    rungs: list[Step] = []
    most = 0.0
    for sets, reps in counts:
        step = _at_counts(usual, dose, sets, reps)
        if fine and isinstance(dose.work, Hold):
            shorter = _shorter_holds(exercise, dose.work.seconds, most / (sets * reps))
            rungs += [msgspec.structs.replace(step, hold_seconds=held) for held in shorter]
            most = sets * reps * dose.work.seconds
        rungs.append(step)
    return Ladder(tuple(rungs), rungs.index(usual))


def _shorter_holds(exercise: Exercise, usual: float, above: float) -> list[float]:
    """Shorter holds within the range, the shortest first, all longer than `above` seconds."""
    low, _ = range_of(exercise, "hold_seconds") or (usual, usual)
    strides = range(1, int((usual - low) // HOLD_STRIDE) + 1)
    held = (usual - HOLD_STRIDE * count for count in reversed(strides))
    return [seconds for seconds in held if seconds > above]


def _less(exercise: Exercise, dose: Dose) -> Iterator[tuple[int, int]]:
    """Sets and repetitions, ever less: sets go first."""
    for sets in reversed(range(_range(exercise, "sets", dose).start, dose.sets)):
        yield sets, dose.reps
    sets = _range(exercise, "sets", dose).start
    for reps in reversed(range(_range(exercise, "reps", dose).start, dose.reps)):
        yield sets, reps


def _more(exercise: Exercise, dose: Dose) -> Iterator[tuple[int, int]]:
    """Sets and repetitions, ever more: repetitions come first, and more sets never mean less."""
    most = dose.sets * dose.reps
    for sets in range(dose.sets, _range(exercise, "sets", dose).stop):
        for reps in range(dose.reps, _range(exercise, "reps", dose).stop):
            if sets * reps > most:
                most = sets * reps
                yield sets, reps


def _range(exercise: Exercise, name: str, dose: Dose) -> range:
    """What sets or reps may be set to; only what they are where nothing is said."""
    usual = getattr(dose, name)
    low, high = range_of(exercise, name) or (usual, usual)
    return range(min(ceil(low), usual), max(floor(high), usual) + 1)


def _at_counts(usual: Step, dose: Dose, sets: int, reps: int) -> Step:
    """The step at these counts; what stays the exercise's own is left unsaid."""
    return msgspec.structs.replace(
        usual,
        sets=sets if sets != dose.sets else None,
        reps=reps if reps != dose.reps else None,
    )


def fitted(
    coarse: Sequence[Ladder], fine: Sequence[Ladder], least: int, target: float, length: Length
) -> tuple[Step, ...]:
    """The steps that keep the seconds asked for, or come nearest, in the order of their weight.

    Both are the ladders of the same exercises; the fine ones are for what the coarse ones cannot
    keep. The first `least` exercises are in any case in it.
    """
    best: tuple[Step, ...] = ()
    best_miss = inf
    for steps in chain.from_iterable(
        _attempts(one, least, target, length) for one in (coarse, fine)
    ):
        miss = abs(length(steps) - target)
        if miss < best_miss:
            best, best_miss = steps, miss
        if best_miss <= TOLERANCE * target:
            break
    return best


def _attempts(
    ladders: Sequence[Ladder], least: int, target: float, length: Length
) -> Iterator[tuple[Step, ...]]:
    """The first ladders, as many as come closest at their usual doses; then one less or more."""

    def miss(count: int) -> float:
        return abs(length(_at(ladders[:count], [one.usual for one in ladders[:count]])) - target)

    for count in sorted(range(max(least, 1), len(ladders) + 1), key=miss):
        yield _adjusted(ladders[:count], target, length)


def _adjusted(ladders: Sequence[Ladder], target: float, length: Length) -> tuple[Step, ...]:
    """The steps with their doses raised from the first on, or lowered from the last on, in turn.

    One rung at a time, each of which brings them nearer to the target, until they are close.
    """
    places = [one.usual for one in ladders]
    seconds = length(_at(ladders, places))
    stride = 1 if seconds < target else -1
    turn = list(range(len(ladders)))[::stride]
    moved = True
    while moved:
        moved = False
        for index in turn:
            if abs(seconds - target) <= _CLOSE * target:
                break
            tried = [*places]
            tried[index] += stride
            if not 0 <= tried[index] < len(ladders[index].rungs):
                continue
            then = length(_at(ladders, tried))
            if abs(then - target) < abs(seconds - target):
                places, seconds, moved = tried, then, True
    return _at(ladders, places)


def _at(ladders: Iterable[Ladder], places: Iterable[int]) -> tuple[Step, ...]:
    return tuple(one.rungs[place] for one, place in zip(ladders, places, strict=True))
