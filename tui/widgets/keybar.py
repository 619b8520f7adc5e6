"""The line at the bottom that says what the keys do here."""

from typing import Any

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from tui.widgets.layout import same

LAST = ("keep", "close", "help")
"""The actions that are always shown, at the end, however narrow the screen."""


def key_display(screen: Screen[Any], binding_id: str) -> str:
    """The key of a binding as it is set now, for hints; empty when it has none here."""
    for active in screen.active_bindings.values():
        if active.binding.id == binding_id:
            return screen.app.get_key_display(active.binding)
    return ""


class KeyBar(Widget):
    """The keys of the screen as far as they fit, and the one that shows them all."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Content | None = None

    def on_mount(self) -> None:
        """Follow every change of what the keys do."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        """Stop following."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, screen: Screen[object]) -> None:
        # Before it is drawn for the first time there is nothing to draw again.
        if screen is self.screen and self._shown and not same(self._keys(), self._shown):
            self.refresh()

    def render(self) -> RenderResult:
        """Keys in the accent colour, what they do in words."""
        shown = self._shown = self._keys()
        return shown

    def _keys(self) -> Content:
        shown: dict[str, Content] = {}
        # Textual binds this key itself, and so has it before all of ours.
        active_ones = self.screen.active_bindings.values()
        for active in sorted(active_ones, key=lambda one: one.binding.key == "tab"):
            binding = active.binding
            if binding.show and active.enabled and binding.action not in shown:
                key = Content.styled(self._key_of(binding), "$accent")
                shown[binding.action] = key + Content(f" {binding.description}")
        last = [shown.pop(action) for action in LAST if action in shown]
        room = self.size.width - Content("  ").join(last).cell_length
        kept: list[Content] = []
        for part in shown.values():
            room -= part.cell_length + 2
            if room < 0:
                break
            kept.append(part)
        return Content("  ").join([*kept, *last])

    def _key_of(self, binding: Binding) -> str:
        # In a field Enter is Textual's own, and comes to the same.
        if binding.action == "accept" and isinstance(self.screen.focused, Input):
            return "enter"
        return self.app.get_key_display(binding)
