"""A step that is a rest: how long it is, more and less of it, and its length as text."""

import msgspec

from tui.core import notation
from tui.core.dose import FALLBACK, Prescription
from tui.core.dose_text import DoseFault, read_dose
from tui.core.dose_words import Pieces
from tui.core.routine import REST, Step

REST_STRIDE = 15
"""Seconds that one key press adds to a rest."""

_SHORTEST, _LONGEST = 5, 600


def rest_seconds(step: Step) -> float:
    """How long a rest is: what it says, else what goes without saying."""
    seconds = FALLBACK.rest_seconds if step.rest_seconds is None else step.rest_seconds
    assert seconds is not None, "the fallback leaves nothing open"
    return seconds


def longer(step: Step, times: int) -> Step:
    """The rest with more (or, below 0, less) of its seconds, between 5 s and 10 minutes."""
    seconds = rest_seconds(step)
    low, high = min(_SHORTEST, seconds), max(_LONGEST, seconds)
    changed = max(low, min(high, seconds + times * REST_STRIDE))
    return msgspec.structs.replace(step, rest_seconds=changed)


def rest_text(step: Step) -> str:
    """The length of a rest in writing, `60 s`; `with_rest` reads the same from it."""
    return notation.prescription(Prescription(hold_seconds=rest_seconds(step)))


def with_rest(step: Step, text: str) -> Step | DoseFault:
    """The rest with the length of a text: `90`, `60 s`, `rest 2 min`; an empty one leaves it open.

    Never raises.
    """
    typed = text.strip()
    if typed.casefold() in ("", REST):
        return msgspec.structs.replace(step, rest_seconds=None)
    names_itself = any(piece.means == REST for piece in Pieces(text).all)
    before = "" if names_itself else f"{REST} "
    said = read_dose(before + text)
    if isinstance(said, DoseFault) and said.at >= len(before):
        return msgspec.structs.replace(said, at=said.at - len(before))
    if isinstance(said, DoseFault) or said != Prescription(rest_seconds=said.rest_seconds or None):
        message = "a rest is a number of seconds, such as 60 s, and nothing else of a dose"
        return DoseFault(message, text.index(typed), len(typed))
    return msgspec.structs.replace(step, rest_seconds=said.rest_seconds)
