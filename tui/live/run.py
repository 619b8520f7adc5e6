"""A session that is going on: its value, the clock it runs by, and what keeps it."""

from typing import Protocol

from tui.clock import Clock
from tui.core.event import Event, Move
from tui.core.felt import Felt
from tui.core.safety import Stop
from tui.core.session import Session, is_away


class Keeper(Protocol):
    """Keeps a running session where the end of this process cannot reach it."""

    def keep(self, reading: float) -> None:
        """Keep the session clock's reading; cheap enough for every second."""

    def write(self, session: Session, reading: float) -> None:
        """Write everything durably; what cannot be written now is written with the next call."""

    def close(self, session: Session) -> None:
        """Let go of the session; one that is not over can be gone on with another time."""


class NoKeeper:
    """Keeps nothing: a rehearsal."""

    def keep(self, reading: float) -> None:
        """Nothing to do."""

    def write(self, session: Session, reading: float) -> None:
        """Nothing to do."""

    def close(self, session: Session) -> None:
        """Nothing to do."""


class SessionRun:
    """Where moves are made; everything is a function of the clock and of what was done."""

    def __init__(
        self, session: Session, clock: Clock, keeper: Keeper, reading: float = 0.0
    ) -> None:
        self.session = session
        self._clock = clock
        self._keeper = keeper
        self._zero = clock.now() - reading
        self._seen = reading
        self._expected = 0.0
        self._written: object = None

    @property
    def now(self) -> float:
        """The session clock, in seconds from the beginning."""
        return self._clock.now() - self._zero

    def look(self) -> Session:
        """The session now; when nobody looked for too long, it stands where it was last seen."""
        now = self.now
        gap = (now - self._seen) / self._clock.speed
        player = self.session.player
        if not (player.is_paused or player.is_over) and is_away(gap, self._expected):
            self._apply(Event(at=self._seen, move=Move.AWAY, amount=gap))
        self.session = self.session.at(now)
        self._seen = now
        self._keeper.keep(now)
        return self.session

    def expect(self, seconds: float) -> None:
        """Say that the next look is due in this many seconds on the wall."""
        self._expected = seconds

    def do(self, move: Move, amount: float | None = None, stop: Stop | None = None) -> Session:
        """Make a move now; it is kept before anything can be seen of it."""
        self.look()
        return self._do(Event(at=self._seen, move=move, amount=amount, stop=stop))

    def say_felt(self, steps: tuple[int, ...], felt: Felt | None) -> Session:
        """Keep how these steps felt; None takes that back."""
        self.look()
        return self._do(Event(at=self._seen, move=Move.FELT, steps=steps, felt=felt))

    def _do(self, event: Event) -> Session:
        self._apply(event)
        self._keeper.keep(self._seen)
        self.write()
        return self.session

    def write(self) -> None:
        """Write the session, if anything happened since it was written last."""
        player = self.session.player
        state = (player.index, len(player.done), len(self.session.events))
        if state != self._written:
            self._written = state
            self._keeper.write(self.session, self._seen)

    def close(self) -> None:
        """Stop the clock at the very place, write that, and let go of the session."""
        if not self.session.is_over and not self.session.player.is_paused:
            self._apply(Event(at=self._seen, move=Move.AWAY))
        self._keeper.write(self.session, self._seen)
        self._keeper.close(self.session)

    def _apply(self, event: Event) -> None:
        self.session = self.session.apply(event)
