"""The questions that a routine is made from."""

from enum import Enum
from itertools import pairwise
from typing import get_type_hints

import msgspec
import pytest

from tests.core.test_planner import USUAL
from tui.core.answers import (
    CANNOT,
    OWNED,
    QUIZ,
    Answers,
    QuizQuestion,
    Reach,
    Things,
)
from tui.core.profile import Posture, Profile


def test_every_field_is_asked_for_once() -> None:
    assert [question.field for question in QUIZ] == list(Answers.__struct_fields__)
    assert 8 <= len(QUIZ) <= 10


@pytest.mark.parametrize("question", QUIZ, ids=lambda question: question.field)
def test_every_answer_has_a_number_key_of_its_own(question: QuizQuestion) -> None:
    kind = get_type_hints(Answers)[question.field]
    assert issubclass(kind, Enum)
    assert {answer.value for answer in question.answers} == set(kind)
    assert len(question.answers) == len(kind) <= 9
    assert all(answer.words for answer in question.answers)


def test_what_is_at_hand_grows_from_answer_to_answer() -> None:
    owned = [OWNED[things] for things in Things]
    assert owned == sorted(owned, key=len)
    assert all(less < more for less, more in pairwise(owned))


def test_answers_go_over_the_profile_and_take_no_care_away() -> None:
    profile = Profile(cannot=frozenset({Posture.WRISTS}), owned=frozenset({"foam-roller"}))
    chair = msgspec.structs.replace(USUAL, reach=Reach.NO_KNEELING, things=Things.CHAIR)
    assert chair.put_over(profile) == Profile(
        cannot=frozenset({Posture.WRISTS, Posture.KNEELING}), owned=frozenset({"chair", "wall"})
    )
    assert set(CANNOT) == set(Reach)


def test_who_sits_on_a_chair_has_one() -> None:
    seated = msgspec.structs.replace(USUAL, reach=Reach.CHAIR, things=Things.NOTHING)
    assert seated.put_over(Profile()).owned == frozenset({"chair"})
