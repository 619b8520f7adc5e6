"""What was done so far: pages to leaf through, sessions to put right, days to declare off."""

import re
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from tests.core.test_shipped_catalog import FORBIDDEN
from tests.core.test_words import FINDINGS, REASSURING
from tests.storage.records import hurt, record_of
from tui.core.progress_helped import NOT_PROOF
from tui.screens.ask_number import AskNumber
from tui.screens.by_hand import ByHandForm
from tui.screens.check_in import ACTIVITY, PAIN, WELL
from tui.screens.days_off import TOLD
from tui.screens.dialogs import AskName, ChooseOne, Question
from tui.screens.one_key import OneKey
from tui.screens.past import PastDialog
from tui.screens.progress import ProgressScreen
from tui.screens.routines import RoutinesScreen
from tui.storage.journal import Journal
from tui.storage.journal_schema import MIGRATIONS
from tui.storage.paths import Paths
from tui.storage.session_record import After, SessionRecord, State
from tui.widgets.progress_pages import EMPTY_PAGES, LOOK_BACK

from .conftest import WALL
from .story import Story

SIZES = [(60, 18), (80, 24), (120, 40)]
WIDEST_YEAR = 3 + 54
"""Cells: the names of the days, and the weeks that a year can have a part in."""
PAGES = ("pain", "year", "weeks", "body", "helped", "sessions")


def done(number: int, days_ago: float = 0, **fields: Any) -> SessionRecord:
    """A session that was done so many days before the story."""
    record = record_of(number, reading=400.0, state=State.FINISHED)
    steps = tuple(
        msgspec.structs.replace(step, exercise=name, left_seconds=left, right_seconds=5.0)
        for step, name, left in zip(
            record.steps, ("cat-cow", "figure-four"), (5.0, 90.0), strict=True
        )
    )
    said = {"pain_before": 6, "pain_after": 3, "name": "Evening", "steps": steps, **fields}
    return msgspec.structs.replace(
        record, began=(WALL - timedelta(days=days_ago)).astimezone(), **said
    )


def write(paths: Paths, *records: SessionRecord) -> None:
    journal = Journal.open(paths.journal, WALL)
    for record in records:
        journal.write(record)
    journal.close()


@pytest.fixture
def four_weeks(paths: Paths) -> None:
    """A session every other day for forty days."""
    write(paths, *(done(number, 2 * number, after=After.BETTER) for number in range(20)))


async def progress(story: Story, page: str = "pain") -> ProgressScreen:
    """Go to a page."""
    await story.press("3")
    screen = await story.on(ProgressScreen)
    await story.press(*["right"] * PAGES.index(page))
    await story.sees(f"[{page}]")
    await story.until(lambda: "Reading the journal" not in story.text, "the journal is read")
    return screen


async def test_with_nothing_done_each_page_says_what_it_will_show(start, paths) -> None:
    async with start() as story:
        await progress(story)
        for page in PAGES:
            await story.sees(f"[{page}]", "Nothing yet.")
            await story.until(lambda: len(story.text_of("#page-text")) > 40, "what it will show")
            assert story.text_of("#page-text").startswith("Nothing yet. ")
            await story.press("right")
        await story.sees("[pain]")
        await story.press("left")
        await story.sees("[sessions]")
    assert not paths.journal.exists()


@pytest.mark.usefixtures("four_weeks")
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_each_page_draws_its_figure_and_says_it_in_words(start, size) -> None:
    async with start(size) as story:
        await progress(story)
        await story.sees("○ before", "■ after", "10 ┤", "└──")
        if size[1] > 18:
            await story.sees("Before: 6.0", "From before to after: 3.0 less.")
        await story.press("right")
        await story.sees("20 sessions on 20 days in 2026.", "Jan", "Su ", "░")
        await story.press("right")
        await story.sees("weeks in a row with 3 days or more", "16 Nov", "This week", "✓ met")
        await story.press("right")
        await story.sees("of moving and stretching", "Hips:", "more left than right.", "█")
        await story.press("right")
        await story.sees("exercise", "Figure four, lying", "3.0 less", "20")
        await story.press("right")
        await story.sees("November 2026: 10 sessions", "Evening", "pain 6 → 3")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_there_is_room_for_the_whole_year(start, paths, size) -> None:
    write(paths, done(1))
    async with start(size) as story:
        await progress(story, "year")
        assert story.one("#page-text").content_size.width >= WIDEST_YEAR
        await story.sees("Dec", "r rest   i ill")


