"""Exercises, routines and paces for hypothesis to make up, all of them as a file may hold them."""

from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st

from tui.core.catalog import Catalog
from tui.core.dose import Prescription, Side
from tui.core.event import Event, Move
from tui.core.exercise import (
    Breath,
    Breathe,
    Direction,
    DoseRange,
    Exercise,
    ExerciseDose,
    Kind,
    Mention,
    Position,
    Region,
    RepCue,
    Source,
)
from tui.core.felt import Felt
from tui.core.manner import FirstSide, Manner
from tui.core.pace import Pace, PaceChange
from tui.core.plan import Plan
from tui.core.routine import REST, Routine, Step
from tui.core.safety import FRONT_HIP_FLAG, Where
from tui.core.session import Session
from tui.core.text import typeable
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

manners: st.SearchStrategy[Manner] = st.builds(
    Manner,
    pace=paces,
    first_side=st.sampled_from([Side.LEFT, Side.RIGHT]),
    day_side=st.sampled_from([Side.LEFT, Side.RIGHT]),
    reading=st.just(False),
    breathing=st.booleans(),
)
"""Manners that leave no time to read, so that every length follows from the pace."""

_TEMPOS = st.tuples(
    st.just(0.0) | seconds(1, 6), st.just(0.0) | seconds(1, 6), st.just(0.0) | seconds(1, 6)
).filter(lambda parts: parts[0] + parts[2] > 0)

_WAYS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"hold_seconds": seconds(1, 60)}, optional={"at_least": st.booleans()}),
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


breaths: st.SearchStrategy[Breath | None] = st.none() | st.sampled_from(Breath)


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t"),
    max_size=30,
)
"""What a person may write into a file: every character but control characters."""


def exercises(exercise_id: str) -> st.SearchStrategy[Exercise]:
    """An exercise with this id."""
    return st.builds(
        lambda kind, words, dose, breathe, cues: Exercise(
            id=exercise_id,
            name=exercise_id.title(),
            kind=kind,
            steps=("word " * words,),
            breathe=breathe,
            cues=tuple(RepCue(at_rep=rep, text=f"Told in {rep}") for rep in sorted(cues)),
            dose=ExerciseDose(**dose),
        ),
        st.sampled_from(Kind),
        st.integers(1, 100),
        dose_fields,
        st.builds(Breathe, out=breaths, pause=breaths, back=breaths),
        st.sets(st.integers(1, 5), max_size=2),
    )


def _some(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=2).map(tuple)


def _number_ranges() -> st.SearchStrategy[tuple[float, float] | None]:
    pairs = st.tuples(seconds(1, 90), seconds(1, 90)).map(lambda pair: (min(pair), max(pair)))
    return st.none() | pairs


@st.composite
def worded_exercises(draw: st.DrawFn, exercise_id: str) -> Exercise:
    """An exercise that says something of everything, in every script there is."""
    words = texts.filter(lambda text: bool(typeable(text).split()))
    sources = st.builds(
        Source,
        article=words,
        gives=st.sampled_from(Mention),
        heading=st.none() | words,
        hold_seconds=_number_ranges(),
        at_least_seconds=st.none() | seconds(1, 90),
        note=st.none() | words,
    )
    listed = {"other_names", "places", "equipment", "cautions", "flags", "easier", "harder_ideas"}
    return msgspec.structs.replace(
        draw(exercises(exercise_id)),
        name=draw(words),
        steps=tuple(draw(st.lists(words, min_size=1, max_size=3))),
        regions=draw(_some(st.sampled_from(Region))),
        direction=draw(_some(st.sampled_from(Direction))),
        position=draw(st.none() | st.sampled_from(Position)),
        difficulty=draw(st.integers(1, 3)),
        feel=draw(st.just("") | texts),
        breathing=draw(st.just("") | texts),
        override=draw(st.booleans()),
        sources=draw(_some(sources)),
        range=draw(st.builds(DoseRange, reps=_number_ranges(), hold_seconds=_number_ranges())),
        **{name: draw(_some(words)) for name in sorted(listed)},
    )


catalogs: st.SearchStrategy[Catalog] = st.tuples(*map(exercises, KNOWN_IDS)).map(Catalog)

rests: st.SearchStrategy[Step] = st.builds(
    Step, exercise=st.just(REST), rest_seconds=st.none() | st.just(0.0) | seconds(1, 90)
)
"""Rests between exercises; one of no seconds is one that is left out."""


def steps(ids: tuple[str, ...] = KNOWN_IDS) -> st.SearchStrategy[Step]:
    """A step with one of these exercises and without notes."""
    return st.builds(
        lambda exercise, dose: Step(exercise=exercise, **dose), st.sampled_from(ids), dose_fields
    )


@st.composite
def routines(
    draw: st.DrawFn, ids: tuple[str, ...] = KNOWN_IDS, min_steps: int = 0, max_steps: int = 4
) -> Routine:
    """A routine with all that bears on time, and no words; rests come beside its steps."""
    chosen = draw(st.lists(steps(ids), min_size=min_steps, max_size=max_steps))
    for rest in draw(st.lists(rests, max_size=2 if chosen else 0)):
        chosen.insert(draw(st.integers(0, len(chosen))), rest)
    groups = st.sampled_from(["", "", "A", "B"])
    return Routine(
        name="Routine",
        rounds=draw(st.integers(1, 3)),
        first_side=draw(st.none() | st.sampled_from(FirstSide)),
        pace=draw(st.none() | pace_changes),
        groups=draw(st.fixed_dictionaries({"A": st.integers(1, 3), "B": st.integers(1, 2)})),
        steps=tuple(
            msgspec.structs.replace(step, group=draw(groups), optional=draw(st.booleans()))
            for step in chosen
        ),
    )


