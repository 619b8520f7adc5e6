"""How much of something is over, as a line."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Bar(Widget):
    """A line that fills from the left; repainted only when another cell is filled."""

    filled = reactive(0, layout=False)
    """Cells that are filled."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._fraction = 0.0

    def set_fraction(self, fraction: float) -> None:
        """Show that this much, 0 to 1, is over."""
        self._fraction = fraction
        self.filled = int(fraction * self.size.width)

    def on_resize(self) -> None:
        """Measure the same fraction on the new width."""
        self.set_fraction(self._fraction)

    def render(self) -> RenderResult:
        """Heavy where it is over, light where it is not, so that it can be read without colour."""
        done = "━" * min(self.filled, self.size.width)
        rest = "─" * (self.size.width - len(done))
        return Content.styled(done, "$accent") + Content.styled(rest, "$foreground 30%")
