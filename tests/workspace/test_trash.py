"""What this run of the program deleted can be taken back, the latest first."""

from pathlib import Path

import pytest

from tui.storage.paths import Paths
from tui.workspace.trash import Trash


class Deletions:
    """A trash, and how often the files were read again."""

    def __init__(self, paths: Paths) -> None:
        self.reloads = 0
        self.paths = paths
        self.trash = Trash(paths, self._reload)

    def _reload(self) -> None:
        self.reloads += 1

    def delete(self, name: str) -> Path:
        """Write a routine and delete it."""
        path = self.paths.routines / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'name = "{name}"\n')
        self.trash.put(str(path))
        return path


@pytest.fixture
def deletions(tmp_path: Path) -> Deletions:
    return Deletions(Paths.within(tmp_path / "data", tmp_path / "config"))


def test_undo_goes_back_through_the_deletions(deletions: Deletions) -> None:
    trash = deletions.trash
    assert not trash.can_undo
    one, two = deletions.delete("one"), deletions.delete("two")
    assert trash.undo() == two
    assert trash.undo() == one
    assert not trash.can_undo
    assert deletions.reloads == 4
    assert trash.files() == ()


def test_what_was_brought_back_or_deleted_for_good_is_not_undone_again(
    deletions: Deletions,
) -> None:
    trash = deletions.trash
    one = deletions.delete("one")
    for name in ("two", "three"):
        deletions.delete(name)
    three, two, _ = trash.files()
    trash.bring_back(three)
    trash.delete(two)
    assert [trashed.name for trashed in trash.files()] == ["one"]
    assert trash.undo() == one
    assert not trash.can_undo


def test_undo_comes_to_the_one_before_when_somebody_emptied_the_trash(
    deletions: Deletions,
) -> None:
    trash = deletions.trash
    one = deletions.delete("one")
    deletions.delete("two")
    trash.files()[0].path.unlink()
    with pytest.raises(FileNotFoundError):
        trash.undo()
    assert trash.undo() == one


def test_a_failed_deletion_leaves_nothing_to_undo(deletions: Deletions) -> None:
    with pytest.raises(FileNotFoundError):
        deletions.trash.put(str(deletions.paths.routines / "gone.toml"))
    assert not deletions.trash.can_undo
