"""How sessions went that had an exercise or a direction in them."""

import pytest

from tests.core.past import GOOD, at, past, step
from tests.sessions import exercise
from tui.core.catalog import Catalog
from tui.core.exercise import Direction
from tui.core.felt import Felt
from tui.core.history import PastSession
from tui.core.progress_helped import Effect, by_direction, by_exercise, in_words
from tui.core.summary import Outcome

CATALOG = Catalog(
    (
        exercise("bend", direction=(Direction.FLEXION,)),
        exercise("arch", direction=(Direction.EXTENSION, Direction.NEUTRAL)),
        exercise("curl", direction=(Direction.FLEXION, Direction.ROTATION)),
    )
)


def went(day: int, change: int | None, *names: str, **fields: object) -> PastSession:
    """A session with these exercises after which there was so much more pain."""
    known = {} if change is None else {"pain_before": 5, "pain_after": 5 + change}
    steps = (step(name) for name in names)
    return past(day, *steps, **{"pain_after": None, "id": str(day), **known, **fields})


def test_what_came_with_less_pain_stands_first() -> None:
    sessions = [
        *(went(day, -2, "bend", "curl") for day in range(3)),
        *(went(day, 1, "arch", "curl") for day in range(3, 6)),
    ]
    found = by_exercise(sessions, at(6).date())
    assert [(one.what, one.sessions, one.change) for one in found] == [
        ("bend", 3, -2.0),
        ("curl", 6, -0.5),
        ("arch", 3, 1.0),
    ]
    names = {"bend": "Bend", "arch": "Arch"}
    assert in_words(found, names) == (
        "Pain went down most in sessions with Bend: 2.0 less after than before, on average.",
        "Pain went up most in sessions with Arch: 1.0 more after than before, on average.",
    )


def test_what_was_not_fine_most_often_is_told() -> None:
    tight = Felt(comfortable=False)
    answers = [(GOOD, GOOD), (tight, GOOD), (tight, tight), (None, GOOD)]
    sessions = [
        past(day, step("bend", felt=bend), step("arch", felt=arch), id=str(day))
        for day, (bend, arch) in enumerate(answers)
    ]
    found = by_exercise(sessions, at(6).date())
    assert {one.what: (one.fine, one.rated) for one in found} == {"bend": (1, 3), "arch": (3, 4)}
    assert in_words(found, {"bend": "Bend"}) == (
        "It was not fine most often in Bend: 2 of 3 times.",
    )


@pytest.mark.parametrize(("sessions", "told"), [(2, False), (3, True)])
def test_of_two_sessions_nothing_is_said(sessions: int, told: bool) -> None:
    found = by_exercise([went(day, -1, "bend") for day in range(sessions)], at(9).date())
    assert bool(found) is told


@pytest.mark.parametrize(("first", "told"), [(0, False), (1, True)])
def test_twelve_weeks_up_to_today_count(first: int, told: bool) -> None:
    days = (first, 40, 84)
    assert bool(by_exercise([went(day, -1, "bend") for day in days], at(84).date())) is told


def test_a_session_with_an_exercise_twice_counts_once() -> None:
    sessions = [went(day, -1, "bend", "bend", "curl") for day in range(3)]
    assert [one.sessions for one in by_exercise(sessions, at(3).date())] == [3, 3]
    (flexion, turning) = by_direction(sessions, CATALOG, at(3).date())
    assert (flexion.what, flexion.sessions) == ("flexion", 3)
    assert (turning.what, turning.sessions) == ("rotation", 3)


def test_what_was_skipped_did_not_help_unless_it_was_for_pain() -> None:
    skipped = step("bend", outcome=Outcome.SKIPPED)
    hurt = step("arch", outcome=Outcome.SKIPPED, hurt=True)
    sessions = [past(day, skipped, hurt, id=str(day)) for day in range(3)]
    assert [(one.what, one.hurt) for one in by_exercise(sessions, at(3).date())] == [("arch", 3)]


def test_how_it_was_in_the_hours_after_is_counted() -> None:
    answers = [(True, False), (False, True), (False, False), (None, None)]
    sessions = [
        went(day, None, "arch", better_after=better, worse_after=worse)
        for day, (better, worse) in enumerate(answers)
    ]
    (found,) = by_exercise(sessions, at(9).date())
    assert found == Effect(
        what="arch", sessions=4, change=None, better=1, worse=1, hurt=0, latest="+-="
    )
    assert in_words([found], {}) == ()


def test_neutral_is_no_direction() -> None:
    sessions = [went(day, 0, "arch", "gone") for day in range(3)]
    assert [one.what for one in by_direction(sessions, CATALOG, at(3).date())] == ["extension"]


def test_what_hurt_most_often_is_named() -> None:
    hurt = Effect(what="arch", sessions=4, change=0.0, better=0, worse=0, hurt=2)
    assert in_words([hurt], {"arch": "Arch"}) == ("It hurt most often in Arch: 2 sessions.",)


def test_the_latest_answers_stand_in_their_order() -> None:
    answers = [(None, None), (True, False), (False, True), (False, False), *[(True, False)] * 3]
    sessions = [
        past(day, step("bend"), id=str(day), better_after=better, worse_after=worse)
        for day, (better, worse) in enumerate(answers)
    ]
    (bend,) = by_exercise(reversed(sessions), at(7).date())
    assert (bend.better, bend.worse, bend.latest) == (4, 1, "-=+++")
