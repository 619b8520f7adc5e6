"""The shipped catalog and a person's own files become one; what is faulty is left out alone."""

from pathlib import Path

import pytest

from tui.core.catalog import Catalog
from tui.storage.catalog_files import catalog_paths, read_catalog


def entry(exercise_id: str, *more: str) -> str:
    lines = [
        "[[exercises]]",
        f'id = "{exercise_id}"',
        f'name = "{exercise_id.title()}"',
        'kind = "muscle-stretch"',
        'steps = ["Do it."]',
        *more,
    ]
    return "\n".join(lines) + "\n"


def routine(routine_id: str, *exercises: str, rounds: int = 1) -> str:
    steps = ", ".join(f'{{ exercise = "{e}" }}' for e in exercises)
    return (
        f'[[routines]]\nid = "{routine_id}"\nname = "{routine_id.title()}"\nrounds = {rounds}\n'
        f"steps = [{steps}]\n"
    )


def read(path: Path, content: str, onto: Catalog | None = None) -> tuple[Catalog, list[str]]:
    """The catalog of one file and its problems without the file's name."""
    path.write_bytes(content.encode())
    catalog, problems = read_catalog([path], onto)
    assert {problem.file for problem in problems} <= {str(path)}
    return catalog, [str(problem).removeprefix(f"{path}:") for problem in problems]


def exercise_ids(catalog: Catalog) -> list[str]:
    return [exercise.id for exercise in catalog.exercises]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalog.toml"


@pytest.fixture
def base(path: Path) -> Catalog:
    content = '[flags]\nbalance = "Hold on."\n' + entry("bridge") + routine("daily", "bridge")
    catalog, problems = read(path, content)
    assert problems == []
    return catalog


def test_a_sound_file(path: Path) -> None:
    content = (
        '[articles]\nsheet = "The sheet"\n[flags]\nbalance = "Hold on."\n'
        + entry("a", 'flags = ["balance"]', 'harder = ["b"]')
        + entry("b", 'sources = [{ article = "sheet", gives = "name" }]')
        + routine("r", "b", "a")
    )
    catalog, problems = read(path, content)
    assert problems == []
    assert exercise_ids(catalog) == ["a", "b"]
    assert [r.id for r in catalog.routines] == ["r"]
    assert catalog.articles == {"sheet": "The sheet"}
    assert catalog.flags == {"balance": "Hold on."}


def test_exercises_of_two_files_may_name_each_other(tmp_path: Path) -> None:
    paths = [tmp_path / "a.toml", tmp_path / "b.toml"]
    paths[0].write_text(entry("a", 'harder = ["b"]'))
    paths[1].write_text(entry("b", 'easier = ["a", "c"]'))
    _, problems = read_catalog(paths)
    assert [str(problem) for problem in problems] == [
        f"{paths[1]}:6: exercises[1].easier[2]: unknown exercise 'c'"
    ]


FAULTY = (
    '[[exercises]]\nid = "faulty"\nname = "Faulty"\nkind = "muscle-strech"\nsteps = ["Do it."]\n'
)


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_good_exercises_survive_a_faulty_one(path: Path, place: int) -> None:
    parts = [entry("a"), entry("b"), entry("c")]
    parts.insert(place, FAULTY)
    catalog, problems = read(path, "".join(parts))
    assert exercise_ids(catalog) == ["a", "b", "c"]
    assert len(problems) == 1
    line = place * 5 + 4
    assert problems[0].startswith(f"{line}: exercises[{place + 1}].kind: expected one of ")
    assert "found 'muscle-strech'; did you mean 'muscle-stretch'?" in problems[0]


def test_good_routines_survive_a_faulty_one(path: Path) -> None:
    content = entry("a") + routine("one", "a") + routine("two", "a", rounds=0) + routine("six", "a")
    catalog, problems = read(path, content)
    assert [r.id for r in catalog.routines] == ["one", "six"]
    assert exercise_ids(catalog) == ["a"]
    assert problems == ["14: routines[2].rounds: expected a whole number from 1 to 20, found 0"]


def test_every_fault_of_every_entry_is_said(path: Path) -> None:
    content = (
        entry("a", "difficulty = 4", "diffculty = 1") + entry("b") + entry("c", 'regions = ["hip"]')
    )
    catalog, problems = read(path, content)
    assert exercise_ids(catalog) == ["b"]
    assert problems == [
        "6: exercises[1].difficulty: expected a whole number from 1 to 3, found 4",
        "7: exercises[1].diffculty: unknown key 'diffculty'; did you mean 'difficulty'?",
        "18: exercises[3].regions[1]: expected one of neck, upper-back, lower-back, core, hips, "
        "leg, found 'hip'; did you mean 'hips'?",
    ]


