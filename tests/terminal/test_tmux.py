"""A story inside tmux, as many people's terminals are."""

import shlex
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.program import SUPPLE, environment

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


class Tmux:
    """A tmux server of our own with one window."""

    def __init__(self, home: Path) -> None:
        self._socket = f"supple-{home.name}"
        self._env = environment(home, TMUX_TMPDIR=str(home))
        self._home = home

    def __call__(self, *arguments: str) -> str:
        command = ["tmux", "-L", self._socket, "-f", "/dev/null", *arguments]
        result = subprocess.run(
            command, env=self._env, capture_output=True, text=True, timeout=10, check=True
        )
        return result.stdout

    def start(self, *arguments: str) -> None:
        """Run `supple` in the window; then say how it ended, and stay."""
        line = f"{shlex.join([*SUPPLE, *arguments])}; echo ended with $?; exec sleep 60"
        size = ("-x", "80", "-y", "24")
        self("new-session", "-d", *size, "-c", str(self._home), "sh", "-c", line)

    def wait_for(self, condition: str | Callable[[str], bool], seconds: float = 15) -> str:
        """The screen, once it shows a text or a condition on it holds."""
        deadline = time.monotonic() + seconds
        while True:
            text = self("capture-pane", "-p")
            if condition in text if isinstance(condition, str) else condition(text):
                return text
            if time.monotonic() > deadline:
                raise AssertionError(f"waited for {condition!r} in vain; the screen:\n{text}")
            time.sleep(0.05)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    tmux = Tmux(tmp_path)
    yield tmux
    tmux("kill-server")


def test_a_session_in_tmux(tmux: Tmux) -> None:
    tmux.start()
    text = tmux.wait_for("done by")
    assert "Four essentials plus three" in text
    tmux("send-keys", "j")
    tmux.wait_for("7 exercises")
    tmux("send-keys", "Enter")
    tmux.wait_for("GET READY")
    tmux("send-keys", "Right")
    tmux.wait_for("EASE IN")
    tmux("send-keys", "Left")
    tmux.wait_for("GET READY")
    tmux("send-keys", "Space")
    tmux.wait_for("PAUSED")
    tmux("send-keys", "Escape")
    tmux.wait_for("End this session?")
    tmux("send-keys", "y")
    tmux.wait_for("0 of 7 done")
    tmux("send-keys", "Enter")
    tmux.wait_for("done by")
    tmux("send-keys", "q")
    text = tmux.wait_for("ended with")
    assert "ended with 0" in text
    assert "Four essentials plus three" not in text
