"""A journal that cannot be written never prevents a session; it is told once."""

import sqlite3
from collections.abc import Iterator

import pytest

from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen
from tui.storage.paths import Paths

from .story import Story, begin, in_journal, seen


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that the program says in notifications."""
    messages: list[str] = []
    monkeypatch.setattr(
        "tui.app.SuppleApp.notify", lambda _, message, **__: messages.append(message)
    )
    return messages


@pytest.fixture
def unwritable(paths: Paths) -> None:
    """No journal and no place can be made, whoever runs the tests."""
    paths.journal.mkdir(parents=True)
    paths.running.write_text("a file where the folder should be")


@pytest.fixture
def locked(paths: Paths) -> Iterator[sqlite3.Connection]:
    """Another program holds the journal."""
    paths.journal.parent.mkdir(parents=True)
    connection = sqlite3.connect(paths.journal, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    yield connection
    connection.close()


async def live_through(story: Story) -> None:
    await begin(story, "The four essentials")
    await story.press("4")
    for seconds in (10, 4, 30, 2, 5):
        await story.after(seconds)
    await story.press("space", "space")
    await story.after(3)
    assert seen(story)[0] == "EASE IN right side"


async def ends(story: Story) -> None:
    await story.press("q", "y")
    await story.on(SummaryScreen)
    await story.press("2")
    assert "pain 4 before, 2 after, of 10" in story.text_of("#summary")
    await story.press("enter")
    await story.on(RoutinesScreen)


async def test_where_nothing_can_be_written_the_session_goes_on_and_it_is_told_once(
    start, unwritable, paths, told
) -> None:
    async with start() as story:
        await live_through(story)
        assert len(told) == 1
        assert str(paths.journal) in told[0]
        assert "kept in memory until it can be written" in told[0]
        await ends(story)
        # At the end it is told again: from there on it is lost.
        assert len(told) == 2


async def test_where_the_journal_is_locked_it_is_told_once_and_written_when_it_can_be(
    start, locked, paths, told
) -> None:
    async with start() as story:
        await live_through(story)
        assert len(told) == 1
        assert "another program is writing to it" in told[0]
        locked.execute("ROLLBACK")
        await story.after(6)
        (session,) = in_journal(paths, "SELECT state, pain_before FROM sessions")
        assert session == ("open", 4)
        await ends(story)
        assert len(told) == 1
        assert in_journal(paths, "SELECT state FROM sessions") == [("left",)]


async def test_pain_is_asked_about_all_the_same(start, unwritable, told) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.press("!", "y", "5", "h", "r")
        await story.on(SessionScreen)
        assert story.exercise == "Trunk rotation, held"
        assert len(told) == 1


async def test_a_damaged_journal_is_set_aside_and_that_is_said(start, paths, told) -> None:
    paths.journal.parent.mkdir(parents=True)
    paths.journal.write_bytes(b"SQLite format 3\0" + b"damaged" * 500)
    async with start() as story:
        await live_through(story)
        assert len(told) == 1
        assert "the journal was damaged; it is kept as" in told[0]
        await ends(story)
        assert in_journal(paths, "SELECT state FROM sessions") == [("left",)]
    assert list(paths.journal.parent.glob("journal.damaged-*"))


async def test_an_exercise_that_there_is_no_more_is_skipped_with_a_word(start, put, told) -> None:
    put(
        "routines/own.toml",
        'name = "Own"\n[[steps]]\nexercise = "gone"\n[[steps]]\nexercise = "cat-cow"\n',
    )
    async with start() as story:
        await begin(story, "Own")
        assert story.exercise == "Cat-cow"
        assert told == ["left out, because no exercise has the id 'gone'"]
        await story.press("N")
        await story.on(SummaryScreen)
