"""Tells a session in lines: each phase as it begins, and how it goes on after a move."""

from tui.commands.lines_in import Seat
from tui.commands.output import say
from tui.commands.plain_words import phase_line
from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.event import Move
from tui.core.moment import Going, moment_of
from tui.core.prompt import place_in_words
from tui.core.session import LEAD_IN, Session
from tui.live.run import SessionRun


class Teller:
    """Knows what has been told, so that nothing is told twice."""

    def __init__(self, run: SessionRun, catalog: Catalog, seat: Seat) -> None:
        self._run = run
        self._catalog = catalog
        self._seat = seat
        self._told = -1
        self._going = Going.ON

    def look(self) -> Session:
        """Look at the clock, and say what has begun since the last time."""
        session = self._run.look()
        player, now = session.player, self._run.now
        if player.is_waiting and not self._seat.is_taken and not player.remaining(now):
            session = self._run.do(Move.NEXT)
            player = session.player
        moment = moment_of(player, self._catalog, now)
        going = moment.going if moment else Going.ON
        if session.away is not None and going is Going.PAUSED is not self._going:
            session = self._tell_of_being_away(session.away)
        last = min(player.index, len(player.timeline.phases) - 1)
        for index in range(self._told + 1, last + 1):
            self._tell_phase(session, index)
        self._told = last
        if going is Going.OVERRUN is not self._going:
            say("That is the time. Longer is fine; Enter when it is enough.")
        self._going = going
        return session

    def _tell_of_being_away(self, seconds: float) -> Session:
        """Say how long nobody was there; where nobody can say when, the clock runs on."""
        away = f"You were away for {notation.clock(seconds)}."
        if self._seat.is_taken:
            say(f"{away} Paused; p goes on.")
        else:
            say(away)
            self._run.do(Move.RESUME)
            self.settle()
        return self._run.session

    def _tell_phase(self, session: Session, index: int) -> None:
        is_open = session.player.timeline.phases[index].is_open
        hint = " Press Enter when done." if is_open and self._seat.is_taken else ""
        paused = " Paused; p goes on." if session.player.is_paused else ""
        say(f"{phase_line(session, index, self._catalog)}{hint}{paused}")

    def begin(self) -> None:
        """Have the phase told that a move led to, not those that it passed over."""
        player = self._run.session.player
        self._told = player.index - 1
        self._going = Going.PAUSED if player.is_paused else Going.ON

    def stay(self) -> None:
        """Say where it goes on, in the middle of a phase."""
        self._told = self._run.session.player.index
        say(f"{self.place()}.")

    def settle(self) -> None:
        """Say how it goes on after the clock was stopped, or started again."""
        player = self._run.session.player
        if player.lead_in(self._run.now):
            self._told = player.index
            say(f"You go on in {notation.number(LEAD_IN)} s with {self.place()}.")
        elif player.is_paused:
            self._told = player.index
        else:
            self.begin()

    def explain(self) -> None:
        """Say how the current exercise is done."""
        phase = self._run.session.player.phase
        exercise = self._catalog.exercise(phase.exercise) if phase else None
        if exercise is not None:
            say(f"{exercise.name}. {' '.join(exercise.steps)}")

    def place(self) -> str:
        """Where the session stands, in words."""
        return place_in_words(self._run.session, self._run.now)
