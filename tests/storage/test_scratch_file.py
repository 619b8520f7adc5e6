"""What an editor may do to the file it is given."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.core.problem import Problem
from tui.storage.scratch_file import ScratchFile
from tui.storage.toml_file import MAX_BYTES

GIVEN = b'name = "Evening"\n'


@pytest.fixture
def scratch(tmp_path: Path) -> ScratchFile:
    return ScratchFile.create(tmp_path / "data" / "scratch", "Evening: back/hips", GIVEN)


def test_it_is_private_named_after_the_routine_and_finds_the_schema(scratch: ScratchFile) -> None:
    assert scratch.path.name == "evening-back-hips.toml"
    assert scratch.path.read_bytes() == GIVEN
    assert scratch.path.stat().st_mode & 0o777 == 0o600
    assert scratch.path.parent.stat().st_mode & 0o777 == 0o700
    assert (scratch.path.parent / ".." / "routine.schema.json").is_file()


def test_two_of_one_name_are_two_files(scratch: ScratchFile) -> None:
    other = ScratchFile.create(scratch.path.parent, "Evening: back/hips", b"other")
    assert other.path != scratch.path
    assert scratch.path.read_bytes() == GIVEN


def rename_over(path: Path) -> None:
    other = path.with_name("4913")
    other.write_bytes(b"x = 1")
    os.replace(other, path)


def link_to_another(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"x = 1")
    path.unlink()
    path.symlink_to(other)


@pytest.mark.parametrize(
    "edit", [lambda path: path.write_bytes(b"x = 1"), rename_over, link_to_another]
)
def test_however_an_editor_writes_the_text_comes_back(
    scratch: ScratchFile, edit: Callable[[Path], object]
) -> None:
    edit(scratch.path)
    assert scratch.take_back() == b"x = 1"
    assert scratch.keep_or_drop()


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"a\0b", b"\xed\xa0\x80\r\n", "\ufeffé\r".encode()]
)
def test_bytes_that_are_no_text_come_back_as_they_are(scratch: ScratchFile, content: bytes) -> None:
    scratch.path.write_bytes(content)
    assert scratch.take_back() == content
    scratch.mark([Problem("wrong", line=1), Problem("also")])
    assert scratch.path.read_bytes() != content
    assert scratch.take_back() == content
    assert scratch.path.read_bytes() == content, "the marks are out of the file too"


@pytest.mark.parametrize(
    ("spoil", "said", "stays"),
    [
        (Path.unlink, "there is no such file", False),
        (lambda path: (path.unlink(), path.mkdir()), "it is not a file", True),
        (lambda path: os.truncate(path, 50_000_000), f"larger than {MAX_BYTES:,} bytes", True),
    ],
    ids=["deleted", "a folder", "50 MB"],
)
def test_what_cannot_be_taken_back_is_told_and_left_where_it_is(
    scratch: ScratchFile, spoil: Callable[[Path], object], said: str, stays: bool
) -> None:
    spoil(scratch.path)
    with pytest.raises(OSError, match=said):
        scratch.take_back()
    assert scratch.keep_or_drop() is stays
    assert scratch.path.exists() is stays


def test_a_text_that_is_as_it_was_given_is_dropped_even_with_marks_in_it(
    scratch: ScratchFile,
) -> None:
    scratch.mark([Problem("wrong", line=1)])
    assert not scratch.keep_or_drop()
    assert not scratch.path.exists()
