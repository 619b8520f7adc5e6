"""One value out of a few, changed with the left and right arrow."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import RenderResult
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.keys import bindings
from tui.widgets.text import joined


class Choice(Widget, can_focus=True):
    """Shows `‹ each side ›`; the arrows go through the values and around."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("choice")

    place = reactive(0)
    """Which value is chosen, from 0."""

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, choice: "Choice") -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> "Choice":
            """The choice that changed, for `@on(..., "#id")`."""
            return self.choice

    def __init__(
        self,
        values: Sequence[tuple[str, str]],
        chosen: str = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._values = values
        keys = [key for key, _ in values]
        self.set_reactive(Choice.place, keys.index(chosen) if chosen in keys else 0)

    @property
    def value(self) -> str:
        """Key of the chosen value."""
        return self._values[self.place][0]

    def choose(self, key: str) -> None:
        """Show the value with this key, if there is one; nobody is told."""
        keys = [known for known, _ in self._values]
        if key in keys:
            self.place = keys.index(key)

    def render(self) -> RenderResult:
        """The value between arrows."""
        return joined(("‹ ", "$accent"), self._values[self.place][1], (" ›", "$accent"))

    def action_step(self, by: int) -> None:
        """Choose the value this many places on."""
        self.place = (self.place + by) % len(self._values)
        self.post_message(self.Changed(self))
