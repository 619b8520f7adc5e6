"""A save that fails says why, loses nothing, and can go elsewhere."""

import errno
import os
from pathlib import Path

import pytest

from tui.screens.dialogs import AskName, ChooseOne, Question
from tui.screens.editor import EditorScreen
from tui.screens.one_key import OneKey

from .conftest import OWN
from .story import Story, routine_in
from .test_editor import edit

FAULTS = {
    errno.ENOSPC: "No space left on device",
    errno.EROFS: "Read-only file system",
    errno.EACCES: "Permission denied",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch, paths):
    """Makes the folder of routines refuse what is written; `[]` lets it take it again."""
    faults: list[int] = []
    replace = os.replace

    def replacing(source: str, target: Path) -> None:
        if faults and Path(target).parent == paths.routines:
            raise OSError(faults[0], os.strerror(faults[0]))
        replace(source, target)

    monkeypatch.setattr(os, "replace", replacing)
    return faults


async def to_the_question(story: Story) -> None:
    await edit(story)
    await story.press("x", "ctrl+s")
    await story.on(OneKey)


@pytest.mark.parametrize("number", list(FAULTS))
async def test_it_says_why_and_the_work_stays_until_it_can_be_saved(
    start, put, refused, number
) -> None:
    path = put("routines/evening.toml", OWN)
    refused.append(number)
    async with start() as story:
        await to_the_question(story)
        await story.sees(f"Not saved: {FAULTS[number]}.", "Your changes are still here")
        await story.press("a")
        await story.on(OneKey)
        await story.press("n")
        await story.on(EditorScreen)
        await story.sees("Evening · edited")
        assert path.read_text() == OWN
        await story.press("ctrl+s")
        await story.on(OneKey)
        refused.clear()
        await story.press("a")
        await story.hears("Saved as evening.toml")
        await story.on(EditorScreen)
        assert "edited" not in story.lines[0]
    assert len(routine_in(path).steps) == 1
    assert [file.name for file in path.parent.iterdir()] == ["evening.toml"]


async def test_elsewhere_it_is_saved_in_the_home_folder_and_stays_unsaved_here(
    start, put, refused, home
) -> None:
    put("routines/evening.toml", OWN)
    refused.append(errno.EROFS)
    async with start() as story:
        await to_the_question(story)
        await story.press("s")
        await story.on(AskName)
        await story.sees("~/evening.toml")
        await story.press("enter")
        await story.hears("Among your routines it is still not saved")
        await story.on(EditorScreen)
        await story.sees("Evening · edited")
    assert len(routine_in(home / "evening.toml").steps) == 1
    assert (home / "evening.toml").stat().st_mode & 0o777 == 0o600


async def test_a_file_that_is_there_is_only_overwritten_after_a_question(
    start, put, refused, home
) -> None:
    put("routines/evening.toml", OWN)
    refused.append(errno.EROFS)
    there = home / "evening.toml"
    there.write_text("mine")
    async with start() as story:
        await to_the_question(story)
        await story.press("s")
        await story.on(AskName)
        await story.press("enter")
        await story.on(Question)
        await story.sees("y Overwrite")
        await story.press("n")
        await story.on(AskName)
        assert there.read_text() == "mine"
        await story.press("enter")
        await story.on(Question)
        await story.press("y")
        await story.hears("Among your routines it is still not saved")
    assert len(routine_in(there).steps) == 1


async def test_a_place_that_does_not_do_is_said_and_asked_again(start, put, refused, home) -> None:
    put("routines/evening.toml", OWN)
    refused.append(errno.ENOSPC)
    async with start() as story:
        await to_the_question(story)
        await story.press("s")
        for place, reason in (("~/no/such.toml", "there is no folder"), ("~", "is a folder")):
            await story.on(AskName)
            await story.fill(place)
            await story.press("enter")
            await story.sees(reason)
        await story.press("escape")
        await story.on(EditorScreen)
        await story.sees("Evening · edited")
    assert list(home.iterdir()) == []


async def test_what_cannot_be_saved_on_the_way_out_is_not_left(start, put, refused) -> None:
    put("routines/evening.toml", OWN)
    refused.append(errno.ENOSPC)
    async with start() as story:
        await edit(story)
        await story.press("x", "escape")
        await story.on(ChooseOne)
        await story.choose("Save, then leave")
        await story.press("enter")
        await story.on(OneKey)
        await story.press("escape")
        await story.on(EditorScreen)
        await story.sees("Evening · edited")


async def test_a_file_in_the_place_of_the_folder_is_said(start, paths) -> None:
    paths.routines.parent.mkdir(parents=True)
    paths.routines.write_text("a file where the folder should be")
    async with start() as story:
        await story.press("e")
        await story.on(EditorScreen)
        await story.press("ctrl+s")
        await story.on(AskName)
        await story.press("enter")
        await story.on(OneKey)
        await story.sees("Not saved: ")
        await story.press("n")
        await story.on(EditorScreen)
        await story.sees("The four essentials")
