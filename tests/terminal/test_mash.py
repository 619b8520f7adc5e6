"""A cat on the keyboard breaks nothing; `python -m tests.bench.faults` has many more of them."""

from pathlib import Path

import pytest

from tests.terminal.mash import Mash


@pytest.mark.parametrize("way", ["editor", "session", "commands"])
def test_keys_at_random_break_nothing(tmp_path: Path, way: str) -> None:
    assert Mash(tmp_path, way, f"7 {way}").run(60) == ""
