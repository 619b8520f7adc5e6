"""Files as they come: sound, broken, huge, or no files at all."""

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.strategies import modest
from tui.core.catalog import CatalogFile
from tui.core.problem import Problem
from tui.core.routine import Routine
from tui.core.settings import Settings
from tui.storage.toml_file import MAX_BYTES, TomlFile, digest_of, open_toml

SOUND = 'name = "Morning"\n\n[[steps]]\nexercise = "a"\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "routine.toml"


def opened(path: Path, content: str | bytes) -> TomlFile:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = open_toml(path)
    assert isinstance(found, TomlFile), found
    return found


def refused(path: Path, content: str | bytes) -> Problem:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = open_toml(path)
    assert isinstance(found, Problem)
    assert found.file == str(path)
    return found


def faults(path: Path, content: str) -> list[tuple[int | None, str]]:
    """The line and the sentence of each fault in a routine."""
    value, problems = opened(path, content).read(Routine)
    assert (value is None) is bool(problems)
    assert {problem.file for problem in problems} <= {str(path)}
    return [(problem.line, problem.sentence) for problem in problems]


def test_a_sound_file(path: Path) -> None:
    file = opened(path, SOUND)
    assert file.data == {"name": "Morning", "steps": [{"exercise": "a"}]}
    assert file.digest == digest_of(SOUND.encode())
    routine, problems = file.read(Routine)
    assert problems == ()
    assert routine is not None
    assert routine.steps[0].exercise == "a"


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + SOUND.encode(),
        SOUND.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode(),
        SOUND.strip().encode(),
    ],
    ids=["byte order mark", "CRLF", "both", "no line end"],
)
def test_files_as_other_systems_write_them(path: Path, content: bytes) -> None:
    file = opened(path, content)
    routine, problems = file.read(Routine)
    assert problems == ()
    assert routine is not None
    assert routine.name == "Morning"
    assert file.digest == digest_of(content)


def test_an_empty_file_holds_nothing(path: Path) -> None:
    assert opened(path, "").data == {}
    assert opened(path, "").read(Settings) == (Settings(), ())
    assert faults(path, "") == [(1, "'name' is missing")]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("name = \n", 1),
        ('name = "x\nrounds = 1\n', 1),
        ('a = 1\n\nname "x"\n', 3),
        ("a = 1\n[b\n", 2),
        ("a = 1\na = 2\nb = 3\n", 2),
        ("a = [1, 2\n", 1),
        ("a = 1\nb = [1, 2\n\n\n", 2),
        ('a = 1\nb = "open', 2),
        ("a = 1\r\nb = ?\r\n", 2),
        ("a = 01\n", 1),
        ("a = 2026-13-45\n", 1),
        (b"a = 1\nb = 'x\x00y'\n", 2),
        (b"a = 1\nb = 'x\x1b[2J'\n", 2),
        (b"a = 1\n\x07b = 2\n", 2),
        ('a = "\\ud800"\n', 1),
        ("\ufeff\ufeffa = 1\n", 1),
        ("# sound\n}\n", 2),
    ],
)
def test_broken_syntax_is_reported_with_its_line(
    path: Path, content: str | bytes, line: int
) -> None:
    problem = refused(path, content)
    assert problem.line == line
    assert str(problem).startswith(f"{path}:{line}: not valid TOML: ")
    assert "(at line" not in str(problem)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"\xff\xfe", 1),
        (b"a = 1\nb = 'caf\xe9'\n", 2),
        ("a = 1\n".encode("utf-16"), 1),
        (b"a = 1\n\n\n# \xc3", 4),
        (b"a = '\xed\xa0\x80'", 1),
    ],
)
def test_what_is_not_utf8_is_reported_with_its_line(path: Path, content: bytes, line: int) -> None:
    problem = refused(path, content)
    assert (problem.line, problem.message) == (line, "is not UTF-8 text")


