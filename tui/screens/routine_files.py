"""The routines as files: edited, copied, deleted, brought back, and taken over from elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.notifications import SeverityLevel

from tui.core.catalog import CatalogRoutine
from tui.core.library import Entry, Unreadable
from tui.core.routine import Routine
from tui.core.text import displayable
from tui.screens.personal import PersonalScreen
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.screens.saving import Written


class RoutineFilesScreen(PersonalScreen):
    """The keys that change what there is, for the screen that lists the routines."""

    @property
    def highlighted(self) -> Entry | Unreadable | None:
        """What is highlighted; None when nothing is."""
        rows = self.query_one_optional(Rows)
        return self.workspace.library.with_key(rows.chosen) if rows else None

    @property
    def chosen(self) -> Entry | None:
        """The highlighted routine; None when it is none that can be read."""
        found = self.highlighted
        return found if isinstance(found, Entry) else None

    @property
    def file(self) -> str:
        """The highlighted file of the user's; empty when it is none."""
        found = self.highlighted
        return found.file if found else ""

    def action_edit(self) -> None:
        """Edit the highlighted routine, or a copy if it is shipped."""
        entry = self.chosen
        if entry is not None:
            self._edit(_own(entry.routine), None if entry.shipped else entry)

    def action_new(self) -> None:
        """Make a routine from nothing."""
        self._edit(Routine(name="My routine"), None)

    def action_duplicate(self) -> None:
        """Edit a copy of the highlighted routine."""
        entry = self.chosen
        if entry is not None:
            self._edit(_own(entry.routine, copy=True), None)

    def action_delete(self) -> None:
        """Move the highlighted routine, or the file that cannot be read, to the trash."""
        file = self.file
        if not file:
            return
        entry, self.taken = self.chosen, None
        name = entry.routine.name if entry else Path(file).name
        try:
            self.workspace.trash.put(file)
        except OSError as error:
            self.tell(f"{name} could not be deleted: {error.strerror}", "error")
            return
        self.fill()
        key = self.workspace.key("routines.undo")
        self.tell(f"{name} is in the trash; {key} brings it back")

    @work
    async def action_undo(self) -> None:
        """Bring back what was deleted, or a routine as it was before a change that was taken."""
        if self.taken is not None:
            await self._undo_change(self.taken)
            return
        try:
            restored = self.workspace.trash.undo()
        except OSError as error:
            self.tell(f"It could not be brought back: {error.strerror}", "error")
            return
        self.fill(restored.stem)

    @work
    async def action_trash(self) -> None:
        """See what was deleted, to bring it back or to delete it for good."""
        from tui.screens.trash import TrashDialog

        trash = self.workspace.trash
        try:
            files = trash.files()
        except OSError as error:
            self.tell(f"The trash cannot be read: {error.strerror}", "error")
            return
        if not files:
            self.tell("The trash is empty")
            return
        restored = await self.app.push_screen_wait(TrashDialog(trash, files))
        self.fill(restored)

    @work
    async def action_outside(self) -> None:
        """Edit the highlighted file as text in the person's own editor."""
        file = self.file
        if not file:
            key = self.workspace.key("routines.edit")
            self.tell(f"It came with Supple and stays as it is; {key} makes a copy to edit")
            return
        from tui.screens.own_file import edit_own_file

        self.fill(await edit_own_file(self, self.workspace, Path(file)))

    @work
    async def action_import(self) -> None:
        """Look at a routine in another file, and take it over."""
        from tui.screens.importing import import_routine

        self.fill(await import_routine(self, self.workspace))

    async def _undo_change(self, taken: "Written") -> None:
        """Save a routine as it was before a change that was proposed."""
        from tui.screens.saving import save

        if await save(self, self.workspace, taken.draft.undo(), taken.entry) is not None:
            self.taken = None
            self.fill(taken.routine_id)

    @work
    async def _edit(self, routine: Routine, entry: Entry | None) -> None:
        from tui.screens.recovering import edit

        self.fill(await edit(self.app, self.workspace, routine, entry))

    def tell(self, text: str, severity: SeverityLevel = "information") -> None:
        """Say something to the person."""
        self.notify(displayable(text), severity=severity, markup=False)


def _own(routine: Routine, *, copy: bool = False) -> Routine:
    """The routine as one of the user's own."""
    own = routine.editable() if isinstance(routine, CatalogRoutine) else routine
    return own if not copy else own.renamed(f"{own.name} copy"[:100])
