"""Text from files: what is refused, what is shown, what is compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import modest, texts
from tui.core.text import REPLACEMENT, displayable, folded, forbidden_character


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", None),
        ("Plain text.", None),
        ("Two\nlines\tand a tab", None),
        ("Dehnung für den Rücken, 背中, ظهر, 🧘‍♀️", None),
        ("[b]bold[/b] [@click=app.quit]x[/]", None),
        ("\x1b[31mred", "U+001B"),
        ("bell\x07", "U+0007"),
        ("null\x00", "U+0000"),
        ("back\x08space", "U+0008"),
        ("return\r", "U+000D"),
        ("delete\x7f", "U+007F"),
        ("\x9b31m", "U+009B"),
        ("next\x85line", "U+0085"),
        ("half a pair \ud83d", "U+D83D"),
        ("first \x01 then \x02", "U+0001"),
    ],
)
def test_forbidden_character(text: str, found: str | None) -> None:
    assert forbidden_character(text) == found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain text.", "Plain text."),
        ("", ""),
        ("two\nlines", "two lines"),
        ("a\ttab", "a tab"),
        ("a\u00a0b\u2028c\u2029d", "a b c d"),
        ("\x1b[31mred", f"{REPLACEMENT}[31mred"),
        ("\x9b31m", f"{REPLACEMENT}31m"),
        ("\x07\x00\x7f", REPLACEMENT * 3),
        ("evil\u202etxt.exe", f"evil{REPLACEMENT}txt.exe"),
        ("\u2066a\u2069\u200f", f"{REPLACEMENT}a{REPLACEMENT * 2}"),
        ("\ud83d", REPLACEMENT),
        ("Rücken 背中 ظهر", "Rücken 背中 ظهر"),
        ("🧘‍♀️", "🧘‍♀️"),
        ("[/b]", "[/b]"),
    ],
)
def test_displayable(text: str, shown: str) -> None:
    assert displayable(text) == shown


@modest
@given(st.text(st.characters()))
def test_what_is_displayed_commands_nothing(text: str) -> None:
    shown = displayable(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not set(shown) & set(
        "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069"
    )
    assert displayable(shown) == shown
    assert len(shown.splitlines()) <= 1


@modest
@given(texts)
def test_what_a_file_may_hold_is_not_refused(text: str) -> None:
    assert forbidden_character(text) is None


@modest
@given(st.text(st.characters()), st.characters(categories=["Cc", "Cs"]))
def test_a_control_character_is_found_anywhere(text: str, control: str) -> None:
    found = forbidden_character(f"{text}{control}{text}")
    assert (found is None) is (control in "\n\t" and forbidden_character(text) is None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Étirement", "etirement"),
        ("ÉTIREMENT", "e\u0301tirement"),
        ("Straße", "STRASSE"),
        ("ﬁgure", "FIGURE"),
        ("ＡＢＣ", "abc"),
        ("İ", "i"),
        ("𝐀", "a"),
    ],
)
def test_folded_texts_compare_without_case_and_accents(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_different_letters_stay_different() -> None:
    assert len({folded(text) for text in ("knee", "knie", "каша", "Ω")}) == 4
