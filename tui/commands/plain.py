"""`supple play --plain`: a session as lines of text, for screen readers and pipes."""

from tui.clock import Clock
from tui.commands.lines_in import Seat
from tui.commands.output import GOOD, INTERRUPTED, say
from tui.commands.plain_after import ask_about_after
from tui.commands.plain_answers import PAINS, answer
from tui.commands.plain_hurts import LONG, ask_about_pain
from tui.commands.plain_teller import Teller
from tui.commands.plain_words import HELP, result_line, shortfall_lines
from tui.core import notation
from tui.core.breathing import breath_of
from tui.core.catalog import Catalog
from tui.core.event import UNDOABLE, Move
from tui.core.moment import moment_of
from tui.core.option import option_after, option_of
from tui.core.prompt import asks_for_pain, checklist, move_in_words
from tui.core.session import Session
from tui.live.run import SessionRun

GLANCE = 1.0
"""Seconds on the wall between two looks at the clock."""
JUST_AFTER = 0.001
"""Seconds of the session after a change, in which it is looked at rather than before."""

MOVES = {
    "n": Move.NEXT,
    "b": Move.BACK,
    "r": Move.AGAIN,
    "R": Move.RESTART,
    "N": Move.SKIP,
    "B": Move.PREVIOUS,
    ".": Move.EARLY,
    "l": Move.LATER,
    "u": Move.UNDO,
    "k": Move.KNOW,
}
"""What a typed letter does, apart from those that do more than one thing."""


def play_plain(run: SessionRun, catalog: Catalog, clock: Clock, seat: Seat) -> int:
    """Lead through a session, a line for each phase as it begins. Returns the exit code.

    However this ends, the session is closed: what is not over can be gone on with.
    """
    plain = PlainSession(run, catalog, clock, seat)
    code = GOOD
    try:
        try:
            plain.greet()
            plain.lead()
        except KeyboardInterrupt:
            say()
            run.do(Move.LEAVE)
            code = INTERRUPTED
        plain.sum_up()
        if code == GOOD:
            plain.ask_about_after()
    finally:
        run.close()
    return code


