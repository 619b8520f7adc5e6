"""Terminals that do not speak UTF-8, bytes that nobody meant, and pastes of any size."""

from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal
from tests.terminal.test_first_screen import assert_left_as_found

MEGABYTE = 1_000_000
OWN = 'name = "Übung – 日本"\nnotes = "naïve"\n[[steps]]\nexercise = "cat-cow"\n'


@pytest.fixture
def own(routines: Path) -> Path:
    """A routine with letters that not every encoding has."""
    (routines / "own.toml").write_text(OWN, encoding="utf-8")
    return routines


def is_ready(text: str) -> bool:
    """True when the first screen waits for keys."""
    return "enter start" in text.splitlines()[-1]


def leave(terminal: Terminal) -> None:
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert_left_as_found(terminal)


def test_in_the_c_locale_every_screen_is_drawn_in_ascii(start: Start, own: Path) -> None:
    terminal = start(LC_ALL="C")
    terminal.wait_for(lambda text: "Ubung - ????" in text and is_ready(text))
    for keys, text in (
        ("e", "^s save"),
        ("a", "enter add"),
        ("\x1b", "^s save"),
        ("\x1b", "enter start"),
        ("2", "Thread the needle"),
        ("\x10", "Search for commands"),
        ("\x1b", "Foam roller, upper back      upper back"),
        ("3", "Nothing yet."),
        ("1", "enter start"),
        ("\r", "GET READY"),
        ("n", "> OUT"),
        ("q", "End this session?"),
        ("y", "0 of 1 done"),
        ("\r", "enter start"),
    ):
        terminal.press(keys)
        terminal.wait_for(text)
    leave(terminal)
    assert terminal.written.isascii()


def test_in_latin_1_its_letters_are_written_and_read(start: Start, own: Path) -> None:
    terminal = start(LC_ALL="de_DE.ISO-8859-1")
    terminal.wait_for(is_ready)
    assert "Übung - ????".encode("latin-1") in terminal.written
    terminal.press("/")
    terminal.wait_for("esc show all")
    terminal.press_bytes(b"na\xefve")
    terminal.wait_for(lambda _: b"\xefve" in terminal.written)
    terminal.press("\x1b")
    terminal.wait_for(is_ready)
    leave(terminal)


def test_bytes_that_are_no_text_do_no_harm(start: Start) -> None:
    terminal = start()
    terminal.wait_for(is_ready)
    terminal.press("/")
    terminal.wait_for("esc show all")
    terminal.press_bytes(b"cat\xff\xc3(\x80")
    terminal.wait_for("cat�")
    terminal.press("\x1b")
    terminal.wait_for(is_ready)
    leave(terminal)


@pytest.mark.parametrize(
    ("place", "is_marked"), [("list", False), ("search", False), ("search", True), ("name", True)]
)
def test_a_pasted_megabyte_is_neither_obeyed_nor_a_burden(
    start: Start, own: Path, place: str, is_marked: bool
) -> None:
    text = ("q x y d \r\n\x03" * MEGABYTE)[:MEGABYTE].encode()
    terminal = start()
    terminal.wait_for(lambda text: "Übung" in text and is_ready(text))
    if place == "search":
        terminal.press("/")
        terminal.wait_for("esc show all")
    elif place == "name":
        terminal.press("e")
        terminal.wait_for("^s save")
        terminal.press("S")
        terminal.wait_for("esc cancel")
    terminal.press_bytes(b"\x1b[200~" + text + b"\x1b[201~" if is_marked else text)
    while terminal.read(0.5):
        pass
    if place == "name":
        terminal.press("\x1b")
        terminal.wait_for("^s save")
    if place != "list":
        terminal.press("\x1b")
    terminal.wait_for(is_ready)
    assert [file.name for file in own.iterdir()] == ["own.toml"]
    leave(terminal)
