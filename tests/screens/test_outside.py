"""Routines as text in the person's own editor."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.app import SuppleApp
from tui.core.library import Entry
from tui.core.marked_text import MARK
from tui.core.routine import Routine
from tui.screens.editor import EditorScreen
from tui.screens.lending import Lending
from tui.screens.one_key import OneKey
from tui.screens.outside import FaultyText, edit_as_text
from tui.screens.routines import RoutinesScreen

from .conftest import OWN
from .story import Story, routine_in

Editor = Callable[[str], None]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """What the person's editor does, as a line of shell; `$1` is the file."""
    monkeypatch.setattr(SuppleApp, "suspend", lambda _: contextlib.nullcontext())
    monkeypatch.delenv("VISUAL", raising=False)

    def does(script: str) -> None:
        path = tmp_path / "my editor"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o700)
        monkeypatch.setenv("EDITOR", f"'{path}'")

    return does


def replacing(before: str, after: str) -> str:
    """A line of shell that puts one text in the place of another."""
    return f"sed -i 's/{before}/{after}/' \"$1\""


def scratch(story: Story) -> list[Path]:
    """What is left in the folder of texts that were edited."""
    return sorted(story.paths.scratch.glob("*"))


async def open_evening(story: Story) -> None:
    await story.choose("Evening")
    await story.press("E")


async def test_e_edits_the_file_as_it_is_and_writes_exactly_what_was_written(
    start, put, editor, tmp_path
) -> None:
    text = "# mine\r\n" + OWN.replace("\n", "\r\n")
    path = put("routines/evening.toml", "")
    path.write_bytes(text.encode())
    editor(f'cp "$1" {tmp_path}/seen; {replacing("= 40", "= 45 # longer")}')
    async with start() as story:
        await open_evening(story)
        await story.hears("Saved as evening.toml")
        assert (tmp_path / "seen").read_bytes() == text.encode()
        assert path.read_bytes() == text.replace("= 40", "= 45 # longer").encode()
        assert path.stat().st_mode & 0o777 == 0o600
        assert story.highlighted.startswith("Evening")
        assert "45 s" in story.text_of("#brief")
        assert scratch(story) == []


async def test_keys_mean_nothing_while_the_editor_has_the_terminal(
    start, put, editor, tmp_path
) -> None:
    path = put("routines/evening.toml", OWN)
    editor(f"while [ ! -e {tmp_path}/enough ]; do sleep 0.02; done")
    async with start() as story:
        await open_evening(story)
        await story.on(Lending)
        await story.write("xEq?")
        await story.press("escape", "enter")
        assert isinstance(story.screen, Lending)
        (tmp_path / "enough").touch()
        await story.hears("Nothing was changed")
        await story.on(RoutinesScreen)
        assert path.exists()
        assert not story.is_over


async def test_a_faulty_text_is_shown_marked_and_taken_once_it_is_sound(
    start, put, editor, tmp_path
) -> None:
    path = put("routines/evening.toml", OWN)
    editor(
        f"if [ -e {tmp_path}/seen ]; then {replacing('forty', '41')}; "
        f'else {replacing("40", "forty")}; fi; cp "$1" {tmp_path}/seen'
    )
    async with start() as story:
        await open_evening(story)
        await story.on(FaultyText)
        await story.sees("1 problem in the text", "line 9", "not valid TOML")
        assert path.read_text() == OWN
        assert "take it so" not in story.footer
        await story.press("t")
        assert isinstance(story.screen, FaultyText), "what is faulty cannot be taken"
        await story.press("e")
        await story.hears("Saved as evening.toml")
        lines = (tmp_path / "seen").read_text().splitlines()
        assert lines[9].startswith(f"{MARK} not valid TOML")
        assert path.read_text() == OWN.replace("40", "41")
        assert scratch(story) == []


async def test_a_faulty_text_that_is_given_up_is_kept(start, put, editor) -> None:
    path = put("routines/evening.toml", OWN)
    editor(replacing("40", "forty"))
    async with start() as story:
        await open_evening(story)
        await story.on(FaultyText)
        await story.press("escape")
        kept = story.paths.scratch / "evening.toml"
        await story.hears("Nothing was taken. Your text is kept in")
        assert kept.read_text() == OWN.replace("40", "forty")
        assert path.read_text() == OWN


async def test_an_exercise_that_is_not_known_can_be_taken_all_the_same(start, put, editor) -> None:
    path = put("routines/evening.toml", OWN)
    editor(replacing("cat-cow", "hers"))
    async with start() as story:
        await open_evening(story)
        await story.on(FaultyText)
        await story.sees("no exercise has the id 'hers'")
        await story.press("t")
        await story.hears("Saved as evening.toml")
        assert path.read_text() == OWN.replace("cat-cow", "hers")


