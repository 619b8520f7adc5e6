"""Exercises of one's own: described, made from others, changed, deleted and brought back."""

import errno
import os
import tomllib
from pathlib import Path

import msgspec
from textual.widgets import Input

from tui.core.catalog import CatalogFile
from tui.core.exercise import Exercise, Position, Region
from tui.screens.catalog import CatalogScreen
from tui.screens.dialogs import ChooseOne, Question
from tui.screens.editor import EditorScreen
from tui.screens.exercise_form import ExerciseForm
from tui.screens.one_key import OneKey
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.screens.trash import TrashDialog
from tui.widgets.choice import Choice
from tui.widgets.lines_field import LinesField

from .story import Story

MINE = """\
# From my therapist

[[exercises]]
id = "heel-slide"
name = "Heel slide"
kind = "joint-mobility"
steps = ["Slide your heel."]

# harder
[[exercises]]
id = "heel-raise"
name = "Heel raise"
kind = "strength-stability"
steps = ["Go on your toes."]
"""
USING = 'name = "Feet"\n[[steps]]\nexercise = "heel-slide"\n'


def exercises_in(path: Path) -> dict[str, Exercise]:
    """What a file holds, read without the program's own reader."""
    content = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), CatalogFile)
    return {exercise.id: exercise for exercise in content.exercises}


async def open_catalog(story: Story, name: str = "") -> None:
    """Go to the catalog and to the exercise that begins with this name."""
    await story.press("2")
    await story.on(CatalogScreen)
    if name:
        await story.choose(name)


async def open_form(story: Story, *keys: str) -> ExerciseForm:
    await story.press(*keys)
    return await story.on(ExerciseForm)


async def to(story: Story, field: str) -> None:
    """Go down the form to a field."""
    for _ in range(60):
        if story.screen.focused.id == field:
            return
        await story.press("down")
    raise AssertionError(f"no field {field!r}")


async def test_one_is_made_with_the_keyboard_alone_and_played(start, paths) -> None:
    async with start() as story:
        await open_catalog(story)
        await open_form(story, "n")
        assert story.screen.focused.id == "name"
        await story.write("Wall angel")
        await story.press("down", "right", "right", "down")
        await story.write("2 x 5 reps 2-1-2")
        await story.sees("2 sets of 5 reps 2-1-2")
        await to(story, "steps")
        await story.write("Stand at the wall.\nRaise your arms.")
        await story.press("down")
        await story.write("Between the shoulder blades")
        await to(story, "regions")
        await story.write("upper back")
        await story.press("down", "right", "ctrl+s")
        await story.on(CatalogScreen)
        await story.hears("Saved in wall-angel.toml")
        assert story.highlighted.startswith("Wall angel")
        assert "41 of 41" in story.lines[0]
        brief = story.text_of("#brief")
        for part in ("strength", "2 sets of 5 reps", "Raise your arms.", "Between the shoulder"):
            assert part in brief
        made = exercises_in(paths.catalog / "wall-angel.toml")["wall-angel"]
        assert made.steps == ("Stand at the wall.", "Raise your arms.")
        assert (made.regions, made.position) == ((Region.UPPER_BACK,), Position.SUPINE)
        await story.press("a")
        await story.on(ChooseOne)
        await story.press("enter")
        await story.on(EditorScreen)
        await story.press("ctrl+s")
        await story.sees("Name of the routine")
        await story.fill("Arms\n")
        await story.on(EditorScreen)
        await story.press("escape")
        await story.on(CatalogScreen)
        await story.press("1")
        await story.on(RoutinesScreen)
        await story.choose("Arms")
        await story.press("enter")
        await story.on(SessionScreen)
        assert "Wall angel" in story.text


async def test_what_is_missing_is_said_before_anything_is_written(start, paths) -> None:
    async with start() as story:
        await open_catalog(story)
        await open_form(story, "n", "ctrl+s")
        await story.sees("! name", "! what to do", "give it a name")
        assert story.screen.focused.id == "name"
        await story.write("Wall angel")
        assert "! name" not in story.text
        await story.press("enter")
        await story.sees("say at least one thing to do")
        assert story.screen.focused.id == "steps"
        await story.write("Stand.")
        await to(story, "regions")
        await story.write("hipps")
        await story.press("enter")
        await story.sees("! body part", "did you mean 'hips'?")
        await story.fill("hips")
        assert not paths.catalog.exists()
        await story.press("enter")
        await story.on(CatalogScreen)
        assert set(exercises_in(paths.catalog / "wall-angel.toml")) == {"wall-angel"}


