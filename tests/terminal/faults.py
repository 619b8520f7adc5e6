"""What can go wrong around the program: its surroundings, its streams, signals."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tests.program import SUPPLE, environment
from tests.terminal.mash import cpu_seconds
from tests.terminal.terminal import Terminal
from tests.terminal.test_first_screen import assert_left_as_found

Env = dict[str, str]
Surroundings = Callable[[Path], AbstractContextManager[Env]]

COMMANDS = (
    ("list",),
    ("show", "four-essentials"),
    ("check",),
    ("next",),
    ("report",),
    ("export",),
    ("paths",),
    ("play", "one-stretch", "--plain", "--speed", "1000"),
)
SAID = range(4)
"""The exit codes that have a meaning; Python ends with 1 too, but not without a traceback."""

OWN = 'name = "Own"\n[[steps]]\nexercise = "cat-cow"\n'


@contextmanager
def _mounted(folder: Path, options: str, *, filled: bool = False) -> Iterator[None]:
    """A file system of its own, with what was in the folder; needs root."""
    kept = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "supple", folder], check=True)
    try:
        for path, content in kept.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if filled:
            _fill(folder / "ballast")
        if options:
            subprocess.run(["mount", "-o", f"remount,{options}", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def _fill(ballast: Path) -> None:
    try:
        with ballast.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
    except OSError:
        pass


@contextmanager
def full_disk(home: Path) -> Iterator[Env]:
    """There is no room for another byte."""
    with _mounted(home / "data", "", filled=True), _mounted(home / "config", "", filled=True):
        yield {}


@contextmanager
def read_only(home: Path) -> Iterator[Env]:
    """Nothing can be written."""
    with _mounted(home / "data", "ro"), _mounted(home / "config", "ro"):
        yield {}


@contextmanager
def no_folders(home: Path) -> Iterator[Env]:
    """The folders are not there, and nobody can make them."""
    yield {"XDG_DATA_HOME": "/proc/no/data", "XDG_CONFIG_HOME": "/proc/no/config"}


@contextmanager
def no_home(home: Path) -> Iterator[Env]:
    """The home is not there, and nothing else is said."""
    yield {"HOME": "/proc/no", "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""}


@contextmanager
def files_for_folders(home: Path) -> Iterator[Env]:
    """Where folders are looked for there are files."""
    (home / "file").write_text("no folder", encoding="utf-8")
    yield {name: str(home / "file") for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}


NEED_ROOT: dict[str, Surroundings] = {"full disk": full_disk, "read-only": read_only}
SURROUNDINGS: dict[str, Surroundings] = {
    "no folders": no_folders,
    "no home": no_home,
    "files for folders": files_for_folders,
    **(NEED_ROOT if os.geteuid() == 0 else {}),
}
STREAMS = {
    "as they are": "",
    "stdin closed": "<&-",
    "stdout closed": ">&-",
    "stderr closed": "2>&-",
    "all closed": "<&- >&- 2>&-",
    "stdout full": ">/dev/full",
    "both full": ">/dev/full 2>&1",
    "nobody reads": "| true",
}


def prepared(home: Path) -> Env:
    """Folders with a routine of one's own; the environment that leads there."""
    for name in ("data/supple/routines", "config/supple"):
        (home / name).mkdir(parents=True, exist_ok=True)
    (home / "data/supple/routines/own.toml").write_text(OWN, encoding="utf-8")
    return environment(home, EDITOR="true")


def check_commands(
    home: Path,
    env: Mapping[str, str],
    streams: str = "",
    commands: Sequence[tuple[str, ...]] = COMMANDS,
) -> list[str]:
    """What is wrong with what the commands that print say there."""
    found = []
    for arguments in commands:
        line = f'exec "$@" {streams}' if "|" not in streams else f'"$@" {streams}'
        result = subprocess.run(
            ["sh", "-c", line, "sh", *SUPPLE, *arguments],
            cwd=home,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
        said = result.stdout + result.stderr
        if result.returncode not in SAID or b"Traceback" in said or b"Exception" in said:
            found.append(f"{arguments} ended with {result.returncode}: {said.decode()[-2000:]}")
    return found


ENDS = {signal.SIGHUP: 129, signal.SIGTERM: 143, signal.SIGINT: 130, signal.SIGQUIT: 131}
"""Signals that a process can act on, and the exit codes that tell of them."""


def check_signal(home: Path, env: Mapping[str, str], way: str, number: signal.Signals) -> list[str]:
    """What is wrong after a signal on a screen that these keys lead to, and at the next start."""
    with Terminal(SUPPLE, env, cwd=home) as terminal:
        _go(terminal, way)
        os.kill(terminal.pid, number)
        try:
            code = terminal.wait_for_end()
            if number in ENDS:
                assert code == ENDS[number], f"ended with {code}"
                assert_left_as_found(terminal)
            assert b"Traceback" not in terminal.written, "a traceback"
        except AssertionError as error:
            return [f"{error}\n{terminal.text}"]
    with Terminal(SUPPLE, env, cwd=home) as again:
        again.wait_for("enter")
    return []


def check_stop(home: Path, env: Mapping[str, str], way: str) -> list[str]:
    """What is wrong after being stopped and woken on a screen that these keys lead to."""
    with Terminal(SUPPLE, env, cwd=home) as terminal:
        _go(terminal, way)
        os.kill(terminal.pid, signal.SIGSTOP)
        terminal.read(0.2)
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_for(lambda _: terminal.written.count(b"\x1b[?1049h") == 2)
        before = cpu_seconds(terminal.pid)
        until = time.monotonic() + 1.0
        while (left := until - time.monotonic()) > 0:
            terminal.read(left)
        spent = cpu_seconds(terminal.pid) - before
        os.kill(terminal.pid, signal.SIGTERM)
        code = terminal.wait_for_end()
        assert_left_as_found(terminal)
    found = [] if code == ENDS[signal.SIGTERM] else [f"ended with {code}\n{terminal.text}"]
    return found if spent < 0.9 else [*found, f"{spent} s of the processor in one second"]


def _go(terminal: Terminal, way: str) -> None:
    terminal.wait_for("enter start")
    for key in way:
        terminal.press(key)
        while terminal.read(0.15):
            pass