@pytest.mark.parametrize(
    ("script", "told", "is_kept"),
    [
        (":", "Nothing was changed", False),
        (replacing("40", "45") + "; exit 1", "exit code 1; nothing was taken. Your text", True),
        ("exit 1", "Your editor ended with the exit code 1; nothing was taken", False),
        ("kill -9 $$", "Your editor was ended by signal 9; nothing was taken", False),
        ('rm "$1"', "the text cannot be read: there is no such file", False),
        ('truncate -s 50000000 "$1"', "larger than 4,000,000 bytes", True),
        ('rm "$1"; mkfifo "$1"', "it is not a file", True),
    ],
    ids=["unchanged", "fails", "fails at once", "killed", "deletes", "50 MB", "a pipe"],
)
async def test_an_editor_that_does_not_do_well_harms_nothing(
    start, put, editor, script: str, told: str, is_kept: bool
) -> None:
    path = put("routines/evening.toml", OWN)
    editor(script)
    async with start() as story:
        await open_evening(story)
        await story.hears(told)
        await story.on(RoutinesScreen)
        assert path.read_text() == OWN
        assert bool(scratch(story)) is is_kept


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ('printf \'name = "a\\0b"\' > "$1"', "line 1"),
        ('printf \'name = "\\377"\' > "$1"', "is not UTF-8 text"),
        (': > "$1"', "'name' is missing"),
        (': > other; mv other "$1"', "'name' is missing"),
    ],
    ids=["NUL", "not UTF-8", "empty", "replaced"],
)
async def test_what_is_no_routine_is_told_and_edited_again(
    start, put, editor, monkeypatch, tmp_path, script: str, told: str
) -> None:
    path = put("routines/evening.toml", OWN)
    monkeypatch.chdir(tmp_path)
    editor(script)
    async with start() as story:
        await open_evening(story)
        await story.on(FaultyText)
        await story.sees(told)
        editor(f'cp "{tmp_path}/good" "$1"')
        (tmp_path / "good").write_text(OWN.replace("40", "30"))
        await story.press("e")
        # The command was set when the editing began, and its script is another one by now.
        await story.hears("Saved as evening.toml")
        assert path.read_text() == OWN.replace("40", "30")


@pytest.mark.parametrize(
    ("value", "told"),
    [("no-such-editor", "There is no program 'no-such-editor'"), ("vi 'x", "is not a command")],
)
async def test_an_editor_that_is_not_there_is_told(
    start, put, editor, monkeypatch, value: str, told: str
) -> None:
    put("routines/evening.toml", OWN)
    editor(":")
    monkeypatch.setenv("VISUAL", value)
    async with start() as story:
        await open_evening(story)
        await story.hears(told)
        assert scratch(story) == []


async def test_where_no_editor_can_be_started_it_is_told(start, put, monkeypatch) -> None:
    put("routines/evening.toml", OWN)
    monkeypatch.setenv("EDITOR", "true")
    async with start() as story:  # a test has no terminal to lend
        await open_evening(story)
        await story.hears("An editor cannot be started from here")


async def test_a_file_that_cannot_be_read_is_mended(start, put, editor) -> None:
    path = put("routines/broken.toml", "rounds = 0\n" + OWN)
    editor(replacing("rounds = 0", "rounds = 2"))
    async with start() as story:
        await story.choose("broken.toml")
        await story.press("E")
        await story.hears("Saved as broken.toml")
        assert path.read_text() == "rounds = 2\n" + OWN
        assert story.highlighted.startswith("Evening")


async def test_a_shipped_routine_is_not_opened(start, editor) -> None:
    editor("exit 9")
    async with start() as story:
        await story.press("E")
        await story.hears("It came with Supple and stays as it is; e makes a copy to edit")


THEIRS = OWN.replace("40", "99")
MINE = OWN.replace("40", "45")


@pytest.mark.parametrize(
    ("key", "files"),
    [
        ("m", {"evening.toml": MINE, "evening.toml.before-edit": THEIRS}),
        ("b", {"evening.toml": THEIRS, "evening-2.toml": MINE}),
        ("o", {"evening.toml": THEIRS}),
    ],
    ids=["mine", "both", "the other"],
)
async def test_a_file_that_was_changed_meanwhile_is_not_overwritten_unasked(
    start, put, editor, tmp_path, key: str, files: dict[str, str]
) -> None:
    path = put("routines/evening.toml", OWN)
    theirs = tmp_path / "theirs"
    theirs.write_text(THEIRS)
    editor(f"{replacing('40', '45')}; cp {theirs} {path}")
    async with start() as story:
        await open_evening(story)
        await story.on(OneKey)
        await story.sees("evening.toml was changed elsewhere")
        assert path.read_text() == THEIRS
        await story.press(key)
        await story.hears("Saved as" if key != "o" else "Your text is kept in")
        assert {p.name: p.read_text() for p in path.parent.glob("*")} == files
        assert [p.read_text() for p in scratch(story)] == ([MINE] if key == "o" else [])


