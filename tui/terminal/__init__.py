"""Between Textual and the terminal: what is written to it, and its end."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def driver_class() -> "type[Driver] | None":
    """The driver for this terminal; None: the one that Textual would take.

    Textual's own is taken on Windows, where the terminal does not speak UTF-8, and where
    `TEXTUAL_DRIVER` names one.
    """
    screen = sys.__stderr__
    if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ:
        return None
    if screen is None or not screen.isatty() or screen.encoding.lower() != "utf-8":
        return None
    from tui.terminal.driver import ThriftyDriver

    return ThriftyDriver