async def test_a_broken_dose_is_pointed_at_while_it_is_typed(start) -> None:
    async with start() as story:
        await open_catalog(story)
        await open_form(story, "n")
        await story.sees("2 × 30 s, as usual")
        await story.press("down", "left")
        await story.sees("10 reps 3-0-3, as usual")
        await to(story, "dose")
        await story.write("3x20s eech")
        await story.sees("'eech' is not part of a dose; did you mean 'each'?")
        lines = story.lines
        typed = next(n for n, line in enumerate(lines) if "3x20s eech" in line)
        assert lines[typed].index("eech") == lines[typed + 1].index("^^^^")
        await story.press("ctrl+s")
        await story.sees("! how much")
        await to(story, "dose")
        for _ in range(4):
            await story.press("backspace")
        await story.sees("3 × 20 s")
        assert "! how much" not in story.text


async def test_the_side_that_is_typed_and_the_one_that_is_chosen_are_one(start) -> None:
    async with start() as story:
        await open_catalog(story)
        await open_form(story, "n")
        await to(story, "dose")
        await story.write("3x20s each side")
        await story.sees("3 × 20 s each side")
        assert story.one("#side", Choice).value == "each"
        await story.press("down", "right")
        await story.sees("3 × 20 s alternating sides")
        assert story.one("#dose", Input).value == "3 × 20 s"


async def test_the_arrows_lead_into_a_text_of_several_lines_and_out_of_it(start) -> None:
    async with start() as story:
        await open_catalog(story)
        await open_form(story, "n")
        await to(story, "steps")
        assert "enter new line" in story.footer
        await story.write("One\nTwo")
        await story.press("up")
        assert story.screen.focused.id == "steps"
        await story.press("up")
        assert story.screen.focused.id == "side"
        await story.press("down", "down")
        assert story.screen.focused.id == "steps"
        await story.press("down")
        assert story.screen.focused.id == "feel"
        assert story.one("#steps", LinesField).text == "One\nTwo"


async def test_what_was_entered_is_not_lost_by_one_key(start, paths) -> None:
    async with start() as story:
        await open_catalog(story)
        await open_form(story, "n")
        await story.press("escape")
        await story.on(CatalogScreen)
        await open_form(story, "n")
        await story.write("Wall angel")
        await story.press("escape")
        await story.on(Question)
        await story.press("n")
        await story.on(ExerciseForm)
        assert "Wall angel" in story.text
        await story.press("escape")
        await story.on(Question)
        await story.press("y")
        await story.on(CatalogScreen)
        assert not paths.catalog.exists()


async def test_saving_twice_with_one_breath_saves_once(start, paths) -> None:
    async with start() as story:
        await open_catalog(story)
        form = await open_form(story, "n")
        await story.write("Wall angel")
        await to(story, "steps")
        await story.write("Stand.")
        form.action_accept()
        form.action_accept()
        await story.on(CatalogScreen)
    assert [path.name for path in paths.catalog.iterdir()] == ["wall-angel.toml"]


async def test_a_new_one_is_made_beside_a_shipped_one(start, paths) -> None:
    async with start() as story:
        await open_catalog(story, "Cat-cow")
        await story.press("d")
        await story.on(OneKey)
        await open_form(story, "n")
        await story.sees("A new exercise, made from Cat-cow")
        await story.fill("Cat-cow")
        await story.press("enter")
        await story.sees("another exercise has this name")
        await story.fill("My cat")
        await story.press("enter")
        await story.on(CatalogScreen)
        assert story.highlighted.startswith("My cat")
        copy = exercises_in(paths.catalog / "my-cat.toml")["my-cat"]
        shipped = story.app._workspace.library.catalog.exercise("cat-cow")
        assert (copy.sources, copy.override) == ((), False)
        assert (copy.steps, copy.dose, copy.flags) == (shipped.steps, shipped.dose, shipped.flags)
        assert "Cat-cow" in "".join(story.rows)


async def test_one_is_put_in_the_place_of_a_shipped_one_and_given_up_again(start, paths) -> None:
    async with start((80, 60)) as story:
        await open_catalog(story, "Cat-cow")
        shipped = story.app._workspace.library.catalog.exercise("cat-cow")
        await story.press("d")
        await story.on(OneKey)
        await open_form(story, "r")
        await to(story, "feel")
        await story.fill("In my own back")
        await story.press("enter")
        await story.on(CatalogScreen)
        await story.sees("In my own back")
        assert "40 of 40" in story.lines[0]
        mine = exercises_in(paths.catalog / "cat-cow.toml")["cat-cow"]
        assert mine == msgspec.structs.replace(shipped, feel="In my own back", override=True)
        assert story.app._workspace.problems == ()
        await story.press("x")
        await story.hears("Cat-cow is in the trash")
        assert story.highlighted.startswith("Cat-cow")
        assert "In my own back" not in story.text
        await story.press("u")
        await story.sees("In my own back")


