"""How an edited routine gets into its file: asking what must be asked, telling how it went."""

from typing import NamedTuple

from textual.screen import Screen

from tui.core.draft import Draft
from tui.core.library import Entry
from tui.core.text import displayable
from tui.screens.dialogs import AskName, Question
from tui.workspace import ChangedOnDisk, Workspace


class Written(NamedTuple):
    """A draft that is in its file now."""

    draft: Draft
    entry: Entry | None
    """The routine as it was read back; None if that failed."""
    routine_id: str


async def save(
    screen: Screen[str], workspace: Workspace, draft: Draft, entry: Entry | None
) -> Written | None:
    """Write a draft over the entry it was read as; one without a file is given its name first.

    None when nothing was written; the person knows why then, and has lost nothing.
    """
    if entry is None:
        return await save_as_new(screen, workspace, draft)
    try:
        return _write(screen, workspace, draft, entry)
    except ChangedOnDisk as changed:
        question = Question(
            f"{changed} was changed elsewhere since you opened it. "
            "Keep that one as it is, and save yours as another routine?",
            "Save mine beside it",
        )
        if await screen.app.push_screen_wait(question):
            return _write(screen, workspace, draft, None)
        return None


async def save_as_new(screen: Screen[str], workspace: Workspace, draft: Draft) -> Written | None:
    """Ask for a name and write the draft as another routine."""
    question = AskName("Name of the routine", draft.routine.name)
    name = await screen.app.push_screen_wait(question)
    if not name:
        return None
    renamed = draft.with_routine(draft.routine.renamed(name), "rename")
    return _write(screen, workspace, renamed, None)


def _write(
    screen: Screen[str], workspace: Workspace, draft: Draft, replacing: Entry | None
) -> Written | None:
    """Write and tell how it went. Raises `ChangedOnDisk`."""
    if too_long := workspace.too_long(draft.routine):
        screen.notify(f"Not saved, too long: {too_long}", severity="error", markup=False)
        return None
    try:
        saved = workspace.save(draft.routine, replacing)
    except OSError as error:
        reason = displayable(error.strerror or str(error))
        text = f"Not saved: {reason}. Your changes are still here."
        screen.notify(text, severity="error", markup=False)
        return None
    kept = f". Comments are kept in {saved.backup.name}" if saved.backup else ""
    screen.notify(displayable(f"Saved as {saved.path.name}{kept}"), markup=False)
    routine_id = saved.path.stem
    return Written(draft.as_saved(), workspace.own_entry(routine_id), routine_id)
