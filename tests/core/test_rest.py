"""Rests between exercises: more, less, and as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import modest, rests
from tui.core.dose_field import with_dose
from tui.core.dose_text import DoseFault
from tui.core.rest import longer, rest_seconds, rest_text, with_rest
from tui.core.routine import REST, Step


def rest(seconds: float | None) -> Step:
    return Step(exercise=REST, rest_seconds=seconds)


@pytest.mark.parametrize(
    ("seconds", "times", "after"),
    [(60, 1, 75), (60, -1, 45), (60, 2, 90), (10, -1, 5), (5, -1, 5), (None, 1, 45), (3, -1, 3)],
)
def test_more_and_less_of_a_rest(seconds: float | None, times: int, after: float) -> None:
    assert rest_seconds(longer(rest(seconds), times)) == after


def test_a_rest_never_outgrows_what_a_file_may_hold() -> None:
    assert rest_seconds(longer(rest(590), 9)) == 600


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90", 90),
        ("60 s", 60),
        (" 1 min 30 s ", 90),
        ("rest 60", 60),
        ("Rest for 2 min", 120),
        ("60 s rest", 60),
        ("7.5", 7.5),
        ("", None),
        ("rest", None),
    ],
)
def test_a_rest_as_text(text: str, seconds: float | None) -> None:
    assert with_rest(rest(10), text) == rest(seconds)
    assert with_dose(rest(10), text) == rest(seconds)


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("60 each", "60 each"),
        ("3x30s", "x"),
        ("rest 60 left", "rest 60 left"),
        ("60 kg", "kg"),
        ("  soon", "soon"),
        ("0", "0"),
        ("no rest", "no rest"),
        ("601", "601"),
        ("12 breaths", "12 breaths"),
    ],
)
def test_what_is_no_rest_is_told_with_its_spot(text: str, spot: str) -> None:
    fault = with_rest(rest(10), text)
    assert isinstance(fault, DoseFault)
    assert text[fault.at : fault.at + fault.length] == spot


@modest
@given(rests)
def test_what_is_written_is_read_again(step: Step) -> None:
    again = with_rest(step, rest_text(step))
    if rest_seconds(step):
        assert isinstance(again, Step)
        assert rest_seconds(again) == rest_seconds(step)
    else:
        assert isinstance(again, DoseFault)


@modest
@given(rests, st.text(max_size=20))
def test_any_text_is_a_rest_or_has_a_spot_in_it(step: Step, text: str) -> None:
    said = with_rest(step, text)
    if isinstance(said, DoseFault):
        assert 0 <= said.at < len(text)
        assert 1 <= said.length <= len(text) - said.at
