"""Taking over a routine from another file: which one, what is in it, and whether."""

from collections.abc import Iterator
from os.path import isfile, realpath
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Input

from tui.core.hints import hints
from tui.core.preview import Line, preview
from tui.core.text import displayable
from tui.keys import bindings
from tui.screens.dialogs import AskName
from tui.screens.offer import Offer
from tui.storage.completion import completed
from tui.storage.elsewhere import place_named
from tui.storage.foreign_file import Foreign, look_at_foreign
from tui.widgets.preview_view import preview_lines
from tui.workspace.workspace import ChangedOnDisk, Workspace

_LONGEST_PATH = 1000


class AskPath(AskName, inherit_bindings=False):
    """Asks for the path of a file, which a key completes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("path")

    def action_complete(self) -> None:
        """Add what all paths have in common that begin so."""
        field = self.query_one(Input)
        path = completed(field.value, ".toml")
        if path == field.value:
            self.app.bell()
        field.value = path
        field.cursor_position = len(path)


class ImportPreview(Offer):
    """What a file contains; closes with `take`, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("import")


async def import_routine(screen: Screen[Any], workspace: Workspace) -> str:
    """Ask for a file and take its routine over; returns its id, empty when there is none."""
    key = workspace.key("path.complete")
    question = AskPath(f"Import a routine from which file? {key} completes", "", _LONGEST_PATH)
    typed = await screen.app.push_screen_wait(question)
    if not typed:
        return ""
    return await import_file(screen, workspace, place_named(typed))


async def import_file(screen: Screen[Any], workspace: Workspace, path: Path) -> str:
    """Show what a file contains and take it over; returns its id, empty when it was not."""
    if realpath(path.parent) == realpath(workspace.paths.routines) and isfile(path):
        _tell(screen, f"{path.name} is among your routines already")
        return ""
    found = look_at_foreign(path, workspace.library, workspace.manner)
    without = () if found.entry else ("take",)
    offer = ImportPreview(path.name, preview_lines(_preview(found, workspace)), without=without)
    if await screen.app.push_screen_wait(offer) != "take":
        return ""
    taken = (entry.id for entry in workspace.library.entries)
    try:
        copy = found.take_over(workspace.paths.routines, taken)
    except ChangedOnDisk:
        _tell(screen, f"{path.name} has changed since; nothing was taken over")
        return ""
    except OSError as error:
        _tell(screen, f"Nothing was taken over: {error.strerror or error}")
        return ""
    workspace.reload()
    _tell(screen, f"Taken over as {copy.name}")
    return copy.stem


def _preview(found: Foreign, workspace: Workspace) -> Iterator[Line]:
    catalog, entry = workspace.library.catalog, found.entry
    if entry is None:
        return preview(None, catalog, found.problems)
    profile = workspace.settings.profile
    worth_a_thought = hints(entry.routine, catalog, workspace.manner, profile)
    return preview(entry, catalog, found.problems, worth_a_thought, found.told)


def _tell(screen: Screen[Any], text: str) -> None:
    screen.notify(displayable(text), markup=False)
