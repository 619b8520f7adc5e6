"""A routine in the pane beside the list."""

import pytest

from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen

GROUPED = """\
name = "Grouped"
[groups]
A = 3
[[steps]]
exercise = "cat-cow"
group = "A"
[[steps]]
exercise = "rest"
group = "A"
[[steps]]
exercise = "childs-pose"
optional = true
[[steps]]
exercise = "mine"
"""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_groups_rests_and_optional_steps_are_told_apart(start, put, size) -> None:
    put("routines/grouped.toml", GROUPED)
    async with start(size=size) as story:
        await story.choose("Grouped")
        await story.sees(
            "2 exercises",
            "3 rounds of:",
            "     1  Cat-cow",
            "     2  Rest",
            "   3  Child's pose (optional)",
            "   4  mine",
            "not in the catalog, left out",
        )


async def test_the_short_version_is_offered_with_its_length_and_leaves_out_the_rest(start) -> None:
    async with start() as story:
        await story.press("s")
        assert isinstance(story.screen, RoutinesScreen)
        await story.choose("Four essentials plus")
        await story.until(lambda: "short 8:1" in story.text_of("#brief-text"), "its length")
        await story.press("s")
        await story.on(SessionScreen)
        await story.sees("exercise 1 of 4")
        assert story.session.plan.routine_id == "four-essentials-plus"
