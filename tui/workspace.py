"""What the screens share: the library as it was last read, and the ways to change it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tui.core.habits import Habits
from tui.core.library import Entry, Library
from tui.core.manner import Manner
from tui.core.problem import Problem
from tui.core.routine import Routine
from tui.core.settings import Settings
from tui.core.timeline import RoutineTooLong, Timeline, check_length, compile_timeline
from tui.keymap import key_of, settings_problems
from tui.storage.habits_file import read_habits, save_habits
from tui.storage.load import load_library
from tui.storage.paths import Paths
from tui.storage.routine_files import (
    ChangedOnDisk,
    Saved,
    restore_routine,
    save_routine,
    trash_routine,
)

if TYPE_CHECKING:
    from tui.core.draft import Draft
    from tui.session_run import SessionRun
    from tui.sessions import Sessions
    from tui.storage.session_record import SessionRecord

__all__ = ["ChangedOnDisk", "Saved", "Workspace"]


class Workspace:
    """The one place where the running app keeps what it has read."""

    def __init__(
        self, paths: Paths, settings: Settings, now: Callable[[], datetime] = datetime.now
    ) -> None:
        self.paths = paths
        self.settings = settings
        self.now = now
        """The time on the wall."""
        self.tell: Callable[[Problem], None] = self._keep_untold
        """Says something to the person at once; whoever can sets it."""
        self.run: SessionRun | None = None
        """The session that is going on."""
        self._sessions: Sessions | None = None
        self.habits, self._habit_problems = read_habits(paths.habits)
        """What is remembered of the person, and what was wrong with its file."""
        self.library: Library
        self.problems: tuple[Problem, ...]
        """What is wrong with the user's files, the settings included."""
        self.reload()
        self._trashed: list[tuple[Path, Path]] = []
        self._drafts: dict[object, Draft] = {}

    @property
    def manner(self) -> Manner:
        """How routines are led today."""
        return self.settings.manner(self.habits, self.now().date())

    @property
    def can_restore(self) -> bool:
        """True when a deletion of this run can be taken back."""
        return bool(self._trashed)

    def key(self, binding_id: str) -> str:
        """The key of a binding as it is set, for hints."""
        return key_of(binding_id, self.settings.keys)

    def reload(self) -> None:
        """Read the catalog and the routines again."""
        self.library = load_library(self.paths, self.manner)
        self.problems = (
            *settings_problems(self.paths.config),
            *self._habit_problems,
            *self.library.problems,
        )

    def remember(self, habits: Habits) -> None:
        """Keep the habits and compile every routine by them.

        Raises `OSError` when they could not be written; they hold for this run all the same.
        """
        self.habits = habits
        try:
            save_habits(self.paths.habits, habits)
            self._habit_problems = ()
        finally:
            self.reload()

    @property
    def sessions(self) -> "Sessions":
        """Where sessions are begun and gone on with; the journal is opened when it is needed."""
        if self._sessions is None:
            from tui.sessions import Sessions

            self._sessions = Sessions(self.paths, self.now, lambda problem: self.tell(problem))
        return self._sessions

    def say_after(self, last: "SessionRecord", answer: str) -> None:
        """Keep how it was after a session: better, same or worse."""
        from tui.storage.session_record import After

        self.sessions.say_after(last, After(answer))

    def close_run(self) -> None:
        """Let go of the session that is going on; one that is not over keeps its place."""
        if self.run is not None:
            self.run.close()
            self.run = None

    def know(self, exercise_id: str) -> None:
        """Remember that the person knows this exercise."""
        self._try_to_remember(self.habits.with_known(exercise_id))

    def breathe(self, seconds: float) -> None:
        """Remember how long one breath of the person takes."""
        self._try_to_remember(self.habits.with_breath(seconds))

    def _try_to_remember(self, habits: Habits) -> None:
        try:
            self.remember(habits)
        except OSError as error:
            self.tell(Problem(f"{self.paths.habits}: {error.strerror}; it holds for today only"))

    def _keep_untold(self, problem: Problem) -> None:
        self.problems = (*self.problems, problem)

    def timeline_of(self, routine: Routine) -> Timeline | str:
        """What a routine compiles to, or what is too long about it."""
        try:
            timeline = compile_timeline(routine, self.library.catalog, self.manner)
            check_length(timeline)
        except RoutineTooLong as error:
            return str(error)
        return timeline

    def too_long(self, routine: Routine) -> str:
        """Why a routine could not be read again once it was saved; empty when it could."""
        timeline = self.timeline_of(routine)
        return timeline if isinstance(timeline, str) else ""

    def own_entry(self, routine_id: str) -> Entry | None:
        """The user's own routine with this id."""
        own = (entry for entry in self.library.entries if not entry.shipped)
        return next((entry for entry in own if entry.id == routine_id), None)

    def save(self, routine: Routine, replacing: Entry | None) -> Saved:
        """Write a routine, over the entry it was read as or into a new file.

        Raises `ChangedOnDisk` and `OSError`.
        """
        taken = (entry.id for entry in self.library.entries)
        saved = save_routine(self.paths.routines, routine, replacing, taken)
        self.reload()
        return saved

    def trash(self, entry: Entry) -> None:
        """Move a routine to the trash. Raises `OSError`."""
        trashed = trash_routine(entry, self.paths.trash)
        self._trashed.append((trashed, Path(entry.file)))
        self.reload()

    def restore(self) -> str:
        """Bring back the routine deleted last; returns its id. Raises `OSError`."""
        trashed, original = self._trashed[-1]
        path = restore_routine(trashed, original)
        self._trashed.pop()
        self.reload()
        return path.stem

    def keep_draft(self, editor: object, draft: "Draft") -> None:
        """Know of what an editor holds, so that nobody quits over it unasked."""
        self._drafts[editor] = draft

    def drop_draft(self, editor: object) -> None:
        """Forget an editor that was closed."""
        self._drafts.pop(editor, None)

    @property
    def unsaved(self) -> tuple[str, ...]:
        """Names of the routines with changes that are not saved."""
        return tuple(d.routine.name for d in self._drafts.values() if d.is_edited)

    def finish_time(self, seconds: float) -> str:
        """The clock time at which a session of this length would be over, `14:05`."""
        return f"{self.now() + timedelta(seconds=seconds):%H:%M}"
