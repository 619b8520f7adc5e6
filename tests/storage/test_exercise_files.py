"""A person's own exercises: files of their own, and entries in files that were written by hand."""

import errno
import os
import stat
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import modest, worded_exercises
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.exercise import DoseRange, Exercise, ExerciseDose, Kind, Mention, RepCue, Source
from tui.core.figure.entry import FigureEntry, PropEntry, PropKind, Spot
from tui.core.json_schema import schema_text
from tui.storage.catalog_files import catalog_paths, read_catalog
from tui.storage.exercise_files import OwnExercise, in_own_file, read_own, save_exercise
from tui.storage.exercise_toml import exercise_toml
from tui.storage.kept_file import ChangedOnDisk
from tui.storage.paths import resource

WALL = Exercise(
    id="wall-angel",
    name='Wall "angel"',
    kind=Kind.STRENGTH_STABILITY,
    steps=("Stand at the wall.", "Raise your arms."),
    other_names=("Snow angel", "Angel"),
    cues=(RepCue(at_rep=2, text="Slower"),),
    sources=(Source(article="sheet", gives=Mention.NAME, reps=(8, 12.5)),),
    override=True,
    dose=ExerciseDose(side=Side.BOTH, reps=10, tempo=(2, 1.5, 3), at_least=False),
    range=DoseRange(reps=(5, 15)),
    figure=FigureEntry(
        frames=("stand", "arms-up"),
        props=(PropEntry(kind=PropKind.WALL, at=Spot.UPPER_BACK),),
    ),
)
WRITTEN = """\
[[exercises]]
id = "wall-angel"
override = true
name = "Wall \\"angel\\""
kind = "strength-stability"
steps = [
  "Stand at the wall.",
  "Raise your arms.",
]
other_names = ["Snow angel", "Angel"]
cues = [{ at_rep = 2, text = "Slower" }]
sources = [{ article = "sheet", gives = "name", reps = [8, 12.5] }]

[exercises.dose]
side = "both"
reps = 10
tempo = [2, 1.5, 3]
at_least = false

[exercises.range]
reps = [5, 15]

[exercises.figure]
frames = ["stand", "arms-up"]
props = [{ kind = "wall", at = "upper-back" }]
"""
PLAIN = Exercise(id="two", name="Two", kind=Kind.MUSCLE_STRETCH, steps=("Do it.",))