async def test_the_calendar_goes_back_a_year_and_not_beyond(start, paths) -> None:
    write(paths, done(1), done(2, 365))
    async with start() as story:
        await progress(story, "year")
        await story.sees("in 2026.")
        await story.press("<", "<", "<")
        await story.sees("1 session on 1 day in 2025.")
        await story.press(">", ">")
        await story.sees("in 2026.")


async def test_the_sessions_are_shown_by_month(start, paths) -> None:
    write(paths, done(1), done(2, 1), done(3, 70))
    async with start() as story:
        await progress(story, "sessions")
        assert story.rows[0] == "November 2026: 2 sessions"
        assert story.highlighted.startswith("Fri 20  07:30")
        await story.press("<", "<")
        assert story.rows[0] == "September 2026: 1 session"
        await story.press(">")
        assert story.rows[0] == "November 2026: 2 sessions"


async def open_session(story: Story) -> PastDialog:
    await progress(story, "sessions")
    await story.until(lambda: story.rows, "rows")
    await story.press("enter")
    return await story.on(PastDialog)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_session_is_opened_with_all_that_is_known_of_it(start, paths, size) -> None:
    left = hurt(2).ended_as(State.LEFT, WALL)
    write(paths, msgspec.structs.replace(left, after=After.WORSE, began=WALL.astimezone()))
    async with start(size) as story:
        await open_session(story)
        await story.sees("Friday, 20 November 2026, 07:30", "Pain: nothing said")
        await story.sees("It was worse in the hours after.", "in part", "skipped")
        assert story.one(".dialog").region in story.screen.region
        await story.press("j", "j", "j", "j", "j", "j")
        await story.sees("It hurt in a, sharp, 7 of 10.")
        await story.press("q")
        await story.on(ProgressScreen)


async def test_pain_and_a_note_are_put_right(start, paths) -> None:
    write(paths, done(1))
    async with start() as story:
        await open_session(story)
        for key, pain in (("b", "8"), ("a", "1")):
            await story.press(key)
            await story.on(AskNumber)
            await story.write(f"{pain}\n")
            await story.on(PastDialog)
        await story.sees("Pain: 8 before, 1 after, of 10", "Put right on 20 Nov 2026.")
        await story.press("n")
        await story.on(AskName)
        await story.write("cold [red]day[/]\n")
        await story.sees("Note: cold [red]day[/]")
        await story.press("n")
        await story.on(AskName)
        await story.fill("-\n")
        await story.until(lambda: "Note:" not in story.text, "no note")
        await story.press("escape")
        await story.sees("pain 8 → 1")
        said = story.in_journal("SELECT pain_before, pain_after, note FROM sessions")
        assert said == [(8, 1, None)]


async def test_a_session_is_back_dated_but_not_put_into_the_future(start, paths) -> None:
    write(paths, done(1))
    async with start() as story:
        await open_session(story)
        await story.press("w")
        await story.on(AskName)
        await story.fill("yesterday\n")
        await story.hears("yesterday is no time such as 2026-11-20 07:30")
        await story.on(AskName)
        await story.fill("2026-12-01 08:00\n")
        await story.hears("2026-12-01 08:00 is yet to come")
        await story.on(AskName)
        await story.fill("2026-10-31 21:15\n")
        await story.sees("Saturday, 31 October 2026, 21:15")
        await story.press("q")
        await story.until(lambda: story.rows[:1] == ["October 2026: 1 session"], "its month")
        ((began,),) = story.in_journal("SELECT began FROM sessions")
        assert began.startswith("2026-10-31T21:15:00")


