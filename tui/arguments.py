"""The arguments of the command line: what may be said, and what it means."""

import argparse
from collections.abc import Callable
from typing import NoReturn

from tui import __version__
from tui.core.dose import Side
from tui.core.figure.encoding import Encoding
from tui.core.text import displayable

MAX_SPEED = 1000


def parser() -> argparse.ArgumentParser:
    """What reads them all; it ends the program, with words for people, where they are wrong."""
    whole = _Parser(
        prog="supple",
        description="A guided stretching coach for the terminal. Without a command: the app.",
        epilog="It times exercises; it does not replace a doctor or a physical therapist. "
        "Stop at sharp pain.",
    )
    whole.add_argument("--version", action="version", version=f"supple {__version__}")
    slow_line = "nothing moves, and little is written: for a line that is slow"
    whole.add_argument("--slow-line", action="store_true", help=slow_line)
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")
    routine = "its id, its name, or a path to a .toml file"

    play = commands.add_parser("play", help="be led through a routine")
    play.add_argument("routine", metavar="ROUTINE", help=routine)
    play.add_argument("--plain", action="store_true", help="as lines of text, in any terminal")
    play.add_argument(
        "--speed", type=_speed, default=1.0, metavar="N", help="a rehearsal, N times faster"
    )
    play.add_argument("--short", action="store_true", help="without what is optional in it")
    # Without a default of its own, which would undo what was said before the command.
    play.add_argument("--slow-line", action="store_true", default=argparse.SUPPRESS, help=slow_line)
    show = commands.add_parser("show", help="print a routine's timeline and its total")
    show.add_argument("routine", metavar="ROUTINE", help=routine)
    form = show.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--sheet", action="store_true", help="as a sheet to print")
    form.add_argument("--markdown", action="store_true", help="as the same sheet, in Markdown")
    lister = commands.add_parser("list", help="print the routines and the exercises")
    lister.add_argument("what", nargs="?", choices=("exercises", "routines"))
    lister.add_argument("--json", action="store_true", help="as JSON")
    checker = commands.add_parser("check", help="print every problem of every file")
    checker.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; else yours")
    checker.add_argument("--no-hints", action="store_true", help="problems only")
    schema = commands.add_parser("schema", help="print JSON Schema, for editors of TOML files")
    schema.add_argument("kind", choices=("routine", "catalog"))
    commands.add_parser("cues", help="try the bell, the title and other cues on this terminal")
    commands.add_parser(
        "next",
        help="print what is due now, for a shell prompt, cron or a status line",
        description="Print one line with the routine that is due at this moment. Exit codes: 0 "
        "something is due; 3 nothing is due, and nothing is printed; 1 the journal cannot be read. "
        "Your own routines are wanted each day as often as their files say; those with 'morning' "
        "or 'evening' in their names at that time of the day.",
    )
    commands.add_parser("tips", help="print the pages about stretching and the day around it")
    reporter = commands.add_parser("report", help="print one page for a therapist")
    reporter.add_argument("--markdown", action="store_true", help="in Markdown")
    exporter = commands.add_parser(
        "export",
        help="print the journal",
        description="Print every session of the journal to standard output. JSON holds all of it "
        "and can be imported on another machine. CSV is a table for spreadsheets, with a row for "
        "each step of each session; a text that a spreadsheet would take for a formula gets an "
        "apostrophe before it.",
    )
    exporter.add_argument("--format", choices=("csv", "json"), default="json", help="else json")
    importer = commands.add_parser(
        "import",
        help="take over a routine from a file, or the journal of another machine",
        description="A routine (TOML) is shown, and copied into your routines as it is once you "
        "have agreed. Of what 'supple export' printed (JSON), sessions that are not in your "
        "journal are added; of those that are, the fuller record is kept. Nothing is doubled, "
        "however often a file is imported; of a faulty file nothing is taken.",
    )
    importer.add_argument("file", metavar="FILE", help="a routine, or an exported journal")
    importer.add_argument("--yes", action="store_true", help="take a routine over unasked")
    _add_figure(commands.add_parser("figure", help="show, check or draw the figures of exercises"))
    commands.add_parser("paths", help="print where everything lives")
    return whole


def _add_figure(parser: argparse.ArgumentParser) -> None:
    tools = parser.add_subparsers(dest="what", metavar="TOOL", required=True)
    show = tools.add_parser("show", help="print the frames of an exercise's figure")
    show.add_argument("exercise", metavar="EXERCISE", help="its id or its name")
    sides = (Side.LEFT.value, Side.RIGHT.value)
    show.add_argument("--side", choices=sides, help="else as it is written")
    checker = tools.add_parser("check", help="print what no body can do, and what cannot be seen")
    checker.add_argument("files", nargs="*", metavar="FILE", help="catalog files; else all of them")
    sheet = tools.add_parser("sheet", help="draw every figure into one SVG file")
    sheet.add_argument("out", metavar="OUT.svg", help="the file to write")
    for tool in (show, sheet):
        tool.add_argument("--cols", type=_count(16, 200), default=40, metavar="N", help="else 40")
        tool.add_argument("--rows", type=_count(6, 100), default=12, metavar="N", help="else 12")
        tool.add_argument("--encoding", choices=[encoding.value for encoding in Encoding])


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0
    if not 0 < speed <= MAX_SPEED:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number above 0, up to {MAX_SPEED}")
    return speed


def _count(low: int, high: int) -> Callable[[str], int]:
    """A reader of whole numbers from `low` to `high`."""

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) < 9 and low <= int(text) <= high:
            return int(text)
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from {low} to {high}")

    return read


class _Parser(argparse.ArgumentParser):
    """Repeats nothing in its complaints that a terminal would obey."""

    def error(self, message: str) -> NoReturn:
        super().error(displayable(message))
