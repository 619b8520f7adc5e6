"""Questions and lists that lie over a screen and return an answer."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.visual import Visual
from textual.widgets import Input, Static

from tui.core.text import typeable
from tui.keys import bindings
from tui.screens.page import Page
from tui.widgets.keybar import KeyBar, key_display
from tui.widgets.label import TextLine
from tui.widgets.layout import Cell, Row
from tui.widgets.rows import Item, Rows
from tui.widgets.text import joined, plain


class Question(ModalScreen[bool]):
    """A question that is answered with yes or no."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("question")

    def __init__(self, question: str, yes: str = "Yes", no: str = "Go back") -> None:
        super().__init__()
        self._question = question
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """The question and what each answer means."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._question))
            yield TextLine(id="answers")

    def on_mount(self) -> None:
        """Name the keys as they are set."""
        yes, no = (key_display(self, name) for name in ("question.yes", "question.no"))
        accent = "$accent"
        answers = joined((yes, accent), f" {self._yes}    ", (no, accent), f" {self._no}")
        self.query_one("#answers", TextLine).show(answers)

    def action_answer(self, answer: bool) -> None:
        """Close with the answer."""
        self.dismiss(answer)


class AskName(ModalScreen[str]):
    """Asks for a line of text; closes with nothing when it is cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, question: str, value: str = "", max_length: int = 100) -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._max_length = max_length

    def compose(self) -> ComposeResult:
        """The question and a field."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._question))
            yield Input(typeable(self._value), max_length=self._max_length, compact=True)
            yield KeyBar()

    def on_mount(self) -> None:
        """Be ready to type; a blinking cursor costs bytes on every line."""
        field = self.query_one(Input)
        field.cursor_blink = False
        field.focus()

    @on(Input.Submitted)
    def action_accept(self) -> None:
        """Close with what was typed; not with nothing, that is what escape is for."""
        text = typeable(self.query_one(Input).value).strip()
        if text:
            self.dismiss(text)
        else:
            self.app.bell()

    def action_cancel(self) -> None:
        """Close with nothing."""
        self.dismiss("")


class ChooseOne(ModalScreen[str]):
    """A list to choose one from; closes with its id, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")

    def __init__(self, question: str, choices: Sequence[tuple[str, str]], chosen: str = "") -> None:
        """`chosen` is the id that is highlighted at first."""
        super().__init__()
        self._question = question
        self._choices = choices
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The question and the choices."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._question))
            yield Rows()
            yield KeyBar()

    def on_mount(self) -> None:
        """Fill the list."""
        rows = self.query_one(Rows)
        items = [Item(key, Row(Cell(plain(text)))) for key, text in self._choices]
        rows.fill(items, choose=self._chosen or None)
        rows.focus()

    def action_accept(self) -> None:
        """Close with the chosen one."""
        self.dismiss(self.query_one(Rows).chosen)

    def action_cancel(self) -> None:
        """Close with nothing."""
        self.dismiss("")


class Reading(Page):
    """A text to read, with a title; closes with nothing, or with a key that means more here."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("reading")

    def __init__(self, title: str, parts: Iterable[Visual], *, also: str = "") -> None:
        """`also` are characters that close it too; it then closes with the character."""
        super().__init__(title, parts)
        self._also = also

    def on_key(self, event: events.Key) -> None:
        """Close with a key that means something to whoever opened this."""
        if event.character and event.character in self._also:
            event.stop()
            self.dismiss(event.character)

    def action_close(self) -> None:
        """Close."""
        self.dismiss("")
