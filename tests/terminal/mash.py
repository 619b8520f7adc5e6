"""Keys pressed at random, on every screen: whatever they do, nothing may break."""

import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.program import SUPPLE, environment
from tests.terminal.survival import QUICK
from tests.terminal.terminal import KEYS, Terminal
from tests.terminal.test_first_screen import assert_left_as_found
from tui.keys import KEYS as BOUND

WAYS = {
    "routines": "",
    "search": "/",
    "catalog": "2",
    "filters": "2f",
    "exercise form": "2n",
    "progress": "3",
    "help": "?",
    "editor": "e",
    "new routine": "n",
    "dose form": "e\r",
    "picker": "ea",
    "typed line": "eo",
    "routine form": "er",
    "session": "\r",
    "hurts": "\r!",
    "end of a session": "\rqy",
    "about me": "a",
    "made for you": "m",
    "commands": "\x10",
    "import": "I",
}
"""The keys that lead to each screen from the first one."""

_NAMED = {"shift+tab": "\x1b[Z", "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~",
          "pagedown": "\x1b[6~", "delete": "\x1b[3~"}  # fmt: skip
_STRANGE = (
    *("\x00", "\x1b[", "\x1bO", "\x1b[99~", "\x1b]", "\udcff", "\u202e", "\u0301"),
    *("é", "日", "🧘", "[", "[/b]", "\x1b[200~x\ny\x1b[201~", "\x1b[I", "\x1b[?2026;2$y"),
)
"""What no key of the program is: halves of sequences, other letters, pastes, answers."""

_AT_ONCE = 5
"""Keys sent before the screen is looked at; few enough not to be taken for a paste."""
_BROKEN = re.compile(rb"Traceback|Error\b.*\bline \d+|\x1b\[31m\xe2\x95\xad")


def keys(random: Random) -> Iterator[str]:
    """Keys without end: mostly those that mean something, then letters, then strange ones."""
    bound = [
        name
        for place in BOUND.values()
        for key in place
        for name in key.keys.split(",")
        if name and name not in ("ctrl+z",)
    ]
    while True:
        chance = random.random()
        if chance < 0.75:
            yield _sent(random.choice(bound))
        elif chance < 0.95:
            yield random.choice("abcdefghijklmnopqrstuvwxyz0123456789 .:-+/\r\r\x1b\t")
        else:
            yield random.choice(_STRANGE)


def _sent(name: str) -> str:
    if name in KEYS or name in _NAMED:
        return KEYS.get(name) or _NAMED[name]
    if name.startswith("ctrl+"):
        return chr(ord(name[-1]) - 96)
    return name


class Mash:
    """One person with a cat on the keyboard, on folders of its own."""

    def __init__(self, home: Path, way: str, seed: str) -> None:
        self.more: dict[str, str] = {}
        """What to add to the environment."""
        self._home = home
        self._way = way
        self._random = Random(seed)
        self.pressed = ""
        """All that was typed since the last start."""
        routines = home / "data" / "supple" / "routines"
        routines.mkdir(parents=True, exist_ok=True)
        (routines / "quick.toml").write_text(QUICK, encoding="utf-8")

    def run(self, count: int) -> str:
        """Press so many keys, in as many starts as it takes; returns what broke, or nothing."""
        stream, left = keys(self._random), count
        while left > 0:
            with self._start() as terminal:
                while left > 0 and self._press(terminal, [next(stream) for _ in range(_AT_ONCE)]):
                    left -= _AT_ONCE
                if broken := self._end(terminal):
                    return broken
        return ""

    def _start(self) -> Terminal:
        env = environment(self._home, EDITOR="true", ESCDELAY="5", PYTHONFAULTHANDLER="1")
        env |= self.more
        size = self._random.choice([(80, 24), (120, 40), (60, 18)])
        terminal = Terminal(SUPPLE, env, cwd=self._home, columns=size[0], rows=size[1])
        terminal.wait_for(lambda text: "? help" in text or "esc " in text or "too small" in text)
        self.pressed = ""
        for key in WAYS[self._way]:
            self._press(terminal, [key])
        return terminal

    def _press(self, terminal: Terminal, keys: list[str]) -> bool:
        """False once the program has ended."""
        text = "".join(keys)
        self.pressed += text
        if self._random.random() < 0.02:
            terminal.resize(self._random.randint(20, 200), self._random.randint(5, 60))
        try:
            terminal.press_bytes(text.encode("utf-8", "surrogateescape"))
        except OSError:
            return False
        while terminal.read(0.03):
            pass
        return not terminal.has_ended()

    def _end(self, terminal: Terminal) -> str:
        """Have the program end, if it has not; what is wrong with that or was before."""
        spent = 0.0
        if not terminal.has_ended():
            while terminal.read(0.2):
                pass
            before = cpu_seconds(terminal.pid)
            deadline = time.monotonic() + 0.5
            while (left := deadline - time.monotonic()) > 0:
                terminal.read(left)
            spent = cpu_seconds(terminal.pid) - before
            os.kill(terminal.pid, signal.SIGTERM)
        after = f"{self._way}, after {self.pressed!r}"
        try:
            code = terminal.wait_for_end()
            assert_left_as_found(terminal)
        except AssertionError as error:
            if terminal.exit_code is None:
                os.kill(terminal.pid, signal.SIGABRT)  # tells where it hangs
                terminal.read(1.0)
            return f"{after}: {error}\n{_last_of(terminal)}"
        # While it is ending by itself, a signal is no longer heard.
        if code not in (0, 128 + signal.SIGTERM, -signal.SIGTERM) or _BROKEN.search(
            terminal.written
        ):
            return f"{after}: ended with {code}\n{_last_of(terminal)}"
        return f"{after}: {spent} s of 0.5" if spent > 0.4 else ""


def _last_of(terminal: Terminal) -> str:
    return terminal.written[-8000:].decode(errors="replace")


def cpu_seconds(pid: int) -> float:
    """What a process has spent of the processor so far; 0 when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
