"""`supple import`: a routine or an exported journal, whichever the file holds."""

import shlex
from datetime import datetime
from pathlib import Path

from tui.commands.output import USAGE, complain, complain_about, say
from tui.core.habits import Habits
from tui.storage.foreign_file import is_routine
from tui.storage.load import load_library, load_settings
from tui.storage.paths import Paths
from tui.storage.value_file import read_value_or


def import_file(paths: Paths, name: str, now: datetime, *, unasked: bool, is_attended: bool) -> int:
    """Take over what is in the file; a routine only when somebody agrees, or it is `unasked`.

    `is_attended` says that there is somebody to ask.
    """
    path = Path(name)
    if not is_routine(path):
        from tui.commands.export import import_

        return import_(paths, name, now)
    if not unasked and not is_attended:
        complain(
            "this is not a terminal, so nobody can be asked; to import it all the same: "
            f"supple import --yes {shlex.quote(name)}"
        )
        return USAGE
    from tui.commands.import_routine import import_routine

    settings, problems = load_settings(paths.config)
    habits, habit_problems = read_value_or(paths.habits, Habits())
    complain_about((*problems, *habit_problems))
    manner = settings.manner(habits, now.date())
    library = load_library(paths, manner)
    ask = None if unasked else _answer
    return import_routine(paths, path, library, manner, settings.profile, ask)


def _answer(question: str) -> str:
    """What somebody types; the end of the input is no answer."""
    try:
        return input(question)
    except EOFError:
        say()
        return ""
