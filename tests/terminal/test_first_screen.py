"""What is there after `supple` and Enter: in every terminal, in every size, and nowhere else."""

import re

import pytest

from tests.terminal.conftest import Start
from tests.terminal.terminal import (
    ALTERNATE_SCREEN,
    KITTY_KEYS,
    SHOW_CURSOR,
    Terminal,
    fresh_line,
)

NAMES = ("The four essentials", "Four essentials plus three", "Just one stretch")
TERMS = ("xterm-256color", "xterm", "screen-256color", "tmux-256color", "linux", "vt100")
MOUSE = {9, 1000, 1001, 1002, 1003, 1005, 1006, 1015, 1016}
FOCUS, PASTE = 1004, 2004


def shows_it_all(text: str) -> bool:
    """True when list, detail and footer are drawn."""
    last = text.splitlines()[-1]
    return all(name in text for name in NAMES) and "done by" in text and "help" in last


def assert_left_as_found(terminal: Terminal) -> None:
    """The terminal is as a shell wants it, and never took the mouse, so that text can be marked."""
    on = terminal.screen.modes
    assert SHOW_CURSOR in on
    assert not on & {ALTERNATE_SCREEN, KITTY_KEYS, FOCUS, PASTE}
    assert not terminal.screen.modes_used & MOUSE
    assert terminal.line == fresh_line()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 18)], ids=str)
def test_the_first_screen(start: Start, size: tuple[int, int]) -> None:
    terminal = start(size=size)
    text = terminal.wait_for(lambda text: "Just one stretch" in text and "? help" in text)
    assert text.lstrip().startswith("Supple")
    if size != (60, 18):
        terminal.wait_for(shows_it_all)
    assert ALTERNATE_SCREEN in terminal.screen.modes
    assert terminal.line != fresh_line()
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert_left_as_found(terminal)


@pytest.mark.parametrize("term", TERMS)
def test_it_shows_in_every_terminal(start: Start, term: str) -> None:
    terminal = start(TERM=term)
    terminal.wait_for(shows_it_all)
    terminal.press("q")
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("more", [{}, {"NO_COLOR": "1"}], ids=str)
def test_without_colours_the_highlight_and_the_scrollbar_are_in_reverse_video(
    start: Start, more: dict[str, str]
) -> None:
    terminal = start(TERM="vt100", **more)
    terminal.wait_for(shows_it_all)
    terminal.press("j")

    def in_reverse() -> list[list[bool]]:
        return [[bool(cell[7]) for cell in row] for row in terminal.screen.cells]

    text = terminal.wait_for(lambda _: any(row[78] for row in in_reverse()))
    row = next(y for y, line in enumerate(text.splitlines()) if line.startswith(f" {NAMES[1]}"))
    assert [y for y, cells in enumerate(in_reverse()) if all(cells[:42])] == [row]
    assert not re.search(rb"\x1b\[[\d;]*\b(?:[349]\d|10\d)\b", terminal.written)


@pytest.mark.parametrize("more", [{"NO_COLOR": "1"}, {"LC_ALL": "C"}], ids=str)
def test_it_shows_without_colours_and_without_a_locale(start: Start, more: dict[str, str]) -> None:
    terminal = start(**more)
    terminal.wait_for(shows_it_all)
    terminal.press("q")
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("arguments", [[], ["play", "one-stretch"]], ids=["app", "play"])
@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_dumb_terminal_is_told_what_to_do(start: Start, arguments: list[str], term: str) -> None:
    terminal = start(*arguments, TERM=term, size=(200, 24))
    assert terminal.wait_for_end(5) == 2
    lines = [line for line in terminal.text.splitlines() if line.strip()]
    assert len(lines) == 1
    assert "play" in lines[0]
    assert "--plain" in lines[0]
    assert b"\x1b" not in terminal.written


def test_too_small_a_window_says_so_and_grows_again(start: Start) -> None:
    terminal = start()
    terminal.wait_for(shows_it_all)
    terminal.resize(40, 10)
    text = terminal.wait_for("Please enlarge")
    assert "40 × 10 is too small" in text
    assert "Just one stretch" not in text
    terminal.resize(100, 30)
    text = terminal.wait_for(shows_it_all)
    assert "Please enlarge" not in text


def test_a_window_that_starts_too_small(start: Start) -> None:
    terminal = start(size=(40, 10))
    terminal.wait_for("Please enlarge")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert_left_as_found(terminal)
