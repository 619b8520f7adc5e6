"""A text in letters or digits that can be read from a mat."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.large import large


class LargeText(Widget):
    """Shows a short text as large as its room allows; repainted only when the text changes."""

    text = reactive("", layout=False)

    def render(self) -> RenderResult:
        """The text in points, in the middle of the height."""
        width, height = self.content_size
        rows = large(self.text, width, height)
        above = (height - len(rows)) // 2
        return Content("\n".join([""] * above + rows))
