"""Every screen in small, usual and large terminals, and while the window is being changed."""

import pytest
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.screens.catalog import CatalogScreen
from tui.screens.dose_form import DoseForm
from tui.screens.one_key import OneKey
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.large_text import LargeText
from tui.widgets.rows import Rows
from tui.widgets.session_view import SessionView

from .conftest import EVERY_KIND, OWN, every_screen
from .story import Story, strips_of

SMALL = "Please enlarge the window."


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (120, 40), (200, 60)], ids=str)
async def test_every_screen_fits(start, put, size) -> None:
    put("routines/evening.toml", OWN)
    width, height = size
    async with start(size) as story:
        async for name in every_screen(story):
            strips = strips_of(story.app)
            assert len(strips) == height, name
            assert all(strip.cell_length == width for strip in strips), name
            assert SMALL not in story.text, name
            for widget in story.screen.query("*"):
                if widget.display and widget.region.size:
                    assert widget.region.right <= width, f"{widget} of {name}"
            for bar in story.screen.query(KeyBar):
                assert bar.render().cell_length <= bar.size.width, name
                if not isinstance(story.screen, ModalScreen):
                    assert story.footer.endswith("? help"), name
            dialog = story.screen.query(".dialog")
            if dialog:
                assert dialog.first().region in story.screen.region, name


