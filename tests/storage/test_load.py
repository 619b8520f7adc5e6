"""Everything is read at the start; nothing that is broken stops it."""

from pathlib import Path

import pytest

from tui.core.library import Library
from tui.core.manner import Manner
from tui.core.pace import Pace, PaceChange
from tui.core.profile import CAREFUL, Profile
from tui.core.settings import Settings
from tui.storage.load import load_library, load_settings
from tui.storage.paths import Paths

SHIPPED = """\
[[exercises]]
id = "bridge"
name = "Bridge"
kind = "strength-stability"
steps = ["Lift."]

[[routines]]
id = "daily"
name = "Daily"
steps = [{ exercise = "bridge", reps = 1, hold_seconds = 10 }]
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.within(tmp_path / "data", tmp_path / "config")


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small catalog in the place of the real one."""
    path = tmp_path / "shipped.toml"
    path.write_text(SHIPPED)
    monkeypatch.setattr("tui.storage.load.resource", lambda name: path)
    return path


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


def loaded(paths: Paths) -> Library:
    return load_library(paths, Manner())


def said(library: Library) -> list[str]:
    return [str(problem) for problem in library.problems]


class TestSettings:
    def test_none(self, paths: Paths) -> None:
        assert load_settings(paths.config) == (Settings(), ())

    def test_sound(self, paths: Paths) -> None:
        write(paths.config, "[pace]\nprepare = 20\n")
        settings, problems = load_settings(paths.config)
        assert problems == ()
        assert settings.pace == PaceChange(prepare=20)

    @pytest.mark.parametrize(
        ("content", "line"),
        [
            ("[pace]\nprepare = 999\n", 2),
            ("[pace]\nprepar = 9\n", 2),
            ("\n\npace = 1\n", 3),
            ('[keys]\nquit = "\\u001b"\n', 2),
        ],
    )
    def test_broken_ones_give_the_defaults_and_a_problem(
        self, paths: Paths, content: str, line: int
    ) -> None:
        write(paths.config, content)
        settings, problems = load_settings(paths.config)
        assert settings == Settings()
        assert [(p.file, p.line) for p in problems] == [(str(paths.config), line)]

    @pytest.mark.parametrize(
        ("content", "profile"),
        [
            ('pace = 1\n[profile]\nowned = ["chair"]\n', Profile(owned=frozenset({"chair"}))),
            ('[profile]\nconditions = ["osteoprosis"]\n', Profile.careful()),
            ("[pace\n", Profile.careful()),
        ],
    )
    def test_no_caution_is_lost_by_a_fault(
        self, paths: Paths, content: str, profile: Profile
    ) -> None:
        write(paths.config, content)
        settings, problems = load_settings(paths.config)
        assert settings == Settings(profile=profile)
        is_careful = profile == Profile.careful()
        assert [p.message == CAREFUL for p in problems] == [False, *[True] * is_careful]

    def test_a_folder_in_its_place(self, paths: Paths) -> None:
        paths.config.mkdir(parents=True)
        settings, problems = load_settings(paths.config)
        assert settings == Settings(profile=Profile.careful())
        assert [p.message == CAREFUL for p in problems] == [False, True]

    def test_a_place_that_cannot_even_be_looked_at(self, tmp_path: Path) -> None:
        """Here a name that is too long; a folder without permission does the same."""
        settings, problems = load_settings(tmp_path / ("x" * 300) / "config.toml")
        assert settings == Settings(profile=Profile.careful())
        assert [p.message == CAREFUL for p in problems] == [False, True]


