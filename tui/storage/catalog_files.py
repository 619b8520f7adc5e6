"""The shipped catalog and the user's own catalog files, merged in that order."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from tui.core import schema
from tui.core.catalog import Catalog, CatalogFile
from tui.core.problem import Problem
from tui.storage.toml_file import TomlFile, open_toml

_ENTRY = re.compile(r"^(\w+)\[(\d+)\]")


def read_catalog(
    paths: Iterable[Path], onto: Catalog | None = None
) -> tuple[Catalog, tuple[Problem, ...]]:
    """The catalog that the files make together, and everything that is wrong with them.

    What is sound is kept: a faulty exercise is left out and reported, the others stay.
    """
    catalog = onto or Catalog()
    problems: list[Problem] = []
    for path in paths:
        file = open_toml(path)
        if isinstance(file, Problem):
            from tui.storage.unsound import all_problems

            problems.extend(all_problems(file, CatalogFile)[1])
            continue
        content, faults = file.read(CatalogFile)
        numbers: Mapping[str, list[int]] = {}
        if content is None:
            content, numbers = _sound_part(file, faults)
        catalog, misfits = catalog.with_file(content)
        problems.extend(faults)
        problems.extend(file.located(_renumbered(misfit, numbers) for misfit in misfits))
    return catalog, tuple(problems)


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
    faulty = {_first_part(place) for place in places}
    sound: dict[str, object] = {}
    numbers: dict[str, list[int]] = {}
    for key in CatalogFile.__struct_fields__:
        value = file.data.get(key)
        if isinstance(value, dict):
            sound[key] = {k: v for k, v in value.items() if f"{key}.{k}" not in places}
            continue
        if value is None or (key, 0) in faulty:
            continue
        sound[key] = value
        if isinstance(value, list):
            numbers[key] = [n for n in range(1, len(value) + 1) if (key, n) not in faulty]
            sound[key] = [value[n - 1] for n in numbers[key]]
    content, _ = schema.read(CatalogFile, sound)
    return content or CatalogFile(), numbers


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
