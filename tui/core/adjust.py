"""Changes to the dose of one step: by a key, or by what a person typed into a field."""

import re
from enum import StrEnum

import msgspec

from tui.core import notation
from tui.core.dose import Breaths, Dose, Hold, Side, Tempo
from tui.core.exercise import DEFAULT_BY_KIND, Exercise, NumberRange
from tui.core.faults import fault_of_field
from tui.core.problem import Problem
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


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a dose, as a form shows it."""

    name: str
    """The key in a routine file."""
    label: str
    value: str
    unit: str
    usual: str
    """What the exercise may be set to: `10–60`, or `–`."""
    articles: str
    """What the source articles say: `20–30, 30–60`, or `–`."""


def way_of(dose: Dose) -> Way:
    """How the dose is counted."""
    match dose.work:
        case Hold():
            return Way.HOLD
        case Breaths():
            return Way.BREATHS
        case Tempo():
            return Way.TEMPO


def fields_of(step: Step, exercise: Exercise) -> tuple[Field, ...]:
    """The numbers of a step's dose that can be typed, in the order of a form."""
    dose = dose_of(step, exercise)
    fields = [_field("sets", "sets", str(dose.sets), "", exercise)]
    fields.append(_field("reps", "repetitions", str(dose.reps), _per_side(dose), exercise))
    match dose.work:
        case Hold(seconds):
            fields.append(_field("hold_seconds", "hold", notation.number(seconds), "s", exercise))
        case Breaths(count):
            fields.append(_field("breaths", "breaths", str(count), "each time", exercise))
        case Tempo() as tempo:
            unit = "s out, pause, back"
            fields.append(_field("tempo", "tempo", notation.tempo(tempo), unit, exercise))
    rest = notation.number(dose.rest_seconds)
    fields.append(_field("rest_seconds", "rest", rest, "s between sets", exercise))
    return tuple(fields)


def typed(step: Step, name: str, text: str) -> Step | Problem:
    """The step with what was typed into a field; a problem when it does not fit.

    An empty text leaves the field to the exercise's default; what a repetition is must be said, or
    it would turn into another way of counting.
    """
    text = text.strip()
    if not text and name in set(Way):
        return Problem("a number is needed here", name)
    if not text:
        return msgspec.structs.replace(step, **{name: None})
    value = _tempo(text) if name == "tempo" else _number(text)
    problem = fault_of_field(Step, name, text if value is None else value)
    if problem is not None:
        return problem
    if name in set(Way):
        step = _without_way(step, Way(name))
    try:
        changed = msgspec.structs.replace(step, **{name: _as_field(value)})
        changed.__post_init__()
    except ValueError as error:
        return Problem(str(error), name)
    return changed


def beyond_usual(step: Step, exercise: Exercise) -> tuple[str, ...]:
    """A sentence for each number outside what the exercise is usually set to."""
    dose = dose_of(step, exercise)
    values: dict[str, float] = {"sets": dose.sets, "reps": dose.reps}
    match dose.work:
        case Hold(seconds):
            values["hold_seconds"] = seconds
        case Breaths(count):
            values["breaths"] = count
        case Tempo():
            pass
    said = []
    for name, value in values.items():
        usual = range_of(exercise, name)
        if usual is not None and not usual[0] <= value <= usual[1]:
            set_to, pair = notation.number(value), notation.number_range(usual)
            said.append(f"{_NAMES[name]} {set_to} is outside the usual {pair}")
    return tuple(said)


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
            return msgspec.structs.replace(_without_way(step, Way.HOLD), hold_seconds=value)
        case Breaths(count):
            value = _within(exercise, "breaths", count, times)
            return msgspec.structs.replace(_without_way(step, Way.BREATHS), breaths=int(value))
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
    bare = _without_way(step, way)
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


_NAMES = {"sets": "sets", "reps": "repetitions", "hold_seconds": "hold", "breaths": "breaths"}


def _field(name: str, label: str, value: str, unit: str, exercise: Exercise) -> Field:
    mentions = (getattr(source, name, None) for source in exercise.sources)
    pairs = list(dict.fromkeys(tuple(pair) for pair in mentions if pair))
    said = [notation.number_range((low, high)) for low, high in pairs]
    if name == "hold_seconds":
        least = (source.at_least_seconds for source in exercise.sources)
        said += [f"at least {notation.number(s)}" for s in dict.fromkeys(least) if s]
    usual = notation.number_range(range_of(exercise, name))
    articles = ", ".join(said) or notation.UNKNOWN
    return Field(name=name, label=label, value=value, unit=unit, usual=usual, articles=articles)


def _per_side(dose: Dose) -> str:
    return "on each side" if dose.side in (Side.EACH, Side.ALTERNATE) else ""


def _without_way(step: Step, to: Way) -> Step:
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


_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?", re.ASCII)
"""What people type for a number; Python would take `1_0` and `nan` too."""


def _number(text: str) -> float | int | None:
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text.replace(",", "."))
    return int(value) if value.is_integer() else value


def _tempo(text: str) -> list[float | int] | None:
    """`2-1-2`, `2 1 2` or `2,1,2` as three numbers."""
    numbers = [_number(part) for part in text.replace("-", " ").replace(",", " ").split()]
    return None if None in numbers else [n for n in numbers if n is not None]


def _as_field(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
