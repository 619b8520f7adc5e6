"""The seconds around the work."""

import msgspec
import pytest
from hypothesis import given

from tests.strategies import modest, pace_changes, paces
from tui.core.pace import Pace, PaceChange
from tui.core.schema import read

NAMES = ("prepare", "ease_in", "release", "switch_sides", "between_exercises", "breath")


def test_the_defaults() -> None:
    assert msgspec.structs.asdict(Pace()) == {
        "prepare": 10,
        "ease_in": 4,
        "release": 2,
        "switch_sides": 5,
        "between_exercises": 15,
        "breath": 5,
    }


def test_a_change_can_say_all_that_a_pace_has() -> None:
    assert PaceChange.__struct_fields__ == Pace.__struct_fields__ == NAMES


@modest
@given(paces, pace_changes)
def test_what_is_said_is_changed_and_the_rest_stays(pace: Pace, change: PaceChange) -> None:
    changed = pace.changed_by(change)
    for name in NAMES:
        said = getattr(change, name)
        assert getattr(changed, name) == (getattr(pace, name) if said is None else said)


def test_zero_is_something_said() -> None:
    assert Pace().changed_by(PaceChange(prepare=0)).prepare == 0


def test_no_change_changes_nothing() -> None:
    assert Pace().changed_by(None) == Pace().changed_by(PaceChange()) == Pace()


@modest
@given(paces)
def test_a_breath_is_in_and_out(pace: Pace) -> None:
    assert pace.inhale + pace.exhale == pytest.approx(pace.breath)
    assert 0 < pace.inhale < pace.exhale


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", [-1, 121, float("nan"), float("inf"), "5", True, []])
def test_refused(name: str, value: object) -> None:
    for kind in (Pace, PaceChange):
        found, problems = read(kind, {name: value})
        assert found is None
        assert [problem.at for problem in problems] == [name]


@pytest.mark.parametrize(
    ("name", "value", "accepted"),
    [
        ("prepare", 0, True),
        ("prepare", 120, True),
        ("release", 0.5, True),
        ("breath", 2, True),
        ("breath", 20, True),
        ("breath", 1.9, False),
        ("breath", 0, False),
        ("breath", 20.1, False),
    ],
)
def test_bounds(name: str, value: float, accepted: bool) -> None:
    found, _ = read(Pace, {name: value})
    assert (found is not None) is accepted
