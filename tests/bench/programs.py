"""What is measured: Supple, the least that Textual can show, and other programs that are there."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench import one_label
from tests.program import SUPPLE

MARK = "•"
"""Stands for whatever a program shows first, where no text of it is waited for."""


class Program(NamedTuple):
    """A program, and how to get to the screen that is looked at."""

    name: str
    command: tuple[str, ...]
    useful: str = MARK
    """What is to be read once its first screen is useful."""
    way: tuple[tuple[str, str], ...] = ()
    """Keys that lead on from there, each with what is to be read before the next."""
    keys: tuple[str, ...] = ()
    """Keys whose answers are measured, in turn."""
    starts: bool = True
    """True when its start and its memory count, not only the screen at the end of the way."""
    is_ours: bool = False


FLOOR = Program("one label", (sys.executable, str(Path(one_label.__file__))), one_label.TEXT)

_FIRST = "Four essentials plus three"
_WORDS = ("h", "i", "p", "backspace", "backspace", "backspace", "s", "c", "backspace", "backspace")
_CATALOG = ("2", "40 of 40")
_UP_AND_DOWN = ("j", "j", "j", "k", "k", "k")

SUPPLE_ITSELF = Program("Supple", SUPPLE, _FIRST, keys=_UP_AND_DOWN, is_ours=True)
HOLD = Program("  a hold", (*SUPPLE, "play", "one-stretch"), "GET READY",
               (("n", "EASE IN"), ("n", "HOLD")), starts=False, is_ours=True)  # fmt: skip
PLACES = (
    Program("  catalog", SUPPLE, _FIRST, (_CATALOG,), _UP_AND_DOWN, False, True),
    Program("  search", SUPPLE, _FIRST, (_CATALOG, ("/", "40 of 40")), _WORDS, False, True),
    Program("  editor", SUPPLE, _FIRST, (("e", "done by"),), _UP_AND_DOWN, False, True),
    Program("  editing", SUPPLE, _FIRST, (("e", "done by"),), ("+", "-"), False, True),
)
OURS = (SUPPLE_ITSELF, HOLD, *PLACES)


def peers(log: Path) -> Iterator[Program]:
    """The other programs of the terminal that are installed here; `log` is a file to look at."""
    arrows = ("down", "up")
    known = (
        ("posting", ("posting",), "Send"),
        ("harlequin", ("harlequin",), MARK),
        ("toolong", ("tl", str(log)), MARK),
        ("termdown", ("termdown", "2h"), MARK),
        ("tty-clock", ("tty-clock", "-s"), MARK),
        ("calcurse", ("calcurse",), MARK),
        ("htop", ("htop",), MARK),
        ("ncdu", ("ncdu", "/usr/share/doc"), MARK),
    )
    silent = {"termdown", "tty-clock", "harlequin"}
    for name, (command, *arguments), useful in known:
        if path := shutil.which(command):
            keys = () if name in silent else arrows
            yield Program(name, (path, *arguments), useful, keys=keys)
