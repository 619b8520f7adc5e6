"""Every key that works on a screen, and what it does, taken from the bindings themselves."""

from collections.abc import Callable

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from tui.screens.dialogs import Reading
from tui.widgets.layout import Hanging
from tui.widgets.text import plain


def help_dialog(screen: Screen[object], display: Callable[[Binding], str]) -> Reading:
    """The keys of this screen, as they are now."""
    keys: dict[str, list[str]] = {}
    said: dict[str, str] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if active.enabled and binding.id and not binding.system:
            keys.setdefault(binding.action, []).append(display(binding))
            said[binding.action] = binding.tooltip
    parts = (
        Hanging(Content.styled(" ".join(keys[action]), "$accent"), plain(text), 18)
        for action, text in said.items()
    )
    return Reading("Keys", parts)
