"""Plans and sessions for tests to begin with."""

from collections.abc import Iterable
from typing import Any

import msgspec

from tui.core.catalog import Catalog
from tui.core.event import Event, Move
from tui.core.exercise import Exercise, Kind
from tui.core.manner import Manner
from tui.core.pace import Pace
from tui.core.phase import Phase
from tui.core.plan import Plan
from tui.core.player import Player
from tui.core.routine import Routine, Step
from tui.core.safety import Bars, Stop
from tui.core.session import Session

BARE = Pace(prepare=10, ease_in=0, release=0, switch_sides=5, between_exercises=15)
"""Nothing around the work but getting ready and changing sides."""


def exercise(exercise_id: str, **fields: Any) -> Exercise:
    """A stretch with this id."""
    fields = {"kind": Kind.MUSCLE_STRETCH, "steps": ("Do it.",)} | fields
    return Exercise(id=exercise_id, name=exercise_id, **fields)


def plan_of(
    *steps: Step,
    exercises: Iterable[Exercise] = (),
    rounds: int = 1,
    manner: Manner | None = None,
    bars: Bars | None = None,
) -> Plan:
    """The plan of a routine of these steps; plain exercises stand for those not given."""
    known = {one.id: one for one in exercises}
    for step in steps:
        if not step.is_rest:
            known.setdefault(step.exercise, exercise(step.exercise))
    manner = manner or Manner(pace=BARE, reading=False)
    routine = Routine(name="R", steps=steps, rounds=rounds)
    return Plan.of("r", routine, Catalog(tuple(known.values())), manner, bars or Bars())


def event(at: float, move: Move, amount: float | None = None, stop: Stop | None = None) -> Event:
    """Something that happened at this clock reading."""
    return Event(at=at, move=move, amount=amount, stop=stop)


def played(plan: Plan, *moves: tuple[float, Move] | tuple[float, Move, float]) -> Session:
    """The session in which these keys were pressed: clock reading, move and amount."""
    return Session.replay(plan, (event(*move) for move in moves))


def answered(session: Session, at: float, **answers: Any) -> Session:
    """The session after something was said about the pain that was reported last."""
    stop = msgspec.structs.replace(session.stops[-1], **answers)
    return session.apply(event(at, Move.ANSWER, stop=stop))


def placed(session: Session, index: int, began: float = 0.0) -> Session:
    """The session in the phase with this index, which began at this clock reading."""
    player = Player(timeline=session.player.timeline, index=index, began=began)
    return msgspec.structs.replace(session, player=player)


def phase_of(session: Session) -> Phase:
    """The phase that the session is in. Fails when it is over."""
    assert session.player.phase is not None
    return session.player.phase


def accounted(session: Session, now: float) -> float:
    """Every second spent so far, wherever it was spent."""
    player = session.player
    return sum(left.seconds for left in player.done) + player.elapsed(now)
