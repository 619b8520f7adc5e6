"""A step's dose as one line of text to change."""

from typing import Any

import msgspec

from tui.core import notation
from tui.core.dose import Breaths, Dose, Hold, Prescription, Side, Tempo, resolve
from tui.core.dose_text import DoseFault, read_dose
from tui.core.exercise import DEFAULT_BY_KIND, Exercise
from tui.core.rest import with_rest
from tui.core.routine import Step, dose_of


def with_dose(step: Step, text: str) -> Step | DoseFault:
    """The step with the dose of this text, and nothing left of its own."""
    if step.is_rest:
        return with_rest(step, text)
    dose = read_dose(text)
    if isinstance(dose, DoseFault):
        return dose
    return msgspec.structs.replace(step, **msgspec.structs.asdict(dose))


def to_edit(step: Step, exercise: Exercise) -> str:
    """The step's dose as a text: read again, it is the same dose for this exercise.

    What goes without saying is said only where the exercise has it otherwise.
    """
    dose = dose_of(step, exercise)
    said = _all_of(dose)
    usual = _all_of(resolve(exercise.dose, DEFAULT_BY_KIND[exercise.kind]))
    silent = {"side": Side.BOTH, "sets": 1, "at_least": False, "self_paced": False}
    if dose.sets == 1 or not dose.rest_seconds:
        silent["rest_seconds"] = dose.rest_seconds
    unsaid = [name for name, value in silent.items() if said[name] == value == usual[name]]
    return notation.prescription(Prescription(**(said | dict.fromkeys(unsaid))))


def _all_of(dose: Dose) -> dict[str, Any]:
    """A dose as the fields of a prescription that leaves nothing open."""
    fields = {n: getattr(dose, n) for n in Dose.__struct_fields__ if n != "work"}
    match dose.work:
        case Hold(seconds):
            return fields | {"hold_seconds": seconds}
        case Breaths(count):
            return fields | {"breaths": count}
        case Tempo(out, pause, back):
            return fields | {"tempo": (out, pause, back)}