@st.composite
def worded_routines(draw: st.DrawFn) -> Routine:
    """A routine with names, notes and hidden hints in every script there is."""
    routine = draw(routines())
    names = {"": "", "A": draw(texts.filter(bool)), "B": draw(texts.filter(bool))}
    dismissed = st.lists(texts, max_size=2).map(tuple)
    return msgspec.structs.replace(
        routine,
        name=draw(texts.filter(bool)),
        times_per_day=draw(st.integers(1, 12)),
        notes=draw(st.just("") | texts),
        groups={names[group]: rounds for group, rounds in routine.groups.items()},
        dismissed=draw(dismissed),
        steps=tuple(
            msgspec.structs.replace(
                step,
                notes=draw(st.just("") | texts),
                group=names[step.group],
                dismissed=draw(dismissed),
            )
            for step in routine.steps
        ),
    )


class Case(msgspec.Struct, frozen=True):
    """A routine, what it was compiled with, and what came of it."""

    routine: Routine
    catalog: Catalog
    manner: Manner
    timeline: Timeline

    def __repr__(self) -> str:
        """What a failing test must show: the phases follow from it."""
        return f"Case({self.routine}, {self.catalog.exercises}, {self.manner})"

    @property
    def full_pace(self) -> Pace:
        """The pace that holds for this routine."""
        return self.manner.pace.changed_by(self.routine.pace)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A compiled routine of one step or more, all its exercises known."""
    routine = draw(routines(min_steps=1))
    catalog, manner = draw(catalogs), draw(manners)
    return Case(routine, catalog, manner, compile_timeline(routine, catalog, manner))


def without_waits(case: Case) -> Case:
    """The same with nothing self-paced and no hold running on: the clock alone ends it in time."""
    routine = msgspec.structs.replace(
        case.routine,
        steps=tuple(
            step
            if step.is_rest
            else msgspec.structs.replace(step, self_paced=False, at_least=False)
            for step in case.routine.steps
        ),
    )
    timeline = compile_timeline(routine, case.catalog, case.manner)
    return Case(routine, case.catalog, case.manner, timeline)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """The plan of a compiled routine, in whose exercises pain may have every consequence."""
    case = draw(cases())
    plan = Plan.of("routine", case.routine, case.catalog, case.manner)
    exercises = tuple(
        msgspec.structs.replace(
            exercise,
            family=draw(st.sampled_from(["", "knee-to-chest"])),
            flags=draw(st.sampled_from([(), (FRONT_HIP_FLAG,)])),
            direction=tuple(draw(st.sets(st.sampled_from(Direction), max_size=2))),
        )
        for exercise in plan.exercises
    )
    return msgspec.structs.replace(plan, exercises=exercises)


_AMOUNTS: dict[Move, st.SearchStrategy[float]] = {
    Move.ADD: st.sampled_from([5.0, -5.0]),
    Move.BREATH: seconds(2, 20),
    Move.AWAY: seconds(2, 1000),
    Move.PAIN_BEFORE: st.integers(0, 10).map(float),
    Move.PAIN_AFTER: st.integers(0, 10).map(float),
}


felt_answers = st.builds(Felt, **dict.fromkeys(Felt.__struct_fields__, st.booleans()))


def _next_event(draw: st.DrawFn, session: Session, now: float, moves: list[Move]) -> Event:
    """Any of these moves, with all that belongs to it."""
    move = draw(st.sampled_from(moves))
    amount = draw(_AMOUNTS[move]) if move in _AMOUNTS else None
    if move is Move.FELT:
        numbers = st.integers(1, len(session.plan.routine.steps))
        said = draw(st.sets(numbers).map(tuple))
        return Event(at=now, move=move, steps=said, felt=draw(st.none() | felt_answers))
    if move is not Move.ANSWER or not session.stops:
        return Event(at=now, move=move, amount=amount)
    stop = msgspec.structs.replace(
        session.stops[-1],
        sharp=draw(st.none() | st.booleans()),
        pain=draw(st.none() | st.integers(0, 10)),
        where=draw(st.none() | st.sampled_from(Where)),
    )
    return Event(at=now, move=move, stop=stop)


@st.composite
def sessions(draw: st.DrawFn, without: tuple[Move, ...] = ()) -> list[Session]:
    """A session as it was after each of its events, from its beginning on."""
    moves = [move for move in Move if move not in (Move.LEAVE, *without)]
    session, now = Session.start(draw(plans())), 0.0
    seen = [session]
    for gap in draw(st.lists(st.floats(0, 40), max_size=25)):
        now += gap
        session = session.apply(_next_event(draw, session, now, moves))
        seen.append(session)
    if draw(st.booleans()):
        seen.append(session.apply(Event(at=now, move=Move.LEAVE)))
    return seen
