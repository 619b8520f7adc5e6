"""Exercises, routines and paces for hypothesis to make up, all of them as a file may hold them."""

from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st

from tui.core.catalog import Catalog
from tui.core.dose import Prescription, Side
from tui.core.exercise import Exercise, ExerciseDose, Kind
from tui.core.pace import Pace, PaceChange
from tui.core.routine import Routine, Step
from tui.core.timeline import Timeline, compile_timeline

KNOWN_IDS = ("one", "two", "three", "four")

few = settings(max_examples=25, deadline=None)
modest = settings(max_examples=60, deadline=None)


def seconds(low: float, high: float) -> st.SearchStrategy[float]:
    """Seconds as people write them, now and then with an odd fraction."""
    return st.one_of(
        st.integers(int(low), int(high)).map(float),
        st.floats(low, high).map(lambda value: max(low, round(value, 3))),
    )


def pace_seconds() -> st.SearchStrategy[float]:
    """A pace constant; zero, which leaves its phase out, is as likely as the others."""
    return st.one_of(st.just(0.0), seconds(1, 20))


_PACE_FIELDS: dict[str, st.SearchStrategy[float]] = {
    "prepare": pace_seconds(),
    "ease_in": pace_seconds(),
    "release": pace_seconds(),
    "switch_sides": pace_seconds(),
    "between_exercises": pace_seconds(),
    "breath": seconds(2, 20),
}

paces: st.SearchStrategy[Pace] = st.builds(Pace, **_PACE_FIELDS)
pace_changes: st.SearchStrategy[PaceChange] = st.builds(
    PaceChange, **{name: st.none() | field for name, field in _PACE_FIELDS.items()}
)

_TEMPOS = st.tuples(
    st.just(0.0) | seconds(1, 6), st.just(0.0) | seconds(1, 6), st.just(0.0) | seconds(1, 6)
).filter(lambda parts: parts[0] + parts[2] > 0)

_WAYS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"hold_seconds": seconds(1, 60)}),
    st.fixed_dictionaries({"breaths": st.integers(1, 5)}),
    st.fixed_dictionaries({"tempo": _TEMPOS}),
)


dose_fields: st.SearchStrategy[dict[str, Any]] = st.tuples(
    st.fixed_dictionaries(
        {},
        optional={
            "side": st.sampled_from(Side),
            "sets": st.integers(1, 3),
            "reps": st.integers(1, 4),
            "self_paced": st.sampled_from([False, False, True]),
            "rest_seconds": st.just(0.0) | seconds(1, 90),
        },
    ),
    _WAYS,
).map(lambda parts: parts[0] | parts[1])
"""What a file may say of a dose: any of it, all of it or nothing."""

prescriptions: st.SearchStrategy[Prescription] = dose_fields.map(
    lambda fields: Prescription(**fields)
)


def exercises(exercise_id: str) -> st.SearchStrategy[Exercise]:
    """An exercise with this id."""
    return st.builds(
        lambda kind, dose: Exercise(
            id=exercise_id,
            name=exercise_id.title(),
            kind=kind,
            steps=("Do it.",),
            dose=ExerciseDose(**dose),
        ),
        st.sampled_from(Kind),
        dose_fields,
    )


catalogs: st.SearchStrategy[Catalog] = st.tuples(*map(exercises, KNOWN_IDS)).map(Catalog)

texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t"),
    max_size=30,
)
"""What a person may write into a file: every character but control characters."""


def steps(ids: tuple[str, ...] = KNOWN_IDS) -> st.SearchStrategy[Step]:
    """A step with one of these exercises and without notes."""
    return st.builds(
        lambda exercise, dose: Step(exercise=exercise, **dose), st.sampled_from(ids), dose_fields
    )


@st.composite
def routines(
    draw: st.DrawFn, ids: tuple[str, ...] = KNOWN_IDS, min_steps: int = 0, max_steps: int = 4
) -> Routine:
    """A routine with all that bears on time, and no words."""
    return Routine(
        name="Routine",
        rounds=draw(st.integers(1, 3)),
        pace=draw(st.none() | pace_changes),
        steps=tuple(draw(st.lists(steps(ids), min_size=min_steps, max_size=max_steps))),
    )


@st.composite
def worded_routines(draw: st.DrawFn) -> Routine:
    """A routine with names and notes in every script there is."""
    routine = draw(routines())
    return msgspec.structs.replace(
        routine,
        name=draw(texts.filter(bool)),
        times_per_day=draw(st.integers(1, 12)),
        notes=draw(st.just("") | texts),
        steps=tuple(
            msgspec.structs.replace(step, notes=draw(st.just("") | texts)) for step in routine.steps
        ),
    )


class Case(msgspec.Struct, frozen=True):
    """A routine, what it was compiled with, and what came of it."""

    routine: Routine
    catalog: Catalog
    pace: Pace
    timeline: Timeline

    def __repr__(self) -> str:
        """What a failing test must show: the phases follow from it."""
        return f"Case({self.routine}, {self.catalog.exercises}, {self.pace})"

    @property
    def full_pace(self) -> Pace:
        """The pace that holds for this routine."""
        return self.pace.changed_by(self.routine.pace)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A compiled routine of one step or more, all its exercises known."""
    routine = draw(routines(min_steps=1))
    catalog, pace = draw(catalogs), draw(paces)
    return Case(routine, catalog, pace, compile_timeline(routine, catalog, pace))


def without_waits(case: Case) -> Case:
    """The same with nothing self-paced, so that the clock alone leads to the end."""
    routine = msgspec.structs.replace(
        case.routine,
        steps=tuple(msgspec.structs.replace(s, self_paced=False) for s in case.routine.steps),
    )
    return Case(
        routine, case.catalog, case.pace, compile_timeline(routine, case.catalog, case.pace)
    )
