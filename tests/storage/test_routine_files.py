"""A person's routines on the disk: written, read back, kept."""

import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given

from tests.strategies import KNOWN_IDS, modest, worded_routines
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.exercise import Exercise, Kind
from tui.core.json_schema import schema_text
from tui.core.library import Entry
from tui.core.manner import Manner
from tui.core.pace import Pace, PaceChange
from tui.core.routine import Routine, Step
from tui.storage.kept_file import ChangedOnDisk
from tui.storage.routine_files import (
    read_routine,
    routine_paths,
    routine_toml,
    save_routine,
)
from tui.storage.schema_file import pointer
from tui.storage.toml_file import digest_of

CATALOG = Catalog(
    Exercise(id=i, name=i, kind=Kind.MUSCLE_STRETCH, steps=("Do it.",))
    for i in (*KNOWN_IDS, "knee-to-chest", "cat-cow")
)

ROUTINE = Routine(
    name='Morning "back" care',
    times_per_day=2,
    notes="Before coffee.",
    pace=PaceChange(prepare=5.0, ease_in=2.5),
    steps=(
        Step(exercise="knee-to-chest", side=Side.EACH, reps=3, hold_seconds=30.0),
        Step(
            exercise="cat-cow",
            sets=2,
            self_paced=False,
            rest_seconds=0.0,
            hold_seconds=7.5,
            notes="Slowly.",
        ),
        Step(exercise="cat-cow"),
    ),
)
GOLDEN = """\
name = "Morning \\"back\\" care"
times_per_day = 2
notes = "Before coffee."

[pace]
prepare = 5
ease_in = 2.5

[[steps]]
exercise = "knee-to-chest"
side = "each"
reps = 3
hold_seconds = 30

[[steps]]
exercise = "cat-cow"
sets = 2
hold_seconds = 7.5
self_paced = false
rest_seconds = 0
notes = "Slowly."

[[steps]]
exercise = "cat-cow"
"""


def read(path: Path) -> Entry:
    entry, problems = read_routine(path, CATALOG, Manner())
    assert problems == ()
    assert entry is not None
    return entry


def hand_written(folder: Path, content: str) -> Entry:
    """A file that a person wrote, as it was read."""
    folder.mkdir(parents=True)
    path = folder / "sheet.toml"
    path.write_bytes(content.encode())
    return read(path)


def changed(entry: Entry, **fields: Any) -> Routine:
    return msgspec.structs.replace(entry.routine, **fields)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "routines"


class TestToml:
    def test_it_looks_as_people_write_it(self) -> None:
        assert routine_toml(ROUTINE) == GOLDEN

    def test_only_what_is_said_is_written(self) -> None:
        assert routine_toml(Routine(name="Empty")) == 'name = "Empty"\n'

    def test_notes_of_several_lines_stand_in_several_lines(self) -> None:
        routine = Routine(name="R", notes="Before coffee.\nSlowly.")
        assert routine_toml(routine).endswith('notes = """\nBefore coffee.\nSlowly."""\n')

    def test_a_tempo_stands_in_one_line(self) -> None:
        routine = Routine(name="R", steps=(Step(exercise="cat-cow", tempo=(2.0, 1.5, 0.0)),))
        assert "\ntempo = [2, 1.5, 0]\n" in routine_toml(routine)

    def test_groups_rests_optional_steps_and_hidden_hints(self) -> None:
        routine = Routine(
            name="R",
            dismissed=("positions",),
            groups={"A": 3},
            steps=(
                Step(exercise="cat-cow", group="A", dismissed=("R05: 6 times",)),
                Step(exercise="rest", rest_seconds=60.0, group="A"),
                Step(exercise="knee-to-chest", optional=True),
            ),
        )
        assert (
            routine_toml(routine)
            == """\
name = "R"
dismissed = [
    "positions",
]

[groups]
A = 3

[[steps]]
exercise = "cat-cow"
group = "A"
dismissed = [
    "R05: 6 times",
]

[[steps]]
exercise = "rest"
rest_seconds = 60
group = "A"

[[steps]]
exercise = "knee-to-chest"
optional = true
"""
        )


