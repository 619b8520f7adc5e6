"""A process that writes one session again and again, and says each time that it has.

Run as `python -m tests.storage.journal_writer PATH`: with each line it prints, so many events of
the session are on the disk.
"""

import sys
from itertools import count
from pathlib import Path

from tests.storage.records import NOW, record_of
from tui.storage.journal import Journal


def write_for_ever(path: Path) -> None:
    journal = Journal.open(path, NOW)
    for events in count(1):
        # The clock of the session goes on, the numbers of its events with it.
        journal.write(record_of(events=events % 200, number=1 + events // 200))
        print(events, flush=True)


if __name__ == "__main__":
    write_for_ever(Path(sys.argv[1]))
