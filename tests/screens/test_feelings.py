"""How the exercises felt, said in the summary and put right later."""

from tui.core.felt import Felt
from tui.screens.how_it_felt import HowItFelt
from tui.screens.past import PastDialog
from tui.screens.progress import ProgressScreen
from tui.screens.routines import RoutinesScreen
from tui.screens.summary import SummaryScreen

from .story import Story, begin

ANSWERS = "SELECT step, comfortable, unrestricted, pain_free, too_hard FROM steps ORDER BY step"
NOTHING = (None, None, None, None)
ALL_YES = (1, 1, 1, 0)


async def did_two_of_four(story: Story) -> None:
    """Do a stretch of two exercises, the second cut short, and end the session."""
    await begin(story, "The four essentials")
    await story.after(70)
    await story.press("N")
    await story.after(30)
    await story.press("q", "y")
    await story.on(SummaryScreen)


async def test_one_key_says_that_all_of_them_were_fine(start) -> None:
    async with start() as story:
        await did_two_of_four(story)
        assert "How did they feel?" in story.text
        await story.press("f")
        assert story.in_journal(ANSWERS) == [
            (1, *ALL_YES),
            (2, *ALL_YES),
            (3, *NOTHING),
            (4, *NOTHING),
        ]
        assert "How did they feel?" not in story.text
        assert "Pain now?" in story.text
        await story.press("3")
        assert story.session.pain_after == 3
        assert "fine" in story.highlighted
        await story.press("enter")
        await story.on(RoutinesScreen)


async def test_what_was_not_fine_is_said_of_each_and_the_rest_in_one_go(start) -> None:
    async with start() as story:
        await did_two_of_four(story)
        await story.press("j", "t", "!", "f", "k", "o")
        assert story.session.felt == {2: Felt(comfortable=False, pain_free=False)}
        assert "tight, it hurt" in story.text_of("#summary")
        await story.press("j", "j", "t", ".")
        assert list(story.session.felt) == [2]
        await story.press("g", ".")
        assert story.in_journal(ANSWERS)[0] == (1, 1, 1, 1, 1)


async def test_nobody_has_to_say_anything(start) -> None:
    async with start() as story:
        await did_two_of_four(story)
        await story.press("enter")
        await story.on(RoutinesScreen)
        assert {row[1:] for row in story.in_journal(ANSWERS)} == {NOTHING}


async def test_it_is_put_right_in_a_past_session_or_left_as_it_was(start) -> None:
    async with start() as story:
        await did_two_of_four(story)
        await story.press("f", "enter", "3", "left")
        await story.on(ProgressScreen)
        await story.sees("1 session")
        await story.press("enter")
        await story.on(PastDialog)
        await story.press("f")
        await story.on(HowItFelt)
        await story.press("s", "enter")
        await story.on(PastDialog)
        await story.sees("stiff", "Put right on 20 Nov 2026")
        assert story.in_journal(ANSWERS)[:2] == [(1, 1, 0, 1, 0), (2, *ALL_YES)]
        await story.press("f")
        await story.on(HowItFelt)
        await story.press("o", "escape")
        await story.on(PastDialog)
        assert story.in_journal(ANSWERS)[0] == (1, 1, 0, 1, 0)
