"""The command line: arguments to what is to be done, and an exit code."""

import argparse
import datetime
import os
import shlex
import sys
import time
from collections.abc import Sequence

from tui.arguments import parser
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
from tui.core.dose import Side
from tui.core.figure.encoding import Encoding
from tui.core.habits import Habits
from tui.core.library import Library
from tui.core.manner import Manner
from tui.core.settings import Settings
from tui.no_tls import import_asyncio
from tui.storage.load import load_library, load_settings
from tui.storage.paths import Paths
from tui.storage.value_file import read_value_or
from tui.streams import give_up_errors, speak_as_the_terminal_does, write_no_more

HUNG_UP = 129
"""Exit code after the terminal has gone: there is nobody left to write to."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `supple`; returns the exit code: 0 good, 1 a problem in the data, 2 wrong usage."""
    speak_as_the_terminal_does()
    try:
        try:
            code = _run(parser().parse_args(arguments))
            if code == HUNG_UP:
                write_no_more(sys.stdout, sys.stderr)
            return code
        finally:
            flush()
            give_up_errors()
    except BrokenPipeError:
        # The reader has seen enough (`supple list | head`).
        write_no_more(sys.stdout)
        return GOOD
    except OutputError as error:
        write_no_more(sys.stdout)
        complain(f"cannot write: {error}")
        give_up_errors()
        return PROBLEM
    except KeyboardInterrupt:
        return INTERRUPTED


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
