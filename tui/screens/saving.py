"""How an edited routine gets into its file: asking what must be asked, telling how it went."""

from typing import Any, NamedTuple

from textual.screen import Screen

from tui.core.draft import Draft
from tui.core.library import Entry
from tui.core.text import displayable
from tui.screens.dialogs import AskName
from tui.workspace.workspace import ChangedOnDisk, Saved, Workspace


class Written(NamedTuple):
    """A draft that is as its file is."""

    draft: Draft
    entry: Entry | None
    """The routine as it was read back; None if that failed."""
    routine_id: str
    may_leave: bool = True
    """False when undo alone holds what the person wrote."""


async def save(
    screen: Screen[Any], workspace: Workspace, draft: Draft, entry: Entry | None
) -> Written | None:
    """Write a draft over the entry it was read as; one without a file is given its name first.

    None when nothing was written; the person knows why then, and has lost nothing.
    """
    if entry is None:
        return await save_as_new(screen, workspace, draft)
    try:
        return await write(screen, workspace, draft, entry)
    except ChangedOnDisk:
        from tui.screens.conflict import settle

        return await settle(screen, workspace, draft, entry)


async def save_as_new(
    screen: Screen[Any], workspace: Workspace, draft: Draft, name: str = ""
) -> Written | None:
    """Ask for a name, with one to begin with, and write the draft as another routine."""
    question = AskName("Name of the routine", name or draft.routine.name)
    name = await screen.app.push_screen_wait(question)
    if not name:
        return None
    renamed = draft.with_routine(draft.routine.renamed(name), "rename")
    return await write(screen, workspace, renamed, None)


async def write(
    screen: Screen[Any],
    workspace: Workspace,
    draft: Draft,
    replacing: Entry | None,
    *,
    keep: bool = False,
) -> Written | None:
    """Write and tell how it went; with `keep` the file is kept beside first.

    Where the disk refuses, the person may try again or save elsewhere. Raises `ChangedOnDisk`.
    """
    if too_long := workspace.too_long(draft.routine):
        screen.notify(f"Not saved, too long: {too_long}", severity="error", markup=False)
        return None
    workspace.drafts.write_now(screen)
    while True:
        try:
            saved = workspace.save(draft.routine, replacing, keep=keep)
            break
        except OSError as error:
            from tui.screens.elsewhere import asks_to_try_again

            if not await asks_to_try_again(screen, draft.routine, error):
                return None
    screen.notify(displayable(_told(saved, keep=keep)), markup=False)
    routine_id = saved.path.stem
    return Written(draft.as_saved(), workspace.own_entry(routine_id), routine_id)


def _told(saved: Saved, *, keep: bool) -> str:
    """Where it is, and where what was there before."""
    told = f"Saved as {saved.path.name}"
    if saved.backup is None:
        return told
    what = "What was in it is" if keep else "Comments are"
    return f"{told}. {what} kept in {saved.backup.name}"
