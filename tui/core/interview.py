"""What is asked before the first session and for a routine of one's own, one question at a time.

Which question comes next follows from what was answered alone, so going back is forgetting the
last answer.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from tui.core.answers import QUIZ, Answers, QuizQuestion
from tui.core.profile import Condition, Profile
from tui.core.red_flags import NOTICE, QUESTIONS, VERDICT_IN_WORDS, Check, Tier, Verdict, Why

Given = Mapping[str, tuple[str, ...]]
"""Ids of the answers by the id of their question, in the order in which they were given."""

NOTICE_ID = "notice"
EMERGENCY, CLINICIAN, CLEARED, TOLD = "emergency", "clinician", "cleared", "told"
CONDITIONS, EXTENSION = "conditions", "extension"
YES, NO, GO_ON = "yes", "no", "go-on"

CONDITION_IN_WORDS = {
    Condition.OSTEOPOROSIS: "thin bones (osteoporosis)",
    Condition.SPINAL_FRACTURE: "a broken bone in the spine, at any time",
    Condition.HIP_REPLACEMENT: "an artificial hip",
    Condition.PREGNANCY: "pregnancy",
}


class Choosable(msgspec.Struct, frozen=True):
    """One answer that may be given."""

    id: str
    words: str


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """One question, or something to read with one way on."""

    id: str
    part: str
    """What the question belongs to, as a heading."""
    words: str
    told: tuple[str, ...] = ()
    """Paragraphs between the question and the answers."""
    answers: tuple[Choosable, ...]
    several: bool = False
    """True: any number of the answers may be true, none included."""


def first_question(given: Given, today: datetime.date) -> Asking | None:
    """Everything that a new person is asked, up to a routine; None when nothing is left to ask."""
    if NOTICE_ID not in given:
        return _to_read(NOTICE_ID, _NOTICE_WORDS, NOTICE)
    warning = warning_question(given, today)
    if warning is not None:
        return warning
    if check_from(given, today).verdict is not Verdict.GO_ON:
        return None
    return person_question(given) or quiz_question(given)


def warning_question(given: Given, today: datetime.date) -> Asking | None:
    """The next question about warning signs; what its answers ask for is told last (D.1)."""
    if EMERGENCY not in given:
        return _signs(EMERGENCY, (Tier.EMERGENCY,))
    if not given[EMERGENCY]:
        if CLINICIAN not in given:
            return _signs(CLINICIAN, (Tier.CLINICIAN, Tier.NOTE))
        if CLEARED not in given and set(given[CLINICIAN]) & _ids(Tier.CLINICIAN):
            words = "Has a doctor who knows of this agreed that you exercise?"
            return _yes_or_no(CLEARED, _WARNINGS, words)
    if TOLD in given:
        return None
    check = check_from(given, today)
    if check.verdict is not Verdict.GO_ON:
        words = VERDICT_IN_WORDS[check.verdict]
        return _to_read(TOLD, words, check.advice, _WARNINGS, "Close these questions")
    notes = Check(asked_on=today, yes=tuple(sorted(set(check.yes) & _ids(Tier.NOTE))))
    told = (*notes.advice, VERDICT_IN_WORDS[Verdict.GO_ON])
    return _to_read(TOLD, "Before you go on", told, _WARNINGS) if notes.yes else None


def question_before_start(given: Given, today: datetime.date, why: Why) -> Asking | None:
    """The next question about warning signs, which are asked again for this reason."""
    if why is Why.FIRST_TIME and NOTICE_ID not in given:
        return _to_read(NOTICE_ID, _NOTICE_WORDS, NOTICE)
    asking = warning_question(given, today)
    if asking is not None and asking.id == EMERGENCY:
        return msgspec.structs.replace(asking, told=(f"A few questions, {why}.",))
    return asking


def are_warnings_answered(given: Given) -> bool:
    """True when the questions about warning signs were answered as far as they go."""
    return EMERGENCY in given and bool(given[EMERGENCY] or CLINICIAN in given)


def check_from(given: Given, today: datetime.date, at: datetime.datetime | None = None) -> Check:
    """What was answered about warning signs on this day."""
    return Check(
        asked_on=today,
        asked_at=at,
        yes=(*given.get(EMERGENCY, ()), *given.get(CLINICIAN, ())),
        cleared_on=today if given.get(CLEARED) == (YES,) else None,
    )


def person_question(given: Given) -> Asking | None:
    """The next question on what the person has that some exercises ask care for."""
    if CONDITIONS not in given:
        return Asking(
            id=CONDITIONS,
            part="About you",
            words="Do you have, or did you have, any of these?",
            answers=tuple(Choosable(one.value, words) for one, words in CONDITION_IN_WORDS.items()),
            several=True,
        )
    if EXTENSION not in given:
        words = "Has a doctor or therapist said that you may bend your back backwards?"
        return _yes_or_no(EXTENSION, "About you", words)
    return None


def with_person(profile: Profile, given: Given) -> Profile:
    """The profile with the conditions that were answered."""
    if CONDITIONS not in given:
        return profile
    return msgspec.structs.replace(
        profile, conditions=frozenset(Condition(one) for one in given[CONDITIONS])
    )


def quiz_question(given: Given) -> Asking | None:
    """The next of the questions that a routine is made from."""
    for number, question in enumerate(QUIZ, 1):
        if question.field not in given:
            return Asking(
                id=question.field,
                part=f"A routine for you, question {number} of {len(QUIZ)}",
                words=question.words,
                answers=tuple(Choosable(*pair) for pair in _ids_and_words(question)),
            )
    return None


def answers_from(given: Given) -> Answers:
    """The answers that a routine is made from. Raises `KeyError` when one is missing."""
    said = {question.field: _value(question, given[question.field][0]) for question in QUIZ}
    return Answers(**said)  # type: ignore[arg-type]


def _value(question: QuizQuestion, answer: str) -> object:
    return next(one.value for one in question.answers if str(one.value.value) == answer)


def _ids_and_words(question: QuizQuestion) -> Iterator[tuple[str, str]]:
    for answer in question.answers:
        yield str(answer.value.value), answer.words


_NOTICE_WORDS = "What this is, and what it is not"
_WARNINGS = "Warning signs"


def _ids(tier: Tier) -> set[str]:
    return {question.id for question in QUESTIONS if question.tier is tier}


def _signs(asking: str, tiers: Iterable[Tier]) -> Asking:
    tiers = tuple(tiers)
    signs = tuple(Choosable(one.id, one.text) for one in QUESTIONS if one.tier in tiers)
    words = "Is any of this so?" if Tier.EMERGENCY in tiers else "And any of this?"
    return Asking(id=asking, part=_WARNINGS, words=words, answers=signs, several=True)


def _yes_or_no(asking: str, part: str, words: str) -> Asking:
    answers = (Choosable(NO, "no"), Choosable(YES, "yes"))
    return Asking(id=asking, part=part, words=words, answers=answers)


def _to_read(
    asking: str,
    words: str,
    told: tuple[str, ...],
    part: str = "Before you begin",
    way_on: str = "Go on",
) -> Asking:
    answers = (Choosable(GO_ON, way_on),)
    return Asking(id=asking, part=part, words=words, told=told, answers=answers)
