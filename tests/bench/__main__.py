"""Measures how fast Supple is, beside other programs and beside what it ought to be.

Run it on a machine with nothing else to do: `python -m tests.bench`.
"""

import argparse
import json
import os
import platform
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from tests.bench import core, drawing, editor, library, progress, session
from tests.bench.figure import Figure, table
from tests.bench.sheet import sheet
from tests.bench.side_by_side import SIZES, Measured, Pains, measure, promises

PARTS = ("beside", "core", "figures", "editor", "lists", "progress", "session")
USUAL = PARTS[:-1]


def main() -> None:
    """Measure, print tables, and write JSON if that is wanted."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; else all "
                        "but the session, which takes 8 minutes")  # fmt: skip
    parser.add_argument("--starts", type=int, default=5, help="of each program (5)")
    parser.add_argument("--seconds", type=float, default=5.0, help="with no key pressed (5)")
    parser.add_argument("--keys", type=int, default=40, help="in each place (40)")
    parser.add_argument("--line", choices=("pty", "ssh"), help="else both")
    parser.add_argument("--size", choices=[f"{x}x{y}" for x, y in SIZES], help="else both")
    parser.add_argument("--no-peers", action="store_true", help="Supple and one label only")
    parser.add_argument("--budget", type=int, default=4000, help="of a session, bytes/s (4000)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    options = parser.parse_args()
    parts = options.parts or USUAL
    if unknown := set(parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}")
    measured: list[Measured] = []
    if "beside" in parts:
        sizes = [size for size in SIZES if options.size in (None, f"{size[0]}x{size[1]}")]
        lines = [options.line] if options.line else ["pty", "ssh"]
        pains = Pains(
            starts=options.starts,
            seconds=options.seconds,
            keys=options.keys,
            with_peers=not options.no_peers,
        )
        measured = measure(pains, sizes, lines)
        print(sheet(measured), end="\n\n")
    figures = (*promises(measured), *_inside(parts, options))
    print(table(figures))
    if options.json:
        document = json.dumps(_document(measured, figures), indent=2)
        options.json.write_text(document + "\n", encoding="utf-8")


def _inside(parts: Sequence[str], options: argparse.Namespace) -> Iterator[Figure]:
    """What the other parts measure."""
    inside: dict[str, Sequence[Callable[[], Iterator[Figure]]]] = {
        "core": (core.search, core.compiling, core.editing),
        "figures": (drawing.frames,),
        "editor": (lambda: editor.editing(options.keys),),
        "lists": (lambda: library.lists(options.starts, options.keys),),
        "progress": (lambda: progress.opening(options.starts),),
        "session": (lambda: session.session(budget=options.budget),),
    }
    for part in parts:
        for measuring in inside.get(part, ()):
            yield from measuring()


def _document(measured: Sequence[Measured], figures: Sequence[Figure]) -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "cpus": os.cpu_count(),
        "load": os.getloadavg(),
        "side_by_side": msgspec.to_builtins(measured),
        "figures": [{**figure._asdict(), "is_good": figure.is_good} for figure in figures],
    }


if __name__ == "__main__":
    main()
