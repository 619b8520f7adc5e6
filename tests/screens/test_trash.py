"""The trash: what was deleted is seen, comes back, or goes for good after a question."""

from datetime import datetime

import pytest

from tui.screens.dialogs import Question
from tui.screens.routines import RoutinesScreen
from tui.screens.trash import TrashDialog

from .conftest import OWN
from .story import Story


async def open_trash(story: Story) -> TrashDialog:
    await story.press("T")
    return await story.on(TrashDialog)


async def test_an_empty_trash_is_said(start) -> None:
    async with start() as story:
        await story.press("T")
        await story.hears("The trash is empty")
        assert isinstance(story.screen, RoutinesScreen)


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_what_was_deleted_is_listed_with_when_and_comes_back(start, put, size) -> None:
    path = put("routines/evening.toml", OWN)
    async with start(size) as story:
        await story.press("x")
        await story.hears("is in the trash")
        await open_trash(story)
        await story.sees("What was deleted", f"{datetime.now():%d %b %Y}", "enter bring back")
        assert story.one(".dialog").region in story.screen.region
        assert story.highlighted.startswith("Evening")
        await story.press("enter")
        await story.on(RoutinesScreen)
        assert story.highlighted.startswith("Evening")
        assert "u" not in story.footer.split()
    assert path.read_text() == OWN


async def test_one_of_an_earlier_day_comes_back_beside_what_has_its_name(start, put, paths) -> None:
    put("trash/routines/evening.toml", OWN)
    put("trash/evening.toml.2", OWN.replace("Evening", "Older"))
    put("routines/evening.toml", OWN.replace("Evening", "Other"))
    async with start() as story:
        await open_trash(story)
        await story.choose("Evening")
        await story.press("enter")
        await story.on(RoutinesScreen)
        assert story.highlighted.startswith("Evening")
        await open_trash(story)
        assert [row.split("  ")[0] for row in story.rows] == ["Older"]
        await story.press("enter")
        await story.on(RoutinesScreen)
    assert {path.name for path in paths.routines.glob("*.toml")} == {
        "evening.toml", "evening-2.toml", "evening-3.toml"
    }  # fmt: skip


async def test_it_is_deleted_for_good_after_a_question(start, put, paths) -> None:
    put("routines/evening.toml", OWN)
    put("trash/routines/old.toml", OWN.replace("Evening", "Old"))
    async with start() as story:
        await story.press("x")
        await open_trash(story)
        await story.choose("Evening")
        await story.press("x")
        await story.on(Question)
        await story.sees("Delete Evening for good?")
        await story.press("n")
        await story.on(TrashDialog)
        assert len(story.rows) == 2
        await story.press("x", "y")
        await story.on(TrashDialog)
        assert [row.split("  ")[0] for row in story.rows] == ["Old"]
        await story.press("x", "y")
        await story.on(RoutinesScreen)
        assert not list(paths.trash.rglob("*.toml"))
        await story.press("u")
        assert "yours" not in story.rows


async def test_an_exercise_of_ones_own_goes_back_to_the_catalog(start, put, paths) -> None:
    content = '[[exercises]]\nid = "a"\nname = "Ankle"\nkind = "flow"\nsteps = ["Turn it."]\n'
    put("trash/catalog/mine.toml", content)
    async with start() as story:
        await open_trash(story)
        await story.sees("Ankle · exercise")
        await story.press("enter")
        await story.on(RoutinesScreen)
    assert (paths.catalog / "mine.toml").read_text() == content


async def test_what_fails_is_said_and_the_list_stays(start, put, paths) -> None:
    path = put("trash/routines/evening.toml", OWN)
    async with start() as story:
        await open_trash(story)
        path.unlink()
        await story.press("enter")
        await story.hears("Evening could not be brought back: No such file")
        await story.press("x", "y")
        await story.hears("Evening could not be deleted: No such file")
        assert isinstance(story.screen, TrashDialog)
        await story.press("q")
        await story.on(RoutinesScreen)


async def test_a_hostile_name_is_shown_as_it_is_written(start, put) -> None:
    put("trash/routines/a.toml", 'name = "[red]R[/] $x"\n')
    put("trash/routines/b.toml", 'name = "\\u001b[2J\\u202eR"\n')
    async with start() as story:
        await open_trash(story)
        await story.sees("[red]R[/] $x", "�[2J�R")


async def test_a_file_that_cannot_be_read_stands_on_a_shelf_of_its_own(start, put) -> None:
    path = put("routines/torn.toml", 'name = "Torn\n\n[[steps]]\nexercise = "cat-cow"\nrepz = 3\n')
    put("routines/evening.toml", OWN)
    async with start() as story:
        await story.press("G")
        assert story.rows[-2:] == ["cannot be read", "torn.toml"]
        assert story.highlighted == "torn.toml"
        await story.sees_in("#brief", "This file cannot be read as a routine.")
        brief = story.text_of("#brief")
        assert "line 1: not valid TOML" in brief
        assert "line 5: steps[1].repz" in brief
        assert "E opens it in your editor, x moves it to the trash." in brief
        assert "enter start" not in story.footer
        assert "e edit" not in story.footer
        await story.press("enter", "e", "d")
        assert isinstance(story.screen, RoutinesScreen)
        await story.press("x")
        await story.hears("torn.toml is in the trash; u brings it back")
        assert "cannot be read" not in story.rows
        await story.press("u")
        await story.until(lambda: story.highlighted == "torn.toml", "the file is back")
        assert path.exists()
        await story.press("/")
        await story.write("tor")
        await story.until(lambda: story.rows == ["cannot be read", "torn.toml"], "found")
