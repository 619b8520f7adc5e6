"""A line to type in, with what it is read as below it while one types."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from tui.core.dose_text import DoseFault
from tui.key_names import NAMED
from tui.keys import bindings
from tui.widgets.label import TextLine
from tui.widgets.layout import Stack
from tui.widgets.text import MUTED, plain


class Typing(NamedTuple):
    """What is typed, and what becomes of it."""

    heading: str
    text: str
    """What stands in the line at first; typing replaces it."""
    examples: str
    read: Callable[[str], str | DoseFault]
    """What a text is read as, in words, or why it is not."""
    take: Callable[[str], None]
    """Takes a text that can be read."""
    stop: Callable[[], None]
    """Ends it without taking anything."""


class TypedField(Input):
    """The field of the line. Taking and stopping happen in the order of the keys typed.

    A binding would come after the characters that were typed behind it, when they run ahead.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("typing")

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """True for every key that writes something, also those whose character Textual forgets."""
        return super().check_consume_key(key, character) or key not in NAMED

    def on_key(self, event: events.Key) -> None:
        """Take or stop at once."""
        active = None if event.is_printable else self.screen.active_bindings.get(event.key)
        if active is not None and active.node is self and active.binding.id in _ACTIONS:
            event.stop()
            event.prevent_default()
            getattr(self, _ACTIONS[active.binding.id])()

    def action_take(self) -> None:
        """Take what is typed."""
        line = self.parent
        assert isinstance(line, TypedLine)
        line.take()

    def action_stop(self) -> None:
        """Type no more."""
        line = self.parent
        assert isinstance(line, TypedLine)
        line.stop()


_ACTIONS = {"typing.take": "action_take", "typing.stop": "action_stop"}


class TypedLine(Vertical):
    """Heading, field, and below it what it is read as: or the spot that is wrong, and why."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._typing: Typing | None = None

    def compose(self) -> ComposeResult:
        """Heading, field and what is told of it."""
        yield TextLine(id="typed-heading")
        yield TypedField(id="typed", compact=True)
        yield TextLine(id="read-as")

    def on_mount(self) -> None:
        """A blinking cursor costs bytes on every line."""
        self._field.cursor_blink = False

    @property
    def is_open(self) -> bool:
        """True while something is typed here."""
        return self._typing is not None

    def open(self, typing: Typing) -> None:
        """Let this be typed; the field has the focus from now on."""
        self._typing = typing
        self.query_one("#typed-heading", TextLine).show(plain(typing.heading, "bold"))
        field = self._field
        with field.prevent(Input.Changed):
            field.value = typing.text
        field.select_all()
        self._tell(typing)
        self.screen.set_focus(field)

    def close(self) -> None:
        """Nothing is typed here any more; whoever has opened it takes the focus elsewhere."""
        self._typing = None

    def take(self) -> None:
        """Have the text taken if it can be read; the bell says that it cannot."""
        typing, text = self._typing, self._field.value
        if typing is None:
            return
        if isinstance(typing.read(text), DoseFault):
            self._tell(typing)
            self.app.bell()
        else:
            typing.take(text)

    def stop(self) -> None:
        """Have the typing ended."""
        if self._typing is not None:
            self._typing.stop()

    @on(Input.Changed)
    def tell(self) -> None:
        """Say what the text is read as."""
        if self._typing is not None:
            self._tell(self._typing)

    @property
    def _field(self) -> TypedField:
        return self.query_one(TypedField)

    def _tell(self, typing: Typing) -> None:
        text = self._field.value
        read = typing.read(text) if text.strip() else ""
        told = self.query_one("#read-as", TextLine)
        if not read:
            told.show(plain(f" {typing.examples}", MUTED))
        elif isinstance(read, DoseFault):
            spot = " " * self._cell_of(text, read.at) + "^" * _width(self._spot(text, read))
            told.show(Stack((plain(spot, "$error"), plain(f" {read.message}", "$error"))))
        else:
            told.show(plain(f" {read}", "$accent"))

    def _spot(self, text: str, fault: DoseFault) -> str:
        return text[fault.at : fault.at + fault.length] or " "

    def _cell_of(self, text: str, at: int) -> int:
        """In which column of this widget a character of the text is, as far as it is scrolled."""
        field = self._field
        scrolled: int = field.scroll_offset.x
        return max(0, _width(text[:at]) - scrolled + field.styles.padding.left)


def _width(text: str) -> int:
    """In cells."""
    return Content(text).cell_length
