"""The first start of somebody new, in terminals with many colours, sixteen, and none."""

import json
from pathlib import Path

import pytest

from tests.program import run
from tests.terminal.conftest import Start

QUIZ = "11112221"


@pytest.mark.parametrize("more", [{}, {"TERM": "linux"}, {"NO_COLOR": "1"}], ids=str)
def test_a_new_person_is_asked_and_led_into_a_routine(
    start: Start, tmp_path: Path, more: dict[str, str]
) -> None:
    terminal = start(is_new=True, **more)
    terminal.wait_for("What this is, and what it is not")
    terminal.press("enter")
    terminal.wait_for("Is any of this so?")
    terminal.press("n")
    terminal.wait_for("And any of this?")
    terminal.press("n")
    terminal.wait_for("Do you have, or did you have")
    terminal.press("n", "1", *QUIZ)
    terminal.wait_for("Made for you")
    terminal.press("enter")
    terminal.wait_for("GET READY")
    terminal.press("q")
    terminal.wait_for("End this session?")
    listed = json.loads(run("list", "routines", "--json", home=tmp_path).stdout)
    assert any(one["name"] == "Lower back, 10 minutes" for one in listed)
