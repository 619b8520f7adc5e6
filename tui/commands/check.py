"""`supple check`: every problem of every file, each on a line that an editor can jump to."""

import itertools
from collections.abc import Sequence
from os.path import realpath
from pathlib import Path

from tui.commands.output import GOOD, PROBLEM, say
from tui.core.catalog import Catalog
from tui.core.notation import counted
from tui.core.pace import Pace
from tui.core.problem import Problem
from tui.keymap import settings_problems
from tui.storage.catalog_files import catalog_paths, read_catalog
from tui.storage.load import load_library, load_settings
from tui.storage.paths import Paths, resource
from tui.storage.routine_files import read_routine, routine_paths
from tui.storage.toml_file import is_missing, open_toml

_CATALOG_KEYS = frozenset({"articles", "flags", "exercises", "routines"})
_SETTINGS_KEYS = frozenset({"keys", "bell"})


def check(paths: Paths, chosen: Sequence[str]) -> int:
    """Print what is wrong with the chosen files and folders, or with all of the user's."""
    if chosen:
        files = [file for name in chosen for file in _toml_files(Path(name))]
        problems = _problems_of(paths, files)
    else:
        files = [*catalog_paths(resource("catalog.toml"), paths.catalog)]
        files += routine_paths(paths.routines)
        files += [] if is_missing(paths.config) else [paths.config]
        problems = _problems_of_all(paths)
    for problem in problems:
        say(str(problem))
    if not problems:
        say(f"{counted(len(files), 'file')} checked, no problems")
    return PROBLEM if problems else GOOD


def _problems_of_all(paths: Paths) -> list[Problem]:
    settings, _ = load_settings(paths.config)
    library = load_library(paths, settings.full_pace)
    return [*settings_problems(paths.config), *library.problems]


def _problems_of(paths: Paths, files: Sequence[Path]) -> list[Problem]:
    """The problems of single files, read on top of the user's catalog and the catalogs among them.

    A folder that is passed on, with routines and the exercises they use, is sound by itself.
    """
    settings, _ = load_settings(paths.config)
    catalogs = catalog_paths(resource("catalog.toml"), paths.catalog)
    known = {realpath(path) for path in catalogs}
    catalogs += [path for path in files if realpath(path) not in known and _is_catalog(path)]
    catalog, _ = read_catalog(catalogs)
    return [
        problem
        for path in files
        for problem in _problems_in(path, paths, catalogs, catalog, settings.full_pace)
    ]


def _problems_in(
    path: Path, paths: Paths, catalogs: Sequence[Path], catalog: Catalog, pace: Pace
) -> Sequence[Problem]:
    file = open_toml(path)
    if isinstance(file, Problem):
        return (file,)
    if _CATALOG_KEYS & file.data.keys():
        before = itertools.takewhile(lambda other: realpath(other) != realpath(path), catalogs)
        return read_catalog([path], onto=read_catalog(before)[0])[1]
    is_settings = _SETTINGS_KEYS & file.data.keys() or path.name == paths.config.name
    return settings_problems(path) if is_settings else read_routine(path, catalog, pace)[1]


def _is_catalog(path: Path) -> bool:
    file = open_toml(path)
    return not isinstance(file, Problem) and bool(_CATALOG_KEYS & file.data.keys())


def _toml_files(path: Path) -> list[Path]:
    try:
        return sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    except OSError:
        return [path]
