"""Runs the program as a user's shell would: a process of its own, with folders of its own."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.known_person import AT_EASE, answer_warning_signs, open_strength
from tui.core.profile import Profile
from tui.storage.paths import Paths
from tui.storage.profile_file import change_profile

ROOT = Path(__file__).parents[1]
SUPPLE = (sys.executable, "-m", "tui")

_INHERITED = ("PATH", "HOME", "TMPDIR", "SYSTEMROOT")


def environment(home: Path, *, is_new: bool = False, **more: str) -> dict[str, str]:
    """A plain environment: the user's files below `home`, a modern terminal, UTF-8.

    Unless the user is new, nothing is asked there before a session.
    """
    paths = Paths.within(home / "data" / "supple", home / "config" / "supple")
    can_be_kept = not (home / "data").is_file()
    if not is_new and can_be_kept and not paths.check.exists():
        answer_warning_signs(paths, date.today())
        open_strength(paths)
        change_profile(paths.config, lambda said: AT_EASE if said == Profile() else said)
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        **more,
    }


def run(
    *arguments: str, home: Path, stdin: str | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run `supple` to its end, without a terminal; `more` are environment variables."""
    return subprocess.run(
        [*SUPPLE, *arguments],
        cwd=home,
        env=environment(home, **more),
        input=stdin or "",
        capture_output=True,
        encoding="utf-8",
        timeout=20,
        check=False,
    )
