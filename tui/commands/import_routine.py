"""`supple import FILE.toml`: a routine from elsewhere, shown first and then taken over."""

from collections.abc import Callable, Iterable
from pathlib import Path

from tui.commands.output import GOOD, PROBLEM, complain, complain_about, say
from tui.core.hints import hints
from tui.core.library import Library
from tui.core.manner import Manner
from tui.core.preview import Line, LineKind, preview
from tui.core.profile import Profile
from tui.storage.foreign_file import look_at_foreign
from tui.storage.kept_file import ChangedOnDisk
from tui.storage.paths import Paths

QUESTION = "Take it over into your routines? [y/N] "


def import_routine(
    paths: Paths,
    path: Path,
    library: Library,
    manner: Manner,
    profile: Profile,
    ask: Callable[[str], str] | None,
) -> int:
    """Print what is in the file and copy it; `ask` is asked first, None asks nobody."""
    found = look_at_foreign(path, library, manner)
    if found.entry is None:
        complain_about(found.problems)
        return PROBLEM
    worth_a_thought = hints(found.entry.routine, library.catalog, manner, profile)
    lines = preview(found.entry, library.catalog, found.problems, worth_a_thought, found.told)
    _print(lines)
    if ask is not None and ask(QUESTION).strip().casefold() not in ("y", "yes"):
        say("nothing was taken over")
        return GOOD
    try:
        copy = found.take_over(paths.routines, (entry.id for entry in library.entries))
    except ChangedOnDisk:
        complain(f"{path} has changed since; nothing was taken over")
        return PROBLEM
    except OSError as error:
        complain(f"cannot take it over: {error.strerror or error}")
        return PROBLEM
    say(f"taken over as {copy}")
    return GOOD


def _print(lines: Iterable[Line]) -> None:
    for line in lines:
        match line.kind:
            case LineKind.STEP:
                say(f"{line.label}  {line.text}: {line.dose}")
            case _ if line.label.strip():
                say(f"{line.label}: {line.text}")
            case _ if line.label:
                say(f"{line.label}  {line.text}")
            case _:
                say(line.text)
    say()
