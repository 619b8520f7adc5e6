"""Choosing exercises for a routine: one, or several that were marked."""

from textual.widgets import Input

from tui.screens.editor import EditorScreen
from tui.screens.exercises import ExercisePicker
from tui.widgets.rows import Rows

from .story import Story


async def open_picker(story: Story, key: str = "a") -> ExercisePicker:
    await story.press("n")
    await story.on(EditorScreen)
    await story.press(key)
    return await story.on(ExercisePicker)


def names(story: Story) -> list[str]:
    return [row.split("  ")[1 if row.startswith("  ") else 0].strip() for row in story.rows]


async def test_marked_exercises_are_added_in_the_order_in_which_they_were_marked(start) -> None:
    async with start() as story:
        await open_picker(story)
        for words in ("sphinx", "cat-cow", "cobra"):
            await story.press("/")
            await story.write(words)
            await story.press("enter", "space")
        assert "Add exercises · 3 marked" in story.lines[0]
        await story.press("enter")
        await story.on(EditorScreen)
        await story.until(lambda: len(story.rows) == 3, "three steps")
        assert [row.split()[1] for row in story.rows] == ["Sphinx", "Cat-cow", "Cobra"]
        await story.press("u")
        await story.hears("Undone: add 3 steps")
        assert story.rows == []


async def test_a_mark_is_seen_survives_a_search_and_is_taken_away_by_a_second_one(start) -> None:
    async with start() as story:
        await open_picker(story)
        await story.press("space", "space")
        assert [row.startswith("▪ ") for row in story.rows[:3]] == [True, True, False]
        assert story.one(Rows).chosen_place == 2
        await story.press("/")
        await story.write("zzzz")
        assert story.rows == []
        assert "2 marked" in story.lines[0]
        await story.fill("")
        await story.press("enter", "g", "space")
        assert [row.startswith("▪ ") for row in story.rows[:3]] == [False, True, False]
        assert "1 marked" in story.lines[0]
        second = story.rows[1].strip("▪ ").split("  ")[0]
        await story.press("G", "a")
        await story.on(EditorScreen)
        await story.until(lambda: len(story.rows) == 1, "one step")
        assert second in story.rows[0]


async def test_without_marks_the_highlighted_one_is_added_and_escape_adds_none(start) -> None:
    async with start() as story:
        await open_picker(story)
        await story.press("space", "escape")
        await story.on(EditorScreen)
        assert story.rows == []
        await story.press("a")
        await story.on(ExercisePicker)
        assert "marked" not in story.lines[0]
        await story.press("enter")
        await story.on(EditorScreen)
        await story.until(lambda: len(story.rows) == 1, "one step")


async def test_nothing_found_cannot_be_marked_or_added(start) -> None:
    async with start() as story:
        await open_picker(story)
        await story.press("/")
        await story.write("zzzz")
        await story.press("enter", "space", "enter")
        assert isinstance(story.screen, ExercisePicker)
        assert "marked" not in story.lines[0]


async def test_a_new_search_is_typed_over_the_old_one(start) -> None:
    async with start() as story:
        await open_picker(story)
        await story.press("/")
        await story.write("sphinx")
        await story.press("enter", "/")
        await story.write("cobra")
        assert story.one(Input).value == "cobra"


async def test_exercises_are_added_above_as_well(start) -> None:
    async with start() as story:
        await open_picker(story)
        await story.press("enter")
        await story.on(EditorScreen)
        await story.until(lambda: len(story.rows) == 1, "one step")
        await story.press("A")
        await story.on(ExercisePicker)
        await story.press("G", "enter")
        await story.on(EditorScreen)
        await story.until(lambda: len(story.rows) == 2, "two steps")
        assert story.one(Rows).highlighted == 0
