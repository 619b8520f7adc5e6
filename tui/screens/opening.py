"""What comes once the first screen is there: first questions, and what was left from before."""

from textual.app import App

from tui.clock import Clock
from tui.core.library import Entry
from tui.screens.routines import RoutinesScreen
from tui.workspace.workspace import Workspace


async def play_at_once(app: App[None], workspace: Workspace, clock: Clock, entry: Entry) -> None:
    """Be led through a routine, or go on with what was broken off."""
    from tui.screens.starting import offer_unfinished, start_anew

    if not await offer_unfinished(app, workspace, clock):
        await start_anew(app, workspace, clock, entry)


async def open_up(app: App[None], workspace: Workspace, clock: Clock) -> None:
    """Ask somebody new what is to be asked; else offer what was broken off or not saved."""
    paths = workspace.paths
    if paths.journal.exists() or paths.drafts.exists():
        await _look_back(app, workspace, clock)
    elif not paths.check.exists():
        _begin(app, workspace)


async def _look_back(app: App[None], workspace: Workspace, clock: Clock) -> None:
    from tui.screens.starting import offer_unfinished

    await offer_unfinished(app, workspace, clock)
    last = workspace.sessions.last_ended()
    for screen in app.screen_stack:
        if isinstance(screen, RoutinesScreen):
            screen.ask_after(last)
    if workspace.drafts.left(workspace.library):
        from tui.screens.recovering import offer_left

        await offer_left(app, workspace)


def _begin(app: App[None], workspace: Workspace) -> None:
    """Begin on the first screen, which lists the routines."""
    from tui.screens.first_run import is_first_run

    if isinstance(app.screen, RoutinesScreen) and is_first_run(workspace):
        app.screen.action_begin()
