"""What the README tells a reader to type, works; what the gate runs, stands in the README."""

import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.program import ROOT, run
from tui.cli import main

README = (ROOT / "README.md").read_text(encoding="utf-8")
GATE = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
BLOCKS = [block.rstrip() for block in re.findall(r"(?:^    .*\n)+", README, re.MULTILINE)]
SHELL_LINES = [line.strip() for block in BLOCKS for line in block.splitlines()]
USAGE = [line for line in SHELL_LINES if re.match(r"supple\b", line)]
FRESH = "python3 -m venv .venv && .venv/bin/pip install -q "


def only(lines: list[str]) -> str:
    assert len(lines) == 1, lines
    return lines[0]


def starting_line() -> str:
    return only([line for line in SHELL_LINES if line.endswith(".venv/bin/supple")])


def checking_line() -> str:
    return only([line for line in SHELL_LINES if line.endswith("-m pytest")])


def section(title: str) -> str:
    return re.split(r"^## ", README.split(f"\n## {title}\n")[1], flags=re.MULTILINE)[0]


def test_one_line_starts_the_app_on_a_fresh_machine() -> None:
    assert starting_line().startswith(FRESH + ". ")
    assert starting_line() in section("Start")


def test_one_line_passes_the_tests_on_a_fresh_machine() -> None:
    assert checking_line().startswith(FRESH + "-e '.[dev]' ")
    assert checking_line() in section("Development")


def test_the_lines_are_shell() -> None:
    for line in (starting_line(), checking_line()):
        assert line.split()[-1] in ("pytest", ".venv/bin/supple")
        assert "sudo" not in line
        subprocess.run(["sh", "-n", "-c", line], check=True)


def test_the_gate_runs_everything_and_takes_the_tests_from_the_readme() -> None:
    steps = ["ruff format --check", "ruff check", "mypy --strict tui", "README.md"]
    places = [GATE.index(step) for step in steps]
    assert places == sorted(places)
    assert "set -euo pipefail" in GATE
    assert re.search(r"test_command=\$\(grep .*-m pytest\$.* README\.md\)", GATE)
    assert 'eval "$test_command"' in GATE
    assert GATE.count("pytest") == 1, "the gate has a test command of its own"


def test_the_gate_finds_the_line() -> None:
    search = re.search(r"\$\((grep .* README\.md)\)", GATE)
    assert search
    found = subprocess.run(
        ["sh", "-c", search[1]], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == checking_line()


def test_the_gate_can_be_run() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def usage_forms() -> list[list[str]]:
    """Every way to call `supple` that the README names, with something real for each word."""
    forms: list[list[str]] = []
    for line in USAGE:
        words = shlex.split(re.split(r"\s{2,}", line)[0])[1:]
        optional = [word for word in words if word.startswith("[")]
        plain = [word for word in words if word not in optional and not word.endswith("]")]
        forms.append(plain)
        for choice in re.findall(r"\[(.*?)\]", " ".join(words)):
            forms.extend([*plain, word] for word in choice.removesuffix(" ...").split("|"))
    real = {"ROUTINE": "one-stretch", "PATH": "README.md", "KIND": "routine"}
    real |= {"EXERCISE": "cat-cow", "FILE": "README.md"}
    return [[real.get(word, word) for word in form] for form in forms]


@pytest.mark.parametrize("form", usage_forms(), ids=" ".join)
def test_every_form_of_the_command_line_is_accepted(
    form: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran: list[object] = []

    def accept(options: object) -> int:
        ran.append(options)
        return 0

    monkeypatch.setattr("tui.cli._run", accept)
    assert main(form) == 0, capsys.readouterr().err
    assert len(ran) == 1


def test_the_readme_names_every_command() -> None:
    named = {form[0] for form in usage_forms() if form}
    assert named == {
        "play", "show", "list", "check", "cues", "export", "figure", "import", "next", "paths",
        "report", "schema", "tips",
    }  # fmt: skip


def test_the_example_is_a_routine(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert example
    path = tmp_path / "morning-back-care.toml"
    path.write_text(example[1], encoding="utf-8")
    assert tomllib.loads(example[1])["times_per_day"] == 2
    checked = run("check", path.name, home=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "1 file checked, no problems\n")
    played = run("play", path.name, "--plain", "--speed", "1000", home=tmp_path)
    assert (played.returncode, played.stderr) == (0, "")
    assert played.stdout.startswith("Morning back care: 4 exercises, ")


def test_the_example_of_groups_and_rests_is_a_routine(tmp_path: Path) -> None:
    _, example, *_ = re.findall(r"```toml\n(.*?)```", section("Your files"), re.DOTALL)
    (tmp_path / "back-and-hips.toml").write_text(example, encoding="utf-8")
    checked = run("check", "back-and-hips.toml", home=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "1 file checked, no problems\n")
    shown = run("show", "back-and-hips.toml", home=tmp_path)
    assert "3 rounds of:" in shown.stdout
    assert "Figure four, lying (optional)" in shown.stdout


def test_the_example_of_a_figure_can_be_drawn(tmp_path: Path) -> None:
    example = re.findall(r"```toml\n(.*?)```", section("Your files"), re.DOTALL)[2]
    (tmp_path / "own.toml").write_text(example, encoding="utf-8")
    checked = run("figure", "check", "own.toml", home=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "1 file checked, no problems with figures\n")
    assert (ROOT / "tests" / "core" / "figure" / "figures.svg").is_file()


def test_the_example_of_a_key_is_accepted(tmp_path: Path) -> None:
    example = re.search(r'`("[\w.]+" = "[^`]+")`', section("Keys"))
    assert example
    config = tmp_path / "config" / "supple" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f"[keys]\n{example[1]}\n", encoding="utf-8")
    assert run("check", home=tmp_path).returncode == 0


@pytest.mark.parametrize("file", ["README.md", ".ci/run", "pyproject.toml"])
def test_no_registry_is_named(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.search(r"https?://|index-url|pypi\.|registry", text)
