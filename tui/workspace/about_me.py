"""What the program knows of the person, and what follows for a routine and for the day."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from tui.core.catalog import Catalog
from tui.core.days_off import DaysOff
from tui.core.history import Past, PastSession
from tui.core.problem import Problem
from tui.core.profile import Profile
from tui.core.programme import WEEKS, Programme
from tui.core.red_flags import Check, Why, symptoms_changed, why_ask
from tui.core.routine import Routine
from tui.core.safety import Bars
from tui.core.today import Today, today_at
from tui.storage.paths import Paths
from tui.storage.value_file import read_value, read_value_or, save_value
from tui.workspace.decided import Decided

if TYPE_CHECKING:
    from tui.core.gate import Gate
    from tui.core.readiness import Concern, Readiness
    from tui.storage.session_record import StopRecord

DAYS_BACK = 2
"""Days of sessions that bear on what is due; a journey can put one a day back."""


class AboutMe:
    """The profile and the answers about warning signs, and the ways to change them."""

    def __init__(
        self,
        paths: Paths,
        profile: Profile,
        now: Callable[[], datetime.datetime],
        stops: "Callable[[], Iterable[StopRecord]]",
        bars: Callable[[Catalog], Bars],
        own: Callable[[], Iterable[Routine]],
        tell: Callable[[Problem], None],
        use: Callable[[Profile], None],
    ) -> None:
        """What this person has is asked for when it is needed.

        `stops` are the pains that were not said to be over, `bars` what they bar today, `own` the
        routines of their own; `use` gets each changed profile.
        """
        self._paths = paths
        self._now = now
        self._stops = stops
        self.bars = bars
        """What is not to be done today, because it hurt."""
        self._own = own
        self.decided = Decided(paths, now, tell)
        self._tell = tell
        self._use = use
        self._check: Check | None = None
        self._is_read = False
        self.profile = profile

    @property
    def check(self) -> Check | None:
        """What was last answered about warning signs; None when it is not known."""
        if not self._is_read:
            self._check, problems = read_value(self._paths.check, Check)
            self._is_read = True
            for problem in problems:
                self._tell(problem)
        return self._check

    def keep_check(self, check: Check) -> None:
        """Keep what was answered; where the disk refuses, the person is told, and it holds."""
        self._check, self._is_read = check, True
        try:
            save_value(self._paths.check, check)
        except OSError as error:
            self._tell(Problem(f"{self._paths.check}: {error.strerror}; it holds for now only"))

    def change(self, change: Callable[[Profile], Profile]) -> None:
        """Change the profile, also in its file. Where that cannot be, it holds for this run."""
        from tui.storage.profile_file import change_profile

        try:
            kept = change_profile(self._paths.config, change)
        except OSError as error:
            reason = error.strerror or str(error)
            kept = Problem(f"cannot be written: {reason}", file=str(self._paths.config))
        if isinstance(kept, Problem):
            self.profile = change(self.profile)
            self._tell(kept)
            self._tell(Problem("What you changed about yourself holds for now only"))
        else:
            self.profile = kept.profile
            if kept.backup is not None:
                self._tell(Problem(f"Comments of your settings are kept in {kept.backup.name}"))
        self._use(self.profile)

    def why_ask(self) -> Why | None:
        """Why the warning signs are to be asked before anything starts; None when not."""
        check = self.check
        return why_ask(check, self._now().date(), changed=self._has_changed(check))

    def readiness(self, routine: Routine, catalog: Catalog) -> "Readiness":
        """What is to be asked or told before this routine is started."""
        from tui.core.readiness import readiness

        return readiness(
            routine,
            catalog,
            self.profile,
            self.check,
            self.sessions(),
            self._now().date(),
            changed=self._has_changed(self.check),
            gate=self.gate(catalog),
        )

    def agree_to(self, concerns: "Iterable[Concern]") -> None:
        """Keep that the person does these all the same; strength work is opened as a whole."""
        concerns, day = tuple(concerns), self._now().date()
        if ids := [concern.exercise for concern in concerns if concern.is_about_itself]:
            self.change(lambda profile: profile.agreeing_to(ids, day))
        if any(concern.is_about_strength for concern in concerns):
            self.decided.change(lambda decisions, now: decisions.opening_strength(now))

    def gate(self, catalog: Catalog, sessions: Sequence[PastSession] | None = None) -> "Gate":
        """Whether strength work is open to them (R19); `sessions` if they are read already."""
        from tui.core.gate import gate

        sessions = self.sessions() if sessions is None else sessions
        opened = self.decided.decisions.strength_opened
        return gate(self.mobility(catalog, sessions), sessions, opened)

    def mobility(self, catalog: Catalog, sessions: Sequence[PastSession]) -> tuple[str, ...]:
        """Ids of what is to be mastered before strength work; not what is on hold or not wanted."""
        from tui.core.gate import mobility_of_plan

        day, without = self._now().date(), self.unwanted(catalog)
        return mobility_of_plan(self._own(), sessions, catalog, day, without)

    def unwanted(self, catalog: Catalog) -> frozenset[str]:
        """Ids of the exercises that are on hold today, or that the person does not want."""
        bars = self.bars(catalog)
        held = (exercise.id for exercise in catalog.exercises if bars.bar(exercise))
        return self.profile.excluded.union(held)

    def sessions(self, *, doses: bool = False) -> tuple[PastSession, ...]:
        """The sessions of as many weeks as a programme has; with `doses` as they were planned."""
        since = self._now().date() - datetime.timedelta(weeks=WEEKS)
        return self._past(since=since, doses=doses).sessions

    def today(self, routines: Iterable[tuple[str, Routine]]) -> Today:
        """What is due, of the person's own routines with their ids."""
        at = self._now().astimezone()
        programme, _ = read_value(self._paths.programme, Programme)
        days_off, _ = read_value_or(self._paths.days_off, DaysOff())
        routines = tuple(routines)
        sessions = self._recent_sessions(at) if routines else ()
        is_off = days_off.of(at.date()) is not None
        return today_at(at, routines, sessions, programme, is_off=is_off)

    def _recent_sessions(self, at: datetime.datetime) -> tuple[PastSession, ...]:
        since = at.date() - datetime.timedelta(days=DAYS_BACK)
        return self._past(since=since, steps_since=datetime.date.max).sessions

    def _past(
        self,
        since: datetime.date,
        steps_since: datetime.date = datetime.date.min,
        *,
        doses: bool = False,
    ) -> Past:
        """The past; none where the journal cannot be read, as its opening has told the person."""
        if not self._paths.journal.exists():
            return Past()
        from tui.storage.journal_faults import JournalError
        from tui.storage.past_sessions import read_past

        try:
            return read_past(
                self._paths.journal,
                self._now(),
                since=since,
                steps_since=steps_since,
                doses=doses,
            )
        except JournalError:
            return Past()

    def _has_changed(self, check: Check | None) -> bool:
        """True when a new symptom was felt in a session after the questions were asked."""
        if check is None:
            return False
        return symptoms_changed(s.stop for s in self._stops() if check.came_before(s.at))
