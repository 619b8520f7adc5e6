"""Whole stories over a real SSH connection, as most people have it."""

import os
import shlex
import shutil
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.program import SUPPLE, environment
from tests.terminal import ssh
from tests.terminal.conftest import Start
from tests.terminal.survival import QUICK
from tests.terminal.terminal import Terminal
from tests.terminal.test_first_screen import assert_left_as_found
from tests.terminal.test_stories import FIRST, add

pytestmark = pytest.mark.skipif(bool(ssh.missing()), reason=ssh.missing() or "sshd is there")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ssh.SshServer]:
    server = ssh.SshServer(tmp_path_factory.mktemp("ssh"))
    yield server
    server.close()


@pytest.fixture
def home(tmp_path: Path, routines: Path) -> Path:
    """A home with a routine of short phases, and no time to read."""
    (routines / "quick.toml").write_text(QUICK, encoding="utf-8")
    config = tmp_path / "config" / "supple" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("reading_time = false\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def log_in(server: ssh.SshServer, home: Path) -> Iterator[Start]:
    """Runs `supple`, or another command, at the other end of a connection of its own."""
    with ExitStack() as running:

        def log_in(
            *arguments: str,
            size: tuple[int, int] = (80, 24),
            command: tuple[str, ...] = SUPPLE,
            **more: str,
        ) -> Terminal:
            env = environment(home, **more) | {"HOME": str(home)}
            line = server.command([*command, *arguments], env)
            columns, rows = size
            client = {"PATH": os.environ["PATH"], "TERM": env["TERM"]}
            terminal = Terminal(line, client, cwd=home, columns=columns, rows=rows)
            return running.enter_context(terminal)

        yield log_in


def test_a_session_from_its_start_to_its_summary(log_in: Start) -> None:
    terminal = log_in("play", "one-stretch", "--speed", "100")
    terminal.wait_for("right side")
    terminal.wait_for("All done.")
    terminal.press("enter")
    assert terminal.wait_for_end() == 0
    assert_left_as_found(terminal)


def test_a_routine_is_built_and_saved(log_in: Start, home: Path) -> None:
    terminal = log_in()
    terminal.wait_for(FIRST)
    terminal.press("n")
    terminal.wait_for("Press a to add an exercise")
    add(terminal, "cat cow", 1)
    terminal.press("+")
    terminal.wait_for("9 reps")
    terminal.press("ctrl+s")
    terminal.wait_for("Name of the routine")
    terminal.press("By ssh")
    terminal.wait_for(" By ssh ")
    terminal.press("enter")
    terminal.wait_for("Saved as by-ssh.toml")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    saved = (home / "data/supple/routines/by-ssh.toml").read_text(encoding="utf-8")
    assert "reps = 9" in saved


def test_a_connection_that_breaks_leaves_the_session_where_it_was(log_in: Start) -> None:
    terminal = log_in()
    terminal.wait_for(FIRST)
    terminal.press("enter")
    terminal.wait_for("GET READY")
    terminal.press("n")
    terminal.wait_for("EASE IN")
    os.kill(terminal.pid, signal.SIGKILL)
    again = log_in()
    text = again.wait_for("was broken off")
    assert "Go on from there" in text
    again.press("o")
    again.wait_for(lambda text: "EASE IN" in text or "HOLD" in text)


def test_two_logins_at_once_know_of_each_other(log_in: Start) -> None:
    one = log_in()
    one.wait_for(FIRST)
    one.press("enter")
    one.wait_for("GET READY")
    other = log_in()
    text = other.wait_for("enter start")
    assert "was broken off" not in text
    other.press("n")
    other.wait_for("Press a to add an exercise")
    one.press("n")
    one.wait_for("EASE IN")
    other.press("escape")
    other.wait_for("enter start")
    other.press("q")
    assert other.wait_for_end() == 0


@pytest.mark.parametrize(
    ("keys", "title"),
    [("", FIRST), ("2", "Cat-cow"), ("e", "30 s each side"), ("\r", "GET READY")],
    ids=["routines", "catalog", "editor", "session"],
)
def test_every_screen_takes_every_size(log_in: Start, keys: str, title: str) -> None:
    terminal = log_in()
    terminal.wait_for("enter start")
    terminal.press("j", keys)
    terminal.wait_for(title)
    terminal.resize(20, 5)
    terminal.wait_for("too small")
    terminal.resize(300, 100)
    terminal.wait_for(title)
    for number in range(200):
        terminal.resize(20 + number % 120, 5 + number % 45)
        terminal.read(0.002)
    terminal.resize(60, 18)
    terminal.wait_for(lambda text: "too small" not in text and "? help" in text.splitlines()[-1])


@pytest.fixture
def tmux(home: Path) -> Iterator[tuple[str, ...]]:
    """A tmux of our own at the other end."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    tmux = ("tmux", "-L", f"supple-ssh-{home.name}", "-f", "/dev/null")
    yield tmux
    os.system(shlex.join([*tmux, "kill-server"]) + " 2>/dev/null")


def test_detached_from_tmux_a_session_goes_on_and_is_there_again(
    log_in: Start, tmux: tuple[str, ...]
) -> None:
    program = shlex.join([*SUPPLE, "play", "quick"])
    terminal = log_in("new-session", program, command=tmux)
    terminal.wait_for("GET READY")
    terminal.press("n")
    terminal.wait_for("EASE IN")
    terminal.press("space")
    terminal.wait_for("PAUSED")
    terminal.press("\x02", "d")
    assert terminal.wait_for_end() == 0
    back = log_in("attach", command=tmux)
    back.wait_for("PAUSED")
    back.press("space")
    back.wait_for(lambda text: "PAUSED" not in text and ("EASE IN" in text or "HOLD" in text))


def test_a_routine_is_built_in_tmux_across_a_lost_connection(
    log_in: Start, tmux: tuple[str, ...], home: Path
) -> None:
    whole = (";", "set", "status", "off")  # every row is the program's
    terminal = log_in("new-session", shlex.join(SUPPLE), *whole, command=tmux)
    terminal.wait_for(FIRST)
    terminal.press("n")
    terminal.wait_for("Press a to add an exercise")
    add(terminal, "cat cow", 1)
    terminal.press("+")
    terminal.wait_for("9 reps")
    os.kill(terminal.pid, signal.SIGKILL)
    back = log_in("attach", command=tmux, size=(120, 40))
    back.wait_for("9 reps")
    back.press("e")
    back.wait_for("enter take")
    back.press("ctrl+u", "2 x 20 s", "enter")
    back.wait_for("2 × 20 s")
    back.press("ctrl+s")
    back.wait_for("Name of the routine")
    back.press("By tmux")
    back.wait_for(" By tmux ")
    back.press("enter")
    back.wait_for("Saved as by-tmux.toml")
    back.press("q")
    assert back.wait_for_end() == 0
    saved = (home / "data/supple/routines/by-tmux.toml").read_text(encoding="utf-8")
    assert "reps = 2\nhold_seconds = 20" in saved
