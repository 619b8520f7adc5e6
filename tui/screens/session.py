"""The live session: shows the moment that it is, and turns keys into moves."""

import os
from collections.abc import Callable
from math import inf
from typing import ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.timer import Timer

from tui.clock import Clock
from tui.core.breathing import breath_of, tapped
from tui.core.event import UNDOABLE, Move
from tui.core.moment import Moment, moment_of, seconds_to_change
from tui.core.option import option_after, option_of
from tui.core.phase import PhaseKind
from tui.core.prompt import asks_for_pain, checklist, cue_line, move_in_words, question_line
from tui.keys import bindings
from tui.live.announcer import Announcer
from tui.live.figure import SessionFigure
from tui.live.line import Line
from tui.live.run import SessionRun
from tui.screens.dialogs import Reading
from tui.screens.hurts import ask_about_pain
from tui.screens.one_key import Answer, OneKey
from tui.screens.summary import SummaryScreen
from tui.terminal.terminal_app import TerminalApp
from tui.widgets.exercise_brief import exercise_brief
from tui.widgets.keybar import KeyBar
from tui.widgets.session_view import SessionView, Shown
from tui.widgets.too_small import TooSmall
from tui.workspace.workspace import Workspace

LOOK_AGAIN = 5.0
"""Seconds after which the screen looks at the clock whatever happens."""

BREATHING = frozenset({PhaseKind.INHALE, PhaseKind.EXHALE})
HURTS = "!"
LEAVING = (
    Answer("y", "end", "End it and keep what was done"),
    Answer("l", "keep", "Leave, and go on from here another time"),
    Answer("n", "stay", "Go on now"),
    Answer(HURTS, "hurts", "It hurts"),
)


