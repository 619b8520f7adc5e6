"""What the first screen tells of the past: care, strength work, and changes that are proposed."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from tests.storage.records import session_id
from tui.core.catalog import Catalog
from tui.core.decisions import Decisions
from tui.core.event import Event, Move
from tui.core.felt import FINE, Felt
from tui.core.manner import Manner
from tui.core.plan import Plan
from tui.core.routine import Routine, Step
from tui.core.session import Session
from tui.screens.asking_first import Concerns
from tui.screens.conflict import Conflict
from tui.screens.dialogs import Reading
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen
from tui.screens.told import Proposed
from tui.storage.journal import Journal
from tui.storage.load import load_library
from tui.storage.paths import Paths
from tui.storage.session_record import After, SessionRecord, State
from tui.storage.value_file import read_value_or

from .conftest import WALL
from .story import Story, routine_in

KNEES = Routine(name="Knees", steps=(Step(exercise="cat-cow", reps=8, tempo=(3, 0, 3)),))
STRONG = Routine(name="Strong", steps=(Step(exercise="bridge-reps"),))
CHANGE = "A change is proposed: press c to see it"


def catalog(paths: Paths) -> Catalog:
    return load_library(paths, Manner()).catalog


def did(
    paths: Paths,
    routine: Routine,
    *days_ago: int,
    felt: Felt | None = FINE,
    after: After | None = After.SAME,
    pain: int = 1,
) -> None:
    """The routine was done whole so many days before the story."""
    plan = Plan.of("knees", routine, catalog(paths), Manner(reading=False))
    end = plan.timeline().total_seconds
    steps = tuple(range(1, len(routine.steps) + 1))
    events = [Event(at=end + 1, move=Move.PAIN_AFTER, amount=pain)]
    events += [Event(at=end + 2, move=Move.FELT, steps=steps, felt=felt)] if felt else []
    session = Session.replay(plan, events)
    journal = Journal.open(paths.journal, WALL)
    for ago in days_ago:
        began: datetime = (WALL - timedelta(days=ago)).astimezone()
        record = SessionRecord.of(
            session_id(1000 + ago),
            session,
            began=began,
            seen=began,
            reading=end + 2,
            state=State.FINISHED,
        )
        journal.put(msgspec.structs.replace(record, after=after))
    journal.close()


async def opened(story: Story, name: str) -> None:
    """Wait for the change that is proposed for a routine, and open it."""
    await story.choose(name)
    await story.sees(CHANGE)
    await story.press("c")


async def test_a_change_is_proposed_taken_and_undone(start, put, paths) -> None:
    path: Path = put("routines/knees.toml", KNEES)
    did(paths, KNEES, 1, 2)
    async with start() as story:
        await opened(story, "Knees")
        await story.on(Proposed)
        await story.sees(
            "It went well 2 times in a row", "Rule R20, from What Is", "as it would be"
        )
        assert routine_in(path) == KNEES
        await story.press("t")
        await story.hears("Saved as knees.toml")
        await story.on(RoutinesScreen)
        assert routine_in(path).steps[0].reps == 9
        assert CHANGE not in story.text
        await story.press("u")
        await story.until(lambda: routine_in(path) == KNEES, "the routine as it was")
        await story.until(lambda: "press c" not in story.text, "no change proposed twice")


@pytest.mark.parametrize(("key", "never"), [("n", ()), ("v", ("cat-cow",))])
async def test_a_change_that_is_left_is_not_proposed_again(start, put, paths, key, never) -> None:
    path = put("routines/knees.toml", KNEES)
    did(paths, KNEES, 1, 2)
    async with start() as story:
        await opened(story, "Knees")
        await story.on(Proposed)
        await story.press(key)
        await story.on(RoutinesScreen)
        await story.until(lambda: CHANGE not in story.text, "no change proposed")
    decisions, _ = read_value_or(paths.decisions, Decisions())
    assert (decisions.never, set(decisions.answered)) == (never, set() if never else {"cat-cow"})
    assert routine_in(path) == KNEES


async def test_a_file_that_was_changed_meanwhile_is_not_written_over(start, put, paths) -> None:
    path = put("routines/knees.toml", KNEES)
    did(paths, KNEES, 1, 2)
    async with start() as story:
        await opened(story, "Knees")
        await story.on(Proposed)
        other = msgspec.structs.replace(KNEES, notes="By somebody else.")
        put("routines/knees.toml", other)
        await story.press("t")
        await story.on(Conflict)
        await story.press("escape")
        await story.on(RoutinesScreen)
        assert routine_in(path) == other


async def test_worse_twice_is_told_until_it_was_read_and_nothing_is_proposed(
    start, put, paths
) -> None:
    put("routines/knees.toml", KNEES)
    did(paths, KNEES, 1, 2, after=After.WORSE)
    async with start() as story:
        await story.sees("There is something to read about your pain: press c")
        await story.press("c")
        await story.on(Reading)
        await story.sees("It was worse after each of the last two sessions")
        await story.press("escape")
        await story.on(RoutinesScreen)
        await story.until(lambda: "press c" not in story.text, "nothing to tell any more")
    decisions, _ = read_value_or(paths.decisions, Decisions())
    assert [one.notice for one in decisions.read] == ["worse"]
    async with start(wall=WALL + timedelta(days=1)) as story:
        await story.sees("There is something to read")


async def test_worse_today_is_told_as_soon_as_it_is_said(start, put, paths) -> None:
    put("routines/knees.toml", KNEES)
    did(paths, KNEES, 2, after=After.WORSE)
    did(paths, KNEES, 1, after=None)
    async with start() as story:
        await story.sees("How was it after Knees")
        assert "press c" not in story.text
        await story.press("-")
        await story.sees("There is something to read")


async def test_strength_waits_for_three_good_sessions_and_says_so(start, put, paths) -> None:
    put("routines/knees.toml", KNEES)
    put("routines/strong.toml", STRONG)
    put("decisions.toml", "")
    did(paths, KNEES, 1, 2)
    async with start(size=(80, 30)) as story:
        await story.choose("Strong")
        await story.sees("locked")
        await story.sees("Missing yet: Cat-cow: 1 more good")
        await story.press("enter")
        await story.on(Concerns)
        await story.sees("Cat-cow: 1 more good session", "strength work is open from now on")
        assert "without these" not in story.footer
        await story.press("n")
    did(paths, KNEES, 3)
    async with start(size=(80, 30)) as story:
        await story.choose("Strong")
        await story.press("enter")
        await story.on(SessionScreen)
        assert "locked" not in story.text


async def test_strength_is_opened_by_hand_and_closed_by_pain_with_a_word(start, put, paths) -> None:
    put("routines/strong.toml", STRONG)
    put("decisions.toml", "")
    async with start() as story:
        await story.choose("Strong")
        await story.press("enter")
        await story.on(Concerns)
        await story.press("y")
        await story.on(SessionScreen)
        await story.after(60)
        await story.press("q", "y")
        await story.on(SummaryScreen)
        await story.press("!", "enter")
        await story.on(RoutinesScreen)
        await story.sees("Strength work is closed again: press c", "locked")
        await story.press("c")
        await story.on(Reading)
        await story.sees("It hurt on 20 Nov 2026")
    assert read_value_or(paths.decisions, Decisions())[0].strength_opened == WALL.astimezone()
