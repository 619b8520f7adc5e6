"""What a routine's file holds at this moment: a routine, nothing that can be read, or nothing."""

import os
from pathlib import Path

import pytest

from tui.core.catalog import Catalog
from tui.core.manner import Manner
from tui.storage.on_disk import OnDisk, look_at
from tui.storage.toml_file import MAX_BYTES, digest_of


def look(path: Path) -> OnDisk:
    return look_at(path, Catalog(()), Manner())


def test_a_sound_file_is_read_with_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b'name = "A"\n')
    found = look(path)
    assert found.entry is not None
    assert found.entry.routine.name == "A"
    assert found.digest == digest_of(path.read_bytes())
    assert not found.is_gone


def test_a_file_that_is_not_there_is_gone(tmp_path: Path) -> None:
    assert look(tmp_path / "a.toml") == OnDisk(is_gone=True)
    (tmp_path / "b.toml").symlink_to("nowhere")
    assert look(tmp_path / "b.toml").is_gone


@pytest.mark.parametrize("content", [b'name = "A\n', b"\xff", b"\x00", b"", b"rounds = 3"])
def test_one_that_is_no_routine_is_told_with_its_problems_and_digest(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(content)
    found = look(path)
    assert found.entry is None
    assert found.problems
    assert all(problem.file == str(path) for problem in found.problems)
    assert found.digest == digest_of(content)


def test_what_cannot_be_had_has_no_digest(tmp_path: Path) -> None:
    large, pipe = tmp_path / "large.toml", tmp_path / "pipe.toml"
    large.write_bytes(b"#" * (MAX_BYTES + 1))
    os.mkfifo(pipe)
    for path in (large, pipe, tmp_path):
        found = look(path)
        assert (found.entry, found.digest, found.is_gone) == (None, "", False)
        assert found.problems
