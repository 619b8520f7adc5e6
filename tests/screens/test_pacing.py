"""How a session paces: holds that may run on, breaths, reading, absences, sides, being tired."""

import tomllib

import pytest

from tui.core.routine import Routine, Step
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen
from tui.widgets.bar import Bar
from tui.widgets.session_view import SessionView

from .story import Story, begin, clock, left, seen


def one_step(name: str, **fields: object) -> Routine:
    return Routine(name=name, steps=(Step(**fields),))


async def test_who_was_away_finds_the_session_paused_where_it_was_last_seen(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20.5)
        await story.away(41)
        assert seen(story) == ("PAUSED left side", "", "24")
        assert story.text_of("#cue") == "You were away for 0:41; space goes on"
        assert left(story) == "7:59"
        await story.press("space")
        await story.after(3)
        assert seen(story) == ("HOLD left side", "", "24")
        await story.after(23.5 + 2)
        await story.press("q", "y")
        await story.on(SummaryScreen)
        assert "left side 0:30, right side 0:00" in story.text_of("#summary")


@pytest.mark.parametrize("paused", [False, True])
async def test_a_short_absence_or_one_in_a_pause_is_none(start, paused) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20.5)
        if paused:
            await story.press("space")
        await story.away(600 if paused else 2)
        assert seen(story)[0] == ("PAUSED left side" if paused else "HOLD left side")
        assert "away" not in story.text_of("#cue")


async def test_who_was_away_in_the_lead_in_is_asked_again(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20.5)
        await story.press("space", "space")
        await story.away(600)
        assert seen(story) == ("PAUSED left side", "", "24")
        await story.sees("You were away for 10:00")


async def test_a_hold_of_at_least_so_long_counts_up_in_another_colour_until_enter(
    start, put
) -> None:
    step = {"exercise": "hamstring-strap", "side": "left", "reps": 1, "hold_seconds": 20}
    put("routines/long.toml", one_step("Long", **step, at_least=True))
    async with start() as story:
        await begin(story, "Long")
        await story.after(10 + 4 + 19)
        assert seen(story) == ("HOLD left side", "", "1")
        colour = story.one("#clock").styles.color
        assert "enter done" not in story.footer
        await story.after(2.5)
        assert seen(story) == ("HOLD left side", "", "21")
        assert story.one("#clock").styles.color != colour
        assert story.one(SessionView).has_class("-overrun")
        assert story.text_of("#cue") == "Longer is fine; press enter when it is enough"
        assert "enter done" in story.footer
        await story.after(3)
        assert clock(story) == "24"
        await story.press("space")
        assert seen(story) == ("PAUSED left side", "", "24")
        await story.press("space")
        await story.after(3)
        assert seen(story) == ("HOLD left side", "", "24")
        await story.press("enter")
        assert seen(story)[0] == "LET GO left side"
        assert "enter done" not in story.footer
        await story.after(2)
        await story.on(SummaryScreen)
        summary = story.text_of("#summary")
        assert "✓ done" in summary
        assert "one side only: Hamstring with a strap" in summary


async def test_a_hold_that_may_run_on_ends_at_its_limit(start, put) -> None:
    step = {"exercise": "hamstring-strap", "side": "left", "reps": 1, "hold_seconds": 20}
    put("routines/long.toml", one_step("Long", **step, at_least=True))
    async with start() as story:
        await begin(story, "Long")
        await story.press("n", "n")
        limit = story.session.player.phase.limit
        assert limit > 20
        await story.after(limit - 0.5)
        assert seen(story)[0] == "HOLD left side"
        await story.after(0.5)
        assert seen(story)[0] == "LET GO left side"


async def test_the_bar_fills_with_the_breath_in_and_empties_with_the_breath_out(start, put) -> None:
    put("routines/breath.toml", one_step("Breath", exercise="childs-pose", reps=1, breaths=2))
    async with start() as story:
        await begin(story, "Breath")
        bar = story.one("#phase-bar", Bar)
        await story.after(10 + 4)
        shown: dict[str, list[int]] = {}
        while (word := seen(story)[0]).startswith("BREATHE"):
            shown.setdefault(f"{word} {story.text_of('#count')}", []).append(bar.filled)
            await story.after(0.5)
        assert len(shown) == 4
        for word, filled in shown.items():
            grows = word.startswith("BREATHE IN")
            assert filled == sorted(filled, reverse=not grows), word
            assert max(filled) - min(filled) > bar.size.width / 2, word


