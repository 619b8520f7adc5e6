"""An exercise as the texts of a form: what a person types, and the exercise that it stands for."""

import re
import unicodedata
from collections.abc import Container, Mapping
from typing import Any

import msgspec

from tui.core import notation, schema
from tui.core.catalog import Catalog
from tui.core.dose import Dose, Prescription, Side, resolve
from tui.core.dose_text import DoseFault, read_dose
from tui.core.exercise import DEFAULT_BY_KIND, Exercise, Identity, Kind, Origin
from tui.core.problem import Problem
from tui.core.routine import REST
from tui.core.text import folded, typeable

_MAX_ID = 60
_MAX_NAME = 100
_FIELD_AND_ITEM = re.compile(r"(\w*)(?:\[(\d+)\])?")

KIND_IN_WORDS = {
    Kind.MUSCLE_STRETCH: "stretching a muscle",
    Kind.JOINT_MOBILITY: "moving a joint in and out",
    Kind.STRENGTH_STABILITY: "getting stronger and steadier",
    Kind.NERVE_GLIDE: "letting a nerve glide",
}
"""Each kind in the words a patient knows, the commonest first."""

SIDE_CHOICES = {
    Side.BOTH: "both sides together",
    Side.EACH: "one side, then the other",
    Side.ALTERNATE: "left and right in turn",
    Side.LEFT: "the left side only",
    Side.RIGHT: "the right side only",
}
"""Each side in words that say what is done."""


