"""An app that reaches its terminal where Textual has no word for it."""

from collections.abc import Iterator
from contextlib import contextmanager

from textual.app import App, SuspendNotSupported

from tui.terminal import driver_class


class TerminalApp(App[None]):
    """Writes to the terminal directly, counts what went there, and lends it.

    Textual keeps its driver private, and offers no other way to either.
    """

    def __init__(self) -> None:
        super().__init__(driver_class=driver_class())
        self.has_lent = False
        """True while another program has the terminal."""

    def write_terminal(self, sequence: str) -> None:
        """Write a title, a bell, a notification."""
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()

    @property
    def bytes_written(self) -> int:
        """What went to the terminal so far; 0 where the driver does not count."""
        return getattr(self._driver, "written", 0)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal to another program. Raises `SuspendNotSupported`.

        Textual's own way also redirects Python's output, and back again too late when the app ends
        before that program does.
        """
        driver = self._driver
        if driver is None or not driver.can_suspend:
            raise SuspendNotSupported
        driver.suspend_application_mode()
        self.has_lent = True
        with driver.no_automatic_restart():
            yield
        self.has_lent = False
        driver.resume_application_mode()
        self.refresh(layout=True)
