"""The phase and the cue in words that can be shown across a room."""

import pytest
from hypothesis import given

from tests.sessions import exercise
from tests.strategies import Case, cases, few
from tui.core.callout import MAX_LENGTH, cue_called, phase_called
from tui.core.dose import Side
from tui.core.exercise import Position
from tui.core.phase import Phase, PhaseKind

LAID = exercise("laid", position=Position.SUPINE)
NOWHERE = exercise("nowhere")


def phase(kind: PhaseKind, cue: str = "", side: Side | None = None) -> Phase:
    return Phase(
        kind=kind, exercise="laid", step=1, round=1, set=1, rep=1, side=side, sets=1, reps=1,
        rounds=1, breath=None, breaths=None, seconds=10, cue=cue,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "side", "called"),
    [
        (PhaseKind.PREPARE, None, "READY"),
        (PhaseKind.EASE, Side.LEFT, "EASE IN LEFT"),
        (PhaseKind.HOLD, Side.RIGHT, "HOLD RIGHT"),
        (PhaseKind.HOLD, None, "HOLD"),
        (PhaseKind.INHALE, None, "INHALE"),
        (PhaseKind.SWITCH, None, "SWITCH"),
        (PhaseKind.WAIT, Side.LEFT, "GO LEFT"),
    ],
)
def test_the_phase_and_the_side_that_works(kind, side, called) -> None:
    assert phase_called(phase(kind, side=side)) == called


def test_every_kind_is_called_by_a_word_of_its_own() -> None:
    assert len({phase_called(phase(kind)) for kind in PhaseKind}) == len(PhaseKind)


@pytest.mark.parametrize(
    ("kind", "cue", "called"),
    [
        (PhaseKind.PREPARE, "Get into position: lying on the back", "ON YOUR BACK"),
        (PhaseKind.HOLD, "Stay still and keep breathing", "BREATHE"),
        (PhaseKind.SWITCH, "Change to the right side", "TO RIGHT"),
        (PhaseKind.SWITCH, "Change to the left side", "TO LEFT"),
        (PhaseKind.SWITCH, "Turn over", ""),
        (PhaseKind.OUT, "Move out and breathe out", "BREATHE OUT"),
        (PhaseKind.BACK, "Move back and breathe in", "BREATHE IN"),
        (PhaseKind.PAUSE, "Stay there a moment", ""),
        (PhaseKind.OUT, "Move out, steadily", "STEADILY"),
        (PhaseKind.REST, "Rest; set 2 of 3 comes next", ""),
        (PhaseKind.WAIT, "12 times, at your own pace", ""),
    ],
)
def test_the_cue_in_a_word_or_two(kind, cue, called) -> None:
    assert cue_called(phase(kind, cue), LAID) == called


def test_where_no_position_is_known_none_is_called() -> None:
    assert cue_called(phase(PhaseKind.PREPARE), NOWHERE) == ""


@pytest.mark.parametrize("position", Position)
def test_every_position_can_be_called(position) -> None:
    called = cue_called(phase(PhaseKind.PREPARE), exercise("e", position=position))
    assert 0 < len(called) <= MAX_LENGTH


@few
@given(cases())
def test_what_is_called_is_short_and_in_capitals(case: Case) -> None:
    for one in case.timeline.phases:
        found = case.catalog.exercise(one.exercise)
        assert found is not None
        called = cue_called(one, found)
        assert len(called) <= MAX_LENGTH
        assert called == called.upper()
        assert phase_called(one)
