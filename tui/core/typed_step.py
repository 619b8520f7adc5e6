"""A step as a person types it: `cat 3x30s each`, `figure 4`, `rest 60`.

First words to find an exercise by, then a dose as `tui.core.dose_text` reads it; without one the
exercise's own dose holds. A name may hold words and numbers of a dose (`bridge hold`, `figure 4`),
so the border between the two is looked for at every gap.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import msgspec

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.dose import Prescription
from tui.core.dose_text import DoseFault, read_dose
from tui.core.dose_words import FILLERS, KNOWN_WORDS, NUMBER, Pieces
from tui.core.exercise import Exercise
from tui.core.rest import rest_text, with_rest
from tui.core.routine import REST, Step, dose_of
from tui.core.search import SearchIndex, words_of
from tui.core.text import displayable

_LONGEST = 300
"""Characters that are read; a step takes fewer."""
_MOST_WORDS = 20
"""More than any name has, few enough to look for at every key press."""
_LONGEST_SHOWN = 40
_GAP = re.compile(r"(?<=\S)(?:\s+|\Z)")


class _Reading(NamedTuple):
    """A text parted at one gap: what the words before it find, and what the rest says."""

    exercise: Exercise
    is_name: bool
    """True when the words are one of the exercise's names, from the first word to the last."""
    dose_at: int
    dose: Prescription | DoseFault
    begins_with_filler: bool
    """True when the dose says the same without its first word, so that it may be the name's."""

    @property
    def merit(self) -> tuple[bool, bool, int]:
        """The least is the best: a whole name, the longest; else the earliest dose."""
        place = -self.dose_at if self.is_name else self.dose_at
        return (self.begins_with_filler, not self.is_name, place)


def read_step(text: str, index: SearchIndex) -> Step | DoseFault:
    """The step that a text says: the exercise its words fit best, with its dose; or a rest.

    Never raises.
    """
    if len(text) > _LONGEST:
        return DoseFault("this is too long for one step", _LONGEST, len(text) - _LONGEST)
    rest = _read_rest(text)
    if rest is not None:
        return rest
    readings = () if _is_dose(text) else tuple(_readings(text, index))
    sound = [reading for reading in readings if isinstance(reading.dose, Prescription)]
    if not sound:
        return _fault(text, readings)
    best = min(sound, key=lambda reading: reading.merit)
    return Step(exercise=best.exercise.id, **msgspec.structs.asdict(best.dose))


def preview(step: Step, catalog: Catalog) -> str:
    """What a step is, in one line: `Cat-cow · 8 reps 3-0-3`, `Rest · 60 s`.

    Holds a name from a file: show it as plain text.
    """
    if step.is_rest:
        return f"Rest · {rest_text(step)}"
    exercise = catalog.exercise(step.exercise)
    if exercise is None:
        return step.exercise
    return f"{exercise.name} · {notation.dose(dose_of(step, exercise))}"


def _read_rest(text: str) -> Step | DoseFault | None:
    """The text as a rest; None when it is none."""
    means = [piece.means for piece in Pieces(text).all]
    if REST not in means:
        return None
    rest = with_rest(Step(exercise=REST), text)
    is_meant = means[:2] == [REST, NUMBER]
    return rest if is_meant or isinstance(rest, Step) else None


def _is_dose(text: str) -> bool:
    """True for a dose without an exercise."""
    said = read_dose(text)
    return isinstance(said, Prescription) and said != Prescription()


def _readings(text: str, index: SearchIndex) -> Iterator[_Reading]:
    """The text parted at each gap, as long as the words before it find something."""
    for gap in islice(_GAP.finditer(text), _MOST_WORDS):
        words = text[: gap.start()]
        if not words_of(words):
            continue
        found = index.search(words)
        if not found:
            return
        named = index.named(words)
        rest = text[gap.end() :]
        dose = read_dose(rest)
        if isinstance(dose, DoseFault):
            dose = msgspec.structs.replace(dose, at=dose.at + gap.end())
        yield _Reading(
            exercise=named or found[0],
            is_name=named is not None,
            dose_at=gap.end(),
            dose=dose,
            begins_with_filler=any(piece.means in FILLERS for piece in Pieces(rest).ahead(1)),
        )


def _fault(text: str, readings: Sequence[_Reading]) -> DoseFault:
    """Why a text is no step."""
    first = re.search(r"\S+", text)
    if first is None:
        return DoseFault("the name of an exercise is needed, and its dose after it", 0, 1)
    if not readings and (_is_dose(text) or Pieces(text).means() == NUMBER):
        message = f"the name of an exercise is needed before '{_shown(first[0])}'"
        return DoseFault(message, first.start(), len(first[0]))
    if not readings:
        message = f"no exercise is found by '{_shown(first[0])}'"
        return DoseFault(message, first.start(), len(first[0]))
    fault = readings[-1].dose
    assert isinstance(fault, DoseFault), "a sound reading is no fault"
    end = fault.at + fault.length
    word = text[fault.at : end].casefold()
    if fault.at == readings[-1].dose_at and word.isalpha() and word not in KNOWN_WORDS:
        message = f"no exercise is found by '{_shown(text[first.start() : end])}'"
        return msgspec.structs.replace(fault, message=message)
    return fault


def _shown(words: str) -> str:
    return displayable(words[-_LONGEST_SHOWN:].strip())