class PlainSession:
    """A session that is told and steered in lines."""

    def __init__(self, run: SessionRun, catalog: Catalog, clock: Clock, seat: Seat) -> None:
        self._run = run
        self._catalog = catalog.with_exercises(run.session.plan.exercises)
        self._clock = clock
        self._seat = seat
        self._teller = Teller(run, self._catalog, seat)
        self._is_kept = False
        self._taps: tuple[float, ...] = ()

    def greet(self) -> None:
        """Say what comes, what to have ready, and what can be typed."""
        session = self._run.session
        timeline = session.player.timeline
        count = notation.counted(len(timeline.steps), "exercise")
        total = notation.clock(timeline.total_seconds)
        say(f"{session.plan.routine.name}: {count}, {total}. Ctrl+C ends it.")
        for exercise in session.plan.barred:
            say(f"{exercise.name} is left out today, because it hurt.")
        if self._seat.is_taken:
            say(HELP)
            if things := checklist(session):
                say(f"Have ready: {', '.join(things)}.")
        if self._asks and asks_for_pain(session):
            say("Type a number from 0, none, to 10, worst, if it hurts before you begin.")

    def lead(self) -> None:
        """Tell each phase as it begins, and do what is typed, until the session is over or kept."""
        self._teller.settle()
        typed = None
        while True:
            session = self._teller.look()
            if typed is not None and not session.is_over:
                self._obey(typed)
                session = self._teller.look()
            self._run.write()
            if session.player.is_paused and not self._seat.is_taken:
                self._is_kept = True  # nobody is left who could go on
            if session.is_over or self._is_kept:
                return
            typed = self._seat.wait(self._wait(session))

    def sum_up(self) -> None:
        """Say what it came to."""
        if self._is_kept:
            say("The session is kept; the next start offers to go on from here.")
            return
        session = self._run.look()
        is_whole = all(event.move is not Move.LEAVE for event in session.events)
        word = "Finished." if is_whole else "Ended early."
        say(f"{word} {result_line(session, self._run.now)}")
        for line in shortfall_lines(session, self._run.now, self._catalog):
            say(line)
        self._run.write()

    def ask_about_after(self) -> None:
        """Ask how it is afterwards and how it felt, where somebody is there and it is recorded."""
        if self._asks and not self._is_kept:
            ask_about_after(self._run, self._catalog, self._seat)

    @property
    def _asks(self) -> bool:
        """True when somebody is there, and it is no rehearsal."""
        return self._seat.is_taken and self._clock.speed == 1

    # What time does

    def _wait(self, session: Session) -> float:
        """Seconds on the wall until something can be told, or the clock is to be looked at."""
        player, now = session.player, self._run.now
        if player.is_paused:
            return GLANCE
        remaining = player.remaining(now)
        runs_on = player.end is not None and player.end > player.length
        if runs_on and not player.overrun(now):
            remaining += JUST_AFTER
        ends = (
            player.lead_in(now) or remaining or (player.end or float("inf")) - player.elapsed(now)
        )
        seconds = min(GLANCE, self._clock.real(max(JUST_AFTER, ends)))
        self._run.expect(seconds)
        return seconds

    # What is typed

    def _obey(self, typed: str) -> None:
        """Do what was typed."""
        match typed:
            case "" | "p" if self._run.session.player.is_paused:
                self._move(Move.RESUME)
            case "":
                self._enough()
            case "p":
                self._move(Move.PAUSE)
            case "+" | "-":
                self._move(Move.ADD, 5.0 if typed == "+" else -5.0)
            case "!":
                ask_about_pain(self._run, self._seat)
                self._teller.settle()
            case "q":
                self._leave()
            case "t":
                self._tap()
            case "o":
                self._choose_option()
            case "w":
                say(f"{self._teller.place()}.")
            case "i":
                self._teller.explain()
            case "?":
                say(HELP)
            case _ if typed in MOVES:
                self._move(MOVES[typed])
            case _ if typed in PAINS and asks_for_pain(self._run.session):
                self._run.do(Move.PAIN_BEFORE, PAINS[typed])
                say(f"Pain {typed} of 10, noted.")
            case _:
                say(f"'{typed}' means nothing here; ? says what does.")

    def _enough(self) -> None:
        """Go on, where it is for the person to say so."""
        moment = moment_of(self._run.session.player, self._catalog, self._run.now)
        if moment is not None and moment.can_be_done:
            self._move(Move.NEXT)
        else:
            say(f"{self._teller.place()}.")

    def _leave(self) -> None:
        """Ask whether to end the session; the clock stands still meanwhile."""
        was_paused = self._run.session.player.is_paused
        self._run.do(Move.PAUSE)
        question = (
            "End this session? y end it and keep what was done, "
            "l leave and go on from here another time, n go on."
        )
        match answer(self._seat, {"y": "end", "l": "keep", "n": "stay"}, question, LONG):
            case "end":
                self._move(Move.LEAVE)
            case "keep":
                self._is_kept = True
            case "stay" if not was_paused:
                self._move(Move.RESUME)
            case _ if self._seat.is_taken:
                say("Paused; p goes on.")

    def _move(self, move: Move, amount: float | None = None) -> None:
        """Make a move, and say what it did."""
        before = self._run.session
        after = self._run.do(move, amount)
        if move in UNDOABLE | {Move.UNDO} and len(after.history) == len(before.history):
            say("Nothing to do that with.")
        elif move is Move.PAUSE:
            say("Paused; p goes on.")
        elif move is Move.RESUME:
            self._teller.settle()
        elif move is Move.UNDO and before.undoable:
            say(f"Taken back: {move_in_words(before.undoable)}.")
            self._teller.stay()
        elif move in (Move.ADD, Move.KNOW) and after.player.index == before.player.index:
            self._teller.stay()
        else:
            self._teller.begin()

    def _choose_option(self) -> None:
        session = self._run.session
        phase = session.player.phase
        exercise = self._catalog.exercise(phase.exercise) if phase else None
        place = option_after(exercise, session.options) if exercise else None
        if exercise is None or place is None:
            say("There is only one way to do this.")
            return
        session = self._run.do(Move.OPTION, place)
        say(f"{exercise.name}: {option_of(exercise, session.options)}.")

    def _tap(self) -> None:
        self._taps = (*self._taps, self._run.now)
        seconds = breath_of(self._taps)
        if seconds is None:
            say("Tap again, t and Enter, at the next breath out.")
        else:
            self._run.do(Move.BREATH, seconds)
            say(f"One breath takes {notation.number(seconds)} s.")
