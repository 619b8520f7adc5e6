"""What comes from the keyboard of a terminal: bytes in, the messages of Textual out."""

import codecs
import os
import select
import time
from collections.abc import Iterator
from threading import Event

from textual import constants

# What reads sequences; Textual's own drivers have it in their hands alone.
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.message import Message

from tui.terminal.pasted import Pastes

ESCAPE = "\x1b"
ESCAPE_ALONE = constants.ESCAPE_DELAY if "ESCDELAY" in os.environ else 0.05
"""Seconds after which an escape that came alone is a key, not the start of another's sequence."""
_LOOK = 0.1
"""Seconds after which to look whether to go on reading."""
_AT_ONCE = 65536
"""Bytes; a terminal hands over less."""


def read_keys(descriptor: int, charset: str, over: Event) -> Iterator[Message]:
    """What is typed, pasted and answered, until `over` is set or there is no more to come.

    What does not belong to the encoding becomes a replacement character. Raises `OSError` when the
    terminal is gone.
    """
    parser, pastes = XTermParser(), Pastes()
    decoder = codecs.getincrementaldecoder(charset)(errors="replace")
    begun = ""
    while not over.is_set():
        if select.select([descriptor], [], [], ESCAPE_ALONE if begun else _LOOK)[0]:
            data = os.read(descriptor, _AT_ONCE)
            if not data:
                return
            text = begun + decoder.decode(data)
            begun = ESCAPE if text.endswith(ESCAPE) else ""
            marked = pastes.mark(text.removesuffix(ESCAPE), time.monotonic())
            yield from parser.feed(marked) if marked else ()
        elif begun and not pastes.is_marked:
            begun = ""
            yield Key("escape", ESCAPE)
        yield from parser.tick()
