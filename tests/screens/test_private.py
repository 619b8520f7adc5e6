"""What is nobody else's business: files for the owner alone, and not a word to the network."""

import os
import socket
import stat
from collections.abc import Iterator

import pytest

from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen

from .conftest import OWN, every_screen


@pytest.fixture
def for_all_to_see() -> Iterator[None]:
    """A umask that takes nothing from anybody."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection can be made, and no name looked up."""
    whole = socket.socket

    class Local(whole):
        def __init__(self, family: int = -1, *arguments: object, **more: object) -> None:
            assert family == socket.AF_UNIX, "a socket to the network"
            super().__init__(family, *arguments, **more)

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a name is looked up")

    monkeypatch.setattr(socket, "socket", Local)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(AssertionError, match="network"):
        socket.socket(socket.AF_INET)


@pytest.mark.usefixtures("for_all_to_see")
async def test_every_file_is_for_its_owner_alone(start, put, paths) -> None:
    async with start() as story:
        await story.press("n", "a")
        await story.press("enter", "ctrl+s")
        await story.fill("Mine")
        await story.press("enter")
        await story.hears("Saved as mine.toml")
        await story.press("+")
        await story.until(lambda: any(paths.drafts.iterdir()), "a draft")
        await story.press("ctrl+s")
        await story.hears("Saved")
        await story.press("escape")
        await story.on(RoutinesScreen)
        await story.press("enter")
        await story.on(SessionScreen)
        await story.press("k", "n")
        files = {path for path in paths.routines.parent.rglob("*") if path.is_file()}
        folders = {path for path in paths.routines.parent.rglob("*") if path.is_dir()}
        await story.press("q", "y", "enter")
        await story.on(RoutinesScreen)
        await story.press("x")
        await story.hears("is in the trash")
        files |= {path for path in paths.routines.parent.rglob("*") if path.is_file()}
        folders |= {path for path in paths.routines.parent.rglob("*") if path.is_dir()}
    assert {paths.running, paths.trash, paths.drafts, paths.routines} <= folders
    assert paths.journal in files
    left = [path for path in (*files, *folders) if path.exists()]
    assert [path for path in left if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


@pytest.mark.usefixtures("offline")
async def test_no_screen_says_a_word_to_the_network(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        async for name in every_screen(story):
            assert name
        await story.press("enter")