async def test_one_in_a_file_with_others_is_edited_there(start, put) -> None:
    path = put("catalog/mine.toml", MINE)
    put("routines/feet.toml", USING)
    async with start() as story:
        before = story.app._workspace.library.find("feet").timeline.total_seconds
        await open_catalog(story, "Heel slide")
        await open_form(story, "e")
        await to(story, "dose")
        await story.write("50 reps 2-1-2")
        await story.press("enter")
        await story.on(CatalogScreen)
        await story.hears("Saved in mine.toml")
        assert story.app._workspace.library.find("feet").timeline.total_seconds > before
    after = path.read_text(encoding="utf-8")
    assert exercises_in(path)["heel-slide"].dose.reps == 50
    assert after.startswith("# From my therapist\n\n[[exercises]]")
    assert after.endswith(MINE[MINE.index("# harder") :])


async def test_a_shipped_one_is_not_edited_but_copied(start) -> None:
    async with start() as story:
        await open_catalog(story, "Cat-cow")
        assert "x delete" not in story.footer
        await story.press("e")
        await story.hears("Cat-cow came with Supple; d makes one of your own from it")
        await story.press("x")
        assert isinstance(story.screen, CatalogScreen)
        assert "40 of 40" in story.lines[0]


async def test_one_that_routines_use_is_deleted_after_a_question_and_comes_back(
    start, put, paths
) -> None:
    path = put("catalog/mine.toml", MINE)
    put("routines/feet.toml", USING)
    async with start() as story:
        await open_catalog(story, "Heel slide")
        await story.press("x")
        await story.on(Question)
        await story.sees("Heel slide is in Feet.")
        await story.press("n")
        await story.on(CatalogScreen)
        assert path.read_text(encoding="utf-8") == MINE
        await story.press("x", "y")
        await story.hears("Heel slide is in the trash; u brings it back")
        await story.on(CatalogScreen)
        assert "41 of 41" in story.lines[0]
        assert set(exercises_in(path)) == {"heel-raise"}
        await story.press("1", "T")
        await story.on(TrashDialog)
        await story.sees("Heel slide · exercise")
        await story.press("enter")
        await story.on(RoutinesScreen)
        await open_catalog(story)
        assert "42 of 42" in story.lines[0]
        assert story.app._workspace.problems == ()
    assert set(exercises_in(paths.catalog / "heel-slide.toml")) == {"heel-slide"}


async def test_a_new_one_leaves_the_id_of_a_deleted_one_free(start, put, paths) -> None:
    put("trash/catalog/heel-slide.toml", "")
    put("catalog/heel-slide-2.toml", "")
    async with start() as story:
        await open_catalog(story)
        await open_form(story, "n")
        await story.write("Heel slide")
        await to(story, "steps")
        await story.write("Slide.")
        await story.press("ctrl+s")
        await story.on(CatalogScreen)
    assert set(exercises_in(paths.catalog / "heel-slide-3.toml")) == {"heel-slide-3"}


async def test_a_full_disk_is_said_and_nothing_is_lost(start, put, monkeypatch) -> None:
    path = put("catalog/mine.toml", MINE)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with start() as story:
        await open_catalog(story, "Heel slide")
        await open_form(story, "e")
        await to(story, "feel")
        await story.write("In the heel")
        with monkeypatch.context() as broken:
            broken.setattr("tui.storage.kept_file.write_atomically", full)
            await story.press("enter")
            await story.hears("Not saved: No space left on device. What you entered is still here.")
        assert isinstance(story.screen, ExerciseForm)
        assert path.read_text(encoding="utf-8") == MINE
        await story.press("enter")
        await story.on(CatalogScreen)
        assert exercises_in(path)["heel-slide"].feel == "In the heel"


