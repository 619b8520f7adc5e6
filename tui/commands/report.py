"""`supple report`: one page for a therapist, from what the journal says."""

import datetime

from tui.commands.output import GOOD, PROBLEM, complain, complain_about, print_document
from tui.core.days_off import DaysOff
from tui.core.library import Library
from tui.core.profile import Profile
from tui.core.report import DAYS, report_of
from tui.core.report_text import report_markdown, report_text
from tui.storage.journal_faults import JournalError
from tui.storage.past_sessions import read_past
from tui.storage.paths import Paths
from tui.storage.value_file import read_value_or


def report(
    paths: Paths,
    library: Library,
    profile: Profile,
    now: datetime.datetime,
    *,
    markdown: bool = False,
) -> int:
    """Print the report on the last twelve weeks; without a journal it says that there is none."""
    today = now.date()
    first = today - datetime.timedelta(days=DAYS - 1)
    try:
        past = read_past(paths.journal, now, steps_since=first, doses=True)
    except JournalError as error:
        complain(str(error))
        return PROBLEM
    days_off, problems = read_value_or(paths.days_off, DaysOff())
    complain_about(problems)
    own = (entry for entry in library.entries if not entry.shipped)
    wanted = {entry.id: entry.routine.times_per_day for entry in own}
    page = report_of(past, library.catalog, profile, days_off, wanted, today)
    print_document(report_markdown(page) if markdown else report_text(page))
    return GOOD
