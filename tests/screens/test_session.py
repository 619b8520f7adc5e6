"""The live session: what is on the screen at each moment, and what every key does to it."""

from typing import Any

import pytest

from tui.core.phase import PhaseKind
from tui.core.routine import Routine, Step
from tui.screens.dialogs import Reading
from tui.screens.one_key import OneKey
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen
from tui.widgets.bar import Bar
from tui.widgets.label import TextLine
from tui.widgets.large_text import LargeText
from tui.widgets.session_view import SessionView

from .conftest import EVERY_KIND
from .story import begin, clock, left, seen


async def test_the_four_essentials_from_start_to_summary(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        assert seen(story) == ("GET READY", "", "10")
        assert story.text_of("#exercise") == "Knee to chest · other leg bent"
        assert story.text_of("#cue") == "Get into position: lying on the back, knees bent"
        assert "exercise 1 of 4    9 min left" in story.lines[0]
        assert "Feel it: " in story.text_of("#feel")
        assert story.text_of("#pose") == "□ flat, clear place □ loose clothes □ mat"
        await story.after(0.4)
        assert clock(story) == "10"
        await story.after(0.6)
        assert (clock(story), left(story)) == ("9", "8:18")
        await story.after(9)
        assert seen(story) == ("EASE IN left side", "", "4")
        assert story.text_of("#coming") == "next hold 30 s"
        await story.after(4)
        assert seen(story) == ("HOLD left side", "", "30")
        assert story.text_of("#cue") == "Stay still and keep breathing"
        assert story.text_of("#coming") == "next let go, then change to the right side"
        await story.after(29.5)
        assert (clock(story), left(story)) == ("1", "7:36")
        await story.after(0.5)
        assert seen(story) == ("LET GO left side", "", "2")
        await story.after(2)
        assert seen(story) == ("SWITCH SIDES", "", "5")
        assert story.text_of("#cue") == "Change to the right side"
        await story.after(9)
        assert seen(story) == ("HOLD right side", "", "30")
        assert "Trunk rotation, held" in story.text_of("#coming")
        await story.after(32)
        assert seen(story) == ("GET READY", "", "15")
        assert story.text_of("#exercise") == "Trunk rotation, held"
        assert "exercise 2 of 4    7 min left" in story.lines[0]
        await story.after(194 + 4 - 87)
        assert seen(story) == ("HOLD", "rep 1 of 5", "20")
        assert story.text_of("#coming") == "next let go, then hold 20 s, 2 of 5"
        await story.after(302 - 198)
        assert seen(story) == ("HOLD", "rep 5 of 5", "20")
        assert "Bridge, held" in story.text_of("#coming")
        await story.after(487 - 302)
        assert seen(story) == ("HOLD", "rep 10 of 10", "10")
        assert story.text_of("#coming") == "next let go, then the end"
        assert left(story) == "0:12"
        story.clock.now += 12
        story.screen.tick()
        await story.on(SummaryScreen)
        assert story.lines[0].strip() == "The four essentials"
        summary = story.text_of("#summary")
        assert "All done." in summary
        assert summary.count("✓ done") == 4
        assert "Knee to chest 2 of 2 1:00 of 1:00" in summary
        assert "Bridge, held 10 of 10 1:40 of 1:40" in summary
        assert "5:20 of exercise" in summary
        assert "left side 1:00, right side 1:00" in summary
        assert "8:19 in all, pauses left out" in summary
        await story.press("enter")
        await story.on(RoutinesScreen)
        assert story.highlighted.startswith("The four essentials")


async def test_a_pause_keeps_the_place_however_long_it_is(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20.5)
        assert seen(story) == ("HOLD left side", "", "24")
        await story.press("space")
        assert seen(story) == ("PAUSED left side", "", "24")
        await story.sees("Paused; space goes on")
        await story.after(3600)
        assert seen(story) == ("PAUSED left side", "", "24")
        assert left(story) == "7:59"
        await story.press("space")
        await story.after(3)
        assert seen(story) == ("HOLD left side", "", "24")
        await story.after(0.6)
        assert clock(story) == "23"


async def test_after_a_pause_it_counts_down_from_three_and_goes_on_at_the_very_place(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(20.5)
        await story.press("space", "space")
        for number in ("3", "2", "1"):
            assert seen(story) == ("READY left side", "", number)
            assert left(story) == "7:59"
            await story.after(1)
        assert seen(story) == ("HOLD left side", "", "24")
        assert left(story) == "7:59"
        await story.press("space", "space")
        await story.after(2)
        await story.press("space")
        assert seen(story) == ("PAUSED left side", "", "24")
        await story.press("space")
        assert seen(story) == ("READY left side", "", "3")


async def test_next_back_again_and_seconds_more_or_less(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(3)
        await story.press("+")
        assert (clock(story), left(story)) == ("12", "8:21")
        await story.press("-", "-")
        assert clock(story) == "2"
        await story.press("-")
        assert seen(story) == ("EASE IN left side", "", "4")
        await story.press("n", "right")
        assert seen(story) == ("LET GO left side", "", "2")
        await story.press("b")
        assert seen(story) == ("HOLD left side", "", "30")
        await story.after(12)
        await story.press("+", "=")
        assert clock(story) == "28"
        await story.press("r")
        assert clock(story) == "30"
        await story.press("left", "left", "left", "left")
        assert seen(story) == ("GET READY", "", "10")
        await story.press("N")
        assert story.text_of("#exercise") == "Trunk rotation, held"
        assert seen(story) == ("GET READY", "", "15")
        await story.press("n", "n", "B")
        assert seen(story) == ("GET READY", "", "15")
        assert story.text_of("#exercise") == "Trunk rotation, held"
        await story.press("B")
        assert story.text_of("#exercise") == "Knee to chest · other leg bent"
        await story.press("B")
        assert story.text_of("#exercise") == "Knee to chest · other leg bent"
        await story.press("N", "N", "N")
        assert story.text_of("#exercise") == "Bridge, held"
        await story.press("N")
        await story.on(SummaryScreen)
        assert "0 of 4 done." in story.text_of("#summary")
        summary = story.text_of("#summary")
        assert "– in part Knee to chest 0 of 2 0:12 of 1:00" in summary
        assert summary.count("· skipped") == 3


@pytest.mark.parametrize("answer", ["enter", "y"])
async def test_leaving_asks_and_yes_ends_with_the_summary(start, answer) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(90)
        await story.press("N")
        await story.after(15 + 4 + 12)
        await story.press("q")
        await story.on(OneKey)
        await story.sees("End this session?")
        await story.press(answer)
        await story.on(SummaryScreen)
        summary = story.text_of("#summary")
        assert "1 of 4 done." in summary
        assert "✓ done Knee to chest 2 of 2 1:00 of 1:00" in summary
        assert "· skipped Trunk rotation, held 0 of 2 0:00 of 1:00" in summary
        assert "– in part Kneeling back bend 1 of 5 0:12 of 1:40" in summary
        assert "left side 0:30, right side 0:30" in summary
        assert "1:12 of exercise" in summary
        assert "2:01 in all" in summary
        await story.press("q")
        await story.on(RoutinesScreen)
        assert not story.is_over


@pytest.mark.parametrize("paused", [False, True])
async def test_no_goes_on_and_the_question_costs_no_time(start, paused) -> None:
    async with start() as story:
        session = await begin(story, "The four essentials")
        await story.after(20)
        if paused:
            await story.press("space")
        for key, answer in (("q", "n"), ("escape", "escape")):
            await story.press(key)
            await story.on(OneKey)
            story.clock.now += 300
            session.tick()
            await story.press(answer)
            await story.on(SessionScreen)
            word = "PAUSED" if paused else "READY"
            assert seen(story)[0] == f"{word} left side"
            await story.after(3)
            word = "PAUSED" if paused else "HOLD"
            assert seen(story) == (f"{word} left side", "", "24")
            assert left(story) == "7:59"


async def test_ones_own_pace_waits_for_enter_however_long(start, put) -> None:
    steps = (
        Step(exercise="bridge-reps", sets=1, reps=12, self_paced=True),
        Step(exercise="cat-cow"),
    )
    put("routines/own.toml", Routine(name="Own pace", steps=steps))
    async with start() as story:
        await begin(story, "Own pace")
        assert "enter done" not in story.footer
        await story.press("enter")
        assert seen(story)[0] == "GET READY"
        await story.after(10)
        assert seen(story) == ("YOUR PACE", "", "0")
        assert story.text_of("#cue") == "12 times, at your own pace; press enter when done"
        assert "Cat-cow" in story.text_of("#coming")
        assert "enter done" in story.footer
        await story.after(65)
        assert clock(story) == "65"
        await story.after(3600)
        assert seen(story) == ("YOUR PACE", "", "1:01:05")
        await story.press("enter")
        assert seen(story) == ("GET READY", "", "15")
        assert story.text_of("#exercise") == "Cat-cow"
        assert "enter done" not in story.footer
        await story.press("q", "y")
        await story.on(SummaryScreen)
        assert "✓ done Bridge, repeated 1 of 1 1:01:05 of 1:12" in story.text_of("#summary")


async def test_sets_rest_breaths_and_rounds_are_named(start, put) -> None:
    put("routines/all.toml", EVERY_KIND)
    async with start() as story:
        await begin(story, "Everything")
        timeline = story.session.player.timeline
        assert {phase.kind for phase in timeline.phases} == set(PhaseKind)
        shown = {}
        for phase in timeline.phases[: len(timeline.phases) // 2]:
            shown.setdefault(phase.kind, set()).add(seen(story)[:2])
            await story.press("n")
        assert ("HOLD right side", "set 2 of 2") in shown[PhaseKind.HOLD]
        assert shown[PhaseKind.REST] == {("REST", "set 2 of 2")}
        assert shown[PhaseKind.OUT] == {("OUT", "")}
        assert shown[PhaseKind.PAUSE] == {("STAY", "")}
        assert shown[PhaseKind.BACK] == {("BACK", "")}
        assert ("BREATHE IN", "breath 2 of 2") in shown[PhaseKind.INHALE]
        assert ("BREATHE OUT", "breath 1 of 2") in shown[PhaseKind.EXHALE]
        assert "round 2 of 2" in story.lines[0]


async def test_the_instructions_can_be_read_while_the_session_goes_on(start) -> None:
    async with start() as story:
        session = await begin(story, "The four essentials")
        await story.press("i")
        await story.on(Reading)
        await story.sees("Knee to chest", "muscle stretch")
        story.clock.now += 12
        session.tick()
        await story.press("escape")
        await story.on(SessionScreen)
        assert seen(story) == ("EASE IN left side", "", "2")


async def test_digits_and_other_ways_out_do_not_lead_away_from_a_session(start) -> None:
    async with start() as story:
        session = await begin(story, "The four essentials")
        await story.press("1", "2", "tab", "x", "u")
        assert story.screen is session
        assert not story.is_over
        await story.press("ctrl+q")
        await story.on(OneKey)
        await story.press("n")
        await story.on(SessionScreen)
        await story.press("i", "1", "2", "q")
        await story.on(SessionScreen)
        assert story.screen is session


async def test_a_session_asked_for_on_the_command_line_ends_the_program(start) -> None:
    async with start(play="one-stretch") as story:
        await story.on(SessionScreen)
        await story.sees("Just one stretch")
        await story.press("q", "y")
        await story.on(SummaryScreen)
        await story.press("space")
        await story.until(lambda: story.is_over, "the end")


async def test_nothing_is_painted_again_while_nothing_changes(
    start, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[Any] = []
    update, render_large, render_bar = TextLine.update, LargeText.render, Bar.render

    def noted(original: Any) -> Any:
        def noting(widget: Any, *args: Any, **kwargs: Any) -> Any:
            painted.append(widget)
            return original(widget, *args, **kwargs)

        return noting

    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(16)
        monkeypatch.setattr(TextLine, "update", noted(update))
        monkeypatch.setattr(LargeText, "render", noted(render_large))
        monkeypatch.setattr(Bar, "render", noted(render_bar))
        for _ in range(5):
            await story.after(0.001)
        assert painted == []
        await story.after(1)
        ids = {widget.id for widget in painted}
        assert ids == {"clock", "phase-bar"}
        painted.clear()
        await story.press("space")
        assert "phase" in {widget.id for widget in painted}
        painted.clear()
        for _ in range(5):
            await story.after(30)
        assert painted == []


async def test_nothing_is_styled_again_within_a_phase(
    start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(16)
        view = story.one(SessionView)
        styled: list[object] = []
        monkeypatch.setattr(story.app, "update_styles", lambda node, **_: styled.append(node))
        for _ in range(3):
            await story.after(1)
        assert view not in styled
        await story.press("space")
        assert view in styled


async def test_the_notes_of_a_step_are_seen_while_it_is_done(start, put) -> None:
    put(
        "routines/noted.toml",
        'name = "Noted"\n\n[[steps]]\nexercise = "cat-cow"\nnotes = "Slowly [/b]!"\n\n'
        '[[steps]]\nexercise = "cat-cow"\n',
    )
    async with start() as story:
        await begin(story, "Noted")
        assert "Slowly [/b]!" in story.text_of("#instructions")
        await story.press("N")
        await story.until(lambda: "Slowly" not in story.text_of("#instructions"), "the next step")
