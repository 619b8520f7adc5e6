"""The pain and how the exercises felt, answered in lines after a session."""

import pytest

from tests.commands.evening import Evening
from tests.sessions import plan_of
from tui.core.felt import FINE, Felt
from tui.core.routine import Step

PLAN = plan_of(*(Step(exercise=one, reps=1, hold_seconds=20) for one in ("a", "b", "a")))
"""Prepare 10, hold 20, and twice prepare 15, hold 20: 100."""
TIGHT = Felt(comfortable=False)


@pytest.fixture
def evening(capsys: pytest.CaptureFixture[str]) -> Evening:
    return Evening(capsys)


@pytest.mark.parametrize(
    ("typed", "felt"),
    [
        (["f"], {1: FINE, 2: FINE, 3: FINE}),
        (["2t", "f"], {1: FINE, 2: TIGHT, 3: FINE}),
        (["1 t!", ""], {n: Felt(comfortable=False, pain_free=False) for n in (1, 3)}),
        (["2o", "2.", ""], {2: Felt(too_hard=True)}),
        (["9t", "t", "2x", "what", ""], {}),
        ([""], {}),
    ],
)
def test_what_is_typed_is_kept_and_the_rest_stays_unknown(
    evening: Evening, typed: list[str], felt: dict[int, Felt]
) -> None:
    evening.play(PLAN, (101, "2"), *((102 + n, line) for n, line in enumerate(typed)))
    assert evening.session.felt == felt
    assert evening.session.pain_after == 2


def test_what_was_not_done_or_hurt_on_the_way_is_not_called_fine(evening: Evening) -> None:
    answers = ((13, "n"), (14, "3"), (15, "h"), (16, "c"))
    evening.play(PLAN, (12, "!"), *answers, (60, "q"), (61, "y"), (62, "f"))
    told = evening.since(62)
    assert told[0] == "Noted: all the others were fine."
    assert 1 not in evening.session.felt


def test_a_rehearsal_and_an_empty_seat_are_not_asked(evening: Evening) -> None:
    evening.play(PLAN, speed=20)
    assert not any("feel" in line for line in evening.lines)
