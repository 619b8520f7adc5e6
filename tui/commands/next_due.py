"""`supple next`: one line for a prompt, cron or a status line; it reads no more than it must."""

import datetime
from collections.abc import Iterator

from tui.commands.output import GOOD, PROBLEM, complain, say
from tui.core.days_off import DaysOff
from tui.core.due import Tally, next_due, tallies
from tui.core.routine import Routine
from tui.core.wanted import dailies
from tui.storage.journal_faults import JournalError
from tui.storage.past_sessions import read_past
from tui.storage.paths import Paths
from tui.storage.routine_files import routine_paths
from tui.storage.toml_file import TomlFile, open_toml
from tui.storage.value_file import read_value_or

NOTHING_DUE = 3
"""Exit code when nothing is due at this moment; nothing is printed then."""
DAYS_BACK = 2
"""Days of sessions that bear on what is due; a journey can put one a day back."""


def next_(paths: Paths, now: datetime.datetime) -> int:
    """Print what is due now; nothing on a day that was declared to be off.

    Files that cannot be read are passed over without a word: `supple check` names them.
    """
    routines = dict(_routines(paths))
    days_off, _ = read_value_or(paths.days_off, DaysOff())
    at = now.astimezone()
    if not routines or days_off.of(at.date()) is not None:
        return NOTHING_DUE
    wanted = dailies(routines.items())
    try:
        since = at.date() - datetime.timedelta(days=DAYS_BACK)
        never = datetime.date.max
        sessions = read_past(paths.journal, now, since=since, steps_since=never).sessions
    except JournalError as error:
        complain(str(error))
        return PROBLEM
    daily = next_due(wanted, sessions, at)
    if daily is None:
        return NOTHING_DUE
    counts = {tally.routine_id: tally for tally in tallies(wanted, sessions, at.date())}
    say(_line(routines[daily.routine_id].name, counts[daily.routine_id]))
    return GOOD


def _line(name: str, tally: Tally) -> str:
    """`Morning back care is due, 1 of 2 today done`."""
    return f"{name} is due, {tally.done} of {tally.wanted} today done"


def _routines(paths: Paths) -> Iterator[tuple[str, Routine]]:
    for path in routine_paths(paths.routines):
        file = open_toml(path)
        routine = file.read(Routine)[0] if isinstance(file, TomlFile) else None
        if routine is not None and routine.steps:
            yield path.stem, routine
