"""A form for an exercise of one's own: what is needed first, all the rest may stay as it is."""

from collections.abc import Awaitable, Callable, Mapping
from typing import ClassVar, NamedTuple

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.dose_text import DoseFault
from tui.core.exercise import POSITION_IN_WORDS, Exercise, Region
from tui.core.exercise_form import (
    KIND_IN_WORDS,
    SIDE_CHOICES,
    ExerciseText,
    as_text,
    dose_said,
    read,
    with_side,
)
from tui.core.text import typeable
from tui.keys import bindings
from tui.screens.dialogs import Question
from tui.widgets.choice import Choice
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import EMPTY, Stack
from tui.widgets.lines_field import LinesField
from tui.widgets.text import MUTED, joined, plain

Keep = Callable[[Screen[str], Exercise], Awaitable[str]]
"""Writes the exercise and returns its id; nothing when it is not written."""


class _Field(NamedTuple):
    label: str
    hint: str


_FIELDS: Mapping[str, _Field] = {
    "name": _Field("name", "needed; as it is to stand in lists"),
    "kind": _Field(
        "what it does", "decides how much is usual: a stretch is held, the others are moved"
    ),
    "dose": _Field("how much", "such as 2 x 30 s or 10 reps 2-1-2; the usual when left empty"),
    "side": _Field("sides", "is it done on one side at a time?"),
    "steps": _Field("what to do", "needed; one instruction on each line"),
    "feel": _Field("felt where", "where it should be felt"),
    "breathing": _Field("breathing", "such as: out as you lean in"),
    "cautions": _Field("careful", "what to look out for, one thing on each line"),
    "regions": _Field(
        "body part", "parted by commas: " + ", ".join(r.replace("-", " ") for r in Region)
    ),
    "position": _Field("position", "how you begin"),
    "equipment": _Field("equipment", "what is needed for it, parted by commas"),
}
"""The fields in their order, each by the name that it has in the text."""

_LINES = ("steps", "cautions")


class ExerciseForm(ModalScreen[str]):
    """Describes an exercise; closes with its id once it is kept, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, title: str, base: Exercise | None, catalog: Catalog, keep: Keep) -> None:
        """`base` fills the form."""
        super().__init__()
        self._heading = title
        self._base = base
        self._catalog = catalog
        self._keep = keep
        self._before = as_text(base) if base else ExerciseText()
        self._faults: Mapping[str, str] = {}

    def compose(self) -> ComposeResult:
        """Label and field, one below the other; below them what is wrong, or what is meant."""
        before = self._before
        with Vertical(classes="dialog tall"):
            yield Static(plain(self._heading, "bold"))
            with Vertical(id="fields"):
                for name in _FIELDS:
                    with Horizontal(classes="field"):
                        yield TextLine(classes="field-label", id=f"{name}-label")
                        yield _widget(name, getattr(before, name))
                    if name == "dose":
                        yield TextLine(id="dose-read")
            yield TextLine(id="verdict")
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the name."""
        for field in (*self.query(Input), *self.query(TextArea)):
            field.cursor_blink = False
        self._show_labels()
        self._show_dose()
        self.query_one("#name").focus()

    @property
    def text(self) -> ExerciseText:
        """What stands in the fields."""
        return ExerciseText(**{name: _text_of(self.query_one(f"#{name}")) for name in _FIELDS})

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    def take_change(self, event: Input.Changed | TextArea.Changed | Choice.Changed) -> None:
        """Read the dose again, and forget what was wrong with this field."""
        name = event.control.id or ""
        if name == "side":
            self.query_one("#dose", Input).value = with_side(self.text, self.text.side).dose
        if name in ("dose", "side", "kind"):
            self._show_dose()
        self._faults = {other: fault for other, fault in self._faults.items() if other != name}
        self._show_labels()
        self._show_verdict()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the field is for."""
        self._show_verdict()

    @on(Input.Submitted)
    @work
    async def action_accept(self) -> None:
        """Keep the exercise and close; else go to the first field with something wrong."""
        if not self.is_current:
            return  # the key was pressed twice, and the first time was enough
        read_as = read(self.text, self._base, self._catalog)
        if isinstance(read_as, Exercise):
            if exercise_id := await self._keep(self, read_as):
                self.dismiss(exercise_id)
            return
        self._faults = read_as
        self._show_labels()
        first = next((name for name in _FIELDS if name in read_as), "")
        if first:
            self.query_one(f"#{first}").focus()
        self._show_verdict()

    @work
    async def action_cancel(self) -> None:
        """Close and keep nothing; asks first when something was entered."""
        question = Question("Leave the form and lose what you have entered?", "Leave it")
        if self.text == self._before or await self.app.push_screen_wait(question):
            self.dismiss("")

    def _show_labels(self) -> None:
        for name, field in _FIELDS.items():
            label = plain(f"! {field.label}", "$error") if name in self._faults else None
            line = self.query_one(f"#{name}-label", TextLine)
            line.show(label or plain(field.label))

    def _show_verdict(self) -> None:
        """Say what is wrong with this field, or with what is not shown, else what it is for."""
        name = (self.focused.id if self.focused else "") or ""
        # What is wrong with the dose stands below it already.
        fault = self._faults.get("" if name == "dose" else name) or self._faults.get("", "")
        hint = _FIELDS[name].hint if name in _FIELDS else ""
        self.query_one("#verdict", TextLine).show(
            plain(fault, "$error") if fault else plain(hint, MUTED)
        )

    def _show_dose(self) -> None:
        """Say how the dose is read, or point at the spot that is none."""
        text = self.text
        said = dose_said(text)
        line = self.query_one("#dose-read", TextLine)
        if isinstance(said, DoseFault):
            caret = Content(" " * said.at) + plain("^" * said.length, "$error")
            line.show(Stack((caret, plain(said.message, "$error"))))
            return
        usual = "" if text.dose.strip() else ", as usual"
        line.show(Stack((joined((notation.dose(said), "$accent"), (usual, MUTED)), EMPTY)))
        self.query_one("#side", Choice).choose(said.side)


def _widget(name: str, value: str) -> Widget:
    match name:
        case "kind":
            return Choice([(k.value, words) for k, words in KIND_IN_WORDS.items()], value, id=name)
        case "side":
            return Choice([(s.value, words) for s, words in SIDE_CHOICES.items()], value, id=name)
        case "position":
            known = [(p.value, words) for p, words in POSITION_IN_WORDS.items()]
            return Choice([("", "not said"), *known], value, id=name)
        case _ if name in _LINES:
            return LinesField(value, id=name)
        case _:
            return Input(value, id=name, compact=True, select_on_focus=False)


def _text_of(field: Widget) -> str:
    if isinstance(field, Input):
        return typeable(field.value)
    if isinstance(field, TextArea):
        return typeable(field.text)
    return field.value if isinstance(field, Choice) else ""
