"""Breaks from sitting, offered on whatever screen is on top."""

from collections.abc import Callable

from textual.app import App
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.clock import Clock
from tui.core.text import displayable
from tui.workspace.breaks import BreakTimer
from tui.workspace.workspace import Workspace

BETWEEN_LOOKS = 15.0
"""Seconds between two looks whether a break is due."""
OFFER_SECONDS = 60.0
"""How long the offer of a break stands on the screen; its keys work until the next one."""


class BreakOffers:
    """Offers breaks, and leads through the one that is taken."""

    def __init__(
        self, app: App[None], workspace: Workspace, clock: Clock, in_session: Callable[[], bool]
    ) -> None:
        self._app = app
        self._workspace = workspace
        self._clock = clock
        self._in_session = in_session
        self._timer = BreakTimer(workspace.settings.breaks, lambda: workspace.library, clock.read)

    def begin(self) -> None:
        """Count from now on."""
        if self._timer.problem:
            self._workspace.tell(self._timer.problem)
        self._app.set_interval(BETWEEN_LOOKS, self.look)

    @property
    def is_open(self) -> bool:
        """True while an offer waits for an answer."""
        return self._timer.is_offered and not self._in_session()

    def look(self) -> None:
        """Offer a break if one is due, with a bell and one line; never in the middle of a word."""
        from textual.widgets import TextArea

        app = self._app
        was_offered = self._timer.is_offered
        is_busy = isinstance(app.screen, ModalScreen) or isinstance(app.focused, Input | TextArea)
        offer = self._timer.look(in_session=self._in_session(), is_busy=is_busy)
        if offer:
            take, later = map(self._workspace.key, ("breaks.take", "breaks.later"))
            told = f"{offer}: {take} begins it, {later} is for later"
            app.notify(displayable(told), timeout=OFFER_SECONDS, markup=False)
            if self._workspace.settings.cues.in_effect.bell:
                app.bell()
        if self._timer.is_offered != was_offered:
            app.screen.refresh_bindings()

    async def take(self) -> None:
        """Be led through the routine for a break."""
        entry = self._timer.entry
        if entry is None:
            return
        from tui.screens.starting import start

        self._timer.taken()
        self._take_away()
        await start(self._app, self._workspace, self._clock, entry)

    def put_off(self) -> None:
        """Be offered it again a little later."""
        self._timer.put_off()
        self._take_away()

    def _take_away(self) -> None:
        self._app.clear_notifications()
        self._app.screen.refresh_bindings()
