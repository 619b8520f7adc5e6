"""What reaches a person who is not looking, or looks from the mat: bells, title, large letters."""

import pytest

from tui.live.signals import BELL, KEEP_TITLE, RESTORE_TITLE
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen
from tui.widgets.large_text import LargeText

from .conftest import EVERY_KIND
from .story import Story, begin, seen


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What goes to the terminal besides what Textual paints."""
    sequences: list[str] = []
    monkeypatch.setattr(
        "tui.app.SuppleApp.write_terminal", lambda _, sequence: sequences.append(sequence)
    )
    return sequences


def titles(written: list[str]) -> list[str]:
    return [part[4:-2] for part in written if part.startswith("\x1b]2;")]


async def rings(story: Story, written: list[str], times: int) -> None:
    """Wait until the bell has rung so often since the last time this was asked."""
    await story.until(lambda: written.count(BELL) >= times, f"{times} rings")
    assert written.count(BELL) == times
    written[:] = [part for part in written if part != BELL]


async def test_each_signal_rings_in_a_pattern_of_its_own(start, written) -> None:
    async with start() as story:
        await begin(story, "Just one stretch")
        await story.after(10)
        await rings(story, written, 3)
        await story.after(4)
        await rings(story, written, 0)
        await story.after(30)
        assert seen(story)[0] == "LET GO left side"
        await rings(story, written, 1)
        await story.press("N")
        await story.on(SummaryScreen)
        await rings(story, written, 4)


async def test_changing_sides_rings_twice(start, written) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(44)
        await rings(story, written, 1)
        await story.after(4)
        assert seen(story)[0] == "SWITCH SIDES"
        await rings(story, written, 2)


async def test_going_back_is_no_news(start, written) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(14)
        await rings(story, written, 3)
        await story.press("b")
        assert BELL not in written


async def test_a_hold_that_runs_on_rings_when_it_was_long_enough(start, put, written) -> None:
    put(
        "routines/long.toml",
        'name = "Long"\n[[steps]]\nexercise = "hamstring-strap"\nside = "left"\nreps = 1\n'
        "hold_seconds = 20\nat_least = true\n",
    )
    async with start() as story:
        await begin(story, "Long")
        await story.after(14)
        await rings(story, written, 3)
        await story.after(21)
        await rings(story, written, 1)


async def test_what_is_turned_off_is_not_sent(start, put, written) -> None:
    put("config.toml", "[cues]\nbell = false\ntitle = false\ninvert = false\n")
    async with start() as story:
        await begin(story, "The four essentials")
        for seconds in (10, 4, 30, 2, 5):
            await story.after(seconds)
            assert not story.screen.query_one("#band").has_class("-turned")
        assert written == []


async def test_the_band_turns_round_at_every_change(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        turned = []
        for seconds in (0, 10, 3, 1, 30):
            await story.after(seconds)
            turned.append(story.one("#band").has_class("-turned"))
        assert turned == [False, True, True, False, True]


async def test_the_title_counts_down_and_is_given_back(start, written) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        assert written[0] == KEEP_TITLE
        for seconds in (1, 8.2, 0.8, 4):
            await story.after(seconds)
        await story.press("space")
        assert titles(written) == [
            "Get ready 10", "Get ready 9", "Get ready 1", "Ease in left side 4",
            "Hold left side 30", "Paused left side 30",
        ]  # fmt: skip
        await story.press("q", "y")
        await story.on(SummaryScreen)
        await story.press("enter")
        await story.until(lambda: written[-1] == RESTORE_TITLE, "the title as it was")


async def test_the_title_is_given_back_when_the_connection_ends(start, written) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.hang_up()
    assert written[-1] == RESTORE_TITLE


async def test_night_is_silent_and_dim_until_the_key_is_pressed_again(start, written) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        bright = story.one("#clock").styles.color
        await story.press("d")
        assert story.one("#clock").styles.color != bright
        band = story.one("#band")
        for seconds in (10, 4, 30):
            await story.after(seconds)
            assert not band.has_class("-turned")
        assert BELL not in written
        assert titles(written)[-1] == "Let go left side 2"
        await story.press("d")
        await story.after(4)
        assert BELL in written
        assert band.has_class("-turned")


def big(story: Story) -> tuple[str, str, str]:
    """What the large letters say."""
    return tuple(story.one(f"#{name}", LargeText).text for name in ("call", "clock", "call-cue"))


async def test_the_big_mode_has_clock_phase_and_cue_alone(start) -> None:
    async with start() as story:
        await begin(story, "The four essentials")
        await story.after(14)
        small = story.one("#clock").region
        await story.press("z")
        await story.until(lambda: story.one("#clock").region.height > small.height, "large digits")
        assert "Knee to chest" not in story.text
        assert big(story) == ("HOLD LEFT", "30", "BREATHE")
        assert "space pause" in story.footer
        await story.after(1)
        assert big(story)[1] == "29"
        await story.press("space")
        assert big(story)[0] == "PAUSED"
        await story.press("space")
        assert big(story)[:2] == ("READY", "3")
        await story.press("z")
        await story.sees("Knee to chest")
        assert story.one("#clock").region == small


async def test_word_sign_and_letters_tell_every_kind_of_phase_apart(start, put) -> None:
    put("routines/all.toml", EVERY_KIND)
    async with start() as story:
        await begin(story, "Everything")
        phases = story.session.player.timeline.phases
        said: dict[str, set[str]] = {}
        for phase in phases[: len(phases) // 2]:
            sign, word = story.text_of("#phase").split(" ")[:2]
            said.setdefault(phase.kind, set()).add(f"{sign} {word} {big(story)[0].split()[0]}")
            await story.press("n")
        assert all(len(shown) == 1 for shown in said.values())
        assert len({next(iter(shown)) for shown in said.values()}) == len(said) == 12


async def test_a_command_that_cannot_be_run_is_told_of_once(start, put) -> None:
    put("config.toml", '[cues.commands]\nrest-over = ["no-such-program-here"]\n')
    async with start() as story:
        screen = await begin(story, "The four essentials")
        told: list[str] = []
        screen.notify = lambda message, **_: told.append(message)
        for seconds in (10, 39, 45):
            await story.after(seconds)
        assert len(told) == 1
        assert "cannot run 'no-such-program-here'" in told[0]
        assert isinstance(story.screen, SessionScreen)
