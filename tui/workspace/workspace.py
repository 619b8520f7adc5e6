"""What the screens share: the library as it was last read, and the ways to change it."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from tui.core.catalog import Catalog
from tui.core.colours import Colours, colours_of
from tui.core.figure.encoding import Encoding
from tui.core.figure.look import Drawing, Look, encoding_here, look_of
from tui.core.lengths import Lengths, lengths_of
from tui.core.library import Entry, Library
from tui.core.manner import Manner
from tui.core.problem import Problem
from tui.core.profile import CAREFUL, Profile
from tui.core.routine import Routine
from tui.core.session_limits import RoutineTooLong, check_length
from tui.core.settings import Settings
from tui.core.timeline import Timeline, compile_timeline
from tui.keymap import key_of, settings_problems
from tui.storage.kept_file import ChangedOnDisk, Saved
from tui.storage.known_files import KnownFiles
from tui.storage.load import load_library
from tui.storage.on_disk import OnDisk, look_at
from tui.storage.paths import Paths
from tui.storage.routine_files import save_routine
from tui.workspace.remembered import Remembered
from tui.workspace.trash import Trash

if TYPE_CHECKING:
    from tui.core.clip import Clip
    from tui.core.draft import Draft
    from tui.live.run import SessionRun
    from tui.live.sessions import Sessions
    from tui.storage.session_record import SessionRecord
    from tui.workspace.about_me import AboutMe
    from tui.workspace.drafts import Drafts
    from tui.workspace.guidance import Guidance
    from tui.workspace.history import History
    from tui.workspace.own_exercises import OwnExercises

Measured = TypeVar("Measured", Timeline, Lengths)

__all__ = ["ChangedOnDisk", "OnDisk", "Saved", "Workspace"]


class Workspace:
    """The one place where the running app keeps what it has read."""

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        now: Callable[[], datetime] = datetime.now,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self.paths = paths
        self.settings = settings
        self.environ = environ
        self.now = now
        """The time on the wall."""
        self.tell: Callable[[Problem], None] = self._keep_untold
        """Says something to the person at once; whoever can sets it."""
        self.soon: Callable[[Callable[[], None]], None] = _at_once
        """Has something done well within a second, beside everything else; whoever can sets it."""
        self.run: SessionRun | None = None
        """The session that is going on."""
        self._sessions: Sessions | None = None
        self._history: History | None = None
        self._about_me: AboutMe | None = None
        self._guidance: Guidance | None = None
        self.remembered = Remembered(paths.habits, lambda problem: self.tell(problem), self.reload)
        self._known = KnownFiles(paths.cache)
        self.library: Library
        self.problems: tuple[Problem, ...]
        """What is wrong with the user's files, the settings included."""
        self.reload()
        self.trash = Trash(paths, self.reload)
        self._drafts: Drafts | None = None
        self.clip: Clip | None = None
        """Steps that were copied or taken out, to be put in elsewhere."""

    @property
    def manner(self) -> Manner:
        """How routines are led today."""
        return self.settings.manner(self.remembered.habits, self.now().date())

    @property
    def look(self) -> Look:
        """How figures are drawn here."""
        return look_of(self.settings.figure, self.remembered.habits.drawing, self.environ)

    @property
    def asks_for_drawing(self) -> bool:
        """True while nobody has said how figures look best, and there is something to choose."""
        chosen, drawing = self.settings.figure.encoding, self.remembered.habits.drawing
        is_open = chosen is Drawing.AUTO and drawing is None
        return is_open and encoding_here(self.environ) is not Encoding.ASCII

    def key(self, binding_id: str) -> str:
        """The key of a binding as it is set, for hints."""
        return key_of(binding_id, self.settings.keys)

    def reload(self) -> None:
        """Read the catalog and the routines again."""
        self.library = load_library(self.paths, self.manner, self._known)
        self.problems = (
            *self._settings_problems(),
            *self.remembered.problems,
            *self.library.problems,
        )

    def _settings_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the settings, and whether a careful profile stands for one."""
        problems = settings_problems(self.paths.config)
        is_careful = bool(problems) and self.settings.profile == Profile.careful()
        told = Problem(CAREFUL, file=str(self.paths.config))
        return (*problems, told) if is_careful else problems

    @property
    def sessions(self) -> "Sessions":
        """Where sessions are begun and gone on with; the journal is opened when it is needed."""
        if self._sessions is None:
            from tui.live.sessions import Sessions

            self._sessions = Sessions(self.paths, self.now, lambda problem: self.tell(problem))
        return self._sessions

    @property
    def history(self) -> "History":
        """The sessions of the past, as they are shown and put right."""
        if self._history is None:
            from tui.workspace.history import History

            self._history = History(self.paths, self.now, lambda: self.sessions.journal)
        return self._history

    @property
    def about_me(self) -> "AboutMe":
        """What is known of the person, and what follows for a routine and for the day."""
        if self._about_me is None:
            from tui.workspace.about_me import AboutMe

            self._about_me = AboutMe(
                self.paths,
                self.settings.profile,
                self.now,
                lambda: self.sessions.stops(),
                lambda catalog: self.sessions.bars(catalog),
                lambda: self.library.own_routines,
                lambda problem: self.tell(problem),
                self._use_profile,
            )
        return self._about_me

    @property
    def guidance(self) -> "Guidance":
        """What follows from the past for the person."""
        if self._guidance is None:
            from tui.workspace.guidance import Guidance

            self._guidance = Guidance(
                self.about_me,
                self.now,
                lambda: self.library.catalog,
                lambda catalog: self.sessions.holds(catalog),
            )
        return self._guidance

    def _use_profile(self, profile: "Profile") -> None:
        self.settings = msgspec.structs.replace(self.settings, profile=profile)

    def say_after(self, last: "SessionRecord", answer: str) -> None:
        """Keep how it was after a session: better, same or worse."""
        from tui.storage.session_record import After

        self.sessions.say_after(last, After(answer))

    def close_run(self) -> None:
        """Let go of the session that is going on; one that is not over keeps its place."""
        if self.run is not None:
            self.run.close()
            self.run = None

    @property
    def colours(self) -> Colours:
        """The colours of everything here; never `auto`."""
        return colours_of(self.settings.theme, self.remembered.habits.colours, self.environ)

    def _keep_untold(self, problem: Problem) -> None:
        self.problems = (*self.problems, problem)

    def timeline_of(self, routine: Routine) -> Timeline | str:
        """What a routine compiles to, or what is too long about it."""
        return self._unless_too_long(compile_timeline, routine)

    def lengths_of(self, routine: Routine) -> Lengths | str:
        """How long a routine and its steps take, or what is too long about it."""
        return self._unless_too_long(lengths_of, routine)

    def _unless_too_long(
        self, measure: Callable[[Routine, Catalog, Manner], Measured], routine: Routine
    ) -> Measured | str:
        try:
            measured = measure(routine, self.library.catalog, self.manner)
            check_length(measured.total_seconds)
        except RoutineTooLong as error:
            return str(error)
        return measured

    def too_long(self, routine: Routine) -> str:
        """Why a routine could not be read again once it was saved; empty when it could."""
        lengths = self.lengths_of(routine)
        return lengths if isinstance(lengths, str) else ""

    def own_entry(self, routine_id: str) -> Entry | None:
        """The user's own routine with this id."""
        own = (entry for entry in self.library.entries if not entry.shipped)
        return next((entry for entry in own if entry.id == routine_id), None)

    def save(self, routine: Routine, replacing: Entry | None, *, keep: bool = False) -> Saved:
        """Write a routine, over the entry it was read as or into a new file.

        With `keep` the file is kept beside as it was. Raises `ChangedOnDisk` and `OSError`.
        """
        taken = (entry.id for entry in self.library.entries)
        saved = save_routine(self.paths.routines, routine, replacing, taken, keep=keep)
        self.reload()
        return saved

    @property
    def exercises(self) -> "OwnExercises":
        """The exercises of the user's own."""
        from tui.workspace.own_exercises import OwnExercises

        return OwnExercises(self.paths, lambda: self.library.catalog, self.trash, self.reload)

    def on_disk(self, entry: Entry) -> OnDisk:
        """What the file of a routine holds at this moment."""
        return look_at(Path(entry.file), self.library.catalog, self.manner)

    @property
    def drafts(self) -> "Drafts":
        """What editors hold and have not saved, also those that ended without a word."""
        if self._drafts is None:
            from tui.workspace.drafts import Drafts

            self._drafts = Drafts(
                self.paths.drafts,
                self.now,
                lambda problem: self.tell(problem),
                lambda work: self.soon(work),
            )
        return self._drafts

    def keep_draft(self, editor: object, draft: "Draft", entry: Entry | None = None) -> None:
        """Keep what an editor holds, and the entry it was read as."""
        self.drafts.keep(editor, draft, entry)

    def drop_draft(self, editor: object) -> None:
        """Forget an editor whose changes are saved, or knowingly given up."""
        self.drafts.drop(editor)

    @property
    def unsaved(self) -> tuple[str, ...]:
        """Names of the routines with changes that are not saved."""
        return self._drafts.unsaved if self._drafts else ()

    def short_version(self, entry: Entry) -> Entry | None:
        """The routine with its essential steps alone; None when it has no other."""
        if not any(step.optional for step in entry.routine.steps):
            return None
        from tui.core.reshape import short_version

        return short_version(entry, self.library.catalog, self.manner)

    def finish_time(self, seconds: float) -> str:
        """The clock time at which a session of this length would be over, `14:05`."""
        return f"{self.now() + timedelta(seconds=seconds):%H:%M}"


def _at_once(work: Callable[[], None]) -> None:
    work()
