"""Which change of phase is worth a signal, how the signals sound, and what of them is given."""

from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given

from tests.strategies import catalogs, modest, routines
from tui.core.catalog import Catalog
from tui.core.exercise import Exercise, Kind
from tui.core.pace import PaceChange
from tui.core.phase import PhaseKind
from tui.core.routine import Routine, Step
from tui.core.signal import (
    PATTERNS,
    CueSettings,
    Notify,
    Signal,
    signal_between,
    signal_in_words,
)
from tui.core.timeline import Timeline, compile_timeline
from tui.storage.catalog_files import read_catalog
from tui.storage.paths import resource

Heard = list[tuple[float, Signal]]


def heard(timeline: Timeline) -> Heard:
    """Every signal of a session that runs through, with the second at which it is given."""
    phases = timeline.phases
    ends = timeline.starts[1:]
    signals = (
        signal_between(before, after)
        for before, after in zip(phases, [*phases[1:], None], strict=True)
    )
    return [(end, signal) for end, signal in zip(ends, signals, strict=True) if signal]


def step_of(exercise: str, fields: dict[str, Any]) -> Step:
    """A step as a file says it."""
    return msgspec.convert({"exercise": exercise, **fields}, Step)


def compiled(*steps: Step, **pace: float) -> Timeline:
    catalog = Catalog(
        Exercise(id=i, name=i, kind=Kind.MUSCLE_STRETCH, steps=("Do it.",)) for i in ("a", "b")
    )
    return compile_timeline(Routine(name="R", steps=steps, pace=PaceChange(**pace)), catalog)


def begin(timeline: Timeline) -> float:
    """The second at which the work begins."""
    return next(
        start
        for start, phase in zip(timeline.starts, timeline.phases, strict=False)
        if not phase.is_between
    )


HOLD, SWITCH, REST, END = Signal.HOLD_OVER, Signal.SWITCH, Signal.REST_OVER, Signal.FINISHED

HELD = {"hold_seconds": 10}
MOVED = {"tempo": [2, 1, 2]}


@pytest.mark.parametrize(
    ("steps", "signals"),
    [
        ([{"side": "both", "reps": 2} | HELD], [REST, HOLD, HOLD, END]),
        ([{"side": "each"} | HELD], [REST, HOLD, SWITCH, REST, HOLD, END]),
        ([{"side": "both", "sets": 2} | HELD], [REST, HOLD, REST, HOLD, END]),
        ([{"side": "both"} | HELD] * 2, [REST, HOLD, REST, HOLD, END]),
        ([{"side": "both", "breaths": 3}], [REST, HOLD, END]),
        ([{"side": "both", "reps": 5} | MOVED], [REST, END]),
        ([{"side": "both", "reps": 5, "sets": 2} | MOVED], [REST, HOLD, REST, END]),
        ([{"side": "each", "reps": 5} | MOVED], [REST, SWITCH, REST, END]),
        ([{"side": "alternate", "reps": 5} | MOVED], [REST, END]),
        ([{"side": "alternate"} | HELD], [REST, HOLD, SWITCH, REST, HOLD, END]),
        ([{"side": "each", "self_paced": True} | MOVED], [REST, SWITCH, REST, END]),
        ([{"side": "both", "self_paced": True, "sets": 2} | MOVED], [REST, HOLD, REST, END]),
    ],
)
def test_what_is_heard_of_a_routine(steps: list[dict[str, Any]], signals: list[Signal]) -> None:
    fields = [{"reps": 1, "sets": 1, "rest_seconds": 30} | step for step in steps]
    timeline = compiled(*(step_of(id_, one) for id_, one in zip("ab", fields, strict=False)))
    assert [signal for _, signal in heard(timeline)] == signals


@pytest.mark.parametrize(
    ("step", "signals"),
    [
        ({"side": "both", "reps": 2} | HELD, [HOLD, END]),
        ({"side": "each"} | HELD, [SWITCH, END]),
        ({"side": "both", "reps": 2, "breaths": 2}, [HOLD, END]),
        ({"side": "both", "sets": 2} | MOVED, [HOLD, END]),
        ({"side": "each", "reps": 3} | MOVED, [END]),
    ],
)
def test_a_pace_without_phases_between_loses_no_end_of_work(
    step: dict[str, Any], signals: list[Signal]
) -> None:
    fields = {"reps": 1, "sets": 1, "rest_seconds": 0} | step
    timeline = compiled(step_of("a", fields), ease_in=0, release=0, switch_sides=0)
    kinds = [phase.kind for phase in timeline.phases]
    assert not {PhaseKind.RELEASE, PhaseKind.SWITCH, PhaseKind.REST}.intersection(kinds)
    after_the_start = [signal for second, signal in heard(timeline) if second > begin(timeline)]
    assert after_the_start == signals


@modest
@given(routines(min_steps=1), catalogs)
def test_every_end_is_told_once(routine: Routine, catalog: Catalog) -> None:
    timeline = compile_timeline(routine, catalog)
    assert_told_once(timeline)


SHIPPED, _ = read_catalog([resource("catalog.toml")])


@pytest.mark.parametrize("routine", SHIPPED.routines, ids=lambda routine: routine.id)
def test_the_shipped_routines(routine: Routine) -> None:
    timeline = compile_timeline(routine, SHIPPED)
    assert_told_once(timeline)
    for (first, signal), (second, _) in pairwise(heard(timeline)):
        assert second - first > PATTERNS[signal][-1], "one pattern runs into the next"


def assert_told_once(timeline: Timeline) -> None:
    signals = [signal for _, signal in heard(timeline)]
    assert signals.count(END) == 1
    assert signals[-1] is END
    for before, after in pairwise(timeline.phases):
        if after.kind is PhaseKind.SWITCH:
            assert signal_between(before, after) is SWITCH
        if before.is_between:
            assert signal_between(before, after) is (None if after.is_between else REST)
        if before.kind is PhaseKind.HOLD:
            assert signal_between(before, after) in (HOLD, SWITCH)
        if before.kind is PhaseKind.RELEASE:
            assert signal_between(before, after) in (None, SWITCH), "that it is over, was told"


def test_every_signal_has_a_pattern_and_words() -> None:
    assert set(PATTERNS) == set(Signal)
    assert [signal_in_words(signal) for signal in Signal] == [
        "hold over", "switch sides", "rest over", "finished",
    ]  # fmt: skip


def test_the_patterns_can_be_told_apart_by_ear() -> None:
    assert len({len(pattern) for pattern in PATTERNS.values()}) == len(Signal)
    for pattern in PATTERNS.values():
        assert pattern[0] == 0
        assert pattern[-1] <= 1.5
        assert all(second - first >= 0.25 for first, second in pairwise(pattern))


ALL_ON = CueSettings(notify=Notify.OSC9, commands={Signal.FINISHED: ("true",)})


def test_by_day_everything_is_as_it_is_set() -> None:
    assert ALL_ON.in_effect == ALL_ON


def test_a_night_is_silent_and_dim() -> None:
    night = CueSettings(notify=Notify.OSC9, commands={Signal.FINISHED: ("true",)}, night=True)
    assert night.in_effect == CueSettings(night=True, bell=False, invert=False)
