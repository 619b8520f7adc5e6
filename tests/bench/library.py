"""How soon the lists of a very large library answer, as a terminal sees it."""

import itertools
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import tomli_w

from tests.bench.core import generated_exercises
from tests.bench.figure import Figure, median_of, percentile
from tests.bench.programs import Program
from tests.bench.watched import Watched
from tests.program import SUPPLE, environment
from tui.core.exercise import Exercise
from tui.core.routine import Routine, Step
from tui.storage.catalog_files import read_catalog
from tui.storage.paths import resource
from tui.storage.routine_files import routine_toml

EXERCISES, ROUTINES, STEPS = 10_000, 1_000, 8
TARGET = 50.0
"""Milliseconds until something else is shown, for 99 of 100 keys."""
SIZE = (80, 24)

_FIRST = "yours"
_MOVES = ("j", "j", "G", "k", "k", "g")
_CATALOG = ("2", f"of {EXERCISES + 40}")
_PLACES = (
    Program("routines", SUPPLE, _FIRST, (), _MOVES),
    Program("catalog", SUPPLE, _FIRST, (_CATALOG,), _MOVES),
    Program("search", SUPPLE, _FIRST, (_CATALOG, ("/", _CATALOG[1])),
            ("h", "a", "m", *["backspace"] * 3, "k", "n", "e", *["backspace"] * 3)),
)  # fmt: skip


def lists(starts: int, keys: int) -> Iterator[Figure]:
    """Start so often, then press so many keys in each place."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = environment(home)
        _fill(home / "data" / "supple")
        taken = []
        for number in range(starts + 1):
            with Watched(_PLACES[0], env, home, SIZE) as one:
                start = one.start()
            if number:  # the first one finds nothing kept of the catalog
                taken.append(1000 * start.seconds)
        start = median_of("large library, first screen", taken, "ms")
        detail = f"{start.detail}, {EXERCISES:,} exercises, {ROUTINES:,} routines"
        yield start._replace(detail=detail)
        for place in _PLACES:
            with Watched(place, env, home, SIZE) as one:
                one.start()
                one.go_on()
                yield from _answers(one, keys)


def _answers(one: Watched, keys: int) -> Iterator[Figure]:
    chance = random.Random(1)
    pressed = itertools.islice(itertools.cycle(one.program.keys), keys)
    answers = [one.answer(key, chance) for key in pressed]
    taken = [1000 * answer.seconds for answer in answers if answer.seconds is not None]
    name = f"large library, {one.program.name}, a key"
    yield median_of(f"{name}, median", taken, "ms")
    yield Figure(f"{name}, 99 of 100", percentile(taken, 99), "ms", TARGET)


def _fill(data: Path) -> None:
    """Write so many exercises and routines of the user's own."""
    for name in ("catalog", "routines"):
        (data / name).mkdir(parents=True)
    tables = [_table(exercise) for exercise in generated_exercises(EXERCISES)]
    for number in range(10):
        text = tomli_w.dumps({"exercises": tables[number::10]})
        (data / "catalog" / f"own-{number}.toml").write_text(text, encoding="utf-8")
    ids = itertools.cycle(e.id for e in read_catalog([resource("catalog.toml")])[0].exercises)
    for number in range(ROUTINES):
        steps = tuple(Step(exercise=next(ids)) for _ in range(STEPS))
        text = routine_toml(Routine(name=f"Routine {number:03}", steps=steps))
        (data / "routines" / f"routine-{number:03}.toml").write_text(text, encoding="utf-8")


def _table(exercise: Exercise) -> dict[str, object]:
    said = ("id", "name", "other_names", "kind", "regions", "position", "steps")
    data = msgspec.to_builtins(exercise)
    return {name: data[name] for name in said}
