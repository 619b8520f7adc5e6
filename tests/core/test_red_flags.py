"""The warning signs: what a yes leads to, and when they are asked again."""

from datetime import date, timedelta
from itertools import combinations
from zlib import crc32

import msgspec
import pytest

from tui.core.red_flags import (
    DAYS_BETWEEN,
    NOTICE,
    QUESTIONS,
    TEXT_VERSION,
    VERDICT_IN_WORDS,
    Check,
    Tier,
    Verdict,
    Why,
    symptoms_changed,
    why_ask,
)
from tui.core.safety import Stop, Where

DAY = date(2026, 3, 1)
TEXT_CHECKSUM = 1498978308
"""Of the words of version 1."""
EMERGENCIES = [question.id for question in QUESTIONS if question.tier is Tier.EMERGENCY]
FOR_CLINICIANS = [question.id for question in QUESTIONS if question.tier is Tier.CLINICIAN]
NOTES = [question.id for question in QUESTIONS if question.tier is Tier.NOTE]


def check(*yes: str, cleared: date | None = None) -> Check:
    return Check(asked_on=DAY, yes=yes, cleared_on=cleared)


def test_the_questions_are_those_of_the_domain_notes() -> None:
    assert EMERGENCIES == ["E1", "E2", "E3", "E6", "E4", "E5"]
    assert FOR_CLINICIANS == ["C1", "C2"]
    assert NOTES == ["C3", "C6"]


def test_a_changed_text_asks_for_a_new_version() -> None:
    texts = [*NOTICE, *(text for q in QUESTIONS for text in (q.id, q.text, q.tier, q.advice))]
    assert (TEXT_VERSION, crc32("\n".join(texts).encode())) == (1, TEXT_CHECKSUM), (
        "the words have changed: raise TEXT_VERSION, so that everybody is asked again"
    )


@pytest.mark.parametrize("emergency", EMERGENCIES)
@pytest.mark.parametrize("cleared", [None, DAY])
def test_an_emergency_starts_nothing_whatever_else_was_said(
    emergency: str, cleared: date | None
) -> None:
    others = [question.id for question in QUESTIONS]
    assert check(emergency, cleared=cleared).verdict is Verdict.STOP
    assert check(*others, emergency, cleared=cleared).verdict is Verdict.STOP


@pytest.mark.parametrize("answer", FOR_CLINICIANS)
def test_a_clinician_comes_first_and_can_agree_to_exercise(answer: str) -> None:
    assert check(answer).verdict is Verdict.LOOK_ONLY
    assert check(answer, cleared=DAY).verdict is Verdict.GO_ON


def test_notes_stop_nobody_and_are_told() -> None:
    for count in range(len(NOTES) + 1):
        for yes in combinations(NOTES, count):
            assert check(*yes).verdict is Verdict.GO_ON
            assert bool(check(*yes).advice) is bool(yes)


def test_an_answer_that_nobody_knows_is_taken_for_a_serious_one() -> None:
    assert check("E99").verdict is Verdict.LOOK_ONLY
    assert check("E99").advice


def test_the_most_urgent_advice_comes_first_and_once() -> None:
    assert check("C1", "E4", "E1", "E2", "C2").advice == (
        "Go to emergency care now.",
        "Get medical help today.",
        "See a doctor before you exercise.",
    )


@pytest.mark.parametrize(
    ("days", "why"),
    [
        (0, None),
        (1, None),
        (DAYS_BETWEEN - 1, None),
        (DAYS_BETWEEN, Why.TIME_PASSED),
        (1000, Why.TIME_PASSED),
        (-1, Why.TIME_PASSED),
    ],
)
def test_the_questions_come_again_after_ninety_days(days: int, why: Why | None) -> None:
    assert DAYS_BETWEEN == 90
    assert why_ask(check(), DAY + timedelta(days=days)) is why


def test_the_questions_come_first_and_when_something_changed() -> None:
    older = msgspec.structs.replace(check(), text_version=TEXT_VERSION - 1)
    assert why_ask(None, DAY) is Why.FIRST_TIME
    assert why_ask(older, DAY) is Why.TEXT_CHANGED
    assert why_ask(check(), DAY, changed=True) is Why.SYMPTOMS_CHANGED


@pytest.mark.parametrize(
    ("where", "changed"),
    [
        (Where.DOWN_THE_LEG, True),
        (Where.NUMB, True),
        (Where.HERE, False),
        (Where.FRONT_OF_HIP, False),
        (Where.ELSEWHERE, False),
        (None, False),
    ],
)
def test_spreading_and_numbness_are_new_symptoms(where: Where | None, changed: bool) -> None:
    stop = Stop(exercise="one", step=1, round=1, set=1, rep=1, side=None, where=where)
    assert symptoms_changed([stop]) is changed
    assert not symptoms_changed([])


def test_every_verdict_has_words() -> None:
    assert set(VERDICT_IN_WORDS) == set(Verdict)


def test_answers_survive_their_way_through_a_file() -> None:
    said = check("C1", "C3", cleared=DAY)
    assert msgspec.convert(msgspec.to_builtins(said), Check) == said
