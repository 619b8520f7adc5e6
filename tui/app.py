"""The Textual app: its modes, colours and the keys that work everywhere.

Only the first screen is imported at the start; the others are when they are first shown, so that
the program is there at once.
"""

import asyncio
import gc
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.clock import Clock
from tui.core.library import Entry
from tui.core.problem import Problem
from tui.core.settings import Settings
from tui.core.text import displayable
from tui.ends import Ends
from tui.key_names import is_key, shown_key
from tui.keymap import sound_keymap
from tui.keys import bindings
from tui.palette import commands
from tui.places import PLACES, screen_of
from tui.screens.opening import open_up, play_at_once
from tui.sizes import HEIGHTS, WIDTHS
from tui.steady_app import SteadyApp
from tui.storage.paths import Paths, resource
from tui.theme import DARK, THEMES, theme_name
from tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tui.screens.break_offers import BreakOffers

SOON = 0.1
"""Seconds after a change until what is not saved is written aside."""


class SuppleApp(SteadyApp):
    """A guided stretching coach."""

    TITLE = "Supple"
    CSS_PATH = resource("styles.tcss")
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = WIDTHS
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = HEIGHTS
    DEFAULT_MODE = PLACES[0]
    NOTIFICATION_TIMEOUT = 3.0

    def __init__(
        self, workspace: Workspace, clock: Clock | None = None, play: Entry | None = None
    ) -> None:
        super().__init__()
        self._workspace = workspace
        workspace.tell = self._tell
        workspace.soon = self._soon
        self._clock = clock or Clock()
        self._play = play
        self.ends = Ends(self, workspace)
        self.breaks: BreakOffers | None = None
        """None where nobody wants breaks to be offered."""
        for theme in THEMES:
            self.register_theme(theme)
        self.style_at_once(DARK.name)
        self.animation_level = "none"
        for place in PLACES:
            self.add_mode(place, partial(self._screen_of, place))
        self.set_keymap(sound_keymap(workspace.settings.keys))

    def on_mount(self) -> None:
        """Be ready for the end of the connection, and count the time to a break if asked to."""
        self.ends.listen()
        self.theme = theme_name(self._workspace.colours)
        if self._workspace.settings.breaks.minutes is not None:
            from tui.screens.break_offers import BreakOffers

            self.breaks = BreakOffers(self, self._workspace, self._clock, lambda: self.in_session)
            self.breaks.begin()

    def on_ready(self) -> None:
        """Collect garbage from now on, `run_app` had put it off; then see what is to be done."""
        if not gc.isenabled():
            # What is there by now stays; to look through it again would hold up a key for 30 ms.
            gc.freeze()
            gc.enable()
        self._open()

    @work
    async def _open(self) -> None:
        if self._play is None:
            await open_up(self, self._workspace, self._clock)
        else:
            await play_at_once(self, self._workspace, self._clock, self._play)
            self.exit()

    def _screen_of(self, place: str) -> Screen[Any]:
        return screen_of(place, self._workspace, self._clock, self.size)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What can be done on this screen."""
        return commands(self, screen)

    def get_key_display(self, binding: Binding) -> str:
        """A key as people write it."""
        # Textual has names of its own for punctuation, and undoes them itself.
        return shown_key(binding.key) if is_key(binding.key) else super().get_key_display(binding)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing leads to where one is, or away from a running session but its own keys."""
        if action == "go" and parameters == (self.current_mode,):
            return False
        if action in ("take_break", "put_off_break"):
            return self.breaks is not None and self.breaks.is_open
        return action not in ("go", "leave") or not self.in_session

    @property
    def in_session(self) -> bool:
        """True while the person is led through a routine."""
        return any(screen.has_class("-session") for screen in self.screen_stack)

    def _tell(self, problem: Problem) -> None:
        self.notify(displayable(str(problem)), severity="warning", timeout=10, markup=False)

    def _soon(self, work: Callable[[], None]) -> None:
        """Have something done in a thread, so that no key waits for it, unless the app is left."""
        loop = asyncio.get_running_loop()

        def begin() -> None:
            if self.is_running:
                loop.run_in_executor(None, work)

        loop.call_later(SOON, begin)

    # What keys and commands do

    def action_go(self, mode: str) -> None:
        """Go to one of the places that a digit leads to."""
        self.switch_mode(mode)

    def action_help(self) -> None:
        """Show the keys of the screen that is on top."""
        from tui.screens.help import help_dialog

        self.push_screen(help_dialog(self.screen, self.get_key_display))

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
        if self.breaks is not None:
            await self.breaks.take()

    def action_put_off_break(self) -> None:
        """Be offered a break a little later."""
        if self.breaks is not None:
            self.breaks.put_off()

    @work
    async def action_leave(self) -> None:
        """Quit; with unsaved changes, ask first."""
        await self.ends.when_agreed()

    async def action_quit(self) -> None:
        """Quit as `q` does on this screen; what Textual binds to ctrl+q comes here."""
        await self.run_action("screen.leave" if self.in_session else "app.leave")


def run_app(
    paths: Paths, settings: Settings, clock: Clock | None = None, play: Entry | None = None
) -> int:
    """Run the app until it is left; returns the exit code."""
    # Nothing that is made during the start is garbage: collecting it would only delay the screen.
    gc.disable()
    app = SuppleApp(Workspace(paths, settings), clock, play)
    app.run(mouse=False)
    return app.return_code or 0
