"""The first start of somebody of whom nothing is known."""

import tomllib
from datetime import datetime

import pytest

from tests.core.people import DAY
from tui.core.red_flags import Check, Verdict
from tui.screens.dialogs import Reading
from tui.screens.interview import Interview
from tui.screens.made_for_you import MadeForYou
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.storage.value_file import read_value

from .conftest import OWN
from .story import routine_in

MOST_KEYS = 20
"""From the first start to a running routine, at most."""
NO_SIGNS = ("enter", "n", "n")
"""The notice was read, and no warning sign is there."""
NOBODY = ("n", "1")
"""No condition, and nobody has agreed to backward bends."""
QUIZ = ("1", "1", "1", "1", "2", "2", "2", "1")


async def test_a_new_person_gets_to_a_running_routine_with_few_keys(start, paths) -> None:
    keys = (*NO_SIGNS, *NOBODY, *QUIZ, "enter")
    assert len(keys) <= MOST_KEYS
    async with start(new=True) as story:
        await story.on(Interview)
        await story.press(*keys)
        await story.on(SessionScreen)
        (path,) = paths.routines.glob("*.toml")
        routine = routine_in(path)
        assert routine.times_per_day == 2
        assert len(routine.steps) >= 3
        assert all(step.notes for step in routine.steps)
    profile = tomllib.loads(paths.config.read_text())["profile"]
    assert profile == {"owned": ["chair", "wall"]}
    check, _ = read_value(paths.check, Check)
    assert check is not None
    assert (check.asked_on, check.yes) == (DAY, ())


async def test_what_was_made_is_due_and_highlighted_afterwards(start) -> None:
    async with start(new=True) as story:
        await story.on(Interview)
        await story.press(*NO_SIGNS, *NOBODY, *QUIZ)
        await story.on(MadeForYou)
        await story.press("s")
        await story.on(RoutinesScreen)
        assert story.rows[0] == "due now"
        assert story.highlighted.startswith("Lower back, 10 minutes")
        assert story.lines[0].endswith("Fri 20 Nov   0 of 2 today")


@pytest.mark.parametrize(
    ("sign", "told", "verdict"),
    [
        ("1", "Go to emergency care now.", Verdict.STOP),
        ("5", "Get medical help today.", Verdict.STOP),
    ],
)
async def test_an_emergency_is_sent_to_care_and_starts_nothing(
    start, paths, sign: str, told: str, verdict: Verdict
) -> None:
    async with start(new=True) as story:
        await story.on(Interview)
        await story.press("enter", sign, "enter")
        await story.sees("Please do not exercise.", told)
        await story.press("enter")
        await story.on(RoutinesScreen)
        await story.press("enter")
        await story.on(Reading)
        await story.sees("Nothing was started", told)
        await story.press("escape", "m")
        await story.on(Reading)
    check, _ = read_value(paths.check, Check)
    assert check is not None
    assert check.verdict is verdict
    assert not list(paths.routines.glob("*.toml"))


async def test_who_should_see_a_doctor_can_look_around_and_start_once_one_agreed(start) -> None:
    async with start(new=True) as story:
        await story.on(Interview)
        await story.press("enter", "n", "1", "enter", "1")
        await story.sees("Please see a doctor first.")
        await story.press("enter")
        await story.on(RoutinesScreen)
        await story.press("enter")
        await story.on(Reading)
        await story.press("escape")
        await story.on(RoutinesScreen)
        story.screen.action_symptoms()
        await story.on(Interview)
        await story.press("n", "1", "enter", "2")
        await story.on(RoutinesScreen)
        await story.choose("At the desk")
        await story.press("enter")
        await story.on(SessionScreen)


