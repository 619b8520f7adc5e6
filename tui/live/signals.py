"""Gives the signals: bells, titles and notifications to the terminal, and a person's own commands.

What stands in a sequence comes from files, so it holds nothing that could end the sequence.
"""

import subprocess
from collections.abc import Callable, Mapping, Sequence

from tui.core.signal import PATTERNS, CueSettings, Notify, Signal, signal_in_words
from tui.core.text import displayable

MAX_TEXT = 120
"""Characters of a title, and of each text in a notification."""

BELL = "\x07"
KEEP_TITLE = "\x1b[22;2t"
RESTORE_TITLE = "\x1b[23;2t"
_END = "\x1b\\"
_SCREEN_PART = 60
"""Characters; GNU screen drops a passed string of 256 bytes, and a character may take four."""

Run = Callable[[Sequence[str], Mapping[str, str]], None]
"""Starts a program with its arguments and what is added to its environment; raises `OSError`."""


class Signals:
    """Gives each signal in the ways that are set."""

    def __init__(
        self,
        settings: CueSettings,
        environ: Mapping[str, str],
        *,
        write: Callable[[str], None],
        later: Callable[[float, Callable[[], None]], object],
        run: Run,
    ) -> None:
        """`write` goes to the terminal as it is; `later` does something after so many seconds."""
        self._settings = settings.in_effect
        self._environ = environ
        self._write = write
        self._later = later
        self._run = run
        self._given = 0
        self._title = ""
        self._told: set[str] = set()

    def give(self, signal: Signal, text: str) -> str:
        """Ring, notify and run what is set; returns what a person must be told, mostly nothing.

        A command that cannot be run is told of once.
        """
        if self._settings.bell:
            self._ring(PATTERNS[signal])
        title = f"Supple: {signal_in_words(signal)}"
        for sequence in notification(self._settings.notify, title, text):
            self._write(through_multiplexer(sequence, self._environ))
        command = self._settings.commands.get(signal)
        return self._start(command, signal, text) if command else ""

    def title(self, text: str) -> None:
        """Show a text in the terminal's title; the same text again costs nothing."""
        sequence = window_title(text)
        if self._settings.title and sequence != self._title:
            self._title = sequence
            self._write(sequence)

    def keep_title(self) -> None:
        """Have the terminal remember the title that it shows."""
        if self._settings.title:
            self._write(KEEP_TITLE)

    def restore_title(self) -> None:
        """Bring back the title that was kept."""
        if self._settings.title:
            self._title = ""
            self._write(RESTORE_TITLE)

    def _ring(self, pattern: Sequence[float]) -> None:
        """Ring in a pattern; the rest of one is dropped when the next signal comes before it."""
        self._given += 1
        number = self._given

        def ring() -> None:
            if number == self._given:
                self._write(BELL)

        for seconds in pattern:
            if seconds:
                self._later(seconds, ring)
            else:
                ring()

    def _start(self, command: Sequence[str], signal: Signal, text: str) -> str:
        try:
            self._run(command, {"SUPPLE_CUE": signal.value, "SUPPLE_TEXT": _line(text)})
        except (OSError, ValueError) as error:  # ValueError: text that this system cannot pass on
            program = displayable(command[0])
            if program in self._told:
                return ""
            self._told.add(program)
            return f"cannot run '{program}': {getattr(error, 'strerror', None) or error}"
        return ""


class Commands:
    """Starts programs and never waits for them."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._running: list[subprocess.Popen[bytes]] = []

    def run(self, command: Sequence[str], additions: Mapping[str, str]) -> None:
        """Start a program, without a shell and away from the terminal. Raises `OSError`.

        Programs that have ended since the last time leave the process table here.
        """
        self._running = [process for process in self._running if process.poll() is None]
        process = subprocess.Popen(
            command,
            env={**self._environ, **additions},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._running.append(process)


def window_title(text: str) -> str:
    """The sequence that sets the title (OSC 2).

    It is passed through no multiplexer: tmux and GNU screen take it as the title of their window.
    """
    # Ended by ST: where titles are unknown, a bell would ring every second.
    return f"\x1b]2;{_line(text)}{_END}"


def notification(kind: Notify, title: str, body: str) -> tuple[str, ...]:
    """The sequences that ask for a desktop notification, in order; none for `Notify.OFF`.

    They end in BEL, so that a terminal which knows no such sequence rings at least.
    """
    match kind:
        case Notify.OFF:
            return ()
        case Notify.OSC9:
            text = _field(f"{title}: {body}")
            # Some terminals take a leading number for a command, such as a progress bar.
            return (f"\x1b]9;{'- ' if text[:1].isdigit() else ''}{text}{BELL}",)
        case Notify.OSC777:
            return (f"\x1b]777;notify;{_field(title)};{_field(body)}{BELL}",)
        case Notify.OSC99:
            return (
                f"\x1b]99;i=supple:d=0;{_field(title)}{BELL}",
                f"\x1b]99;i=supple:d=1:p=body;{_field(body)}{BELL}",
            )


def through_multiplexer(sequence: str, environ: Mapping[str, str]) -> str:
    """The sequence as it gets through what stands between the program and the terminal."""
    if environ.get("TMUX"):
        return through_tmux(sequence)
    return through_screen(sequence) if environ.get("STY") else sequence


def through_tmux(sequence: str) -> str:
    """The sequence for the terminal around tmux, which needs `allow-passthrough on` since 3.3."""
    doubled = sequence.replace("\x1b", "\x1b\x1b")
    return f"\x1bPtmux;{doubled}{_END}"


def through_screen(sequence: str) -> str:
    """The sequence for the terminal around GNU screen, in parts that are short enough for it.

    Only for a sequence that begins with its only ESC: screen knows no way to double one.
    """
    starts = range(0, len(sequence), _SCREEN_PART)
    return "".join(f"\x1bP{sequence[at : at + _SCREEN_PART]}{_END}" for at in starts)


def _line(text: str) -> str:
    return displayable(text)[:MAX_TEXT]


def _field(text: str) -> str:
    """The text without the sign that parts one field of a sequence from the next."""
    return _line(text).replace(";", ",")
