"""The Textual app: its modes, colours and the keys that work everywhere.

Only the first screen is imported at the start; the others are when they are first shown, so that
the program is there at once.
"""

import asyncio
import gc
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual._context import active_message_pump
from textual.app import App, SuspendNotSupported, SystemCommand
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.dom import DOMNode, NoScreen
from textual.events import Event, Key, Paste
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from tui.clock import Clock
from tui.core.library import Entry
from tui.core.problem import Problem
from tui.core.settings import Settings
from tui.core.text import displayable
from tui.keymap import sound_keymap
from tui.keys import OFFERED, bindings, is_key, keyless, places_of, shown_key
from tui.screens.routines import RoutinesScreen
from tui.storage.paths import Paths, resource
from tui.stylesheet import SteadyStylesheet
from tui.terminal import driver_class
from tui.theme import DARK, THEMES, theme_name
from tui.turns import Turns
from tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tui.workspace.breaks import BreakTimer

MIN_WIDTH, MIN_HEIGHT = 60, 18
"""Cells below which no screen can be read."""
INTERRUPTS = (signal.SIGINT, signal.SIGQUIT)
PAGING = frozenset({"pageup", "pagedown"})
SOON = 0.1
"""Seconds after a change until what is not saved is written aside."""
BETWEEN_LOOKS = 15.0
"""Seconds between two looks whether a break is due."""
OFFER_SECONDS = 60.0
"""How long the offer of a break stands on the screen; its keys work until the next one."""


