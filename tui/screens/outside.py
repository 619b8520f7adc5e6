"""Routines as text in the person's own editor; nothing is taken until it is sound."""

import os
from datetime import timedelta
from typing import Any, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.screen import Screen

from tui.core import notation
from tui.core.library import Entry
from tui.core.problem import Problem
from tui.core.routine import Routine
from tui.core.text import displayable
from tui.keys import bindings
from tui.screens.lending import Lending
from tui.screens.offer import Offer
from tui.storage.routine_files import read_routine
from tui.storage.scratch_file import ScratchFile
from tui.storage.verbatim import loses_comments, routine_text
from tui.terminal.text_editor import NoEditor, editor_command
from tui.widgets.layout import Hanging
from tui.widgets.text import MUTED, plain
from tui.workspace.workspace import Workspace

_AT_ONCE = timedelta(seconds=1)
_UNCHANGED = "Nothing was changed"
_UNCHANGED_AT_ONCE = (
    "Nothing was changed. An editor that opens a window must be told to wait, as in 'code --wait'"
)
_READABLE_FOR = 10.0
"""Seconds that a message stays; there may be a path in it."""


class FaultyText(Offer):
    """What is wrong with a text, line by line; to be edited again, or given up."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("faulty")

    def __init__(self, problems: tuple[Problem, ...], *, can_be_taken: bool) -> None:
        title = f"{notation.counted(len(problems), 'problem')} in the text; nothing is taken yet."
        parts = [
            Hanging(plain(f"line {p.line}" if p.line else "", MUTED), plain(p.sentence), 10)
            for p in problems
        ]
        super().__init__(title, parts, without=() if can_be_taken else ("take",))


class Edited(NamedTuple):
    """A text that may be taken."""

    text: bytes
    entry: Entry
    """The routine in it, as it was read from the scratch file."""
    scratch: ScratchFile
    """Where the text is until it has come to its place; to be dropped then."""


async def edit_as_text(
    screen: Screen[Any], workspace: Workspace, routine: Routine, entry: Entry | None
) -> Routine | None:
    """The routine as it was edited; None when nothing is to be changed, the reason told.

    `entry` is what it was read as, None when it has no file: nothing is written to that file here.
    """
    given = routine_text(routine, entry)
    edited = await edited_text(screen, workspace, routine.name, given)
    if edited is None:
        return None
    if loses_comments(given, edited.text):
        tell(screen, "Saving keeps no comments but those at the top; notes are the place for them")
    edited.scratch.drop()
    return edited.entry.routine


async def edited_text(
    screen: Screen[Any], workspace: Workspace, name: str, given: bytes
) -> Edited | None:
    """The text as it was edited, once it is sound; None when it is not to be taken.

    The reason is told then, and where the text is kept if it is another than was given.
    """
    try:
        command = editor_command(os.environ)
        scratch = ScratchFile.create(workspace.paths.scratch, name, given)
    except (NoEditor, OSError) as error:
        tell(screen, f"Your editor was not started. {reason(error)}")
        return None
    try:
        edited = await _until_sound(screen, workspace, scratch, command)
    except OSError as error:
        tell(
            screen, f"Nothing was taken, the text cannot be read: {reason(error)}{let_go(scratch)}"
        )
        return None
    return edited


async def _until_sound(
    screen: Screen[Any], workspace: Workspace, scratch: ScratchFile, command: tuple[str, ...]
) -> Edited | None:
    """Have the text edited until it can be taken, or is given up. Raises `OSError`."""
    while True:
        began = workspace.now()
        if failure := await screen.app.push_screen_wait(Lending(command, scratch.path)):
            tell(screen, f"{failure}; nothing was taken{let_go(scratch)}")
            return None
        text = scratch.take_back()
        if text == scratch.given:
            scratch.drop()
            tell(screen, _UNCHANGED_AT_ONCE if workspace.now() - began < _AT_ONCE else _UNCHANGED)
            return None
        entry, problems = read_routine(scratch.path, workspace.library.catalog, workspace.manner)
        if entry is not None and not problems:
            return Edited(text, entry, scratch)
        faulty = FaultyText(problems, can_be_taken=entry is not None)
        decision = await screen.app.push_screen_wait(faulty)
        if decision == "again":
            scratch.mark(problems)
        elif decision == "take" and entry is not None:
            return Edited(text, entry, scratch)
        else:
            tell(screen, f"Nothing was taken{let_go(scratch)}")
            return None


def let_go(scratch: ScratchFile) -> str:
    """Drop a text that is as it was given, else keep it; returns where, to end a sentence."""
    return f". Your text is kept in {scratch.path}" if scratch.keep_or_drop() else ""


def tell(screen: Screen[Any], text: str) -> None:
    """Say what became of a text."""
    screen.notify(displayable(text), timeout=_READABLE_FOR, markup=False)


def reason(error: Exception) -> str:
    """Why something could not be done, in words for a person."""
    return getattr(error, "strerror", None) or str(error)
