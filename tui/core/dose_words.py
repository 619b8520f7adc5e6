"""The words and marks that a dose is written in, and the pieces that a written dose is cut into."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.core.dose import Side

NUMBER = "0"
"""What every number means; no word can be written so."""

UNITS = frozenset({"s", "min", "breaths", "reps", "sets"})
"""What a number may count."""

_SPELLINGS = {
    "s": 'sec secs second seconds " ″ ”',
    "min": "m mins minute minutes ' ′ ’",
    "breaths": "breath",
    "reps": "rep repetition repetitions time times",
    "sets": "set",
    "x": "× *",
    "-": "– — ‐ ‑ −",
    "side": "sides leg legs arm arms",
    "alternating": "alternate alternately alternates alt",
}
_MEANINGS = {
    spelling: word for word, spellings in _SPELLINGS.items() for spelling in spellings.split()
}

Said = tuple[str, object]
"""A field of a dose and its value."""

PHRASES: dict[tuple[str, ...], Said | None] = {
    ("each",): ("side", Side.EACH),
    ("each", "side"): ("side", Side.EACH),
    ("per", "side"): ("side", Side.EACH),
    ("left",): ("side", Side.LEFT),
    ("left", "side"): ("side", Side.LEFT),
    ("right",): ("side", Side.RIGHT),
    ("right", "side"): ("side", Side.RIGHT),
    ("alternating",): ("side", Side.ALTERNATE),
    ("alternating", "side"): ("side", Side.ALTERNATE),
    ("both", "together"): ("side", Side.BOTH),
    ("both", "side", "together"): ("side", Side.BOTH),
    ("at", "least"): ("at_least", True),
    ("or", "longer"): ("at_least", True),
    ("or", "more"): ("at_least", True),
    ("exactly",): ("at_least", False),
    ("own", "pace"): ("self_paced", True),
    ("at", "own", "pace"): ("self_paced", True),
    ("your", "own", "pace"): ("self_paced", True),
    ("at", "your", "own", "pace"): ("self_paced", True),
    ("self-paced",): ("self_paced", True),
    ("self", "paced"): ("self_paced", True),
    ("by", "the", "clock"): ("self_paced", False),
    ("no", "rest"): ("rest_seconds", 0),
    ("between", "sets"): None,
}
"""What a phrase says; None for one that only says what goes without saying."""

LONGEST_PHRASE = max(map(len, PHRASES))

FILLERS = frozenset(
    {",", ";", ".", "(", ")", "and", "of", "hold", "held", "tempo", "for", "on", "the", "with"}
)
"""What may stand between the parts of a dose without a meaning of its own."""

KNOWN_WORDS = tuple(
    sorted(
        {word for phrase in PHRASES for word in phrase}
        | {word for word in (*_MEANINGS, *UNITS, *FILLERS, "rest") if len(word) > 1}
    )
)
"""For a "did you mean"."""

_PIECE = re.compile(
    r"(?P<number>[0-9]+(?:[.,][0-9]+)?)|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)|(?P<mark>\S)"
)


class Piece(NamedTuple):
    """A number, a word or a mark, and where it stands."""

    text: str
    at: int
    """Index of its first character in the whole text."""
    means: str
    """The word that stands for all its spellings."""

    @property
    def end(self) -> int:
        """Index after its last character."""
        return self.at + len(self.text)

    @property
    def value(self) -> float | int:
        """The number, whole where it can be; a comma is a decimal sign."""
        value = min(float(self.text.replace(",", ".")), _LARGEST)
        return int(value) if value.is_integer() else value


_LARGEST = 1e16
"""Far beyond every limit; more digits would come out as infinity."""


class Pieces:
    """The pieces of a text, taken one after the other from the left."""

    def __init__(self, text: str) -> None:
        self.all = tuple(_cut(text))
        self._taken = 0

    def ahead(self, count: int) -> tuple[Piece, ...]:
        """The next pieces, fewer near the end."""
        return self.all[self._taken : self._taken + count]

    def means(self, ahead: int = 0) -> str:
        """What a piece further on means; empty after the end."""
        place = self._taken + ahead
        return self.all[place].means if place < len(self.all) else ""

    def take(self) -> Piece:
        """The next piece. Raises `IndexError` after the end."""
        self._taken += 1
        return self.all[self._taken - 1]

    def skip(self, count: int) -> None:
        """Pass over some pieces."""
        self._taken += count


def _cut(text: str) -> Iterator[Piece]:
    for found in _PIECE.finditer(text):
        spelling = found[0].casefold()
        is_number = found.lastgroup == "number"
        means = NUMBER if is_number else _MEANINGS.get(spelling, spelling)
        yield Piece(found[0], found.start(), means)
