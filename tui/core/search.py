"""Finds exercises as a person types, typing errors forgiven."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import OSA

from tui.core.exercise import POSITION_IN_WORDS, Exercise
from tui.core.text import folded

_NAME, _OTHER_NAME, _PLACE = 4, 2, 1
_MIN_INSIDE = 3
_REMEMBERED = 64
"""Words whose matches are kept: as one types on, all but the last are the same as before."""
_EXACT, _PREFIX, _INSIDE, _MISTYPED = 8, 6, 3, 2


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Conditions that an exercise must all meet; an empty string asks for nothing."""

    region: str = ""
    kind: str = ""
    position: str = ""
    place: str = ""
    """Where it can be done: on the floor, in bed, on a chair, standing, at a wall (R40)."""
    equipment: str = ""
    """A piece of equipment, or `NO_EQUIPMENT`."""

    def accept(self, exercise: Exercise) -> bool:
        """True when the exercise meets every condition."""
        return (
            (not self.region or self.region in exercise.regions)
            and (not self.kind or self.kind == exercise.kind)
            and (not self.position or self.position == exercise.position)
            and (not self.place or self.place in exercise.places)
            and self._has_equipment(exercise)
        )

    def _has_equipment(self, exercise: Exercise) -> bool:
        if self.equipment == NO_EQUIPMENT:
            return not exercise.equipment
        return not self.equipment or self.equipment in exercise.equipment

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__struct_fields__)


NO_EQUIPMENT = "none"
"""The equipment filter for exercises that need none."""


class SearchIndex:
    """The words of a catalog, arranged so that each key press is quick.

    A word of the query matches a word that equals it, starts with it, contains it (from three
    letters on), or differs from it by a slip: one letter in four or more, two in eight or more.
    """

    def __init__(self, exercises: Sequence[Exercise]) -> None:
        self._exercises = exercises
        self._places: dict[str, dict[int, int]] = {}
        self._named: dict[tuple[str, ...], Exercise] = {}
        for name, exercise in _every_name(exercises):
            self._named.setdefault(tuple(words_of(name)), exercise)
        for number, exercise in enumerate(exercises):
            self._add(number, (exercise.name,), _NAME)
            self._add(number, exercise.other_names, _OTHER_NAME)
            self._add(number, _where(exercise), _PLACE)
        self._words = list(self._places)
        self._beginnings: dict[int, dict[str, set[str]]] = {}
        self._scores_of = lru_cache(maxsize=_REMEMBERED)(self._scores)

    def search(self, query: str, filters: Filters | None = None) -> tuple[Exercise, ...]:
        """The exercises that have every word of the query, best first, else in catalog order."""
        scores: dict[int, int] | None = None
        for word in words_of(query):
            found = self._scores_of(word)
            if scores is None:
                scores = found
            else:
                scores = {n: scores[n] + found[n] for n in scores.keys() & found.keys()}
        if scores is None:
            numbers: Iterable[int] = range(len(self._exercises))
        else:
            numbers = sorted(scores, key=lambda n: (-scores[n], n))
        found_exercises = (self._exercises[number] for number in numbers)
        if not filters:
            return tuple(found_exercises)
        return tuple(exercise for exercise in found_exercises if filters.accept(exercise))

    def named(self, name: str) -> Exercise | None:
        """The exercise with this name, or else the first with this other name; None if none has."""
        return self._named.get(tuple(words_of(name)))

    def _add(self, number: int, texts: Iterable[str], weight: int) -> None:
        for text in texts:
            words = words_of(text)
            # "Cat-cow" is also found as one word.
            for word in {*words, "".join(words)}:
                where = self._places.setdefault(word, {})
                where[number] = max(where.get(number, 0), weight)

    def _scores(self, word: str) -> dict[int, int]:
        """Best score of each exercise that has this word."""
        fits = str.__contains__ if len(word) >= _MIN_INSIDE else str.startswith
        matches = {known: _closeness(word, known) for known in self._words if fits(known, word)}
        if not matches:
            matches = dict.fromkeys(self._mistyped(word), _MISTYPED)
        scores: dict[int, int] = {}
        for known, closeness in matches.items():
            for number, weight in self._places[known].items():
                scores[number] = max(scores.get(number, 0), closeness * weight)
        return scores

    def _mistyped(self, word: str) -> set[str]:
        """Known words that begin like the query word, give or take a slip."""
        slips = min(2, len(word) // 4)
        if not slips:
            return set()
        found: set[str] = set()
        for length in range(len(word) - slips, len(word) + slips + 1):
            words_by = self._words_by_beginning(length)
            near = process.extract_iter(
                word, words_by.keys(), scorer=OSA.distance, score_cutoff=slips
            )
            found.update(known for beginning, _, _ in near for known in words_by[beginning])
        return found

    def _words_by_beginning(self, length: int) -> dict[str, set[str]]:
        """The known words by their first letters, arranged when that is first asked for."""
        if length not in self._beginnings:
            words_by: dict[str, set[str]] = {}
            for known in self._words:
                words_by.setdefault(known[:length], set()).add(known)
            self._beginnings[length] = words_by
        return self._beginnings[length]


def _closeness(word: str, known: str) -> int:
    if known == word:
        return _EXACT
    return _PREFIX if known.startswith(word) else _INSIDE


def _every_name(exercises: Sequence[Exercise]) -> Iterator[tuple[str, Exercise]]:
    """All names before all other names."""
    yield from ((exercise.name, exercise) for exercise in exercises)
    for exercise in exercises:
        yield from ((name, exercise) for name in exercise.other_names)


def _where(exercise: Exercise) -> Iterable[str]:
    yield from exercise.regions
    if exercise.position:
        yield exercise.position
        yield POSITION_IN_WORDS[exercise.position]
    yield from exercise.equipment


def words_of(text: str) -> list[str]:
    """The words of a text, folded; everything that is not a letter or a digit parts them."""
    return "".join(c if c.isalnum() else " " for c in folded(text)).split()