@pytest.mark.usefixtures("shipped")
class TestLibrary:
    def test_without_any_folder_there_is_what_is_shipped(self, paths: Paths) -> None:
        library = loaded(paths)
        assert library.problems == ()
        assert [(e.id, e.shipped, e.file) for e in library.entries] == [("daily", True, "")]
        assert library.entries[0].timeline.total_seconds == 10 + 4 + 10 + 2

    def test_reading_creates_nothing(self, paths: Paths, tmp_path: Path) -> None:
        loaded(paths)
        load_settings(paths.config)
        assert [path.name for path in tmp_path.iterdir()] == ["shipped.toml"]

    def test_own_routines_come_first(self, paths: Paths) -> None:
        file = write(paths.routines / "mine.toml", 'name = "Mine"\n')
        library = loaded(paths)
        assert [(e.id, e.shipped, e.file) for e in library.entries] == [
            ("mine", False, str(file)),
            ("daily", True, ""),
        ]

    def test_a_broken_routine_is_listed_and_the_others_are_there(self, paths: Paths) -> None:
        write(paths.routines / "a.toml", 'name = "A"\n')
        broken = write(paths.routines / "b.toml", 'name = "B"\nreps = 3\n')
        worse = write(paths.routines / "c.toml", 'name = "C\n')
        write(paths.routines / "d.toml", 'name = "D"\n')
        library = loaded(paths)
        assert [e.id for e in library.entries] == ["a", "d", "daily"]
        assert [(p.file, p.line) for p in library.problems] == [(str(broken), 2), (str(worse), 1)]
        assert [(u.id, u.file) for u in library.unreadable] == [
            ("b", str(broken)),
            ("c", str(worse)),
        ]
        assert library.problems == tuple(p for u in library.unreadable for p in u.problems)
        assert broken.read_text() == 'name = "B"\nreps = 3\n'

    def test_a_routine_with_an_unknown_exercise_is_there_with_a_problem(self, paths: Paths) -> None:
        file = write(
            paths.routines / "mine.toml",
            'name = "Mine"\n[[steps]]\nexercise = "bridge"\n[[steps]]\nexercise = "brdge"\n',
        )
        library = loaded(paths)
        assert [e.id for e in library.entries] == ["mine", "daily"]
        assert library.entries[0].timeline.left_out == (2,)
        assert said(library) == [
            f"{file}:5: steps[2].exercise: no exercise has the id 'brdge'; did you mean 'bridge'?"
        ]

    def test_a_routine_that_is_too_long_is_refused_with_the_limit(self, paths: Paths) -> None:
        step = '[[steps]]\nexercise = "bridge"\nreps = 100\nsets = 20\ntempo = [1, 0, 1]\n'
        file = write(paths.routines / "mine.toml", f'name = "Mine"\nrounds = 20\n{step}')
        library = loaded(paths)
        assert [e.id for e in library.entries] == ["daily"]
        assert said(library) == [
            f"{file}:1: asks for 40,000 repetitions in one session; the limit is 20,000"
        ]

    def test_own_exercises_can_be_used_in_own_routines(self, paths: Paths) -> None:
        write(
            paths.catalog / "mine.toml",
            '[[exercises]]\nid = "nod"\nname = "Nod"\nkind = "joint-mobility"\nsteps = ["Nod."]\n',
        )
        write(paths.routines / "mine.toml", 'name = "Mine"\n[[steps]]\nexercise = "nod"\n')
        library = loaded(paths)
        assert library.problems == ()
        assert library.catalog.exercise("nod") is not None
        assert library.entries[0].timeline.total_seconds == 10 + 10 * 5

    def test_a_broken_own_catalog_leaves_the_shipped_one(self, paths: Paths) -> None:
        file = write(paths.catalog / "mine.toml", "[[exercises]]\nid = 3\n")
        library = loaded(paths)
        assert [e.id for e in library.catalog.exercises] == ["bridge"]
        assert {p.file for p in library.problems} == {str(file)}

    def test_a_folder_and_a_dead_link_among_the_routines(self, paths: Paths) -> None:
        (paths.routines / "folder.toml").mkdir(parents=True)
        (paths.routines / "link.toml").symlink_to("gone")
        library = loaded(paths)
        assert [e.id for e in library.entries] == ["daily"]
        assert [p.message for p in library.problems] == [
            "cannot be read: it is not a file",
            "cannot be read: there is no such file",
        ]

    def test_a_file_where_the_folder_should_be(self, paths: Paths) -> None:
        write(paths.routines, "")
        write(paths.catalog, "")
        assert [e.id for e in loaded(paths).entries] == ["daily"]

    def test_the_pace_of_the_settings_holds(self, paths: Paths) -> None:
        library = load_library(paths, Manner(pace=Pace(prepare=0, ease_in=0, release=0)))
        assert library.entries[0].timeline.total_seconds == 10

    def test_a_shipped_routine_that_is_too_long(self, paths: Paths) -> None:
        content = (
            '[[routines]]\nid = "endless"\nname = "Endless"\nrounds = 20\n'
            'steps = [{ exercise = "bridge", reps = 100, sets = 20 }]\n'
        )
        write(paths.catalog / "mine.toml", content)
        library = loaded(paths)
        assert [e.id for e in library.entries] == ["daily"]
        assert len(library.problems) == 1
        assert "routine 'endless' asks for 40,000 repetitions" in said(library)[0]


def test_without_its_own_catalog_the_program_still_starts(shipped: Path, paths: Paths) -> None:
    shipped.unlink()
    library = loaded(paths)
    assert library.entries == ()
    assert [p.message for p in library.problems] == ["cannot be read: there is no such file"]


def test_the_real_catalog_is_sound(paths: Paths) -> None:
    library = loaded(paths)
    assert said(library) == []
    assert library.entries
