"""Keys that come all at once, as over a line that was held up: each is obeyed in its turn."""

import pytest
from textual import events

from tui.screens.dialogs import Reading
from tui.screens.editor import EditorScreen
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen

from .story import Story


def at_once(story: Story, keys: str) -> None:
    """Keys parted by spaces, sent without looking at the screen."""
    for key in keys.split():
        name = "question_mark" if key == "?" else key
        story.app.post_message(events.Key(name, key if len(key) == 1 else None))


@pytest.mark.parametrize(
    ("keys", "screen"),
    [
        ("e escape ? escape 2 f escape 3 1", RoutinesScreen),
        ("e enter escape a f escape escape t escape", EditorScreen),
        ("enter i escape n q n space", SessionScreen),
        ("enter q y enter e S escape escape", RoutinesScreen),
    ],
)
async def test_no_screen_is_closed_twice_or_used_before_it_is_there(start, keys, screen) -> None:
    async with start() as story:
        at_once(story, keys)
        at_once(story, "?")
        await story.until(
            lambda: isinstance(story.screen, Reading) and len(story.app.screen_stack) > 1, "help"
        )
        assert isinstance(story.app.screen_stack[-2], screen)
