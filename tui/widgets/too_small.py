"""Says that the terminal is too small, instead of showing half a screen."""

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget


class TooSmall(Widget):
    """Shown by the style sheet below the size that the screens need; keys work all the same."""

    def render(self) -> RenderResult:
        """What to do about it."""
        width, height = self.app.size
        return Content(f"Please enlarge the window.\n{width} × {height} is too small.")
