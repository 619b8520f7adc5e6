"""What config.toml may say."""

from typing import Any

import pytest

from tui.core.pace import Pace
from tui.core.schema import read
from tui.core.settings import Settings


def test_nothing_set_gives_the_default_pace() -> None:
    assert Settings().full_pace == Pace()


def test_a_pace_is_put_over_the_default() -> None:
    settings, problems = read(Settings, {"pace": {"prepare": 20}, "keys": {"quit": "x,ctrl+x"}})
    assert problems == ()
    assert settings is not None
    assert settings.full_pace == Pace(prepare=20)
    assert settings.keys == {"quit": "x,ctrl+x"}


@pytest.mark.parametrize(
    ("data", "at"),
    [
        ({"pase": {}}, "pase"),
        ({"pace": {"breath": 0}}, "pace.breath"),
        ({"keys": []}, "keys"),
    ],
)
def test_faults(data: dict[str, Any], at: str) -> None:
    settings, problems = read(Settings, data)
    assert settings is None
    assert [problem.at for problem in problems] == [at]