async def test_a_change_of_another_exercise_in_the_file_is_no_conflict(start, put) -> None:
    path = put("catalog/mine.toml", MINE)
    async with start() as story:
        await open_catalog(story, "Heel slide")
        await open_form(story, "e")
        await to(story, "feel")
        await story.write("In the heel")
        path.write_text(MINE.replace("Go on your toes.", "Rise."), encoding="utf-8")
        await story.press("enter")
        await story.on(CatalogScreen)
    after = exercises_in(path)
    assert after["heel-slide"].feel == "In the heel"
    assert after["heel-raise"].steps == ("Rise.",)


async def test_a_change_of_the_same_one_is_asked_about(start, put) -> None:
    path = put("catalog/mine.toml", MINE)
    theirs = MINE.replace("Slide your heel.", "Slide it.")
    async with start() as story:
        await open_catalog(story, "Heel slide")
        await open_form(story, "e")
        await to(story, "feel")
        await story.write("In the heel")
        path.write_text(theirs, encoding="utf-8")
        await story.press("enter")
        await story.on(Question)
        await story.sees("Heel slide was changed in mine.toml since you opened")
        await story.press("n")
        await story.on(ExerciseForm)
        assert path.read_text(encoding="utf-8") == theirs
        await story.press("enter")
        await story.on(Question)
        await story.press("y")
        await story.on(CatalogScreen)
    assert exercises_in(path)["heel-slide"].steps == ("Slide your heel.",)
    assert path.with_name("mine.toml.before-edit").read_text(encoding="utf-8") == theirs


async def test_one_that_went_meanwhile_is_saved_as_a_new_one(start, put, paths) -> None:
    path = put("catalog/mine.toml", MINE)
    async with start() as story:
        await open_catalog(story, "Heel slide")
        await open_form(story, "e")
        await to(story, "feel")
        await story.write("In the heel")
        path.unlink()
        await story.press("enter")
        await story.on(Question)
        await story.sees("Heel slide is no longer in mine.toml.")
        await story.press("y")
        await story.on(CatalogScreen)
    assert exercises_in(paths.catalog / "heel-slide.toml")["heel-slide"].feel == "In the heel"


async def test_one_that_is_gone_before_it_is_opened_leaves_the_list(start, put) -> None:
    path = put("catalog/mine.toml", MINE)
    async with start() as story:
        await open_catalog(story, "Heel slide")
        path.unlink()
        await story.press("e")
        await story.hears("Heel slide is no longer in its file")
        assert "40 of 40" in story.lines[0]


async def test_a_search_that_hides_the_new_one_is_forgotten(start, put) -> None:
    put("catalog/mine.toml", MINE)
    async with start() as story:
        await open_catalog(story)
        await story.press("/")
        await story.write("heel\n")
        await story.until(lambda: story.highlighted.startswith("Heel"), "a heel")
        await open_form(story, "d")
        await story.fill("Toe curl")
        await story.press("enter")
        await story.on(CatalogScreen)
        assert story.one(Input).value == ""
        assert story.highlighted.startswith("Toe curl")


async def test_hostile_text_is_shown_and_kept_as_it_is_written(start, put, paths) -> None:
    name = "[red]x[/] [@click=app.quit]q[/]"
    content = MINE.replace('"Heel slide"', f'"{name}"').replace(
        "Slide your heel.", "[/b] \\u202eback $(x)"
    )
    path = put("catalog/mine.toml", content)
    async with start() as story:
        await open_catalog(story)
        await story.choose(name[:10])
        await open_form(story, "e")
        await story.sees(name)
        assert "\u202e" not in story.text
        await to(story, "breathing")
        await story.paste("a\x1b[2Jb\u202ec")
        await story.press("ctrl+s")
        await story.on(CatalogScreen)
        await story.press("x")
        await story.hears("is in the trash")
        await story.press("u")
        await story.hears("heel-slide.toml is back")
    after = exercises_in(paths.catalog / "heel-slide.toml")["heel-slide"]
    assert (after.name, after.steps) == (name, ("[/b] \u202eback $(x)",))
    assert after.breathing == "a[2Jbc"
    assert path.exists()


async def test_the_field_one_is_in_can_be_seen_at_every_size(start) -> None:
    for size in ((60, 18), (80, 24), (120, 40)):
        async with start(size) as story:
            await open_catalog(story, "Cat-cow")
            await story.press("d")
            await story.on(OneKey)
            await open_form(story, "n")
            seen = set()
            for _ in range(11):
                field = story.screen.focused
                seen.add(field.id)
                shown = story.one("#fields").region
                await story.until(
                    lambda field=field, shown=shown: shown.contains_region(field.region),
                    f"{field} in {shown}",
                )
                await story.press("tab")
            assert len(seen) == 11
