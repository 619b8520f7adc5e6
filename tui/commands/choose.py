"""Finds the routine that a command line names."""

from pathlib import Path

from tui.commands.output import PROBLEM, USAGE, complain, complain_about
from tui.core.library import Entry, Library
from tui.core.manner import Manner
from tui.storage.routine_files import read_routine


def choose(reference: str, library: Library, manner: Manner) -> Entry | int:
    """The routine with this id or name or in this file, else the exit code, the reason told.

    What no routine is called is a path if it ends in `.toml` or has a slash in it.
    """
    found = library.find(reference)
    if found is None and (reference.endswith(".toml") or "/" in reference):
        entry, problems = read_routine(Path(reference), library.catalog, manner)
        complain_about(problems)
        return entry if entry is not None else PROBLEM
    if found is not None:
        own = [problem for problem in library.problems if problem.file == found.file != ""]
        complain_about(own)
        return found
    broken = [p for p in library.problems if p.file and Path(p.file).stem == reference]
    if broken:
        complain_about(broken)
        return PROBLEM
    near = library.nearest_to(reference)
    hint = f"did you mean '{near}'?" if near else "'supple list routines' shows them all"
    complain(f"no routine is called '{reference}'; {hint}")
    return USAGE


def short_of(entry: Entry, library: Library, manner: Manner) -> Entry:
    """The routine without what is optional in it; whole, which is told, if nothing is."""
    from tui.core.reshape import short_version

    short = short_version(entry, library.catalog, manner)
    if short is None:
        complain(f"nothing in {entry.routine.name} is optional; this is all of it")
    return short or entry
