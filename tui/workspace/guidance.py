"""What follows from the past for the person: what is to be told, what is open, what to change."""

from collections.abc import Callable, Sequence
from datetime import datetime

from tui.core.care import cards
from tui.core.catalog import Catalog
from tui.core.gate import Gate, was_closed
from tui.core.history import PastSession
from tui.core.notices import Notice, notices, sharp_names
from tui.core.progression import Proposal, proposal
from tui.core.routine import Routine
from tui.core.safety import Hold
from tui.workspace.about_me import AboutMe


class Guidance:
    """The past as it was when it was looked at last."""

    def __init__(
        self,
        about_me: AboutMe,
        now: Callable[[], datetime],
        catalog: Callable[[], Catalog],
        holds: Callable[[Catalog], Sequence[Hold]],
    ) -> None:
        """`holds` gives what is on hold because it hurt."""
        self._about_me = about_me
        self._now = now
        self._catalog = catalog
        self._holds = holds
        self._sessions: tuple[PastSession, ...] | None = None

    def forget(self) -> None:
        """Look at the past anew when something is asked next."""
        self._sessions = None

    @property
    def sessions(self) -> tuple[PastSession, ...]:
        """The sessions that bear on what comes next, with their doses."""
        if self._sessions is None:
            self._sessions = self._about_me.sessions(doses=True)
        return self._sessions

    @property
    def gate(self) -> Gate:
        """The gate before strength work."""
        return self._about_me.gate(self._catalog(), self.sessions)

    @property
    def notice(self) -> Notice | None:
        """What is to be told next; None when everything was read."""
        catalog, day = self._catalog(), self._now().date()
        sharp = sharp_names(self._holds(catalog), catalog)
        told = cards(self.sessions, day, sharp)
        decisions = self._about_me.decided.decisions
        return next(notices(told, self._closed, catalog, decisions, day), None)

    def read(self, notice: Notice) -> None:
        """Keep that a notice was read."""
        self._about_me.decided.change(lambda decisions, now: decisions.reading(notice.id, now))

    def proposal(self, routine: Routine) -> Proposal | None:
        """The change that is to be proposed for this routine of the person's own."""
        catalog, decisions = self._catalog(), self._about_me.decided.decisions
        return proposal(
            routine,
            catalog,
            self.sessions,
            self._about_me.profile,
            strength=self.gate.is_open,
            answered=decisions.answered,
            never=decisions.never,
            bars=self._about_me.bars(catalog),
        )

    def answer(self, found: Proposal, *, never: bool = False) -> None:
        """Keep that a proposal was taken or left; with `never` none is made for the exercise."""
        self._about_me.decided.change(
            lambda decisions, now: (
                decisions.never_about(found.exercise)
                if never
                else decisions.answering(found.exercise, now)
            )
        )

    @property
    def _closed(self) -> Gate | None:
        """The gate, if it was open until a painful session closed it."""
        found, opened = self.gate, self._about_me.decided.decisions.strength_opened
        mobility = self._about_me.mobility(self._catalog(), self.sessions)
        return found if was_closed(found, mobility, self.sessions, opened) else None