class TestGroupsAndRests:
    SHEET = """\
name = "Sheet"
[groups]
warm-up = 2
[[steps]]
exercise = "cat-cow"
group = "warmup"
"""

    def test_a_group_that_is_not_named_is_told_and_the_routine_still_runs(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "sheet.toml"
        path.write_text(self.SHEET)
        entry, (problem,) = read_routine(path, CATALOG, Manner())
        assert entry is not None
        assert entry.timeline.steps == (1,)
        assert (problem.line, problem.at, problem.did_you_mean) == (
            6,
            "steps[1].group",
            "warm-up",
        )

    def test_it_is_told_beside_faults_too(self, tmp_path: Path) -> None:
        path = tmp_path / "sheet.toml"
        path.write_text(f"{self.SHEET}reps = 0\n")
        entry, problems = read_routine(path, CATALOG, Manner())
        assert entry is None
        assert [problem.at for problem in problems] == ["steps[1].group", "steps[1].reps"]

    @pytest.mark.parametrize(
        ("step", "at"),
        [
            ('exercise = "rest"\nreps = 3', "steps[1]"),
            ('exercise = "rest"\nhold_seconds = 3', "steps[1]"),
            ('exercise = "rest"\nrest_seconds = "long"', "steps[1].rest_seconds"),
            ('exercise = "cat-cow"\noptional = "yes"', "steps[1].optional"),
            ('exercise = "cat-cow"\ndismissed = [1]', "steps[1].dismissed[1]"),
        ],
    )
    def test_what_is_wrong_with_them_is_told(self, tmp_path: Path, step: str, at: str) -> None:
        path = tmp_path / "sheet.toml"
        path.write_text(f'name = "Sheet"\n[[steps]]\n{step}\n')
        entry, (problem,) = read_routine(path, CATALOG, Manner())
        assert entry is None
        assert problem.at == at

    def test_a_rest_is_no_exercise_that_the_catalog_lacks(self, tmp_path: Path) -> None:
        path = tmp_path / "sheet.toml"
        path.write_text('name = "S"\n[[steps]]\nexercise = "rest"\n')
        assert read(path).timeline.left_out == ()


class TestSaveAndRead:
    @modest
    @given(worded_routines())
    def test_what_is_saved_is_read_back_equal(
        self, tmp_path_factory: pytest.TempPathFactory, routine: Routine
    ) -> None:
        folder = tmp_path_factory.mktemp("routines")
        saved = save_routine(folder, routine, None)
        assert saved.backup is None
        assert saved.path.parent == folder
        entry = read(saved.path)
        assert entry.routine == routine
        assert entry.id == saved.path.stem
        assert entry.file == str(saved.path)
        assert not entry.shipped
        assert (
            pointer("routine") + routine_toml(entry.routine)
        ).encode() == saved.path.read_bytes()

    @pytest.mark.parametrize(
        ("name", "file"),
        [
            ("Morning back care", "morning-back-care.toml"),
            ("Legs / hips", "legs-hips.toml"),
            ("../../escape", "escape.toml"),
            ("..", "routine.toml"),
            ("🧘 für den Rücken", "für-den-rücken.toml"),
            ("ظهر الصباح", "ظهر-الصباح.toml"),
            ("[/b] [@click=app.quit]x[/]", "b-click-app-quit-x.toml"),
            ("x" * 100, "x" * 80 + ".toml"),
        ],
    )
    def test_awkward_names_become_safe_files_and_stay_as_they_are(
        self, folder: Path, name: str, file: str
    ) -> None:
        saved = save_routine(folder, Routine(name=name), None)
        assert names(folder) == [file]
        assert read(saved.path).routine.name == name

    def test_a_second_routine_of_the_same_name_gets_a_file_of_its_own(self, folder: Path) -> None:
        first = save_routine(folder, Routine(name="Back", notes="one"), None)
        second = save_routine(folder, Routine(name="BACK!", notes="two"), None)
        assert names(folder) == ["back-2.toml", "back.toml"]
        assert read(first.path).routine.notes == "one"
        assert read(second.path).routine.notes == "two"

    def test_ids_that_are_taken_elsewhere_are_left_alone(self, folder: Path) -> None:
        saved = save_routine(folder, Routine(name="Back"), None, taken=["back", "back-2"])
        assert saved.path.name == "back-3.toml"

    def test_a_copy_of_a_shipped_routine_is_a_new_file(self, folder: Path) -> None:
        saved = save_routine(folder, ROUTINE, None)
        shipped = msgspec.structs.replace(read(saved.path), shipped=True, file="", digest="")
        again = save_routine(folder, ROUTINE, shipped, taken=["morning-back-care"])
        assert again.path != saved.path
        assert len(names(folder)) == 2

    def test_a_new_name_keeps_the_file(self, folder: Path) -> None:
        """The id is what `supple play` and the journal know it by."""
        entry = read(save_routine(folder, ROUTINE, None).path)
        saved = save_routine(folder, changed(entry, name="Other"), entry)
        assert str(saved.path) == entry.file
        assert read(saved.path).routine.name == "Other"


class TestChangedOnDisk:
    def test_what_somebody_changed_is_not_overwritten(self, folder: Path) -> None:
        path = save_routine(folder, ROUTINE, None).path
        entry = read(path)
        path.write_text('name = "By hand"\n')
        with pytest.raises(ChangedOnDisk, match=path.name):
            save_routine(folder, changed(entry, name="In the app"), entry)
        assert path.read_text() == 'name = "By hand"\n'
        assert names(folder) == [path.name]

    def test_even_a_space_is_a_change(self, folder: Path) -> None:
        path = save_routine(folder, ROUTINE, None).path
        entry = read(path)
        path.write_bytes(path.read_bytes() + b" ")
        with pytest.raises(ChangedOnDisk):
            save_routine(folder, ROUTINE, entry)

    def test_a_new_date_alone_is_none(self, folder: Path) -> None:
        path = save_routine(folder, ROUTINE, None).path
        entry = read(path)
        os.utime(path, (1, 1))
        save_routine(folder, changed(entry, name="Other"), entry)
        assert read(path).routine.name == "Other"

    def test_a_file_that_is_gone_is_not_made_again_unasked(self, folder: Path) -> None:
        entry = read(save_routine(folder, ROUTINE, None).path)
        path = Path(entry.file)
        path.unlink()
        with pytest.raises(ChangedOnDisk):
            save_routine(folder, entry.routine, entry)
        assert names(folder) == []
        known = msgspec.structs.replace(entry, digest="")
        assert save_routine(folder, entry.routine, known).path == path
        assert read(path).routine == ROUTINE

    def test_one_that_came_back_is_not_overwritten_as_if_it_were_gone(self, folder: Path) -> None:
        entry = read(save_routine(folder, ROUTINE, None).path)
        with pytest.raises(ChangedOnDisk):
            save_routine(folder, entry.routine, msgspec.structs.replace(entry, digest=""))

    @pytest.mark.parametrize(
        "theirs",
        [b'name = "Theirs"\n', b'name = "Theirs\n', b"# top\x00\n", b"\xff\xfe", b"# a\n" * 9, b""],
    )
    def test_what_is_overwritten_knowingly_is_kept_beside_to_the_byte(
        self, folder: Path, theirs: bytes
    ) -> None:
        entry = read(save_routine(folder, ROUTINE, None).path)
        Path(entry.file).write_bytes(theirs)
        seen = msgspec.structs.replace(entry, digest=digest_of(theirs))
        saved = save_routine(folder, ROUTINE, seen, keep=True)
        assert saved.backup is not None
        assert saved.backup.read_bytes() == theirs
        assert read(saved.path).routine == ROUTINE


class TestBackup:
    COMMENTED = 'name = "Sheet" # From my physio.\n'

    def test_comments_that_would_be_lost_are_kept_beside(self, folder: Path) -> None:
        entry = hand_written(folder, self.COMMENTED)
        saved = save_routine(folder, changed(entry, rounds=2), entry)
        assert saved.backup is not None
        assert saved.backup.read_text() == self.COMMENTED
        assert saved.path.read_text() == 'name = "Sheet"\nrounds = 2\n'
        assert names(folder) == ["sheet.toml", "sheet.toml.before-edit"]
        assert routine_paths(folder) == [saved.path]

    def test_a_second_backup_does_not_replace_the_first(self, folder: Path) -> None:
        entry = hand_written(folder, self.COMMENTED)
        save_routine(folder, changed(entry, rounds=2), entry)
        (folder / "sheet.toml").write_text(self.COMMENTED + "# Again.\n")
        entry = read(folder / "sheet.toml")
        saved = save_routine(folder, changed(entry, rounds=3), entry)
        assert saved.backup == folder / "sheet.toml.before-edit.2"
        assert (folder / "sheet.toml.before-edit").read_text() == self.COMMENTED
        assert saved.backup.read_text() == self.COMMENTED + "# Again.\n"

    @pytest.mark.parametrize("content", ['name = "Sheet"\n', 'name = "# no comment"\n\n\n'])
    def test_without_comments_there_is_none(self, folder: Path, content: str) -> None:
        entry = hand_written(folder, content)
        assert save_routine(folder, changed(entry, rounds=2), entry).backup is None
        assert names(folder) == ["sheet.toml"]

    def test_a_byte_order_mark_is_no_obstacle(self, folder: Path) -> None:
        entry = hand_written(folder, "\ufeff" + self.COMMENTED)
        saved = save_routine(folder, changed(entry, rounds=2), entry)
        assert saved.backup is not None
        assert saved.backup.read_bytes() == ("\ufeff" + self.COMMENTED).encode()


class TestLeadingComments:
    """What stands before the first key is where people say what a file is, and for whom."""

    @pytest.mark.parametrize(
        "lead",
        [
            "# From my therapist.\n",
            "\n\n# From my therapist.\n#\n\n#  Take it easy.\t\n\n",
            "  # indented\n",
            '# name = "not this"\n# [[steps]]\n',
            "#:schema ./mine.json\n",
            "# \u202eright to left\u202c, \u0085, 🧘 and \ufeff\n",
            "#" * 5000 + "\n",
        ],
    )
    @pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "byte order mark"])
    def test_they_stay_as_they_are(self, folder: Path, mark: str, lead: str) -> None:
        entry = hand_written(folder, f'{mark}{lead}name = "Sheet"\n')
        saved = save_routine(folder, changed(entry, rounds=2), entry)
        assert saved.backup is None
        assert saved.path.read_bytes().decode() == f'{lead}name = "Sheet"\nrounds = 2\n'
        again = save_routine(folder, entry.routine, read(saved.path))
        assert again.path.read_bytes().decode() == f'{lead}name = "Sheet"\n'

    def test_so_do_the_line_ends_of_the_file(self, folder: Path) -> None:
        lead = "# From my therapist.\r\n\r\n"
        entry = hand_written(folder, f'{lead}name = "Sheet"\r\nnotes = """\r\none\r\ntwo"""\r\n')
        assert entry.routine.notes == "one\ntwo"
        saved = save_routine(folder, changed(entry, rounds=2), entry)
        assert saved.path.read_bytes().decode() == (
            f'{lead}name = "Sheet"\r\nrounds = 2\r\nnotes = """\r\none\r\ntwo"""\r\n'
        )
        assert read(saved.path).routine == changed(entry, rounds=2)

    def test_others_after_them_still_lead_to_a_backup(self, folder: Path) -> None:
        content = '# Mine.\nname = "Sheet" # After.\n'
        entry = hand_written(folder, content)
        saved = save_routine(folder, changed(entry, rounds=2), entry)
        assert saved.backup is not None
        assert saved.backup.read_text() == content
        assert saved.path.read_text() == '# Mine.\nname = "Sheet"\nrounds = 2\n'

    @pytest.mark.parametrize("hostile", ["\x1b[2J", "\x00", "\x07", "\x7f", "\r"])
    def test_control_characters_in_them_are_refused_on_reading(
        self, folder: Path, hostile: str
    ) -> None:
        folder.mkdir(parents=True)
        path = folder / "sheet.toml"
        path.write_bytes(f'# a{hostile}b\nname = "Sheet"\n'.encode())
        entry, problems = read_routine(path, CATALOG, Manner())
        assert entry is None
        assert [problem.line for problem in problems] == [1]
        assert str(problems[0]).isprintable()


