"""What editors hold is on the disk soon after each change, and gone once it is saved."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from tui.core.catalog import Catalog
from tui.core.draft import Draft
from tui.core.library import Entry, Library
from tui.core.problem import Problem
from tui.core.routine import Routine, Step
from tui.core.timeline import Timeline
from tui.storage.draft_file import DraftFile, HeldElsewhere, Unsaved
from tui.workspace.drafts import Drafts

SAVED = Routine(name="Evening")
ENTRY = Entry(
    id="evening",
    routine=SAVED,
    timeline=Timeline(phases=(), starts=(0.0,), steps=()),
    shipped=False,
    file="/data/routines/evening.toml",
    digest="abc",
)
NOTHING = Library(catalog=Catalog(), entries=())
EDITOR = object()


class Desk:
    """Drafts whose time goes on when the test says so, and what the person was told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = datetime(2026, 11, 20, 7, 30)
        self.waiting: list[Callable[[], None]] = []
        self.told: list[Problem] = []
        self.drafts = self.terminal()

    def terminal(self) -> Drafts:
        """The drafts as another run of the program has them."""
        return Drafts(self.folder, lambda: self.now, self.told.append, self.waiting.append)

    def go_on(self) -> None:
        """A moment passes."""
        works, self.waiting[:] = tuple(self.waiting), []
        for work in works:
            work()

    @property
    def written(self) -> list[str]:
        """Names of the routines in the files."""
        files = (path.read_bytes() for path in self.folder.glob("*.json"))
        return sorted(msgspec.json.decode(file, type=Unsaved).routine.name for file in files)

    def end(self) -> None:
        """End the program by a signal."""
        self.drafts.leave()
        self.waiting.clear()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "drafts")


def named(name: str, before: Draft | None = None) -> Draft:
    """The draft after the routine was given another name."""
    draft = before or Draft(routine=SAVED, saved=SAVED)
    return draft.with_routine(draft.routine.renamed(name), "rename")


def test_a_change_is_written_once_soon_however_many_come_before(desk: Desk) -> None:
    draft = Draft(routine=SAVED, saved=SAVED)
    for name in ("One", "Two", "Three"):
        draft = named(name, draft)
        desk.drafts.keep(EDITOR, draft, ENTRY)
    assert len(desk.waiting) == 1
    assert desk.written == []
    desk.go_on()
    assert desk.written == ["Three"]
    desk.drafts.keep(EDITOR, named("Four", draft), ENTRY)
    assert len(desk.waiting) == 1
    desk.go_on()
    assert desk.written == ["Four"]


def test_what_is_written_says_where_it_was_read_from_and_when_it_was_changed(desk: Desk) -> None:
    desk.drafts.keep(EDITOR, named("Late"), ENTRY)
    at, desk.now = desk.now, desk.now.replace(hour=9)
    desk.go_on()
    desk.end()
    (left,) = desk.terminal().left(NOTHING)
    assert left.found == Unsaved(
        routine=Routine(name="Late"), before=SAVED, file="evening.toml", digest="abc", at=at
    )


def test_nothing_is_written_of_what_nobody_would_miss(desk: Desk) -> None:
    for draft, entry in (
        (Draft(routine=SAVED, saved=SAVED), ENTRY),
        (Draft(routine=Routine(name="My routine")), None),
        (named("Late").undo(), ENTRY),
    ):
        desk.drafts.keep(EDITOR, draft, entry)
        assert desk.waiting == []
        assert desk.drafts.unsaved == ()


def test_a_new_routine_is_kept_with_what_it_was_begun_as(desk: Desk) -> None:
    begun = Draft(routine=Routine(name="My routine"))
    desk.drafts.keep(EDITOR, begun, None)
    desk.drafts.keep(EDITOR, named("Mine", begun), None)
    assert desk.drafts.unsaved == ("Mine",)
    desk.go_on()
    desk.end()
    (left,) = desk.terminal().left(NOTHING)
    assert isinstance(left.found, Unsaved)
    assert (left.found.before, left.found.file) == (begun.routine, "")


