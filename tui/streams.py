"""What standard output and standard error can take, and what is done when they take no more."""

import os
import sys
from typing import TextIO

from tui.core.charset import is_utf8, spoken


def speak_as_the_terminal_does() -> None:
    """Print what it can show; a character that it cannot is no reason for a traceback."""
    streams = [stream for stream in (sys.stdout, sys.stderr) if hasattr(stream, "reconfigure")]
    for stream in streams:
        stream.reconfigure(errors="replace")
    terminals = [stream for stream in streams if stream.isatty()]
    if terminals and not is_utf8(spoken(os.environ)):
        from tui.terminal.signs import Signs, speak

        for stream in terminals:
            speak(stream, Signs(spoken(os.environ)).charset)


def give_up_errors() -> None:
    """Forget complaints that standard error does not take, which would change the exit code."""
    try:
        if sys.stderr is not None and not sys.stderr.closed:
            sys.stderr.flush()
    except OSError:
        write_no_more(sys.stderr)


def write_no_more(*streams: TextIO) -> None:
    """Keep Python from trying again at its end, which would change the exit code."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(nowhere, stream.fileno())
