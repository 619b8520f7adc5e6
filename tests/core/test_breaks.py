"""When a break is offered, by a clock that only the test moves."""

import pytest

from tui.core.breaks import AWAY, Breaks, BreakSettings
from tui.core.schema import read

MINUTE = 60.0
START = 1000.0


def begun(minutes: int = 45) -> Breaks:
    breaks = Breaks.begin(BreakSettings(minutes=minutes), START)
    assert breaks is not None
    return breaks


def sitting(breaks: Breaks, since: float, minutes: float) -> Breaks:
    """Somebody sits there for so long, and the program looks every quarter of a minute."""
    for quarter in range(1, int(minutes * 4) + 1):
        breaks = breaks.at(since + quarter * MINUTE / 4)
    return breaks


def test_off_unless_asked_for() -> None:
    assert Breaks.begin(BreakSettings(), START) is None


@pytest.mark.parametrize("minutes", [5, 45, 480])
def test_it_is_due_at_the_interval_and_not_before(minutes: int) -> None:
    end = START + minutes * MINUTE
    breaks = sitting(begun(minutes), START, minutes)
    assert not breaks.is_due(end - 0.5)
    assert breaks.is_due(end)


def test_how_often_somebody_looks_makes_no_difference() -> None:
    """The deadline is a time, not a count of looks."""
    seldom = begun().at(START + 200)
    often = begun()
    for second in range(200):
        often = often.at(START + second + 1)
    assert seldom == often


def test_later_is_ten_minutes_later() -> None:
    now = START + 45 * MINUTE
    breaks = sitting(begun(), START, 45).offered(now)
    assert breaks.is_offered
    breaks = breaks.put_off(now + 20)
    assert not breaks.is_offered
    assert not breaks.is_due(now + 20 + 10 * MINUTE - 1)
    assert breaks.is_due(now + 20 + 10 * MINUTE)


def test_an_offer_without_an_answer_is_made_again_after_the_whole_time() -> None:
    now = START + 45 * MINUTE
    breaks = sitting(begun(), START, 45).offered(now)
    assert not breaks.is_due(now + 44 * MINUTE)
    assert breaks.is_due(now + 45 * MINUTE)


def test_a_session_counts_from_its_end() -> None:
    end = START + 40 * MINUTE
    breaks = sitting(begun(), START, 40).offered(end).anew(end)
    assert not breaks.is_offered
    assert not breaks.is_due(START + 45 * MINUTE)
    assert breaks.is_due(end + 45 * MINUTE)


def test_a_machine_that_slept_offers_nothing_on_waking() -> None:
    """Nobody sat at it meanwhile; the time counts from there on."""
    asleep = sitting(begun(), START, 40)
    woken = START + 40 * MINUTE + 8 * 3600
    breaks = asleep.at(woken)
    assert not breaks.is_due(woken)
    assert breaks.is_due(woken + 45 * MINUTE)


def test_a_short_nap_is_still_sitting() -> None:
    napped = sitting(begun(), START, 40).at(START + 40 * MINUTE + AWAY)
    assert napped.is_due(START + 45 * MINUTE)


@pytest.mark.parametrize(
    ("table", "at"),
    [
        ({"minutes": 4}, "minutes"),
        ({"minutes": 481}, "minutes"),
        ({"later_minutes": 0}, "later_minutes"),
        ({"minute": 45}, "minute"),
    ],
)
def test_what_cannot_be_meant_is_refused(table: dict[str, int], at: str) -> None:
    _, problems = read(BreakSettings, table)
    assert [problem.at for problem in problems] == [at]
