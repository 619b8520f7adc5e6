"""Pages to read, from the first screen, the catalog and the commands."""

import pytest

from tui.screens.catalog import CatalogScreen
from tui.screens.dialogs import ChooseOne, Reading
from tui.screens.routines import RoutinesScreen


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_pages_are_read_one_after_the_other(start, size) -> None:
    async with start(size=size) as story:
        await story.press("t")
        await story.on(ChooseOne)
        await story.choose("Posture")
        await story.press("enter")
        await story.on(Reading)
        await story.sees("Posture through the day", "Bend at hips and knees")
        await story.press("escape")
        await story.on(ChooseOne)
        assert story.highlighted.startswith("Posture")
        await story.press("escape")
        await story.on(RoutinesScreen)


async def test_the_catalog_leads_to_them_too(start) -> None:
    async with start() as story:
        await story.press("2")
        await story.on(CatalogScreen)
        await story.press("t")
        await story.on(ChooseOne)
        await story.sees("How to stretch", "For therapists")
