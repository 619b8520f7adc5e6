"""A routine's own file in the person's editor: its text goes back as it was written.

As with all saving, a link is replaced, and what it leads to stays.
"""

from pathlib import Path
from typing import Any

from textual.screen import Screen

from tui.core.text import displayable
from tui.screens.one_key import Answer, OneKey
from tui.screens.outside import Edited, edited_text, let_go, reason, tell
from tui.storage.kept_file import ChangedOnDisk, unchanged, write_over
from tui.storage.regular_file import read_regular
from tui.storage.toml_file import MAX_BYTES, digest_of
from tui.storage.verbatim import take_over
from tui.workspace.workspace import Workspace

MINE = Answer("m", "mine", "Keep mine; the other is kept beside it as a copy")
BOTH = Answer("b", "both", "Keep both; mine becomes another routine")
THEIRS = Answer("o", "other", "Keep the other; mine is not taken")


async def edit_own_file(screen: Screen[Any], workspace: Workspace, path: Path) -> str:
    """Have the file of a routine edited, also one that cannot be read.

    Returns the id of what the text is in by now; empty when nothing was written, the reason told.
    """
    try:
        before = read_regular(path, MAX_BYTES)
    except OSError as error:
        tell(screen, f"{path.name} cannot be opened: {reason(error)}")
        return ""
    if before is None:
        tell(screen, f"{path.name} is larger than {MAX_BYTES:,} bytes, the limit")
        return ""
    edited = await edited_text(screen, workspace, path.stem, before)
    if edited is None:
        return ""
    try:
        written = await _write(screen, workspace, path, before, edited)
    except OSError as error:
        tell(screen, f"Not saved: {reason(error)}{let_go(edited.scratch)}")
        return ""
    if written is None:
        tell(screen, f"Nothing was taken{let_go(edited.scratch)}")
        return ""
    edited.scratch.drop()
    workspace.reload()
    screen.notify(displayable(f"Saved as {written.name}"), markup=False)
    return written.stem


async def _write(
    screen: Screen[Any], workspace: Workspace, path: Path, before: bytes, edited: Edited
) -> Path | None:
    """Write the text back, or where the person says when the file is not as it was.

    None when they want nothing written. Raises `OSError`.
    """
    text = edited.text.decode()
    try:
        unchanged(path, digest_of(before))
        return write_over(path, before, text, keep=False).path
    except ChangedOnDisk:
        pass
    there = read_regular(path, MAX_BYTES) if path.exists() else None
    question = f"{path.name} was changed elsewhere while you edited it."
    if there is None:
        question = f"{path.name} was deleted or replaced while you edited it."
    answers = (MINE, BOTH, THEIRS) if there is not None else (BOTH, THEIRS)
    match await screen.app.push_screen_wait(OneKey(question, answers)):
        case "mine" if there is not None:
            return write_over(path, there, text, keep=True).path
        case "both":
            taken = (entry.id for entry in workspace.library.entries)
            return take_over(
                workspace.paths.routines, edited.text, edited.entry.routine.name, taken
            )
        case _:
            return None
