"""The user's folders, and the command line run within the test's own process."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.known_person import answer_warning_signs
from tui.cli import main
from tui.storage.paths import Paths


class Result(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Supple = Callable[..., Result]


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A user's folders, with nothing in them but answers about warning signs."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    paths = Paths.for_user()
    paths.routines.mkdir(parents=True)
    paths.catalog.mkdir()
    paths.config.parent.mkdir(parents=True)
    answer_warning_signs(paths, date.today())
    return paths


@pytest.fixture
def no_reading(paths: Paths) -> None:
    """Settings that leave no time to read, so that every length follows from the pace."""
    paths.config.write_text("reading_time = false\n", encoding="utf-8")


@pytest.fixture
def supple(paths: Paths, capsys: pytest.CaptureFixture[str]) -> Supple:
    """Runs `supple` with arguments, on the user's folders."""

    def run(*arguments: str) -> Result:
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        printed = capsys.readouterr()
        return Result(code, printed.out, printed.err)

    return run