async def test_a_session_is_deleted_and_brought_back(start, paths) -> None:
    write(paths, done(1), done(2, 1))
    async with start() as story:
        await progress(story, "sessions")
        assert "u" not in story.footer.split()
        await story.press("x")
        await story.hears("Evening, 20 Nov, is deleted; u brings it back")
        await story.until(lambda: len(story.rows) == 2, "one left")
        await story.press("enter")
        await story.on(PastDialog)
        await story.press("x")
        await story.sees("Nothing yet.")
        assert story.in_journal("SELECT * FROM sessions") == []
        await story.press("u")
        await story.until(lambda: len(story.rows) == 2, "one back")
        await story.press("u")
        await story.until(lambda: len(story.rows) == 3, "both back")
        assert len(story.in_journal("SELECT * FROM steps")) == 4


async def test_a_session_without_the_program_is_written_down(start, paths) -> None:
    async with start() as story:
        await progress(story, "sessions")
        await story.sees("Nothing yet.", "n add")
        await story.press("n")
        await story.on(ChooseOne)
        await story.choose("The four essentials")
        await story.press("enter")
        await story.on(ByHandForm)
        await story.sees("The four essentials, done without Supple", "2026-11-20 07:21", "8:19")
        await story.fill("2026-12-31 21:15\n")
        await story.sees("when: 2026-12-31 21:15 is yet to come")
        await story.fill("2026-10-31 21:15")
        await story.press("down", "down")
        await story.write("11\n")
        await story.sees("pain before: a whole number from 0 to 10 is needed")
        await story.fill("6\n")
        await story.hears("The four essentials, 31 Oct, is added; u takes it back")
        await story.until(lambda: story.rows[:1] == ["October 2026: 1 session"], "its month")
        await story.press("enter")
        await story.on(PastDialog)
        await story.sees("written down by hand", "Pain: 6 of 10 before", "✓ done")
        await story.press("q", "left", "left", "left", "left")
        await story.sees("1 session on 1 day in 2026.")
        await story.press("right", "right", "right", "right", "u")
        await story.sees("Nothing yet.")
        assert story.in_journal("SELECT * FROM steps") == []


async def test_a_session_in_which_it_hurt_is_deleted_only_after_a_question(start, paths) -> None:
    write(paths, hurt().ended_as(State.LEFT, WALL))
    async with start() as story:
        await progress(story, "sessions")
        await story.press("x")
        await story.on(Question)
        await story.sees("It hurt in this session.")
        await story.press("n")
        await story.on(ProgressScreen)
        assert len(story.in_journal("SELECT * FROM stops")) == 1
        await story.press("x", "y")
        await story.sees("Nothing yet.")
        assert story.in_journal("SELECT * FROM stops") == []


async def test_a_week_that_was_declared_off_does_not_break_the_row(start, paths) -> None:
    # The story is told on a Friday; three days of last week but one are done.
    write(paths, *(done(number, days) for number, days in enumerate((14, 15, 16), 1)))
    async with start() as story:
        await progress(story, "weeks")
        await story.sees("0 weeks in a row", "not met")
        await story.press("d")
        await story.on(OneKey)
        await story.press("l")
        await story.sees("1 week in a row", "~ off", "i i i i i i i")
        await story.press("d", "r")
        await story.sees("This week: 0 days with a session, 1 off")
        await story.press("d", "n")
        await story.sees("This week: 0 days with a session; 3 more")
        await story.press("d", "escape")
        await story.on(ProgressScreen)
    assert paths.days_off.read_text(encoding="utf-8").count("2026-11-") == 7


async def test_twelve_weeks_are_begun_and_followed(start, paths) -> None:
    write(paths, done(1), done(2))
    async with start() as story:
        await progress(story, "weeks")
        assert "b 12 weeks" in story.footer
        await story.press("b", "n")
        await story.on(ProgressScreen)
        await story.press("b", "y")
        await story.sees("Week 1 of 12: 2 sessions on 1 day.", "▸  1", "12")
        assert "b 12 weeks" not in story.footer


