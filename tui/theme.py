"""The colours: one accent on calm ground, dark and light."""

from textual.theme import Theme

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
THEMES = (DARK, LIGHT)
