"""A look back: how much it hurts, and how well the person's own activities go."""

from textual.app import App

from tui.core.programme import MAX_ACTIVITIES, CheckIn, Programme
from tui.screens.ask_number import AskNumber
from tui.screens.dialogs import AskName
from tui.workspace.workspace import Workspace

PAIN = "How much did it hurt in the last seven days, all in all?"
PAIN_SCALE = "0 is no pain, 10 the worst"
ACTIVITY = (
    "What is hard for you because of your back? For example: sit through a meal. "
    "Up to three, one at a time; cancel to name no more."
)
WELL = "How well can you do this: {}?"
WELL_SCALE = "0 is not at all, 10 as well as ever"


async def look_back(
    app: App[None], workspace: Workspace, programme: Programme, week: int
) -> CheckIn | None:
    """Ask for a look back after so many weeks; None when pain was passed over."""
    pain = await app.push_screen_wait(AskNumber(PAIN, 0, 0, 10, PAIN_SCALE))
    if pain is None:
        return None
    names = [name for check in programme.check_ins for name in check.activities]
    activities: dict[str, int] = {}
    for name in dict.fromkeys(names):
        await _rate(app, name, activities)
    for _ in range(0 if names else MAX_ACTIVITIES):
        name = await app.push_screen_wait(AskName(ACTIVITY))
        if not name:
            break
        await _rate(app, name, activities)
    return CheckIn(week=week, on=workspace.now().date(), pain=pain, activities=activities)


async def _rate(app: App[None], name: str, activities: dict[str, int]) -> None:
    """Ask how well this goes; one that is passed over is left out."""
    score = await app.push_screen_wait(AskNumber(WELL.format(name), 5, 0, 10, WELL_SCALE))
    if score is not None:
        activities[name] = score
