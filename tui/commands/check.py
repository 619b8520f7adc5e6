"""`supple check`: every problem of every file, each on a line that an editor can jump to."""

import datetime
import itertools
from collections.abc import Sequence, Set
from os.path import realpath
from pathlib import Path

from tui.commands.output import GOOD, PROBLEM, say
from tui.core.catalog import Catalog
from tui.core.manner import Manner
from tui.core.notation import counted
from tui.core.problem import Problem
from tui.keymap import settings_problems
from tui.storage.catalog_files import catalog_paths, read_catalog
from tui.storage.habits_file import read_habits
from tui.storage.load import load_library, load_settings
from tui.storage.paths import Paths, resource
from tui.storage.routine_files import read_routine, routine_paths
from tui.storage.toml_file import is_missing, open_toml
from tui.storage.unsound import rest_of

_CATALOG_KEYS = frozenset({"articles", "flags", "exercises", "routines"})
_SETTINGS_KEYS = frozenset({"keys", "cues", "reading_time", "breathing_cues"})


def check(paths: Paths, chosen: Sequence[str], today: datetime.date) -> int:
    """Print what is wrong with the chosen files and folders, or with all of the user's."""
    settings, _ = load_settings(paths.config)
    habits, habit_problems = read_habits(paths.habits)
    manner = settings.manner(habits, today)
    if chosen:
        files = [file for name in chosen for file in _toml_files(Path(name))]
        problems = _problems_of(paths, files, manner)
    else:
        files = [*catalog_paths(resource("catalog.toml"), paths.catalog)]
        files += routine_paths(paths.routines)
        files += [path for path in (paths.config, paths.habits) if not is_missing(path)]
        problems = [*_problems_of_all(paths, manner), *habit_problems]
    for problem in problems:
        say(str(problem))
    if not problems:
        say(f"{counted(len(files), 'file')} checked, no problems")
    return PROBLEM if problems else GOOD


def _problems_of_all(paths: Paths, manner: Manner) -> list[Problem]:
    library = load_library(paths, manner)
    return [*settings_problems(paths.config), *library.problems]


def _problems_of(paths: Paths, files: Sequence[Path], manner: Manner) -> list[Problem]:
    """The problems of single files, read on top of the user's catalog and the catalogs among them.

    A folder that is passed on, with routines and the exercises they use, is sound by itself.
    """
    catalogs = catalog_paths(resource("catalog.toml"), paths.catalog)
    known = {realpath(path) for path in catalogs}
    catalogs += [path for path in files if realpath(path) not in known and _is_catalog(path)]
    catalog, _ = read_catalog(catalogs)
    return [
        problem
        for path in files
        for problem in _problems_in(path, paths, catalogs, catalog, manner)
    ]


def _problems_in(
    path: Path, paths: Paths, catalogs: Sequence[Path], catalog: Catalog, manner: Manner
) -> Sequence[Problem]:
    if realpath(path) == realpath(paths.habits):
        return read_habits(path)[1]
    keys = _keys_of(path)
    if _CATALOG_KEYS & keys:
        before = itertools.takewhile(lambda other: realpath(other) != realpath(path), catalogs)
        return read_catalog([path], onto=read_catalog(before)[0])[1]
    is_settings = _SETTINGS_KEYS & keys or path.name == paths.config.name
    return settings_problems(path) if is_settings else read_routine(path, catalog, manner)[1]


def _is_catalog(path: Path) -> bool:
    return bool(_CATALOG_KEYS & _keys_of(path))


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