class ExerciseText(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in each field of the form; empty where nothing is said."""

    name: str = ""
    kind: str = Kind.MUSCLE_STRETCH.value
    dose: str = ""
    """In the notation of `tui.core.dose_text`, usually without the side."""
    side: str = Side.BOTH.value
    """What holds unless the dose says a side."""
    steps: str = ""
    """One instruction on each line."""
    feel: str = ""
    breathing: str = ""
    cautions: str = ""
    """One on each line."""
    regions: str = ""
    """Parted by commas, as is the equipment."""
    position: str = ""
    equipment: str = ""


def as_text(exercise: Exercise) -> ExerciseText:
    """What the form shows of an exercise."""
    dose = exercise.dose
    return ExerciseText(
        name=_one_line(exercise.name),
        kind=exercise.kind.value,
        dose=notation.prescription(msgspec.structs.replace(dose, side=None)),
        side=(dose.side or Side.BOTH).value,
        steps=typeable("\n".join(exercise.steps)),
        feel=_one_line(exercise.feel),
        breathing=_one_line(exercise.breathing),
        cautions=typeable("\n".join(exercise.cautions)),
        regions=_listed(exercise.regions),
        position=exercise.position.value if exercise.position else "",
        equipment=_listed(exercise.equipment),
    )


def beside(exercise: Exercise) -> Exercise:
    """What a new exercise begins with that is made from this one.

    It has no id: it gets one from its name. The articles speak of the other exercise, so their
    sources stay there.
    """
    return msgspec.structs.replace(
        exercise,
        id="",
        name=f"{exercise.name[: _MAX_NAME - 5]} copy",
        override=False,
        sources=(),
        identity=Identity.CERTAIN,
        steps_from=Origin.GENERAL,
        dose_note="",
    )


def in_place_of(exercise: Exercise) -> Exercise:
    """The same exercise, to be put in the place of the one with its id."""
    return msgspec.structs.replace(exercise, override=True)


def dose_said(text: ExerciseText) -> Dose | DoseFault:
    """The whole dose that the form stands for, or why what is typed is none."""
    said = _prescription(text)
    if isinstance(said, DoseFault):
        return said
    return resolve(said, DEFAULT_BY_KIND[Kind(text.kind)])


def with_side(text: ExerciseText, side: str) -> ExerciseText:
    """The form with another side, which the dose does not contradict."""
    said = read_dose(text.dose)
    if isinstance(said, Prescription) and said.side not in (None, side):
        text = msgspec.structs.replace(
            text, dose=notation.prescription(msgspec.structs.replace(said, side=None))
        )
    return msgspec.structs.replace(text, side=side)


def read(
    text: ExerciseText, base: Exercise | None, catalog: Catalog
) -> Exercise | Mapping[str, str]:
    """The exercise that the form stands for, or what is wrong, by the name of the field.

    `base` is what the form was filled with: what it does not show is carried over, and so is,
    to the letter, what nobody changed. The checks are those of a catalog's file.
    """
    faults = _plain_faults(text, base, catalog)
    data = _data(text, base)
    dose = _prescription(text)
    if isinstance(dose, DoseFault):
        faults["dose"] = dose.message
        data.pop("dose", None)
    exercise, problems = schema.read(Exercise, data)
    for problem in problems:
        field, said = _said(problem, text)
        if field or not faults:
            faults.setdefault(field, said)
    return exercise if exercise and not faults else faults


def new_id(name: str, taken: Container[str] = ()) -> str:
    """An id made from a name: letters a to z, digits, single hyphens; numbered if it is taken."""
    plain = unicodedata.normalize("NFKD", folded(name)).encode("ascii", "ignore").decode()
    stem = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:_MAX_ID].rstrip("-") or "exercise"
    candidate, number = stem, 2
    while candidate in taken or candidate == REST:
        ending = f"-{number}"
        candidate, number = stem[: _MAX_ID - len(ending)].rstrip("-") + ending, number + 1
    return candidate


def _prescription(text: ExerciseText) -> Prescription | DoseFault:
    said = read_dose(text.dose)
    if isinstance(said, DoseFault) or said.side is not None:
        return said
    return msgspec.structs.replace(said, side=Side(text.side))


def _plain_faults(text: ExerciseText, base: Exercise | None, catalog: Catalog) -> dict[str, str]:
    """What is missing, or in the way of others."""
    faults = {}
    name, own_id = _one_line(text.name), base.id if base else ""
    if not name:
        faults["name"] = "give it a name"
    elif not (base and own_id and name == _one_line(base.name)) and any(
        folded(other.name) == folded(name) and other.id != own_id for other in catalog.exercises
    ):
        faults["name"] = "another exercise has this name"
    if not _lines(text.steps):
        faults["steps"] = "say at least one thing to do"
    return faults


def _data(text: ExerciseText, base: Exercise | None) -> dict[str, Any]:
    """The exercise as a file would have it: the base, with what was changed in the form."""
    data = msgspec.json.decode(msgspec.json.encode(base)) if base else {}
    before = as_text(base) if base else None
    parsed = {
        "name": _one_line(text.name),
        "kind": text.kind,
        "dose": data.get("dose", {}) | _dose_data(text),
        "steps": _lines(text.steps),
        "feel": _one_line(text.feel),
        "breathing": _one_line(text.breathing),
        "cautions": _lines(text.cautions),
        "regions": _items(text.regions),
        "position": text.position or None,
        "equipment": _items(text.equipment),
    }
    for field, value in parsed.items():
        if before is None or getattr(before, field) != getattr(text, field):
            data[field] = value
    if before is not None and before.side != text.side:
        data["dose"] = parsed["dose"]
    data["id"] = data.get("id") or new_id(text.name)
    return data


def _dose_data(text: ExerciseText) -> dict[str, Any]:
    said = _prescription(text)
    return {} if isinstance(said, DoseFault) else msgspec.structs.asdict(said)


def _said(problem: Problem, text: ExerciseText) -> tuple[str, str]:
    """The field that a problem is about, empty for one that is not shown, and what to say of it."""
    found = _FIELD_AND_ITEM.match(problem.at)
    field, item = (found[1], found[2]) if found else ("", None)
    if field not in ExerciseText.__struct_fields__:
        return "", problem.sentence
    said = msgspec.structs.replace(problem, at="").sentence
    if item and field in ("steps", "cautions"):
        lines = getattr(text, field).splitlines()
        numbers = [number for number, line in enumerate(lines, 1) if _one_line(line)]
        said = f"line {numbers[int(item) - 1]}: {said}"
    return field, said


def _one_line(text: str) -> str:
    return " ".join(typeable(text).split())


def _lines(text: str) -> list[str]:
    return [line for line in map(_one_line, text.splitlines()) if line]


def _listed(items: tuple[str, ...]) -> str:
    return ", ".join(_one_line(item.replace("-", " ")) for item in items)


def _items(text: str) -> list[str]:
    """What stands between commas, as the catalog writes such words: `foam-roller`."""
    words = (_one_line(part).casefold().replace(" ", "-") for part in text.split(","))
    return [word for word in words if word]
