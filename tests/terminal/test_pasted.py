"""Pasted text that a terminal does not mark as such."""

from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.pasted import BELONGS, TYPED_AT_MOST, Pastes

BEGIN, END = "\x1b[200~", "\x1b[201~"
MUCH = "x" * (TYPED_AT_MOST + 1)


def test_what_a_person_types_is_not_touched() -> None:
    pastes = Pastes()
    for number, text in enumerate(("j", "/cat cow", "\x1b[B" * 99, "\x1bOA" * 99, "x" * 64)):
        assert pastes.mark(text, number) == text


def test_more_at_once_is_a_paste_and_what_follows_belongs_to_it() -> None:
    pastes = Pastes()
    assert pastes.mark(MUCH, 1.0) == BEGIN + MUCH + END
    assert pastes.mark("q", 1.0 + BELONGS / 2) == f"{BEGIN}q{END}"
    assert pastes.mark("\x1b[B", 1.0 + BELONGS) == "\x1b[B"
    assert pastes.mark("q", 2.0) == "q"


def test_no_key_is_hidden_in_a_paste() -> None:
    pasted = Pastes().mark(f"{MUCH}\x1b[Bq\x1bq\x03", 0.0)
    assert pasted == f"{BEGIN}{MUCH}{END}\x1b[B{BEGIN}qq\x03{END}"


@given(st.lists(st.integers(1, 40), max_size=9), st.integers(0, 300))
def test_what_the_terminal_marks_is_left_alone_however_it_is_cut(
    cuts: list[int], length: int
) -> None:
    whole = f"ab{BEGIN}{'y' * length}{END}j"
    pastes, at, out = Pastes(), 0, ""
    for cut in (*cuts, len(whole)):
        out += pastes.mark(whole[at : at + cut], 0.0) if whole[at : at + cut] else ""
        at += cut
    assert out == whole
    assert not pastes.is_marked
