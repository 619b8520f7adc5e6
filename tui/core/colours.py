"""Which colours a person wants, and which a terminal can be trusted to show."""

from collections.abc import Mapping
from enum import StrEnum


class Colours(StrEnum):
    """The colours of everything."""

    AUTO = "auto"
    """As the terminal can show them."""
    DARK = "dark"
    LIGHT = "light"
    TERMINAL = "terminal"
    """The terminal's own, on its own ground."""


_MANY = frozenset({"256color", "kitty", "direct"})
"""How the names of terminals end that have more than sixteen colours."""


def colours_of(wanted: Colours, answered: Colours | None, environ: Mapping[str, str]) -> Colours:
    """What is set goes first, then what a person chose, then what the terminal can show."""
    chosen = answered if wanted is Colours.AUTO and answered else wanted
    if environ.get("NO_COLOR") and chosen is not Colours.LIGHT:
        return Colours.DARK  # it becomes shades of grey; the terminal's own would all be alike
    if chosen is not Colours.AUTO:
        return chosen
    named = environ.get("TERM", "").rpartition("-")[2] in _MANY
    return Colours.DARK if named or environ.get("COLORTERM") else Colours.TERMINAL
