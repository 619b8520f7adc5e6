"""What is asked before the first session: which question follows from which answers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.answers import QUIZ
from tui.core.interview import (
    Asking,
    answers_from,
    are_warnings_answered,
    check_from,
    first_question,
    person_question,
    question_before_start,
    quiz_question,
    warning_question,
    with_person,
)
from tui.core.profile import Condition, Profile
from tui.core.red_flags import QUESTIONS, Tier, Verdict, Why

DAY = date(2026, 11, 20)


def first(given: dict[str, tuple[str, ...]]) -> Asking | None:
    return first_question(given, DAY)


def warnings(given: dict[str, tuple[str, ...]]) -> Asking | None:
    return warning_question(given, DAY)


def path(ask, answers: dict[str, tuple[str, ...]]) -> list[str]:
    """The questions that come, one after the other, when these are the answers."""
    given: dict[str, tuple[str, ...]] = {}
    while asking := ask(given):
        usual = () if asking.several else (asking.answers[0].id,)
        given[asking.id] = answers.get(asking.id, usual)
        assert len(given) < 30, "it never ends"
    return list(given)


QUIZ_FIELDS = [question.field for question in QUIZ]


def test_somebody_without_warning_signs_answers_thirteen_questions() -> None:
    expected = ["notice", "emergency", "clinician", "conditions", "extension", *QUIZ_FIELDS]
    assert path(first, {}) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"emergency": ("E1",)}, ["emergency", "told"]),
        ({"clinician": ("C1",)}, ["emergency", "clinician", "cleared", "told"]),
        ({"clinician": ("C1",), "cleared": ("yes",)}, ["emergency", "clinician", "cleared"]),
        ({"clinician": ("C3",)}, ["emergency", "clinician", "told"]),
        ({}, ["emergency", "clinician"]),
    ],
)
def test_what_follows_from_a_warning_sign(
    answers: dict[str, tuple[str, ...]], expected: list[str]
) -> None:
    assert path(warnings, answers) == expected


@pytest.mark.parametrize(
    "sign", [q for q in QUESTIONS if q.tier is not Tier.NOTE], ids=lambda q: q.id
)
def test_with_a_grave_sign_nothing_else_is_asked_and_its_advice_is_told(sign) -> None:
    tier = "emergency" if sign.tier is Tier.EMERGENCY else "clinician"
    given = {"notice": ("go-on",), "emergency": (), "cleared": ("no",), tier: (sign.id,)}
    told = first(given)
    assert told is not None
    assert told.told == (sign.advice,)
    assert first({**given, "told": ("go-on",)}) is None


def test_every_sign_is_asked_about_once() -> None:
    asked = [warnings({}), warnings({"emergency": ()})]
    ids = [one.id for asking in asked if asking for one in asking.answers]
    assert sorted(ids) == sorted(question.id for question in QUESTIONS)


@pytest.mark.parametrize("why", Why)
def test_the_reason_for_asking_again_is_told_and_the_notice_comes_once(why: Why) -> None:
    asked = path(lambda given: question_before_start(given, DAY, why), {})
    assert asked == ["notice"] * (why is Why.FIRST_TIME) + ["emergency", "clinician"]
    question = question_before_start({"notice": ("go-on",)}, DAY, why)
    assert question is not None
    assert why in question.told[0]


def test_answers_that_break_off_before_the_end_are_no_check() -> None:
    assert not are_warnings_answered({})
    assert not are_warnings_answered({"emergency": ()})
    assert are_warnings_answered({"emergency": ("E1",)})
    assert are_warnings_answered({"emergency": (), "clinician": ()})


def test_a_doctor_who_agreed_opens_the_way_but_not_for_an_emergency() -> None:
    at = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
    agreed = {"emergency": (), "clinician": ("C1",), "cleared": ("yes",)}
    check = check_from(agreed, DAY, at)
    assert check.verdict is Verdict.GO_ON
    assert not check.came_before(at)
    assert check.came_before(at + timedelta(seconds=1))
    assert check_from({**agreed, "emergency": ("E2",)}, DAY).verdict is Verdict.STOP
    assert check_from({**agreed, "cleared": ("no",)}, DAY).verdict is Verdict.LOOK_ONLY


def test_the_conditions_come_into_the_profile_and_nothing_else_does() -> None:
    profile = Profile(owned=frozenset({"mat"}))
    assert with_person(profile, {}) == profile
    told = with_person(profile, {"conditions": ("pregnancy",)})
    assert told == Profile(owned=frozenset({"mat"}), conditions=frozenset({Condition.PREGNANCY}))
    assert person_question({"conditions": (), "extension": ("no",)}) is None


@given(st.data())
def test_whatever_is_answered_makes_answers_for_a_routine(data: st.DataObject) -> None:
    chosen: dict[str, tuple[str, ...]] = {}
    while asking := quiz_question(chosen):
        chosen[asking.id] = (data.draw(st.sampled_from(asking.answers)).id,)
    answers = answers_from(chosen)
    for field, (answer,) in chosen.items():
        assert str(getattr(answers, field).value) == answer
