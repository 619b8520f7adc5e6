"""What a pain during a session means for the rest of it, and of the day.

The rules are R24, R27 and D.3 of the domain notes: sharp pain ends an exercise; pain at the front
of the hip ends the knee-to-chest family ("What Is The One Stretch To Relieve Back Pain"); pain that
spreads down the leg ends the direction that the spine was moved in.
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

import msgspec

from tui.core.dose import Side
from tui.core.exercise import Direction, Exercise
from tui.core.phase import Phase

FRONT_HIP_FLAG = "front-hip-pain"
"""The caution flag of the exercises that pain at the front of the hip puts on hold."""

SHARP_TIMES = 2
"""Sharp pain so many times puts an exercise on hold (R24)."""


class Where(StrEnum):
    """Where it hurts; the words are kept in the journal."""

    HERE = "here"
    """Where the stretch is."""
    FRONT_OF_HIP = "front-of-hip"
    DOWN_THE_LEG = "down-the-leg"
    """Further down the leg than before."""
    NUMB = "numb"
    """New numbness, tingling or weakness."""
    ELSEWHERE = "elsewhere"


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """One time that it hurt, and what was answered so far; None where nothing was."""

    exercise: str
    """Id of the exercise."""
    step: int
    round: int
    set: int
    rep: int
    side: Side | None
    sharp: bool | None = None
    pain: int | None = None
    """0 to 10."""
    where: Where | None = None

    @classmethod
    def in_phase(cls, phase: Phase) -> "Stop":
        """A stop in this phase, of which nothing was answered yet."""
        return cls(
            exercise=phase.exercise,
            step=phase.step,
            round=phase.round,
            set=phase.set,
            rep=phase.rep,
            side=phase.side,
        )


class Bars(msgspec.Struct, frozen=True, kw_only=True):
    """What is not to be done: exercises, whole families, and directions of the spine."""

    exercises: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    directions: frozenset[Direction] = frozenset()

    def __bool__(self) -> bool:
        """True when anything is barred."""
        return bool(self.exercises or self.families or self.directions)

    def __or__(self, other: "Bars") -> "Bars":
        return Bars(
            exercises=self.exercises | other.exercises,
            families=self.families | other.families,
            directions=self.directions | other.directions,
        )

    def bar(self, exercise: Exercise) -> bool:
        """True for an exercise that is not to be done."""
        return (
            exercise.id in self.exercises
            or exercise.family in self.families
            or not self.directions.isdisjoint(exercise.direction)
        )


def bars_from(stop: Stop, exercise: Exercise) -> Bars:
    """What this pain, felt in this exercise, ends for today.

    A family on hold stays so until the person lifts it.
    """
    ended = frozenset({exercise.id})
    directions = frozenset(exercise.direction) - {Direction.NEUTRAL}
    match stop.where:
        case Where.FRONT_OF_HIP if exercise.family and FRONT_HIP_FLAG in exercise.flags:
            return Bars(exercises=ended, families=frozenset({exercise.family}))
        case Where.FRONT_OF_HIP | Where.NUMB:
            return Bars(exercises=ended)
        case Where.DOWN_THE_LEG:
            return Bars(exercises=ended, directions=directions)
        case _:
            return Bars(exercises=ended) if stop.sharp else Bars()


def advice(stop: Stop) -> str:
    """What to do about it, in words; never a diagnosis."""
    if stop.where is Where.NUMB:
        return (
            "New numbness or weakness needs a doctor. If it is around your genitals or in both "
            "legs, or your bladder or bowels behave differently: go to emergency care now."
        )
    if stop.where is Where.DOWN_THE_LEG:
        return "Pain that moves down the leg is a reason to ask a physical therapist or doctor."
    if stop.sharp:
        return "Sharp pain means stop. If it comes back, ask a physical therapist or doctor."
    return "Smaller and slower is fine. It should feel like a mild stretch and never hurt."


def stop_with(
    stop: Stop, *, sharp: bool | None = None, pain: int | None = None, where: Where | None = None
) -> Stop:
    """The stop with one more question answered."""
    said = {"sharp": sharp, "pain": pain, "where": where}
    return msgspec.structs.replace(stop, **{k: v for k, v in said.items() if v is not None})


class Hold(msgspec.Struct, frozen=True, kw_only=True):
    """What one exercise that hurt bars, until its time is over or the person lifts it."""

    exercise: str
    """Id of the one that hurt."""
    bars: Bars
    stays: bool
    """True when it does not end with the day."""
    is_sharp: bool
    """True when it stays because of sharp pain, again and again."""


def holds_in_force(
    stops: Iterable[tuple[Stop, date]], today: date, exercise_of: Callable[[str], Exercise | None]
) -> tuple[Hold, ...]:
    """What pains that are not over, each with its day, bar today, in the order of the pains.

    A family stays on hold after the day, and so does an exercise in which pain was sharp twice; all
    else is for that day alone. A pain in an exercise that there is no more bars nothing.
    """
    felt: dict[str, list[tuple[Stop, date]]] = {}
    for stop, day in stops:
        felt.setdefault(stop.exercise, []).append((stop, day))
    known = ((exercise_of(one), pains) for one, pains in felt.items())
    holds = (_hold(exercise, pains, today) for exercise, pains in known if exercise)
    return tuple(hold for hold in holds if hold.bars)


def _hold(exercise: Exercise, pains: Iterable[tuple[Stop, date]], today: date) -> Hold:
    pains = tuple(pains)
    for_today = lasting = Bars()
    for stop, day in pains:
        ended = bars_from(stop, exercise)
        for_today |= ended if day == today else Bars()
        lasting |= Bars(families=ended.families)
    is_sharp = sum(bool(stop.sharp) for stop, _ in pains) >= SHARP_TIMES
    if is_sharp:
        lasting |= Bars(exercises=frozenset({exercise.id}))
    bars = for_today | lasting
    return Hold(exercise=exercise.id, bars=bars, stays=bool(lasting), is_sharp=is_sharp)


def bars_in_force(
    stops: Iterable[tuple[Stop, date]], today: date, exercise_of: Callable[[str], Exercise | None]
) -> Bars:
    """All that is barred today by what is on hold."""
    bars = Bars()
    for hold in holds_in_force(stops, today, exercise_of):
        bars |= hold.bars
    return bars
