"""Text that somebody else wrote, in every command that prints: shown as it is, never obeyed."""

import unicodedata
from datetime import datetime

import pytest

from tests import hostile
from tests.commands.conftest import Supple
from tui.storage.paths import Paths

COMMANDS = {
    ("list",): hostile.SHOWN,
    ("list", "--json"): "zz-[/]click",
    ("show", hostile.ID): hostile.SHOWN,
    ("show", hostile.ID, "--json"): "zz-[/]click",
    ("show", hostile.ID, "--sheet"): "[@click=app.quit]x[/]",
    ("show", hostile.ID, "--markdown"): "$(x)",
    ("report",): "[@click=app.quit]me[/]",
    ("report", "--markdown"): "$(x)",
    ("next",): hostile.SHOWN,
    ("play", hostile.ID, "--plain", "--speed", "1000"): hostile.SHOWN,
    ("export",): "zz-[/]click",
    ("export", "--format", "csv"): hostile.SHOWN,
    ("tips",): "",
    ("figure", "show", "zz-[/]closing"): f"1. [/i] {hostile.SHOWN}",
    ("figure", "check"): "",
    ("paths",): "",
}
"""What is printed, and a text that is there to be read in it."""


@pytest.fixture(autouse=True)
def home(paths: Paths) -> Paths:
    """Folders in which every text is hostile."""
    hostile.fill(paths, datetime.now())
    return paths


def is_safe(printed: str) -> bool:
    """True when a terminal has nothing to obey in it but the ends of lines."""
    text = "".join(printed.replace("\r\n", "\n").split("\n"))
    return not any(unicodedata.category(c) in ("Cc", "Cs") or c in hostile.REORDERING for c in text)


def test_every_command_prints_it_as_it_is_and_safely(supple: Supple) -> None:
    for arguments, text in COMMANDS.items():
        result = supple(*arguments)
        assert result.code == 0, (arguments, result.err)
        assert text in result.out, arguments
        assert is_safe(result.out + result.err), arguments


def test_what_is_wrong_is_said_in_safe_lines_that_name_the_place(
    supple: Supple, home: Paths
) -> None:
    worse = home.routines / "worse\x1b[2J\u202e[b].toml"
    worse.write_text('name = "\\u001b]0;x\\u0007"\n"[/b]\\u202E" = 1\n', encoding="utf-8")
    result = supple("check")
    assert result.code == 1
    assert is_safe(result.out)
    assert f"{hostile.ROUTINE_FILE}:81: steps[16].exercise: no exercise has the id" in result.out
    assert "[b].toml:1: name: holds the control character U+001B" in result.out


LONG = "W" * 100_000


@pytest.mark.parametrize(
    ("where", "content", "told"),
    [
        ("routines/a.toml", f'name = "{LONG}"\n', "a.toml:1: name: "),
        ("routines/b.toml", f'name = "B"\nnotes = "{LONG}"\n', "b.toml:2: notes: "),
        ("catalog/a.toml", f'[[exercises]]\nid = "{LONG}"\n', "a.toml:2: exercises[1].id: "),
        ("catalog/b.toml", f'[flags]\n"{LONG}" = "x"\n', "b.toml:1: flags: a key has 100,000 "),
        ("routines/c.toml", f'"{LONG}" = 1\n', "c.toml:1: "),
    ],
)
def test_a_text_of_100_kb_is_refused_in_few_words(
    supple: Supple, home: Paths, where: str, content: str, told: str
) -> None:
    (home.routines.parent / where).write_text(content, encoding="utf-8")
    result = supple("check", "--no-hints")
    assert result.code == 1
    assert told in result.out
    assert max(map(len, result.lines)) < 800
    assert LONG[:1000] not in supple("list").out


def test_words_of_100_kb_in_settings_and_decisions_are_refused_and_every_caution_holds(
    supple: Supple, home: Paths
) -> None:
    home.config.write_text(f'[profile]\nowned = ["{LONG}"]\n', encoding="utf-8")
    home.decisions.write_text(f'never = ["{LONG}"]\n', encoding="utf-8")
    told = "expected text of 1 to"
    checked = supple("check", "--no-hints")
    assert f"config.toml:2: profile.owned[1]: {told} 100 characters" in checked.out
    assert f"decisions.toml:1: never[1]: {told} 60 characters" in checked.out
    for arguments in (("list",), ("report",), ("play", hostile.ID, "--plain", "--speed", "1000")):
        result = supple(*arguments)
        assert told in result.err, arguments
        assert LONG[:1000] not in result.out + result.err, arguments
