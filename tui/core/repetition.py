"""The repetitions of a dose: their order, and the phases that one of them is made of."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.core.cue import cue_for
from tui.core.dose import Breaths, Dose, Hold, Side, Tempo
from tui.core.exercise import Exercise
from tui.core.manner import Manner
from tui.core.phase import PhaseKind


class Place(NamedTuple):
    """Where in a step a repetition is; in the order of the fields of a phase."""

    set: int = 1
    rep: int = 1
    side: Side | None = None


class Part(NamedTuple):
    """One phase of a repetition, wherever in its step that is.

    The fields after the kind are the last of a phase, in its order.
    """

    kind: PhaseKind
    breath: int | None
    breaths: int | None
    seconds: float
    cue: str
    limit: float | None = None


def repetitions(dose: Dose, number: int, first: Side) -> Iterator[Place]:
    """The repetitions of set `number`, in order; where both sides get a turn, one is first.

    At one's own pace, all repetitions of a side are one.
    """
    sides: tuple[Side | None, ...]
    match dose.side:
        case Side.BOTH:
            sides = (None,)
        case Side.EACH | Side.ALTERNATE:
            sides = (first, Side.LEFT if first is Side.RIGHT else Side.RIGHT)
        case one_side:
            sides = (one_side,)
    reps = range(1, dose.reps + 1)
    if dose.self_paced:
        sides = (None,) if dose.side is Side.ALTERNATE else sides
        yield from (Place(number, 1, side) for side in sides)
    elif dose.side is Side.ALTERNATE:
        yield from (Place(number, rep, side) for rep in reps for side in sides)
    else:
        yield from (Place(number, rep, side) for side in sides for rep in reps)


def parts_of(dose: Dose, exercise: Exercise, manner: Manner, told: str = "") -> Iterator[Part]:
    """The phases of one repetition; parts of zero length are left out.

    `told` is what the exercise says in this repetition alone.
    """
    pace = manner.pace

    def part(kind: PhaseKind, seconds: float) -> Iterator[Part]:
        if seconds:
            cue = cue_for(kind, exercise, breathing=manner.breathing, told=told)
            yield Part(kind, None, None, float(seconds), cue)

    match dose.work:
        case Tempo(out, pause, back):
            yield from part(PhaseKind.OUT, out)
            yield from part(PhaseKind.PAUSE, pause)
            yield from part(PhaseKind.BACK, back)
        case Hold(seconds):
            yield from part(PhaseKind.EASE, pace.ease_in)
            for one in part(PhaseKind.HOLD, seconds):
                yield one._replace(limit=_limit(dose, seconds, exercise))
            yield from part(PhaseKind.RELEASE, pace.release)
        case Breaths(count):
            yield from part(PhaseKind.EASE, pace.ease_in)
            for number in range(1, count + 1):
                for one in part(PhaseKind.INHALE, pace.inhale):
                    yield one._replace(breath=number, breaths=count)
                for one in part(PhaseKind.EXHALE, pace.exhale):
                    yield one._replace(breath=number, breaths=count)
            yield from part(PhaseKind.RELEASE, pace.release)


def _limit(dose: Dose, seconds: float, exercise: Exercise) -> float | None:
    """How long a hold may last; the double where the exercise does not say."""
    if not dose.at_least:
        return None
    usual = exercise.range.hold_seconds
    if usual is None:
        return 2.0 * seconds
    return float(usual[1]) if usual[1] > seconds else None