class TestWhatIsNoFile:
    def test_missing(self, path: Path) -> None:
        assert open_toml(path) == Problem("cannot be read: there is no such file", file=str(path))

    def test_a_folder(self, tmp_path: Path) -> None:
        assert open_toml(tmp_path) == Problem(
            "cannot be read: it is not a file", file=str(tmp_path)
        )

    def test_a_pipe_is_not_waited_for(self, path: Path) -> None:
        os.mkfifo(path)
        assert open_toml(path) == Problem("cannot be read: it is not a file", file=str(path))

    def test_a_link_to_nothing_and_a_link_to_itself(self, path: Path) -> None:
        path.symlink_to("gone.toml")
        assert isinstance(open_toml(path), Problem)
        path.unlink()
        path.symlink_to(path)
        assert isinstance(open_toml(path), Problem)

    def test_a_link_out_of_the_folder_is_read(self, tmp_path: Path) -> None:
        outside = tmp_path / "dotfiles" / "sheet.toml"
        outside.parent.mkdir()
        outside.write_text(SOUND)
        link = tmp_path / "routines" / "sheet.toml"
        link.parent.mkdir()
        link.symlink_to("../dotfiles/sheet.toml")
        file = open_toml(link)
        assert isinstance(file, TomlFile)
        assert (file.path, file.text) == (link, SOUND)

    @pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
    def test_a_link_to_a_device_is_not_opened(
        self, path: Path, monkeypatch: pytest.MonkeyPatch, device: str
    ) -> None:
        path.symlink_to(device)
        monkeypatch.setattr(os, "open", lambda *_: pytest.fail("it was opened"))
        problem = open_toml(path)
        assert isinstance(problem, Problem)
        assert problem.message.startswith("cannot be read: ")

    def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path.write_text(SOUND)
        as_it_was = os.stat(path)
        path.unlink()
        os.mkfifo(path)
        monkeypatch.setattr(os, "stat", lambda _: as_it_was)
        assert open_toml(path) == Problem("cannot be read: it is not a file", file=str(path))

    def test_a_name_longer_than_any_file_has(self, tmp_path: Path) -> None:
        problem = open_toml(tmp_path / ("x" * 300))
        assert isinstance(problem, Problem)
        assert problem.message == "cannot be read: File name too long"

    def test_no_permission(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path.write_text(SOUND)

        def denied(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "open", denied)
        assert open_toml(path) == Problem("cannot be read: Permission denied", file=str(path))

    def test_a_name_with_a_null(self) -> None:
        assert isinstance(open_toml(Path("a\0b.toml")), Problem)


class TestSize:
    def test_as_large_as_the_limit(self, path: Path) -> None:
        text = 'name = "Morning"\n#'
        assert opened(path, text + "x" * (MAX_BYTES - len(text))).data == {"name": "Morning"}

    def test_larger(self, path: Path) -> None:
        problem = refused(path, b"#" * (MAX_BYTES + 1))
        assert problem.message == "is larger than 4,000,000 bytes, the limit"
        assert problem.line is None


DEEP = [
    "[" * 10_000,
    "a = " + "[" * 10_000,
    "a = " + "[" * 10_000 + "]" * 10_000,
    "a = " + "{b = " * 10_000,
    "a = " + "{b = [" * 10_000,
    "[" + ".".join("a" * 10_000) + "]",
    "[[" + ".".join("a" * 10_000) + "]]",
    ".".join("a" * 10_000) + " = 1",
    " . ".join(["'a.b'", '"c"'] * 5_000) + " = 1",
    "a = { " + ".".join("a" * 10_000) + " = 1 }",
    "a = [ { b.c.d = " * 10_000,
]


@pytest.mark.parametrize("content", DEEP, ids=lambda content: content[:15])
def test_deep_nesting_is_refused_with_its_line(path: Path, content: str) -> None:
    problem = refused(path, f'# [[[\nname = "x"\n\n{content}\n')
    assert (problem.line, problem.message) == (4, "is nested too deeply; the limit is 32 levels")


@pytest.mark.parametrize("depth", [10, 32])
def test_nesting_that_can_be_read_is_a_fault_like_any_other(path: Path, depth: int) -> None:
    content = f'name = "x"\n\nrounds = {"[" * depth}{"]" * depth}\n'
    assert faults(path, content) == [
        (3, "rounds: expected a whole number from 1 to 20, found a list of 1")
    ]


def test_brackets_and_dots_in_texts_and_comments_are_not_nesting(path: Path) -> None:
    marks = "[{" * 50 + "a." * 50
    content = (
        f'name = "x"\nnotes = """\n{marks} \\"""{marks}""""\n# {marks}\n'
        f"[[steps]]\nexercise = '{marks[:50]}'\nnotes = '''{marks}'''\n"
    )
    assert faults(path, content) == []


def test_many_tables_and_numbers_are_not_nesting(path: Path) -> None:
    step = '[[steps]]\nexercise = "a"\ntempo = [1.5, 0.5, 1.5]\n'
    assert faults(path, 'name = "x"\n' + step * 1000) == []


class TestControlCharacters:
    def test_escapes_in_texts(self, path: Path) -> None:
        content = (
            'name = "Morning\\u001b[2J"\n'
            "rounds = 0\n"
            "[[steps]]\n"
            'exercise = "a"\n'
            'notes = """\n'
            'Mind\\u0007."""\n'
            "[[steps]]\n"
            'exercise = "b\\u009b"\n'
        )
        found = faults(path, content)
        assert [line for line, said in found if "control character" in said] == [1, 5, 8]
        assert found[0][1] == "name: holds the control character U+001B, which is refused"

    @pytest.mark.parametrize(
        "escape", ["\\u0000", "\\b", "\\f", "\\r", "\\u007f", "\\u0085", "\\U0000009C"]
    )
    def test_every_one_is_refused(self, path: Path, escape: str) -> None:
        ((line, said),) = faults(path, f'name = "a{escape}b"\n')
        assert line == 1
        assert "control character U+00" in said

    def test_line_ends_and_tabs_are_text(self, path: Path) -> None:
        assert faults(path, 'name = "a"\nnotes = "b\\n\\tc"\n') == []

    def test_in_a_list(self, path: Path) -> None:
        _, problems = opened(path, '[[exercises]]\nsteps = [\n"a",\n"b\\u001b"]\n').read(
            CatalogFile
        )
        assert (4, "exercises[1].steps[2]") in [(p.line, p.at) for p in problems]

    def test_in_a_key(self, path: Path) -> None:
        found = faults(path, 'name = "a"\n[[steps]]\nexercise = "a"\n"b\\u001b" = 1\n')
        assert (2, "steps[1]: a key holds the control character U+001B") in found

    def test_none_is_ever_printed(self, path: Path) -> None:
        content = '"\\u001bkey" = "\\u001bvalue"\nname = "\\u001b"\n'
        _, problems = opened(path, content).read(Routine)
        assert problems
        assert not [p for p in problems if "\x1b" in str(p)]


class TestHugeKeys:
    def test_in_a_table(self, path: Path) -> None:
        found = faults(path, f'name = "a"\n[pace]\n{"k" * 201} = 1\n')
        assert (2, "pace: a key has 201 characters, the limit is 200") in found

    def test_as_long_as_the_limit(self, path: Path) -> None:
        found = faults(path, f'name = "a"\n{"k" * 200} = 1\n')
        assert len(found) == 1
        assert found[0][1].startswith("kkk")

    @pytest.mark.parametrize(
        "key", ["k" * 1_000_000, '"' + "k." * 500_000 + '"', "'" + "k[1]" * 200_000 + "'"]
    )
    def test_nothing_huge_is_said_of_one(self, path: Path, key: str) -> None:
        for content in (f'name = "a"\n[pace]\n{key} = 1\n', f"[{key}]\na = 1\nb = 2\n"):
            said = faults(path, content)
            assert said
            assert max(len(sentence) for _, sentence in said) < 500


def test_every_fault_has_its_line(path: Path) -> None:
    content = (
        'nmae = "x"\n'
        "rounds = 99\n"
        "\n"
        "[pace]\n"
        "breath = 1\n"
        "\n"
        "[[steps]]\n"
        'exercise = "a"\n'
        "reps = 0\n"
        "[[steps]]\n"
        "# nothing else\n"
        "sets = 1\n"
        "[[steps]]\n"
        'exercise = "b"\n'
        "tempo = [\n"
        "  0,\n"
        "  1,\n"
        "  0,\n"
        "]\n"
    )
    assert faults(path, content) == [
        (1, "nmae: unknown key 'nmae'; did you mean 'name'?"),
        (1, "'name' is missing"),
        (2, "rounds: expected a whole number from 1 to 20, found 99"),
        (5, "pace.breath: expected a number from 2 to 20, found 1"),
        (9, "steps[1].reps: expected a whole number from 1 to 100, found 0"),
        (10, "steps[2]: 'exercise' is missing"),
        (13, "steps[3]: tempo needs time to move: out and back are both 0"),
    ]


def test_located_puts_problems_in_the_order_of_the_lines(path: Path) -> None:
    file = opened(path, SOUND)
    found = file.located([Problem("late", "steps[1].exercise"), Problem("early", "name")])
    assert [(p.message, p.line, p.file) for p in found] == [
        ("early", 1, str(path)),
        ("late", 4, str(path)),
    ]
    assert file.located([]) == ()


PIECES = st.sampled_from(
    ["name", "steps", "[", "]", "[[", "]]", "{", "}", "=", " = ", '"', "'", '"""', "'''", "\n",
     "\r\n", "#", ",", ".", "\\", "\\u001b", "1", "0x", "1e999", "nan", "é", "\t", " ", "true",
     "2026-01-01", "exercise", "reps", "pace", '"a"', "= [1, 2]", "[[steps]]\n"]
)  # fmt: skip


@modest
@given(st.binary(max_size=60) | st.lists(PIECES, max_size=30).map(lambda p: "".join(p).encode()))
@example(b"reps = nan\n[[steps]]\nreps = inf")
@example(b'"" = 1\n[""]\n')
@example(b"name = 1979-05-27\nsteps = [07:32:00]\n")
def test_any_bytes_are_read_or_explained(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)
    file = open_toml(path)
    if isinstance(file, Problem):
        assert file.message
        assert file.file == str(path)
        return
    for kind in (Routine, CatalogFile, Settings):
        value, problems = file.read(kind)
        assert (value is None) is bool(problems)
        for problem in problems:
            assert problem.file == str(path)
            assert problem.line is not None
            assert 1 <= problem.line <= content.count(b"\n") + 1


def test_a_number_of_thousands_of_digits_is_no_crash(path: Path) -> None:
    assert faults(path, f'name = "x"\nrounds = 0x{"f" * 5000}\n')
