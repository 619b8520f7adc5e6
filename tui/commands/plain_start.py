"""The ways into a session in lines: a routine that was chosen, and one that was broken off."""

import contextlib
import signal
import sys
from collections.abc import Iterator
from datetime import datetime
from types import FrameType

from tui.clock import Clock
from tui.commands.lines_in import EmptySeat, LinesIn, Seat
from tui.commands.output import GOOD, NOT_STARTED, complain_about, say
from tui.commands.plain import play_plain
from tui.commands.plain_answers import answer
from tui.commands.plain_first import may_exercise, ready_routine
from tui.core.care import Card, cards
from tui.core.catalog import Catalog
from tui.core.library import Entry, Library
from tui.core.manner import Manner
from tui.core.notices import sharp_names
from tui.core.plan import Plan
from tui.core.problem import Problem
from tui.core.profile import Profile
from tui.core.prompt import place_in_words
from tui.live.run import SessionRun
from tui.live.sessions import HowToGoOn, Sessions, Unfinished
from tui.storage.paths import Paths
from tui.storage.place_file import RunsElsewhere
from tui.workspace.about_me import AboutMe

GOING_ON = {"o": HowToGoOn.GO_ON, "r": HowToGoOn.RESTART}
ENDING = {"f": HowToGoOn.RECORD, "d": HowToGoOn.DISCARD}


def start_plain(
    paths: Paths, entry: Entry, library: Library, manner: Manner, clock: Clock, profile: Profile
) -> int:
    """Offer what was broken off, else lead through this routine. Returns the exit code.

    What must be asked before is asked first, and may be a reason to start nothing.
    """
    with _ended_by_signals():
        sessions = Sessions(paths, datetime.now, _tell)
        about_me = _about_me(paths, profile, sessions, library)
        catalog, seat = library.catalog, _seat()
        if not may_exercise(about_me, seat, datetime.now()):
            return NOT_STARTED
        for card in _cards(about_me, sessions, catalog):
            say(card.text)
        run = _resumed(sessions, clock, seat) if clock.speed == 1 else None
        if run is None:
            routine = ready_routine(about_me, entry.routine, catalog, seat, datetime.now())
            if routine is None:
                return NOT_STARTED
            plan = Plan.of(entry.id, routine, catalog, manner, sessions.bars(catalog))
            if plan.barred and not plan.timeline().phases:
                say("Nothing is left of it today: what hurt is left out.")
                return GOOD
            if routine != entry.routine and not plan.timeline().phases:
                say("Nothing is left of it.")
                return GOOD
            run = sessions.begin(plan, clock)
        return play_plain(run, catalog, clock, seat)


def _about_me(paths: Paths, profile: Profile, sessions: Sessions, library: Library) -> AboutMe:
    return AboutMe(
        paths,
        profile,
        datetime.now,
        sessions.stops,
        sessions.bars,
        lambda: library.own_routines,
        _tell,
        lambda _: None,
    )


def _cards(about_me: AboutMe, sessions: Sessions, catalog: Catalog) -> tuple[Card, ...]:
    """The reasons to see a professional that there are today."""
    sharp = sharp_names(sessions.holds(catalog), catalog)
    return cards(about_me.sessions(), datetime.now().date(), sharp)


def _tell(problem: Problem) -> None:
    complain_about([problem])


@contextlib.contextmanager
def _ended_by_signals() -> Iterator[None]:
    """End in good order when the connection is gone or the system asks for it.

    A session that runs is closed on the way out and keeps its place. A signal that the parent
    has had ignored, as `nohup` does, stays so.
    """
    numbers = (signal.SIGHUP, signal.SIGTERM)
    before = {n: h for n in numbers if (h := signal.getsignal(n)) is not signal.SIG_IGN}

    def end(number: int, frame: FrameType | None) -> None:
        for known in before:
            signal.signal(known, signal.SIG_IGN)  # closing must not be broken off
        raise SystemExit(128 + number)

    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _seat() -> Seat:
    """Who is there: somebody at a terminal; a pipe never answers."""
    if sys.stdin is None or not sys.stdin.isatty():
        return EmptySeat()
    return LinesIn(sys.stdin.fileno())


def _resumed(sessions: Sessions, clock: Clock, seat: Seat) -> SessionRun | None:
    """The session that was broken off, if there is one and the person goes on with it."""
    for unfinished in sessions.unfinished():
        say(_told(unfinished))
        if not seat.is_taken:
            say("It is kept; started in a terminal, Supple offers to go on with it.")
            return None
        how = _asked_how(unfinished, seat)
        if how is None:
            return None
        try:
            if how in ENDING.values():
                sessions.end(unfinished, discard=how is HowToGoOn.DISCARD)
                continue
            return sessions.resume(unfinished, clock, restart=how is HowToGoOn.RESTART)
        except RunsElsewhere:
            say("Another terminal goes on with it.")
    return None


def _asked_how(unfinished: Unfinished, seat: Seat) -> HowToGoOn | None:
    """What is to become of it; None: that is left for another time."""
    ending = "f record what was done, d discard it, Enter alone: later."
    if not unfinished.can_go_on:
        return answer(seat, ENDING, ending)
    question = f"o go on from there, r with that phase from its beginning, {ending}"
    return answer(seat, GOING_ON | ENDING, question)


def _told(unfinished: Unfinished) -> str:
    record, session = unfinished.record, unfinished.session
    seen = record.seen.astimezone()
    text = f"{record.name} was broken off on {seen:%a %d %b} at {seen:%H:%M}"
    if session is None or not unfinished.can_go_on:
        return f"{text}. It cannot be gone on with any more, but what was done can be kept."
    return f"{text}: {place_in_words(session, session.events[-1].at)}."
