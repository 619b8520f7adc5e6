"""A file that changes while it is edited: both are seen, the person chooses, nothing is lost."""

import pytest

from tui.screens.conflict import Conflict
from tui.screens.dialogs import AskName, ChooseOne
from tui.screens.editor import EditorScreen
from tui.screens.one_key import OneKey
from tui.screens.routines import RoutinesScreen

from .conftest import OWN
from .story import Story, routine_in
from .test_editor import edit, names

THEIRS = OWN.replace("hold_seconds = 40", "hold_seconds = 50").replace('"Evening"', '"Night"')
BACKUP = "evening.toml.before-edit"


@pytest.fixture
def path(put):
    return put("routines/evening.toml", OWN)


async def to_the_question(story: Story, path, theirs: str | bytes | None = THEIRS) -> None:
    """Edit; meanwhile the file becomes this; then save."""
    await edit(story)
    await story.press("j", "d")
    if theirs is None:
        path.unlink()
    else:
        path.write_bytes(theirs if isinstance(theirs, bytes) else theirs.encode())
    await story.press("ctrl+s")
    await story.on(OneKey if theirs is None else Conflict)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_both_are_seen_side_by_side_with_a_sign_where_they_differ(start, path, size) -> None:
    async with start(size) as story:
        await to_the_question(story, path)
        await story.sees("evening.toml was changed elsewhere", "yours", "in the file")
        assert story.one(".dialog").region in story.screen.region
        seen = list(story.lines)
        for _ in range(20):
            await story.press("j")
            seen += story.lines
        text = "\n".join(seen)
        assert "name: Evening" in text
        assert "≠" in text
        assert "name: Night" in text
        assert any("<" in line and line.count("Figure four") == 1 for line in seen)
        assert "m keep mine" in story.footer


async def test_mine_is_kept_and_theirs_stands_beside_it(start, path, paths) -> None:
    async with start() as story:
        await to_the_question(story, path)
        await story.press("m")
        await story.hears(f"Saved as evening.toml. What was in it is kept in {BACKUP}")
        await story.on(EditorScreen)
        assert "edited" not in story.lines[0]
        await story.press("d", "ctrl+s")
        await story.until(lambda: len(routine_in(path).steps) == 4, "the next save")
    assert (paths.routines / BACKUP).read_text() == THEIRS
    assert routine_in(path).name == "Evening"


async def test_theirs_is_taken_and_undo_brings_mine_back(start, path) -> None:
    async with start() as story:
        await to_the_question(story, path)
        await story.press("t")
        await story.on(EditorScreen)
        await story.sees("Night")
        assert "edited" not in story.lines[0]
        assert len(names(story)) == 2
        await story.press("u")
        await story.sees("Evening · edited")
        assert len(names(story)) == 3
        await story.press("ctrl+s")
        await story.hears("Saved as evening.toml")
    assert len(routine_in(path).steps) == 3


async def test_taking_theirs_on_the_way_out_stays_so_that_undo_is_there(start, path) -> None:
    async with start() as story:
        await edit(story)
        await story.press("d")
        path.write_text(THEIRS)
        await story.press("escape")
        await story.on(ChooseOne)
        await story.choose("Save, then leave")
        await story.press("enter")
        await story.on(Conflict)
        await story.press("t")
        await story.on(EditorScreen)
        await story.sees("Night")
        await story.press("escape")
        await story.on(RoutinesScreen)
        assert story.highlighted.startswith("Night")


async def test_both_are_kept_mine_under_another_name(start, path, paths) -> None:
    async with start() as story:
        await to_the_question(story, path)
        await story.press("b")
        await story.on(AskName)
        await story.press("enter")
        await story.hears("Saved as evening-mine.toml")
        await story.press("escape")
        await story.on(RoutinesScreen)
        assert story.highlighted.startswith("Evening (mine)")
        assert any(row.startswith("Night") for row in story.rows)
    assert path.read_text() == THEIRS
    assert len(routine_in(paths.routines / "evening-mine.toml").steps) == 3


@pytest.mark.parametrize("key", ["escape", "enter", "q"])
async def test_going_on_changes_nothing(start, path, paths, key) -> None:
    async with start() as story:
        await to_the_question(story, path)
        await story.press(key)
        await story.on(EditorScreen)
        await story.sees("Evening · edited")
    assert path.read_text() == THEIRS
    assert [file.name for file in paths.routines.iterdir()] == ["evening.toml"]


async def test_a_file_that_was_saved_just_alike_is_no_question(start, path) -> None:
    async with start() as story:
        await edit(story)
        await story.press("j", "d")
        path.write_text(OWN + '\n[[steps]]\nexercise = "figure-four"\nhold_seconds = 40 # same\n')
        await story.press("ctrl+s")
        await story.hears("The file has the same already")
        assert "edited" not in story.lines[0]
    assert "# same" in path.read_text()


@pytest.mark.parametrize(
    "theirs", [b'name = "Torn\n', b"\xff\xfe\n", b'name = "\\u001b[2J"\n', b""]
)
async def test_one_that_cannot_be_read_is_shown_by_its_problems_and_kept_beside(
    start, path, paths, theirs
) -> None:
    async with start() as story:
        await to_the_question(story, path, theirs)
        await story.sees("evening.toml was changed elsewhere, and cannot be read.")
        assert "take theirs" not in story.text
        await story.press("t")
        assert isinstance(story.screen, Conflict)
        await story.press("m")
        await story.hears("Saved as evening.toml")
    assert (paths.routines / BACKUP).read_bytes() == theirs
    assert len(routine_in(path).steps) == 3


async def test_what_cannot_be_kept_is_not_overwritten(start, path) -> None:
    large = b"#" * 4_000_001
    async with start() as story:
        await to_the_question(story, path, large)
        await story.sees("is larger than")
        assert "keep mine" not in story.text
        await story.press("m", "t")
        assert isinstance(story.screen, Conflict)
        await story.press("b")
        await story.on(AskName)
        await story.press("enter")
        await story.hears("Saved as evening-mine.toml")
    assert path.read_bytes() == large


async def test_one_that_changes_once_more_during_the_question_is_asked_about_again(
    start, path, paths
) -> None:
    async with start() as story:
        await to_the_question(story, path)
        path.write_text(THEIRS.replace("Night", "Dawn"))
        await story.press("m")
        await story.sees("name: Dawn")
        await story.press("m")
        await story.hears("Saved as evening.toml")
    assert 'name = "Dawn"' in (paths.routines / BACKUP).read_text()


async def test_a_file_that_is_gone_is_not_made_again_unasked(start, path, paths) -> None:
    async with start() as story:
        await to_the_question(story, path, None)
        await story.sees("evening.toml was deleted or moved since you opened it.")
        await story.press("n")
        await story.on(EditorScreen)
        assert not path.exists()
        await story.press("ctrl+s")
        await story.on(OneKey)
        await story.press("b")
        await story.on(AskName)
        await story.fill("Other")
        await story.press("enter")
        await story.hears("Saved as other.toml")
    assert not path.exists()
    assert len(routine_in(paths.routines / "other.toml").steps) == 3
