"""Pain before and after a session, and how it was after the last one."""

import pytest

from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen

from .story import Story, begin

QUESTION = "Pain before you begin?"


async def test_pain_before_and_after_stand_in_the_summary_and_in_the_journal(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        assert QUESTION in story.text
        await story.press("4")
        assert QUESTION not in story.text
        assert story.in_journal("SELECT pain_before FROM sessions") == [(4,)]
        await story.press("7")
        assert story.session.pain_before == 4
        await story.press("q", "y")
        await story.on(SummaryScreen)
        assert "Pain now?" in story.text
        await story.press("3", "2")
        assert "pain 4 before, 2 after, of 10" in story.text_of("#summary")
        assert "Pain now?" not in story.text
        sessions = story.in_journal("SELECT pain_before, pain_after, state FROM sessions")
        assert sessions == [(4, 2, "left")]


@pytest.mark.parametrize(("key", "pain"), [*((str(n), n) for n in range(10)), ("x", 10)])
async def test_a_key_for_each_pain(start, key, pain) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20)
        await story.press(key)
        assert story.session.pain_before == pain
        assert story.session.player.is_paused is False
        assert QUESTION not in story.text


async def test_no_answer_is_fine_and_the_question_goes_with_the_first_exercise(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(80)
        assert QUESTION in story.text
        await story.press("N")
        assert QUESTION not in story.text
        await story.press("5")
        assert story.session.pain_before is None
        await story.press("N", "N", "N")
        await story.on(SummaryScreen)
        assert "pain" not in story.text_of("#summary")
        await story.press("6")
        assert "pain 6 of 10 after" in story.text_of("#summary")


async def test_time_at_the_summary_is_not_time_away(start) -> None:
    async with start() as story:
        await begin(story, "Just one stretch")
        await story.press("N")
        await story.on(SummaryScreen)
        story.clock.is_watched = True
        story.run.expect(0)
        story.clock.now += 300
        await story.press("2")
        assert [event.move.value for event in story.session.events] == ["skip", "pain-after"]


async def did_something(story: Story) -> None:
    """Do a stretch of a session, end it, and leave the program."""
    await begin(story, "The four essentials")
    await story.after(30)
    await story.press("q", "y", "enter")
    await story.on(RoutinesScreen)
    assert "How was it" not in story.text
    await story.press("q")
    await story.until(lambda: story.is_over, "the end")


@pytest.mark.parametrize(("key", "after"), [("+", "better"), ("=", "same"), ("-", "worse")])
async def test_at_the_next_start_one_key_says_how_it_was(start, key, after) -> None:
    async with start() as story:
        await did_something(story)
    async with start() as story:
        await story.sees("How was it after The four essentials, Fri 20 Nov?")
        await story.sees("+ better  = same  - worse")
        await story.press(key)
        assert "How was it" not in story.text
        assert story.in_journal("SELECT after FROM sessions") == [(after,)]
        await story.press(key)
        assert story.in_journal("SELECT after FROM sessions") == [(after,)]
    async with start() as story:
        await begin(story, "The four essentials")
        assert "How was it" not in story.text
        await story.press("q", "y", "enter")
        await story.on(RoutinesScreen)
        assert "How was it" not in story.text


async def test_no_answer_is_fine_and_nothing_is_in_the_way(start) -> None:
    async with start() as story:
        await did_something(story)
    async with start() as story:
        await story.sees("How was it after")
        await story.press("enter")
        await story.on(SessionScreen)


async def test_nothing_is_asked_after_a_session_in_which_nothing_was_done(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.press("q", "y", "enter", "q")
        await story.until(lambda: story.is_over, "the end")
    async with start() as story:
        await begin(story, "The four essentials")
        assert "How was it" not in story.text
