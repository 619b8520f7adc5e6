"""A question with a few answers, each a key away; or an answer is chosen with the arrows."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import bindings
from tui.widgets.keybar import KeyBar
from tui.widgets.layout import Cell, Row
from tui.widgets.rows import Item, Rows
from tui.widgets.text import plain


class Answer(NamedTuple):
    """One answer."""

    key: str
    """The character that gives it."""
    id: str
    """What the dialog closes with."""
    text: str


class OneKey(ModalScreen[str]):
    """Closes with the id of the answer, or with nothing when the question is passed over."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("answers")

    def __init__(self, question: str, answers: Sequence[Answer], told: Iterable[str] = ()) -> None:
        """`told` are paragraphs that stand between the question and the answers."""
        super().__init__()
        self._question = question
        self._answers = tuple(answers)
        self._told = tuple(told)

    def compose(self) -> ComposeResult:
        """The question and the answers, each behind its key."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._question, "bold"))
            for paragraph in self._told:
                yield Static(plain(paragraph))
            yield Rows()
            yield KeyBar()

    def on_mount(self) -> None:
        """Fill the list."""
        rows = self.query_one(Rows)
        rows.fill(
            Item(answer.id, Row(Cell(plain(answer.key, "bold"), 1), Cell(plain(answer.text))))
            for answer in self._answers
        )
        rows.focus()

    def on_key(self, event: events.Key) -> None:
        """Take the answer that this character stands for."""
        for answer in self._answers:
            if event.character == answer.key:
                event.stop()
                event.prevent_default()
                self.dismiss(answer.id)

    def action_accept(self) -> None:
        """Take the highlighted answer."""
        self.dismiss(self.query_one(Rows).chosen)

    def action_skip(self) -> None:
        """Pass the question over."""
        self.dismiss("")
