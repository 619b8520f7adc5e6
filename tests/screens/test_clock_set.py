"""The clock on the wall is set while a session runs: the session goes by another, and is kept."""

from datetime import datetime, timedelta

import pytest

from tests.screens.test_progress import progress
from tui.commands.next_due import NOTHING_DUE, next_
from tui.screens.interview import Interview
from tui.screens.one_key import OneKey
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen

from .conftest import OWN, WALL
from .story import Story, begin, left, seen

WANTED = f"times_per_day = 2\n{OWN}"


def states(story: Story) -> list[str]:
    """How the sessions ended, none of them before it began."""
    query = "SELECT began, ended, state FROM sessions WHERE ended IS NOT NULL ORDER BY state"
    rows = story.in_journal(query)
    for began, ended, _ in rows:
        assert datetime.fromisoformat(began) <= datetime.fromisoformat(ended)
    return [state for *_, state in rows]


@pytest.mark.parametrize(
    ("set_by", "is_asked_again"),
    [
        (timedelta(days=400), True),
        (timedelta(days=-400), True),
        (timedelta(hours=-1), False),
    ],
    ids=str,
)
async def test_the_session_the_journal_and_what_is_due_stay_sound(
    start, put, paths, capsys, set_by: timedelta, is_asked_again: bool
) -> None:
    put("routines/evening.toml", WANTED)
    async with start() as story:
        await begin(story, "Evening")
        await story.after(20)
        at, to_go = seen(story), left(story)
        story.clock.set_by = set_by
        await story.after(0)
        assert (seen(story), left(story)) == (at, to_go)
        await story.after(1)
        assert left(story) != to_go
        await story.press("N", "N")
        await story.on(SummaryScreen)
        await story.press("enter")
        await story.on(RoutinesScreen)
        assert story.told == []
        day = (WALL + set_by).date() == WALL.date()
        await story.sees(f"{int(day)} of 2 today")
        await progress(story, "sessions")
        await story.press("1")
        await story.on(RoutinesScreen)
        await story.choose("Evening")
        await story.press("enter")
        if is_asked_again:
            await story.on(Interview)
            for question in ("Is any of this so?", "And any of this?"):
                await story.sees(question)
                await story.press("n")
        await story.on(SessionScreen)
        await story.after(12)
        await story.hang_up()
    # Next time the clock is right again.
    async with start() as story:
        await story.on(OneKey)
        assert "was broken off" in story.text_of(".dialog")
        await story.press("f")
        await story.until(lambda: len(states(story)) == 2, "both in the journal")
        assert states(story) == ["finished", "left"]
    assert next_(paths, WALL) in (0, NOTHING_DUE)
    assert capsys.readouterr().err == ""
