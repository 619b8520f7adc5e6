"""What the first screen does for this one person: questions, their routine, a bad day."""

from textual import work
from textual.screen import Screen

from tui.clock import Clock
from tui.core.library import Entry
from tui.workspace.workspace import Workspace


class PersonalScreen(Screen[None]):
    """The keys that ask the person something, for the screen that lists the routines."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__()
        self.workspace = workspace
        self.clock = clock

    @property
    def chosen(self) -> Entry | None:
        """The highlighted routine."""
        raise NotImplementedError

    def fill(self, choose: str = "") -> None:
        """Show the routines as they are, and highlight the own one with this id."""
        raise NotImplementedError

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
