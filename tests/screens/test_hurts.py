"""It hurts: the clock stops, short questions, and what is left out today."""

from datetime import timedelta

import pytest

from tui.core.routine import Routine, Step
from tui.screens.hurts import CARRY_ON, END, GO_ON, HIP, PAIN, SHARP, WHERE
from tui.screens.one_key import OneKey
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen

from .conftest import WALL
from .story import Story, begin, clock, seen

STOPS = 'SELECT exercise, side, sharp, pain, "where" FROM stops'


async def asked(story: Story, question: str) -> None:
    """Wait until this is asked."""
    await story.on(OneKey)
    await story.until(lambda: question in story.text_of(".dialog"), question)


async def answers(story: Story, keys: str) -> None:
    """Answer the four questions with these keys, one each."""
    for question, key in zip(
        ("Is it a sharp pain?", "How much", "Where does it hurt?", "What would you"),
        keys,
        strict=True,
    ):
        await asked(story, question)
        await story.press({"-": "escape"}.get(key, key))


async def test_each_answer_is_in_the_journal_before_the_next_question(start) -> None:
    async with start() as story:
        session = await begin(story, "The four essentials")
        await story.after(20)
        await story.press("!")
        await asked(story, "Is it a sharp pain?")
        exercise = ("knee-to-chest", "left")
        assert story.in_journal(STOPS) == [(*exercise, None, None, None)]
        story.clock.now += 300
        session.tick()
        await story.press("y")
        await asked(story, "How much does it hurt?")
        assert story.in_journal(STOPS) == [(*exercise, 1, None, None)]
        await story.press("7")
        await asked(story, "Where does it hurt?")
        assert story.in_journal(STOPS) == [(*exercise, 1, 7, None)]
        await story.press("h")
        await asked(story, "What would you like to do?")
        assert story.in_journal(STOPS) == [(*exercise, 1, 7, "here")]
        await story.sees("Sharp pain means stop.", "Left out today: Knee to chest.")
        assert "Carry on" not in story.text
        await story.press("r")
        await story.on(SessionScreen)
        assert story.exercise == "Trunk rotation, held"
        assert seen(story) == ("GET READY", "", "15")
        await story.press("q", "y")
        await story.on(SummaryScreen)
        assert "– in part: it hurt Knee to chest 0 of 2 0:06 of 1:00" in story.text_of("#summary")
        assert story.in_journal("SELECT reason FROM steps WHERE exercise = 'knee-to-chest'") == [
            ("hurts",)
        ]


async def test_a_dull_pain_lets_carry_on_at_the_very_place(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20)
        await story.press("!")
        await answers(story, "n3hc")
        await story.on(SessionScreen)
        assert seen(story) == ("READY left side", "", "3")
        await story.after(3)
        assert seen(story) == ("HOLD left side", "", "24")


@pytest.mark.parametrize(
    ("keys", "stop"),
    [
        ("n0ec", (0, 0, "elsewhere")),
        ("nxhc", (0, 10, "here")),
        ("---c", (None, None, None)),
        ("-5-c", (None, 5, None)),
    ],
)
async def test_every_question_can_be_passed_over(start, keys, stop) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20)
        await story.press("!")
        await answers(story, keys)
        await story.on(SessionScreen)
        assert story.in_journal('SELECT sharp, pain, "where" FROM stops') == [stop]


async def test_who_says_nothing_at_all_finds_the_session_paused(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20)
        await story.press("!")
        await answers(story, "----")
        await story.on(SessionScreen)
        assert seen(story) == ("PAUSED left side", "", "24")


async def test_after_a_sharp_pain_the_pause_key_goes_on_with_the_rest(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20)
        await story.press("!")
        await answers(story, "y---")
        await story.on(SessionScreen)
        assert story.text_of("#cue") == "Left out today; space goes on with the rest"
        await story.press("space")
        assert story.exercise == "Trunk rotation, held"


