"""Asks for a day of the past."""

import datetime

from textual.app import App

from tui.screens.dialogs import AskName

_EXAMPLE = "a day such as"


async def ask_date(app: App[None], question: str, today: datetime.date) -> datetime.date | None:
    """The day that was typed, today's to begin with; None when the question is passed over."""
    typed = today.isoformat()
    while typed:
        typed = await app.push_screen_wait(AskName(f"{question} ({_EXAMPLE} {today})", typed, 10))
        try:
            day = datetime.date.fromisoformat(typed)
        except ValueError:
            if typed:
                app.notify("That is no day: year, month and day, please", markup=False)
            continue
        if day <= today:
            return day
        app.notify("That day is still to come", markup=False)
    return None
