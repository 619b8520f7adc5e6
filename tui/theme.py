"""The colours: one accent on calm ground, dark, light, and as the terminal has them."""

from textual.theme import BUILTIN_THEMES, Theme

from tui.core.colours import Colours

DARK = Theme(
    name="supple-dark",
    primary="#cc9a34",
    accent="#cc9a34",
    secondary="#8fa3b0",
    foreground="#d8dee4",
    background="#12161a",
    surface="#12161a",
    panel="#1c2329",
    success="#8fbf7f",
    warning="#e0c058",
    error="#e07a6a",
    dark=True,
)
LIGHT = Theme(
    name="supple-light",
    primary="#9a5b00",
    accent="#9a5b00",
    secondary="#4a5a66",
    foreground="#1c2329",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#ebe8e1",
    success="#2f6f2a",
    warning="#7a5c00",
    error="#a3301f",
    dark=False,
)
TERMINAL = Theme(
    name="supple-terminal",
    ansi=True,
    primary="ansi_yellow",
    accent="ansi_yellow",
    secondary="ansi_cyan",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    variables=BUILTIN_THEMES["ansi-dark"].variables,
    dark=True,
)
THEMES = (DARK, LIGHT, TERMINAL)


def theme_name(colours: Colours) -> str:
    """The theme with these colours, which must not be `auto`."""
    return f"supple-{colours.value}"
