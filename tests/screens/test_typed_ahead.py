"""Keys that arrive together, as over a slow line: each acts on what the one before has led to."""

import msgspec
from textual import events

from tui.core.routine import Routine, Step
from tui.screens.dialogs import AskName
from tui.screens.dose_form import DoseForm
from tui.screens.editor import EditorScreen
from tui.screens.one_key import OneKey
from tui.screens.session import SessionScreen

from .conftest import OWN
from .story import Story, begin, routine_in

TWO = (Step(exercise="cat-cow"), Step(exercise="figure-four", hold_seconds=40))


async def together(story: Story, *keys: str) -> None:
    """Press keys, all before the program has seen the first."""
    for key in keys:
        story.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await story.pilot.pause()


async def test_a_key_behind_edit_is_for_the_editor_and_deletes_no_routine(start, put) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await story.choose("Evening")
        await together(story, "e", "x")
        await story.on(EditorScreen)
        await story.sees("1 step ")
        assert path.exists()


async def test_a_save_holds_what_was_there_when_its_key_was_pressed(start, put) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await story.choose("Evening")
        await together(story, "e", "d", "ctrl+s", "d")
        await story.sees("4 steps", "edited", "Saved as evening.toml")
        assert routine_in(path).steps == (TWO[0], *TWO)


async def test_enter_twice_closes_one_dialog(start, paths) -> None:
    async with start() as story:
        await story.press("n")
        await story.on(EditorScreen)
        await story.press("ctrl+s")
        await story.on(AskName)
        await together(story, "enter", "enter")
        await story.sees("Saved as my-routine.toml")
        assert isinstance(story.screen, EditorScreen)
        assert routine_in(paths.routines / "my-routine.toml") == Routine(name="My routine")


async def test_what_a_form_says_is_for_the_step_that_it_was_opened_on(start, put) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await story.choose("Evening")
        await story.press("e")
        await story.on(EditorScreen)
        await story.press("enter")
        await story.on(DoseForm)
        await story.press(*["tab"] * 5, "right")
        await together(story, "enter", "x", "u", "ctrl+s")
        await story.sees("Saved as evening.toml")
        cat_cow, figure_four = TWO
        assert routine_in(path).steps == (
            msgspec.structs.replace(cat_cow, self_paced=True),
            figure_four,
        )


async def test_two_answers_at_once_answer_one_question_each_at_most(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.press("!")
        await story.on(OneKey)
        await together(story, "n", "n")
        await story.sees("How much does it hurt?")
        await together(story, "1", "0")
        await story.sees("Where does it hurt?")
        assert isinstance(story.app.screen_stack[-2], SessionScreen)
