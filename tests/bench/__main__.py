"""Prints how fast Supple is, beside what it ought to be: `python -m tests.bench`."""

import argparse
import json
import os
import platform
from collections.abc import Iterator
from pathlib import Path

from tests.bench import core, drawing, editor, progress, screens, session
from tests.bench.figure import Figure, table


def main() -> None:
    """Measure, print a table, and write JSON if that is wanted."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="starts of each program (9)")
    parser.add_argument("--hold", type=float, default=8.0, help="seconds of the hold (8)")
    parser.add_argument("--keys", type=int, default=200, help="keys in the editor (200)")
    parser.add_argument("--session", action="store_true", help="let a whole session run: 8 minutes")
    parser.add_argument("--budget", type=int, default=4000, help="its bytes in a second (4000)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    options = parser.parse_args()
    figures = tuple(_measure(options.runs, options.hold, options.keys))
    if options.session:
        figures += tuple(session.session(budget=options.budget))
    print(table(figures))
    if options.json:
        options.json.write_text(json.dumps(_document(figures), indent=2) + "\n", encoding="utf-8")


def _measure(runs: int, hold_seconds: float, keys: int) -> Iterator[Figure]:
    yield from screens.first_screen(runs)
    yield from core.search()
    yield from core.compiling()
    yield from core.editing()
    yield from drawing.frames()
    yield from editor.editing(keys)
    yield from progress.opening(runs)
    yield from screens.keys()
    yield from screens.hold(hold_seconds)


def _document(figures: tuple[Figure, ...]) -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "cpus": os.cpu_count(),
        "load": os.getloadavg(),
        "figures": [{**figure._asdict(), "is_good": figure.is_good} for figure in figures],
    }


if __name__ == "__main__":
    main()
