"""A text to read, as long as it likes, under a title."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.visual import Visual
from textual.widgets import Static

from tui.widgets.keybar import KeyBar
from tui.widgets.layout import Stack
from tui.widgets.text import plain


class Page(ModalScreen[str]):
    """Shows the text; what it closes with is for those who build on it."""

    def __init__(self, title: str, parts: Iterable[Visual]) -> None:
        super().__init__()
        self._heading = title
        self._parts = tuple(parts)

    def compose(self) -> ComposeResult:
        """The title and the text, which scrolls."""
        with Vertical(classes="dialog tall read"):
            yield Static(plain(self._heading, "bold"))
            with VerticalScroll():
                yield Static(Stack(self._parts))
            yield KeyBar()

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, lines: int) -> None:
        """Read on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
