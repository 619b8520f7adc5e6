"""Choosing the colours."""

from textual.app import App

from tui.core.colours import Colours
from tui.screens.dialogs import ChooseOne
from tui.theme import theme_name
from tui.workspace.workspace import Workspace

_WORDS = {
    Colours.AUTO: "As this terminal can show them",
    Colours.DARK: "Dark",
    Colours.LIGHT: "Light",
    Colours.TERMINAL: "The terminal's own",
}


async def choose_colours(app: App[None], workspace: Workspace) -> None:
    """Ask which colours it shall be, use them, and remember the answer."""
    wanted = workspace.settings.theme
    if wanted is not Colours.AUTO:
        app.notify(f"config.toml says which colours to use: {wanted}", markup=False)
        return
    choices = [(colours.value, words) for colours, words in _WORDS.items()]
    now = workspace.remembered.habits.colours or Colours.AUTO
    answer = await app.push_screen_wait(ChooseOne("Which colours?", choices, now.value))
    if answer:
        workspace.remembered.prefer_colours(Colours(answer))
        app.theme = theme_name(workspace.colours)
