"""The text of a routine goes to an editor and into the library byte for byte."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.strategies import routines
from tui.core.catalog import Catalog
from tui.core.library import Entry
from tui.core.manner import Manner
from tui.core.routine import Routine
from tui.storage.routine_files import read_routine
from tui.storage.verbatim import loses_comments, routine_text, take_over

HERS = b"""\xef\xbb\xbf# Hers, spring\r
name = "Evening" # every day\r
"""


@pytest.fixture
def entry(tmp_path: Path) -> Entry:
    path = tmp_path / "routines" / "evening.toml"
    path.parent.mkdir()
    path.write_bytes(HERS)
    found, _ = read_routine(path, Catalog(()), Manner())
    assert found is not None
    return found


def test_an_unchanged_routine_is_shown_as_its_file_has_it(entry: Entry) -> None:
    assert routine_text(entry.routine, entry) == HERS


def test_a_changed_one_keeps_the_comments_at_the_top(entry: Entry) -> None:
    text = routine_text(entry.routine.renamed("Morning"), entry).decode()
    assert text.startswith("# Hers, spring\r\n")
    assert 'name = "Morning"' in text


def test_without_its_file_the_routine_is_written_anew(entry: Entry) -> None:
    Path(entry.file).write_text('name = "Changed elsewhere"\n')
    assert 'name = "Evening"' in routine_text(entry.routine, entry).decode()
    Path(entry.file).unlink()
    assert 'name = "Evening"' in routine_text(entry.routine, entry).decode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(routines())
def test_a_routine_reads_from_its_text_as_it_is(tmp_path: Path, routine: Routine) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(routine_text(routine, None))
    assert path.read_text().startswith("#:schema ../routine.schema.json\n")
    entry, _ = read_routine(path, Catalog(()), Manner())
    assert entry is not None
    assert entry.routine == routine


@pytest.mark.parametrize(
    ("text", "is_lost"),
    [
        (b'# top\nname = "X"\n', False),
        (b'name = "X"\n', False),
        (b'# top\nname = "X" # why\n', True),
        (b'# another top\nname = "X"\n', True),
        (b'# top\nname = "X"\nnotes = "# no comment"\n', False),
    ],
)
def test_comments_that_saving_would_not_keep_are_noticed(text: bytes, is_lost: bool) -> None:
    assert loses_comments(b'# top\nname = "Y"\n', text) is is_lost


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("After the run", "after-the-run.toml"),
        ("../../etc/passwd", "etc-passwd.toml"),
        ("…", "routine.toml"),
        ("Evening", "evening-3.toml"),
    ],
)
def test_a_text_is_taken_over_under_a_safe_free_name(tmp_path: Path, name: str, file: str) -> None:
    (tmp_path / "evening.toml").write_text("mine")
    path = take_over(tmp_path, b"\r\nany bytes \xff", name, ["evening-2"])
    assert path == tmp_path / file
    assert path.read_bytes() == b"\r\nany bytes \xff"
    assert path.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "evening.toml").read_text() == "mine"
