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


_VIDEO = ("vt1", "vt2", "vt3", "vt4")
"""How the names of video terminals begin, which have bold, underlined and reverse letters."""


def has_colours(term: str) -> bool:
    """False for a `TERM` that shows no colour at all."""
    return not (term.startswith(_VIDEO) or term.endswith(("-m", "-mono")))


def colours_of(wanted: Colours, answered: Colours | None, environ: Mapping[str, str]) -> Colours:
    """What is set goes first, then what a person chose, then what the terminal can show.

    Where there are no colours at all, only the terminal's own ground can be told from others.
    """
    chosen = answered if wanted is Colours.AUTO and answered else wanted
    if not has_colours(environ.get("TERM", "")):
        chosen = Colours.TERMINAL
    if environ.get("NO_COLOR") and chosen is not Colours.LIGHT:
        return Colours.DARK  # it becomes shades of grey; the terminal's own would all be alike
    if chosen is not Colours.AUTO:
        return chosen
    named = environ.get("TERM", "").rpartition("-")[2] in _MANY
    return Colours.DARK if named or environ.get("COLORTERM") else Colours.TERMINAL
