"""Two versions of one routine side by side, for the person who has to choose between them."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeVar

import msgspec

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.routine import Routine, Step
from tui.core.typed_step import preview


class Kind(StrEnum):
    """How a line of one version stands to the other version."""

    SAME = "same"
    CHANGED = "changed"
    MINE = "only mine"
    THEIRS = "only theirs"


class Difference(msgspec.Struct, frozen=True):
    """One line of both versions; a text is empty where the line is not in that version.

    The texts are a person's, with line breaks and all: show them as plain text.
    """

    kind: Kind
    mine: str
    theirs: str


def compare(mine: Routine, theirs: Routine, catalog: Catalog) -> tuple[Difference, ...]:
    """Both versions from top to bottom: what is said of the whole, then the steps.

    A step is compared with one of the same exercise that stands where it stands among the others;
    one that was moved is in each version a line of its own.
    """
    head = _head_lines(_head(mine), _head(theirs))
    return (*head, *_step_lines(mine.steps, theirs.steps, catalog))


def _head(routine: Routine) -> dict[str, str]:
    """What a routine says beside its steps, by a name for each."""
    head = {
        "name": routine.name,
        "times a day": str(routine.times_per_day),
        "rounds": str(routine.rounds),
    }
    if routine.first_side is not None:
        head["first side"] = routine.first_side.value
    if routine.pace is not None:
        for name, seconds in msgspec.structs.asdict(routine.pace).items():
            if seconds is not None:
                head[f"pace, {name.replace('_', ' ')}"] = f"{seconds} s"
    for group, rounds in routine.groups.items():
        head[f"group {group}"] = notation.counted(rounds, "round")
    if routine.dismissed:
        head["hidden hints"] = ", ".join(routine.dismissed)
    if routine.notes:
        head["notes"] = routine.notes
    return head


def _head_lines(mine: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[Difference]:
    for name in {**mine, **theirs}:
        texts = (f"{name}: {head[name]}" if name in head else "" for head in (mine, theirs))
        yield _line(*texts)


def _step_lines(
    mine: Sequence[Step], theirs: Sequence[Step], catalog: Catalog
) -> Iterator[Difference]:
    for pair in _pairs(mine, theirs):
        said = [_text(step, catalog) for step in pair]
        bare = [step and msgspec.structs.replace(step, notes="") for step in pair]
        if said[0] == said[1] and bare[0] != bare[1]:
            # They come to the same, but one leaves to the exercise what the other says itself.
            said = [f"{text} ({_own_words(step)})" for text, step in zip(said, pair, strict=True)]
        yield _line(*said)
        notes = [f"note: {step.notes}" if step and step.notes else "" for step in pair]
        if any(notes):
            yield _line(*notes)


def _text(step: Step | None, catalog: Catalog) -> str:
    """A step in one line, but for its notes: what it comes to, and what else is said of it."""
    if step is None:
        return ""
    parts = [preview(step, catalog)]
    if step.optional:
        parts.append("optional")
    if step.group:
        parts.append(f"group {step.group}")
    if step.dismissed:
        parts.append(f"hidden hints: {', '.join(step.dismissed)}")
    return " · ".join(parts)


def _own_words(step: Step | None) -> str:
    return (notation.prescription(step) if step else "") or "as usual"


def _line(mine: str, theirs: str) -> Difference:
    if mine == theirs:
        return Difference(Kind.SAME, mine, theirs)
    if mine and theirs:
        return Difference(Kind.CHANGED, mine, theirs)
    return Difference(Kind.MINE if mine else Kind.THEIRS, mine, theirs)


Pair = tuple[Step | None, Step | None]
"""Mine and theirs; None for the partner of a step that has none."""


def _pairs(mine: Sequence[Step], theirs: Sequence[Step]) -> Iterator[Pair]:
    """Steps that are the same together; among those between, steps of the same exercise."""
    for are_same, ours, others in _parts(mine, theirs):
        if are_same:
            yield from zip(ours, others, strict=True)
            continue
        names = ([step.exercise for step in ours], [step.exercise for step in others])
        a, b = 0, 0
        for of_same, left, right in _parts(*names):
            pair = ours[a : a + len(left)], others[b : b + len(right)]
            a, b = a + len(left), b + len(right)
            if of_same:
                yield from zip(*pair, strict=True)
            else:
                yield from ((step, None) for step in pair[0])
                yield from ((None, step) for step in pair[1])


T = TypeVar("T", bound=Hashable)


def _parts(
    mine: Sequence[T], theirs: Sequence[T]
) -> Iterator[tuple[bool, Sequence[T], Sequence[T]]]:
    """Both from left to right in parts: those in which they are the same, and those between."""
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        yield tag == "equal", mine[first:last], theirs[begin:end]