def test_what_was_begun_is_known_however_often_a_new_routine_breaks_off(desk: Desk) -> None:
    begun = Routine(name="My routine")
    draft = named("Mine", Draft(routine=begun))
    desk.drafts.keep(EDITOR, draft, None)
    for name in ("More", "Most"):
        desk.end()
        desk.drafts = desk.terminal()
        (left,) = desk.drafts.left(NOTHING)
        assert isinstance(left.found, Unsaved)
        assert left.found.before == begun
        draft = Draft(routine=begun).with_routine(left.found.routine, "what was not saved")
        desk.drafts.go_on(EDITOR, left, draft, None)
        draft = named(name, draft)
        desk.drafts.keep(EDITOR, draft, None)
        desk.drafts.keep(EDITOR, draft.undo(), None)
        assert desk.drafts.unsaved == (draft.undo().routine.name,)
        desk.drafts.keep(EDITOR, draft, None)


@pytest.mark.parametrize("is_written", [True, False])
def test_saved_or_undone_it_is_gone_and_the_next_change_is_written_again(
    desk: Desk, is_written: bool
) -> None:
    draft = named("Late")
    for done in (draft.as_saved(), draft.undo()):
        desk.drafts.keep(EDITOR, draft, ENTRY)
        if is_written:
            desk.go_on()
            assert desk.written == ["Late"]
        desk.drafts.keep(EDITOR, done, ENTRY)
        assert list(desk.folder.glob("*")) == []
        desk.go_on()
        assert desk.written == []
    desk.drafts.keep(EDITOR, named("Later", draft.as_saved()), ENTRY)
    desk.go_on()
    assert desk.written == ["Later"]


def test_after_a_save_the_same_routine_with_another_digest_is_written_again(desk: Desk) -> None:
    desk.drafts.keep(EDITOR, named("Late"), ENTRY)
    desk.go_on()
    desk.drafts.keep(EDITOR, named("Late"), msgspec.structs.replace(ENTRY, digest="def"))
    desk.go_on()
    desk.end()
    (left,) = desk.terminal().left(NOTHING)
    assert isinstance(left.found, Unsaved)
    assert left.found.digest == "def"


def test_given_up_it_is_gone_even_if_a_write_was_on_its_way(desk: Desk) -> None:
    desk.drafts.keep(EDITOR, named("Late"), ENTRY)
    desk.go_on()
    desk.drafts.keep(EDITOR, named("Later"), ENTRY)
    desk.drafts.drop(EDITOR)
    desk.go_on()
    assert list(desk.folder.glob("*")) == []
    assert desk.drafts.unsaved == ()
    desk.drafts.drop(EDITOR)


def test_all_are_given_up_at_once(desk: Desk) -> None:
    for name in ("One", "Two"):
        desk.drafts.keep(name, named(name), ENTRY)
    desk.go_on()
    assert desk.written == ["One", "Two"]
    desk.drafts.drop_all()
    assert list(desk.folder.glob("*")) == []


def test_a_signal_writes_at_once_and_leaves_everything_behind(desk: Desk) -> None:
    desk.drafts.keep("one", named("One"), ENTRY)
    desk.drafts.keep("two", named("Two"), ENTRY)
    assert desk.terminal().left(NOTHING) == ()
    desk.drafts.leave()
    assert desk.written == ["One", "Two"]
    assert len(desk.terminal().left(NOTHING)) == 2
    desk.drafts.keep("one", named("Three"), ENTRY)
    desk.drafts.drop("two")
    desk.go_on()
    assert desk.written == ["One", "Two"]


def test_what_is_being_edited_is_offered_to_nobody(desk: Desk) -> None:
    desk.drafts.keep(EDITOR, named("Late"), ENTRY)
    desk.go_on()
    assert desk.written == ["Late"]
    assert desk.drafts.left(NOTHING) == desk.terminal().left(NOTHING) == ()


