"""A plate: an exercise's figure with its position in words below it, as in a book."""

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.core.figure.look import Look
from tui.core.figure.scene import Scene
from tui.widgets.figure_view import FigureView
from tui.widgets.label import TextLine
from tui.widgets.text import MUTED, plain


class Plate(Vertical):
    """Takes no room while there is nothing to show."""

    def compose(self) -> ComposeResult:
        """The figure and its words."""
        yield FigureView()
        yield TextLine()

    def show(self, scene: Scene | None, look: Look, room: float = float("inf")) -> None:
        """Show this, its words being those of where the movement ends.

        Nothing on a plate that is being taken down, of which a timer may not know.
        """
        picture = self.query_one_optional(FigureView)
        if picture is None:
            return
        shown = scene if look.encoding else None
        self.display = shown is not None
        picture.show(shown, look, room)
        if shown is not None:
            words = shown.figure.frames_on(shown.side)[-1].say
            self.query_one(TextLine).show(plain(words, MUTED))
