"""A session that was broken off: what is offered at the next start, and what each answer does."""

import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tui.screens.one_key import OneKey
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen
from tui.storage.place_file import PlaceFile

from .conftest import OWN, WALL, StartApp
from .story import Story, begin, in_journal, left, seen

SESSIONS = "SELECT name, state FROM sessions ORDER BY began"
PLACE = "Knee to chest: Hold, left side, 0:24 to go"


async def break_off(
    start: StartApp, name: str = "The four essentials", seconds: float = 20.5, **how: object
) -> None:
    """Do so much of a session, then lose the connection."""
    async with start(**how) as story:
        await begin(story, name)
        await story.after(seconds)
        await story.hang_up()


async def offered(story: Story) -> str:
    """What the dialog at the start says."""
    await story.on(OneKey)
    return story.text_of(".dialog")


async def test_a_hang_up_ends_the_program_and_the_next_start_offers_the_very_place(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20.5)
        await story.hang_up()
        await story.until(lambda: story.is_over, "the end")
        assert story.app.return_code == 128 + signal.SIGHUP
    async with start() as story:
        said = await offered(story)
        assert "The four essentials was broken off on Fri 20 Nov at 07:30." in said
        assert PLACE in said
        await story.press("o")
        await story.on(SessionScreen)
        assert seen(story) == ("READY left side", "", "3")
        await story.after(3)
        assert seen(story) == ("HOLD left side", "", "24")
        assert left(story) == "7:59"


@pytest.mark.parametrize("seconds", [0.3, 9.7, 20.5, 47.5, 60.2])
async def test_after_a_kill_it_offers_the_same_phase_and_side_a_second_off_at_most(
    start, seconds
) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        for _ in range(int(seconds)):
            await story.after(1)
        await story.after(seconds % 1)
        phase, _, clock = seen(story)
        story.kill()
    async with start() as story:
        await offered(story)
        await story.press("o")
        await story.on(SessionScreen)
        await story.after(3.1)
        again, _, then = seen(story)
        assert again == phase
        assert abs(int(then) - int(clock)) <= 1


async def test_r_begins_that_phase_anew(start) -> None:
    await break_off(start)
    async with start() as story:
        await offered(story)
        await story.press("r")
        await story.on(SessionScreen)
        assert seen(story)[0] == "READY left side"
        await story.after(3)
        assert seen(story) == ("HOLD left side", "", "30")


@pytest.mark.parametrize(("key", "state"), [("f", "left"), ("d", "discarded")])
async def test_it_can_be_recorded_or_discarded(start, key, state, paths) -> None:
    await break_off(start)
    async with start() as story:
        await offered(story)
        await story.press(key)
        await story.on(RoutinesScreen)
        assert story.in_journal(SESSIONS) == [("The four essentials", state)]
        steps = story.in_journal("SELECT done_seconds FROM steps WHERE exercise = 'knee-to-chest'")
        assert steps == [(6.5,)]
    assert not list(paths.running.iterdir())
    async with start() as story:
        await begin(story, "The four essentials")


async def test_escape_leaves_it_for_another_time(start) -> None:
    await break_off(start)
    for _ in range(2):
        async with start() as story:
            assert PLACE in await offered(story)
            await story.press("escape")
            await story.on(RoutinesScreen)
            assert story.in_journal(SESSIONS) == [("The four essentials", "open")]


async def test_leaving_with_l_keeps_the_place(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20.5)
        await story.press("q", "l")
        await story.on(RoutinesScreen)
        await story.press("q")
        await story.until(lambda: story.is_over, "the end")
    async with start() as story:
        assert PLACE in await offered(story)


async def test_a_session_that_was_gone_on_with_ends_as_one_session(start) -> None:
    await break_off(start)
    await break_off_again(start)
    async with start() as story:
        await offered(story)
        await story.press("o")
        await story.on(SessionScreen)
        await story.after(3 + 23.5 - 10)
        assert seen(story)[0] == "HOLD left side"
        await story.after(10)
        await story.press("N", "N", "N", "N")
        await story.on(SummaryScreen)
        assert "left side 0:30, right side 0:00" in story.text_of("#summary")
        await story.press("enter")
        await story.on(RoutinesScreen)
        assert story.in_journal(SESSIONS) == [("The four essentials", "finished")]
        seconds = story.in_journal("SELECT sum(done_seconds) FROM steps")
        assert seconds == [(30.0,)]


async def break_off_again(start: StartApp) -> None:
    async with start() as story:
        await offered(story)
        await story.press("o")
        await story.on(SessionScreen)
        await story.after(3)
        await story.hang_up()


async def test_paused_in_the_lead_in_and_at_the_summary(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20.5)
        await story.press("space", "space")
        await story.after(1)
        await story.hang_up()
    async with start() as story:
        assert PLACE in await offered(story)
        await story.press("o", "N", "N", "N", "N")
        await story.on(SummaryScreen)
        await story.hang_up()
    async with start() as story:
        await story.sees("How was it after The four essentials")
        assert story.in_journal(SESSIONS) == [("The four essentials", "finished")]