SEVERAL = """\
# From my therapist, 3 March

# the first
[[exercises]]
id = "one"
name = "One"
kind = "muscle-stretch"
steps = ["Do it."]
[exercises.dose]
reps = 3

# the second
[[exercises]]
id = "two"
name = 'Two'
kind = "muscle-stretch"
steps = [
   "Do it.",
]
dose.hold_seconds = 20

# what to mind
[flags]
slow = "Slowly."

# the third
[[exercises]]
id = "three"
name = "Three"
kind = "muscle-stretch"
steps = ["Do it."]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "catalog"


def own(path: Path, exercise_id: str = "two") -> OwnExercise:
    found = read_own(path, exercise_id)
    assert found is not None
    return found


def hand_written(folder: Path, content: str | bytes, exercise_id: str = "two") -> OwnExercise:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "mine.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return own(path, exercise_id)


def catalog_in(folder: Path) -> Catalog:
    """What the program reads from the folder."""
    return read_catalog([*catalog_paths(folder / "none", folder)][1:])[0]


def longer(own_exercise: OwnExercise) -> Exercise:
    return msgspec.structs.replace(own_exercise.exercise, feel="In the calf")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class TestText:
    def test_it_looks_as_people_write_it(self) -> None:
        assert exercise_toml(WALL) == WRITTEN

    def test_only_what_is_said_is_written(self) -> None:
        assert exercise_toml(PLAIN) == (
            '[[exercises]]\nid = "two"\nname = "Two"\nkind = "muscle-stretch"\n'
            'steps = [\n  "Do it.",\n]\n'
        )

    def test_a_long_list_takes_a_line_for_each(self) -> None:
        sentences = ("x" * 60, "y" * 60)
        text = exercise_toml(msgspec.structs.replace(PLAIN, cautions=sentences))
        assert f'cautions = [\n  "{"x" * 60}",\n  "{"y" * 60}",\n]\n' in text

    def test_the_shipped_ones_are_read_back_equal(self, folder: Path) -> None:
        shipped, _ = read_catalog([resource("catalog.toml")])
        text = "\n".join(map(exercise_toml, shipped.exercises))
        folder.mkdir()
        (folder / "mine.toml").write_text(text)
        assert catalog_in(folder).exercises == shipped.exercises

    @modest
    @given(worded_exercises("any"))
    def test_what_is_saved_is_read_back_equal(
        self, tmp_path_factory: pytest.TempPathFactory, exercise: Exercise
    ) -> None:
        folder = tmp_path_factory.mktemp("catalog")
        path = save_exercise(folder, exercise, None).path
        assert catalog_in(folder).exercise("any") == exercise
        assert own(path, "any").exercise == exercise


class TestNewFile:
    def test_it_has_the_name_of_the_id_and_names_its_schema(self, folder: Path) -> None:
        path = save_exercise(folder, WALL, None).path
        assert path == folder / "wall-angel.toml"
        assert path.read_text() == f"#:schema ../catalog.schema.json\n\n{WRITTEN}"
        assert (path.parent / "../catalog.schema.json").read_text() == schema_text("catalog")

    def test_it_is_for_the_owner_alone(self, folder: Path) -> None:
        path = save_exercise(folder, WALL, None).path
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700

    @pytest.mark.parametrize("exercise_id", ["../../out", "/etc/passwd", ".hidden", "a\x00b", ".."])
    def test_no_id_leads_out_of_the_folder(self, folder: Path, exercise_id: str) -> None:
        path = save_exercise(folder, msgspec.structs.replace(PLAIN, id=exercise_id), None).path
        assert path.parent == folder
        assert names(folder) == [path.name]
        assert not path.name.startswith(".")

    def test_a_name_that_is_taken_is_left_alone(self, folder: Path) -> None:
        first = save_exercise(folder, PLAIN, None).path
        second = save_exercise(folder, PLAIN, None).path
        assert names(folder) == ["two-2.toml", "two.toml"]
        assert first != second

    def test_one_that_cannot_be_written_leaves_nothing(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            save_exercise(folder, PLAIN, None)
        assert names(folder) == []


class TestAmongOthers:
    def test_nothing_else_in_the_file_changes(self, folder: Path) -> None:
        entry = hand_written(folder, SEVERAL)
        saved = save_exercise(folder, longer(entry), entry)
        before, rest = SEVERAL.split('[[exercises]]\nid = "two"')
        after = rest[rest.index("\n# what to mind") :]
        assert saved.path.read_text() == f"{before}{exercise_toml(longer(entry))}{after}"
        assert saved.backup is None

    @pytest.mark.parametrize("number", ["one", "two", "three"])
    def test_each_can_be_edited(self, folder: Path, number: str) -> None:
        entry = hand_written(folder, SEVERAL, number)
        before = catalog_in(folder)
        save_exercise(folder, longer(entry), entry)
        after = catalog_in(folder)
        assert after.exercise(number) == longer(entry)
        assert after.flags == before.flags
        assert [e for e in after.exercises if e.id != number] == [
            e for e in before.exercises if e.id != number
        ]
        assert (folder / "mine.toml").read_text().count("#") == 5

    def test_a_comment_inside_it_is_kept_beside(self, folder: Path) -> None:
        content = SEVERAL.replace('   "Do it.",', '   "Do it.",  # not before March')
        entry = hand_written(folder, content)
        saved = save_exercise(folder, longer(entry), entry)
        assert saved.backup == folder / "mine.toml.before-edit"
        assert saved.backup.read_text() == content
        assert own(saved.path).exercise == longer(entry)

    def test_the_file_is_kept_beside_when_that_is_asked(self, folder: Path) -> None:
        entry = hand_written(folder, SEVERAL)
        saved = save_exercise(folder, longer(entry), entry, keep=True)
        assert saved.backup is not None
        assert saved.backup.read_text() == SEVERAL

    @pytest.mark.parametrize(
        "content",
        [
            'exercises = [{ id = "one", name = "One", kind = "muscle-stretch", steps = ["A"] }, '
            '{ id = "two", name = "Two", kind = "muscle-stretch", steps = ["B"] }]\n',
            '[[exercises]]\nid = "two"\nname = "Two"\nkind = "muscle-stretch"\nsteps = ["B"]\n'
            '[flags]\na = "A."\n[exercises.dose]\nreps = 3\n',
        ],
        ids=["in one line", "with a table between"],
    )
    def test_a_file_that_cannot_be_followed_is_written_anew(
        self, folder: Path, content: str
    ) -> None:
        entry = hand_written(folder, f"# mine\n{content}# the end\n")
        before = catalog_in(folder)
        saved = save_exercise(folder, longer(entry), entry)
        after = catalog_in(folder)
        assert after.exercise("two") == longer(entry)
        assert after.exercise("one") == before.exercise("one")
        assert after.flags == before.flags
        assert saved.path.read_text().startswith("# mine\n")
        assert saved.backup is not None
        assert saved.backup.read_text().endswith("# the end\n")

    def test_line_ends_stay_as_they_are(self, folder: Path) -> None:
        entry = hand_written(folder, SEVERAL.replace("\n", "\r\n"))
        save_exercise(folder, longer(entry), entry)
        content = (folder / "mine.toml").read_bytes()
        assert content.count(b"\n") == content.count(b"\r\n") > 20
        assert own(folder / "mine.toml").exercise == longer(entry)

    def test_a_line_separator_in_a_text_is_no_line(self, folder: Path) -> None:
        entry = hand_written(folder, SEVERAL.replace('"Three"', '"Thr\u2028ee"'))
        save_exercise(folder, longer(entry), entry)
        three = catalog_in(folder).exercise("three")
        assert three is not None
        assert three.name == "Thr\u2028ee"

    @modest
    @given(st.data())
    def test_one_of_several_is_replaced_and_the_others_stay(
        self, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
    ) -> None:
        folder = tmp_path_factory.mktemp("catalog")
        ids = ["one", "two", "three"]
        entries = [
            msgspec.structs.replace(data.draw(worded_exercises(i)), override=False) for i in ids
        ]
        content = "\n".join(f"# {e.id}\n{exercise_toml(e)}" for e in entries)
        wanted = data.draw(st.sampled_from(ids))
        entry = hand_written(folder, content, wanted)
        other = msgspec.structs.replace(data.draw(worded_exercises(wanted)), override=False)
        saved = save_exercise(folder, other, entry)
        assert saved.backup is None
        assert catalog_in(folder).exercises == tuple(
            other if exercise.id == wanted else exercise for exercise in entries
        )


class TestChangedElsewhere:
    def test_it_is_not_overwritten(self, folder: Path) -> None:
        entry = hand_written(folder, SEVERAL)
        path = folder / "mine.toml"
        path.write_text(SEVERAL + "\n")
        for change in (lambda: save_exercise(folder, PLAIN, entry), lambda: in_own_file(entry)):
            with pytest.raises(ChangedOnDisk, match=r"mine\.toml"):
                change()
        assert path.read_text() == SEVERAL + "\n"
        assert names(folder) == ["mine.toml"]

    def test_nor_is_one_that_is_gone_written_again(self, folder: Path) -> None:
        entry = hand_written(folder, SEVERAL)
        (folder / "mine.toml").unlink()
        with pytest.raises(ChangedOnDisk):
            save_exercise(folder, PLAIN, entry)
        assert names(folder) == []

    def test_a_full_disk_leaves_the_old_file_whole(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        entry = hand_written(folder, SEVERAL)

        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "replace", full)
        with pytest.raises(OSError, match="No space"):
            save_exercise(folder, longer(entry), entry)
        assert (folder / "mine.toml").read_text() == SEVERAL
        assert names(folder) == ["mine.toml"]


class TestFinding:
    @pytest.mark.parametrize(
        "content", ["", "exercises = 3", "exercises = [3]", "[[exercises]]\nid = 'two'", "a ="]
    )
    def test_what_is_not_there_or_broken_is_not_found(self, folder: Path, content: str) -> None:
        folder.mkdir()
        (folder / "mine.toml").write_text(content)
        assert read_own(folder / "mine.toml", "two") is None
        assert read_own(folder / "other.toml", "two") is None

    @pytest.mark.parametrize(("override", "number"), [(True, 2), (False, 1)])
    def test_of_two_with_one_id_it_is_the_one_that_holds(
        self, folder: Path, override: bool, number: int
    ) -> None:
        second = msgspec.structs.replace(PLAIN, name="Second", override=override)
        entry = hand_written(folder, exercise_toml(PLAIN) + exercise_toml(second))
        assert entry.number == number
        assert catalog_in(folder).exercise("two") == entry.exercise

    def test_the_catalog_says_which_file_it_came_from(self, folder: Path) -> None:
        hand_written(folder, SEVERAL)
        override = msgspec.structs.replace(PLAIN, override=True)
        path = save_exercise(folder, override, None).path
        catalog = catalog_in(folder)
        assert catalog.file_of("one") == str(folder / "mine.toml")
        assert catalog.file_of("two") == str(path)
        assert catalog.file_of("four") == ""
        assert catalog.with_exercises(()).file_of("two") == str(path)


class TestTakingOut:
    def test_a_file_with_nothing_else_is_its_own(self, folder: Path) -> None:
        entry = hand_written(folder, f"# mine\n{exercise_toml(PLAIN)}")
        assert in_own_file(entry) == folder / "mine.toml"

    def test_among_others_it_gets_one(self, folder: Path) -> None:
        entry = hand_written(folder, SEVERAL)
        path = in_own_file(entry)
        assert path == folder / "two.toml"
        assert own(path).exercise == entry.exercise
        left = (folder / "mine.toml").read_text()
        assert '"two"' not in left
        assert left.count("#") == 5
        assert {e.id for e in catalog_in(folder).exercises} == {"one", "two", "three"}

    def test_what_else_is_in_the_file_is_no_exercise(self, folder: Path) -> None:
        entry = hand_written(folder, f'flags = {{ slow = "Slowly." }}\n{exercise_toml(PLAIN)}')
        in_own_file(entry)
        assert (folder / "mine.toml").read_text() == 'flags = { slow = "Slowly." }\n'
