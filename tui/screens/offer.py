"""A text to read, and a decision to be taken on it: the base of what offers something."""

from collections.abc import Collection, Iterable

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.visual import Visual
from textual.widgets import Static

from tui.widgets.keybar import KeyBar
from tui.widgets.layout import Stack
from tui.widgets.text import plain


class Offer(ModalScreen[str]):
    """Closes with the decision that a key stands for; with nothing when it is not taken up.

    The keys are those of a place of their own, which a subclass names in its `BINDINGS`.
    """

    def __init__(
        self, title: str, parts: Iterable[Visual], *, without: Collection[str] = ()
    ) -> None:
        """`without` are decisions that cannot be taken this time."""
        super().__init__()
        self._heading = title
        self._parts = tuple(parts)
        self._without = frozenset(without)

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the decisions that there are."""
        return action != "decide" or self._without.isdisjoint(map(str, parameters))

    def action_scroll(self, lines: int) -> None:
        """Read on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_decide(self, decision: str) -> None:
        """Close with this decision."""
        self.dismiss(decision)