class SessionScreen(Screen[None]):
    """Leads through a routine."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("session", "pain")

    def __init__(self, begin: Callable[[], SessionRun], workspace: Workspace, clock: Clock) -> None:
        """`begin` is called once the screen is there: building it is not time spent."""
        super().__init__(classes="-session")
        self._begin = begin
        self._workspace = workspace
        self._clock = clock
        self._run: SessionRun
        self._announcer: Announcer
        self._figure: SessionFigure
        self._shown: Moment | None = None
        self._timer: Timer | None = None
        self._taps: tuple[float, ...] = ()

    def compose(self) -> ComposeResult:
        """What is seen, and the keys."""
        yield SessionView(self._workspace.library.catalog)
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Begin now."""
        self._run = self._workspace.run = self._begin()
        exercises = self._run.session.plan.exercises
        self._catalog = self._workspace.library.catalog.with_exercises(exercises)
        self._figure = self._make_figure()
        self._announcer = Announcer(
            self._workspace.settings.cues,
            os.environ,
            write=cast(TerminalApp, self.app).write_terminal,
            later=self.set_timer,
        )
        self._show_night()
        self.tick()

    def on_unmount(self) -> None:
        """Leave the terminal's title as it was."""
        self._announcer.close()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that mean something only at times: done, pain before, a known exercise."""
        moment = self._shown
        match action:
            case "done":
                return moment is not None and moment.can_be_done
            case "pain":
                return moment is not None and asks_for_pain(self._run.session)
            case "option":
                return moment is not None and len(moment.exercise.options) > 1
            case "know":
                return moment is not None and moment.kind is PhaseKind.PREPARE
            case "tap":
                return moment is not None and moment.kind in BREATHING
            case _:
                return True

    def _make_figure(self) -> SessionFigure:
        space, app = self._workspace, cast(TerminalApp, self.app)
        settings = space.settings.figure
        line = Line(self._clock.read, lambda: app.bytes_written, settings.bytes_per_second)
        return SessionFigure(self._catalog, lambda: space.look, settings, self._clock, line)

    # What time does

    def tick(self) -> None:
        """Show the moment that it is now, and look again when it will be another one."""
        session = self._run.look()
        moment = moment_of(session.player, self._catalog, self._run.now)
        if moment is None:
            self._warn(self._announcer.finish(session.plan.routine.name))
            self._finish()
            return
        change = self._announcer.see(moment, session.player.phase)
        if change.is_other_phase and self._announcer.settings.in_effect.invert:
            self.query_one(SessionView).turn()
        self._show(moment)
        if change.is_other:
            self.refresh_bindings()
        self._warn(change.told)
        self._schedule()
        self.call_after_refresh(self._run.write)

    def _schedule(self) -> None:
        """Wake when what is shown changes; where we are is asked of the clock, not of the timer."""
        if self._timer is not None:
            self._timer.stop()
        player, now = self._run.session.player, self._run.now
        waits = [seconds_to_change(player, now)]
        if self.query_one(SessionView).shows_figure:
            waits.append(self._figure.wait(player, now))
        real = min((self._clock.real(wait) for wait in waits if wait is not None), default=inf)
        self._run.expect(real)
        self._timer = self.set_timer(min(LOOK_AGAIN, real), self.tick)

    def _show(self, moment: Moment) -> None:
        session = self._run.session
        notes = session.plan.routine.steps[moment.step - 1].notes
        shown = Shown(
            routine=session.plan.routine.name,
            notes=notes,
            cue=cue_line(session, moment, self._workspace.key),
            question=question_line(session),
            checklist=checklist(session),
            option=option_of(moment.exercise, session.options),
            pose=self._figure.pose(session.player),
        )
        view = self.query_one(SessionView)
        view.show(moment, shown)
        scene = self._figure.scene(session.player, self._run.now)
        room = self._figure.room(session.player, self._run.now)
        view.draw(scene, self._figure.look, room)
        self._shown = moment

    # What keys do

    def action_pause(self) -> None:
        """Stop the clock, or let it run on after a lead-in."""
        self._move(Move.RESUME if self._run.session.player.is_paused else Move.PAUSE)

    def action_move(self, move: str) -> None:
        """Make one of the moves that need nothing else."""
        self._move(Move(move))

    def action_done(self) -> None:
        """Say that it is enough."""
        self._move(Move.NEXT)

    def action_add(self, seconds: int) -> None:
        """Make this phase longer or shorter."""
        self._move(Move.ADD, seconds)

    def action_know(self) -> None:
        """Need no time to read this exercise, today and from now on."""
        if self._shown is not None:
            self._move(Move.KNOW)
            self._workspace.remembered.know(self._shown.exercise.id)

    def action_option(self) -> None:
        """Do this exercise in another of its ways, today and from now on."""
        if self._shown is None:
            return
        exercise = self._shown.exercise
        self._move(Move.OPTION, option_after(exercise, self._run.session.options))
        option = option_of(exercise, self._run.session.options)
        self._workspace.remembered.choose_option(exercise.id, option)

    def action_tap(self) -> None:
        """Set the length of a breath by tapping at each breath out."""
        self._taps = tapped(self._taps, self._run.now)
        seconds = breath_of(self._taps)
        if seconds is None:
            self.notify("Tap again at the next breath out.", markup=False)
            return
        self._move(Move.BREATH, seconds)
        self._workspace.remembered.breathe(seconds)
        self.notify(f"One breath takes {seconds:g} s.", markup=False)

    def action_pain(self, pain: int) -> None:
        """Say how much it hurts before the session; this asks no second time."""
        self._move(Move.PAIN_BEFORE, pain)

    def action_big(self) -> None:
        """Show the clock, the phase and the cue alone, as large as can be, or everything again."""
        self.query_one(SessionView).toggle_class("-big")
        self.tick()

    def action_night(self) -> None:
        """Be silent and dim, or as before."""
        self._announcer.toggle_night()
        self._show_night()

    @work
    async def action_instructions(self) -> None:
        """Show everything about the exercise; the session goes on behind it."""
        if self._shown is not None:
            exercise = self._shown.exercise
            brief = exercise_brief(exercise, self._catalog)
            if await self.app.push_screen_wait(Reading(exercise.name, brief, also=HURTS)):
                self.action_hurts()

    @work
    async def action_hurts(self) -> None:
        """Stop the clock at once, then ask."""
        self._move(Move.HURTS)
        await ask_about_pain(self.app, self._run)
        self.tick()

    @work
    async def action_leave(self) -> None:
        """Ask whether to end the session; the clock stands still meanwhile."""
        was_paused = self._run.session.player.is_paused
        self._move(Move.PAUSE)
        match await self.app.push_screen_wait(OneKey("End this session?", LEAVING)):
            case "end":
                self._move(Move.LEAVE)
            case "keep":
                self._close()
            case "hurts":
                self.action_hurts()
            case _ if not was_paused:
                self._move(Move.RESUME)

    def _move(self, move: Move, amount: float | None = None) -> None:
        """Make a move; one that changes nothing rings, so that the key does not seem dead."""
        before = self._run.session
        after = self._run.do(move, amount)
        if move in UNDOABLE | {Move.UNDO} and len(after.history) == len(before.history):
            self.app.bell()
        elif move is Move.UNDO and before.undoable:
            self.notify(f"Taken back: {move_in_words(before.undoable)}.", markup=False)
        elif move is Move.LATER:
            self.notify("What is left of it comes at the end.", markup=False)
        self.tick()

    @work
    async def _finish(self) -> None:
        """Show what the session came to, then close."""
        self._run.write()
        await self.app.push_screen_wait(SummaryScreen(self._run, self._catalog))
        self._close()

    def _show_night(self) -> None:
        self.query_one(SessionView).set_class(self._announcer.settings.night, "-night")

    def _warn(self, told: str) -> None:
        if told:
            self.notify(told, severity="warning", markup=False)

    def _close(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._workspace.close_run()
        self.dismiss()
