"""Changes to the dose of one step, by a key or by a choice in a form."""

from enum import StrEnum

import msgspec

from tui.core.dose import Breaths, Dose, Hold, Side, Tempo
from tui.core.exercise import DEFAULT_BY_KIND, Exercise, NumberRange
from tui.core.routine import MAX_NOTES, Step, dose_of
from tui.core.text import typeable


class Way(StrEnum):
    """What one repetition is; the name of the field that says it."""

    HOLD = "hold_seconds"
    BREATHS = "breaths"
    TEMPO = "tempo"


WAY_IN_WORDS = {Way.HOLD: "held, in seconds", Way.BREATHS: "held, in breaths", Way.TEMPO: "moving"}

HOLD_STRIDE = 5
"""Seconds that one key press adds to a hold."""


def way_of(dose: Dose) -> Way:
    """How the dose is counted."""
    match dose.work:
        case Hold():
            return Way.HOLD
        case Breaths():
            return Way.BREATHS
        case Tempo():
            return Way.TEMPO


def range_of(exercise: Exercise, name: str) -> NumberRange | None:
    """What a field of this exercise is usually set to, low and high; None when it is not said."""
    usual: NumberRange | None = getattr(exercise.range, name, None)
    return usual


def more(step: Step, exercise: Exercise, times: int) -> Step:
    """The step with more (or, below 0, less) of its main number, within the exercise's range.

    The main number is the seconds of a hold, the count of breaths, or the repetitions.
    """
    dose = dose_of(step, exercise)
    match dose.work:
        case Hold(seconds):
            value = _within(exercise, "hold_seconds", seconds, times * HOLD_STRIDE)
            return msgspec.structs.replace(without_way(step, Way.HOLD), hold_seconds=value)
        case Breaths(count):
            value = _within(exercise, "breaths", count, times)
            return msgspec.structs.replace(without_way(step, Way.BREATHS), breaths=int(value))
        case Tempo():
            return msgspec.structs.replace(
                step, reps=int(_within(exercise, "reps", dose.reps, times))
            )


def sides_for(exercise: Exercise) -> tuple[Side, ...]:
    """The sides an exercise can be dosed for: a symmetric one has none."""
    usual = exercise.dose.side or Side.BOTH
    if usual is Side.BOTH:
        return (Side.BOTH,)
    return (Side.EACH, Side.ALTERNATE, Side.LEFT, Side.RIGHT)


def next_side(step: Step, exercise: Exercise) -> Step:
    """The step for the next of the sides its exercise can have."""
    sides = sides_for(exercise)
    now = dose_of(step, exercise).side
    place = sides.index(now) if now in sides else -1
    side = sides[(place + 1) % len(sides)]
    return step if side is now else msgspec.structs.replace(step, side=side)


def with_side(step: Step, side: str) -> Step:
    """The step for this side."""
    return msgspec.structs.replace(step, side=Side(side))


def with_own_pace(step: Step, exercise: Exercise, own_pace: bool) -> Step:
    """The step with or without a clock; nothing is said that the exercise says already."""
    unsaid = msgspec.structs.replace(step, self_paced=None)
    if dose_of(unsaid, exercise).self_paced == own_pace:
        return unsaid
    return msgspec.structs.replace(step, self_paced=own_pace)


def with_at_least(step: Step, exercise: Exercise, at_least: bool) -> Step:
    """The step whose hold may run on, or ends by the clock; nothing needless is said.

    Only a hold in seconds can run on: any other step stays as it is.
    """
    if way_of(dose_of(step, exercise)) is not Way.HOLD:
        return step
    unsaid = msgspec.structs.replace(step, at_least=None)
    if dose_of(unsaid, exercise).at_least == at_least:
        return unsaid
    return msgspec.structs.replace(step, at_least=at_least)


def with_notes(step: Step, notes: str) -> Step:
    """The step with these notes, as far as a file may hold them."""
    return msgspec.structs.replace(step, notes=typeable(notes)[:MAX_NOTES])


def with_way(step: Step, exercise: Exercise, way: Way) -> Step:
    """The step counted in this way, with the number the exercise suggests for it."""
    if way_of(dose_of(step, exercise)) is way:
        return step
    bare = without_way(step, way)
    if way_of(dose_of(bare, exercise)) is way:
        return bare
    usual = range_of(exercise, way)
    by_kind = (prescription for prescription in DEFAULT_BY_KIND.values())
    match way:
        case Way.HOLD:
            return msgspec.structs.replace(bare, hold_seconds=usual[0] if usual else 30)
        case Way.BREATHS:
            return msgspec.structs.replace(bare, breaths=int(usual[0]) if usual else 5)
        case Way.TEMPO:
            tempo = next(p.tempo for p in by_kind if p.tempo is not None)
            return msgspec.structs.replace(bare, tempo=tempo)


def without_way(step: Step, to: Way) -> Step:
    """The step ready to be counted in another way; only a hold can be one of at least so long."""
    at_least = step.at_least if to is Way.HOLD else None
    return msgspec.structs.replace(
        step, hold_seconds=None, breaths=None, tempo=None, at_least=at_least
    )


def _within(exercise: Exercise, name: str, value: float, change: float) -> float:
    """The changed value, no further than the usual range, or than a file may say."""
    low, high = range_of(exercise, name) or _ABSOLUTE[name]
    low, high = min(low, value), max(high, value)
    return max(low, min(high, value + change))


_ABSOLUTE: dict[str, NumberRange] = {
    "hold_seconds": (5, 600),
    "breaths": (1, 60),
    "reps": (1, 100),
}
