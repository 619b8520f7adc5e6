"""The doses that an exercise may have, and how they are made to take the time there is."""

from itertools import pairwise

import pytest

from tests.core.test_hints import SHIPPED
from tests.sessions import exercise
from tui.core.dose import Hold
from tui.core.exercise import DoseRange, Exercise, ExerciseDose
from tui.core.fitting import Ladder, fitted, ladder
from tui.core.manner import Manner
from tui.core.notation import dose as in_words
from tui.core.routine import Routine, Step, dose_of
from tui.core.timeline import compile_timeline

HOLD = exercise(
    "hold",
    dose=ExerciseDose(reps=2, hold_seconds=30),
    range=DoseRange(reps=(1, 3), hold_seconds=(20, 60)),
)
SETS = exercise(
    "sets",
    dose=ExerciseDose(sets=2, reps=4, tempo=(1, 0, 1)),
    range=DoseRange(sets=(1, 3), reps=(3, 6)),
)


def doses(one: Exercise, rungs: Ladder) -> list[str]:
    return [in_words(dose_of(step, one)) for step in rungs.rungs]


def seconds(step: Step) -> float:
    return compile_timeline(Routine(name="R", steps=(step,)), SHIPPED, Manner()).total_seconds


def test_holds_change_how_often_they_are_held() -> None:
    assert doses(HOLD, ladder(HOLD)) == ["30 s", "2 × 30 s", "3 × 30 s"]


def test_a_fine_ladder_has_shorter_holds_between() -> None:
    assert doses(HOLD, ladder(HOLD, fine=True)) == [
        "20 s", "25 s", "30 s", "2 × 20 s", "2 × 25 s", "2 × 30 s", "3 × 25 s", "3 × 30 s",
    ]  # fmt: skip


def test_sets_go_first_and_come_last() -> None:
    counts = [(dose.sets, dose.reps) for dose in (dose_of(s, SETS) for s in ladder(SETS).rungs)]
    assert counts == [(1, 3), (1, 4), (2, 4), (2, 5), (2, 6), (3, 5), (3, 6)]


def test_no_more_than_usual_ends_at_the_usual_dose() -> None:
    rungs = ladder(SETS, no_more_than_usual=True)
    assert rungs.rungs[rungs.usual] == rungs.rungs[-1] == Step(exercise="sets")


@pytest.mark.parametrize("fine", [False, True])
@pytest.mark.parametrize("one", SHIPPED.exercises, ids=lambda one: one.id)
def test_every_rung_is_within_the_ranges_and_takes_longer(one: Exercise, fine: bool) -> None:
    rungs = ladder(one, fine=fine)
    assert rungs.rungs[rungs.usual] == Step(exercise=one.id)
    times = [seconds(step) for step in rungs.rungs]
    assert all(less < more for less, more in pairwise(times))
    for step in rungs.rungs:
        dose = dose_of(step, one)
        values: dict[str, float] = {"sets": dose.sets, "reps": dose.reps}
        if isinstance(dose.work, Hold):
            values["hold_seconds"] = dose.work.seconds
        for name, value in values.items():
            usual = getattr(one.range, name)
            assert usual is None or usual[0] <= value <= usual[1]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (60, ["2 × 30 s"]),
        (90, ["3 × 30 s"]),
        (50, ["2 × 25 s"]),
        (120, ["2 × 30 s", "2 × 30 s"]),
        (150, ["3 × 30 s", "2 × 30 s"]),
        (1000, ["3 × 30 s", "3 × 30 s"]),
        (1, ["20 s"]),
    ],
)
def test_as_many_as_fit_and_then_a_little_more_or_less(target: float, expected: list[str]) -> None:
    def length(steps: object) -> float:
        assert isinstance(steps, tuple)
        found = (dose_of(step, HOLD) for step in steps)
        return sum(d.reps * d.work.seconds for d in found if isinstance(d.work, Hold))

    coarse, fine = [ladder(HOLD)] * 2, [ladder(HOLD, fine=True)] * 2
    steps = fitted(coarse, fine, 1, target, length)
    assert [in_words(dose_of(step, HOLD)) for step in steps] == expected
