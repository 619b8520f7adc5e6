"""How an exercise felt: the answers, and of which exercises they are given."""

import msgspec
import pytest

from tests.sessions import event, plan_of
from tui.core.event import Event, Move
from tui.core.feelings import alike, left_to_say
from tui.core.felt import FINE, Complaint, Felt, complaints, in_words, toggled
from tui.core.routine import Step
from tui.core.session import Session
from tui.core.summary import Outcome, StepResult, summarise

TIGHT = Felt(comfortable=False)
STIFF = Felt(unrestricted=False)


@pytest.mark.parametrize(
    ("felt", "words", "good"),
    [
        (None, "", None),
        (FINE, "fine", True),
        (TIGHT, "tight", False),
        (STIFF, "stiff", False),
        (Felt(pain_free=False), "it hurt", False),
        (Felt(too_hard=True), "too hard", False),
        (Felt(comfortable=False, pain_free=False), "tight, it hurt", False),
    ],
)
def test_an_answer_in_words(felt: Felt | None, words: str, good: bool | None) -> None:
    assert in_words(felt) == words
    assert (felt.is_good if felt else None) is good


@pytest.mark.parametrize("complaint", Complaint)
@pytest.mark.parametrize("before", [None, FINE, TIGHT, STIFF])
def test_the_same_key_again_takes_a_complaint_back(
    complaint: Complaint, before: Felt | None
) -> None:
    was_said = before is not None and complaint in complaints(before)
    after = toggled(before, complaint)
    assert (after is not None and complaint in complaints(after)) is not was_said


def test_without_its_last_complaint_it_is_not_answered_rather_than_fine() -> None:
    assert toggled(TIGHT, Complaint.TIGHT) is None
    assert toggled(toggled(TIGHT, Complaint.STIFF), Complaint.TIGHT) == STIFF


def result(step: int, exercise: str, outcome: Outcome = Outcome.DONE) -> StepResult:
    return StepResult(
        step=step,
        exercise=exercise,
        outcome=outcome,
        planned_seconds=10.0,
        done_seconds=10.0,
        planned_reps=1,
        done_reps=1,
    )


RESULTS = (
    result(1, "a"),
    result(2, "b").with_felt(TIGHT),
    result(3, "a", Outcome.PARTLY),
    result(4, "c", Outcome.SKIPPED),
    result(5, "d"),
)


def test_all_the_others_are_those_that_were_done_and_nothing_was_said_of() -> None:
    assert left_to_say(RESULTS, hurt=[]) == (1, 3, 5)
    assert left_to_say(RESULTS, hurt=[5]) == (1, 3)


@pytest.mark.parametrize(("step", "steps"), [(1, (1, 3)), (3, (1, 3)), (2, (2,)), (4, ()), (9, ())])
def test_an_exercise_that_comes_twice_is_answered_once(step: int, steps: tuple[int, ...]) -> None:
    assert alike(RESULTS, step) == steps


def test_the_last_answer_holds_and_stands_in_the_summary() -> None:
    plan = plan_of(Step(exercise="a", reps=1, hold_seconds=10), Step(exercise="b", reps=1))
    said = [
        event(100.0, Move.LEAVE),
        Event(at=101.0, move=Move.FELT, steps=(1, 2), felt=FINE),
        Event(at=102.0, move=Move.FELT, steps=(2,), felt=TIGHT),
        Event(at=103.0, move=Move.FELT, steps=(1,)),
    ]
    session = Session.replay(plan, said)
    assert session.felt == {2: TIGHT}
    assert [step.felt for step in summarise(session, 103.0).steps] == [None, TIGHT]


def test_an_answer_as_it_is_kept_says_only_what_is_not_usual() -> None:
    kept = msgspec.json.encode(Event(at=1.0, move=Move.FELT, steps=(1,), felt=TIGHT))
    assert kept == b'{"at":1.0,"move":"felt","steps":[1],"felt":{"comfortable":false}}'
    assert msgspec.json.decode(kept, type=Event).felt == TIGHT