class TestSchema:
    def test_a_new_file_names_the_schema_that_lies_above_it(self, folder: Path) -> None:
        path = save_routine(folder, ROUTINE, None).path
        first, rest = path.read_text().split("\n", 1)
        assert (first, rest) == ("#:schema ../routine.schema.json", GOLDEN)
        schema = folder / first.removeprefix("#:schema ")
        assert schema.read_text() == schema_text("routine")
        assert schema.resolve().parent == folder.parent
        assert schema.stat().st_mode & 0o777 == 0o600

    def test_one_of_another_version_is_replaced(self, folder: Path) -> None:
        entry = read(save_routine(folder, ROUTINE, None).path)
        schema = folder.parent / "routine.schema.json"
        schema.write_text("{}")
        save_routine(folder, ROUTINE, entry)
        assert schema.read_text() == schema_text("routine")

    def test_a_hand_written_file_begins_as_its_writer_began_it(self, folder: Path) -> None:
        entry = hand_written(folder, 'name = "Sheet"\n')
        save_routine(folder, changed(entry, rounds=2), entry)
        assert names(folder.parent) == ["routines"]

    def test_a_routine_is_saved_where_the_schema_cannot_be(self, folder: Path) -> None:
        (folder.parent / "routine.schema.json").mkdir(parents=True)
        entry = read(save_routine(folder, ROUTINE, None).path)
        assert entry.routine == ROUTINE


