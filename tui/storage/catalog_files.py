"""The shipped catalog and the user's own catalog files, merged in that order."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from tui.core import schema
from tui.core.catalog import Catalog, CatalogFile
from tui.core.problem import Problem
from tui.storage.known_files import KnownFiles
from tui.storage.toml_file import TomlFile, TomlText, open_text, parsed

_ENTRY = re.compile(r"^(\w+)\[(\d+)\]")
_DEPTH_OF_AN_ENTRY = 4
_FIGURE = re.compile(r"^exercises\[\d+\]\.figure\b")


class _Part(NamedTuple):
    """What one file gave."""

    problems: tuple[Problem, ...]
    file: TomlFile | None = None
    """None when nothing in it could be read."""
    content: CatalogFile = CatalogFile()
    numbers: Mapping[str, list[int]] = {}
    """Which numbers the sound entries have in the file, where others were left out."""
    taken: tuple[Problem, ...] = ()

    def all_problems(self, catalog: Catalog) -> tuple[Problem, ...]:
        """What is wrong with the file, its links into the whole catalog included."""
        if self.file is None:
            return self.problems
        misfits = (*self.taken, *catalog.broken_links(self.content))
        located = self.file.located(_renumbered(misfit, self.numbers) for misfit in misfits)
        return (*self.problems, *located)


def read_catalog(
    paths: Iterable[Path], onto: Catalog | None = None, known: KnownFiles | None = None
) -> tuple[Catalog, tuple[Problem, ...]]:
    """The catalog that the files make together, and everything that is wrong with them.

    What is sound is kept: a faulty exercise is left out and reported, the others stay. Files that
    are known are not read again.
    """
    catalog = onto or Catalog()
    parts: list[_Part] = []
    for path in paths:
        part = _part(path, known)
        if part.file is not None:
            catalog, taken = catalog.with_file(part.content, str(path))
            part = part._replace(taken=taken)
        parts.append(part)
    # Exercises of different files may name each other, whichever is read first.
    return catalog, tuple(problem for part in parts for problem in part.all_problems(catalog))


def _part(path: Path, known: KnownFiles | None) -> _Part:
    """What one file gives, whatever the others hold."""
    source = open_text(path)
    if known is not None and isinstance(source, TomlText):
        content = known.find(path, source.content, CatalogFile)
        if content is not None:
            # It is sound, so nobody asks for its data.
            file = TomlFile(path=path, content=source.content, text=source.text, data={})
            return _Part((), file, content)
    read = source if isinstance(source, Problem) else parsed(source)
    if isinstance(read, Problem):
        from tui.storage.unsound import all_problems

        return _Part(problems=all_problems(read, CatalogFile)[1])
    content, faults = read.read(CatalogFile)
    if content is None:
        return _Part(faults, read, *_sound_part(read, faults))
    if known is not None:
        known.keep(path, read.content, content)
    return _Part(faults, read, content)


def catalog_paths(shipped: Path, own: Path) -> list[Path]:
    """The shipped catalog, then the user's own files by name."""
    try:
        found = sorted(own.glob("*.toml"))
    except OSError:
        found = []
    return [shipped, *(path for path in found if not path.name.startswith("."))]


def _sound_part(
    file: TomlFile, faults: Iterable[Problem]
) -> tuple[CatalogFile, Mapping[str, list[int]]]:
    """The file without its faulty entries, and the numbers the others have in the file."""
    places = {fault.at for fault in faults}
    figures = {place for place in places if _FIGURE.match(place)}
    faulty = {_first_part(place) for place in places - figures}
    within = {start for place in places for start in _starts_of(place)}
    no_figure = {_first_part(place) for place in figures}
    sound: dict[str, object] = {}
    numbers: dict[str, list[int]] = {}
    for key in CatalogFile.__struct_fields__:
        value = file.data.get(key)
        if isinstance(value, dict):
            sound[key] = {k: v for k, v in value.items() if f"{key}.{k}" not in within}
            continue
        if value is None or (key, 0) in faulty:
            continue
        sound[key] = value
        if isinstance(value, list):
            numbers[key] = [n for n in range(1, len(value) + 1) if (key, n) not in faulty]
            sound[key] = [
                _without_figure(value[n - 1]) if (key, n) in no_figure else value[n - 1]
                for n in numbers[key]
            ]
    content, _ = schema.read(CatalogFile, sound)
    return content or CatalogFile(), numbers


def _starts_of(place: str) -> Iterable[str]:
    """A place and what it is in: `poses.up.hold.hands`, `poses.up.hold`, `poses.up`, `poses`.

    Cut from the end: an entry is no deeper, and its name may hold dots without number.
    """
    for _ in range(_DEPTH_OF_AN_ENTRY):
        yield place
        place = place.rpartition(".")[0]


def _without_figure(exercise: object) -> object:
    """An exercise with a faulty figure is run without it."""
    if not isinstance(exercise, dict):
        return exercise
    return {key: value for key, value in exercise.items() if key != "figure"}


def _first_part(at: str) -> tuple[str, int]:
    """`("exercises", 3)` for `exercises[3].name`; 0 stands for the whole table."""
    found = _ENTRY.match(at)
    return (found[1], int(found[2])) if found else (at.split(".")[0], 0)


def _renumbered(problem: Problem, numbers: Mapping[str, list[int]]) -> Problem:
    key, number = _first_part(problem.at)
    if not number or key not in numbers:
        return problem
    at = _ENTRY.sub(f"{key}[{numbers[key][number - 1]}]", problem.at)
    return msgspec.structs.replace(problem, at=at)