async def test_tapping_at_each_breath_out_sets_the_breath_and_is_remembered(
    start, put, paths
) -> None:
    put("routines/breath.toml", one_step("Breath", exercise="childs-pose", reps=1, breaths=9))
    async with start() as story:
        await begin(story, "Breath")
        await story.press("t")
        assert not story.told
        await story.after(10 + 4)
        planned = story.session.player.timeline.total_seconds
        await story.press("t")
        await story.hears("Tap again at the next breath out.")
        await story.after(6)
        await story.press("t")
        await story.hears("One breath takes 6 s.")
        assert story.session.player.timeline.total_seconds > planned
        assert tomllib.loads(paths.habits.read_text())["breath"] == 6
        await story.press("b", "b", "b", "b")
        await story.after(25)
        await story.press("t")
        await story.after(4)
        await story.press("t")
        await story.hears("One breath takes 4 s.")


async def test_a_known_exercise_needs_no_time_to_read_from_now_on(start, paths) -> None:
    async with start(reading=True) as story:
        await begin(story, "The four essentials")
        before = int(clock(story))
        assert before > 10
        await story.press("k")
        assert seen(story) == ("GET READY", "", "10")
        assert tomllib.loads(paths.habits.read_text())["known"] == ["knee-to-chest"]
        await story.after(10)
        await story.press("k")
        assert seen(story)[0] == "EASE IN left side"
        await story.press("q", "y")
        await story.on(SummaryScreen)
    async with start(reading=True) as story:
        await begin(story, "The four essentials")
        assert clock(story) == "10"


async def test_the_way_that_is_most_comfortable_is_chosen_once(start, paths) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        assert story.text_of("#exercise") == "Knee to chest · other leg bent"
        lasts = left(story)
        await story.press("o")
        assert story.text_of("#exercise") == "Knee to chest · other leg straight"
        assert left(story) == lasts
        await story.press("N", "o")
        assert "·" not in story.text_of("#exercise")
        await story.press("q", "y")
        await story.on(SummaryScreen)
        assert story.in_journal("SELECT json FROM events")[0] == (
            '{"at":0.0,"move":"option","amount":1}',
        )
    assert tomllib.loads(paths.habits.read_text())["options"] == {
        "knee-to-chest": "other leg straight"
    }
    async with start() as story:
        await begin(story, "The four essentials")
        assert story.text_of("#exercise") == "Knee to chest · other leg straight"


async def test_what_cannot_be_remembered_holds_for_today_and_that_is_said(start, paths) -> None:
    async with start(reading=True) as story:
        paths.habits.mkdir(parents=True)
        await begin(story, "The four essentials")
        await story.press("k")
        await story.hears("it holds for today only")
        assert clock(story) == "10"


async def test_who_is_tired_keeps_the_repetitions_that_were_done(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.press("N", "N", "N")
        await story.after(15 + 4 + 10 + 2 + 4 + 10 + 2 + 4 + 1)
        assert seen(story)[:2] == ("HOLD", "rep 3 of 10")
        await story.press(".")
        await story.on(SummaryScreen)
        summary = story.text_of("#summary")
        assert "– in part: tired Bridge, held 2 of 10 0:21 of 1:40" in summary


async def test_only_the_first_way_to_an_exercise_has_a_checklist(start) -> None:
    async with start() as story:
        await begin(story, "When the back feels locked")
        await story.until(lambda: "□" in story.text_of("#words"), "the checklist")
        await story.press("n")
        await story.until(lambda: "□" not in story.text_of("#words"), "no checklist")
        await story.press("N")
        assert "□" not in story.text_of("#words")
        await story.press("B", "B")
        await story.until(lambda: "□" in story.text_of("#words"), "the checklist")


async def reaches_the_end(story: Story, seconds: float) -> None:
    await story.after(seconds)
    await story.on(SummaryScreen)


async def test_a_session_that_ran_whole_is_as_long_as_it_said(start, put) -> None:
    put("routines/breath.toml", one_step("Breath", exercise="childs-pose", reps=1, breaths=2))
    async with start(play="breath") as story:
        await story.on(SessionScreen)
        total = story.session.player.timeline.total_seconds
        await story.after(total - 0.1)
        assert isinstance(story.screen, SessionScreen)
        await reaches_the_end(story, 0.1)


async def test_the_checklist_is_seen_whole_before_the_pose(start) -> None:
    async with start() as story:
        await begin(story, "Seven floor stretches")
        await story.sees_in("#words", "□ flat, clear place", "□ strap or towel", "□ pillow")
        await story.sees_in("#words", "down the calf")
