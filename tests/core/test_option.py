"""Ways of doing an exercise: they change what is said and what is remembered, never the dose."""

import datetime

import msgspec
import pytest

from tests.core.test_hints import SHIPPED
from tests.sessions import event, exercise, plan_of, played
from tui.core.event import Event, Move
from tui.core.exercise import Exercise
from tui.core.habits import Habits
from tui.core.option import option_after, option_of
from tui.core.plan import fingerprint
from tui.core.routine import Step
from tui.core.schema import read
from tui.core.session import Session
from tui.core.settings import Settings

KNEE = exercise("knee", options=("bent", "straight", "on a pillow"))
PLAIN = exercise("plain")
DAY = datetime.date(2026, 11, 20)
STEPS = (
    Step(exercise="knee", reps=1, hold_seconds=30),
    Step(exercise="plain", reps=1, hold_seconds=20),
)


@pytest.mark.parametrize(
    ("chosen", "words", "after"),
    [
        ({}, "bent", 1),
        ({"knee": "straight"}, "straight", 2),
        ({"knee": "on a pillow"}, "on a pillow", 0),
        ({"knee": "gone from the catalog"}, "bent", 1),
        ({"other": "straight"}, "bent", 1),
    ],
)
def test_the_first_is_the_usual_one_and_they_come_in_turn(
    chosen: dict[str, str], words: str, after: int
) -> None:
    assert option_of(KNEE, chosen) == words
    assert option_after(KNEE, chosen) == after


@pytest.mark.parametrize("options", [(), ("only",)])
def test_where_there_is_nothing_to_choose_there_is_nothing_after(options: tuple[str, ...]) -> None:
    assert option_after(exercise("x", options=options), {}) is None


def test_a_choice_changes_what_is_said_and_logged_and_not_the_dose() -> None:
    plan = plan_of(*STEPS, exercises=[KNEE, PLAIN])
    before = Session.start(plan).at(20)
    after = before.apply(event(20, Move.OPTION, 1))
    assert (option_of(KNEE, before.options), option_of(KNEE, after.options)) == ("bent", "straight")
    assert after.events[-1] == Event(at=20, move=Move.OPTION, amount=1)
    assert after.player == before.player
    assert after.player.timeline == before.player.timeline
    assert Session.replay(plan, after.events).options == after.options
    assert not after.history


def test_only_the_exercise_that_one_is_in_changes() -> None:
    plan = plan_of(*STEPS, exercises=[KNEE, PLAIN])
    in_plain = played(plan, (45, Move.NEXT)).at(60)
    assert in_plain.player.phase is not None
    assert in_plain.player.phase.exercise == "plain"
    assert in_plain.apply(event(60, Move.OPTION, 1)).options == {}


@pytest.mark.parametrize("place", [-1, 3, 99])
def test_an_option_that_there_is_not_changes_nothing(place: int) -> None:
    plan = plan_of(*STEPS, exercises=[KNEE, PLAIN])
    assert Session.start(plan).apply(event(2, Move.OPTION, place)).options == {}


def test_what_was_chosen_is_remembered_and_holds_for_the_next_session() -> None:
    habits = Habits().with_option("knee", "straight").with_option("plain", "x")
    again, problems = read(Habits, msgspec.to_builtins(habits) | {"breath": 5.0})
    assert (problems, again and again.options) == ((), {"knee": "straight", "plain": "x"})
    chosen, usual = (
        plan_of(*STEPS, exercises=[KNEE, PLAIN], manner=Settings().manner(known, DAY))
        for known in (habits, Habits())
    )
    assert option_of(KNEE, Session.start(chosen).options) == "straight"
    assert fingerprint(chosen.timeline()) == fingerprint(usual.timeline())


def test_two_options_of_the_same_name_are_none() -> None:
    with pytest.raises(ValueError, match="options must not name the same twice"):
        exercise("x", options=("bent", "bent"))


@pytest.mark.parametrize(
    ("exercise_id", "word"),
    [
        ("knee-to-chest", "other leg"),
        ("figure-four", "ankle"),
        ("partial-crunch", "arms"),
        ("thread-the-needle", "arm"),
    ],
)
def test_the_exercises_that_an_article_gives_a_choice_in_have_it(
    exercise_id: str, word: str
) -> None:
    one = SHIPPED.exercise(exercise_id)
    assert one is not None
    assert len(one.options) == 2
    assert word in one.options[0]


@pytest.mark.parametrize("shipped", SHIPPED.exercises, ids=lambda shipped: shipped.id)
def test_name_and_option_fit_beside_the_figure(shipped: Exercise) -> None:
    """On the one row that 80 × 24 leaves for them."""
    assert all(len(f"{shipped.name} · {option}") <= 38 for option in shipped.options)
