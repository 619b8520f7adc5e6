"""What a session says to the person, and what it asks."""

import datetime

import pytest

from tests.core.test_hints import SHIPPED
from tests.sessions import exercise, plan_of
from tui.core.catalog import Catalog, CatalogRoutine
from tui.core.dose import Side
from tui.core.event import UNDOABLE, Event, Move
from tui.core.habits import Habits
from tui.core.manner import Manner
from tui.core.moment import moment_of
from tui.core.plan import Plan
from tui.core.prompt import (
    asks_for_pain,
    checklist,
    cue_line,
    move_in_words,
    place_in_words,
    question_line,
)
from tui.core.routine import REST, Step
from tui.core.safety import Stop
from tui.core.session import Session
from tui.core.settings import Settings

KEYS = {"session.pause": "space", "session.done": "enter", "session.skip": "N"}
HOLD = Step(exercise="knee", side=Side.LEFT, reps=2, hold_seconds=30, at_least=True)
OPTIONAL = Step(exercise="knee", reps=2, hold_seconds=30, optional=True)
REST_A_MINUTE = Step(exercise=REST, rest_seconds=60)
OPEN = Step(exercise="bridge", reps=12, self_paced=True)
SHARP = Stop(exercise="knee", step=1, round=1, set=1, rep=1, side=Side.LEFT, sharp=True)
EXERCISES = (
    exercise("knee", optional_equipment=("mat",)),
    exercise("bridge", equipment=("foam-roller",), optional_equipment=("mat", "long-strap")),
)


def begun(*steps: Step) -> Session:
    """A session of these steps: ten seconds to get ready, no easing in."""
    return Session.start(plan_of(*(steps or (HOLD, OPEN)), exercises=EXERCISES))


def after(session: Session, *events: Event) -> Session:
    for event in events:
        session = session.apply(event)
    return session


def said(session: Session, now: float) -> str:
    session = session.at(now)
    moment = moment_of(session.player, Catalog(EXERCISES), now)
    assert moment is not None
    return cue_line(session, moment, KEYS.__getitem__)


HURTS = (Event(at=20, move=Move.HURTS), Event(at=20, move=Move.ANSWER, stop=SHARP))


@pytest.mark.parametrize(
    ("session", "now", "line"),
    [
        (begun(), 20, "Stay still and keep breathing"),
        (begun(), 41, "Longer is fine; press enter when it is enough"),
        (begun(OPTIONAL), 2, "Optional, N skips it. Get ready"),
        (begun(OPTIONAL), 20, "Stay still and keep breathing"),
        (after(begun(OPTIONAL), Event(at=2, move=Move.PAUSE)), 2, "Paused; space goes on"),
        (begun(OPEN), 11, "12 times, at your own pace; press enter when done"),
        (after(begun(), Event(at=20, move=Move.PAUSE)), 50, "Paused; space goes on"),
        (after(begun(OPEN), Event(at=20, move=Move.PAUSE)), 50, "Paused; space goes on"),
        (
            after(begun(), Event(at=20, move=Move.AWAY, amount=41)),
            50,
            "You were away for 0:41; space goes on",
        ),
        (after(begun(), Event(at=20, move=Move.AWAY)), 50, "Paused; space goes on"),
        (after(begun(), *HURTS), 50, "Left out today; space goes on with the rest"),
    ],
)
def test_the_cue_says_what_a_key_would_do(session: Session, now: float, line: str) -> None:
    assert said(session, now) == line


@pytest.mark.parametrize(
    ("session", "now", "asks"),
    [
        (begun(), 0, True),
        (begun(), 20, True),
        (after(begun(), Event(at=20, move=Move.PAUSE)), 20, True),
        (after(begun(), Event(at=20, move=Move.SKIP)), 20, False),
        (after(begun(), Event(at=20, move=Move.PAIN_BEFORE, amount=0)), 20, False),
        (after(begun(), Event(at=20, move=Move.HURTS)), 20, False),
        (after(begun(), Event(at=20, move=Move.LEAVE)), 20, False),
    ],
)
def test_pain_before_is_asked_for_in_the_first_exercise_until_it_is_said(
    session: Session, now: float, asks: bool
) -> None:
    session = session.at(now)
    assert asks_for_pain(session) is asks
    assert bool(question_line(session)) is asks


def test_the_question_names_its_keys() -> None:
    line = question_line(begun())
    assert line.startswith("Pain before you begin?  0 none … 9, x worst")


def test_the_checklist_names_each_thing_of_the_session_once_while_getting_ready() -> None:
    listed = " ".join(checklist(begun()))
    for thing in ("flat, clear place", "loose clothes", "foam roller", "mat", "long strap"):
        assert listed.count(thing) == 1
    assert "foam roller" not in " ".join(checklist(begun(HOLD)))
    assert checklist(begun().at(10)) == ()
    assert checklist(after(begun(), Event(at=2, move=Move.SKIP))) == ()
    assert checklist(after(begun(), Event(at=2, move=Move.LEAVE))) == ()


@pytest.mark.parametrize("routine", SHIPPED.routines, ids=lambda routine: routine.id)
def test_the_checklist_is_the_union_of_what_a_routine_needs(routine: CatalogRoutine) -> None:
    """Once each, and with a strap what does as well."""
    plan = Plan.of(routine.id, routine, SHIPPED, Manner())
    _, _, *things = checklist(Session.start(plan))
    used = [SHIPPED.exercise(step.exercise) for step in routine.steps]
    needed = {t for e in used if e for t in (*e.equipment, *e.optional_equipment)}
    in_words = {thing.replace("-", " ") for thing in needed - {"strap"}}
    assert set(things) == in_words | ({"strap or towel"} if "strap" in needed else set())
    assert len(things) == len(set(things))


def test_a_setting_hides_the_checklist() -> None:
    manner = Settings(checklist=False).manner(Habits(), datetime.date(2026, 11, 20))
    plan = plan_of(HOLD, OPEN, exercises=EXERCISES, manner=manner)
    assert checklist(Session.start(plan)) == ()


@pytest.mark.parametrize(
    ("session", "now", "words"),
    [
        (begun(), 0, "knee: Get ready, 0:10 to go"),
        (begun(), 18, "knee: Hold, left side, rep 1 of 2, 0:22 to go"),
        (begun(OPTIONAL, REST_A_MINUTE, OPEN), 80, "Rest before bridge, 0:50 to go"),
        (after(begun(), Event(at=2, move=Move.LEAVE)), 2, "the end"),
    ],
)
def test_the_place_in_words(session: Session, now: float, words: str) -> None:
    assert place_in_words(session.at(now), now) == words


def test_every_move_that_can_be_taken_back_has_words() -> None:
    words = [move_in_words(move) for move in UNDOABLE]
    assert len(set(words)) == len(UNDOABLE)
    assert all(len(each.split()) > 1 for each in words)