class SuppleApp(App[None]):
    """A guided stretching coach."""

    TITLE = "Supple"
    CSS_PATH = resource("styles.tcss")
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012 - as Textual has it
        (0, "-tiny"),
        (MIN_WIDTH, "-narrow"),
        (80, "-normal"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012 - as Textual has it
        (0, "-flat"),
        (MIN_HEIGHT, "-short"),
        (24, "-usual"),
        (30, "-tall"),
    ]
    DEFAULT_MODE = "routines"
    NOTIFICATION_TIMEOUT = 3.0

    def __init__(
        self, workspace: Workspace, clock: Clock | None = None, play: Entry | None = None
    ) -> None:
        super().__init__(driver_class=driver_class())
        self._workspace = workspace
        workspace.tell = self._tell
        workspace.soon = self._soon
        self._clock = clock or Clock()
        self._play = play
        self._breaks: BreakTimer | None = None
        self._has_lent = False
        """True while another program has the terminal."""
        self._turns = Turns(self, super().on_event)
        for theme in THEMES:
            self.register_theme(theme)
        # Set before anything is styled: setting it later would parse the style sheet twice more.
        self.set_reactive(App.theme, DARK.name)
        self.stylesheet = SteadyStylesheet(variables=self.get_css_variables())
        self.animation_level = "none"
        self.add_mode("routines", self._routines_screen)
        self.add_mode("catalog", self._catalog_screen)
        self.add_mode("progress", self._progress_screen)
        self.set_keymap(sound_keymap(workspace.settings.keys))

    def on_ready(self) -> None:
        """Collect garbage from now on, `run_app` had put it off; then look for what was left."""
        if not gc.isenabled():
            # What is there by now stays; to look through it again would hold up a key for 30 ms.
            gc.freeze()
            gc.enable()
        paths = self._workspace.paths
        if self._play is not None or paths.journal.exists() or paths.drafts.exists():
            self._look_back()
        elif not paths.check.exists():
            self._begin()

    def _begin(self) -> None:
        """Ask somebody new what is to be asked; on the first screen, which lists the routines."""
        from tui.screens.first_run import is_first_run

        if isinstance(self.screen, RoutinesScreen) and is_first_run(self._workspace):
            self.screen.action_begin()

    @work
    async def _look_back(self) -> None:
        """Offer to go on with what was broken off, else go into the session that was asked for."""
        from tui.screens.starting import offer_unfinished, start_anew

        went_on = await offer_unfinished(self, self._workspace, self._clock)
        if self._play is None:
            last = self._workspace.sessions.last_ended()
            for screen in self.screen_stack:
                if isinstance(screen, RoutinesScreen):
                    screen.ask_after(last)
            if self._workspace.drafts.left(self._workspace.library):
                from tui.screens.recovering import offer_left

                await offer_left(self, self._workspace)
            return
        if not went_on:
            await start_anew(self, self._workspace, self._clock, self._play)
        self.exit()

    async def on_event(self, event: Event) -> None:
        """Take an event; keys and pastes one after the other."""
        if isinstance(event, Key) and event.key in PAGING and not self._has_pages:
            return
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._turns.take(event)
        else:
            await super().on_event(event)

    @property
    def _has_pages(self) -> bool:
        """False where a list has no room at all: Textual's own trip over that."""
        return all(rows.scrollable_content_region for rows in self.screen.query("OptionList"))

    def _handle_exception(self, error: Exception) -> None:
        """End with what went wrong, unless it is what was to be expected.

        A screen that is closed loses its parts one by one, and what was under way on it, such as
        a timer or the news that a row was highlighted, may no longer find them.
        """
        node = active_message_pump.get(None)
        if isinstance(error, NoMatches) and isinstance(node, DOMNode) and self._is_closed(node):
            return
        super()._handle_exception(error)

    def _is_closed(self, node: DOMNode) -> bool:
        try:
            return not node.is_attached or node.screen not in self.screen_stack
        except NoScreen:
            return True

    def on_mount(self) -> None:
        """Be ready for the end of the connection, and count the time to a break if asked to."""
        self._leave_on_signals()
        self.theme = theme_name(self._workspace.colours)
        if self._workspace.settings.breaks.minutes is not None:
            self._count_to_breaks()

    def _count_to_breaks(self) -> None:
        from tui.workspace.breaks import BreakTimer

        space = self._workspace
        breaks = BreakTimer(space.settings.breaks, lambda: space.library, self._clock.read)
        if breaks.problem:
            self._tell(breaks.problem)
        self._breaks = breaks
        self.set_interval(BETWEEN_LOOKS, self.look_for_break)

    def look_for_break(self) -> None:
        """Offer a break if one is due, with a bell and one line; never in the middle of a word."""
        if self._breaks is None:
            return
        from textual.widgets import TextArea

        was_offered = self._breaks.is_offered
        is_busy = isinstance(self.screen, ModalScreen) or isinstance(self.focused, Input | TextArea)
        offer = self._breaks.look(in_session=self._in_session, is_busy=is_busy)
        if offer:
            take, later = map(self._workspace.key, ("breaks.take", "breaks.later"))
            told = f"{offer}: {take} begins it, {later} is for later"
            self.notify(displayable(told), timeout=OFFER_SECONDS, markup=False)
            if self._workspace.settings.cues.in_effect.bell:
                self.bell()
        if self._breaks.is_offered != was_offered:
            self.screen.refresh_bindings()

    def write_terminal(self, sequence: str) -> None:
        """Write to the terminal what Textual has no word for: a title, a bell, a notification."""
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()

    @property
    def bytes_written(self) -> int:
        """What went to the terminal so far; 0 where the driver does not count."""
        return getattr(self._driver, "written", 0)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal to another program. Raises `SuspendNotSupported`.

        Textual's own way also redirects Python's output, and back again too late when the app ends
        before that program does.
        """
        driver = self._driver
        if driver is None or not driver.can_suspend:
            raise SuspendNotSupported
        driver.suspend_application_mode()
        self._has_lent = True
        with driver.no_automatic_restart():
            yield
        self._has_lent = False
        driver.resume_application_mode()
        self.refresh(layout=True)

    def _leave_on_signals(self) -> None:
        """End in good order when the connection is gone or the system asks for it."""
        for number in (signal.SIGHUP, signal.SIGTERM, *INTERRUPTS):
            asyncio.get_running_loop().add_signal_handler(number, self._leave_at_once, number)

    def _leave_at_once(self, number: int) -> None:
        """Keep the session's place and what is not saved, then end; nobody can be asked now."""
        if self._has_lent and number in INTERRUPTS:
            return  # meant for the program that has the terminal
        self._workspace.close_run()
        self._workspace.drafts.leave()
        self.exit(return_code=128 + number)

    def _routines_screen(self) -> Screen[None]:
        screen = RoutinesScreen(self._workspace, self._clock)
        # Textual finds out what fits the size once everything is styled, and styles it again then.
        for steps, cells in zip(
            (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), self.size, strict=True
        ):
            fitting = [name for least, name in steps or () if least <= cells]
            screen.add_class(*fitting[-1:], update=False)
        return screen

    def _catalog_screen(self) -> Screen[str]:
        from tui.screens.catalog import CatalogScreen

        return CatalogScreen(self._workspace, self._clock)

    def _progress_screen(self) -> Screen[None]:
        from tui.screens.progress import ProgressScreen

        return ProgressScreen(self._workspace)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the keys do on this screen, and the choice of colours; all of it our own words."""
        said: set[str] = set()
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.id in OFFERED and active.enabled and binding.id not in said:
                said.add(binding.id)
                run = partial(self.run_action, binding.action, active.node)
                title = binding.description.capitalize()
                key = self.get_key_display(binding)
                yield SystemCommand(title, f"{binding.tooltip} ({key})", run)
        for command in keyless(*places_of(said)):
            if screen.check_action(command.action, ()):
                run = partial(self.run_action, command.action, screen)
                yield SystemCommand(command.label.capitalize(), command.tooltip, run)
        if "catalog.figures" not in said:
            tooltip = "Compare ways to draw the figures"
            yield SystemCommand("Figures", tooltip, self.action_figures)
        yield SystemCommand("Colours", "Choose other colours, dark or light", self.action_colours)

    def get_key_display(self, binding: Binding) -> str:
        """A key as people write it."""
        # Textual has names of its own for punctuation, and undoes them itself.
        return shown_key(binding.key) if is_key(binding.key) else super().get_key_display(binding)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing leads to where one is, or away from a running session but its own keys."""
        if action == "go" and parameters == (self.current_mode,):
            return False
        if action in ("take_break", "put_off_break"):
            return self._breaks is not None and self._breaks.is_offered and not self._in_session
        return action not in ("go", "leave") or not self._in_session

    @property
    def _in_session(self) -> bool:
        return any(screen.has_class("-session") for screen in self.screen_stack)

    def action_go(self, mode: str) -> None:
        """Go to one of the places that a digit leads to."""
        self.switch_mode(mode)

    def action_help(self) -> None:
        """Show the keys of the screen that is on top."""
        from tui.screens.help import help_dialog

        self.push_screen(help_dialog(self.screen, self.get_key_display))

    async def action_quit(self) -> None:
        """Quit as `q` does on this screen; what Textual binds to ctrl+q comes here."""
        await self.run_action("screen.leave" if self._in_session else "app.leave")

    @work
    async def action_colours(self) -> None:
        """Ask which colours it shall be, and remember the answer."""
        from tui.screens.colour_choice import choose_colours

        await choose_colours(self, self._workspace)

    @work
    async def action_figures(self) -> None:
        """Ask which drawing of a figure looks better, and remember the answer."""
        from tui.screens.drawing_choice import choose_drawing

        await choose_drawing(self, self._workspace)

    @work
    async def action_tips(self) -> None:
        """Read the pages beside the exercises."""
        from tui.screens.tips import read_tips

        await read_tips(self, self._workspace.library.catalog.articles)

    @work
    async def action_take_break(self) -> None:
        """Be led through the routine for a break."""
        entry = self._breaks.entry if self._breaks else None
        if self._breaks is None or entry is None:
            return
        from tui.screens.starting import start

        self._breaks.taken()
        self._take_offer_away()
        await start(self, self._workspace, self._clock, entry)

    def action_put_off_break(self) -> None:
        """Be offered a break a little later."""
        if self._breaks is not None:
            self._breaks.put_off()
            self._take_offer_away()

    def _take_offer_away(self) -> None:
        self.clear_notifications()
        self.screen.refresh_bindings()

    def _tell(self, problem: Problem) -> None:
        self.notify(displayable(str(problem)), severity="warning", timeout=10, markup=False)

    def _soon(self, work: Callable[[], None]) -> None:
        """Have something done in a thread, so that no key waits for it."""
        loop = asyncio.get_running_loop()
        loop.call_later(SOON, loop.run_in_executor, None, work)

    @work
    async def action_leave(self) -> None:
        """Quit; with unsaved changes, ask first."""
        unsaved = self._workspace.unsaved
        if unsaved:
            from tui.screens.dialogs import Question

            names = ", ".join(unsaved)
            question = Question(f"Not saved: {names}. Leave Supple and lose the changes?", "Leave")
            if not await self.push_screen_wait(question):
                return
        self._workspace.drafts.drop_all()
        self.exit()


def run_app(
    paths: Paths, settings: Settings, clock: Clock | None = None, play: Entry | None = None
) -> int:
    """Run the app until it is left; returns the exit code."""
    # Nothing that is made during the start is garbage: collecting it would only delay the screen.
    gc.disable()
    app = SuppleApp(Workspace(paths, settings), clock, play)
    app.run(mouse=False)
    return app.return_code or 0
