"""An app that draws in many ways, for comparing what drivers show of it. Run as a program."""

import asyncio
import os
import signal
import sys
from functools import partial
from typing import ClassVar

from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Digits, Footer, Input, Label, OptionList

from tui.terminal import driver_class

ROWS = (
    "plain",
    "naïve – “quoted”",
    "日本語のストレッチ",
    "🧘 yoga 🧘🏽",
    "＋×÷ full",
    "e\u0301clair",
    "┃━█",
)
LINES = 40


class Question(ModalScreen[None]):
    """A window above the rest."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "dismiss", "yes")]
    CSS = "Question { align: center middle; } Question Label { background: red 50%; }"

    def compose(self) -> ComposeResult:
        """The question."""
        yield Label("Really? 本当？")


class ManyWidgets(App[None]):
    """Lists that scroll, a field, digits, a toast, a window."""

    CSS = "OptionList { height: 1fr; width: 50%; } Input { width: 60%; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "toast", "toast"),
        Binding("ctrl+w", "ask", "ask", priority=True),
        Binding("ctrl+z", "suspend_process", "suspend"),
        Binding("ctrl+n", "count", "count", priority=True),
        Binding("ctrl+l", "lend", "lend", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(driver_class=driver_class())
        self.animation_level = "none"
        self._count = 0

    def compose(self) -> ComposeResult:
        """The parts."""
        yield Digits("0:00")
        rows = (f"{number:>2} {ROWS[number % len(ROWS)]}" for number in range(LINES))
        yield OptionList(*map(Content, rows))
        field = Input(placeholder="type")
        field.cursor_blink = False
        yield field
        yield Footer()

    def on_mount(self) -> None:
        """End when the connection is gone, as Supple does."""
        leave = partial(self.exit, return_code=129)
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, leave)

    def action_toast(self) -> None:
        """Say something."""
        self.notify("Saved ✓", timeout=60)

    def action_ask(self) -> None:
        """Ask something."""
        self.push_screen(Question())

    def action_count(self) -> None:
        """Change the large digits."""
        self._count += 1
        self.query_one(Digits).update(f"0:0{self._count}")

    @work
    async def action_lend(self) -> None:
        """Lend the terminal for a moment, in which much changes on the screen."""
        with self.suspend():
            os.write(2, b"<lent>")
            for _ in range(99):
                self.action_count()
                await asyncio.sleep(0.01)


if __name__ == "__main__":
    app = ManyWidgets()
    app.run(mouse=False)
    # Where the terminal is gone, Python's last flush must not change the exit code.
    for stream in (sys.stdout, sys.stderr):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(app.return_code or 0)
