"""What the first screen does for this one person: questions, what there is to tell, a bad day."""

from typing import TYPE_CHECKING

from textual import work
from textual.screen import Screen

from tui.clock import Clock
from tui.core.library import Entry
from tui.widgets.label import TextLine
from tui.widgets.text import plain
from tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tui.core.notices import Notice
    from tui.core.progression import Proposal
    from tui.screens.saving import Written


class PersonalScreen(Screen[None]):
    """The keys that ask the person something, for the screen that lists the routines."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__()
        self.workspace = workspace
        self.clock = clock
        self.is_stale = True
        """True while something may have happened since the past was looked at."""
        self.notice: Notice | None = None
        """What is to be read next."""
        self.proposed: Proposal | None = None
        """The change that is proposed for the highlighted routine."""
        self.taken: Written | None = None
        """A proposed change that was taken last, and can be undone."""
        self.locked: frozenset[str] = frozenset()
        """Keys of the routines that wait until strength work is open."""
        self.waits: tuple[str, ...] = ()
        """What is missing until then."""

    @property
    def chosen(self) -> Entry | None:
        """The highlighted routine."""
        raise NotImplementedError

    def fill(self, choose: str = "") -> None:
        """Show the routines as they are, and highlight the own one with this id."""
        raise NotImplementedError

    def look_back(self, entry: Entry | None) -> None:
        """Say in one line what follows from the past, for this routine among others."""
        guidance = self.workspace.guidance
        if self.is_stale:
            guidance.forget()
            self.is_stale = False
            self.notice = guidance.notice
            self._look_at_the_gate()
        self.proposed = None
        if self.notice is None and entry is not None and not entry.shipped:
            self.proposed = guidance.proposal(entry.routine)
        self._show_told()

    def _look_at_the_gate(self) -> None:
        from tui.core.gate import STRENGTH_WAITS, is_strength, missing_in_words

        gate, library = self.workspace.guidance.gate, self.workspace.library
        if gate.is_open:
            self.locked, self.waits = frozenset(), ()
            return
        waiting = (one for one in library.entries if is_strength(one.routine, library.catalog))
        self.locked = frozenset(one.key for one in waiting)
        self.waits = (STRENGTH_WAITS, *missing_in_words(gate, library.catalog))

    def _show_told(self) -> None:
        line, key = self.query_one("#told", TextLine), self.workspace.key("routines.notice")
        told = ""
        if self.notice is not None:
            told = f"{self.notice.line}: press {key}"
        elif self.proposed is not None:
            told = f"A change is proposed: press {key} to see it"
        line.set_class(bool(told), "-told")
        line.show(plain(told, "$accent"))
        self.refresh_bindings()

    @work
    async def action_notice(self) -> None:
        """Read what there is to tell, or see the change that is proposed."""
        from tui.screens.told import read_notice, see_proposal

        entry, found = self.chosen, self.proposed
        if self.notice is not None:
            await read_notice(self, self.workspace, self.notice)
        elif entry is not None and found is not None:
            self.taken = await see_proposal(self, self.workspace, entry, found) or self.taken
        self.fill()
        self.look_back(self.chosen)

    @work
    async def action_begin(self) -> None:
        """Ask somebody new everything there is to ask."""
        from tui.screens.first_run import first_run

        self.fill(await first_run(self.app, self.workspace, self.clock))

    @work
    async def action_made(self) -> None:
        """Answer a few questions and get a routine."""
        from tui.screens.made_for_you import make_for

        self.fill(await make_for(self.app, self.workspace, self.clock))

    @work
    async def action_bad_day(self) -> None:
        """Be led through the highlighted routine lightly."""
        if self.chosen is not None:
            from tui.screens.bad_day import start_lightly

            await start_lightly(self.app, self.workspace, self.clock, self.chosen)

    @work
    async def action_about_me(self) -> None:
        """Look at what is known of oneself, and change it."""
        from tui.screens.about_me import AboutMeDialog

        await self.app.push_screen_wait(AboutMeDialog(self.workspace))
        self.fill()

    @work
    async def action_symptoms(self) -> None:
        """Answer the questions about warning signs again."""
        from tui.core.red_flags import Why
        from tui.screens.asking_first import ask_about_warning_signs

        await ask_about_warning_signs(self.app, self.workspace, Why.SYMPTOMS_CHANGED)
