"""A dose as a person types it: `3x30s each`, `2 × (5 × 10 s) each side, rest 15 s`, `12 breaths`.

Sets, repetitions and the work multiply, in that order: `2 × 3 × 30 s` is two sets of three holds.
Everything else may come in any order. `tui.core.notation` writes what is read here.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from tui.core.dose import Prescription
from tui.core.dose_words import (
    FILLERS,
    KNOWN_WORDS,
    LONGEST_PHRASE,
    NUMBER,
    PHRASES,
    UNITS,
    Piece,
    Pieces,
)
from tui.core.faults import fault_of_field
from tui.core.problem import nearest
from tui.core.text import displayable

_WAYS = ("hold_seconds", "breaths", "tempo")
_FIELD_OF_UNIT = {"s": "hold_seconds", "breaths": "breaths", "reps": "reps", "sets": "sets"}
_IN_WORDS = {
    "side": "the side is",
    "sets": "the sets are",
    "reps": "the repetitions are",
    "rest_seconds": "the rest is",
    "at_least": "'at least' is",
    "self_paced": "the pace is",
}
_LONGEST_SHOWN = 20


class DoseFault(msgspec.Struct, frozen=True):
    """Why a text is no dose, and the spot in it."""

    message: str
    """One sentence without a full stop, safe to show."""
    at: int
    """Index of the first character of the spot."""
    length: int
    """In characters, at least 1."""


def read_dose(text: str) -> Prescription | DoseFault:
    """What a text says of a dose; what it does not say is None, so that the exercise's own holds.

    The limits are those of a file, and so are the words about them. Never raises.
    """
    try:
        return _Reader(text).read()
    except _NotADose as error:
        return error.fault


class _NotADose(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, message: str, first: Piece, last: Piece) -> None:
        super().__init__(message)
        self.fault = DoseFault(message, first.at, last.end - first.at)


class _Factor(NamedTuple):
    """One number of a product, with what it counts; a tempo counts itself."""

    field: str | None
    """None for a bare number."""
    value: object
    first: Piece
    last: Piece


class _Reader:
    """Walks the pieces once, from left to right, and remembers what was said."""

    def __init__(self, text: str) -> None:
        self._pieces = Pieces(text)
        self._said: dict[str, Any] = {}
        self._spots: dict[str, tuple[Piece, Piece]] = {}

    def read(self) -> Prescription:
        self._check_brackets()
        while ahead := self._pieces.ahead(1):
            piece = ahead[0]
            if self._take_phrase():
                continue
            if piece.means == NUMBER:
                self._product()
            elif piece.means == "rest":
                self._rest()
            elif piece.means in FILLERS:
                self._pieces.take()
            else:
                raise _misplaced(piece)
        return self._prescription()

    def _prescription(self) -> Prescription:
        way = next((name for name in _WAYS if name in self._said), None)
        if self._said.get("at_least") and way in ("breaths", "tempo"):
            spot = self._spots["at_least"]
            raise _NotADose("only a hold in seconds can be one of at least so long", *spot)
        try:
            return Prescription(**self._said)
        except ValueError as error:
            raise _NotADose(str(error), *self._spots[way or "reps"]) from error

    def _check_brackets(self) -> None:
        opened: list[Piece] = []
        for piece in self._pieces.all:
            if piece.means == "(":
                opened.append(piece)
            elif piece.means == ")" and not opened:
                raise _NotADose("there is no '(' before this ')'", piece, piece)
            elif piece.means == ")":
                opened.pop()
        if opened:
            raise _NotADose("a ')' is needed after this '('", opened[-1], opened[-1])

    def _take_phrase(self) -> bool:
        """Take the longest phrase that begins here."""
        here = self._pieces.ahead(LONGEST_PHRASE)
        for length in range(len(here), 0, -1):
            words = tuple(piece.means for piece in here[:length])
            if words in PHRASES:
                self._pieces.skip(length)
                if said := PHRASES[words]:
                    self._say(*said, here[0], here[length - 1])
                return True
        return False

    def _say(self, name: str, value: object, first: Piece, last: Piece) -> None:
        if name in _WAYS and any(way in self._said for way in _WAYS):
            raise _NotADose("this dose says already what one repetition is", first, last)
        if name in self._said:
            raise _NotADose(f"{_IN_WORDS[name]} said already", first, last)
        problem = fault_of_field(Prescription, name, value)
        if problem is not None:
            raise _NotADose(problem.message, first, last)
        self._said[name] = tuple(value) if isinstance(value, list) else value
        self._spots[name] = (first, last)

    def _rest(self) -> None:
        """`rest 15 s`; seconds when it names no unit."""
        word = self._pieces.take()
        if self._pieces.means() in ("of", "for"):
            self._pieces.take()
        if self._pieces.means() != NUMBER:
            raise _NotADose(f"a number of seconds is needed after '{word.text}'", word, word)
        factor = self._factor()
        if factor.field not in (None, "hold_seconds"):
            raise _NotADose("a rest is a number of seconds", factor.first, factor.last)
        self._say("rest_seconds", factor.value, factor.first, factor.last)

    def _product(self) -> None:
        """`2 × (3 × 30 s)`, `10 reps × 5 s`, `2 sets of 10`; one number alone is one, too."""
        factors = [self._factor()]
        if self._is_rest(factors[0]):
            self._say("rest_seconds", factors[0].value, factors[0].first, self._pieces.take())
            return
        while self._joined():
            sign = self._pieces.take()
            self._skip_to_number()
            if self._pieces.means() != NUMBER:
                raise _NotADose(f"a number of seconds is needed after '{sign.text}'", sign, sign)
            factors.append(self._factor())
        if all(factor.field is None for factor in factors) and self._is_strange():
            raise _misplaced(self._pieces.take())
        for factor in _named(factors):
            if factor.field is not None:
                self._say(factor.field, factor.value, factor.first, factor.last)

    def _is_strange(self) -> bool:
        """True before a word that no dose has."""
        word = self._pieces.means()
        return word.isalpha() and word not in KNOWN_WORDS

    def _is_rest(self, factor: _Factor) -> bool:
        """`15 s rest`, but not `30 s rest 15 s`."""
        return (
            factor.field == "hold_seconds"
            and self._pieces.means() == "rest"
            and self._pieces.means(1) != NUMBER
        )

    def _joined(self) -> bool:
        """True before a sign that multiplies; brackets that close before it are skipped."""
        ahead = 0
        while self._pieces.means(ahead) == ")":
            ahead += 1
        if self._pieces.means(ahead) not in ("x", "of"):
            return False
        self._pieces.skip(ahead)
        return True

    def _skip_to_number(self) -> None:
        while self._pieces.means() in ("(", "hold", "for", "at"):
            if not self._take_phrase():
                self._pieces.take()

    def _factor(self) -> _Factor:
        """A number with its unit, or a tempo."""
        first = self._pieces.take()
        if self._pieces.means() == "-":
            return self._tempo(first)
        value, last = first.value, first
        plus = self._pieces.take() if self._pieces.means() == "+" else None
        unit = ""
        if self._pieces.means() in UNITS:
            last = self._pieces.take()
            unit = last.means
        if unit == "min":
            value *= 60
            unit = "s"
            if self._pieces.means() == NUMBER and self._pieces.means(1) == "s":
                value += self._pieces.take().value
                last = self._pieces.take()
        if plus is None and self._pieces.means() == "+":
            plus = self._pieces.take()
        if plus is not None and unit != "s":
            raise _NotADose("'+' goes with a hold in seconds, such as 30+ s", first, plus)
        if plus is not None:
            self._say("at_least", True, plus, plus)
        return _Factor(_FIELD_OF_UNIT.get(unit), value, first, last)

    def _tempo(self, first: Piece) -> _Factor:
        """`2-1-2`, whose first number is taken."""
        numbers, last = [first], first
        while self._pieces.means() == "-" and self._pieces.means(1) == NUMBER:
            self._pieces.take()
            last = self._pieces.take()
            numbers.append(last)
        if len(numbers) != 3 or self._pieces.means() == "-":
            last = self._pieces.take() if self._pieces.means() == "-" else last
            raise _NotADose(
                "one number is needed here, or three for a tempo out-pause-back, such as 2-1-2",
                first,
                last,
            )
        for piece in numbers:
            problem = fault_of_field(Prescription, "tempo", [piece.value, 0, 0])
            if problem is not None:
                raise _NotADose(problem.message, piece, piece)
        if self._pieces.means() == "s":
            last = self._pieces.take()
        return _Factor("tempo", [piece.value for piece in numbers], first, last)


def _named(factors: Sequence[_Factor]) -> list[_Factor]:
    """The factors of a product, each with what it counts: bare numbers are sets, then reps."""
    said = {factor.field for factor in factors}
    bare = [factor for factor in factors if factor.field is None]
    if said == {None}:
        number = bare[-1]
        text = f"say what {_shown(number.first)} counts: s, breaths, reps or sets"
        raise _NotADose(text, number.first, number.last)
    free = [name for name in ("sets", "reps") if name not in said]
    if len(bare) > len(free):
        raise _NotADose("there is one number too many here", bare[-1].first, bare[-1].last)
    names = iter(free[len(free) - len(bare) :])
    return [f if f.field else f._replace(field=next(names)) for f in factors]


def _misplaced(piece: Piece) -> _NotADose:
    shown = _shown(piece)
    if piece.means == "x":
        return _NotADose(f"'{shown}' goes between two numbers, such as 3 × 30 s", piece, piece)
    if piece.means in UNITS or piece.means in ("-", "+"):
        return _NotADose(f"a number is needed before '{shown}'", piece, piece)
    if piece.means == "both":
        text = "say 'each side' for one side after the other, or 'both together' for no side at all"
        return _NotADose(text, piece, piece)
    like = nearest(shown, KNOWN_WORDS)
    hint = f"; did you mean '{like}'?" if like not in ("", piece.means) else ""
    return _NotADose(f"'{shown}' is not part of a dose{hint}", piece, piece)


def _shown(piece: Piece) -> str:
    return displayable(piece.text[:_LONGEST_SHOWN])
