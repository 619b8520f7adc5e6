"""The floor: the least that Textual can show. Run as a program."""

from textual.app import App, ComposeResult
from textual.widgets import Label

TEXT = "one label and nothing else"


class OneLabel(App[None]):
    """An app with one label."""

    def compose(self) -> ComposeResult:
        """The label."""
        yield Label(TEXT)


if __name__ == "__main__":
    OneLabel().run()
