"""Every key of a session, in every kind of phase, while it runs and while it is paused."""

import msgspec
import pytest

from tui.core.event import Move
from tui.core.phase import PhaseKind
from tui.core.session import Session
from tui.keys import KEYS, Key
from tui.live.run import NoKeeper
from tui.screens.dialogs import Reading
from tui.screens.one_key import OneKey
from tui.screens.session import SessionScreen
from tui.widgets.large_text import LargeText

from .conftest import EVERY_KIND
from .story import Story, begin, seen

BY = {"session.next": 1, "session.back": -1}
"""How many phases on a key leads."""
ELSEWHERE = {
    "session.early", "session.less", "session.restart_exercise", "session.skip",
    "session.previous", "session.later",
}  # fmt: skip
"""The keys that may lead to another phase than that."""


def put_in_phase(story: Story, index: int, *, paused: bool) -> None:
    """Go to half a second into a phase without living through the ones before."""
    run = story.run
    session = Session.start(run.session.plan, run.now)
    player = session.player.jump_to(index, run.now)
    run.session = msgspec.structs.replace(session, player=player)
    story.clock.now += 0.5
    if paused:
        run.do(Move.PAUSE)
    story.screen.tick()


async def answer_nothing(story: Story, key: Key) -> None:
    """Close the dialogs that a key has opened."""
    dialog = Reading if key.id == "session.instructions" else OneKey
    for _ in range(4 if key.id == "session.hurts" else 1):
        await story.on(dialog)
        await story.press("escape")
    await story.on(SessionScreen)


@pytest.mark.parametrize("paused", [False, True], ids=["running", "paused"])
@pytest.mark.parametrize("kind", PhaseKind)
async def test_every_key_does_its_work(start, put, kind, paused) -> None:
    put("routines/all.toml", EVERY_KIND)
    async with start(play="all") as story:
        screen = await story.on(SessionScreen)
        story.run._keeper = NoKeeper()
        phases = story.session.player.timeline.phases
        index = next(n for n, phase in enumerate(phases) if phase.kind is kind)
        for key in (*KEYS["session"], *KEYS["pain"]):
            put_in_phase(story, index, paused=paused)
            await story.press(key.keys.split(",")[0])
            if key.id in ("session.hurts", "session.instructions", "session.leave"):
                await answer_nothing(story, key)
            assert story.screen is screen, key
            player = story.session.player
            is_paused = {"session.pause": not paused, "session.hurts": True}.get(key.id, paused)
            assert player.is_paused is is_paused, key
            assert (story.one("#call", LargeText).text == "PAUSED") is is_paused, key
            if key.id not in ELSEWHERE:
                done = key.id == "session.done" and kind is PhaseKind.WAIT
                assert player.index == max(0, index + BY.get(key.id, int(done))), key
            assert ("enter done" in story.footer) is (player.phase.kind is PhaseKind.WAIT), key
            assert story.footer.endswith("? help"), key


async def test_where_a_key_leads(start, put) -> None:
    put("routines/all.toml", EVERY_KIND)
    async with start((80, 40)) as story:
        await begin(story, "Everything")
        for key, exercise, phase, count in (
            ("n", "Figure four, lying", "EASE IN left side", "set 1 of 2"),
            ("n", "Figure four, lying", "HOLD left side", "set 1 of 2"),
            (".", "Figure four, lying", "SWITCH SIDES", ""),
            (".", "Figure four, lying", "REST", "set 2 of 2"),
            ("R", "Figure four, lying", "GET READY", ""),
            ("l", "Cat-cow", "GET READY", ""),
            ("N", "Child's pose", "GET READY", ""),
            ("B", "Cat-cow", "GET READY", ""),
            ("b", "Cat-cow", "GET READY", ""),
        ):
            await story.press(key)
            if key != "b":
                assert story.exercise == exercise, key
                assert seen(story)[:2] == (phase, count), key


async def test_left_for_later_comes_at_the_end_and_undo_says_what_it_takes_back(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.press("l")
        assert story.exercise == "Trunk rotation, held"
        await story.press("N", "N")
        assert story.exercise == "Bridge, held"
        assert "Knee to chest" not in story.text_of("#coming")
        await story.press("N")
        assert story.exercise == "Knee to chest"
        await story.press("u")
        await story.hears("Taken back: the skipped exercise.")
        assert story.exercise == "Bridge, held"
        await story.press("u", "u", "u")
        await story.hears("Taken back: leaving it for later.")
        assert story.exercise.startswith("Knee to chest")
        assert seen(story) == ("GET READY", "", "10")


async def test_a_key_that_changes_nothing_rings(start, monkeypatch) -> None:
    async with start() as story:
        await begin(story, "Just one stretch")
        rung: list[str] = []
        monkeypatch.setattr(story.app, "bell", lambda: rung.append("bell"))
        await story.press("u", "l")
        assert rung == ["bell", "bell"]
        await story.press("n", "u")
        assert rung == ["bell", "bell"]
