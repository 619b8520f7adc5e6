"""The colours: each theme starts, and nothing depends on colour alone."""

import pytest
from textual.constants import COLOR_SYSTEM

from tui.screens.session import SessionScreen
from tui.theme import DARK, LIGHT, TERMINAL

from .story import strips_of


async def test_the_dark_theme_is_there_from_the_start(start) -> None:
    assert COLOR_SYSTEM
    async with start() as story:
        assert story.app.theme == DARK.name
        assert story.screen.styles.background.hex.casefold() == DARK.background


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name, TERMINAL.name])
async def test_every_theme_shows_routines_and_session(start, theme) -> None:
    async with start() as story:
        assert theme in story.app.available_themes
        story.app.theme = theme
        await story.pilot.pause()
        await story.sees("The four essentials")
        await story.press("enter")
        await story.on(SessionScreen)
        await story.sees("GET READY")
        colours = {
            (segment.style.color, segment.style.bgcolor)
            for strip in strips_of(story.app)
            for segment in strip
            if segment.text.strip() and segment.style
        }
        assert all(text != ground or text.is_default for text, ground in colours)


async def test_colours_can_be_chosen_from_the_palette(start) -> None:
    async with start() as story:
        await story.press("ctrl+p")
        await story.sees("Search for commands")
        await story.write("colours")
        await story.sees("Choose other colours, dark or light")
        await story.press("enter")
        await story.sees("Which colours?")
        await story.press("j", "j", "enter")
        await story.until(lambda: story.app.theme == LIGHT.name, "the light theme")
        await story.sees("The four essentials")
    async with start() as story:
        assert story.app.theme == LIGHT.name


async def test_with_the_terminal_s_own_colours_the_highlight_has_a_ground(start) -> None:
    async with start(environ={"TERM": "linux"}) as story:
        assert story.app.theme == TERMINAL.name
        strip = next(s for s in strips_of(story.app) if s.text.startswith(" The four"))
        style = next(s.style for s in strip if "The four essentials" in s.text)
        assert (style.color.number, style.bgcolor.number, style.bold) == (0, 3, True)


async def test_without_colour_the_highlight_can_still_be_seen(
    start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with start() as story:
        assert story.app.no_color
        row = next(s for s in strips_of(story.app) if "The four essentials" in s.text)
        first = next(s for s in row if "The four essentials" in s.text)
        other = next(s for s in strips_of(story.app) if "Mobility first" in s.text)
        second = next(s for s in other if "Mobility first" in s.text)
        assert first.style != second.style
        await story.press("enter")
        await story.on(SessionScreen)
        await story.sees("GET READY", "9 min left")
