"""A wheel built from the tree, installed where nothing of the tree is."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.program import ROOT, environment
from tests.terminal.terminal import Terminal
from tui import __version__

pytestmark = pytest.mark.slow


class Installed:
    """A fresh environment with the wheel in it, and an empty folder to start from."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.folder = folder / "empty"
        self.folder.mkdir()
        self.bin = folder / "venv" / "bin"
        self.env = environment(folder)
        del self.env["PYTHONPATH"]
        venv.create(self.bin.parent)
        pip = [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(self.bin / "python"),
            "--disable-pip-version-check",
            "install",
            "-q",
        ]
        subprocess.run([*pip, str(wheel)], cwd=self.folder, env=pip_environment(), check=True)

    def __call__(self, *command: str) -> str:
        """The output of a command of the environment, which must succeed and not complain."""
        name, *arguments = command
        result = subprocess.run(
            [self.bin / name, *arguments],
            cwd=self.folder,
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=20,
            check=False,
        )
        assert (result.returncode, result.stderr) == (0, "")
        return result.stdout


def pip_environment() -> dict[str, str]:
    """As it is, but for what would let the tree be found."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(
        command, cwd=folder, env=pip_environment(), capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


def test_what_is_in_the_wheel(wheel: Path) -> None:
    assert wheel.name == f"supple-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        assert archive.read("tui/catalog.toml") == (ROOT / "catalog.toml").read_bytes()
        assert archive.read("tui/styles.tcss") == (ROOT / "styles.tcss").read_bytes()
    tree = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tui").rglob("*.py")}
    assert tree <= names
    assert {name.split("/")[0] for name in names} == {"tui", f"supple-{__version__}.dist-info"}


def test_it_works_where_nothing_else_is(wheel: Path, tmp_path: Path) -> None:
    installed = Installed(tmp_path, wheel)
    assert len(installed("supple", "list", "routines").splitlines()) == 15
    document = json.loads(installed("supple", "show", "four-essentials", "--json"))
    assert document["total_seconds"] == 505
    assert installed("python", "-m", "tui", "--version") == f"supple {__version__}\n"
    assert list(installed.folder.iterdir()) == []
    with Terminal([str(installed.bin / "supple")], installed.env, cwd=installed.folder) as terminal:
        terminal.wait_for(lambda text: "Four essentials plus three" in text and "? help" in text)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
