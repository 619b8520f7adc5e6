"""A break is offered with a bell and one line, when it is wanted, due and convenient."""

import pytest

from tui.screens.dialogs import Reading
from tui.screens.editor import EditorScreen
from tui.screens.session import SessionScreen

from .story import Story

BREAKS = "[breaks]\nminutes = 45\n"


@pytest.fixture
def rings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every ring of the bell."""
    rung: list[str] = []
    monkeypatch.setattr("textual.app.App.bell", lambda _: rung.append("ring"))
    return rung


async def sit(story: Story, minutes: float) -> None:
    """Let so much time pass, while the app looks now and then."""
    for _ in range(int(minutes)):
        story.clock.now += 60
        if story.app.breaks is not None:
            story.app.breaks.look()
    await story.pilot.pause()


async def test_a_break_is_offered_put_off_offered_again_and_taken(start, put, rings) -> None:
    put("config.toml", BREAKS)
    async with start() as story:
        await sit(story, 44)
        assert not story.told
        assert "break" not in story.footer
        await sit(story, 1)
        await story.sees("Time for a break? At the desk, ", "4 begins it, 5 is for later")
        assert rings == ["ring"]
        await story.press("5")
        await story.until(lambda: not story.told, "the offer is gone")
        await sit(story, 9)
        assert not story.told
        await story.press("4")
        await sit(story, 1)
        await story.sees("Time for a break?")
        await story.press("4")
        await story.on(SessionScreen)
        assert story.session.plan.routine.name == "At the desk"
        await sit(story, 60)
        assert rings == ["ring", "ring"]


async def test_nobody_is_disturbed_in_a_dialog_or_while_typing(start, put, rings) -> None:
    put("config.toml", BREAKS)
    async with start() as story:
        await story.press("?")
        await story.on(Reading)
        await sit(story, 50)
        assert not rings
        await story.press("escape", "n")
        await story.on(EditorScreen)
        await story.press("o")
        await sit(story, 1)
        assert not rings
        await story.press("escape")
        await sit(story, 1)
        assert rings == ["ring"]
        await story.sees("Time for a break?")


async def test_it_is_silent_when_it_is_off_and_at_night(start, put, rings) -> None:
    async with start() as story:
        await sit(story, 600)
        assert (rings, story.told) == ([], [])
    put("config.toml", f"{BREAKS}[cues]\nnight = true\n")
    async with start() as story:
        await sit(story, 45)
        await story.sees("Time for a break?")
        assert not rings


async def test_a_routine_that_there_is_not_is_said(start, put, rings) -> None:
    put("config.toml", f'{BREAKS}routine = "dsk"\n')
    async with start() as story:
        await story.hears("no routine is called 'dsk'; did you mean 'desk'?")
        await sit(story, 60)
        assert not rings
