"""A text that changes often and is repainted only when it is another text."""

from textual.visual import Visual
from textual.widgets import Static

from tui.widgets.layout import same


class TextLine(Static):
    """Shows one visual; showing an equal text again costs nothing.

    A text of the same size leaves the screen's layout alone, so that nothing else is painted.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes, markup=False)
        self._shown: Visual | None = None

    def show(self, visual: Visual) -> None:
        """Show this, if it is not what is shown already."""
        if not same(visual, self._shown):
            self._shown = visual
            self.update(visual, layout=self._needs_another_size(visual))

    def _needs_another_size(self, visual: Visual) -> bool:
        width, height = self.content_size
        if not width:
            return True
        rules = self.styles.get_rules()
        needed = visual.get_optimal_width(rules, width)
        return (self.styles.is_auto_width and needed != width) or (
            self.styles.is_auto_height and visual.get_height(rules, width) != height
        )
