"""The sequence between two styles leads from the one to the other."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.style import PLAIN, Style, change, colourless, linked, restyled

LINK = "\x1b]8;id=4;https://example.org/a;b\x1b\\"

_colours = ("39", "31", "38;5;208", "38;2;1;2;3", "97")
styles = st.builds(
    Style,
    foreground=st.sampled_from(_colours),
    background=st.sampled_from([f"{int(code[:2]) + 10}{code[2:]}" for code in _colours]),
    attributes=st.frozensets(st.sampled_from("12345789")),
    rest=st.sampled_from([(), (), (), ("4:3",), ("53", "1")]),
    link=st.sampled_from(["", LINK]),
)


def after(style: Style, written: str) -> Style:
    for link, parameters in re.findall(r"(\x1b\]8;.*?\x1b\\)|\x1b\[(.*?)m", written):
        style = linked(style, link) if link else restyled(style, parameters)
    return style


@given(styles, styles)
def test_a_change_leads_to_the_style(old: Style, new: Style) -> None:
    assert after(old, change(old, new)) == new


@given(styles, styles)
def test_from_an_unknown_style_everything_is_said(old: Style, new: Style) -> None:
    assert after(old._replace(link=""), change(None, new)) == new


@given(styles)
def test_no_change_is_empty(style: Style) -> None:
    assert change(style, style) == ""


@pytest.mark.parametrize(
    ("old", "new", "sequence"),
    [
        ("1;31", "1;32", "\x1b[32m"),
        ("1;31", "", "\x1b[m"),
        ("1;2;31", "2;31", "\x1b[22;2m"),
        ("31;44", "44", "\x1b[39m"),
        ("1;38;2;10;20;30", "38;2;10;20;30", "\x1b[22m"),
        ("1;3;4;7", "9", "\x1b[0;9m"),
        ("4", "24", "\x1b[m"),
        ("31", "0;1", "\x1b[0;1m"),
    ],
)
def test_the_shorter_way_is_taken(old: str, new: str, sequence: str) -> None:
    assert change(restyled(PLAIN, old), restyled(PLAIN, new)) == sequence


@pytest.mark.parametrize(
    ("style", "without"),
    [
        ("1;33", "1"),
        ("1;30;43", "1;7"),
        ("7;33", "7"),
        ("7;48;5;3", "7"),
        ("31;49", ""),
        ("97;40", ""),
        ("4", "4"),
    ],
)
def test_without_colours_a_ground_of_its_own_is_reverse_video(style: str, without: str) -> None:
    assert colourless(restyled(PLAIN, style)) == restyled(PLAIN, without)