async def test_one_can_go_back_to_the_last_question_and_answer_otherwise(start, paths) -> None:
    async with start(new=True) as story:
        await story.on(Interview)
        await story.press("enter", "2", "enter", "backspace")
        await story.sees("[x] 2  Is it newly difficult")
        await story.press("2", "n", "3", "backspace", "backspace")
        await story.sees("What this is, and what it is not")
        assert "backspace" not in story.footer
        await story.press("enter", "n")
        await story.sees("And any of this?")
        await story.press("escape")
        await story.on(RoutinesScreen)
        assert not paths.check.exists()


async def test_who_leaves_in_the_middle_keeps_what_was_answered(start, paths) -> None:
    async with start(new=True) as story:
        await story.on(Interview)
        await story.press(*NO_SIGNS, "1", "enter", "1", "1", "escape")
        await story.on(RoutinesScreen)
    assert tomllib.loads(paths.config.read_text()) == {"profile": {"conditions": ["osteoporosis"]}}
    assert paths.check.exists()
    async with start(new=True) as story:
        await story.on(RoutinesScreen)
        assert isinstance(story.screen, RoutinesScreen)


async def test_enter_alone_does_not_say_that_nothing_is_wrong(start) -> None:
    async with start(new=True) as story:
        await story.on(Interview)
        await story.press("enter", "enter")
        await story.hears("press n if none of these is")
        await story.sees("Is any of this so?")
        await story.press("G", "enter")
        await story.sees("And any of this?")


async def test_the_day_of_a_clearance_is_asked_for(start, paths) -> None:
    async with start(new=True) as story:
        await story.on(Interview)
        await story.press(*NO_SIGNS, "n", "2", *QUIZ)
        await story.sees("When did they say so?")
        for typed, answer in (("2027-01-01", "still to come"), ("yesterday", "no day")):
            await story.fill(typed)
            await story.press("enter")
            await story.hears(answer)
        await story.fill("2026-10-01")
        await story.press("enter")
        await story.on(MadeForYou)
    profile = tomllib.loads(paths.config.read_text())["profile"]
    assert str(profile["cleared_for_extension"]) == "2026-10-01"


async def test_who_has_routines_is_asked_when_a_session_starts_and_once(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start(new=True) as story:
        await story.on(RoutinesScreen)
        await story.choose("Evening")
        await story.press("enter")
        await story.on(Interview)
        await story.press(*NO_SIGNS)
        await story.on(SessionScreen)
        await story.press("q", "y", "enter")
        await story.on(RoutinesScreen)
        await story.choose("Evening")
        await story.press("enter")
        await story.on(SessionScreen)


async def test_who_does_not_answer_starts_nothing(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start(new=True) as story:
        await story.choose("Evening")
        await story.press("enter")
        await story.on(Interview)
        await story.press("enter", "escape")
        await story.on(RoutinesScreen)
        await story.hears("Nothing was started")


@pytest.mark.parametrize(
    ("wall", "is_asked"), [(datetime(2027, 2, 17, 7, 30), False), (datetime(2027, 2, 18, 7), True)]
)
async def test_after_ninety_days_the_questions_come_again(start, put, wall, is_asked) -> None:
    put("check.toml", "asked_on = 2026-11-20\n")
    put("routines/evening.toml", OWN)
    async with start(wall=wall) as story:
        await story.choose("Evening")
        await story.press("enter")
        await story.on(Interview if is_asked else SessionScreen)
        if is_asked:
            await story.sees("they were last asked a while ago")


async def test_a_session_from_the_command_line_is_asked_about_too(start) -> None:
    async with start(new=True, play="desk") as story:
        await story.on(Interview)
        await story.press("escape")
        await story.until(lambda: story.is_over, "the end of the program")


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_each_question_is_read_whole_in_every_size(start, size) -> None:
    async with start(size, new=True) as story:
        await story.on(Interview)
        for key, first, last in (
            ("enter", "What this is", "Go on"),
            ("n", "Is any of this so?", "may be?"),
            ("n", "And any of this?", "none of these"),
            ("n", "Do you have", "none of these"),
        ):
            assert first in story.text
            assert last in story.text
            assert "enter" in story.footer
            await story.press(key)
