"""What a routine says about itself: name, times a day, rounds and notes."""

from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from tui.core.faults import fault_of_field
from tui.core.routine import Routine
from tui.core.text import typeable
from tui.keys import bindings
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.text import plain

_LABELS = {"name": "name", "times_per_day": "times a day", "rounds": "rounds"}


class RoutineForm(ModalScreen[Routine | None]):
    """Edits a routine's own fields; closes with it changed, or None when it is cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, routine: Routine) -> None:
        super().__init__()
        self._routine = routine

    def compose(self) -> ComposeResult:
        """Label and field, one below the other."""
        with Vertical(classes="dialog wide"):
            yield Static(plain("About this routine", "bold"))
            for name, label in _LABELS.items():
                with Horizontal(classes="field"):
                    yield Static(plain(label), classes="field-label")
                    value = typeable(str(getattr(self._routine, name)))
                    yield Input(value, id=name, compact=True)
            yield Static(plain("notes"), classes="field-label")
            yield TextArea(
                typeable(self._routine.notes), id="notes", compact=True, tab_behavior="focus"
            )
            yield TextLine(id="verdict")
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the name."""
        for field in self.query(Input):
            field.cursor_blink = False
        self.query_one(TextArea).cursor_blink = False
        self.query_one("#name").focus()

    @on(Input.Submitted)
    def action_accept(self) -> None:
        """Close with the changed routine; not while something does not fit."""
        said: dict[str, object] = {"notes": typeable(self.query_one(TextArea).text).rstrip()}
        for name in _LABELS:
            text = typeable(self.query_one(f"#{name}", Input).value).strip()
            said[name] = int(text) if name != "name" and text.isascii() and text.isdigit() else text
        for name, value in said.items():
            problem = fault_of_field(Routine, name, value)
            if problem is not None:
                label = _LABELS.get(name, name)
                message = f"{label}: {problem.message}"
                self.query_one("#verdict", TextLine).show(plain(message, "$error"))
                return
        self.dismiss(msgspec.structs.replace(self._routine, **said))

    def action_cancel(self) -> None:
        """Close and change nothing."""
        self.dismiss(None)
