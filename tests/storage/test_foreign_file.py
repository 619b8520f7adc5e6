"""Files that somebody else wrote, looked at before they are taken over."""

import os
from pathlib import Path

import pytest

from tui.core.manner import Manner
from tui.storage.foreign_file import is_routine, look_at_foreign
from tui.storage.kept_file import ChangedOnDisk
from tui.storage.load import load_library
from tui.storage.paths import Paths

HERS = b'\xef\xbb\xbf# Hers\r\nname = "Hers"\r\n\r\n[[steps]]\r\nexercise = "cat-cow" # slowly\r\n'


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.within(tmp_path / "data", tmp_path / "config")


@pytest.fixture
def hers(tmp_path: Path) -> Path:
    path = tmp_path / "hers.toml"
    path.write_bytes(HERS)
    return path


def test_the_bytes_are_taken_over_as_they_are(paths: Paths, hers: Path) -> None:
    library = load_library(paths, Manner())
    found = look_at_foreign(hers, library, Manner())
    assert (found.problems, found.told) == ((), ())
    copy = found.take_over(paths.routines, ())
    assert copy == paths.routines / "hers.toml"
    assert copy.read_bytes() == HERS == hers.read_bytes()
    again = look_at_foreign(hers, load_library(paths, Manner()), Manner())
    assert again.told == ("You have the same file already: hers.",)


def test_a_link_is_followed_and_told(paths: Paths, hers: Path) -> None:
    link = hers.with_name("link.toml")
    link.symlink_to(hers)
    found = look_at_foreign(link, load_library(paths, Manner()), Manner())
    assert found.told == ("This is a link; what is in the file behind it is copied.",)
    copy = found.take_over(paths.routines, ())
    assert not copy.is_symlink()
    assert copy.read_bytes() == HERS


def test_what_has_changed_since_it_was_looked_at_is_not_taken(paths: Paths, hers: Path) -> None:
    found = look_at_foreign(hers, load_library(paths, Manner()), Manner())
    hers.write_text('name = "Another"\n')
    with pytest.raises(ChangedOnDisk):
        found.take_over(paths.routines, ())
    hers.unlink()
    with pytest.raises(ChangedOnDisk):
        found.take_over(paths.routines, ())
    assert not paths.routines.exists()


def test_what_is_no_routine_is_told_and_not_taken(paths: Paths, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "huge.toml").touch()
    os.truncate(tmp_path / "huge.toml", 50_000_000)
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    library = load_library(paths, Manner())
    for name, said in (
        ("nowhere.toml", "there is no such file"),
        (".", "it is not a file"),
        ("pipe.toml", "it is not a file"),
        ("huge.toml", "is larger than"),
        ("loop.toml", "cannot be read"),
    ):
        found = look_at_foreign(tmp_path / name, library, Manner())
        assert found.entry is None, name
        assert said in found.problems[0].message, name
        with pytest.raises(ValueError, match="no routine"):
            found.take_over(paths.routines, ())


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.toml", b'name = "X"', True),
        ("a.toml", b"[[steps", True),
        ("a.toml", b"", True),
        ("a.txt", HERS, True),
        ("a.toml", b'\xef\xbb\xbf \n{"format": "supple"}', False),
        ("a.json", b'{"format": "supple"}', False),
        ("a.json", b"{", False),
        ("a.json", b"not JSON", False),
    ],
)
def test_a_routine_is_told_from_a_journal_by_what_it_is(
    tmp_path: Path, name: str, content: bytes, expected: bool
) -> None:
    (tmp_path / name).write_bytes(content)
    assert is_routine(tmp_path / name) is expected


def test_what_cannot_be_read_is_told_by_its_name(tmp_path: Path) -> None:
    assert is_routine(tmp_path / "nowhere.toml")
    assert not is_routine(tmp_path / "nowhere.json")
    assert not is_routine(Path("/dev/null"))
