"""One pass through a step: its sets, its sides, its repetitions, and what is between them."""

from collections.abc import Iterator, Mapping
from math import fsum

from tui.core.cue import own_pace, resting, switching_to
from tui.core.dose import Dose, Side, Tempo
from tui.core.exercise import Exercise
from tui.core.manner import Manner
from tui.core.phase import PhaseKind
from tui.core.repetition import Part, Place, parts_of, repetitions

Leg = tuple[Place, Part]
"""A phase and the repetition that it is in or leads to."""


def course_of(dose: Dose, exercise: Exercise, manner: Manner) -> tuple[Leg, ...]:
    """What a dose of an exercise comes to when it is gone through once."""
    return tuple(_legs(dose, exercise, manner))


def between(kind: PhaseKind, seconds: float, cue: str, place: Place | None = None) -> Leg:
    """A phase before the repetition at a place, which it leads to; None: before the first."""
    where = place._replace(side=None) if place else Place()
    return where, Part(kind, None, None, float(seconds), cue)


def _legs(dose: Dose, exercise: Exercise, manner: Manner) -> Iterator[Leg]:
    parts = _parts_by_repetition(dose, exercise, manner)
    switch_seconds = manner.pace.switch_sides
    side: Side | None = None
    for number in range(1, dose.sets + 1):
        if number > 1 and dose.rest_seconds:
            cue = resting(number, dose.sets)
            yield between(PhaseKind.REST, dose.rest_seconds, cue, Place(number))
            side = None
        for place in repetitions(dose, number, manner.first_side):
            if switch_seconds and place.side and _needs_switch(dose, side, place.side):
                yield between(PhaseKind.SWITCH, switch_seconds, switching_to(place.side), place)
            for part in parts[place.rep]:
                yield place, part
            side = place.side


def _needs_switch(dose: Dose, side: Side | None, next_side: Side) -> bool:
    """A movement that goes left, right, left, right passes over by itself; a hold does not."""
    flows = dose.side is Side.ALTERNATE and isinstance(dose.work, Tempo)
    return side is not None and side is not next_side and not flows


def _parts_by_repetition(
    dose: Dose, exercise: Exercise, manner: Manner
) -> Mapping[int, tuple[Part, ...]]:
    """The phases of each repetition; in some the exercise says something of its own."""
    usual = tuple(parts_of(dose, exercise, manner))
    if dose.self_paced:
        times = dose.reps * (2 if dose.side is Side.ALTERNATE else 1)
        estimate = times * fsum(part.seconds for part in usual)
        return {1: (Part(PhaseKind.WAIT, None, None, estimate, own_pace(dose.reps, dose.side)),)}
    told = {cue.at_rep: tuple(parts_of(dose, exercise, manner, cue.text)) for cue in exercise.cues}
    return {rep: told.get(rep, usual) for rep in range(1, dose.reps + 1)}
