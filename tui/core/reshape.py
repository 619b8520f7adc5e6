"""Commands on a whole routine: put it in order, make it fit a time, swap an exercise."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from math import ceil, inf

import msgspec

from tui.core import notation
from tui.core.adjust import more, range_of, way_of
from tui.core.catalog import Catalog
from tui.core.exercise import Exercise
from tui.core.group import Block, blocks
from tui.core.lengths import lengths_of
from tui.core.library import Entry
from tui.core.manner import Manner
from tui.core.order import Rank, rank
from tui.core.routine import Routine, Step, dose_of
from tui.core.session_limits import RoutineTooLong
from tui.core.timeline import compile_timeline

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

    A group stays together and goes where its first exercise belongs. A rest, and a step whose
    exercise is unknown, stays behind what it followed.
    """
    ranked = sorted(_ranked(blocks(routine), catalog), key=lambda pair: pair[0])
    return _with_steps(routine, (step for _, block in ranked for step in block.steps))


def swapped(
    step: Step, catalog: Catalog, *, harder: bool, without: Collection[str] = ()
) -> Step | None:
    """The step with the next harder, or easier, exercise at its default dose.

    Notes stay, and so does its place in a group. None when the catalog has no such exercise but
    those in `without`, which are on hold or not wanted.
    """
    exercise = catalog.exercise(step.exercise)
    if exercise is None:
        return None
    others = exercise.harder if harder else exercise.easier
    known = (other for other in others if catalog.exercise(other) and other not in without)
    other = next(known, None)
    if other is None:
        return None
    return Step(exercise=other, notes=step.notes, optional=step.optional, group=step.group)


def essentials(routine: Routine, catalog: Catalog) -> Routine:
    """The routine without its optional steps (R21); where all are optional, the first stays."""
    return _without(routine, _optional(routine, catalog))


def short_version(entry: Entry, catalog: Catalog, manner: Manner) -> Entry | None:
    """The entry with its essential steps alone; None when it has no other."""
    routine = essentials(entry.routine, catalog)
    if routine == entry.routine:
        return None
    timeline = compile_timeline(routine, catalog, manner)
    return msgspec.structs.replace(entry, routine=routine, timeline=timeline)


def shortened(routine: Routine, catalog: Catalog, manner: Manner, seconds: float) -> Shortened:
    """The routine made to take no more than these seconds, if that can be.

    Optional steps go first, the last of them first (R21). Then rounds go, those of groups too,
    while those that remain still fill the time. Then, from the last step to the first
    and over again, each step gives a set, or else a repetition, or else five seconds or a breath
    of its hold, never below what its exercise is usually set to. Then the other rounds go, and
    at last the last steps; one step always stays.
    """

    def length(routine: Routine) -> float:
        try:
            return lengths_of(routine, catalog, manner).total_seconds
        except RoutineTooLong:
            return inf

    optional = _optional(routine, catalog)
    fewer = [_without(routine, optional[:count]) for count in range(len(optional) + 1)]
    count = _first_to_fit(fewer, seconds, length)
    short = fewer[count]
    while length(short) > seconds and (less := _one_round_less(short)):
        if length(less) < seconds:
            break
        short = less
    short = _with_smaller_doses(short, catalog, seconds, length)
    while length(short) > seconds and (less := _one_round_less(short)):
        short = less
    short = _with_fewer_steps(short, catalog, seconds, length)
    changes = tuple(_changes(routine, short, optional[:count], catalog))
    return Shortened(routine=short, seconds=length(short), changes=changes)


Length = Callable[[Routine], float]
"""How many seconds a routine takes; infinity where one session cannot hold it."""


def _ranked(found: Iterable[Block], catalog: Catalog) -> Iterator[tuple[Rank, Block]]:
    last = _BEFORE_ALL
    for block in found:
        exercises = (catalog.exercise(step.exercise) for step in block.steps)
        last = next((rank(exercise) for exercise in exercises if exercise), last)
        yield last, block


def _with_steps(routine: Routine, steps: Iterable[Step]) -> Routine:
    return msgspec.structs.replace(routine, steps=tuple(steps))


def _optional(routine: Routine, catalog: Catalog) -> list[int]:
    """Places of the optional steps, the last first; one exercise is none, if all are optional."""
    steps = routine.steps
    known = [n for n, step in enumerate(steps) if catalog.exercise(step.exercise)]
    kept = known[:1] if all(steps[n].optional for n in known) else []
    return [n for n in reversed(range(len(steps))) if steps[n].optional and n not in kept]


def _without(routine: Routine, places: Collection[int]) -> Routine:
    return _with_steps(routine, (s for n, s in enumerate(routine.steps) if n not in places))


def _one_round_less(routine: Routine) -> Routine | None:
    """A round less of the whole, or else of the group that has most; None when all have one."""
    if routine.rounds > 1:
        return msgspec.structs.replace(routine, rounds=routine.rounds - 1)
    most = max(reversed(blocks(routine)), key=lambda block: block.rounds, default=None)
    if most is None or most.rounds == 1:
        return None
    groups = {**routine.groups, most.group: most.rounds - 1}
    return msgspec.structs.replace(routine, groups=groups)


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
    """As many steps from the beginning as fit, and no fewer than the first that is known.

    What is cut does not end with a rest.
    """
    steps = routine.steps
    known = (n for n, step in enumerate(steps, 1) if catalog.exercise(step.exercise))
    fewest = next(known, None)
    if fewest is None:
        return routine
    shorter = [
        _with_steps(routine, steps[:n])
        for n in range(len(steps), fewest - 1, -1)
        if n == len(steps) or not steps[n - 1].is_rest
    ]
    return shorter[_first_to_fit(shorter, seconds, length)]


def _changes(
    before: Routine, after: Routine, gone: Collection[int], catalog: Catalog
) -> Iterator[str]:
    """What was done; `gone` are the places of the optional steps that were left out."""
    if after.rounds < before.rounds:
        yield f"{notation.counted(after.rounds, 'round')}, was {before.rounds}"
    for group, rounds in after.groups.items():
        if rounds < before.groups[group]:
            less = notation.counted(rounds, "round")
            yield f"group {group}: {less}, was {before.groups[group]}"
    kept = [n for n in range(len(before.steps)) if n not in gone]
    for old, new in zip((before.steps[n] for n in kept), after.steps, strict=False):
        exercise = catalog.exercise(old.exercise)
        if exercise and old != new:
            was, now = (notation.dose(dose_of(step, exercise)) for step in (old, new))
            yield f"{exercise.name}: {now}, was {was}"
    for place in sorted((*gone, *kept[len(after.steps) :])):
        step = before.steps[place]
        yield f"left out: {'a rest' if step.is_rest else catalog.name_of(step.exercise)}"
