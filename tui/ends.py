"""The ends of the app: a signal, after which nobody can be asked, and a key, after which one is."""

import asyncio
import signal

from tui.terminal.terminal_app import TerminalApp
from tui.workspace.workspace import Workspace

INTERRUPTS = (signal.SIGINT, signal.SIGQUIT)


class Ends:
    """Ends an app in good order."""

    def __init__(self, app: TerminalApp, workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace

    def listen(self) -> None:
        """End when the connection is gone or the system asks for it, from now on."""
        for number in (signal.SIGHUP, signal.SIGTERM, *INTERRUPTS):
            asyncio.get_running_loop().add_signal_handler(number, self.at_once, number)

    def at_once(self, number: int) -> None:
        """Keep the session's place and what is not saved, then end with this signal's exit code."""
        if self._app.has_lent and number in INTERRUPTS:
            return  # meant for the program that has the terminal
        self._workspace.close_run()
        self._workspace.drafts.leave()
        self._app.exit(return_code=128 + number)

    async def when_agreed(self) -> None:
        """End; with unsaved changes, ask first."""
        unsaved = self._workspace.unsaved
        if unsaved:
            from tui.screens.dialogs import Question

            names = ", ".join(unsaved)
            question = Question(f"Not saved: {names}. Leave Supple and lose the changes?", "Leave")
            if not await self._app.push_screen_wait(question):
                return
        self._workspace.drafts.drop_all()
        self._app.exit()
