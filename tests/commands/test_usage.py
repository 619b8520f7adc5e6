"""What stands around the commands: paths, version, help, and wrong usage."""

import pytest

from tests.commands.conftest import Supple
from tui import __version__
from tui.storage.paths import Paths

COMMANDS = ("play", "show", "list", "check", "schema", "cues", "export", "import", "paths")


def test_paths_names_where_everything_lives(supple: Supple, paths: Paths) -> None:
    result = supple("paths")
    assert (result.code, result.err) == (0, "")
    assert [tuple(line.split("  ")) for line in result.lines] == [
        ("routines", str(paths.routines)),
        ("catalog", str(paths.catalog)),
        ("config", str(paths.config)),
        ("journal", str(paths.journal)),
    ]


def test_the_version(supple: Supple) -> None:
    assert supple("--version") == (0, f"supple {__version__}\n", "")


def test_help_names_every_command(supple: Supple) -> None:
    result = supple("--help")
    assert (result.code, result.err) == (0, "")
    for command in COMMANDS:
        assert f"\n    {command} " in result.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(supple: Supple, command: str) -> None:
    result = supple(command, "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"usage: supple {command} ")


@pytest.mark.parametrize("command", ["play", "show"])
def test_an_unknown_routine_is_wrong_usage(supple: Supple, command: str) -> None:
    plain = ["--plain"] if command == "play" else []
    result = supple(command, "four-esentials", *plain)
    assert (result.code, result.out) == (2, "")
    assert "did you mean 'four-essentials'?" in result.err
    assert len(result.err.splitlines()) == 1


def test_an_unknown_routine_like_no_other(supple: Supple) -> None:
    result = supple("show", "zzzz")
    assert (result.code, result.out) == (2, "")
    assert "'zzzz';" in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("stretch",),
        ("--verbose",),
        ("play",),
        ("show",),
        ("show", "one-stretch", "--xml"),
        ("show", "one-stretch", "--json", "--markdown"),
        ("list", "people"),
        ("schema",),
        ("schema", "config"),
        ("paths", "extra"),
        ("play", "one-stretch", "--plain", "--speed"),
    ],
)
def test_wrong_usage(supple: Supple, arguments: tuple[str, ...]) -> None:
    result = supple(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("usage: supple")
    assert "supple" in result.err.splitlines()[-1]
    assert "error: " in result.err.splitlines()[-1]


@pytest.mark.parametrize("speed", ["0", "-1", "1001", "fast", "nan", "inf", ""])
def test_a_wrong_speed(supple: Supple, speed: str) -> None:
    result = supple("play", "one-stretch", "--plain", "--speed", speed)
    assert (result.code, result.out) == (2, "")
    assert "--speed" in result.err
    assert "1000" in result.err


@pytest.mark.parametrize("arguments", [(), ("play", "one-stretch"), ("play", "zzzz")])
def test_without_a_terminal_one_line_says_so(supple: Supple, arguments: tuple[str, ...]) -> None:
    result = supple(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("supple: this is not a terminal")
    assert "supple play" in result.err
    assert "--plain" in result.err
    assert len(result.err.splitlines()) == 1


def test_the_advice_can_be_pasted_into_a_shell(supple: Supple) -> None:
    assert "supple play 'Just one stretch' --plain" in supple("play", "Just one stretch").err


def test_faulty_settings_are_told_and_do_not_stop(supple: Supple, paths: Paths) -> None:
    paths.config.write_text("[cues]\nbel = true\n", encoding="utf-8")
    result = supple("show", "one-stretch", "--json")
    assert result.code == 0
    assert result.json["total_seconds"] == 237
    assert result.err == f"{paths.config}:2: cues.bel: unknown key 'bel'; did you mean 'bell'?\n"


def test_no_command_writes_anything(supple: Supple, paths: Paths) -> None:
    before = sorted(paths.routines.parents[1].rglob("*"))
    for arguments in (
        ["list"], ["show", "desk"], ["show", "desk", "--markdown"], ["check"], ["paths"],
        ["schema", "routine"], ["schema", "catalog"],
    ):  # fmt: skip
        assert supple(*arguments).code == 0
    assert supple("play", "one-stretch", "--plain", "--speed", "1000").code == 0
    assert sorted(paths.routines.parents[1].rglob("*")) == before
