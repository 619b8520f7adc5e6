"""Where we are in a timeline, and how that moves.

The player keeps the clock reading at which its phase began, never a count of ticks: ask it at any
time and it answers for that time. Every method returns a new player; `now` is a reading in seconds
of any clock that does not go back.
"""

import msgspec

from tui.core.phase import Phase
from tui.core.timeline import Timeline


class Left(msgspec.Struct, frozen=True):
    """A phase that was left."""

    index: int
    seconds: float
    """Spent in it, the pauses left out."""
    finished: bool
    """True when it ran to its end; an open phase ends when the person says so."""


class Player(msgspec.Struct, frozen=True, kw_only=True):
    """A walk through a timeline. Create it with `Player.start`."""

    timeline: Timeline
    index: int
    """Of the current phase; the number of phases once the session is over."""
    began: float
    """Clock reading at which the current phase began, had there been no pause."""
    added: float = 0.0
    """Seconds put onto the current phase (or, below 0, taken off) by the person."""
    place: float = 0.0
    """Seconds of the current phase at which it goes on after a lead-in; 0 without one.

    During the lead-in the phase stands still at this place.
    """
    paused_at: float | None = None
    """Clock reading at which the clock was stopped; None while it runs."""
    done: tuple[Left, ...] = ()
    """Phases that were left, in the order they were left."""

    @classmethod
    def start(cls, timeline: Timeline, now: float) -> "Player":
        """A player at the beginning of the timeline, running."""
        return cls(timeline=timeline, index=0, began=now)

    @property
    def is_over(self) -> bool:
        """True after the last phase."""
        return self.index >= len(self.timeline.phases)

    @property
    def is_paused(self) -> bool:
        """True while the clock is stopped."""
        return self.paused_at is not None

    @property
    def phase(self) -> Phase | None:
        """The current phase, None once the session is over."""
        return None if self.is_over else self.timeline.phases[self.index]

    @property
    def is_waiting(self) -> bool:
        """True in a phase that only the person ends."""
        phase = self.phase
        return phase is not None and phase.is_open

    @property
    def length(self) -> float:
        """Seconds the current phase lasts, additions included; an open phase: its estimate."""
        phase = self.phase
        return 0.0 if phase is None else max(0.0, phase.seconds + self.added)

    @property
    def end(self) -> float | None:
        """Seconds after which the current phase ends by itself; None when only a key ends it.

        A hold that may run on ends later than its length.
        """
        phase = self.phase
        if phase is None or phase.is_open:
            return None
        return max(self.length, phase.limit or 0.0)

    def elapsed(self, now: float) -> float:
        """Seconds spent in the current phase, pauses and lead-in left out."""
        if self.is_over:
            return 0.0
        until = now if self.paused_at is None else self.paused_at
        return max(self.place, until - self.began)

    def lead_in(self, now: float) -> float:
        """Seconds until the phase goes on after a pause; 0 when it runs, or is paused."""
        if self.is_over or self.is_paused:
            return 0.0
        return max(0.0, self.place - (now - self.began))

    def overrun(self, now: float) -> float:
        """Seconds that a hold has run on beyond its length; 0 in every other phase."""
        return max(0.0, self.elapsed(now) - self.length) if self._may_run_on else 0.0

    def remaining(self, now: float) -> float:
        """Seconds to the end of the current phase; 0 when an open phase is past its estimate."""
        return max(0.0, self.length - self.elapsed(now))

    def session_remaining(self, now: float) -> float:
        """Seconds to the end of the session."""
        if self.is_over:
            return 0.0
        later = self.timeline.total_seconds - self.timeline.starts[self.index + 1]
        return self.remaining(now) + later

    def session_fraction(self, now: float) -> float:
        """How much of the timeline lies behind, 0 to 1."""
        total = self.timeline.total_seconds
        if self.is_over or not total:
            return 1.0
        return max(0.0, min(1.0, 1 - self.session_remaining(now) / total))

    def at(self, now: float) -> "Player":
        """The player as it is at this time: every phase whose end has come is behind it."""
        player = self
        while not player.is_paused and player.end is not None:
            end = player.end
            if now < player.began + end:
                break
            player = player._leave(end, player.index + 1, player.began + end, finished=True)
        return player

    def pause(self, now: float) -> "Player":
        """Stop the clock; the place is kept to the fraction of a second."""
        player = self.at(now)
        if player.is_paused or player.is_over:
            return player
        return msgspec.structs.replace(player, paused_at=now)

    def resume(self, now: float, lead_in: float = 0.0) -> "Player":
        """Let the clock run on from where it was stopped, after some seconds of lead-in."""
        if self.paused_at is None:
            return self.at(now)
        elapsed = self.elapsed(now)
        return msgspec.structs.replace(
            self, began=now + lead_in - elapsed, place=elapsed if lead_in else 0.0, paused_at=None
        )

    def moved_to(self, now: float, earlier: float) -> "Player":
        """The player as it was at an earlier clock reading, going on from there at this one."""
        elapsed = self.elapsed(earlier)
        paused_at = None if self.paused_at is None else now
        return msgspec.structs.replace(self, began=now - elapsed, place=0.0, paused_at=paused_at)

    def next(self, now: float) -> "Player":
        """Leave the current phase for the next one; after the last the session is over."""
        player = self.at(now)
        return player.jump_to(player.index + 1, now, finished=player.is_waiting)

    def back(self, now: float) -> "Player":
        """Go to the beginning of the phase before; on the first one, to its own beginning."""
        player = self.at(now)
        return player.jump_to(player.index - 1, now)

    def restart_phase(self, now: float) -> "Player":
        """Go to the beginning of the current phase; seconds added or taken are forgotten."""
        player = self.at(now)
        return player.jump_to(player.index, now)

    @property
    def step_end(self) -> int:
        """Index after the last phase of this step in this round."""
        phases = self.timeline.phases
        index = self.index
        while index < len(phases) and self._same_step(index):
            index += 1
        return index

    def step_start(self, index: int) -> int:
        """Index of the first phase of the step that the phase at `index` belongs to."""
        phases = self.timeline.phases
        step = (phases[index].round, phases[index].step)
        while index and (phases[index - 1].round, phases[index - 1].step) == step:
            index -= 1
        return index

    def next_exercise(self, now: float) -> "Player":
        """Go to the first phase of the next step; from the last step, to the end."""
        player = self.at(now)
        return player.jump_to(player.step_end, now)

    def restart_step(self, now: float) -> "Player":
        """Go to the first phase of this step."""
        player = self.at(now)
        return player if player.is_over else player.jump_to(player.step_start(player.index), now)

    def previous_exercise(self, now: float) -> "Player":
        """Go to the first phase of this step, or from there to that of the step before."""
        player = self.at(now)
        if player.is_over:
            return player
        start = player.step_start(player.index)
        if start == player.index:
            start = player.step_start(max(0, start - 1))
        return player.jump_to(start, now)

    def add(self, seconds: float, now: float) -> "Player":
        """Make the current phase this much longer, or with a negative number shorter.

        A phase that has become shorter than the time spent in it ends now, not in the past.
        """
        player = self.at(now)
        if player.phase is None:
            return player
        added = max(-player.phase.seconds, player.added + seconds)
        changed = msgspec.structs.replace(player, added=added)
        if changed.end is None or changed.end > changed.elapsed(now):
            return changed
        return player.jump_to(player.index + 1, now)

    def leave(self, now: float) -> "Player":
        """Leave the session here."""
        player = self.at(now)
        if player.is_over:
            return player
        return player.jump_to(len(player.timeline.phases), now)

    def jump_to(self, index: int, now: float, *, finished: bool = False) -> "Player":
        """Begin the phase with this index now; a stopped clock stays stopped.

        A hold that may run on is finished once it has lasted its length, whatever ends it.
        """
        if self.is_over:
            return self
        elapsed = self.elapsed(now)
        is_done = finished or (self._may_run_on and elapsed >= self.length)
        moved = self._leave(elapsed, max(0, index), now, finished=is_done)
        stopped = now if self.is_paused and not moved.is_over else None
        return msgspec.structs.replace(moved, paused_at=stopped)

    def _leave(self, spent: float, index: int, began: float, *, finished: bool) -> "Player":
        """Record the seconds spent here and begin another phase."""
        done = (*self.done, Left(self.index, spent, finished))
        return msgspec.structs.replace(
            self, index=index, began=began, added=0.0, place=0.0, done=done
        )

    @property
    def _may_run_on(self) -> bool:
        return self.end is not None and self.end > self.length

    def _same_step(self, index: int) -> bool:
        here, there = self.timeline.phases[self.index], self.timeline.phases[index]
        return (here.round, here.step) == (there.round, there.step)