async def test_of_two_each_is_offered_the_newest_first(start) -> None:
    await break_off(start, "Just one stretch")
    async with start(wall=WALL + timedelta(hours=1)) as story:
        await story.on(OneKey)
        await story.press("escape")
        await story.on(RoutinesScreen)
        await begin(story, "Good morning")
        await story.after(5)
        await story.hang_up()
    async with start(wall=WALL + timedelta(hours=2)) as story:
        assert "Good morning was broken off on Fri 20 Nov at 08:30." in await offered(story)
        await story.press("d")
        await story.until(lambda: "Just one stretch was" in story.text_of(".dialog"), "the other")
        await story.press("f")
        await story.on(RoutinesScreen)
        assert story.in_journal(SESSIONS) == [
            ("Just one stretch", "left"), ("Good morning", "discarded"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("later", "is_old"), [(timedelta(hours=23), False), (timedelta(hours=25), True)]
)
async def test_one_older_than_a_day_can_only_be_recorded_or_discarded(start, later, is_old) -> None:
    await break_off(start)
    async with start(wall=WALL + later) as story:
        said = await offered(story)
        assert ("Go on from there" not in said) is is_old
        assert ("cannot be gone on with any more" in said) is is_old
        await story.press("r" if is_old else "f")
        assert isinstance(story.screen, OneKey) is is_old
        await story.press("f")
        await story.on(RoutinesScreen)
        assert story.in_journal(SESSIONS) == [("The four essentials", "left")]


async def test_one_that_runs_in_another_terminal_is_not_offered(start, paths) -> None:
    await break_off(start)
    ((session_id,),) = in_journal(paths, "SELECT id FROM sessions")
    other = PlaceFile.create(paths.running, session_id)
    async with start() as story:
        await begin(story, "Good morning")
        await story.press("q", "y", "enter")
        await story.on(RoutinesScreen)
    other.close(delete=False)
    async with start() as story:
        assert PLACE in await offered(story)


async def test_one_that_another_terminal_takes_meanwhile_is_left_to_it(start, paths) -> None:
    await break_off(start)
    ((session_id,),) = in_journal(paths, "SELECT id FROM sessions")
    async with start() as story:
        await offered(story)
        other = PlaceFile.create(paths.running, session_id)
        await story.press("o")
        await story.hears("Another terminal goes on with it.")
        await story.on(RoutinesScreen)
        assert not story.is_over
        other.close(delete=False)


def edited(path: Path) -> None:
    path.write_text(OWN.replace("cat-cow", "press-up").replace("40", "5"), encoding="utf-8")


@pytest.mark.parametrize("change", [edited, Path.unlink], ids=["edited", "deleted"])
async def test_a_routine_that_was_changed_meanwhile_goes_on_as_it_was(
    start, put, change: Callable[[Path], None]
) -> None:
    path = put("routines/evening.toml", OWN)
    await break_off(start, "Evening", 12)
    change(path)
    async with start() as story:
        assert "Evening was broken off" in await offered(story)
        await story.press("o")
        await story.on(SessionScreen)
        await story.after(3)
        assert story.exercise == "Cat-cow"
        assert seen(story)[:2] == ("OUT", "rep 1 of 8")
        await story.press("N")
        assert story.session.player.timeline.phases[-2].seconds == 40


async def test_an_exercise_of_ones_own_that_is_gone_goes_on_as_it_was(start, put) -> None:
    path = put(
        "catalog/mine.toml",
        '[[exercises]]\nid = "mine"\nname = "Mine"\nkind = "muscle-stretch"\n'
        'steps = ["Stretch."]\n',
    )
    put("routines/own.toml", 'name = "Own"\n[[steps]]\nexercise = "mine"\n')
    await break_off(start, "Own", 12)
    path.unlink()
    async with start() as story:
        assert "Mine: Ease in" in await offered(story)
        await story.press("o")
        await story.on(SessionScreen)
        assert story.exercise == "Mine"
        await story.press("N")
        await story.on(SummaryScreen)
        assert "Mine" in story.text_of("#summary")


@pytest.mark.parametrize("answer", ["o", "f", "escape"])
async def test_play_offers_what_was_broken_off_first(start, answer) -> None:
    await break_off(start)
    async with start(play="one-stretch") as story:
        await offered(story)
        await story.press(answer)
        await story.on(SessionScreen)
        name = "The four essentials" if answer == "o" else "Just one stretch"
        assert name in story.lines[0]
        await story.press("q", "y")
        await story.on(SummaryScreen)
        await story.press("enter")
        await story.until(lambda: story.is_over, "the end")


async def leave_it(story: Story) -> None:
    await offered(story)
    await story.press("escape")
    await story.on(RoutinesScreen)


async def test_starting_that_routine_offers_it_again_or_to_begin_anew(start) -> None:
    await break_off(start)
    async with start() as story:
        await leave_it(story)
        await story.press("enter")
        assert "Begin anew; it stays for another time" in await offered(story)
        await story.press("escape")
        await story.on(RoutinesScreen)
        await story.press("enter")
        assert PLACE in await offered(story)
        await story.press("n")
        await story.on(SessionScreen)
        assert seen(story) == ("GET READY", "", "10")
        await story.press("q", "y", "enter")
        await story.on(RoutinesScreen)
        states = story.in_journal("SELECT state FROM sessions ORDER BY state")
        assert states == [("left",), ("open",)]
        await story.press("enter")
        await offered(story)
        await story.press("o")
        await story.on(SessionScreen)
        await story.after(3)
        assert seen(story) == ("HOLD left side", "", "24")


async def test_starting_another_routine_asks_nothing(start) -> None:
    await break_off(start)
    async with start() as story:
        await leave_it(story)
        await begin(story, "Good morning")


async def test_pain_and_what_was_left_out_are_known_after_a_hang_up_in_the_dialog(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.press("4")
        await story.after(20)
        await story.press("!", "y")
        await story.until(lambda: "How much" in story.text, "the second question")
        await story.hang_up()
    async with start() as story:
        await offered(story)
        await story.press("o")
        await story.on(SessionScreen)
        assert story.exercise == "Trunk rotation, held"
        assert story.session.pain_before == 4
        assert [stop.sharp for stop in story.session.stops] == [True]
