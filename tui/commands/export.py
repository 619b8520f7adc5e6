"""`supple export` and `supple import`: the journal to standard output, and back from a file."""

from datetime import datetime
from pathlib import Path

from tui.commands.output import GOOD, PROBLEM, complain, complain_about, print_document, say
from tui.core.notation import counted
from tui.storage.journal import Journal
from tui.storage.journal_exchange import as_csv, as_json, read_json
from tui.storage.journal_faults import JournalError
from tui.storage.paths import Paths
from tui.storage.session_record import SessionRecord
from tui.storage.toml_file import is_missing


def export(paths: Paths, form: str, now: datetime) -> int:
    """Print every session as `json` or `csv`; what cannot be read is told and left out."""
    records: tuple[SessionRecord, ...] = ()
    is_whole = True
    if not is_missing(paths.journal):
        try:
            journal = Journal.open(paths.journal, now)
            records, problems = journal.records()
            journal.close()
        except JournalError as error:
            complain(str(error))
            return PROBLEM
        if journal.problem is not None:
            # An empty document would look as if there had been nothing.
            complain_about([journal.problem])
            return PROBLEM
        complain_about(problems)
        is_whole = not problems
    if form == "csv":
        print_document(as_csv(records), end="")
    else:
        print_document(as_json(records))
    return GOOD if is_whole else PROBLEM


def import_(paths: Paths, name: str, now: datetime) -> int:
    """Merge an exported file into the journal, all of it or nothing."""
    records, problems = read_json(Path(name))
    if problems:
        complain_about(problems)
        return PROBLEM
    try:
        journal = Journal.open(paths.journal, now)
        merged = journal.merge(records)
        journal.close()
    except JournalError as error:
        complain(str(error))
        return PROBLEM
    if journal.problem is not None:
        complain_about([journal.problem])
    sessions = counted(len(records), "session")
    say(f"{sessions}: {merged.added} added, {merged.updated} updated, {merged.same} already there")
    return GOOD
