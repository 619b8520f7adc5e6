"""Everything about the dose of one step, one line for each number."""

from typing import ClassVar

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.core import adjust, dose_numbers, notation
from tui.core.adjust import WAY_IN_WORDS, Way
from tui.core.article_doses import articles_on
from tui.core.catalog import Catalog
from tui.core.exercise import Exercise
from tui.core.notation import SIDE_IN_WORDS
from tui.core.problem import Problem
from tui.core.routine import Step, dose_of
from tui.core.text import typeable
from tui.keys import bindings
from tui.widgets.choice import Choice
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import Cell, Row, Stack
from tui.widgets.text import MUTED, plain

_WORK = "work"
"""Id of the field whose meaning depends on how repetitions are counted."""

LENGTHS = (("", "exactly that long"), ("longer", "that long or longer"))
PACES = (("", "by the clock"), ("self", "at my own pace"))
LEFT_OUT = (("", "never"), ("optional", "when time is short"))
"""The values of the fields that are chosen; the first one is what goes without saying."""


class DoseForm(ModalScreen[Step | None]):
    """Edits a step; closes with it changed, or None when it is cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, step: Step, exercise: Exercise, catalog: Catalog) -> None:
        super().__init__()
        self._step = step
        self._exercise = exercise
        self._catalog = catalog
        self._faults: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Label, field and what is usual, one below the other."""
        dose = dose_of(self._step, self._exercise)
        sides = [(s.value, SIDE_IN_WORDS[s] or "no side") for s in adjust.sides_for(self._exercise)]
        ways = [(way.value, words) for way, words in WAY_IN_WORDS.items()]
        with Vertical(classes="dialog wide form"):
            yield Static(plain(self._exercise.name, "bold"))
            yield from self._line("counted", Choice(ways, adjust.way_of(dose), id="way"))
            yield from self._line("", Input(id=_WORK, compact=True))
            yield from self._line("length", Choice(LENGTHS, "longer" * dose.at_least, id="length"))
            yield from self._line("repetitions", Input(id="reps", compact=True))
            yield from self._line("sets", Input(id="sets", compact=True))
            yield from self._line("rest", Input(id="rest_seconds", compact=True))
            yield from self._line("side", Choice(sides, dose.side, id="side"))
            yield from self._line("pace", Choice(PACES, "self" * dose.self_paced, id="pace"))
            chosen = "optional" * self._step.optional
            yield from self._line("left out", Choice(LEFT_OUT, chosen, id="optional"))
            yield from self._line(
                "notes", Input(typeable(self._step.notes), id="notes", compact=True)
            )
            yield TextLine(id="articles")
            yield TextLine(id="verdict")
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the main number."""
        for field in self.query(Input):
            field.cursor_blink = False
        self._show_numbers()
        self.query_one(f"#{_WORK}").focus()

    @on(Input.Changed)
    def take_number(self, event: Input.Changed) -> None:
        """Check what was typed and keep it if it fits."""
        name = self._field_name(event.input)
        if name == "notes":
            self._step = adjust.with_notes(self._step, event.value)
            return
        shown = {
            field.name: field.value for field in dose_numbers.fields_of(self._step, self._exercise)
        }
        if event.value.strip() != shown.get(name) or name in self._faults:
            self._faults.pop(name, None)
            changed = dose_numbers.typed(self._step, name, event.value)
            if isinstance(changed, Problem):
                self._faults[name] = changed.message
            else:
                self._step = changed
        self._show_verdict()

    @on(Choice.Changed, "#way")
    def take_way(self, event: Choice.Changed) -> None:
        """Count repetitions in another way, with the number that is usual for it."""
        way = Way(event.choice.value)
        self._faults.clear()
        self._step = adjust.with_way(self._step, self._exercise, way)
        self._show_numbers()

    @on(Choice.Changed, "#side")
    def take_side(self, event: Choice.Changed) -> None:
        """Do it on another side."""
        self._step = adjust.with_side(self._step, event.choice.value)
        self._show_numbers()

    @on(Choice.Changed, "#pace")
    def take_pace(self, event: Choice.Changed) -> None:
        """By the clock, or until a key says that it is done."""
        own_pace = bool(event.choice.value)
        self._step = adjust.with_own_pace(self._step, self._exercise, own_pace)
        self._show_verdict()

    @on(Choice.Changed, "#length")
    def take_length(self, event: Choice.Changed) -> None:
        """Hold exactly so long, or at least so long."""
        longer = bool(event.choice.value)
        self._step = adjust.with_at_least(self._step, self._exercise, longer)
        self._show_verdict()

    @on(Choice.Changed, "#optional")
    def take_optional(self, event: Choice.Changed) -> None:
        """It may be left out when time is short, or never."""
        optional = bool(event.choice.value)
        self._step = msgspec.structs.replace(self._step, optional=optional)

    @on(events.DescendantFocus)
    def show_articles(self, event: events.DescendantFocus) -> None:
        """Say what each article has for the number that is typed."""
        name = self._field_name(event.widget)
        said = articles_on(self._exercise, name, self._catalog)
        rows = (Row(Cell(plain(text, MUTED))) for text in said)
        self.query_one("#articles", TextLine).show(Stack(rows))

    @on(Input.Submitted)
    def action_accept(self) -> None:
        """Close with the changed step; not while a number does not fit."""
        if self._faults:
            self.app.bell()
        else:
            self.dismiss(self._step)

    def action_cancel(self) -> None:
        """Close and change nothing."""
        self.dismiss(None)

    def _line(self, label: str, field: Widget) -> ComposeResult:
        with Horizontal(classes="field", id=f"{field.id}-line"):
            yield Static(plain(label), classes="field-label", id=f"{field.id}-label")
            yield field
            if isinstance(field, Input) and field.id != "notes":
                yield TextLine(classes="field-hint", id=f"{field.id}-hint")

    def _field_name(self, field: Widget) -> str:
        is_work = field.id == _WORK
        return adjust.way_of(dose_of(self._step, self._exercise)) if is_work else field.id or ""

    def _show_numbers(self) -> None:
        """Fill the fields with the step's numbers and say what goes without saying and is usual."""
        way = adjust.way_of(dose_of(self._step, self._exercise))
        self.query_one("#length-line").display = way is Way.HOLD
        bare = Step(exercise=self._exercise.id)
        defaults = {f.name: f.value for f in dose_numbers.fields_of(bare, self._exercise)}
        for field in dose_numbers.fields_of(self._step, self._exercise):
            name = _WORK if field.name in set(Way) else field.name
            self.query_one(f"#{name}-label", Static).update(plain(field.label))
            said = [field.unit]
            if field.name in defaults:
                said.append(f"default {defaults[field.name]}")
            if field.usual != notation.UNKNOWN:
                said.append(f"usual {field.usual}")
            if field.articles != notation.UNKNOWN:
                said.append(f"articles {field.articles}")
            hint = " · ".join(filter(None, said))
            self.query_one(f"#{name}-hint", TextLine).show(plain(hint, MUTED))
            entry = self.query_one(f"#{name}", Input)
            if entry.value != field.value and field.name not in self._faults:
                entry.value = field.value
        self._show_verdict()

    def _show_verdict(self) -> None:
        """Say what is wrong, else what is unusual, else the dose as it is written."""
        verdict = self.query_one("#verdict", TextLine)
        if self._faults:
            verdict.show(plain("; ".join(self._faults.values()), "$error"))
        elif unusual := dose_numbers.beyond_usual(self._step, self._exercise):
            verdict.show(plain("; ".join(unusual), "$warning"))
        else:
            dose = dose_of(self._step, self._exercise)
            verdict.show(plain(notation.dose(dose), "$accent"))
