"""What decides the colours: the settings, then the choice, then the terminal."""

import pytest

from tui.core.colours import Colours, colours_of

MANY = {"TERM": "screen-256color"}


@pytest.mark.parametrize(
    ("wanted", "answered", "environ", "colours"),
    [
        (Colours.AUTO, None, MANY, Colours.DARK),
        (Colours.AUTO, None, {"TERM": "xterm-kitty"}, Colours.DARK),
        (Colours.AUTO, None, {"TERM": "xterm", "COLORTERM": "truecolor"}, Colours.DARK),
        (Colours.AUTO, None, {"TERM": "linux"}, Colours.TERMINAL),
        (Colours.AUTO, None, {"TERM": "vt100"}, Colours.TERMINAL),
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
