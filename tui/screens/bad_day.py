"""A session on a bad day: lighter, and nothing in the direction that hurts."""

import msgspec
from textual.app import App

from tui.clock import Clock
from tui.core.flare import lightened, painful_directions
from tui.core.library import Entry
from tui.screens.dialogs import Reading
from tui.screens.one_key import Answer, OneKey
from tui.widgets.text import plain
from tui.workspace.workspace import Workspace

YES = Answer("y", "yes", "Yes, lightly")
SEE = Answer("s", "see", "See what is different")
NO = Answer("n", "no", "Do not start")


async def start_lightly(app: App[None], workspace: Workspace, clock: Clock, entry: Entry) -> None:
    """Be led through a routine that was made light for this one time; its file stays."""
    catalog, day = workspace.library.catalog, workspace.now().date()
    painful = painful_directions(workspace.about_me.sessions(), catalog, day)
    light = lightened(entry.routine, catalog, painful)
    timeline = workspace.timeline_of(light.routine)
    if isinstance(timeline, str) or not timeline.phases:
        app.notify("Nothing of it is left for a bad day", markup=False)
        return
    told = ["Half of every dose, and nothing in a direction in which it hurt this week."]
    question = OneKey("Do it lightly today?", (YES, SEE, NO), told)
    while (answer := await app.push_screen_wait(question)) == "see":
        await app.push_screen_wait(Reading("On a bad day", map(plain, light.changes)))
        question = OneKey("Do it lightly today?", (YES, SEE, NO), told)
    if answer == "yes":
        from tui.screens.starting import start_anew

        entry = msgspec.structs.replace(entry, routine=light.routine, timeline=timeline)
        await start_anew(app, workspace, clock, entry, flare=True)
