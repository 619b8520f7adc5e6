"""Whatever stands in a file: it is read or explained, in a bounded time, and stays as it is."""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.toml_corpus import SOUND, UNSOUND
from tests.strategies import few
from tui.core.catalog import Catalog
from tui.core.exercise import Exercise, Kind
from tui.core.habits import Habits
from tui.core.manner import Manner
from tui.core.problem import Problem
from tui.keymap import settings_problems
from tui.storage.catalog_files import read_catalog
from tui.storage.routine_files import read_routine
from tui.storage.toml_file import TomlFile, open_toml
from tui.storage.value_file import read_value_or

CATALOG = Catalog([Exercise(id="a", name="A", kind=Kind.MUSCLE_STRETCH, steps=("Do it.",))])
SECONDS = 20
"""Of work for the processor; a reading that takes time by the square of its file takes hours."""

READERS: dict[str, Callable[[Path], Sequence[Problem]]] = {
    "routine": lambda path: read_routine(path, CATALOG, Manner())[1],
    "catalog": lambda path: read_catalog([path], onto=CATALOG)[1],
    "settings": settings_problems,
    "habits": lambda path: read_value_or(path, Habits())[1],
}
LINES = (Path(__file__).parents[2] / "catalog.toml").read_bytes().splitlines(keepends=True)


def problems_of(path: Path, content: bytes) -> dict[str, Sequence[Problem]]:
    """The problems of a file by what it is read as, each with its place and its reason."""
    path.write_bytes(content)
    os.utime(path, (1, 1))
    began = time.process_time()
    found = {name: read(path) for name, read in READERS.items()}
    assert time.process_time() - began < SECONDS
    assert path.read_bytes() == content
    assert path.stat().st_mtime == 1
    for problem in (problem for problems in found.values() for problem in problems):
        assert problem.file == str(path)
        assert problem.line is not None
        assert 1 <= problem.line <= content.count(b"\n") + 1
        assert problem.message
        assert str(problem).startswith(f"{path}:{problem.line}: ")
        assert str(problem).isprintable()
        assert len(str(problem)) < 1000
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "any.toml"


@pytest.mark.parametrize("name", SOUND)
def test_sound_toml_is_taken(path: Path, name: str) -> None:
    problems_of(path, SOUND[name])
    assert isinstance(open_toml(path), TomlFile)


@pytest.mark.parametrize("name", UNSOUND)
def test_unsound_toml_is_refused_with_its_line(path: Path, name: str) -> None:
    found = problems_of(path, UNSOUND[name])
    assert isinstance(open_toml(path), Problem)
    assert all(found.values())


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_a_fault_after_everything_that_is_sound_has_its_line(path: Path, ends: bytes) -> None:
    """Each construct stands in a table of its own, and one that is faulty comes last."""
    for content in SOUND.values():
        text = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
        before = b"" if b"[" in text else text + b"\n"
        whole = (before + b"[pace]\nprepare = 500\n").replace(b"\n", ends)
        found = problems_of(path, whole)["routine"]
        if isinstance(open_toml(path), TomlFile):
            lines = [problem.line for problem in found if problem.at == "pace.prepare"]
            assert lines in ([before.count(b"\n") + 2], [])


def filled(unit: str, head: str = "", tail: str = "", size: int = 200_000) -> bytes:
    """A text of about this size, made of units with a number in each."""
    count = (size - len(head)) // len(unit.format(i=10_000))
    return (head + "".join(unit.format(i=i) for i in range(count)) + tail).encode()


EXERCISE = '[[exercises]]\nid = "x"\nname = "X"\nkind = "muscle-stretch"\nsteps = ["Do it."]\n'
LARGE = {
    "unknown keys": lambda: filled("k{i} = 1\n"),
    "unknown keys like known ones": lambda: filled("round{i} = 1\n"),
    "100,000 tables": lambda: b'name = "R"\n' + b"[[steps]]\n" * 100_000,
    "steps with unknown exercises": lambda: filled('[[steps]]\nexercise = "a{i}"\n', 'name="R"\n'),
    "steps that are numbers": lambda: filled("{i},", "steps = [", "]"),
    "steps that are tables": lambda: filled("{{}},", "steps = [", "]"),
    "exercises of nothing": lambda: filled("[[exercises]]\n"),
    "unknown flags": lambda: filled('"f{i}",', EXERCISE + "flags = [", "]\n"),
    "texts that are numbers": lambda: filled("{i},", EXERCISE + "cautions = [", "]\n"),
    "routines with unknown exercises": lambda: filled(
        '[[routines]]\nid = "r{i}"\nname = "R"\nsteps = [{{exercise = "c{i}"}}]\n'
    ),
    "unknown bindings": lambda: filled('"k{i}" = "x"\n', "[keys]\n"),
    "keys below a huge key": lambda: filled("k{i} = 1\n", f"[{'k' * 100_000}]\n"),
    "keys far below": lambda: filled("k{i} = 1\n", f"[{'.'.join(['k' * 3_000] * 30)}]\n"),
    "texts below a huge key": lambda: filled('k{i} = "\\u001b"\n', f"[{'k' * 100_000}]\n"),
    "items below a huge key": lambda: filled("{i},", f"{'k' * 100_000} = [", "]"),
    "a huge key of dots and brackets": lambda: b'"' + b"k.[1]" * 80_000 + b'" = 1\n',
    "one long text": lambda: b'name = "' + b"x" * 3_900_000 + b'"\n',
    "one long line of nothing": lambda: b" " * 3_900_000,
    "a long number": lambda: b"rounds = 1." + b"3" * 400_000,
    "escapes": lambda: b'notes = """' + b"\\n" * 200_000 + b'"""',
    "quotes": lambda: b"name = " + b'"' * 400_000,
    "apostrophes": lambda: b"name = " + b"'" * 400_000,
    "backslashes": lambda: b'name = "' + b'\\"' * 200_000,
    "quotes after backslashes": lambda: b"name = " + b'"\\' * 200_000,
    "quotes in threes": lambda: b"name = " + b'""" ' * 100_000,
    "hashes": lambda: b"#" * 400_000,
    "equals signs": lambda: b"=" * 400_000,
    "dots": lambda: b"." * 400_000,
    "lists beside lists": lambda: b"name = [" + b"[]," * 130_000 + b"]",
    "comments": lambda: b"#\n" * 200_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_takes_no_more_time_than_its_size(path: Path, name: str) -> None:
    problems_of(path, LARGE[name]())


def test_a_file_of_50_megabytes_is_not_read(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)
    for read in READERS.values():
        (problem,) = read(path)
        assert str(problem) == f"{path}: is larger than 4,000,000 bytes, the limit"


@few
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode()))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    problems_of(tmp_path_factory.getbasetemp() / "bytes.toml", content)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A part of the shipped catalog after some accidents."""
    start = draw(st.integers(0, len(LINES) - 60))
    lines = LINES[start : start + draw(st.integers(1, 60))]
    content = bytearray(b"".join(lines))
    pieces = st.binary(max_size=3) | st.sampled_from(
        [b'"', b"'", b'"""', b"[", b"]", b"{", b"}", b"=", b"\n", b"#", b",", b".", b"\\", b"-1"]
    )
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        gone = draw(st.integers(0, 5))
        content[at : at + gone] = draw(pieces)
    return bytes(content)


@few
@given(damaged())
def test_any_damage(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    problems_of(tmp_path_factory.getbasetemp() / "damaged.toml", content)
