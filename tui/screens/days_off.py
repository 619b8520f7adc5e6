"""The question which days are off, and keeping the answer."""

import datetime

from textual.screen import Screen

from tui.core.days_off import Off, week_of
from tui.core.text import displayable
from tui.screens.one_key import Answer, OneKey
from tui.workspace.workspace import Workspace

TODAY_REST = Answer("r", "rest", "Today is for rest")
TODAY_ILL = Answer("i", "ill", "I am ill today")
WEEK_REST = Answer("R", "rest-week", "This whole week is for rest")
WEEK_ILL = Answer("I", "ill-week", "I am ill this whole week")
LAST_WEEK_ILL = Answer("l", "ill-last-week", "I was ill last week")
NONE = Answer("n", "none", "None of this week is off")
DAYS_OFF = (TODAY_REST, TODAY_ILL, WEEK_REST, WEEK_ILL, LAST_WEEK_ILL, NONE)
"""What can be declared."""
TOLD = "Days off do not break a row of weeks, and add nothing to it."


async def declare_days_off(screen: Screen[None], workspace: Workspace) -> bool:
    """Ask which days are off, and keep it; True when something was kept."""
    answer = await screen.app.push_screen_wait(OneKey("Which days are off?", DAYS_OFF, (TOLD,)))
    if not answer:
        return False
    days, off = _meant(answer, workspace.now().date())
    try:
        workspace.history.declare(days, off)
    except OSError as error:
        told = f"The days could not be kept: {error.strerror or error}"
        screen.notify(displayable(told), severity="error", markup=False)
        return False
    return True


def _meant(answer: str, today: datetime.date) -> tuple[tuple[datetime.date, ...], Off | None]:
    """The days that an answer is about, and what they are."""
    match answer:
        case TODAY_REST.id:
            return (today,), Off.REST
        case TODAY_ILL.id:
            return (today,), Off.ILL
        case WEEK_REST.id:
            return week_of(today), Off.REST
        case WEEK_ILL.id:
            return week_of(today), Off.ILL
        case LAST_WEEK_ILL.id:
            return week_of(today - datetime.timedelta(days=7)), Off.ILL
        case _:
            return week_of(today), None
