"""The person's own editor has the terminal, and gives it back."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.terminal import ALTERNATE_SCREEN, KITTY_KEYS, Terminal
from tests.terminal.test_first_screen import assert_left_as_found
from tui.core.marked_text import MARK

OWN = """\
name = "Evening"

[[steps]]
exercise = "figure-four"
hold_seconds = 40
"""

BREAKS_THEN_MENDS = """\
if grep -q forty "$1"
then cp "$1" seen; sed -i 's/forty/41/' "$1"
else sed -i 's/40/forty/' "$1"
fi
"""

ASKS = """\
echo "an editor for $1"
read answer
sed -i "s/40/$answer/" "$1"
"""

WAITS = """\
echo $$ > pid
echo "an editor"
exec sleep 60
"""

Open = Callable[..., Terminal]


@pytest.fixture
def evening(routines: Path) -> Path:
    path = routines / "evening.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def open_evening(start: Start, evening: Path, tmp_path: Path) -> Open:
    """Starts the program with an editor that is this shell script, and presses the key for it."""

    def opening(script: str, **more: str) -> Terminal:
        (tmp_path / "editor").write_text(script)
        terminal = start(EDITOR="sh editor", **more)
        terminal.wait_for(lambda text: "Evening" in text and "? help" in text)
        terminal.press("E")
        return terminal

    return opening


def test_a_broken_text_comes_back_marked_and_a_sound_one_is_saved(
    open_evening: Open, evening: Path, tmp_path: Path
) -> None:
    terminal = open_evening(BREAKS_THEN_MENDS)
    terminal.wait_for("1 problem in the text")
    text = terminal.wait_for("edit again")
    assert "line 5" in text
    assert "not valid TOML" in text
    assert evening.read_text() == OWN
    terminal.press("e")
    terminal.wait_for("Saved as evening.toml")
    terminal.wait_for("41 s each side")
    assert (tmp_path / "seen").read_text().splitlines()[5].startswith(f"{MARK} not valid TOML")
    assert evening.read_text() == OWN.replace("40", "41")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert_left_as_found(terminal)


def test_the_editor_has_the_terminal_as_a_shell_would_give_it(
    open_evening: Open, evening: Path
) -> None:
    terminal = open_evening(ASKS)
    terminal.wait_for("an editor for /")
    assert_left_as_found(terminal)
    terminal.press("45")
    terminal.wait_for("45")  # the terminal shows what is typed
    terminal.press("\n")
    text = terminal.wait_for(lambda text: "Saved as evening.toml" in text and "? help" in text)
    assert "an editor for" not in text
    assert terminal.screen.modes & {ALTERNATE_SCREEN, KITTY_KEYS} == {ALTERNATE_SCREEN, KITTY_KEYS}
    assert evening.read_text() == OWN.replace("40", "45")
    terminal.press("?")
    terminal.wait_for("Keys")


def test_a_window_that_is_resized_meanwhile_is_filled_afterwards(open_evening: Open) -> None:
    terminal = open_evening(ASKS)
    terminal.wait_for("an editor for /")
    terminal.resize(120, 40)
    terminal.press("45\n")
    text = terminal.wait_for(lambda text: "? help" in text.splitlines()[-1])
    assert len(text.splitlines()) == 40
    terminal.wait_for(lambda text: "45 s each side" in text)


def test_an_interrupt_is_for_the_editor_alone(open_evening: Open, evening: Path) -> None:
    terminal = open_evening("trap 'echo interrupted' INT\necho an editor\nread x\nread x\n")
    terminal.wait_for("an editor")
    terminal.press("ctrl+c")
    terminal.wait_for("interrupted")
    terminal.press("\n", "\n")
    terminal.wait_for(lambda text: "Nothing was changed" in text and "? help" in text)
    assert evening.read_text() == OWN


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_when_the_program_is_ended_the_editor_is_too(
    open_evening: Open, evening: Path, number: signal.Signals
) -> None:
    terminal = open_evening(WAITS)
    terminal.wait_for("an editor")
    os.kill(terminal.pid, number)
    # Nobody holds the terminal any more: reading comes to an end before the time is up.
    assert terminal.wait_for_end(seconds=30) == 128 + number
    assert b"Traceback" not in terminal.written
    assert evening.read_text() == OWN


def test_the_program_ends_with_the_line_whatever_the_editor_does(
    open_evening: Open, evening: Path, tmp_path: Path
) -> None:
    terminal = open_evening(f"trap '' HUP\n{WAITS}")
    terminal.wait_for("an editor")
    terminal.hang_up()
    try:
        assert terminal.wait_for_end() == 128 + signal.SIGHUP
        assert evening.read_text() == OWN
    finally:
        os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)


def test_what_the_editor_wrote_before_the_line_was_lost_is_kept(
    open_evening: Open, evening: Path, tmp_path: Path
) -> None:
    terminal = open_evening("sed -i 's/40/45/' \"$1\"\ntouch written\nexec sleep 60\n")
    deadline = time.monotonic() + 15
    while not (tmp_path / "written").exists() and time.monotonic() < deadline:
        terminal.read(0.05)
    terminal.hang_up()
    assert terminal.wait_for_end() == 128 + signal.SIGHUP
    assert evening.read_text() == OWN
    scratch = tmp_path / "data" / "supple" / "scratch" / "evening.toml"
    assert scratch.read_text() == OWN.replace("40", "45")