async def test_a_session_that_was_done_meanwhile_is_there(start, paths) -> None:
    async with start() as story:
        await progress(story, "sessions")
        await story.sees("Nothing yet.")
        await story.press("1")
        await story.on(RoutinesScreen)
        write(paths, done(1))
        await story.press("3")
        await story.on(ProgressScreen)
        await story.until(lambda: any("Evening" in row for row in story.rows), "the session")


async def test_a_journal_that_cannot_be_read_is_told_on_every_page(start, paths) -> None:
    Journal.open(paths.journal, WALL, (*MIGRATIONS, ("SELECT 1",))).close()
    async with start() as story:
        await story.press("3")
        await story.on(ProgressScreen)
        await story.until(lambda: "a newer one wrote it" in story.text_of("#page-text"), "why")
        await story.press("right", "right")
        await story.sees("[weeks]")
        assert "a newer one wrote it" in story.text_of("#page-text")


async def test_a_faulty_file_of_days_off_is_told_and_left_alone(start, paths) -> None:
    write(paths, done(1))
    async with start() as story:
        paths.days_off.write_text("rest = soon", encoding="utf-8")
        await progress(story)
        await story.hears("days.toml:1: not valid TOML")
        await story.press("right", "right", "d", "i")
        await story.hears("The days could not be kept")
    assert paths.days_off.read_text(encoding="utf-8") == "rest = soon"


async def test_a_hostile_name_is_shown_as_it_is_written(start, paths) -> None:
    write(paths, done(1, name="[red]R[/] $x \x1b[2J"))
    async with start() as story:
        await open_session(story)
        await story.sees("[red]R[/] $x �[2J")


async def test_other_people_s_time_zones_do_not_move_a_day(start, paths) -> None:
    abroad = datetime.fromisoformat("2026-11-19T23:30:00-11:00")
    write(paths, msgspec.structs.replace(done(1), began=abroad))
    async with start() as story:
        await progress(story, "sessions")
        assert story.highlighted.startswith("Thu 19  23:30")


async def test_looks_back_are_asked_for_at_the_start_and_after_six_weeks(start, paths) -> None:
    async with start() as story:
        await progress(story, "weeks")
        await story.press("b", "y")
        await story.sees("It is time for a look back", "c look back")
        await story.press("c")
        await story.on(AskNumber)
        await story.write("6\n")
        await story.on(AskName)
        await story.write("sit [long]\n")
        await story.on(AskNumber)
        await story.sees("How well can you do this: sit [long]?")
        await story.write("3\n")
        await story.on(AskName)
        await story.press("escape")
        await story.until(lambda: "time for a look back" not in story.text, "no more to ask")
        assert "c look back" not in story.footer
    async with start(wall=WALL + timedelta(days=42)) as story:
        await progress(story, "weeks")
        await story.sees("Week 7 of 12", "It is time for a look back")
        await story.press("c")
        await story.on(AskNumber)
        await story.write("4\n")
        await story.sees("sit [long]?")
        await story.write("8\n")
        await story.sees("Pain: 6 at first, 4 after 6 weeks: 2 less.")
        await story.sees("sit [long]: 3 at first, 8 after 6 weeks: 5 better.")


async def test_a_look_back_that_is_given_up_is_asked_for_again(start, paths) -> None:
    async with start() as story:
        await progress(story, "weeks")
        await story.press("b", "y")
        await story.sees("It is time for a look back")
        await story.press("c")
        await story.on(AskNumber)
        await story.press("escape")
        await story.on(ProgressScreen)
        await story.sees("It is time for a look back", "c look back")


@pytest.mark.parametrize("pattern", [FORBIDDEN, FINDINGS, REASSURING])
def test_the_words_promise_nothing_and_find_nothing(pattern: re.Pattern[str]) -> None:
    words = (*EMPTY_PAGES.values(), LOOK_BACK, NOT_PROOF, TOLD, PAIN, ACTIVITY, WELL)
    assert not any(pattern.search(text) for text in words)
