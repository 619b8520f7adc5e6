"""What large files hold is kept, and believed only for the very same bytes and sound values."""

import stat
from pathlib import Path

import msgspec
import pytest

from tui.core.catalog import CatalogFile
from tui.storage import known_files
from tui.storage.catalog_files import read_catalog
from tui.storage.known_files import KnownFiles
from tui.storage.paths import resource
from tui.storage.toml_file import open_toml

TOML = '[flags]\ncare = """Say "ah"\\\\,\n\tslowly – Å"""\n' + "# filled up\n" * 2000
CONTENT = TOML.encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def value(path: Path) -> CatalogFile:
    file = open_toml(path)
    value = file.read(CatalogFile)[0]
    assert value is not None
    return value


@pytest.fixture
def kept(folder: Path, path: Path, value: CatalogFile) -> Path:
    """The file in which the value is kept."""
    KnownFiles(folder).keep(path, CONTENT, value)
    (kept,) = folder.iterdir()
    return kept


def found(folder: Path, path: Path, content: bytes = CONTENT) -> CatalogFile | None:
    """What another run of the program finds."""
    return KnownFiles(folder).find(path, content, CatalogFile)


def forge(kept: Path, old: bytes, new: bytes) -> None:
    """Change what is kept of the value, its length as well."""
    version, content, said = msgspec.msgpack.decode(kept.read_bytes())
    assert old in said
    kept.write_bytes(msgspec.msgpack.encode([version, content, said.replace(old, new)]))


def test_the_same_bytes_hold_the_same(
    kept: Path, folder: Path, path: Path, value: CatalogFile
) -> None:
    assert found(folder, path) == value
    assert found(folder, path, CONTENT + b"#") is None
    assert found(folder, path.with_name("other.toml")) is None


def test_only_the_owner_can_read_it(kept: Path, folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_the_shipped_catalog_is_the_same_from_either(folder: Path) -> None:
    path = resource("catalog.toml")
    known = KnownFiles(folder)
    read_catalog([path], known=known)
    content = path.read_bytes()
    kept = KnownFiles(folder).find(path, content, CatalogFile)
    assert kept is not None
    assert kept == known.find(path, content, CatalogFile)


@pytest.mark.parametrize(
    "forged",
    [b"\x1b[2J", b"\\u001b[2J", b"\\u009b2J", b"\\b", b"\\\\\\u0007", b"\\ud800", "\x9b".encode()],
)
def test_no_control_character_comes_back(
    forged: bytes, kept: Path, folder: Path, path: Path
) -> None:
    forge(kept, b"slowly", forged)
    assert found(folder, path) is None


def test_what_no_file_may_say_does_not_come_back(kept: Path, folder: Path, path: Path) -> None:
    forge(kept, b'"exercises":[]', b'"exercises":[{"id":"../../x","name":"X","kind":"tempo"}]')
    assert found(folder, path) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"\x93", b"\xff" * 100, CONTENT])
def test_a_file_that_was_not_kept_by_us(
    content: bytes, kept: Path, folder: Path, path: Path
) -> None:
    kept.write_bytes(content)
    assert found(folder, path) is None


def test_another_version_works_it_out_again(
    kept: Path, folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_files, "__version__", "99")
    assert found(folder, path) is None


def test_nothing_is_kept_of_a_small_file(folder: Path, path: Path, value: CatalogFile) -> None:
    known = KnownFiles(folder)
    known.keep(path, b"small", value)
    assert known.find(path, b"small", CatalogFile) is value
    assert not folder.exists()


def test_where_nothing_can_be_kept_nothing_is_lost(path: Path, value: CatalogFile) -> None:
    folder = path / "is a file"
    known = KnownFiles(folder)
    known.keep(path, CONTENT, value)
    assert known.find(path, CONTENT, CatalogFile) is value
    assert found(folder, path) is None


def test_a_file_is_found_again_as_it_is_after_a_change(folder: Path, path: Path) -> None:
    first, problems = read_catalog([path], known=KnownFiles(folder))
    assert not problems
    path.write_text(TOML.replace("slowly", "softly"))
    second, _ = read_catalog([path], known=KnownFiles(folder))
    assert "slowly" in first.flags["care"]
    assert "softly" in second.flags["care"]


def test_a_faulty_file_is_reported_every_time(folder: Path, path: Path) -> None:
    path.write_text(TOML.replace("slowly", "\\u001b"))
    for _ in range(2):
        (problem,) = read_catalog([path], known=KnownFiles(folder))[1]
        assert "U+001B" in problem.message
    assert not folder.exists()
