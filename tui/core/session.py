"""A session as it goes: where the player is, what the person did and said, and how to replay it.

A session is what its plan and the events so far make of it. Whoever keeps the plan, the events
and the last clock reading can build the very same session again.
"""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from tui.core.event import UNDOABLE, Event, Move
from tui.core.felt import Felt
from tui.core.mark import Mark, Reason, Undoable
from tui.core.own_pace import in_own_time, ready_in_usual_time
from tui.core.phase import Phase
from tui.core.plan import Plan
from tui.core.player import Player
from tui.core.rearrange import back_past, early, later, with_work_of, without
from tui.core.safety import Bars, Stop, bars_from

LEAD_IN = 3.0
"""Seconds between the end of a pause and the moment the clock runs on."""
MAX_GAP = 2.0
"""Seconds in which nobody looked at the clock and after which the person has been away."""


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A session at the last thing that happened in it."""

    plan: Plan
    player: Player
    events: tuple[Event, ...] = ()
    history: tuple[Undoable, ...] = ()
    marks: tuple[Mark, ...] = ()
    stops: tuple[Stop, ...] = ()
    bars: Bars = Bars()
    away: float | None = None
    """Seconds that nobody was there for, until the person goes on; None when somebody was."""
    known: frozenset[str] = frozenset()
    """Ids of exercises that the person said to know."""
    chosen: dict[str, str] = {}
    """Words of the options that were chosen, by the ids of exercises."""
    breath: float | None = None
    """Seconds of one breath, as tapped."""
    pain_before: int | None = None
    pain_after: int | None = None
    felt: Mapping[int, Felt] = {}
    """How steps felt, by their number; those that nothing was said of are not in it."""

    @classmethod
    def start(cls, plan: Plan, now: float = 0.0) -> "Session":
        """A session at its beginning, running; what is barred from the start is left out."""
        return cls(plan=plan, player=Player.start(plan.timeline(), now), bars=plan.bars)

    @classmethod
    def replay(cls, plan: Plan, events: Iterable[Event]) -> "Session":
        """The session that these events made of the plan."""
        session = cls.start(plan)
        for event in events:
            session = session.apply(event)
        return session

    @property
    def is_over(self) -> bool:
        """True after the last phase, and once the person has left."""
        return self.player.is_over

    @property
    def is_stopped(self) -> bool:
        """True while the current exercise is one that is not to go on."""
        phase = self.player.phase
        return phase is not None and self._is_barred()(phase)

    @property
    def options(self) -> dict[str, str]:
        """Words of the options in effect: chosen in this session, or remembered from another."""
        return {**dict(self.plan.manner.options), **self.chosen}

    @property
    def undoable(self) -> Move | None:
        """The move that would be taken back."""
        return self.history[-1].move if self.history else None

    def at(self, now: float) -> "Session":
        """The session as it is at this time."""
        return msgspec.structs.replace(self, player=self.player.at(now))

    def recovered(self, reading: float) -> "Session":
        """The session as it was when it broke off, less than a second after this reading.

        Half a second is the likeliest error; the end of a phase would have been seen.
        """
        session = self.at(reading)
        player = session.player
        if player.is_over or player.is_paused:
            return session
        end = player.began + player.end if player.end is not None else reading + 1
        now = max(reading, min(reading + 0.5, (reading + end) / 2))
        return session.apply(Event(at=now, move=Move.AWAY))

    def apply(self, event: Event) -> "Session":
        """The session after this event."""
        session = self.at(event.at)
        moved = session._moved(event)
        changes: dict[str, object] = {"events": (*self.events, event)}
        if event.move in UNDOABLE and moved.player is not session.player:
            kept = Undoable(event.move, event.at, session.player, session.marks)
            changes["history"] = (*session.history, kept)
        if event.move not in (Move.AWAY, Move.PAIN_BEFORE, Move.HURTS, Move.ANSWER):
            changes["away"] = None
        return msgspec.structs.replace(moved, **changes)

    def _moved(self, event: Event) -> "Session":
        """What the event does, apart from being remembered."""
        now, player = event.at, self.player
        amount = event.amount or 0.0
        match event.move:
            case Move.RESUME if self.is_stopped:
                return self._dropped(now)
            case Move.RESUME:
                return self._with(player=player.resume(now, LEAD_IN))
            case Move.ADD:
                return self._with(player=player.add(amount, now))
            case Move.EARLY:
                return self._marked(Reason.TIRED)._with(player=early(player, now))
            case Move.UNDO:
                return self._undone(now)
            case Move.KNOW:
                return self._knowing(now)
            case Move.BREATH:
                return self._breathing(amount, now)
            case Move.OPTION:
                return self._choosing(int(amount))
            case Move.HURTS:
                return self._hurting(now)
            case Move.ANSWER if event.stop is not None and self.stops:
                return self._answered(event.stop, now)
            case Move.DROP:
                return self._dropped(now)
            case Move.AWAY:
                return self._with(player=player.pause(now), away=event.amount)
            case Move.PAIN_BEFORE:
                return self._with(pain_before=int(amount))
            case Move.PAIN_AFTER:
                return self._with(pain_after=int(amount))
            case Move.FELT:
                others = {n: felt for n, felt in self.felt.items() if n not in event.steps}
                said = dict.fromkeys(event.steps, event.felt) if event.felt else {}
                return self._with(felt={**others, **said})
            case move:
                return self._walked(move, now)

    def _walked(self, move: Move, now: float) -> "Session":
        player = self.player
        match move:
            case Move.PAUSE:
                player = player.pause(now)
            case Move.NEXT:
                player = player.next(now)
            case Move.BACK:
                player = back_past(player, player.back(now), self._is_barred(), now)
            case Move.AGAIN:
                player = player.restart_phase(now)
            case Move.RESTART:
                player = player.restart_step(now)
            case Move.SKIP:
                player = player.next_exercise(now)
            case Move.PREVIOUS:
                before = player.previous_exercise(now)
                player = back_past(player, before, self._is_barred(), now)
            case Move.LATER:
                player = later(player, now)
            case Move.LEAVE:
                return self._with(player=player.leave(now), history=())
        return self if player is self.player else self._with(player=player)

    def _with(self, **changes: object) -> "Session":
        return msgspec.structs.replace(self, **changes)

    def _marked(self, reason: Reason) -> "Session":
        phase = self.player.phase
        if phase is None:
            return self
        return self._with(marks=(*self.marks, Mark(phase.exercise, phase.step, reason)))

    def _undone(self, now: float) -> "Session":
        """Back to where the last move was made, keeping on record what was done since.

        A clock that is stopped stays stopped.
        """
        if not self.history:
            return self
        last = self.history[-1]
        player = last.player.moved_to(now, last.at)
        is_paused = last.player.is_paused if self.is_over else self.player.is_paused
        player = msgspec.structs.replace(player, paused_at=now if is_paused else None)
        player = with_work_of(self._retimed(player, now), self.player, now)
        return self._with(player=player, marks=last.marks, history=self.history[:-1])

    def _knowing(self, now: float) -> "Session":
        """Get ready for this exercise in the usual time, here and in later rounds."""
        phase = self.player.phase
        if phase is None:
            return self
        session = self._with(known=self.known | {phase.exercise})
        player = session._retimed(self.player, now)
        return session._with(player=ready_in_usual_time(player, self.plan.pace, now))

    def _breathing(self, seconds: float, now: float) -> "Session":
        session = self._with(breath=seconds)
        return session._with(player=session._retimed(self.player, now))

    def _choosing(self, place: int) -> "Session":
        """Do this exercise in another of its ways; nothing about its time changes."""
        phase = self.player.phase
        exercise = self.plan.exercise(phase.exercise) if phase else None
        if exercise is None or not 0 <= place < len(exercise.options):
            return self
        return self._with(chosen={**self.chosen, exercise.id: exercise.options[place]})

    def _retimed(self, player: Player, now: float) -> Player:
        """The player with the phases to come as long as the person wants them."""
        return in_own_time(player, self.plan.pace, self.known, self.breath, now)

    def _hurting(self, now: float) -> "Session":
        """Stop the clock at once and note where the person was."""
        phase = self.player.phase
        if phase is None:
            return self
        stop = Stop.in_phase(phase)
        return self._with(player=self.player.pause(now), stops=(*self.stops, stop))

    def _answered(self, stop: Stop, now: float) -> "Session":
        """Take what was said of the last pain, and leave out what must not go on."""
        exercise = self.plan.exercise(stop.exercise)
        bars = self.bars | bars_from(stop, exercise) if exercise else self.bars
        session = self._with(stops=(*self.stops[:-1], stop), bars=bars)
        player = without(session.player, session._is_barred(), now)
        # What was left out must not come back by undoing an earlier move.
        return session._with(player=player, history=())

    def _dropped(self, now: float) -> "Session":
        """Go on with the first phase of another exercise, and never come back to this one."""
        phase = self.player.phase
        if phase is None:
            return self
        session = self._marked(Reason.HURTS)
        out = Bars(exercises=frozenset({phase.exercise}))
        session = session._with(bars=session.bars | out)
        player = without(session.player, session._is_barred(), now)
        player = player.jump_to(player.index + 1, now)
        return session._with(player=player.resume(now), history=())

    def _is_barred(self) -> Callable[[Phase], bool]:
        barred = frozenset(e.id for e in self.plan.exercises if self.bars.bar(e))
        return lambda phase: phase.exercise in barred


def is_away(seconds: float, expected: float) -> bool:
    """True when it took so much longer than expected to look at the clock that nobody was there.

    Both are seconds on the wall.
    """
    return seconds - expected > MAX_GAP