async def test_a_file_that_was_deleted_meanwhile_can_be_made_anew(start, put, editor) -> None:
    path = put("routines/evening.toml", OWN)
    editor(f"{replacing('40', '45')}; rm {path}")
    async with start() as story:
        await open_evening(story)
        await story.sees("evening.toml was deleted or replaced")
        await story.press("b")
        await story.hears("Saved as evening")
        assert [p.read_text() for p in path.parent.glob("*")] == [MINE]


async def test_a_full_disk_is_told_and_the_text_kept(start, put, editor, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = put("routines/evening.toml", OWN)
    editor(replacing("40", "45"))
    async with start() as story:
        monkeypatch.setattr("tui.storage.kept_file.write_atomically", full)
        await open_evening(story)
        await story.hears("Not saved: No space left on device. Your text is kept in")
        assert path.read_text() == OWN
        assert [p.read_text() for p in scratch(story)] == [MINE]
        monkeypatch.setattr("tui.storage.scratch_file.write_atomically", full)
        await story.press("E")
        await story.hears("Your editor was not started. No space left on device")


async def edited(story: Story, routine: Routine, entry: Entry | None) -> Routine | None:
    """What the routine is after it was edited as text, as an editor screen asks for it."""
    workspace = story.app._workspace
    results: list[Routine | None] = []

    async def ask() -> None:
        results.append(await edit_as_text(story.screen, workspace, routine, entry))

    story.app.run_worker(ask())
    await story.until(lambda: results, "the edited routine")
    return results[0]


async def test_a_routine_comes_back_as_it_was_edited_and_no_file_is_touched(
    start, put, editor, tmp_path
) -> None:
    path = put("routines/evening.toml", OWN)
    editor(f'{replacing("40", "50")}; cp "$1" {tmp_path}/seen')
    async with start() as story:
        entry = story.app._workspace.own_entry("evening")
        changed = entry.routine.renamed("Late")
        result = await edited(story, changed, entry)
        assert result.name == "Late"
        assert result.steps[1].hold_seconds == 50
        assert path.read_text() == OWN
        assert routine_in(tmp_path / "seen") == result
        assert scratch(story) == []


async def test_a_new_routine_names_its_schema(start, editor, tmp_path) -> None:
    editor(f'cp "$1" {tmp_path}/seen; echo "rounds = 3" >> "$1"')
    async with start() as story:
        result = await edited(story, Routine(name="New"), None)
        assert result == Routine(name="New", rounds=3)
        first = (tmp_path / "seen").read_text().splitlines()[0]
        assert (story.paths.scratch / first.removeprefix("#:schema ")).resolve().is_file()


async def test_nothing_comes_back_when_nothing_was_changed(start, put, editor) -> None:
    put("routines/evening.toml", OWN)
    editor(":")
    async with start() as story:
        entry = story.app._workspace.own_entry("evening")
        assert await edited(story, entry.routine, entry) is None
        await story.hears("Nothing was changed. An editor that opens a window must be told to wait")


async def test_it_is_said_where_comments_belong(start, put, editor) -> None:
    put("routines/evening.toml", OWN)
    editor("echo '# slowly' >> \"$1\"")
    async with start() as story:
        entry = story.app._workspace.own_entry("evening")
        assert await edited(story, entry.routine, entry) == entry.routine
        await story.hears("notes are the place for them")


async def test_in_the_editor_it_is_one_change_that_can_be_undone(start, put, editor) -> None:
    path = put("routines/evening.toml", OWN)
    editor(replacing("hold_seconds = 40", "hold_seconds = 50\\nsets = 2"))
    async with start() as story:
        await story.choose("Evening")
        await story.press("e")
        screen = await story.on(EditorScreen)
        await story.press("E")
        await story.sees("50 s")
        edited = screen.draft.routine
        assert (edited.steps[1].hold_seconds, edited.steps[1].sets) == (50, 2)
        await story.press("u")
        await story.hears("edit as text")
        assert screen.draft.routine == routine_in(path)
        assert path.read_text() == OWN
