"""An editor that ended without a word: what it held is offered again, and nothing is lost."""

import asyncio
from pathlib import Path

import pytest

from tui.app import SOON
from tui.core.routine import Routine
from tui.screens.catalog import CatalogScreen
from tui.screens.dialogs import AskName, ChooseOne, Question
from tui.screens.editor import EditorScreen
from tui.screens.one_key import OneKey
from tui.screens.routines import RoutinesScreen
from tui.storage.draft_file import DraftFile, left_behind

from .conftest import OWN
from .story import Story, routine_in
from .test_editor import edit, names

CHANGED_ELSEWHERE = OWN.replace("Lie down first.", "Sit down first.")


def drafts(story: Story) -> list[Path]:
    return sorted(story.paths.drafts.glob("*.json"))


async def written(story: Story, text: str) -> None:
    """Wait until what the editor holds is on the disk."""
    await story.until(
        lambda: any(text in path.read_text() for path in drafts(story)), f"{text!r} in a draft"
    )


async def leave_one(start, put) -> Path:
    """Double the second step of a routine, and lose the connection."""
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("j", "d")
        await story.hang_up()
    assert path.read_text() == OWN
    return path


async def test_a_change_is_on_the_disk_soon_and_gone_once_it_is_saved_or_undone(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        assert drafts(story) == []
        await story.press("d")
        await written(story, "cat-cow")
        await story.press("u")
        assert drafts(story) == []
        await story.press("d")
        await written(story, "cat-cow")
        await story.press("ctrl+s")
        await story.hears("Saved as evening.toml")
        assert drafts(story) == []


@pytest.mark.parametrize("answer", ["editor", "program"])
async def test_what_is_given_up_knowingly_is_not_offered(start, put, answer) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("d")
        await written(story, "cat-cow")
        if answer == "editor":
            await story.press("escape")
            await story.on(ChooseOne)
            await story.choose("Leave without saving")
            await story.press("enter")
            await story.on(RoutinesScreen)
        else:
            await story.press("q")
            await story.on(Question)
            await story.press("y")
            await story.until(lambda: story.is_over, "the end")
        assert drafts(story) == []


async def test_an_end_that_nobody_asked_for_leaves_it_behind(start, put, paths) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("d")
        await written(story, "cat-cow")
        story.app.exit()
    assert len(list(paths.drafts.glob("*.json"))) == 1


async def test_after_a_hang_up_it_goes_on_and_undo_leads_to_what_was_saved(start, put) -> None:
    path = await leave_one(start, put)
    async with start() as story:
        await story.on(OneKey)
        await story.sees("Evening was left unsaved on Fri 20 Nov at 07:30.")
        await story.sees("1 difference from the saved one.")
        await story.press("o")
        await story.on(EditorScreen)
        await story.sees("Evening · edited")
        twice = ["Cat-cow", "Figure four, lying", "Figure four, lying"]
        assert names(story) == twice
        await story.press("u")
        assert names(story) == twice[:2]
        assert "edited" not in story.lines[0]
        await story.press("ctrl+r", "ctrl+s")
        await story.hears("Saved as evening.toml")
    assert [step.exercise for step in routine_in(path).steps] == [
        "cat-cow", "figure-four", "figure-four"
    ]  # fmt: skip
    async with start() as story:
        await story.pilot.pause()
        assert isinstance(story.screen, RoutinesScreen)
        assert drafts(story) == []


async def test_thrown_away_it_is_gone(start, put) -> None:
    path = await leave_one(start, put)
    async with start() as story:
        await story.on(OneKey)
        await story.press("d")
        await story.on(RoutinesScreen)
        assert list(story.paths.drafts.iterdir()) == []
        assert path.read_text() == OWN


async def test_not_now_it_is_offered_at_the_next_start_and_when_it_is_edited(start, put) -> None:
    await leave_one(start, put)
    for _ in range(2):
        async with start() as story:
            await story.on(OneKey)
            await story.press("n")
            await story.on(RoutinesScreen)
            await story.choose("Evening")
            await story.press("e")
            await story.on(OneKey)
            await story.press("escape")
            await story.on(RoutinesScreen)
            await story.press("e")
            await story.on(OneKey)
            await story.press("n")
            await story.on(EditorScreen)
            assert names(story) == ["Cat-cow", "Figure four, lying"]
            assert len(drafts(story)) == 1


async def test_when_the_routine_is_edited_one_can_go_on_or_throw_it_away(start, put) -> None:
    for key, steps in (("o", 3), ("d", 2)):
        await leave_one(start, put)
        async with start() as story:
            await story.on(OneKey)
            await story.press("n")
            await story.on(RoutinesScreen)
            await story.choose("Evening")
            await story.press("e")
            await story.on(OneKey)
            await story.press(key)
            await story.on(EditorScreen)
            assert len(names(story)) == steps
            await story.press("escape")
            if key == "o":
                await story.on(ChooseOne)
                await story.choose("Leave without saving")
                await story.press("enter")
            await story.on(RoutinesScreen)
            assert drafts(story) == []


async def test_a_new_routine_comes_back_and_is_given_its_name_when_it_is_saved(
    start, paths
) -> None:
    async with start() as story:
        await story.choose("Just one stretch")
        await story.press("d")
        await story.on(EditorScreen)
        await story.press("d")
        await story.hang_up()
    async with start() as story:
        await story.on(OneKey)
        await story.sees("It is a routine that was never saved.")
        await story.press("o")
        await story.on(EditorScreen)
        assert len(names(story)) == 2
        await story.press("ctrl+s")
        await story.on(AskName)
        await story.press("enter")
        await story.hears("Saved as just-one-stretch-copy.toml")
        assert drafts(story) == []


async def test_an_exercise_put_into_a_new_routine_from_the_catalog_is_not_lost(start) -> None:
    async with start() as story:
        await story.press("2")
        await story.on(CatalogScreen)
        await story.press("a")
        await story.on(ChooseOne)
        await story.press("G", "enter")
        await story.on(EditorScreen)
        added = names(story)
        await story.hang_up()
    assert len(added) == 1
    async with start() as story:
        await story.on(OneKey)
        await story.press("o")
        await story.on(EditorScreen)
        assert names(story) == added
        await story.press("escape")
        await story.on(ChooseOne)


async def test_a_new_routine_that_nobody_touched_is_not_offered(start) -> None:
    async with start() as story:
        await story.press("n")
        await story.on(EditorScreen)
        await story.hang_up()
    async with start() as story:
        await story.pilot.pause()
        assert isinstance(story.screen, RoutinesScreen)


async def test_a_file_that_was_changed_meanwhile_is_not_overwritten_unasked(start, put) -> None:
    path = await leave_one(start, put)
    path.write_text(CHANGED_ELSEWHERE)
    async with start() as story:
        await story.on(OneKey)
        await story.sees("Its file is not as it was then")
        await story.press("o")
        await story.on(EditorScreen)
        await story.press("ctrl+s")
        await story.sees("evening.toml was changed elsewhere since you opened it.")
        assert path.read_text() == CHANGED_ELSEWHERE


async def test_a_file_that_is_gone_meanwhile_is_made_again_when_that_is_wanted(start, put) -> None:
    path = await leave_one(start, put)
    path.unlink()
    async with start() as story:
        await story.on(OneKey)
        await story.press("o")
        await story.on(EditorScreen)
        await story.press("ctrl+s")
        await story.sees("evening.toml was deleted or moved since you opened it.")
        await story.press("s")
        await story.hears("Saved as evening.toml")
    assert len(routine_in(path).steps) == 3


async def test_one_that_another_terminal_edits_is_not_offered(start, put) -> None:
    await leave_one(start, put)
    async with start() as story:
        await story.on(OneKey)
        held = DraftFile.take(drafts(story)[0])
        await story.press("o")
        await story.hears("Another terminal goes on with it.")
        await story.on(RoutinesScreen)
        await story.press("e")
        await story.on(EditorScreen)
        held.close(delete=False)


async def test_a_damaged_one_is_said_and_deleted_only_when_that_is_wanted(start, put) -> None:
    await leave_one(start, put)
    for key, remains in (("n", True), ("d", False)):
        async with start() as story:
            if key == "n":
                drafts(story)[0].write_bytes(b'{"routine": "\x1b[2J[bold]')
        async with start() as story:
            await story.on(OneKey)
            await story.sees("cannot be read", "is damaged")
            await story.press(key)
            await story.on(RoutinesScreen)
            assert bool(drafts(story)) is remains


async def test_killed_between_the_save_and_what_comes_after_nothing_is_unsaved(
    start, put, monkeypatch
) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        with monkeypatch.context() as patched:
            patched.setattr("tui.workspace.drafts.OpenDraft.remove", lambda _: None)
            await story.press("j", "d", "ctrl+s")
            await story.hears("Saved as evening.toml")
        assert len(drafts(story)) == 1
        await story.hang_up()
    assert len(routine_in(path).steps) == 3
    async with start() as story:
        await story.until(lambda: not drafts(story), "what is saved is gone")
        assert isinstance(story.screen, RoutinesScreen)


async def test_a_routine_with_a_hostile_name_is_offered_as_it_is_written(start, put) -> None:
    name = "[red]R[/] $x"
    put("routines/evening.toml", Routine(name=name))
    async with start() as story:
        await story.choose(name)
        await story.press("e")
        await story.on(EditorScreen)
        await story.press("r")
        await story.fill(f"{name} 2")
        await story.press("enter")
        await story.on(EditorScreen)
        await story.hang_up()
    async with start() as story:
        await story.on(OneKey)
        await story.sees(f"{name} 2 was left unsaved")


async def test_a_full_disk_is_told_once_and_editing_goes_on(start, put, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    put("routines/evening.toml", OWN)
    monkeypatch.setattr("tui.storage.draft_file.write_atomically", full)
    async with start() as story:
        await edit(story)
        await story.press("d")
        await story.hears("your changes are only in this window")
        told = len(story.told)
        await story.press("d")
        await story.press("d")
        assert len(story.told) <= told
        await story.press("ctrl+s")
        await story.hears("Saved as evening.toml")


async def test_in_a_session_that_was_asked_for_nothing_is_offered(start, put, paths) -> None:
    await leave_one(start, put)
    async with start(play="evening") as story:
        await story.sees("GET READY")
    assert len(left_behind(paths.drafts)) == 1


async def test_what_was_to_be_written_soon_is_not_begun_in_a_loop_that_is_ending(start) -> None:
    loop = asyncio.get_running_loop()
    faults: list[object] = []
    loop.set_exception_handler(lambda _, fault: faults.append(fault))
    done: list[str] = []
    async with start() as story:
        story.app._soon(lambda: done.append("written"))
        story.app.exit()
    await loop.shutdown_default_executor()
    later = asyncio.Event()
    loop.call_later(SOON, later.set)  # after all that was to come until then
    await later.wait()
    assert (faults, done) == ([], [])
