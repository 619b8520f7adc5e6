"""The surroundings fail: nothing ends in a traceback, and the terminal is as it was found.

`python -m tests.bench.faults` has all of it: more signals, screens, streams and keys.
"""

import signal
from pathlib import Path

import pytest

from tests.terminal.faults import (
    STREAMS,
    SURROUNDINGS,
    check_commands,
    check_signal,
    prepared,
)
from tests.terminal.mash import Mash


@pytest.mark.parametrize("name", ["full disk", "read-only", "no home", "files for folders"])
def test_the_app_goes_on_wherever_nothing_can_be_written(tmp_path: Path, name: str) -> None:
    if name not in SURROUNDINGS:
        pytest.skip("only root may mount a file system")
    prepared(tmp_path)
    mash = Mash(tmp_path, "editor", name)
    with SURROUNDINGS[name](tmp_path) as mash.more:
        assert mash.run(40) == ""


@pytest.mark.parametrize("streams", ["all closed", "both full", "nobody reads"])
def test_the_commands_end_in_order_whatever_became_of_the_streams(
    tmp_path: Path, streams: str
) -> None:
    env = prepared(tmp_path)
    few = (("list",), ("play", "one-stretch", "--plain", "--speed", "1000"))
    assert check_commands(tmp_path, env, STREAMS[streams], few) == []


@pytest.mark.parametrize(
    ("way", "number"), [("2f", signal.SIGHUP), ("e+", signal.SIGINT), ("\x10", signal.SIGQUIT)]
)
def test_the_terminal_is_given_back_at_every_end(
    tmp_path: Path, way: str, number: signal.Signals
) -> None:
    assert check_signal(tmp_path, prepared(tmp_path), way, number) == []
