"""What is printed, and where: closed pipes, poor terminals, hostile names."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import wcwidth

from tests.commands.conftest import Supple
from tests.program import SUPPLE, environment, run
from tui.storage.paths import Paths

HOSTILE = [
    "[/b] [bold]x[/bold]",
    "[@click=app.quit]x[/]",
    "\u202eesrever\u202c",
    "\u2066isolated\u2069",
    "伸展運動の朝",
    "🧘‍♀️ mat",
    "line\u2028separator",
    "{x} %s \\n",
]
SAFE = re.compile("[^\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]*")


def write(folder: Path, name: str) -> Path:
    """A routine, and its one step, that bear this name."""
    folder.mkdir(parents=True, exist_ok=True)
    escaped = "".join(f"\\U{ord(character):08X}" for character in name)
    path = folder / "hostile.toml"
    path.write_text(
        f'name = "{escaped}"\nnotes = "{escaped}"\n'
        f'[[steps]]\nexercise = "cat-cow"\nreps = 1\nnotes = "{escaped}"\n',
        encoding="utf-8",
    )
    return path


def closed_pipe(*arguments: str, home: Path) -> subprocess.CompletedProcess[bytes]:
    """Run with a standard output that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        return subprocess.run(
            [*SUPPLE, *arguments],
            cwd=home,
            env=environment(home),
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=20,
            check=False,
        )
    finally:
        os.close(writing)


def shell(script: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `$SUPPLE` is the program."""
    return subprocess.run(
        ["sh", "-c", script],
        cwd=home,
        env=environment(home, SUPPLE=" ".join(SUPPLE), **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=20,
        check=False,
    )


LINES = [
    ["list"],
    ["list", "--json"],
    ["show", "four-essentials"],
    ["check"],
    ["play", "one-stretch", "--plain", "--speed", "1000"],
]
LATE = [["show", "one-stretch", "--json"], ["paths"], ["--help"], ["--version"]]


@pytest.mark.parametrize("arguments", LINES, ids=" ".join)
def test_a_reader_that_has_gone_is_no_error(tmp_path: Path, arguments: list[str]) -> None:
    result = closed_pipe(*arguments, home=tmp_path)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.parametrize("arguments", LATE, ids=" ".join)
def test_it_is_none_either_when_little_was_printed(tmp_path: Path, arguments: list[str]) -> None:
    result = closed_pipe(*arguments, home=tmp_path)
    assert (result.returncode, result.stderr) == (0, b"")


def test_the_first_line_of_a_list(tmp_path: Path) -> None:
    result = shell("$SUPPLE list | head -1", tmp_path)
    assert (result.stdout, result.stderr) == ("Routines\n", "")


@pytest.mark.parametrize("arguments", [["list"], ["paths"]], ids=" ".join)
def test_a_full_disk_is_said_in_a_line(tmp_path: Path, arguments: list[str]) -> None:
    result = shell(f"$SUPPLE {' '.join(arguments)} > /dev/full", tmp_path)
    assert result.returncode == 1
    assert result.stderr == "supple: cannot write: No space left on device\n"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_do_no_harm(tmp_path: Path, closed: str) -> None:
    result = shell(f"$SUPPLE list --json {closed}", tmp_path)
    assert (result.returncode, result.stderr) == (0, "")


POOR = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1"},
]


@pytest.mark.parametrize("poor", POOR, ids=lambda poor: " ".join(poor.values()))
def test_a_terminal_that_knows_few_letters(tmp_path: Path, poor: dict[str, str]) -> None:
    write(tmp_path / "data" / "supple" / "routines", "伸展 Évening")
    (tmp_path / "bad.toml").write_text('näme = "é"\n', encoding="utf-8")
    listed = shell("$SUPPLE list", tmp_path, **poor)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "hostile" in listed.stdout
    assert shell("$SUPPLE show hostile", tmp_path, **poor).returncode == 0
    checked = shell("$SUPPLE check bad.toml", tmp_path, **poor)
    assert (checked.returncode, checked.stderr) == (1, "")
    unknown = shell("$SUPPLE show 伸展", tmp_path, **poor)
    assert unknown.returncode == 2
    assert "Traceback" not in unknown.stderr


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_printed_safely(supple: Supple, paths: Paths, name: str) -> None:
    write(paths.routines, name)
    for arguments in (
        ["list"],
        ["list", "--json"],
        ["show", "hostile"],
        ["show", "hostile", "--json"],
        ["play", "hostile", "--plain", "--speed", "1000"],
        ["check"],
    ):
        result = supple(*arguments)
        assert (result.code, result.err) == (0, ""), arguments
        assert SAFE.fullmatch(result.out), arguments
    kept = "".join(c if SAFE.fullmatch(c) else " " for c in name)
    assert supple("list", "routines", "--json").json[0]["name"] == name
    for word in kept.split():
        assert word in supple("show", "hostile").out.replace("\N{REPLACEMENT CHARACTER}", "")


def test_columns_stand_below_each_other_beside_wide_letters(supple: Supple, paths: Paths) -> None:
    write(paths.routines, "伸展運動の朝")
    lines = supple("list", "routines").lines
    ends = {wcwidth.wcswidth(line[: line.index(" exercise") - 1].rstrip()) for line in lines}
    assert len(ends) == 1


def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    bad = tmp_path / "bad\x1b]0;x\x07.toml"
    bad.write_text('na\u009bme = "\\u001b[31mred"\n"\\u0007" = 1\n', encoding="utf-8")
    text = 'name = "\\u001b[31mred"\n"k\\u0007" = 1\n'
    (tmp_path / "worse\x1b[2J.toml").write_text(text, encoding="utf-8")
    for arguments in (["check", "."], ["show", str(bad)], ["show", "\x1b[31mred"]):
        result = run(*arguments, home=tmp_path)
        assert result.returncode in (1, 2)
        assert SAFE.fullmatch(result.stdout + result.stderr)


def test_nor_do_those_of_a_wrong_argument(tmp_path: Path) -> None:
    result = run("list", "--x\x1b[31m", home=tmp_path)
    assert result.returncode == 2
    assert SAFE.fullmatch(result.stderr)


@pytest.mark.parametrize("arguments", [[], ["play", "one-stretch"]], ids=["app", "play"])
@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_without_a_terminal_it_ends_at_once(
    tmp_path: Path, arguments: list[str], term: str
) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        cwd=tmp_path,
        env=environment(tmp_path, TERM=term),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=5,
        check=False,
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert re.fullmatch(
        r"supple: this is not a terminal; .*supple play .* --plain\n", result.stderr
    )
