"""What Supple needs of Textual that Textual keeps to itself is still there, and does the same."""

import ast
import functools
import importlib
import inspect
import pkgutil
import re
import textwrap
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from textual._context import active_message_pump
from textual._xterm_parser import XTermParser
from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

import tui
from tui.steady_app import SteadyApp

ROOT = Path(__file__).parents[2]
PRIVATE = re.compile("_[a-z]")


@functools.cache
def names(kind: type) -> tuple[frozenset[str], frozenset[str]]:
    """The private names that a class defines or sets on itself, and those that it reads."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(kind)))
    made, read = set(), set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                made.add(name)
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ctx):
                (made if isinstance(ctx, ast.Store) else read).add(name)
    return frozenset(filter(PRIVATE.match, made)), frozenset(filter(PRIVATE.match, read))


def ours() -> Iterator[tuple[type, list[type], list[type]]]:
    """Every class that is built on one of Textual's; its bases of ours, and those of Textual."""
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if module.name != "tui.__main__":
            for kind in vars(importlib.import_module(module.name)).values():
                if inspect.isclass(kind) and kind.__module__ == module.name:
                    bases = inspect.getmro(kind)
                    textuals = [base for base in bases if base.__module__.startswith("textual.")]
                    if textuals:
                        own = [base for base in bases if base.__module__.startswith("tui.")]
                        yield kind, own, textuals


def test_one_private_attribute_is_read_and_one_is_replaced() -> None:
    """Any other name of ours that Textual has too would be an accident."""
    read, replaced = set(), set()
    for kind, own, textuals in ours():
        made = frozenset().union(*(names(base)[0] for base in own))
        read |= {(kind, name) for name in names(kind)[1] - made}
        theirs = frozenset().union(*(names(base)[0] for base in textuals))
        replaced |= {(kind, name) for name in names(kind)[0] & theirs}
    assert {(kind.__name__, name) for kind, name in read} == {("TerminalApp", "_driver")}
    assert {(kind.__name__, name) for kind, name in replaced} == {
        ("SteadyApp", "_handle_exception")
    }


def test_only_what_was_tested_with_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (wanted,) = (line for line in project["dependencies"] if line.startswith("textual"))
    assert wanted == "textual~=8.2.8"
    assert version("textual").startswith("8.2.")


def test_the_parser_reads_keys_from_what_a_terminal_sends() -> None:
    parser = XTermParser()
    keys = [message for message in parser.feed("a\x1b[A") if isinstance(message, Key)]
    assert [key.key for key in keys] == ["a", "up"]
    assert list(parser.tick()) == []


class Failing(SteadyApp):
    """Looks for a part that is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.node: object = None

    def compose(self) -> ComposeResult:
        yield Static("here")

    def look(self) -> None:
        self.node = active_message_pump.get(None)
        self.query_one("#nowhere")


class Passing(ModalScreen[None]):
    """Closes, and looks for its own parts afterwards."""

    def close(self) -> None:
        self.dismiss()
        self.app.call_later(self.call_later, self.query_one, "#nowhere")


async def look(app: Failing) -> None:
    async with app.run_test() as pilot:
        app.call_later(app.look)
        await pilot.pause()


async def test_a_part_that_is_missing_ends_the_app_unless_its_screen_is_closed() -> None:
    app = Failing()
    async with app.run_test() as pilot:
        screen = Passing()
        await app.push_screen(screen)
        screen.close()
        await pilot.pause()
        assert app.screen is not screen
        assert app.return_code is None
    app = Failing()
    with pytest.raises(NoMatches):
        await look(app)
    assert app.node is app
