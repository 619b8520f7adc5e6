"""A question that is answered with a whole number."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.keys import bindings
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.text import MUTED, plain


class AskNumber(ModalScreen[int | None]):
    """Closes with a number within its range, or None when it is cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, question: str, value: int, low: int, high: int, told: str = "") -> None:
        """`value` stands in the field at first; `told` is a sentence below the question."""
        super().__init__()
        self._question = question
        self._value = value
        self._low = low
        self._high = high
        self._told = told

    def compose(self) -> ComposeResult:
        """The question and a field."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._question, "bold"))
            if self._told:
                yield Static(plain(self._told, MUTED))
            yield Input(str(self._value), max_length=6, compact=True)
            yield TextLine(id="verdict")
            yield KeyBar()

    def on_mount(self) -> None:
        """Be ready to type another number over the one that is there."""
        field = self.query_one(Input)
        field.cursor_blink = False
        field.focus()
        field.select_all()

    @on(Input.Submitted)
    def action_accept(self) -> None:
        """Close with the number; not while it does not fit."""
        text = self.query_one(Input).value.strip()
        number = int(text) if text.isascii() and text.isdigit() else None
        if number is not None and self._low <= number <= self._high:
            self.dismiss(number)
        else:
            self.app.bell()
            said = f"A whole number from {self._low} to {self._high} is needed"
            self.query_one("#verdict", TextLine).show(plain(said, "$error"))

    def action_cancel(self) -> None:
        """Close and change nothing."""
        self.dismiss(None)
