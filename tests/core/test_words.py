"""What a person is told about their health: plain, and no promise, finding, drug or brand.

Everything that is shipped is read: the catalog, the tips, the README, every text in the program's
own code, and what it makes of many answers and many pasts.
"""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.past import at, past, step
from tests.core.people import asked, sample
from tests.core.test_hints import SHIPPED
from tests.core.test_programme import on
from tests.core.test_shipped_catalog import FORBIDDEN
from tests.strategies import modest
from tui.core import progress_body
from tui.core.answers import QUIZ
from tui.core.care import cards
from tui.core.days_off import DaysOff
from tui.core.history import Past, PastSession, in_time
from tui.core.planner_rules import LEAVE_OUT, NEEDS, STRENGTH_BLOCK
from tui.core.profile import Posture, Profile
from tui.core.progress import progress_of
from tui.core.progress_weeks import in_words
from tui.core.red_flags import NOTICE, QUESTIONS, VERDICT_IN_WORDS, Why
from tui.core.report import report_of
from tui.core.report_text import report_text
from tui.core.summary import Outcome
from tui.core.tips import TIPS

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
DRUGS_AND_BRANDS = re.compile(
    r"\b(?:codeine|tramadol|gabapentin|pregabalin|ketoprofen|voltaren|biofreeze|icy ?hot|salonpas"
    r"|nsaids?|painkillers?|muscle relaxants?|theragun|thera-?band|tempur\w*|herman miller|aeron"
    r"|fitbit|garmin|peloton|youtube|instagram|amazon|\w+\.(?:com|org|net))\b",
    re.IGNORECASE,
)
CLAIMS = re.compile(
    r"\b(?:miracle\w*|instant(?:ly)? (?:better|free)|proven|clinically|painless|permanent(?:ly)?"
    r"|realign\w*|(?:corrects?|improves?|better) (?:your )?posture|prevents? (?:injur\w*|pain)"
    r"|works for every(?:one|body)|alternative to|detox\w*|burns? fat|strengthens? your spine)\b",
    re.IGNORECASE,
)
ALL = (FORBIDDEN, REASSURING, FINDINGS, DRUGS_AND_BRANDS, CLAIMS)
ROOT = Path(__file__).parents[2]
NOT_SHOWN = {
    "https://json-schema.org/draft/2020-12/schema": "names the form of a schema",
    "cancer, infection, inflammation; NHS list": "what lists of warning signs are about",
}
"""Texts of the code that a pattern finds, and that are no claim."""
ANSWER = "all fine"
ANSWERED_IN = ("tui/screens/summary.py:", "tui/commands/plain_after.py:", "tui/keys.py:")
"""What a person says of the exercises, and where; elsewhere it would be the program's word."""
DISCLAIMER = "It does not diagnose and does not replace a doctor"


@cache
def texts_of_the_code() -> tuple[tuple[str, str], ...]:
    """Every text that stands in the program, with its place; what explains the code left out."""
    return tuple(_texts_of_the_code())


def _texts_of_the_code() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "tui").rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        explaining = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        for node in nodes:
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in explaining:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def texts_of_the_files() -> Iterator[tuple[str, str]]:
    """Every line of what is shipped beside the code, comments included."""
    titles = set(SHIPPED.articles.values())
    for name in ("catalog.toml", "README.md", "CHANGELOG.md"):
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), 1):
            if not any(title in line for title in titles):
                yield f"{name}:{number}", line.replace(DISCLAIMER, "")


@pytest.mark.parametrize("texts", [texts_of_the_code, texts_of_the_files])
def test_no_text_that_is_shipped_names_a_drug_a_brand_a_link_or_a_promise(
    texts: Callable[[], Iterable[tuple[str, str]]],
) -> None:
    found = [
        f"{place}: {match.group()!r} in {text[:80]!r}"
        for place, text in texts()
        if text not in NOT_SHOWN and not text.startswith("<svg xmlns=")
        for pattern in ALL
        for match in pattern.finditer(text)
        if match.group() != ANSWER or not place.startswith(ANSWERED_IN)
    ]
    assert not found, "\n".join(found)


def test_the_code_is_really_read() -> None:
    read = {text for _, text in texts_of_the_code()}
    assert {NOTICE[0], TIPS[0].paragraphs[0], *NOT_SHOWN} <= read
    assert not any("Everything that is shipped is read" in text for text in read)
    assert {name.split(":")[0] for name, _ in texts_of_the_files()} == {
        "catalog.toml",
        "README.md",
        "CHANGELOG.md",
    }


some_steps = st.lists(
    st.builds(
        step,
        st.sampled_from([exercise.id for exercise in SHIPPED.exercises]),
        seconds=st.sampled_from([0.0, 30.0, 400.0]),
        outcome=st.sampled_from(Outcome),
        hurt=st.booleans(),
    ),
    min_size=1,
    max_size=4,
)
pains = st.none() | st.integers(0, 10)
some_sessions = st.builds(
    lambda day, steps, **said: past(day, *steps, **said),
    st.integers(0, 83),
    some_steps,
    pain_before=pains,
    pain_after=pains,
    better_after=st.booleans(),
    worse_after=st.booleans(),
    by_hand=st.booleans(),
)


@modest
@given(st.lists(some_sessions, max_size=12), st.sampled_from([Profile(), Profile.careful()]))
def test_no_report_does_whatever_the_journal_says(
    sessions: list[PastSession], profile: Profile
) -> None:
    everything, today = Past(sessions=tuple(in_time(sessions))), at(83).date()
    page = report_of(everything, SHIPPED, profile, DaysOff(), {"r": 2}, today)
    progress = progress_of(everything, SHIPPED, DaysOff(), None, today)
    told = (*progress_body.in_words(progress.body), *progress.balance, *in_words(progress.weeks))
    for text in (report_text(page), *told):
        assert not [match.group() for pattern in ALL for match in pattern.finditer(text)]


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


@cache
def made_texts() -> tuple[str, ...]:
    return tuple(_made_texts())


def _made_texts() -> Iterator[str]:
    for chosen in sample()[::6]:
        routine = asked(chosen).made().routine
        assert routine is not None
        yield from (routine.name, routine.notes, *(step.notes for step in routine.steps))


@pytest.mark.parametrize("pattern", ALL)
@pytest.mark.parametrize("texts", [fixed_texts, made_texts])
def test_nothing_is_promised_found_named_or_waved_away(
    pattern: re.Pattern[str], texts: Callable[[], Iterable[str]]
) -> None:
    found = {match.group() for text in texts() for match in pattern.finditer(text)}
    assert found == set()


def test_the_patterns_see_what_they_are_for() -> None:
    assert REASSURING.search("You are fine.")
    assert REASSURING.search("All is well: be safe")
    assert REASSURING.search("There is nothing wrong with you.")
    assert FINDINGS.search("This may be sciatica")
    assert FORBIDDEN.search("relief")
    assert DRUGS_AND_BRANDS.search("Take a painkiller")
    assert DRUGS_AND_BRANDS.search("see example.com")
    assert CLAIMS.search("It corrects your posture")
    assert CLAIMS.search("an alternative to surgery")


def test_every_sentence_fits_a_small_screen() -> None:
    for text in fixed_texts():
        assert len(text) <= 200
