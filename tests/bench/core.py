"""What the core computes while a person waits: a search at each key, a timeline at each edit."""

import itertools
import random
import time
from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from tests.bench.figure import Figure, median_of, percentile
from tui.core.catalog import Catalog
from tui.core.draft import Draft
from tui.core.exercise import Exercise, Kind, Position, Region
from tui.core.routine import MAX_STEPS, Routine, Step
from tui.core.search import SearchIndex
from tui.core.timeline import compile_timeline
from tui.core.typed_step import read_step
from tui.storage.catalog_files import read_catalog
from tui.storage.paths import resource

EXERCISES = 10_000
SEARCH_TARGET = 16.0
"""Milliseconds: the key shows its effect in the next frame of a 60 Hz screen."""
COMPILE_TARGET = 50.0
COMPILE_RUNS = 15
EDITS = 10_000
EDITED_STEPS = 500
EDIT_TARGET = 5.0
"""Milliseconds: a tenth of what a key may take in all."""

QUERIES = (
    "hamstring", "hamstrng strap", "knee to chest", "kne to chset", "piriformis", "piriforms",
    "figure four", "figre four seated", "lower bakc rotation", "cat cwo", "thread the nedle",
    "child's pose", "chidls pose", "hip flexer kneeling", "sciatic glyde", "foam rolelr upper",
    "nerve flos", "supine", "side lying", "bridge hodl", "plnk", "zzzz", "open boko lower back",
)  # fmt: skip
"""As people type them, with slips."""

_SYLLABLES = ("ka", "le", "mo", "ri", "su", "ven", "dor", "pal", "ist", "gra", "bel", "nu", "wick")


def search() -> Iterator[Figure]:
    """Type every query letter by letter over a catalog of 10,000 exercises."""
    exercises = generated_exercises(EXERCISES)
    began = time.perf_counter()
    index = SearchIndex(exercises)
    built = 1000 * (time.perf_counter() - began)
    taken = [_milliseconds(partial(index.search, text)) for text in _keystrokes()]
    median = median_of("search, a key, median", taken, "ms", SEARCH_TARGET)
    yield median._replace(detail=f"{median.detail}, {EXERCISES:,} exercises")
    yield Figure("search, a key, 99 of 100", percentile(taken, 99), "ms")
    yield Figure("search, arranging the catalog", built, "ms", None, "once, when it is opened")


def compiling() -> Iterator[Figure]:
    """Compile a routine of 1,000 steps, every exercise of the catalog at its usual dose."""
    catalog = read_catalog([resource("catalog.toml")])[0]
    ids = itertools.cycle(exercise.id for exercise in catalog.exercises)
    every = tuple(Step(exercise=next(ids)) for _ in range(MAX_STEPS))
    yield _compile("compile 1,000 steps", Routine(name="Long", steps=every), catalog)


def editing() -> Iterator[Figure]:
    """Edit a routine of 500 steps 10,000 times, and type steps letter by letter."""
    catalog = Catalog(generated_exercises(EXERCISES))
    draft = Draft(routine=Routine(name="Long", steps=(Step(exercise="x"),) * EDITED_STEPS))
    taken = []
    for number in range(EDITS):
        edit = partial(_edited, draft.highlight(number * 7 % EDITED_STEPS), number, catalog)
        began = time.perf_counter()
        draft = edit()
        taken.append(1000 * (time.perf_counter() - began))
    detail = f"after {len(draft.past):,} others, {EDITED_STEPS} steps"
    yield Figure("edit, 99 of 100", percentile(taken[-1000:], 99), "ms", EDIT_TARGET, detail)
    index = SearchIndex(catalog.exercises)
    typed = [_milliseconds(partial(read_step, text, index)) for text in _keystrokes(" 3x30s each")]
    yield Figure("typed step, a key, 99 of 100", percentile(typed, 99), "ms", SEARCH_TARGET)


def _edited(draft: Draft, number: int, catalog: Catalog) -> Draft:
    """The draft after one of several edits in turn, which keep its length about the same."""
    match number % 4:
        case 0:
            return draft.move(1, catalog)
        case 1:
            return draft.change(catalog, "dose of", lambda step: _with_reps(step, number))
        case 2:
            return draft.duplicate(catalog)
        case _:
            return draft.take_out(catalog)[0]


def _with_reps(step: Step, number: int) -> Step:
    return msgspec.structs.replace(step, reps=1 + number % 90)


def _compile(name: str, routine: Routine, catalog: Catalog) -> Figure:
    taken = [_milliseconds(lambda: compile_timeline(routine, catalog)) for _ in range(COMPILE_RUNS)]
    figure = median_of(name, taken, "ms", COMPILE_TARGET)
    phases = len(compile_timeline(routine, catalog).phases)
    return figure._replace(detail=f"{figure.detail}, {phases:,} phases")


def generated_exercises(count: int) -> tuple[Exercise, ...]:
    """Exercises named as catalogs name them: common words, and words that few names share."""
    chance = random.Random(2)
    shipped = read_catalog([resource("catalog.toml")])[0].exercises
    names = [name for exercise in shipped for name in (exercise.name, *exercise.other_names)]
    words = sorted({word for name in names for word in name.lower().replace(",", "").split()})
    rare = ["".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3)))) for _ in range(3000)]

    def name() -> str:
        return " ".join([*chance.choices(words, k=chance.choice((2, 3))), chance.choice(rare)])

    return tuple(
        Exercise(
            id=f"exercise-{number}",
            name=name().capitalize(),
            other_names=tuple(name() for _ in range(chance.choice((0, 1, 2)))),
            kind=chance.choice(list(Kind)),
            regions=tuple(chance.sample(list(Region), k=chance.choice((1, 2)))),
            position=chance.choice(list(Position)),
            steps=("Do it.",),
        )
        for number in range(count)
    )


def _keystrokes(after: str = "") -> Iterator[str]:
    for query in QUERIES:
        text = query + after
        for end in range(1, len(text) + 1):
            yield text[:end]


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)
