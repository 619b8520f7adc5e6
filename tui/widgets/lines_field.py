"""A field of several lines in a list of fields."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import TextArea

from tui.keys import bindings


class LinesField(TextArea):
    """A text that means something line by line; the arrows lead out of it at its ends."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("lines")

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(text, id=id, compact=True, tab_behavior="focus")

    def action_newline(self) -> None:
        """Begin another line."""
        self.insert("\n")

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a line, from the first one to the field before."""
        if self.cursor_at_first_line and not select:
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a line, from the last one to the next field."""
        if self.cursor_at_last_line and not select:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)
