"""Hints on how much: longer, oftener or otherwise than the articles have it."""

from collections.abc import Iterator

from tui.core import notation
from tui.core.dose import Breaths, Hold, Side, Tempo, resolve
from tui.core.exercise import DEFAULT_BY_KIND, Exercise, Kind
from tui.core.hint import Hint, Look, Placed, Rule

LONGEST_JOINT_HOLD = 5
"""Seconds (R01)."""
MOST_REPEATS = 5
"""Of one stretch (R05)."""


def held_longer_than_the_sources(look: Look) -> Iterator[Hint]:
    """Longer than any source, or than the usual range where that reaches further (R07)."""
    for placed in look.steps:
        match placed.dose.work:
            case Hold(seconds):
                most, said = _most(placed.exercise, "hold_seconds"), f"{notation.number(seconds)} s"
                if most is not None and seconds > most:
                    yield _too_long(placed, said, f"{notation.number(most)} s")
            case Breaths(count):
                most, said = _most(placed.exercise, "breaths"), notation.counted(count, "breath")
                if most is not None and count > most:
                    yield _too_long(placed, said, notation.number(most))
            case Tempo():
                pass


def joint_held(look: Look) -> Iterator[Hint]:
    """A joint that is held and not moved, unless its own sources hold it (R01)."""
    breath = look.manner.pace.changed_by(look.routine.pace).breath
    for placed in look.steps:
        match placed.dose.work:
            case Hold(seconds):
                held = seconds
            case Breaths(count):
                held = count * breath
            case Tempo():
                continue
        is_joint = placed.exercise.kind is Kind.JOINT_MOBILITY
        if is_joint and held > LONGEST_JOINT_HOLD and not _held_by_a_source(placed.exercise):
            text = (
                "This works on joints, which gain from moving in and out; "
                f"a hold of {notation.number(held)} s suits muscles better."
            )
            yield placed.hint(Rule.JOINTS_MOVE, text, f"{notation.number(held)} s")


def repeats_of_a_move(look: Look) -> Iterator[Hint]:
    """A hold that inherits the count of an exercise whose repetitions are movements (R47)."""
    for placed in look.steps:
        step, dose = placed.step, placed.dose
        is_held = isinstance(step.work, Hold | Breaths)
        if not is_held or step.reps is not None or dose.reps == 1:
            continue
        exercise = placed.exercise
        usual = resolve(exercise.dose, DEFAULT_BY_KIND[exercise.kind])
        if isinstance(usual.work, Tempo):
            text = (
                f"The {dose.reps} repetitions were meant for a movement; "
                "say how often you want to hold."
            )
            yield placed.hint(Rule.REPEATS_OF_A_MOVE, text, notation.dose(dose))


def stretch_repeated_often(look: Look) -> Iterator[Hint]:
    """A stretch held more than five times, unless its own range goes further (R05)."""
    for placed in look.steps:
        dose, exercise = placed.dose, placed.exercise
        if exercise.kind is not Kind.MUSCLE_STRETCH or isinstance(dose.work, Tempo):
            continue
        times = dose.sets * dose.reps
        sets, reps = exercise.range.sets or (1, 1), exercise.range.reps or (1, 1)
        if times > max(MOST_REPEATS, sets[1] * reps[1]):
            text = f"{times} times is a lot: after about four a muscle hardly gets any longer."
            yield placed.hint(Rule.FEW_REPEATS, text, f"{times} times")


def side_missing(look: Look) -> Iterator[Hint]:
    """One side without the other in the whole routine, or no side where there are two (R06)."""
    sides: dict[str, set[Side]] = {}
    for placed in look.steps:
        sides.setdefault(placed.exercise.id, set()).add(placed.dose.side)
    for placed in look.steps:
        side = placed.dose.side
        if (placed.exercise.dose.side or Side.BOTH) is Side.BOTH:
            continue
        there = sides[placed.exercise.id]
        if side is Side.BOTH:
            text = "It is done on one side at a time; say which, or each."
            yield placed.hint(Rule.BOTH_SIDES, text, side.value)
        elif there in ({Side.LEFT}, {Side.RIGHT}):
            other = Side.RIGHT if side is Side.LEFT else Side.LEFT
            text = (
                f"The {other.value} side is missing; "
                "leave it so only if a one-sided complaint is the reason."
            )
            yield placed.hint(Rule.BOTH_SIDES, text, side.value)


def _too_long(placed: Placed, said: str, most: str) -> Hint:
    text = f"{said} is longer than the articles and the usual range have it: {most} at most."
    return placed.hint(Rule.SOURCES, text, said)


def _most(exercise: Exercise, name: str) -> float | None:
    """The highest number that a source or the range gives; None when none gives any."""
    mentions = (*exercise.sources, exercise.range)
    pairs = (getattr(mention, name) for mention in mentions)
    return max((pair[1] for pair in pairs if pair), default=None)


def _held_by_a_source(exercise: Exercise) -> bool:
    return any(
        source.hold_seconds or source.at_least_seconds or source.breaths
        for source in exercise.sources
    )
