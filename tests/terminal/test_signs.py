"""Signs for terminals that cannot show every character."""

import ast
import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual._border import BORDER_CHARS
from textual.scrollbar import ScrollBarRender

from tui.storage.paths import resource
from tui.terminal.signs import Signs, signs_here, speak, twin

UTF8 = {"TERM": "xterm-256color", "LANG": "de_AT.UTF-8"}
PACKAGE = Path(__file__).parents[2] / "tui"


@pytest.mark.parametrize(
    ("environ", "charset"),
    [
        (UTF8, None),
        ({"TERM": "xterm", "LANG": "C"}, "ascii"),
        ({"TERM": "xterm"}, "ascii"),
        ({"TERM": "xterm", "LANG": "de_DE.ISO-8859-1"}, "iso8859-1"),
        ({"TERM": "xterm", "LANG": "de_DE.what-is-that"}, "ascii"),
        ({**UTF8, "TERM": "linux"}, "utf-8"),
        ({**UTF8, "LC_ALL": "POSIX"}, "ascii"),
    ],
)
def test_what_a_terminal_must_be_spared(environ: dict[str, str], charset: str | None) -> None:
    signs = signs_here(environ)
    assert (signs and signs.charset) == charset


@pytest.mark.parametrize(
    ("charset", "text", "fitting"),
    [
        ("", "3 × 30 s · Übung – „gut“ … ✓", '3 x 30 s . Ubung - "gut" . +'),
        ("", "┌──┤ ━━── ███ ▀▄", '+--+ ==-- ### "_'),
        ("", "e\u0301clair ﬁ ½", "eclair ? ?"),
        ("", "日本 👩\u200d👧 ｋ", "???? ?? k "),
        ("", "\x1b]2;Ho… ■\x07\x1b[1m▶", "\x1b]2;Ho. #\x07\x1b[1m>"),
        ("iso-8859-1", "3 × Übung · ■ Łódź", "3 × Übung · # Lódz"),
        ("euc_jp", "日本 ─ ×", "日本 - x"),
        ("utf-8", "─ █ × Ł 日 ▶ ✓", "─ █ × Ł 日 > +"),
    ],
)
def test_what_cannot_be_shown_has_a_twin(charset: str, text: str, fitting: str) -> None:
    assert Signs(charset).fit(text) == fitting


def drawn() -> Iterator[str]:
    """Every text in the program and its catalog, and what Textual draws boxes with."""
    for path in PACKAGE.rglob("*.py"):
        if path.name not in ("row.py", "text.py", "dose_words.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
            yield from (text for text in texts if isinstance(text, str))
    yield resource("catalog.toml").read_text(encoding="utf-8")
    for edges in BORDER_CHARS.values():
        yield from ("".join(edge) for edge in edges)
    yield "".join((*ScrollBarRender.VERTICAL_BARS, *ScrollBarRender.HORIZONTAL_BARS))


def test_whatever_is_drawn_has_a_twin_that_says_something() -> None:
    characters = {c for text in drawn() for c in text if not c.isascii()}
    assert {"─", "×", "■", "✓"} <= characters
    lost = {c for c in characters if "?" in twin(c, cell_len(c))}
    assert lost == set()


def test_the_phases_can_be_told_apart_by_their_twins() -> None:
    from tui.core.moment import PHASE_SIGN

    twins = {sign: twin(sign, 1) for sign in PHASE_SIGN.values()}
    assert len(set(twins.values())) == len(twins)


@example("\U000e0000")
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
def test_a_twin_is_ascii_and_as_wide(text: str) -> None:
    fitting = Signs("").fit(text)
    assert fitting.isascii()
    if not any(unicodedata.category(c) in ("Cf", "Mn", "Me") for c in text):
        assert len(fitting) == cell_len(text)


def test_a_stream_writes_what_its_encoding_has() -> None:
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="utf-8")
    speak(stream, "iso8859-1")
    stream.write("3 × 30 s – Übung ✓ 日")
    stream.flush()
    assert written.getvalue() == "3 × 30 s - Übung + ??".encode("iso8859-1")
