"""A routine whose file was changed while it was edited: both are shown, and the person chooses."""

from collections.abc import Iterable
from typing import Any, ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.visual import Visual
from textual.widgets import Static

from tui.core.comparison import compare
from tui.core.draft import Draft
from tui.core.library import Entry
from tui.keys import KEYS, bindings
from tui.screens.one_key import Answer, OneKey
from tui.screens.saving import Written, save_as_new, write
from tui.storage.on_disk import OnDisk
from tui.widgets.comparison_view import comparison_heading, comparison_lines
from tui.widgets.keybar import KeyBar, key_display
from tui.widgets.label import TextLine
from tui.widgets.layout import Stack
from tui.widgets.routine_brief import problem_lines
from tui.widgets.text import joined, plain
from tui.workspace.workspace import ChangedOnDisk, Workspace

AGAIN = Answer("s", "mine", "Save it; the file is made again")
OTHER_NAME = Answer("b", "both", "Save it under another name")
GO_ON = Answer("n", "go-on", "Not now; go on editing")


class Conflict(ModalScreen[str]):
    """Shows both and asks; closes with `mine`, `theirs`, `both`, or nothing to go on editing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("conflict", "reading")

    def __init__(self, title: str, lines: Iterable[Visual], on_disk: OnDisk) -> None:
        super().__init__()
        self._heading = title
        self._lines = tuple(lines)
        self._on_disk = on_disk

    def compose(self) -> ComposeResult:
        """What happened, both routines side by side, and what can be done."""
        with Vertical(classes="dialog tall broad"):
            yield Static(plain(self._heading, "bold"))
            with VerticalScroll():
                yield Static(Stack(self._lines))
            yield TextLine(id="answers")
            yield KeyBar()

    def on_mount(self) -> None:
        """Say what each answer means, and let the arrows scroll at once."""
        said = ((key_display(self, key.id), key.tooltip) for key in KEYS["conflict"])
        answers = [joined((f"{key}  ", "$accent"), what) for key, what in said if key]
        self.query_one("#answers", TextLine).show(Stack(answers))
        self.query_one(VerticalScroll).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is overwritten that cannot be kept, and nothing taken that cannot be read."""
        match parameters:
            case ("mine",):
                return bool(self._on_disk.digest)
            case ("theirs",):
                return self._on_disk.entry is not None
            case _:
                return True

    def action_answer(self, answer: str) -> None:
        """Close with the answer."""
        self.dismiss(answer)

    def action_scroll(self, lines: int) -> None:
        """Read on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Close with no answer."""
        self.dismiss("")


async def settle(
    screen: Screen[Any], workspace: Workspace, draft: Draft, entry: Entry
) -> Written | None:
    """Ask what to do about a file that is not as it was read, until that is done.

    None when nothing was written and the person goes on editing.
    """
    while True:
        on_disk = workspace.on_disk(entry)
        theirs = on_disk.entry
        if theirs and theirs.routine == draft.routine:
            screen.notify("The file has the same already", markup=False)
            return Written(draft.as_saved(), theirs, theirs.id)
        answer = await screen.app.push_screen_wait(_question(workspace, draft, entry, on_disk))
        if answer == "theirs" and theirs:
            taken = draft.with_routine(theirs.routine, "take what is in the file").as_saved()
            workspace.reload()
            return Written(taken, theirs, theirs.id, may_leave=False)
        if answer == "both":
            return await save_as_new(screen, workspace, draft, f"{draft.routine.name} (mine)"[:100])
        if answer != "mine":
            return None
        seen = msgspec.structs.replace(entry, digest=on_disk.digest)
        try:
            return await write(screen, workspace, draft, seen, keep=not on_disk.is_gone)
        except ChangedOnDisk:
            continue  # it was changed once more while the question stood there


def _question(
    workspace: Workspace, draft: Draft, entry: Entry, on_disk: OnDisk
) -> ModalScreen[str]:
    """What is asked about the file as it was found."""
    name = f"{entry.id}.toml"
    if on_disk.is_gone:
        title = f"{name} was deleted or moved since you opened it."
        return OneKey(title, (AGAIN, OTHER_NAME, GO_ON), ["Your routine is still here."])
    if on_disk.entry is None:
        title = f"{name} was changed elsewhere, and cannot be read."
        return Conflict(title, problem_lines(on_disk.problems), on_disk)
    title = f"{name} was changed elsewhere since you opened it."
    compared = compare(draft.routine, on_disk.entry.routine, workspace.library.catalog)
    return Conflict(title, (comparison_heading(), *comparison_lines(compared)), on_disk)
