"""Taking over a routine from another file."""

import os

import pytest

from tui.screens.importing import AskPath, ImportPreview
from tui.screens.routines import RoutinesScreen

from .conftest import OWN
from .story import Story

HERS = "# hers\n" + OWN.replace("Evening", "[b]Hers[/b]").replace("cat-cow", "cat-cov")


async def ask_for(story: Story, path: object) -> None:
    await story.press("I")
    await story.on(AskPath)
    await story.write(str(path))
    await story.press("enter")


async def test_a_file_is_shown_and_then_taken_over_byte_for_byte(start, tmp_path, paths) -> None:
    (tmp_path / "hers.toml").write_text(HERS, encoding="utf-8")
    async with start() as story:
        await ask_for(story, tmp_path / "hers.toml")
        await story.on(ImportPreview)
        await story.sees("hers.toml", "[b]Hers[/b]", "nothing needed", "line 6", "'cat-cov'")
        await story.sees("2 × 40 s each side", "Lie down first.")
        assert not paths.routines.exists()
        await story.press("enter")
        await story.hears("Taken over as b-hers-b.toml")
        await story.on(RoutinesScreen)
        assert story.highlighted.startswith("[b]Hers[/b]")
        assert (paths.routines / "b-hers-b.toml").read_text(encoding="utf-8") == HERS


async def test_leaving_takes_nothing(start, tmp_path, paths) -> None:
    (tmp_path / "hers.toml").write_text(OWN, encoding="utf-8")
    async with start() as story:
        await ask_for(story, tmp_path / "hers.toml")
        await story.on(ImportPreview)
        await story.press("escape")
        await story.on(RoutinesScreen)
        await story.press("I")
        await story.on(AskPath)
        await story.press("escape")
        await story.on(RoutinesScreen)
        assert not paths.routines.exists()


async def test_tab_completes_the_path_from_the_home_folder(start, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "hers.toml").write_text(OWN, encoding="utf-8")
    async with start() as story:
        await story.press("I")
        await story.on(AskPath)
        await story.write("~/sh")
        await story.press("tab", "tab")
        await story.sees("~/sheets/hers.toml")
        await story.press("enter")
        await story.on(ImportPreview)
        await story.sees("Evening")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere.toml", "there is no such file"),
        ("", "it is not a file"),
        ("pipe.toml", "it is not a file"),
        ("huge.toml", "is larger than"),
        ("broken.toml", "not valid TOML"),
    ],
)
async def test_what_is_no_routine_is_shown_and_cannot_be_taken(
    start, tmp_path, paths, name: str, said: str
) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "huge.toml").touch()
    os.truncate(tmp_path / "huge.toml", 50_000_000)
    (tmp_path / "broken.toml").write_text('name = "', encoding="utf-8")
    async with start() as story:
        await ask_for(story, tmp_path / name)
        await story.on(ImportPreview)
        await story.sees(said)
        assert "take over" not in story.footer
        await story.press("enter")
        assert isinstance(story.screen, ImportPreview)
        await story.press("escape")
        assert not paths.routines.exists()


async def test_one_of_the_library_is_there_already(start, put) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await ask_for(story, path)
        await story.hears("evening.toml is among your routines already")


async def test_a_file_that_changes_while_it_is_looked_at_is_not_taken(
    start, tmp_path, paths
) -> None:
    (tmp_path / "hers.toml").write_text(OWN, encoding="utf-8")
    async with start() as story:
        await ask_for(story, tmp_path / "hers.toml")
        await story.on(ImportPreview)
        (tmp_path / "hers.toml").write_text(OWN + "# more\n", encoding="utf-8")
        await story.press("enter")
        await story.hears("hers.toml has changed since; nothing was taken over")
        assert not paths.routines.exists()


async def test_a_full_disk_is_told(start, tmp_path, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "hers.toml").write_text(OWN, encoding="utf-8")
    monkeypatch.setattr("tui.storage.verbatim.write_atomically", full)
    async with start() as story:
        await ask_for(story, tmp_path / "hers.toml")
        await story.on(ImportPreview)
        await story.press("enter")
        await story.hears("Nothing was taken over: No space left on device")


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (120, 40)])
async def test_the_keys_are_seen_at_every_size(start, tmp_path, size: tuple[int, int]) -> None:
    (tmp_path / "hers.toml").write_text(HERS * 1 + "# x\n" * 60, encoding="utf-8")
    async with start(size=size) as story:
        await ask_for(story, tmp_path / "hers.toml")
        await story.on(ImportPreview)
        await story.sees("enter take over", "esc leave it")
        await story.press("j", "j", "k")
        await story.sees("enter take over")