async def test_nothing_of_a_form_is_out_of_reach_in_the_smallest_window(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start((60, 18)) as story:
        await story.press("e", "enter")
        await story.on(DoseForm)
        for _ in range(9):
            focused = story.screen.focused
            assert focused.region.size, focused
            assert focused.region in story.screen.region
            row = strips_of(story.app)[focused.region.y].text
            if focused.id and story.screen.query(f"#{focused.id}-label"):
                label = str(story.one(f"#{focused.id}-label").render())
                assert label in row, f"{focused.id}: {row}"
            await story.press("tab")
        assert story.footer.strip().endswith("cancel")
        bar = story.one(KeyBar)
        assert bar.region in story.screen.query_one(".dialog").region


@pytest.mark.parametrize("size", [(59, 18), (60, 17), (20, 5), (1, 1)], ids=str)
async def test_a_window_that_is_too_small_asks_to_be_enlarged(start, size) -> None:
    async with start(size) as story:
        for keys, screen in (("", RoutinesScreen), ("2", CatalogScreen), ("p", SessionScreen)):
            for key in keys:
                await story.press(key)
            await story.on(screen)
            if size[0] >= len(SMALL):
                await story.sees(SMALL, f"{size[0]} × {size[1]} is too small.")
                assert len([line for line in story.lines if line.strip()]) == 2
            elif size[0] > 1:
                await story.until(lambda: "Please enlarge" in " ".join(story.text.split()), SMALL)
                assert not story.screen.show_vertical_scrollbar
        await story.press("q", "y", "enter")
        await story.on(CatalogScreen)


@pytest.mark.parametrize("key", ["?", "n"], ids=["help", "editor"])
async def test_a_dialog_or_editor_in_a_window_that_shrinks_can_be_left(start, key) -> None:
    async with start() as story:
        await story.press(key)
        await story.until(lambda: not isinstance(story.screen, RoutinesScreen), "another screen")
        await story.pilot.resize_terminal(30, 8)
        await story.sees("enlarge the window.")
        await story.press("escape")
        await story.pilot.resize_terminal(80, 24)
        await story.on(RoutinesScreen)
        await story.sees("The four essentials")


async def test_a_session_goes_on_while_the_window_is_resized(start) -> None:
    async with start() as story:
        session = await _session(story)
        for width, height in ((60, 18), (59, 18), (120, 40), (20, 5), (200, 60), (80, 24)):
            await story.pilot.resize_terminal(width, height)
            await story.after(1)
            await story.until(lambda width=width: story.app.size.width == width, "the new size")
            is_small = width < 60 or height < 18
            await story.until(lambda small=is_small: ("enlarge" in story.text) is small, "its view")
            assert all(strip.cell_length == width for strip in strips_of(story.app))
        assert story.screen is session
        assert story.text_of("#phase") == "■ HOLD left side"
        await story.sees("9 min left")


async def test_a_larger_window_has_a_larger_clock(start) -> None:
    heights = []
    for size in ((60, 18), (80, 24), (120, 40)):
        async with start(size) as story:
            await _session(story)
            region = story.one("#clock").region
            lines = story.lines[region.y : region.bottom]
            heights.append(sum("█" in line[region.x : region.right] for line in lines))
    assert heights == [5, 5, 10]


SIZES = [(60, 18), (80, 24), (120, 40), (200, 60)]


def cut_off(story: Story) -> list[str]:
    """The texts of the session that are on the screen in part only."""
    found = []
    for line in story.one(SessionView).query(TextLine):
        if line.region.size and line.parent is not story.one("#instructions"):
            width, height = line.content_size
            needed = line.get_content_height(line.screen.size, line.screen.size, width)
            hidden = line.region.bottom > story.one(KeyBar).region.y
            if needed > height or hidden:
                found.append(f"{line.id}: {line.render()}")
    for large in story.one(SessionView).query(LargeText):
        if large.region.size and large.text:
            width, height = large.content_size
            rows = large.render().plain.split("\n")
            if len(rows) > height or max(map(len, rows)) > width:
                found.append(f"{large.id}: {large.text}")
            if large.region not in large.parent.region:
                found.append(f"{large.id}: {large.text} beyond its room")
            if not any(sign in large.render().plain for sign in "█▀▄"):
                found.append(f"{large.id}: {large.text} in small letters")
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("big", [False, True], ids=["all", "big"])
async def test_nothing_of_a_session_is_cut_off(start, put, size, big) -> None:
    put("routines/all.toml", EVERY_KIND)
    async with start(size) as story:
        await story.press("enter")
        await story.on(SessionScreen)
        if big:
            await story.press("z")
        phases = story.session.player.timeline.phases
        wrong: dict[str, list[str]] = {}
        for phase in phases[: len(phases) // 2]:
            for _ in range(2):
                await story.press("space")
                assert "! it hurts" in story.footer
                if found := cut_off(story):
                    wrong[f"{phase.kind} {story.session.player.is_paused}"] = found
            await story.press("n")
        assert not wrong


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_question_of_a_session_fits_and_every_answer_can_be_reached(
    start, size
) -> None:
    async with start(size) as story:
        await _session(story)
        await story.press("q")
        await _fits(story, size)
        await story.press("n", "!")
        for key in "n4h":
            await _fits(story, size)
            await story.press(key)
        await _fits(story, size)
        await story.press("c", "!", "y", "x", "t")
        await _fits(story, size)
        await story.press("q")
        await story.on(SummaryScreen)
        await story.sees("it hurt", "Pain now?")
        await story.press("enter")
        await story.on(RoutinesScreen)
        await story.press("enter")
        await _fits(story, size)
        await story.press("b")
        await story.on(SessionScreen)
        await story.hang_up()
    async with start(size) as story:
        await _fits(story, size)


async def _fits(story: Story, size: tuple[int, int]) -> None:
    """A question is whole: its texts, its keys, and with the arrows each of its answers."""
    dialog = await story.on(OneKey)
    box = dialog.query_one(".dialog")
    assert box.region in dialog.region
    rows = dialog.query_one(Rows)
    bar = dialog.query_one(KeyBar)
    assert rows.region.bottom <= bar.region.y
    assert bar.region.bottom < box.region.bottom
    assert story.footer.strip().endswith("esc no answer")
    for text in dialog.query(Static):
        assert text.region.bottom <= rows.region.y
    for row in story.rows:
        assert story.highlighted == row
        await story.until(lambda row=row: " ".join(row.split())[:40] in _words(story), row)
        await story.press("j")


def _words(story: Story) -> str:
    return " ".join(story.text.replace("│", " ").split())


async def _session(story: Story) -> SessionScreen:
    await story.press("enter")
    session = await story.on(SessionScreen)
    await story.after(10)
    return session