async def test_the_end_of_the_session_can_be_chosen(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.press("!")
        await answers(story, "n2hq")
        await story.on(SummaryScreen)
        assert "0 of 4 done." in story.text_of("#summary")


async def test_the_last_exercise_that_hurts_ends_the_session(start) -> None:
    async with start() as story:
        await begin(story, "Just one stretch")
        await story.press("!")
        await answers(story, "y2hr")
        await story.on(SummaryScreen)


async def test_the_front_of_the_hip_puts_the_knee_to_chest_family_on_hold(start, put) -> None:
    names = ("knee-to-chest-straight", "cat-cow", "knee-to-chest-double", "figure-four")
    put("routines/hips.toml", Routine(name="Hips", steps=tuple(Step(exercise=n) for n in names)))
    async with start() as story:
        await begin(story, "Hips")
        await story.press("!", "n", "4")
        await asked(story, "At the front of the hip")
        await story.press("f")
        await asked(story, "Left out today: Knee to chest, legs straight; Both knees to chest.")
        assert "Carry on" not in story.text
        await story.press("r")
        await story.on(SessionScreen)
        assert story.exercise == "Cat-cow"
        await story.press("!", "n", "4")
        await asked(story, "Where does it hurt?")
        assert "front of the hip" not in story.text
        await story.press("h", "c", "N")
        await story.on(SessionScreen)
        assert story.exercise == "Figure four, lying"


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("d", "Pain that moves down the leg is a reason to ask"),
        ("t", "New numbness or weakness needs a doctor."),
    ],
)
async def test_signs_from_the_nerve_are_answered_with_a_word_and_no_carrying_on(
    start, key, told
) -> None:
    async with start((80, 30)) as story:
        await begin(story, "The four essentials")
        await story.press("!", "n", "4", key)
        await asked(story, "What would you like to do?")
        assert told in story.text_of(".dialog")
        assert "Carry on" not in story.text


async def hurt_in_the_first(story: Story, name: str) -> None:
    """Report a sharp pain in the first exercise and end the session."""
    await begin(story, name)
    await story.press("!")
    await answers(story, "y5hq")
    await story.on(SummaryScreen)
    await story.press("enter")
    await story.on(RoutinesScreen)


async def test_what_hurt_is_left_out_for_the_rest_of_the_day_after_a_question(start) -> None:
    async with start() as story:
        await hurt_in_the_first(story, "The four essentials")
        await story.press("enter")
        await asked(story, "Left out, because it hurt: Knee to chest. Start without?")
        await story.press("n")
        await story.on(RoutinesScreen)
        await story.press("enter")
        await asked(story, "Left out, because it hurt")
        await story.press("y")
        await story.on(SessionScreen)
        assert story.exercise == "Trunk rotation, held"
        await story.press("q", "y", "enter")
        await story.on(RoutinesScreen)
    async with start(wall=WALL + timedelta(days=1)) as story:
        await begin(story, "The four essentials")
        assert story.exercise == "Knee to chest"


async def test_what_is_fine_again_is_brought_back_for_good(start) -> None:
    async with start() as story:
        await hurt_in_the_first(story, "The four essentials")
        for key in ("enter", "b"):
            await story.press(key)
        await story.on(SessionScreen)
        assert story.exercise == "Knee to chest"
        await story.press("q", "y", "enter")
        await story.on(RoutinesScreen)
        await begin(story, "The four essentials")
        assert story.exercise == "Knee to chest"


async def test_a_routine_of_nothing_else_cannot_be_started_without(start) -> None:
    async with start() as story:
        await hurt_in_the_first(story, "Just one stretch")
        await story.press("enter")
        await asked(story, "Left out, because it hurt")
        assert "Yes, without" not in story.text
        assert "bring it back" in story.text
        await story.press("escape")
        await story.on(RoutinesScreen)


async def test_pain_that_is_reported_while_paused_or_in_the_lead_in_stops_the_clock(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20)
        await story.press("space", "space")
        await story.after(1)
        await story.press("!")
        await answers(story, "n1hc")
        await story.on(SessionScreen)
        await story.after(3)
        assert clock(story) == "24"


@pytest.mark.parametrize("keys", ["i", "q"], ids=["instructions", "leaving"])
async def test_it_can_hurt_while_something_else_is_read(start, keys) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.press(keys)
        await story.press("!")
        await asked(story, "Is it a sharp pain?")
        assert story.session.player.is_paused


async def test_every_answer_is_read_whole_in_the_smallest_window(start) -> None:
    async with start((60, 18)) as story:
        await begin(story, "The four essentials")
        await story.press("!")
        for answers in (SHARP, PAIN[:1], (HIP, *WHERE), (GO_ON, CARRY_ON, END)):
            await story.sees(*(answer.text for answer in answers))
            await story.press("escape")
