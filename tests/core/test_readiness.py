"""What stands between a person and a routine, whichever door they come through."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.core.past import at, past, step
from tests.core.test_hints import SHIPPED
from tui.core.gate import Gate, GateState
from tui.core.history import PastSession
from tui.core.profile import Condition, Profile
from tui.core.readiness import ALL_THE_SAME, Readiness, readiness
from tui.core.red_flags import Check, Verdict, Why
from tui.core.routine import Routine, Step

DAY = at(0).date()
CHECK = Check(asked_on=DAY)
CLOSED = Gate(state=GateState.LOCKED, missing={"cat-cow": 2})
CLEARED = Profile(cleared_for_extension=DAY)
THIN = Profile(conditions=frozenset({Condition.OSTEOPOROSIS}), cleared_for_extension=DAY)


def of(*ids: str) -> Routine:
    return Routine(name="R", steps=tuple(Step(exercise=one) for one in ids))


def before(
    routine: Routine,
    profile: Profile = CLEARED,
    check: Check | None = CHECK,
    sessions: tuple[PastSession, ...] = (),
    day: date = DAY,
    **given: Any,
) -> Readiness:
    return readiness(routine, SHIPPED, profile, check, sessions, day, **given)


def concerns(found: Readiness) -> list[tuple[str, list[str]]]:
    return [(one.exercise, [o.rule for o in one.objections]) for one in found.concerns]


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (None, None),
        (CHECK, Verdict.GO_ON),
        (Check(asked_on=DAY, yes=("C1",)), Verdict.LOOK_ONLY),
        (Check(asked_on=DAY, yes=("E1",)), Verdict.STOP),
        (Check(asked_on=DAY - timedelta(days=90)), None),
    ],
)
def test_nothing_starts_before_the_warning_signs_were_asked_and_answered(
    check: Check | None, verdict: Verdict | None
) -> None:
    found = before(of("cat-cow"), check=check)
    assert found.verdict is verdict


def test_changed_symptoms_are_asked_about() -> None:
    assert before(of("cat-cow"), changed=True).ask is Why.SYMPTOMS_CHANGED


def test_a_locked_back_asks_for_the_warning_signs_on_the_very_day() -> None:
    locked = next(one for one in SHIPPED.routines if one.id == "locked-back")
    assert before(locked).ask is None
    assert before(locked, day=DAY + timedelta(days=1)).ask is Why.EVERY_TIME
    assert before(of("cat-cow"), day=DAY + timedelta(days=1)).ask is None


LOCKED = next(one for one in SHIPPED.routines if one.id == "locked-back")
BENDS = {
    step.exercise
    for step in LOCKED.steps
    if (one := SHIPPED.exercise(step.exercise)) and "fracture-clearance" in one.flags
}


def test_a_locked_back_bends_backwards_with_a_clearance_and_otherwise_asks_about_just_that() -> (
    None
):
    """What is asked about can be left out; the calm rest of it is never held up."""
    assert BENDS
    assert concerns(before(LOCKED)) == []
    assert {one for one, _ in concerns(before(LOCKED, Profile()))} == BENDS
    assert all(rules == ["R29"] for _, rules in concerns(before(LOCKED, Profile())))
    assert len(BENDS) < len(LOCKED.steps)


@pytest.mark.parametrize("profile", [CLEARED, Profile()], ids=["cleared", "not cleared"])
@pytest.mark.parametrize("sign", ["E1", "E6", "C1"])
def test_a_warning_sign_holds_up_a_locked_back_whoever_it_is(profile: Profile, sign: str) -> None:
    found = before(LOCKED, profile, Check(asked_on=DAY, yes=(sign,)))
    assert found.verdict is not Verdict.GO_ON


@pytest.mark.parametrize(
    ("profile", "exercise", "rules"),
    [
        (CLEARED, "press-up", []),
        (Profile(), "press-up", ["R29"]),
        (Profile().agreeing_to(["press-up"], DAY), "press-up", ["R29"]),
        (THIN, "press-up", ["R29"]),
        (THIN.agreeing_to(["press-up"], DAY), "press-up", []),
        (THIN, "knee-to-chest", ["R28"]),
        (THIN.agreeing_to(["knee-to-chest"], DAY), "knee-to-chest", []),
        (THIN.agreeing_to(["cat-cow"], DAY), "knee-to-chest", ["R28"]),
        (THIN, "calf-stretch-wall", []),
        (THIN, "gone", []),
    ],
)
def test_what_speaks_against_an_exercise_is_told_until_it_was_agreed_to(
    profile: Profile, exercise: str, rules: list[str]
) -> None:
    expected = [(exercise, rules)] if rules else []
    assert concerns(before(of(exercise, exercise), profile)) == expected


@pytest.mark.parametrize(
    ("gate", "expected"),
    [
        (CLOSED, [("bridge-reps", ["R19"])]),
        (Gate(state=GateState.MASTERED), []),
        (Gate(state=GateState.OPENED, missing={"cat-cow": 2}), []),
    ],
)
def test_strength_work_is_told_about_until_it_is_open(
    gate: Gate, expected: list[tuple[str, list[str]]]
) -> None:
    found = before(of("cat-cow", "bridge-reps"), gate=gate)
    assert concerns(found) == expected
    assert [concern.is_about_itself for concern in found.concerns] == [False] * len(expected)
    missing = "Missing yet: Cat-cow: 2 more good sessions."
    assert found.waits == ((missing, ALL_THE_SAME) if expected else ())


def test_where_there_is_no_strength_work_nothing_is_said_of_it() -> None:
    assert before(of("press-up"), profile=Profile(), gate=CLOSED).waits == ()


def test_what_was_done_often_enough_today_is_offered_to_be_left_out() -> None:
    done = past(0, step("nerve-floss-seated"))
    found = before(of("cat-cow", "nerve-floss-seated"), sessions=(done,))
    assert found.enough == ("nerve-floss-seated",)
    assert found.verdict is Verdict.GO_ON
