"""Everything about a step that is a rest."""

from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.core import adjust
from tui.core.dose_text import DoseFault
from tui.core.rest import rest_text, with_rest
from tui.core.routine import Step
from tui.core.text import typeable
from tui.keys import bindings
from tui.screens.dose_form import LEFT_OUT
from tui.widgets.choice import Choice
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.text import MUTED, plain


class RestForm(ModalScreen[Step | None]):
    """Edits a rest; closes with it changed, or None when it is cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step

    def compose(self) -> ComposeResult:
        """Label and field, one below the other."""
        with Vertical(classes="dialog wide form"):
            yield Static(plain("Rest", "bold"))
            yield from _line("how long", Input(rest_text(self._step), id="rest", compact=True))
            chosen = "optional" * self._step.optional
            yield from _line("left out", Choice(LEFT_OUT, chosen, id="optional"))
            notes = typeable(self._step.notes)
            yield from _line("notes", Input(notes, id="notes", compact=True))
            yield TextLine(id="verdict")
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin at its length, ready to type another over it."""
        for field in self.query(Input):
            field.cursor_blink = False
        length = self.query_one("#rest", Input)
        length.focus()
        length.select_all()

    @on(Input.Changed, "#rest")
    def show_verdict(self) -> None:
        """Say what the length is read as, or what is wrong with it."""
        said, style = self._read(), "$error"
        if isinstance(said, Step):
            text, style = rest_text(said), "$accent"
        else:
            text = said.message
        self.query_one("#verdict", TextLine).show(plain(text, style))

    @on(Input.Submitted)
    def action_accept(self) -> None:
        """Close with the changed rest; not while its length cannot be read."""
        said = self._read()
        if isinstance(said, DoseFault):
            self.app.bell()
            return
        optional = bool(self.query_one(Choice).value)
        notes = self.query_one("#notes", Input).value
        step = msgspec.structs.replace(said, optional=optional)
        if notes != typeable(self._step.notes):
            step = adjust.with_notes(step, notes)
        self.dismiss(step)

    def action_cancel(self) -> None:
        """Close and change nothing."""
        self.dismiss(None)

    def _read(self) -> Step | DoseFault:
        text = self.query_one("#rest", Input).value
        return self._step if text == rest_text(self._step) else with_rest(self._step, text)


def _line(label: str, field: Widget) -> ComposeResult:
    with Horizontal(classes="field"):
        yield Static(plain(label), classes="field-label")
        yield field
        if field.id == "rest":
            yield Static(plain("such as 60, 90 s or 2 min", MUTED), classes="field-hint")
