"""Textual's driver for POSIX terminals, thrifty: it writes changes only, and ends with them."""

import asyncio
import errno
import os
import signal
import sys
import threading
import time
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.message import Message

from tui.core.colours import has_colours
from tui.terminal.changes import Changes
from tui.terminal.hangup import watch
from tui.terminal.keyboard import read_keys
from tui.terminal.signs import signs_here, speak

if TYPE_CHECKING:
    from textual.app import App

_REMINDER = 3.0
"""Seconds after which an app that has not ended is told again."""


class ThriftyDriver(LinuxDriver):
    """Writes to the terminal only what changes a cell of it.

    When the terminal is gone it sends the process SIGHUP, as the system does to the first process
    of a connection, whatever was said about that signal to those below it.
    """

    def __init__(
        self,
        app: "App[Any]",
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._painter = app
        self._events = asyncio.get_running_loop()
        self._told_size = _size()
        in_colour = has_colours(os.environ.get("TERM", ""))
        self._changes = Changes(*self._told_size, in_colour=in_colour)
        self._signs = signs_here(os.environ)
        if self._signs and sys.__stderr__ is not None:
            speak(sys.__stderr__, self._signs.charset)
        self._has_terminal = False
        self._size_is_stale = False
        self._is_gone = False
        self._is_lent = False
        # Textual writes from two threads, and from signal handlers, which interrupt one of them.
        self._writing = threading.RLock()
        self._is_writing = False
        self.written = 0
        """Bytes that went to the terminal."""
        if self.input_tty:
            watch(self.fileno, self._hang_up)

    def write(self, data: str) -> None:
        """Write what of this changes the terminal."""
        if self._is_gone or self._is_lent:
            return
        if self._signs:
            data = self._signs.fit(data)
        with self._writing:
            if self._is_writing:
                self._size_is_stale = True  # nothing is known of what is half written
                self._send(data)
                return
            self._is_writing = True
            try:
                if self._size_is_stale:
                    self._size_is_stale = False
                    self._changes.resize(*_size())
                if out := self._changes.write(data):
                    self._send(out)
            finally:
                self._is_writing = False

    def _send(self, data: str) -> None:
        self.written += len(data.encode(errors="replace"))
        super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal, of which nothing is known."""
        self._is_lent = False
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._has_terminal = True
        self._size_is_stale = True
        told = signal.getsignal(signal.SIGWINCH)

        def resized(number: int, frame: FrameType | None) -> None:
            if callable(told):
                told(number, frame)
            self._paint_again()

        signal.signal(signal.SIGWINCH, resized)

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._has_terminal = False
        super().stop_application_mode()

    def suspend_application_mode(self) -> None:
        """Lend the terminal to another program, which is not to be disturbed."""
        super().suspend_application_mode()
        self._is_lent = True

    def resume_application_mode(self) -> None:
        """Take the terminal again, also after SIGSTOP, before which nobody can give it back."""
        if self._has_terminal:
            # Not from the signal's handler, which may have interrupted anything.
            self._events.call_soon_threadsafe(self._take_again)
        else:
            super().resume_application_mode()
            self._paint_again()

    def _take_again(self) -> None:
        if self._has_terminal:
            self.suspend_application_mode()
        self.resume_application_mode()

    def _paint_again(self) -> None:
        """Have everything painted: Textual paints only what it has changed itself."""
        self._size_is_stale = True
        repaint = partial(self._painter.refresh, layout=True)
        self._events.call_soon_threadsafe(self._painter.call_later, repaint)

    def process_message(self, message: Message) -> None:
        """Pass on what the terminal says; its new size may be among it."""
        if isinstance(message, Resize) and message.size != self._told_size:
            self._told_size = message.size
            self._paint_again()
        super().process_message(message)

    def run_input_thread(self) -> None:
        """Read keys for as long as there is a terminal."""
        charset = self._signs.charset if self._signs else "utf-8"
        try:
            for message in read_keys(self.fileno, charset, self.exit_event):
                self.process_message(message)
        except OSError as error:
            if error.errno != errno.EIO:  # so Linux says that the terminal is gone
                raise

    def _hang_up(self) -> None:
        self._is_gone = True
        while True:  # at its start the app does not listen yet
            os.kill(os.getpid(), signal.SIGHUP)
            time.sleep(_REMINDER)


def _size() -> tuple[int, int]:
    """Columns and rows of the terminal; none at all if it cannot be asked."""
    try:
        columns, rows = os.get_terminal_size(sys.__stderr__.fileno() if sys.__stderr__ else -1)
    except OSError:
        return 0, 0
    return columns, rows
