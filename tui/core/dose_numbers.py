"""The numbers of a step's dose: each with what is usual, and what a person typed for it."""

import re

import msgspec

from tui.core import notation
from tui.core.adjust import Way, range_of, without_way
from tui.core.dose import Breaths, Dose, Hold, Side, Tempo
from tui.core.exercise import Exercise
from tui.core.faults import fault_of_field
from tui.core.problem import Problem
from tui.core.routine import Step, dose_of

_NAMES = {"sets": "sets", "reps": "repetitions", "hold_seconds": "hold", "breaths": "breaths"}


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
        step = without_way(step, Way(name))
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