def test_going_on_takes_it_over_until_it_is_saved(desk: Desk) -> None:
    draft = named("Late")
    desk.drafts.keep(EDITOR, draft, ENTRY)
    desk.end()
    here, there = desk.terminal(), desk.terminal()
    (left,) = here.left(NOTHING)
    here.go_on(EDITOR, left, draft, ENTRY)
    here.keep(EDITOR, draft, ENTRY)
    assert desk.waiting == []
    for hopeless in (
        lambda: there.go_on(EDITOR, left, draft, ENTRY),
        lambda: there.throw_away(left),
    ):
        with pytest.raises(HeldElsewhere):
            hopeless()
    here.keep(EDITOR, named("Later", draft), ENTRY)
    desk.go_on()
    assert desk.written == ["Later"]
    here.keep(EDITOR, named("Later", draft).as_saved(), ENTRY)
    assert list(desk.folder.glob("*")) == []


def test_thrown_away_it_is_offered_no_more(desk: Desk) -> None:
    desk.drafts.keep(EDITOR, named("Late"), ENTRY)
    desk.end()
    again = desk.terminal()
    (left,) = again.left(NOTHING)
    again.throw_away(left)
    assert again.left(NOTHING) == ()
    assert list(desk.folder.glob("*")) == []


def test_before_a_save_it_is_written_at_once(desk: Desk) -> None:
    desk.drafts.write_now(EDITOR)
    desk.drafts.keep(EDITOR, named("Late"), ENTRY)
    desk.drafts.write_now(EDITOR)
    assert desk.written == ["Late"]


@pytest.mark.parametrize(
    ("entry", "file", "in_it", "is_left"),
    [
        (ENTRY, "evening", Routine(name="Late"), False),
        (ENTRY, "evening", SAVED, True),
        (ENTRY, "other", Routine(name="Late"), True),
        (None, "other", Routine(name="Late"), False),
        (None, "other", Routine(name="As it was named"), False),
        (None, "other", Routine(name="Late", rounds=2), True),
    ],
)
def test_what_was_saved_before_the_end_is_not_left(
    desk: Desk, entry: Entry | None, file: str, in_it: Routine, is_left: bool
) -> None:
    draft = named("Late") if entry else named("Late", Draft(routine=SAVED))
    desk.drafts.keep(EDITOR, draft, entry)
    desk.end()
    on_disk = msgspec.structs.replace(ENTRY, id=file, routine=in_it, file=f"/r/{file}.toml")
    library = msgspec.structs.replace(NOTHING, entries=(on_disk,))
    assert bool(desk.terminal().left(library)) is is_left
    assert bool(list(desk.folder.glob("*"))) is is_left


def test_a_full_disk_is_told_once_and_the_work_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("tui.storage.draft_file.write_atomically", full)
        for name in ("One", "Two"):
            desk.drafts.keep(EDITOR, named(name), ENTRY)
            desk.go_on()
    (told,) = desk.told
    assert "No space left on device" in str(told)
    assert desk.drafts.unsaved == ("Two",)
    desk.drafts.keep(EDITOR, named("Three"), ENTRY)
    desk.go_on()
    assert desk.written == ["Three"]


def test_a_write_in_another_thread_never_comes_after_the_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever gives up while the disk is slow waits for it, and the file is gone afterwards."""
    begun, may_end = threading.Event(), threading.Event()
    write = DraftFile.write

    def slowly(file: DraftFile, unsaved: Unsaved) -> None:
        begun.set()
        assert may_end.wait(10)
        write(file, unsaved)

    monkeypatch.setattr(DraftFile, "write", slowly)
    desk.drafts.keep(EDITOR, named("Late"), ENTRY)
    writer = threading.Thread(target=desk.go_on)
    writer.start()
    assert begun.wait(10)
    dropper = threading.Thread(target=lambda: desk.drafts.drop(EDITOR))
    dropper.start()
    may_end.set()
    writer.join(10)
    dropper.join(10)
    assert list(desk.folder.glob("*")) == []


def test_a_routine_of_500_steps_is_written_whole(desk: Desk) -> None:
    steps = tuple(Step(exercise="cat-cow", notes="n" * 200) for _ in range(500))
    draft = Draft(routine=SAVED, saved=SAVED).with_routine(Routine(name="Long", steps=steps), "add")
    desk.drafts.keep(EDITOR, draft, ENTRY)
    desk.end()
    (left,) = desk.terminal().left(NOTHING)
    assert isinstance(left.found, Unsaved)
    assert left.found.routine.steps == steps
