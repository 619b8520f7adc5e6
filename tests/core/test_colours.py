"""What decides the colours: the settings, then the choice, then the terminal."""

import pytest

from tui.core.colours import Colours, colours_of, has_colours

MANY = {"TERM": "screen-256color"}


@pytest.mark.parametrize(
    ("wanted", "answered", "environ", "colours"),
    [
        (Colours.AUTO, None, MANY, Colours.DARK),
        (Colours.AUTO, None, {"TERM": "xterm-kitty"}, Colours.DARK),
        (Colours.AUTO, None, {"TERM": "xterm", "COLORTERM": "truecolor"}, Colours.DARK),
        (Colours.AUTO, None, {"TERM": "linux"}, Colours.TERMINAL),
        (Colours.AUTO, None, {"TERM": "vt100"}, Colours.TERMINAL),
        (Colours.DARK, Colours.LIGHT, {"TERM": "vt220"}, Colours.TERMINAL),
        (Colours.LIGHT, None, {"TERM": "vt220", "NO_COLOR": "1"}, Colours.DARK),
        (Colours.AUTO, None, {}, Colours.TERMINAL),
        (Colours.AUTO, Colours.LIGHT, {"TERM": "linux"}, Colours.LIGHT),
        (Colours.AUTO, Colours.AUTO, MANY, Colours.DARK),
        (Colours.TERMINAL, Colours.LIGHT, MANY, Colours.TERMINAL),
        (Colours.TERMINAL, None, {"TERM": "linux", "NO_COLOR": "1"}, Colours.DARK),
    ],
)
def test_who_has_the_last_word(
    wanted: Colours, answered: Colours | None, environ: dict[str, str], colours: Colours
) -> None:
    assert colours_of(wanted, answered, environ) is colours


@pytest.mark.parametrize(
    ("term", "has"),
    [("vt100", False), ("vt220-8", False), ("ansi-m", False), ("xterm-mono", False)]
    + [(term, True) for term in ("linux", "xterm", "xterm-256color", "vte-256color", "")],
)
def test_which_terminals_have_colours(term: str, has: bool) -> None:
    assert has_colours(term) is has
