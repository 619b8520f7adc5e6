"""What was deleted: it can be brought back, or deleted for good."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.core.text import displayable
from tui.keys import bindings
from tui.screens.dialogs import Question
from tui.storage.trash_files import Trashed
from tui.widgets.keybar import KeyBar
from tui.widgets.layout import Cell, Row
from tui.widgets.rows import Item, Rows
from tui.widgets.text import MUTED, plain
from tui.workspace.trash import Trash

_EXERCISES = " · exercise"


class TrashDialog(ModalScreen[str]):
    """The deleted files, the latest first; closes with the id of what was brought back last."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("trash")

    def __init__(self, trash: Trash, files: tuple[Trashed, ...]) -> None:
        super().__init__()
        self._trash = trash
        self._files = files

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="dialog wide"):
            yield Static(plain("What was deleted", "bold"))
            yield Rows()
            yield KeyBar()

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()
        self.query_one(Rows).focus()

    def action_accept(self) -> None:
        """Bring the highlighted one back and close."""
        trashed = self._chosen()
        if trashed is None:
            return
        try:
            path = self._trash.bring_back(trashed)
        except OSError as error:
            self._tell(f"{trashed.name} could not be brought back: {error.strerror}")
            return
        self.dismiss(path.stem if trashed.is_routine else "")

    @work
    async def action_delete(self) -> None:
        """Delete the highlighted one for good, after a question."""
        trashed = self._chosen()
        question = "Delete {} for good? It cannot be brought back then."
        if trashed is None or not await self.app.push_screen_wait(
            Question(question.format(trashed.name), "Delete it")
        ):
            return
        try:
            self._trash.delete(trashed)
        except OSError as error:
            self._tell(f"{trashed.name} could not be deleted: {error.strerror}")
            return
        self._files = tuple(other for other in self._files if other != trashed)
        self._fill()
        if not self._files:
            self.dismiss("")

    def action_cancel(self) -> None:
        """Close, and leave everything where it is."""
        self.dismiss("")

    def _chosen(self) -> Trashed | None:
        chosen = self.query_one(Rows).chosen
        return next((file for file in self._files if str(file.path) == chosen), None)

    def _fill(self) -> None:
        self.query_one(Rows).fill(Item(str(file.path), _row(file)) for file in self._files)

    def _tell(self, text: str) -> None:
        self.notify(displayable(text), severity="error", markup=False)


def _row(trashed: Trashed) -> Row:
    """What it is, and when it was deleted."""
    when = plain(f"{trashed.when:%d %b %Y %H:%M}", MUTED)
    name = plain(trashed.name)
    if not trashed.is_routine:
        name += plain(_EXERCISES, MUTED)
    return Row(Cell(name), Cell(when, when.cell_length, right=True))