def test_lines_are_right_when_entries_before_were_left_out(path: Path) -> None:
    content = (
        FAULTY
        + entry("a", 'easier = ["bb"]')
        + FAULTY.replace("faulty", "other")
        + entry("bbb")
        + entry("a")
        + routine("bad", rounds=99)
        + routine("good", "bbc")
    )
    catalog, problems = read(path, content)
    assert exercise_ids(catalog) == ["a", "bbb"]
    assert [r.id for r in catalog.routines] == ["good"]
    assert [problem.split(": ")[:2] for problem in problems] == [
        ["4", "exercises[1].kind"],
        ["15", "exercises[3].kind"],
        ["30", "routines[1].rounds"],
        ["11", "exercises[2].easier[1]"],
        ["23", "exercises[5].id"],
        ["36", "routines[2].steps[1].exercise"],
    ]
    assert problems[5].endswith("no exercise has the id 'bbc'; did you mean 'bbb'?")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("colour = 1\n" + entry("a"), "1: colour: unknown key 'colour'"),
        ("exercices = []\n" + entry("a"), "did you mean 'exercises'?"),
        ("routines = 3\n" + entry("a"), "1: routines: expected a list of tables, found 3"),
        ("routines = [3]\n" + entry("a"), "1: routines[1]: expected a table, found 3"),
        ("flags = []\n" + entry("a"), "1: flags: expected a table"),
        ('"a-b" = 1\n' + entry("a"), "1: a-b: unknown key"),
        ('[flags]\nx = "\\u001b"\n' + entry("a"), "2: flags.x: holds the control character"),
    ],
)
def test_exercises_survive_a_fault_elsewhere(path: Path, content: str, fault: str) -> None:
    catalog, problems = read(path, content)
    assert exercise_ids(catalog) == ["a"]
    assert len(problems) == 1
    assert fault in problems[0]


@pytest.mark.parametrize("key", ['"a.b"', '"x[1]"', '"esc\\u001b"'])
def test_exercises_survive_a_top_key_of_any_kind(path: Path, key: str) -> None:
    catalog, problems = read(path, f"{key} = 1\n" + entry("a"))
    assert problems
    assert exercise_ids(catalog) == ["a"]


def test_good_exercises_survive_a_control_character_and_another_fault(path: Path) -> None:
    content = entry("a") + entry("b", 'feel = "\\u001b"') + FAULTY + entry("c")
    catalog, problems = read(path, content)
    assert exercise_ids(catalog) == ["a", "c"]
    assert [problem.split(": ")[:2] for problem in problems] == [
        ["11", "exercises[2].feel"],
        ["15", "exercises[3].kind"],
    ]


def test_good_flags_survive_a_faulty_one(path: Path) -> None:
    content = '[flags]\nbalance = "Hold on."\nbad = 3\n' + entry("a", 'flags = ["balance"]')
    catalog, problems = read(path, content)
    assert catalog.flags == {"balance": "Hold on."}
    assert problems == ["3: flags.bad: expected text of 1 to 500 characters, found 3"]


@pytest.mark.parametrize(
    "content", ["[[exercises]", "\x00", "exercises = [", "[exercises]\nid = 1"]
)
def test_a_broken_file_does_not_hurt_the_others(
    tmp_path: Path, base: Catalog, content: str
) -> None:
    first, second = tmp_path / "1.toml", tmp_path / "2.toml"
    first.write_text(content)
    second.write_text(entry("mine"))
    catalog, problems = read_catalog([first, second], base)
    assert exercise_ids(catalog) == ["bridge", "mine"]
    assert [problem.file for problem in problems] == [str(first)]
    assert problems[0].line == 1


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    catalog, problems = read_catalog([tmp_path / "gone.toml"])
    assert exercise_ids(catalog) == []
    assert [p.message for p in problems] == ["cannot be read: there is no such file"]


class TestOwnFiles:
    def test_an_own_exercise_replaces_a_shipped_one_only_if_it_says_so(
        self, path: Path, base: Catalog
    ) -> None:
        mine = entry("bridge").replace("Bridge", "My bridge")
        catalog, problems = read(path, mine, base)
        assert catalog.name_of("bridge") == "Bridge"
        assert problems == [
            "2: exercises[1].id: another exercise already has the id 'bridge'; "
            "say override = true to replace it"
        ]
        catalog, problems = read(path, mine + "override = true\n", base)
        assert catalog.name_of("bridge") == "My bridge"
        assert problems == []

    def test_it_may_use_what_the_shipped_catalog_has(self, path: Path, base: Catalog) -> None:
        content = entry("mine", 'flags = ["balance"]', 'easier = ["bridge"]')
        catalog, problems = read(path, content, base)
        assert problems == []
        assert exercise_ids(catalog) == ["bridge", "mine"]

    def test_two_own_files_cannot_have_the_same_exercise(
        self, tmp_path: Path, base: Catalog
    ) -> None:
        paths = [tmp_path / "1.toml", tmp_path / "2.toml"]
        for own in paths:
            own.write_text(entry("mine"))
        catalog, problems = read_catalog(paths, base)
        assert exercise_ids(catalog) == ["bridge", "mine"]
        assert [(p.file, p.line) for p in problems] == [(str(paths[1]), 2)]


def test_the_shipped_catalog_comes_first_and_the_others_by_name(tmp_path: Path) -> None:
    for name in ("z.toml", "a.toml", ".a.toml", "notes.txt"):
        (tmp_path / name).touch()
    shipped = Path("/shipped.toml")
    assert catalog_paths(shipped, tmp_path) == [
        shipped, tmp_path / "a.toml", tmp_path / "z.toml",
    ]  # fmt: skip
    assert catalog_paths(shipped, tmp_path / "gone") == [shipped]


def test_good_entries_of_a_table_survive_faulty_ones(path: Path) -> None:
    content = '[flags]\na = ""\nbalance = "Hold on."\nc = 3\n' + entry("x", 'flags = ["balance"]')
    catalog, problems = read(path, content)
    assert [problem.split(":")[0] for problem in problems] == ["2", "4"]
    assert catalog.flags == {"balance": "Hold on."}
    assert exercise_ids(catalog) == ["x"]


def test_a_file_that_is_not_sound_toml_adds_nothing(path: Path, base: Catalog) -> None:
    content = entry("x") + "difficulty = 9\ncautions = [oops]\n"
    catalog, problems = read(path, content, base)
    assert [problem.split(":")[0] for problem in problems] == ["6", "7"]
    assert exercise_ids(catalog) == ["bridge"]
