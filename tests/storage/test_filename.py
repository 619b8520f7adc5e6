"""Names that people give become names that every file system takes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import modest
from tui.storage.filename import MAX_BYTES, file_stem


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Morning back care", "morning-back-care"),
        ("  two   spaces  ", "two-spaces"),
        ("before/after", "before-after"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\back\\care", "c-back-care"),
        ("/", "routine"),
        (".", "routine"),
        ("..", "routine"),
        ("...hidden", "hidden"),
        (".toml", "toml"),
        ("v1.2.toml", "v1-2-toml"),
        ("-rf", "rf"),
        ("--help", "help"),
        ("~root", "root"),
        ("$HOME `id` ; & | < > * ? \" '", "home-id"),
        ("", "routine"),
        ("   ", "routine"),
        ("\t\n", "routine"),
        ("a\nb\x00c\x1bd", "a-b-c-d"),
        ("🧘", "routine"),
        ("🧘 Yoga 🧘‍♀️", "yoga"),
        ("Étirements d'été", "étirements-d-été"),
        ("E\u0301te\u0301", "été"),
        ("Rückenübung", "rückenübung"),
        ("ظهر الصباح", "ظهر-الصباح"),
        ("גב בבוקר", "גב-בבוקר"),
        ("पीठ", "पीठ"),
        ("朝の背中", "朝の背中"),
        ("evil\u202etxt", "evil-txt"),
        ("zero\u200bwidth", "zero-width"),
        ("\u0301\u0301leading marks", "leading-marks"),
        ("\ud83d half a pair", "half-a-pair"),
        ("10 × 30 s", "10-30-s"),
        ("STRASSE Straße", "strasse-strasse"),
    ],
)
def test_file_stem(name: str, stem: str) -> None:
    assert file_stem(name) == stem


@pytest.mark.parametrize(
    ("name", "length"), [("x" * 100, 80), ("é" * 100, 80), ("背" * 100, 78), ("𝒳é" * 100, 78)]
)
def test_long_names_are_cut_between_letters(name: str, length: int) -> None:
    stem = file_stem(name)
    assert len(stem.encode()) == length
    assert "\ufffd" not in stem


def test_a_cut_leaves_no_hyphen_at_the_end() -> None:
    assert file_stem("x" * (MAX_BYTES - 1) + " y") == "x" * (MAX_BYTES - 1)


@pytest.mark.parametrize(
    ("taken", "stem"),
    [
        ([], "back"),
        (["other"], "back"),
        (["back"], "back-2"),
        (["back", "back-2", "back-3"], "back-4"),
        (["back-2"], "back"),
    ],
)
def test_a_taken_name_is_numbered(taken: list[str], stem: str) -> None:
    assert file_stem("Back", taken) == stem


def test_a_numbered_name_is_not_longer_than_others() -> None:
    taken = {file_stem("x" * 100)}
    assert len(file_stem("x" * 100, taken).encode()) <= MAX_BYTES


@modest
@given(st.text(st.characters(), max_size=120))
def test_any_name_becomes_a_safe_one(name: str) -> None:
    stem = file_stem(name)
    assert stem
    assert len(stem.encode("utf-8")) <= MAX_BYTES
    assert not set(stem) & set("/\\.:*?\"'<>|~$ \0")
    assert not stem.startswith("-")
    assert not stem.endswith("-")
    assert "--" not in stem
    assert all(c == "-" or unicodedata.category(c)[0] in "LMN" for c in stem)
    assert stem.isprintable()


@modest
@given(st.text(max_size=30), st.integers(0, 4))
def test_a_name_is_never_one_that_is_taken(name: str, count: int) -> None:
    taken: set[str] = set()
    for _ in range(count):
        taken.add(file_stem(name, taken))
    assert len(taken) == count
    assert file_stem(name, taken) not in taken
