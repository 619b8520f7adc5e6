"""The command line: arguments to what is to be done, and an exit code."""

import argparse
import datetime
import os
import shlex
import sys
import time
from collections.abc import Callable, Sequence
from typing import NoReturn, TextIO

from tui import __version__
from tui.commands.output import (
    GOOD,
    INTERRUPTED,
    PROBLEM,
    USAGE,
    OutputError,
    complain,
    complain_about,
    flush,
    print_document,
    say,
)
from tui.core.charset import is_utf8, spoken
from tui.core.dose import Side
from tui.core.figure.encoding import Encoding
from tui.core.habits import Habits
from tui.core.library import Library
from tui.core.manner import Manner
from tui.core.settings import Settings
from tui.core.text import displayable
from tui.no_tls import import_asyncio
from tui.storage.load import load_library, load_settings
from tui.storage.paths import Paths
from tui.storage.value_file import read_value_or

MAX_SPEED = 1000
HUNG_UP = 129
"""Exit code after the terminal has gone: there is nobody left to write to."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `supple`; returns the exit code: 0 good, 1 a problem in the data, 2 wrong usage."""
    _speak_as_the_terminal_does()
    try:
        try:
            code = _run(_parser().parse_args(arguments))
            if code == HUNG_UP:
                _write_no_more(sys.stdout, sys.stderr)
            return code
        finally:
            flush()
            _give_up_errors()
    except BrokenPipeError:
        # The reader has seen enough (`supple list | head`).
        _write_no_more(sys.stdout)
        return GOOD
    except OutputError as error:
        _write_no_more(sys.stdout)
        complain(f"cannot write: {error}")
        _give_up_errors()
        return PROBLEM
    except KeyboardInterrupt:
        return INTERRUPTED


def _speak_as_the_terminal_does() -> None:
    """Print what it can show; a character that it cannot is no reason for a traceback."""
    streams = [stream for stream in (sys.stdout, sys.stderr) if hasattr(stream, "reconfigure")]
    for stream in streams:
        stream.reconfigure(errors="replace")
    terminals = [stream for stream in streams if stream.isatty()]
    if terminals and not is_utf8(spoken(os.environ)):
        from tui.terminal.signs import Signs, speak

        for stream in terminals:
            speak(stream, Signs(spoken(os.environ)).charset)


def _give_up_errors() -> None:
    """Forget complaints that standard error does not take, which would change the exit code."""
    try:
        if sys.stderr is not None and not sys.stderr.closed:
            sys.stderr.flush()
    except OSError:
        _write_no_more(sys.stderr)


