"""Reads everything: settings, catalog, routines. What is faulty is reported, the rest is there."""

from pathlib import Path

from tui.core import schema
from tui.core.catalog import Catalog, CatalogRoutine
from tui.core.library import Entry, Library, Unreadable
from tui.core.manner import Manner
from tui.core.problem import Problem
from tui.core.profile import CAREFUL, Profile
from tui.core.session_limits import RoutineTooLong, check_length
from tui.core.settings import Settings
from tui.core.timeline import compile_timeline
from tui.storage.catalog_files import catalog_paths, read_catalog
from tui.storage.known_files import KnownFiles
from tui.storage.paths import Paths, resource
from tui.storage.routine_files import read_routine, routine_paths
from tui.storage.toml_file import TomlFile, is_missing, open_toml


def load_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in `config.toml`; the defaults when there is none or it is faulty.

    No caution is lost by a fault: a profile that is sound stays, for any other stands a careful
    one, and that is told.
    """
    if is_missing(path):
        return Settings(), ()
    told = Problem(CAREFUL, file=str(path))
    file = open_toml(path)
    if isinstance(file, Problem):
        return Settings(profile=Profile.careful()), (file, told)
    settings, problems = file.read(Settings)
    if settings is not None:
        return settings, problems
    profile = _profile_in(file)
    if profile is None:
        return Settings(profile=Profile.careful()), (*problems, told)
    return Settings(profile=profile), problems


def _profile_in(file: TomlFile) -> Profile | None:
    """The profile in settings that are faulty; None when the fault is in the profile."""
    return schema.read(Profile, file.data.get("profile", {}))[0]


def load_library(paths: Paths, manner: Manner, known: KnownFiles | None = None) -> Library:
    """The catalog and every routine: the user's own first, then the shipped ones."""
    catalog, catalog_problems = read_catalog(
        catalog_paths(resource("catalog.toml"), paths.catalog),
        known=known or KnownFiles(paths.cache),
    )
    problems = list(catalog_problems)
    entries: list[Entry] = []
    unreadable: list[Unreadable] = []
    for path in routine_paths(paths.routines):
        entry, faults = read_routine(path, catalog, manner)
        problems.extend(faults)
        if entry is not None:
            entries.append(entry)
        else:
            unreadable.append(Unreadable(id=path.stem, file=str(path), problems=faults))
    for routine in catalog.routines:
        try:
            entries.append(shipped_entry(routine, catalog, manner))
        except RoutineTooLong as error:
            problems.append(Problem(f"routine '{routine.id}' asks for {error}"))
    return Library(
        catalog=catalog,
        entries=tuple(entries),
        unreadable=tuple(unreadable),
        problems=tuple(problems),
    )


def shipped_entry(routine: CatalogRoutine, catalog: Catalog, manner: Manner) -> Entry:
    """A routine of the catalog, ready to be played. Raises `RoutineTooLong`."""
    timeline = compile_timeline(routine, catalog, manner)
    check_length(timeline.total_seconds)
    return Entry(id=routine.id, routine=routine, timeline=timeline, shipped=True)
