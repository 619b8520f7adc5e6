"""An app that goes on where Textual's own would stumble."""

# The node at work; Textual tells it in no other way.
from textual._context import active_message_pump
from textual.css.query import NoMatches
from textual.dom import DOMNode, NoScreen
from textual.events import Event, Key, Paste

from tui.stylesheet import SteadyStylesheet
from tui.terminal.terminal_app import TerminalApp
from tui.turns import Turns

PAGING = frozenset({"pageup", "pagedown"})


class SteadyApp(TerminalApp):
    """Takes keys one after the other, and outlives what happens on a screen that is closed."""

    def __init__(self) -> None:
        super().__init__()
        self._turns = Turns(self, super().on_event)

    def style_at_once(self, theme: str) -> None:
        """Have these colours from the start: set later, they parse the style sheet twice more."""
        self.set_reactive(SteadyApp.theme, theme)
        self.stylesheet = SteadyStylesheet(variables=self.get_css_variables())

    async def on_event(self, event: Event) -> None:
        """Take an event; keys and pastes one after the other."""
        if isinstance(event, Key) and event.key in PAGING and not self._has_pages:
            return
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._turns.take(event)
        else:
            await super().on_event(event)

    @property
    def _has_pages(self) -> bool:
        """False where a list has no room at all: Textual's own trip over that."""
        return all(rows.scrollable_content_region for rows in self.screen.query("OptionList"))

    def _handle_exception(self, error: Exception) -> None:
        """End with what went wrong, unless it is what was to be expected.

        A screen that is closed loses its parts one by one, and what was under way on it, such as
        a timer or the news that a row was highlighted, may no longer find them.
        """
        node = active_message_pump.get(None)
        if isinstance(error, NoMatches) and isinstance(node, DOMNode) and self._is_closed(node):
            return
        super()._handle_exception(error)

    def _is_closed(self, node: DOMNode) -> bool:
        try:
            return not node.is_attached or node.screen not in self.screen_stack
        except NoScreen:
            return True
