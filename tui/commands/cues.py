"""`supple cues`: try each cue on this terminal, and see what to put into `config.toml`."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
import tomli_w

from tui.commands.output import GOOD, INTERRUPTED, say
from tui.core.signal import CueSettings, Notify, Signal, signal_in_words
from tui.live.signals import Run, Signals

_TURN_AWAY = 3.0
"""Seconds before a notification: some terminals show none while their window is in front."""

_INVERSIONS = 4
_INVERTED, _AS_IT_WAS = "\x1b[7m", "\x1b[0m"

_NOTIFICATIONS = {
    Notify.OSC99: "OSC 99, as kitty knows it",
    Notify.OSC777: "OSC 777, as rxvt knows it",
    Notify.OSC9: "OSC 9, as iTerm2 knows it",
}
"""The better one first: what each can show, and whether it takes the last one's place."""


class Seat(NamedTuple):
    """The terminal and the person before it, given from outside so that tests need not wait."""

    ask: Callable[[str], str]
    """Show a prompt and read a line; raises `EOFError` when there are no more."""
    write: Callable[[str], None]
    """To the terminal, as it is."""
    sleep: Callable[[float], None]
    environ: Mapping[str, str]
    run: Run
    """Starts the person's own commands."""


def try_cues(settings: CueSettings, config: Path, seat: Seat) -> int:
    """Show each cue and ask whether it was noticed; changes no file. Returns the exit code."""
    say("Each cue in turn: press Enter, watch and listen, then say whether you noticed it.")
    say("Ctrl+C ends it. No file is changed.")
    for hint in _hints(seat.environ):
        say(hint)
    tryout = _Tryout(settings, seat)
    try:
        found = msgspec.structs.replace(
            settings,
            bell=tryout.bell(),
            title=tryout.title(),
            invert=tryout.invert(),
            notify=tryout.notify(),
        )
        tryout.commands()
    except (KeyboardInterrupt, EOFError):
        say()
        return INTERRUPTED
    _print_table(found, config)
    return GOOD


class _Tryout:
    """Gives one kind of cue after the other, whatever is set."""

    def __init__(self, settings: CueSettings, seat: Seat) -> None:
        self._settings = settings
        self._seat = seat
        self._due: list[tuple[float, Callable[[], None]]] = []

    def bell(self) -> bool:
        """True when the bell was noticed in one pattern at least."""
        signals = self._signals(CueSettings())
        noticed = []
        for signal in Signal:
            name = f"The bell: {signal_in_words(signal)}"
            noticed.append(self._noticed(name, partial(self._give, signals, signal)))
        return any(noticed)

    def title(self) -> bool:
        """True when the countdown in the title was noticed."""
        return self._noticed("The title of the window: a countdown from 3", self._count_down)

    def invert(self) -> bool:
        """True when the colours were seen to turn round."""
        return self._noticed("A line that turns its colours round", self._turn_round)

    def notify(self) -> Notify:
        """The best kind of notification that was noticed."""
        noticed = []
        for kind, name in _NOTIFICATIONS.items():
            signals = self._signals(CueSettings(bell=False, notify=kind))
            text = f"A notification, {_TURN_AWAY:g} seconds later: {name} (look elsewhere)"
            if self._noticed(text, partial(self._give_later, signals)):
                noticed.append(kind)
        return noticed[0] if noticed else Notify.OFF

    def commands(self) -> None:
        """Run the person's own commands; what they do is theirs to judge."""
        signals = self._signals(CueSettings(bell=False, commands=self._settings.commands))
        for signal, command in self._settings.commands.items():
            if not command:
                continue
            say()
            say(f"Your command for {signal_in_words(signal)}")
            self._seat.ask("Press Enter. ")
            say(self._give(signals, signal) or "It was started.")

    def _noticed(self, name: str, show: Callable[[], object]) -> bool:
        """Show a cue, as often as wanted, and ask."""
        say()
        say(name)
        self._seat.ask("Press Enter. ")
        show()
        while True:
            match self._seat.ask("Did you notice it? y, n, or a for again: ").strip().lower():
                case "y" | "yes":
                    return True
                case "n" | "no":
                    return False
                case "a" | "again":
                    show()

    def _signals(self, settings: CueSettings) -> Signals:
        return Signals(
            settings,
            self._seat.environ,
            write=self._seat.write,
            later=lambda seconds, do: self._due.append((seconds, do)),
            run=self._seat.run,
        )

    def _give(self, signals: Signals, signal: Signal) -> str:
        """Give a signal and wait until all of it has been given."""
        said = signals.give(signal, "This is how Supple reaches you")
        passed = 0.0
        for seconds, do in self._due:
            self._seat.sleep(seconds - passed)
            passed = seconds
            do()
        self._due.clear()
        return said

    def _give_later(self, signals: Signals) -> None:
        self._seat.sleep(_TURN_AWAY)
        self._give(signals, Signal.HOLD_OVER)

    def _count_down(self) -> None:
        signals = self._signals(CueSettings())
        signals.keep_title()
        try:
            for seconds in (3, 2, 1):
                signals.title(f"0:0{seconds} Supple")
                self._seat.sleep(1)
        finally:
            signals.restore_title()

    def _turn_round(self) -> None:
        try:
            for number in range(_INVERSIONS):
                colours = _AS_IT_WAS if number % 2 else _INVERTED
                self._seat.write(f"\r{colours}  HOLD   left side  ")
                self._seat.sleep(0.7)
        finally:
            self._seat.write(f"{_AS_IT_WAS}\n")


def _hints(environ: Mapping[str, str]) -> list[str]:
    """What a terminal multiplexer must be told, if there is one."""
    if environ.get("TMUX"):
        return [
            "In tmux, notifications need: set -g allow-passthrough on",
            "and the title of the window: set -g set-titles on",
        ]
    if environ.get("STY"):
        return ["In GNU screen the bell needs: vbell off; the title is its hardstatus line."]
    return []


def _print_table(found: CueSettings, config: Path) -> None:
    table = msgspec.to_builtins(found)
    if not found.commands:
        del table["commands"]
    say()
    say(f"For {config}, in the place of a table [cues] that is there:")
    say()
    for line in tomli_w.dumps({"cues": table}).splitlines():
        say(line)
    if found.night:
        say()
        say("Set night = false to be given more than the title.")
