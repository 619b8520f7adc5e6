"""The live session: shows the moment the player is in, and turns keys into moves of the player."""

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer

from tui.clock import Clock
from tui.core.cue import RUNG
from tui.core.library import Entry
from tui.core.moment import Moment, moment_of, seconds_to_change
from tui.core.player import Player
from tui.keys import bindings
from tui.screens.dialogs import Question, Reading
from tui.screens.summary import SummaryScreen
from tui.widgets.bar import Bar
from tui.widgets.clock_face import ClockFace
from tui.widgets.exercise_brief import exercise_brief
from tui.widgets.instructions import Instructions
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import Cell, Row
from tui.widgets.text import MUTED, joined, plain
from tui.widgets.too_small import TooSmall
from tui.workspace import Workspace

LOOK_AGAIN = 5.0
"""Seconds after which the screen looks at the clock whatever happens."""


class SessionScreen(Screen[None]):
    """Leads through a routine."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("session")

    def __init__(self, entry: Entry, workspace: Workspace, clock: Clock) -> None:
        super().__init__(classes="-session")
        self._entry = entry
        self._workspace = workspace
        self._catalog = workspace.library.catalog
        self._clock = clock
        self._player = Player.start(entry.timeline, clock.now())
        self._shown: Moment | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Top to bottom: what and where, the phase and its clock, how it is done, what comes."""
        yield TextLine(id="title")
        with Horizontal(id="band"):
            yield TextLine(id="phase")
            yield TextLine(id="count")
        with Horizontal(id="stage"):
            yield ClockFace(id="clock")
            with Vertical(id="now"):
                yield TextLine(id="exercise")
                yield TextLine(id="cue")
                yield TextLine(id="feel")
        yield Bar(id="phase-bar")
        yield TextLine(id="coming")
        yield Instructions(id="instructions")
        yield Bar(id="session-bar")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Begin now: what it took to build the screen is not time spent."""
        self._player = Player.start(self._entry.timeline, self._clock.now())
        self.tick()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter says "done" only where the person sets the pace."""
        return action != "done" or self._player.is_waiting

    def tick(self) -> None:
        """Show the moment that it is now, and look again when it will be another one."""
        now = self._clock.now()
        self._player = self._player.at(now)
        moment = moment_of(self._player, self._catalog, now)
        if moment is None:
            self._finish()
            return
        self._announce(moment)
        self._show(moment)
        self._schedule(now)

    def action_pause(self) -> None:
        """Stop the clock, or let it run on."""
        now = self._clock.now()
        self._move(self._player.resume if self._player.is_paused else self._player.pause, now)

    def action_next(self) -> None:
        """Go on to the next phase."""
        self._move(self._player.next, self._clock.now())

    action_done = action_next

    def action_back(self) -> None:
        """Go back a phase."""
        self._move(self._player.back, self._clock.now())

    def action_restart(self) -> None:
        """Begin this phase again."""
        self._move(self._player.restart_phase, self._clock.now())

    def action_next_exercise(self) -> None:
        """Go to the next exercise."""
        self._move(self._player.next_exercise, self._clock.now())

    def action_previous_exercise(self) -> None:
        """Go to the start of this exercise, or from there to the one before."""
        self._move(self._player.previous_exercise, self._clock.now())

    def action_add(self, seconds: int) -> None:
        """Make this phase longer or shorter."""
        now = self._clock.now()
        self._move(lambda now: self._player.add(seconds, now), now)

    def action_instructions(self) -> None:
        """Show everything about the exercise; the session goes on behind it."""
        if self._shown is not None:
            exercise = self._shown.exercise
            self.app.push_screen(Reading(exercise.name, exercise_brief(exercise, self._catalog)))

    @work
    async def action_leave(self) -> None:
        """Ask whether to end the session; the clock stands still meanwhile."""
        was_paused = self._player.is_paused
        self._move(self._player.pause, self._clock.now())
        question = Question("End this session?", "End it", "Go on")
        if await self.app.push_screen_wait(question):
            self._player = self._player.end(self._clock.now())
            self.tick()
        elif not was_paused:
            self._move(self._player.resume, self._clock.now())

    def _move(self, move: Callable[[float], Player], now: float) -> None:
        self._player = move(now)
        self.tick()

    def _schedule(self, now: float) -> None:
        """Wake when what is shown changes; where we are is asked of the clock, not of the timer."""
        if self._timer is not None:
            self._timer.stop()
        bar = self.query_one("#phase-bar", Bar)
        wait = seconds_to_change(self._player, now, steps=bar.size.width)
        real = LOOK_AGAIN if wait is None else min(LOOK_AGAIN, self._clock.real(wait))
        self._timer = self.set_timer(real, self.tick)

    def _announce(self, moment: Moment) -> None:
        before = self._shown
        if before is None or before.phase_index == moment.phase_index:
            return
        self.query_one("#band").toggle_class("-turned")
        self.refresh_bindings()
        if moment.kind in RUNG and self._workspace.settings.bell:
            self.app.bell()

    def _show(self, moment: Moment) -> None:
        """Lay the moment out; what has not changed is not painted again."""
        before = self._shown
        if before is None or before.is_paused != moment.is_paused:
            self.set_class(moment.is_paused, "-paused")
        left = plain(f"{moment.place}   {moment.left} left")
        title = Cell(plain(self._entry.routine.name, "bold $accent"))
        self._say("title", Row(title, Cell(left, left.cell_length, right=True)))
        words = f" {moment.word.upper()} "
        self._say("phase", joined((words, "bold"), f" {moment.side}" if moment.side else ""))
        self._say("count", plain(moment.count))
        self.query_one(ClockFace).text = moment.clock
        self._say("exercise", plain(moment.exercise.name, "bold"))
        key = self._workspace.key("session.done")
        done = f"; press {key} when done" if moment.is_open else ""
        self._say("cue", plain(f"{moment.cue}{done}"))
        feel = moment.exercise.feel
        self._say("feel", joined(("Feel it: ", MUTED), feel) if feel else plain(""))
        self._say("coming", joined(("next  ", MUTED), moment.coming))
        notes = self._entry.routine.steps[moment.step - 1].notes
        self.query_one(Instructions).show(moment.exercise, notes, self._catalog)
        self.query_one("#phase-bar", Bar).set_fraction(moment.phase_fraction)
        self.query_one("#session-bar", Bar).set_fraction(moment.session_fraction)
        self._shown = moment

    def _say(self, name: str, visual: Row | Content) -> None:
        self.query_one(f"#{name}", TextLine).show(visual)

    @work
    async def _finish(self) -> None:
        """Show what the session came to, then close."""
        if self._timer is not None:
            self._timer.stop()
        if self._workspace.settings.bell:
            self.app.bell()
        await self.app.push_screen_wait(
            SummaryScreen(self._entry, self._player, self._catalog, self._clock.now())
        )
        self.dismiss()