class TestFailingWrites:
    @pytest.mark.parametrize("content", ['name = "Sheet"\n', 'name = "Sheet" # Mine.\n'])
    def test_the_old_file_stays_whole(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, content: str
    ) -> None:
        folder.mkdir(parents=True)
        path = folder / "sheet.toml"
        path.write_text(content)
        entry = read(path)

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as broken:
            broken.setattr(os, "replace", full)
            with pytest.raises(OSError, match="No space"):
                save_routine(folder, changed(entry, rounds=2), entry)
        assert path.read_text() == content
        assert names(folder) == ["sheet.toml"]
        assert read(path) == entry

    def test_a_new_file_that_cannot_be_written_leaves_nothing(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", full)
            with pytest.raises(OSError, match="No space"):
                save_routine(folder, ROUTINE, None)
        assert names(folder) == []

    def test_a_linked_routine_is_replaced_and_what_it_links_to_stays(
        self, tmp_path: Path, folder: Path
    ) -> None:
        outside = tmp_path / "dotfiles.toml"
        outside.write_text('name = "Linked"\n')
        folder.mkdir(parents=True)
        (folder / "linked.toml").symlink_to(outside)
        entry = read(folder / "linked.toml")
        saved = save_routine(folder, changed(entry, rounds=2), entry)
        assert not saved.path.is_symlink()
        assert read(saved.path).routine.rounds == 2
        assert outside.read_text() == 'name = "Linked"\n'

    def test_what_could_not_be_read_again_is_not_written(self, folder: Path) -> None:
        steps = (Step(exercise="cat-cow", notes="🧘" * 4000),) * 300
        routine = Routine(name="R", steps=steps)
        with pytest.raises(OSError, match="larger than 4,000,000 bytes"):
            save_routine(folder, routine, None)
        assert not folder.exists() or names(folder) == []

    def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(self, folder: Path) -> None:
        entry = hand_written(folder, 'name = "Sheet"\n')
        Path(entry.file).unlink()
        os.mkfifo(entry.file)
        with pytest.raises(OSError, match="not a file"):
            save_routine(folder, entry.routine, entry)

    def test_files_are_for_the_owner_alone(self, folder: Path) -> None:
        path = save_routine(folder, ROUTINE, None).path
        entry = read(path)
        path.write_text(path.read_text() + "# Mine.\n")
        path.chmod(0o644)
        entry = read(path)
        saved = save_routine(folder, entry.routine, entry)
        assert saved.backup is not None
        for file in (saved.path, saved.backup):
            assert file.stat().st_mode & 0o777 == 0o600
        assert folder.stat().st_mode & 0o777 == 0o700


class TestReading:
    def write(self, tmp_path: Path, content: str) -> Path:
        path = tmp_path / "r.toml"
        path.write_text(content)
        return path

    def test_an_unknown_exercise_is_left_out_and_said(self, tmp_path: Path) -> None:
        path = self.write(
            tmp_path,
            'name = "R"\n[[steps]]\nexercise = "cat-cow"\n\n[[steps]]\nexercise = "cat-caw"\n',
        )
        entry, problems = read_routine(path, CATALOG, Manner())
        assert entry is not None
        assert entry.timeline.left_out == (2,)
        assert len(entry.routine.steps) == 2
        assert [str(problem) for problem in problems] == [
            f"{path}:6: steps[2].exercise: no exercise has the id 'cat-caw'; "
            "did you mean 'cat-cow'?"
        ]

    @pytest.mark.parametrize(
        ("content", "line", "said"),
        [
            ('name = "R"\nrounds = \n', 2, "not valid TOML"),
            ('name = "R"\nrond = 1\n', 2, "did you mean 'rounds'?"),
            ('name = "R"\n[[steps]]\n', 2, "'exercise' is missing"),
        ],
    )
    def test_every_other_fault_keeps_it_from_being_read(
        self, tmp_path: Path, content: str, line: int, said: str
    ) -> None:
        entry, problems = read_routine(self.write(tmp_path, content), CATALOG, Manner())
        assert entry is None
        assert [problem.line for problem in problems] == [line]
        assert said in str(problems[0])

    def test_a_faulty_routine_says_its_unknown_exercises_too(self, tmp_path: Path) -> None:
        path = self.write(
            tmp_path,
            'name = "R"\n[[steps]]\nexercise = "cat-caw"\n[[steps]]\nreps = 0\n'
            '[[steps]]\nexercise = 3\n[[steps]]\nexercise = "cat-cow"\n',
        )
        entry, problems = read_routine(path, CATALOG, Manner())
        assert entry is None
        assert [(problem.line, problem.at) for problem in problems] == [
            (3, "steps[1].exercise"),
            (4, "steps[2]"),
            (5, "steps[2].reps"),
            (7, "steps[3].exercise"),
        ]

    @pytest.mark.parametrize("steps", ["3", "[3, {}]", "{}", '"x"', "[[]]"])
    def test_steps_of_any_shape_are_no_crash(self, tmp_path: Path, steps: str) -> None:
        path = self.write(tmp_path, f'name = "R"\nsteps = {steps}\n')
        entry, problems = read_routine(path, CATALOG, Manner())
        assert entry is None
        assert {problem.line for problem in problems} == {2}

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ("reps = 100\nsets = 20\ntempo = [1, 0, 1]\nside = 'each'", "80,000 repetitions"),
            ("reps = 100\nsets = 5\nhold_seconds = 600", "the limit is 16 hours"),
        ],
    )
    def test_a_session_without_end_is_refused_with_the_limit(
        self, tmp_path: Path, fields: str, said: str
    ) -> None:
        content = f'name = "R"\nrounds = 20\n[[steps]]\nexercise = "cat-cow"\n{fields}\n'
        entry, problems = read_routine(self.write(tmp_path, content), CATALOG, Manner())
        assert entry is None
        assert len(problems) == 1
        assert "asks for" in problems[0].message
        assert said in problems[0].message
        assert problems[0].file == str(tmp_path / "r.toml")

    def test_the_pace_of_the_settings_holds(self, tmp_path: Path) -> None:
        path = self.write(tmp_path, 'name = "R"\n[[steps]]\nexercise = "cat-cow"\nreps = 1\n')
        entry, _ = read_routine(path, CATALOG, Manner(pace=Pace(prepare=77)))
        assert entry is not None
        assert entry.timeline.phases[0].seconds == 77


class TestListing:
    def test_only_toml_files_by_name(self, tmp_path: Path) -> None:
        for name in ("b.toml", "a.toml", ".hidden.toml", "c.toml.before-edit", "note.txt"):
            (tmp_path / name).touch()
        assert [path.name for path in routine_paths(tmp_path)] == ["a.toml", "b.toml"]

    def test_no_folder_has_no_files(self, tmp_path: Path) -> None:
        assert routine_paths(tmp_path / "gone") == []
        (tmp_path / "file").touch()
        assert routine_paths(tmp_path / "file") == []
