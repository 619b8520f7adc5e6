"""Times and doses in writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import few, prescriptions
from tui.core.dose import Breaths, Dose, Hold, Prescription, Side, Tempo, Work, resolve
from tui.core.notation import SIDE_IN_WORDS, clock, dose, number, number_range, tempo


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (-5, "0:00"),
        (0, "0:00"),
        (0.001, "0:01"),
        (7, "0:07"),
        (59.2, "1:00"),
        (60, "1:00"),
        (336, "5:36"),
        (3599, "59:59"),
        (3599.5, "1:00:00"),
        (3600, "1:00:00"),
        (3723, "1:02:03"),
        (57600, "16:00:00"),
    ],
)
def test_clock(seconds: float, written: str) -> None:
    assert clock(seconds) == written


@few
@given(st.floats(0.01, 1e5))
def test_a_clock_reads_back_as_its_seconds_rounded_up(seconds: float) -> None:
    read = 0
    for part in clock(seconds).split(":"):
        read = read * 60 + int(part)
    assert 0 <= read - seconds < 1


@pytest.mark.parametrize(
    ("value", "written"), [(30, "30"), (30.0, "30"), (2.5, "2.5"), (0, "0"), (600, "600")]
)
def test_number(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("work", "written"),
    [(Tempo(2, 1, 2), "2-1-2"), (Tempo(3, 0, 3), "3-0-3"), (Tempo(1.5, 0, 2), "1.5-0-2")],
)
def test_tempo(work: Tempo, written: str) -> None:
    assert tempo(work) == written


@pytest.mark.parametrize(
    ("work", "side", "sets", "reps", "self_paced", "written"),
    [
        (Hold(30), Side.BOTH, 1, 1, False, "30 s"),
        (Hold(30), Side.EACH, 1, 3, False, "3 × 30 s each side"),
        (Hold(7.5), Side.LEFT, 1, 1, False, "7.5 s left side"),
        (Hold(30), Side.RIGHT, 2, 1, False, "2 sets of 30 s right side, rest 60 s"),
        (Breaths(1), Side.BOTH, 1, 1, False, "1 breath"),
        (Breaths(10), Side.EACH, 1, 2, False, "2 × 10 breaths each side"),
        (Tempo(2, 1, 2), Side.BOTH, 1, 1, False, "1 rep 2-1-2"),
        (Tempo(2, 1, 3), Side.BOTH, 2, 10, False, "2 sets of 10 reps 2-1-3, rest 60 s"),
        (Tempo(2, 1, 2), Side.ALTERNATE, 1, 10, False, "10 reps 2-1-2 alternating sides"),
        (Hold(5), Side.BOTH, 1, 10, True, "10 × 5 s, at your own pace"),
        (Hold(5), Side.BOTH, 3, 10, True, "3 sets of 10 × 5 s, rest 60 s, at your own pace"),
    ],
)
def test_dose(work: Work, side: Side, sets: int, reps: int, self_paced: bool, written: str) -> None:
    amount = Dose(
        side=side,
        sets=sets,
        reps=reps,
        work=work,
        at_least=False,
        self_paced=self_paced,
        rest_seconds=60,
    )
    assert dose(amount) == written


def test_a_hold_that_may_run_on_has_a_plus() -> None:
    amount = resolve(Prescription(side=Side.EACH, reps=2, hold_seconds=30, at_least=True))
    assert dose(amount) == "2 × 30+ s each side"


def test_a_rest_of_nothing_is_not_mentioned() -> None:
    assert dose(resolve(Prescription(sets=2, rest_seconds=0))) == "2 sets of 30 s"


@few
@given(prescriptions)
def test_every_dose_can_be_written(prescription: Prescription) -> None:
    amount = resolve(prescription)
    written = dose(amount)
    assert SIDE_IN_WORDS[amount.side] in written
    assert "  " not in written
    assert written == written.strip()


@pytest.mark.parametrize(
    ("pair", "written"),
    [(None, "–"), ((10, 60), "10–60"), ((10, 10), "10"), ((0.5, 2.0), "0.5–2")],
)
def test_number_range(pair: tuple[float, float] | None, written: str) -> None:
    assert number_range(pair) == written
