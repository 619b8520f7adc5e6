"""What a person is told about their health: plain, and no promise, finding, drug or brand."""

import re
from collections.abc import Callable, Iterator

import pytest

from tests.core.past import past
from tests.core.people import asked, sample
from tests.core.test_hints import SHIPPED
from tests.core.test_programme import on
from tests.core.test_shipped_catalog import FORBIDDEN
from tui.core.answers import QUIZ
from tui.core.care import cards
from tui.core.planner_rules import LEAVE_OUT, NEEDS, STRENGTH_BLOCK
from tui.core.profile import Posture, Profile
from tui.core.red_flags import NOTICE, QUESTIONS, VERDICT_IN_WORDS, Why

REASSURING = re.compile(
    r"\b(?:you are|you're|all|be) (?:fine|well|safe|clear|healthy|ok|okay)\b|\bnothing (?:is )?"
    r"wrong\b|\bno reason to worry\b|\bharmless\b|\bsafe(?:ly)?\b",
    re.IGNORECASE,
)
FINDINGS = re.compile(
    r"\b(?:sciatica|piriformis syndrome|slipped|bulging|prolapse\w*|stenosis|arthritis"
    r"|steroids?|cortisone|opioids?|diclofenac|inflammation|injury prevention)\b",
    re.IGNORECASE,
)


def fixed_texts() -> Iterator[str]:
    yield from NOTICE
    yield from VERDICT_IN_WORDS.values()
    yield from (why.value for why in Why)
    for warning in QUESTIONS:
        yield from (warning.text, warning.advice)
    for question in QUIZ:
        yield question.words
        yield from (answer.words for answer in question.answers)
    yield from (line.why for line in LEAVE_OUT)
    yield from (need.why for need in (*NEEDS.values(), *STRENGTH_BLOCK))
    severe = [past(day, pain_after=8, worse_after=True) for day in (-42, -2, -1, 0)]
    told = cards(severe, on(0))
    assert len(told) == 3
    yield from (card.text for card in told)
    everything = Profile.careful(), Profile(cannot=frozenset(Posture), excluded=frozenset(IDS))
    for profile in everything:
        for exercise in SHIPPED.exercises:
            yield from (objection.why for objection in profile.against(exercise))


IDS = [exercise.id for exercise in SHIPPED.exercises]


def made_texts() -> Iterator[str]:
    for chosen in sample()[::6]:
        routine = asked(chosen).made().routine
        assert routine is not None
        yield from (routine.name, routine.notes, *(step.notes for step in routine.steps))


@pytest.mark.parametrize("pattern", [FORBIDDEN, REASSURING, FINDINGS])
@pytest.mark.parametrize("texts", [fixed_texts, made_texts])
def test_nothing_is_promised_found_named_or_waved_away(
    pattern: re.Pattern[str], texts: Callable[[], Iterator[str]]
) -> None:
    found = {match.group() for text in texts() for match in pattern.finditer(text)}
    assert found == set()


def test_the_patterns_see_what_they_are_for() -> None:
    assert REASSURING.search("You are fine.")
    assert REASSURING.search("There is nothing wrong with you.")
    assert FINDINGS.search("This may be sciatica")
    assert FORBIDDEN.search("relief")


def test_every_sentence_fits_a_small_screen() -> None:
    for text in fixed_texts():
        assert len(text) <= 200
