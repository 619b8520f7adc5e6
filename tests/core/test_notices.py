"""What the first screen tells: one thing after the other, and none twice."""

from collections.abc import Sequence

import pytest

from tests.core.past import GOOD, at, past, step
from tests.core.test_hints import SHIPPED
from tui.core.care import cards
from tui.core.decisions import Decisions
from tui.core.gate import Gate, gate, was_closed
from tui.core.history import PastSession
from tui.core.notices import notices

WORSE = [past(day, pain_after=7, worse_after=True) for day in range(3)]
"""Three days of severe pain, and worse after each: two cards."""
MASTERED = [past(day, step(felt=GOOD)) for day in range(3)]
HURT = past(3, step(hurt=True))


def told(
    sessions: Sequence[PastSession], decisions: Decisions | None = None, closed: Gate | None = None
) -> list[str]:
    day = at(2).date()
    found = notices(cards(sessions, day), closed, SHIPPED, decisions or Decisions(), day)
    return [one.id for one in found]


def test_the_gravest_comes_first_and_what_was_read_today_not_again() -> None:
    assert told(WORSE) == ["severe", "worse"]
    assert told(WORSE, Decisions().reading("severe", at(2))) == ["worse"]
    assert told(WORSE, Decisions().reading("severe", at(1))) == ["severe", "worse"]
    assert told([past(0)]) == []


@pytest.mark.parametrize(
    ("sessions", "opened", "closed"),
    [
        ([*MASTERED, HURT], None, True),
        ([*MASTERED[:2], HURT], None, False),
        ([HURT], at(1), True),
        ([HURT], at(5), False),
        (MASTERED, None, False),
        ([], None, False),
    ],
)
def test_that_strength_work_is_closed_again_is_told_only_if_it_was_open(
    sessions: list[PastSession], opened: object, closed: bool
) -> None:
    found = gate(["one"], sessions, opened)
    assert was_closed(found, ["one"], sessions, opened) is closed


def test_that_it_is_closed_is_read_once_for_all_until_it_hurts_again() -> None:
    closed = gate(["one"], [*MASTERED, HURT], None)
    (notice,) = told([], closed=closed)
    assert told([], Decisions().reading(notice, at(9)), closed) == []
    later = gate(["one"], [*MASTERED, past(9, step(hurt=True))], None)
    assert told([], Decisions().reading(notice, at(9)), later) != []
