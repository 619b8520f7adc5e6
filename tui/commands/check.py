"""`supple check`: every problem of every file, each on a line that an editor can jump to."""

import datetime
import itertools
from collections.abc import Iterator, Sequence, Set
from enum import Enum, auto
from os.path import realpath
from pathlib import Path

import msgspec

from tui.commands.output import GOOD, PROBLEM, say
from tui.core.catalog import Catalog
from tui.core.days_off import DaysOff
from tui.core.decisions import Decisions
from tui.core.habits import Habits
from tui.core.hint import Hint
from tui.core.hints import hints
from tui.core.manner import Manner
from tui.core.notation import counted
from tui.core.problem import Problem
from tui.core.profile import Profile
from tui.core.programme import Programme
from tui.core.red_flags import Check
from tui.keymap import settings_problems
from tui.storage.catalog_files import catalog_paths, read_catalog
from tui.storage.load import load_library, load_settings
from tui.storage.paths import Paths, resource
from tui.storage.routine_files import read_routine, routine_paths
from tui.storage.toml_file import is_missing, open_toml
from tui.storage.unsound import rest_of
from tui.storage.value_file import read_value, read_value_or

_CATALOG_KEYS = frozenset({"articles", "flags", "poses", "exercises", "routines"})
_SETTINGS_KEYS = frozenset({"keys", "cues", "figure", "reading_time", "breathing_cues", "profile"})


def check(
    paths: Paths, chosen: Sequence[str], today: datetime.date, *, with_hints: bool = True
) -> int:
    """Print what is wrong with the chosen files and folders, or with all of the user's.

    Hints on routines come after that, and are no fault of a file.
    """
    settings, _ = load_settings(paths.config)
    habits, _ = read_value_or(paths.habits, Habits())
    manner = settings.manner(habits, today)
    if chosen:
        files = [file for name in chosen for file in _toml_files(Path(name))]
        catalogs = _catalogs_with(paths, files)
        problems = list(_problems_of(paths, files, catalogs, manner))
    else:
        catalogs = catalog_paths(resource("catalog.toml"), paths.catalog)
        files = [*catalogs, *routine_paths(paths.routines)]
        files += [path for path in (paths.config, *_values(paths)) if not is_missing(path)]
        problems = _problems_of_all(paths, manner)
    for problem in problems:
        say(str(problem))
    if with_hints:
        for hint in _hints_of(paths, files, catalogs, manner, settings.profile):
            say(str(hint))
    if not problems:
        say(f"{counted(len(files), 'file')} checked, no problems")
    return PROBLEM if problems else GOOD


def _problems_of_all(paths: Paths, manner: Manner) -> list[Problem]:
    library = load_library(paths, manner)
    values = (read_value(path, kind)[1] for path, kind in _values(paths).items())
    return [*settings_problems(paths.config), *library.problems, *itertools.chain(*values)]


def _values(paths: Paths) -> dict[Path, type[msgspec.Struct]]:
    """The files that hold one value each, and what kind of value it is."""
    return {
        paths.habits: Habits,
        paths.check: Check,
        paths.decisions: Decisions,
        paths.days_off: DaysOff,
        paths.programme: Programme,
    }


def _catalogs_with(paths: Paths, files: Sequence[Path]) -> list[Path]:
    """The user's catalog files and those among these files.

    A folder that is passed on, with routines and the exercises they use, is sound by itself.
    """
    catalogs = catalog_paths(resource("catalog.toml"), paths.catalog)
    known = {realpath(path) for path in catalogs}
    for path in files:
        if realpath(path) not in known and _kind_of(path, paths) is _Kind.CATALOG:
            catalogs.append(path)
    return catalogs


def _problems_of(
    paths: Paths, files: Sequence[Path], catalogs: Sequence[Path], manner: Manner
) -> Iterator[Problem]:
    """The problems of single files."""
    catalog, _ = read_catalog(catalogs)
    values = {realpath(path): kind for path, kind in _values(paths).items()}
    for path in files:
        match _kind_of(path, paths):
            case _Kind.VALUE:
                yield from read_value(path, values[realpath(path)])[1]
            case _Kind.CATALOG:
                yield from _problems_of_catalog(path, catalogs)
            case _Kind.SETTINGS:
                yield from settings_problems(path)
            case _Kind.ROUTINE:
                yield from read_routine(path, catalog, manner)[1]


def _problems_of_catalog(path: Path, catalogs: Sequence[Path]) -> Sequence[Problem]:
    """The problems of one file, read on top of those that come before it."""
    before = itertools.takewhile(lambda other: realpath(other) != realpath(path), catalogs)
    return read_catalog([path], onto=read_catalog(before)[0])[1]


def _hints_of(
    paths: Paths, files: Sequence[Path], catalogs: Sequence[Path], manner: Manner, profile: Profile
) -> Iterator[Problem]:
    """The hints on those of the files that are routines."""
    catalog, _ = read_catalog(catalogs)
    for path in files:
        if path not in catalogs and _kind_of(path, paths) is _Kind.ROUTINE:
            yield from _hints_on(path, catalog, manner, profile)


def _hints_on(path: Path, catalog: Catalog, manner: Manner, profile: Profile) -> Iterator[Problem]:
    """What is worth a thought in a routine, put as problems are; nothing for one with faults."""
    entry, file = read_routine(path, catalog, manner)[0], open_toml(path)
    if entry is None or isinstance(file, Problem):
        return
    found = hints(entry.routine, catalog, manner, profile)
    said = (Problem(f"hint: {hint.text} {hint.because}", _place_of(hint)) for hint in found)
    for problem in file.located(said):
        yield msgspec.structs.replace(problem, at="")


def _place_of(hint: Hint) -> str:
    """Path of the step that a hint is on; empty for the whole routine."""
    return "" if hint.step is None else f"steps[{hint.step + 1}]"


class _Kind(Enum):
    """What a file is meant to be."""

    ROUTINE = auto()
    CATALOG = auto()
    SETTINGS = auto()
    VALUE = auto()


def _kind_of(path: Path, paths: Paths) -> _Kind:
    if realpath(path) in map(realpath, _values(paths)):
        return _Kind.VALUE
    keys = _keys_of(path)
    if _CATALOG_KEYS & keys:
        return _Kind.CATALOG
    is_settings = _SETTINGS_KEYS & keys or path.name == paths.config.name
    return _Kind.SETTINGS if is_settings else _Kind.ROUTINE


def _keys_of(path: Path) -> Set[str]:
    """The keys that tell what a file is, as far as it makes sense."""
    file = open_toml(path)
    rest = rest_of(file)[0] if isinstance(file, Problem) else file
    return rest.data.keys() if rest else frozenset()


def _toml_files(path: Path) -> list[Path]:
    try:
        return sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    except OSError:
        return [path]
