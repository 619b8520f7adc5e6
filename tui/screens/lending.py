"""What stands on the screen while the person's own editor has the terminal."""

from pathlib import Path

from textual import work
from textual.app import ComposeResult, SuspendNotSupported
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.terminal.text_editor import edit
from tui.widgets.text import plain


class Lending(ModalScreen[str]):
    """Has a file edited, and closes with what went wrong, mostly nothing.

    What was typed ahead comes here, where it means nothing.
    """

    def __init__(self, command: tuple[str, ...], path: Path) -> None:
        super().__init__()
        self._command = command
        self._path = path

    def compose(self) -> ComposeResult:
        """One line, seen only where the terminal is slow."""
        yield Static(plain("Your editor has the terminal."), classes="dialog")

    def on_mount(self) -> None:
        """Begin at once."""
        self._lend()

    @work
    async def _lend(self) -> None:
        """Lend the terminal until the editor has ended."""
        try:
            with self.app.suspend():
                failure = await edit(self._command, self._path)
        except SuspendNotSupported:
            failure = "An editor cannot be started from here"
        self.dismiss(failure)
