"""The places that a digit leads to; each is built when somebody first goes there."""

from typing import Any

from textual.geometry import Size
from textual.screen import Screen

from tui.clock import Clock
from tui.screens.routines import RoutinesScreen
from tui.sizes import classes_for
from tui.workspace.workspace import Workspace

PLACES = ("routines", "catalog", "progress")


def screen_of(place: str, workspace: Workspace, clock: Clock, size: Size) -> Screen[Any]:
    """The screen of a place; only the first one is there before it is needed."""
    match place:
        case "catalog":
            from tui.screens.catalog import CatalogScreen

            return CatalogScreen(workspace, clock)
        case "progress":
            from tui.screens.progress import ProgressScreen

            return ProgressScreen(workspace)
        case _:
            screen = RoutinesScreen(workspace, clock)
            # Textual finds out what fits once everything is styled, and styles it again then.
            screen.add_class(*classes_for(*size), update=False)
            return screen
