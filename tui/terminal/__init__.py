"""Between Textual and the terminal: what is written to it, and its end."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def driver_class() -> "type[Driver] | None":
    """The driver for this terminal; None: the one that Textual would take.

    Textual's own is taken on Windows, and where `TEXTUAL_DRIVER` names one.
    """
    screen = sys.__stderr__
    if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ:
        return None
    if screen is None or not screen.isatty():
        return None
    from tui.terminal.driver import ThriftyDriver

    return ThriftyDriver
