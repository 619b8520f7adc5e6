"""The question which exercises to show."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.core.exercise import Exercise, Kind, Position, Region
from tui.core.search import NO_EQUIPMENT, Filters
from tui.keys import bindings
from tui.widgets.choice import Choice
from tui.widgets.keybar import KeyBar
from tui.widgets.text import plain


class FilterDialog(ModalScreen[Filters | None]):
    """One line for each filter; closes with the filters, or None when it is cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, filters: Filters, exercises: Sequence[Exercise]) -> None:
        super().__init__()
        self._filters = filters
        self._places = dict.fromkeys(place for e in exercises for place in e.places)
        self._equipment = sorted({thing for e in exercises for thing in e.equipment})

    def compose(self) -> ComposeResult:
        """Label and choice, one below the other."""
        values: dict[str, Iterable[str]] = {
            "region": Region,
            "kind": Kind,
            "position": Position,
            "place": self._places,
            "equipment": (NO_EQUIPMENT, *self._equipment),
        }
        with Vertical(classes="dialog"):
            yield Static(plain("Show only", "bold"))
            for name, known in values.items():
                with Horizontal(classes="field"):
                    yield Static(plain(name), classes="field-label")
                    chosen = getattr(self._filters, name)
                    yield Choice([("", "any"), *((v, _words(v)) for v in known)], chosen, id=name)
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the first filter."""
        self.query(Choice).first().focus()

    def action_accept(self) -> None:
        """Close with what is chosen."""
        names = Filters.__struct_fields__
        self.dismiss(Filters(**{name: self.query_one(f"#{name}", Choice).value for name in names}))

    def action_cancel(self) -> None:
        """Close and change nothing."""
        self.dismiss(None)


def filters_in_words(filters: Filters) -> str:
    """`region: hips  equipment: none`; empty when nothing is filtered."""
    chosen = msgspec.structs.asdict(filters).items()
    return "  ".join(f"{name}: {_words(value)}" for name, value in chosen if value)


def _words(value: str) -> str:
    return str(value).replace("-", " ")
