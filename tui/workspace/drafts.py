"""What the open editors hold: known to whoever wants to quit, and on the disk within a second."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from tui.core.draft import Draft
from tui.core.library import Entry, Library
from tui.core.problem import Problem
from tui.core.routine import Routine
from tui.storage.draft_file import DraftFile, HeldElsewhere, Left, Unsaved, left_behind

Soon = Callable[[Callable[[], None]], None]
"""Has something done well within a second, in another thread or at once."""


class Held(NamedTuple):
    """What an editor holds at a moment."""

    draft: Draft
    entry: Entry | None
    at: datetime

    @property
    def is_work(self) -> bool:
        """True when somebody would miss it; a new routine that nobody touched is nothing."""
        draft = self.draft
        return draft.is_edited and (draft.saved is not None or bool(draft.past))

    def unsaved(self, begun: Routine) -> Unsaved:
        """As it is written; `begun` is the routine before the first change."""
        return Unsaved(
            routine=self.draft.routine,
            before=self.draft.saved or begun,
            file=Path(self.entry.file).name if self.entry else "",
            digest=self.entry.digest if self.entry else "",
            at=self.at,
        )


class OpenDraft:
    """The draft of one editor, and its file while it has changes that are not saved.

    It is written in a thread of its own, so that no key waits for a disk.
    """

    def __init__(self, folder: Path, held: Held, file: DraftFile | None = None) -> None:
        self.held = held
        self.waits = False
        """True from a change until it is being written."""
        self._folder = folder
        self._begun = held.draft.back_to(0).routine
        self._file = file
        self._written = held if file else None
        self._is_closed = False
        self._lock = Lock()

    @property
    def is_behind(self) -> bool:
        """True when the file does not have what the editor has."""
        written = self._written
        return self.held.is_work and not (
            written
            and written.entry == self.held.entry
            and written.draft.routine == self.held.draft.routine
        )

    def write(self) -> None:
        """Write what is not written yet; in vain once it is closed. Raises `OSError`."""
        with self._lock:
            self.waits = False
            held = self.held
            if self._is_closed or not self.is_behind:
                return
            self._file = self._file or DraftFile.create(self._folder)
            self._file.write(held.unsaved(self._begun))
            self._written = held

    def remove(self) -> None:
        """Have no file: there is nothing that is not saved."""
        with self._lock:
            self._let_go(delete=True)

    def close(self, *, delete: bool) -> None:
        """Write no more; without `delete` the file is kept, to be offered another time."""
        with self._lock:
            self._is_closed = True
            self._let_go(delete=delete)

    def _let_go(self, *, delete: bool) -> None:
        if self._file is not None:
            self._file.close(delete=delete)
        self._file = self._written = None


class Drafts:
    """The drafts of this terminal's editors, and those that were left behind."""

    def __init__(
        self, folder: Path, now: Callable[[], datetime], tell: Callable[[Problem], None], soon: Soon
    ) -> None:
        self._folder = folder
        self._now = now
        self._tell = tell
        self._soon = soon
        self._open: dict[object, OpenDraft] = {}
        self._is_told = False
        self._has_left = False

    @property
    def unsaved(self) -> tuple[str, ...]:
        """Names of the routines with changes that are not saved."""
        drafts = (draft.held for draft in self._open.values())
        return tuple(held.draft.routine.name for held in drafts if held.is_work)

    def keep(self, editor: object, draft: Draft, entry: Entry | None) -> None:
        """Keep what an editor holds; `entry` is what its routine was read as."""
        if self._has_left:
            return
        held = Held(draft, entry, self._now())
        kept = self._open.get(editor)
        if kept is None:
            kept = self._open[editor] = OpenDraft(self._folder, held)
        kept.held = held
        if not held.is_work:
            kept.remove()
        elif kept.is_behind and not kept.waits:
            kept.waits = True
            self._soon(partial(self._write, kept))

    def write_now(self, editor: object) -> None:
        """Write what an editor holds before it is saved.

        If the process is killed before the draft is removed, what was saved and what is left are
        the same, so that it can be told that nothing is unsaved.
        """
        if kept := self._open.get(editor):
            self._write(kept)

    def drop(self, editor: object) -> None:
        """Forget an editor whose changes are saved, or knowingly given up."""
        kept = self._open.pop(editor, None)
        if kept is not None:
            kept.close(delete=True)

    def drop_all(self) -> None:
        """Forget every editor: the person knows what is lost."""
        for editor in tuple(self._open):
            self.drop(editor)

    def leave(self) -> None:
        """Write everything at once and leave it behind: the program is being ended."""
        self._has_left = True
        for kept in self._open.values():
            self._write(kept)
            kept.close(delete=False)
        self._open.clear()

    def left(self, library: Library) -> tuple[Left, ...]:
        """What was left behind by editors that ended without a word, the newest first.

        What is saved all the same is removed: the end came between the save and the removal.
        """
        unsaved = []
        for left in left_behind(self._folder):
            if not isinstance(left.found, Unsaved) or not _is_saved(left.found, library):
                unsaved.append(left)
                continue
            with suppress(HeldElsewhere, OSError):
                self.throw_away(left)
        return tuple(unsaved)

    def go_on(self, editor: object, left: Left, draft: Draft, entry: Entry | None) -> None:
        """Go on with a draft that was left behind, in this editor.

        Raises `HeldElsewhere` when another terminal was quicker, and `OSError`.
        """
        held = Held(draft, entry, self._now())
        self._open[editor] = OpenDraft(self._folder, held, DraftFile.take(left.path))

    def throw_away(self, left: Left) -> None:
        """Delete a draft that was left behind.

        Raises `HeldElsewhere` when another terminal was quicker, and `OSError`.
        """
        DraftFile.take(left.path).close()

    def _write(self, kept: OpenDraft) -> None:
        """Write a draft; the person is told once when that is not possible, and works on."""
        try:
            kept.write()
        except OSError as error:
            if not self._is_told:
                self._is_told = True
                reason = error.strerror or error
                self._tell(
                    Problem(f"{reason}: until you save, your changes are only in this window")
                )


def _is_saved(unsaved: Unsaved, library: Library) -> bool:
    """True when its file holds this routine; of a new one, any file, under whatever name."""
    own = (entry for entry in library.entries if not entry.shipped)
    if unsaved.file:
        saved = (e.routine for e in own if Path(e.file).name == unsaved.file)
        return unsaved.routine in saved
    name = unsaved.routine.name
    return any(entry.routine.renamed(name) == unsaved.routine for entry in own)