def _write_no_more(*streams: TextIO) -> None:
    """Keep Python from trying again at its end, which would change the exit code."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(nowhere, stream.fileno())


def _run(options: argparse.Namespace) -> int:
    paths = Paths.for_user()
    match options.command:
        case "paths":
            return _print_paths(paths)
        case "schema":
            from tui.commands.schema import schema

            return schema(options.kind)
        case "figure":
            return _figure(paths, options)
        case "check":
            from tui.commands.check import check

            today = datetime.date.today()
            return check(paths, options.paths, today, with_hints=not options.no_hints)
        case "export":
            from tui.commands.export import export

            return export(paths, options.format, datetime.datetime.now())
        case "import":
            from tui.commands.import_file import import_file

            now, unasked = datetime.datetime.now(), options.yes
            return import_file(paths, options.file, now, unasked=unasked, is_attended=_has_person())
        case "next":
            from tui.commands.next_due import next_

            return next_(paths, datetime.datetime.now())
        case "tips":
            from tui.commands.tips import tips

            return tips()
    settings, problems = load_settings(paths.config)
    complain_about(problems)
    if settings.slow_line or options.slow_line:
        settings = settings.on_slow_line()
    match options.command:
        case "report":
            return _report(paths, settings, options)
        case "list":
            return _list(load_library(paths, _manner(paths, settings)), options)
        case "show":
            return _show(paths, _manner(paths, settings), options)
        case "play":
            return _play(paths, settings, options)
        case "cues":
            return _cues(paths, settings)
        case _:
            return _app(paths, settings)


def _figure(paths: Paths, options: argparse.Namespace) -> int:
    from tui.commands import figure

    if options.what == "check":
        return figure.figure_check(paths, options.files)
    encoding = Encoding(options.encoding) if options.encoding else None
    size = figure.Size(options.cols, options.rows, encoding)
    if options.what == "sheet":
        return figure.figure_sheet(paths, options.out, size)
    side = Side(options.side) if options.side else None
    return figure.figure_show(paths, options.exercise, size, side)


def _manner(paths: Paths, settings: Settings) -> Manner:
    """How routines are led today, by what is set and what is remembered."""
    habits, problems = read_value_or(paths.habits, Habits())
    complain_about(problems)
    return settings.manner(habits, datetime.date.today())


def _print_paths(paths: Paths) -> int:
    for name in ("routines", "catalog", "config", "journal"):
        say(f"{name}  {getattr(paths, name)}")
    return GOOD


def _list(library: Library, options: argparse.Namespace) -> int:
    from tui.commands.listing import list_json, list_text

    complain_about(library.problems)
    return (list_json if options.json else list_text)(library, options.what)


def _report(paths: Paths, settings: Settings, options: argparse.Namespace) -> int:
    from tui.commands.report import report

    library = load_library(paths, _manner(paths, settings))
    complain_about(library.problems)
    now = datetime.datetime.now()
    return report(paths, library, settings.profile, now, markdown=options.markdown)


def _show(paths: Paths, manner: Manner, options: argparse.Namespace) -> int:
    from tui.commands.choose import choose
    from tui.commands.show import show_json, show_sheet, show_text

    library = load_library(paths, manner)
    entry = choose(options.routine, library, manner)
    if isinstance(entry, int):
        return entry
    if options.json:
        return show_json(entry)
    if options.markdown:
        from tui.core.sheet_markdown import sheet_markdown

        return show_sheet(entry, library.catalog, sheet_markdown)
    if options.sheet:
        from tui.core.sheet_text import sheet_text

        return show_sheet(entry, library.catalog, sheet_text)
    return show_text(entry, library.catalog)


def _play(paths: Paths, settings: Settings, options: argparse.Namespace) -> int:
    from tui.clock import Clock
    from tui.commands.choose import choose, short_of

    if not options.plain and (reason := _no_screen()):
        complain(f"{reason}; try: supple play {shlex.quote(options.routine)} --plain")
        return USAGE
    manner = _manner(paths, settings)
    library = load_library(paths, manner)
    entry = choose(options.routine, library, manner)
    if isinstance(entry, int):
        return entry
    if options.short:
        entry = short_of(entry, library, manner)
    clock = Clock(speed=options.speed)
    if options.plain:
        from tui.commands.plain_start import start_plain

        return start_plain(paths, entry, library, manner, clock, settings.profile)
    import_asyncio()
    from tui.app import run_app

    return run_app(paths, settings, clock=clock, play=entry)


def _cues(paths: Paths, settings: Settings) -> int:
    from functools import partial

    from tui.commands.cues import Seat, try_cues
    from tui.live.signals import Commands

    if reason := _no_screen():
        complain(f"{reason}; supple cues needs one, with somebody in front of it")
        return USAGE
    write = partial(print_document, end="")
    run = Commands(os.environ).run
    return try_cues(settings.cues, paths.config, Seat(input, write, time.sleep, os.environ, run))


def _app(paths: Paths, settings: Settings) -> int:
    if reason := _no_screen():
        complain(f"{reason}; for a session as lines of text: supple play ROUTINE --plain")
        return USAGE
    import_asyncio()
    from tui.app import run_app

    return run_app(paths, settings)


def _no_screen() -> str:
    """Why no full screen can be shown here; empty when it can."""
    if not _has_person():
        return "this is not a terminal"
    if os.environ.get("TERM", "dumb") in ("dumb", ""):
        return "this terminal cannot show a full screen (TERM is not set, or dumb)"
    return ""


def _has_person() -> bool:
    """True when somebody can read what is printed and type an answer."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())


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


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="supple",
        description="A guided stretching coach for the terminal. Without a command: the app.",
        epilog="It times exercises; it does not replace a doctor or a physical therapist. "
        "Stop at sharp pain.",
    )
    parser.add_argument("--version", action="version", version=f"supple {__version__}")
    slow_line = "nothing moves, and little is written: for a line that is slow"
    parser.add_argument("--slow-line", action="store_true", help=slow_line)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
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
    return parser


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
