"""How the exercises of a past session felt, said later or put right."""

from collections.abc import Callable, Collection
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.core.felt import Felt
from tui.core.summary import StepResult
from tui.keys import bindings
from tui.widgets.felt_rows import FeltRows
from tui.widgets.keybar import KeyBar
from tui.widgets.text import plain


class HowItFelt(ModalScreen[dict[int, Felt | None]]):
    """Closes with what was said of steps, by their number; with nothing when that is given up."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("how_it_felt")

    def __init__(
        self,
        results: tuple[StepResult, ...],
        hurt: Collection[int],
        name_of: Callable[[str], str],
    ) -> None:
        """`hurt` are the steps in which a pain was reported; `name_of` names an exercise."""
        super().__init__()
        self._results = results
        self._hurt = hurt
        self._name_of = name_of
        self._said: dict[int, Felt | None] = {}

    def compose(self) -> ComposeResult:
        """The question, the exercises, and the keys."""
        with Vertical(classes="dialog wide"):
            yield Static(plain("How did they feel?", "bold"))
            yield FeltRows(self._name_of)
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin with the first exercise."""
        self._fill()
        self.query_one(FeltRows).focus()

    @on(FeltRows.Said)
    def take(self, said: FeltRows.Said) -> None:
        """Take an answer; it is kept when this closes."""
        self._said |= dict.fromkeys(said.steps, said.felt)
        self._fill()

    def action_keep(self) -> None:
        """Close with what was said."""
        self.dismiss(self._said)

    def action_leave(self) -> None:
        """Close with nothing."""
        self.dismiss({})

    def _fill(self) -> None:
        results = (
            result.with_felt(self._said[result.step]) if result.step in self._said else result
            for result in self._results
        )
        self.query_one(FeltRows).show(tuple(results), self._hurt)
