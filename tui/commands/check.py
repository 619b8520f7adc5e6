"""`supple check`: every problem of every file, each on a line that an editor can jump to."""

from collections.abc import Sequence
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
    """The problems of single files, read on top of the user's whole catalog."""
    settings, _ = load_settings(paths.config)
    catalog, _ = read_catalog(catalog_paths(resource("catalog.toml"), paths.catalog))
    found: list[Problem] = []
    for path in files:
        found.extend(_problems_in(path, paths, catalog, settings.full_pace))
    return found


def _problems_in(path: Path, paths: Paths, catalog: Catalog, pace: Pace) -> Sequence[Problem]:
    file = open_toml(path)
    if isinstance(file, Problem):
        return (file,)
    if _CATALOG_KEYS & file.data.keys():
        return _catalog_problems(path, paths)
    if _SETTINGS_KEYS & file.data.keys() or path.resolve() == paths.config.resolve():
        return settings_problems(path)
    return read_routine(path, catalog, pace)[1]


def _catalog_problems(path: Path, paths: Paths) -> Sequence[Problem]:
    """A catalog file's problems when it comes after the files that are read before it."""
    before = catalog_paths(resource("catalog.toml"), paths.catalog)
    known = [other.resolve() for other in before]
    if path.resolve() in known:
        before = before[: known.index(path.resolve())]
    catalog, _ = read_catalog(before)
    return read_catalog([path], onto=catalog)[1]


def _toml_files(path: Path) -> list[Path]:
    try:
        return sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    except OSError:
        return [path]
