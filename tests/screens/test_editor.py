"""The editor: putting a routine together, changing every number of it, and never losing work."""

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tui.core.dose import Side
from tui.core.routine import Step
from tui.screens.catalog import CatalogScreen
from tui.screens.dialogs import AskName, ChooseOne, Question, Reading
from tui.screens.dose_form import DoseForm
from tui.screens.editor import EditorScreen
from tui.screens.exercises import ExercisePicker
from tui.screens.routine_form import RoutineForm
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.widgets.rows import Rows

from .conftest import OWN
from .story import Story, left, routine_in


async def edit(story: Story, routine: str = "Evening") -> EditorScreen:
    """Open a routine of the list in the editor."""
    await story.choose(routine)
    await story.press("e")
    return await story.on(EditorScreen)


async def add(story: Story, words: str) -> None:
    """Add the exercise that these words find."""
    await story.press("a")
    await story.on(ExercisePicker)
    await story.press("/")
    await story.write(words)
    await story.press("enter", "enter")
    await story.on(EditorScreen)


async def open_form(story: Story) -> DoseForm:
    await story.press("enter")
    return await story.on(DoseForm)


async def to_field(story: Story, name: str) -> None:
    """Go to a field of a form with the arrows."""
    for _ in range(12):
        if story.screen.focused and story.screen.focused.id == name:
            return
        await story.press("down")
    pytest.fail(f"no way to the field {name!r}")


def doses(story: Story) -> list[tuple[str, str, str]]:
    """Name, dose and time of each step, as they are shown; signs of hints are left out."""
    rows = (row.replace("  !", "").split("  ") for row in story.rows)
    return [(row[-3].strip(), row[-2], row[-1]) for row in rows]


def names(story: Story) -> list[str]:
    return [row.strip().split("  ")[0].split(" ", 1)[1] for row in story.rows]


def total(story: Story) -> str:
    return story.lines[0].split("   ")[-2]


async def test_a_routine_of_five_is_built_saved_and_started_by_name(start, paths) -> None:
    async with start() as story:
        await story.press("n")
        await story.on(EditorScreen)
        for words in ("cat-cow", "childs", "sphinx", "knee chst", "bridge held"):
            await add(story, words)
        assert names(story) == [
            "Cat-cow", "Child's pose", "Sphinx", "Knee to chest", "Bridge, held"
        ]  # fmt: skip
        await story.press("-", "-")
        await story.press("k", "s", "k", "k", "+")
        await story.press("r")
        await story.on(RoutineForm)
        await story.fill("Back five")
        await story.press("down")
        await story.fill("2")
        await story.press("enter")
        await story.on(EditorScreen)
        await story.sees("Back five · edited", "5 steps")
        await story.press("ctrl+s")
        await story.on(AskName)
        await story.press("enter")
        await story.hears("Saved as back-five.toml")
        shown_total = total(story)
        await story.press("escape")
        await story.on(RoutinesScreen)
        assert story.highlighted == f"Back five  {shown_total}"
        await story.press("q")
        await story.until(lambda: story.is_over, "the end")
    path = paths.routines / "back-five.toml"
    built = routine_in(path)
    assert built.name == "Back five"
    assert built.times_per_day == 2
    assert [step.exercise for step in built.steps] == [
        "cat-cow", "childs-pose", "sphinx", "knee-to-chest", "bridge-hold"
    ]  # fmt: skip
    assert built.steps[0] == Step(exercise="cat-cow")
    assert built.steps[3] == Step(exercise="knee-to-chest", side=Side.ALTERNATE)
    assert path.stat().st_mode & 0o777 == 0o600
    async with start(play="back five") as story:
        await story.on(SessionScreen)
        await story.sees("Back five", "exercise 1 of 5")
        assert left(story) == shown_total


async def test_steps_are_added_below_removed_doubled_and_moved(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        assert names(story) == ["Cat-cow", "Figure four, lying"]
        await add(story, "sphinx")
        assert names(story) == ["Cat-cow", "Sphinx", "Figure four, lying"]
        assert story.highlighted.strip().startswith("2 Sphinx")
        await story.press("d")
        assert names(story) == ["Cat-cow", "Sphinx", "Sphinx", "Figure four, lying"]
        assert story.highlighted.strip().startswith("3 Sphinx")
        await story.press("J")
        assert names(story) == ["Cat-cow", "Sphinx", "Figure four, lying", "Sphinx"]
        assert story.highlighted.strip().startswith("4 Sphinx")
        await story.press("J", "K", "K", "K", "K")
        assert names(story) == ["Sphinx", "Cat-cow", "Sphinx", "Figure four, lying"]
        assert story.highlighted.strip().startswith("1 Sphinx")
        await story.press("x")
        assert names(story) == ["Cat-cow", "Sphinx", "Figure four, lying"]
        assert story.highlighted.strip().startswith("1 Cat-cow")
        await story.press("G", "x")
        assert story.highlighted.strip().startswith("2 Sphinx")
        await story.press("x", "x")
        assert story.rows == []
        await story.sees("Press a to add an exercise,", "0 steps   0:00")
        for hidden in ("x take out", "enter dose", "+ more", "s side"):
            assert hidden not in story.footer
        await story.press("x", "d", "J", "K", "+", "-", "s", "enter", "t")
        assert isinstance(story.screen, EditorScreen)


async def test_plus_minus_and_side_change_dose_time_and_total_at_once(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        assert doses(story)[1] == ("2 Figure four, lying", "2 × 40 s each side", "3:09")
        assert total(story) == "4:22"
        assert story.lines[0].endswith("2 steps   4:22   done by 07:34")
        await story.press("j", "+")
        assert doses(story)[1][1:] == ("2 × 45 s each side", "3:29")
        assert total(story) == "4:42"
        await story.press("=", "-", "-")
        assert doses(story)[1][1] == "2 × 40 s each side"
        await story.press("s")
        assert doses(story)[1][1] == "2 × 40 s alternating sides"
        await story.press("s")
        assert doses(story)[1][1:] == ("2 × 40 s left side", "1:32")
        assert total(story) == "2:45"
        await story.press("s", "s")
        assert doses(story)[1][1:] == ("2 × 40 s each side", "3:09")
        assert "hold" in story.text_of("#step-brief")
        await story.press("k", "+")
        assert doses(story)[0][1:] == ("9 reps 3-0-3", "0:54")
        await story.press(*["+"] * 4)
        assert doses(story)[0][1] == "10 reps 3-0-3"
        await story.press(*["-"] * 8)
        assert doses(story)[0][1] == "5 reps 3-0-3"


async def test_every_number_of_a_dose_can_be_typed(start, put) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("j")
        await open_form(story)
        await story.sees("Figure four, lying", "‹ held, in seconds ›", "‹ each side ›")
        await story.sees("2 × 40 s each side", "usual 30–75")
        assert story.screen.focused.id == "work"
        await story.fill("45")
        await to_field(story, "reps")
        await story.fill("3")
        await to_field(story, "sets")
        await story.fill("2")
        await to_field(story, "rest_seconds")
        await story.fill("12,5")
        await to_field(story, "side")
        await story.press("left")
        await to_field(story, "notes")
        await story.write("Slowly [/b] \\")
        await story.sees("2 sets of 3 × 45 s right side, rest 12.5 s")
        await story.press("enter")
        await story.on(EditorScreen)
        assert "2 sets of 3 × 45 s right side" in story.highlighted
        await story.press("ctrl+s")
        await story.hears("Saved as evening.toml")
        assert routine_in(path).steps[1] == Step(
            exercise="figure-four",
            hold_seconds=45,
            reps=3,
            sets=2,
            rest_seconds=12.5,
            side=Side.RIGHT,
            notes="Slowly [/b] \\",
        )


async def test_a_repetition_can_be_a_hold_breaths_a_movement_or_at_ones_own_pace(
    start, put
) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("j")
        await open_form(story)
        await story.press("up")
        assert story.screen.focused.id == "way"
        await story.press("right")
        await story.sees("‹ held, in breaths ›", "each time")
        await story.press("down", "end", "backspace")
        await story.write("2")
        await story.sees("2 × 12 breaths each side")
        await story.press("enter")
        await story.on(EditorScreen)
        assert "2 × 12 breaths each side" in story.highlighted
        await open_form(story)
        assert story.one("#work", Input).value == "12"
        await story.press("up", "right")
        await story.sees("‹ moving ›")
        await story.press("down", "home")
        await story.write("1")
        await story.press("delete")
        await to_field(story, "pace")
        await story.press("space")
        await story.sees("2 reps 1-1-2 each side, at your own pace")
        await story.press("enter")
        await story.on(EditorScreen)
        await story.press("ctrl+s")
        await story.hears("Saved as evening.toml")
        step = routine_in(path).steps[1]
        assert step == Step(exercise="figure-four", tempo=(1, 1, 2), self_paced=True)
        assert "hold_seconds" not in path.read_text()


async def test_a_field_that_was_emptied_still_counts_in_the_way_that_is_shown(start, put) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("j")
        await open_form(story)
        await story.press("up", "right", "down")
        await story.sees("‹ held, in breaths ›")
        await story.fill("11")
        assert "2 × 11 breaths each side" in story.text_of("#verdict")
        await story.press("ctrl+s")
        await story.on(EditorScreen)
        assert "2 × 11 breaths each side" in story.highlighted
        await story.press("ctrl+s")
        await story.hears("Saved as evening.toml")
        assert routine_in(path).steps[1] == Step(exercise="figure-four", breaths=11)


async def test_a_number_that_does_not_fit_is_refused_and_changes_nothing(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        editor = await edit(story)
        await story.press("j")
        before = story.rows
        await open_form(story)
        for field, wrongs in {
            "work": ("0", "ten", "nan", "1e9", "600.5"),
            "reps": ("2.5", "101"),
            "sets": ("99",),
            "rest_seconds": ("-1",),
        }.items():
            await to_field(story, field)
            right = story.screen.focused.value
            for wrong in wrongs:
                await story.fill(wrong)
                verdict = story.text_of("#verdict")
                assert "2 × 40 s each side" not in verdict, wrong
                assert "expected" in verdict, verdict
                await story.press("ctrl+s")
                assert isinstance(story.screen, DoseForm), wrong
            await story.fill(right)
            assert story.text_of("#verdict") == "2 × 40 s each side"
        await story.fill("x")
        await story.press("enter")
        assert isinstance(story.screen, DoseForm)
        await story.press("escape")
        await story.on(EditorScreen)
        assert story.screen is editor
        assert story.rows == before
        assert "edited" not in story.lines[0]


async def test_a_wrong_tempo_is_refused_and_a_mended_one_is_taken(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await open_form(story)
        for wrong in ("2-1", "2-1-2-1", "0-1-0", "fast", "2--2", "61-0-1"):
            await story.fill(wrong)
            await story.press("enter")
            assert isinstance(story.screen, DoseForm), wrong
            assert "8 reps" not in story.text_of("#verdict"), wrong
        await story.fill("4,0,2")
        await story.sees("8 reps 4-0-2")
        await story.fill("")
        await story.sees("a number is needed here")
        await story.press("ctrl+s")
        assert isinstance(story.screen, DoseForm)
        await story.fill("3-0-3")
        await story.sees("8 reps 3-0-3")
        await story.press("escape")
        await story.on(EditorScreen)
        assert "edited" not in story.lines[0]


async def test_a_number_beyond_the_usual_is_taken_with_a_word_about_it(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("j")
        await open_form(story)
        await story.fill("120")
        await story.sees("hold 120 is outside the usual 30–75")
        await story.press("enter")
        await story.on(EditorScreen)
        assert "120 s is longer than the articles" in story.text_of("#step-told")
        assert "2 × 120 s each side" in story.highlighted


async def test_name_notes_rounds_and_times_a_day_are_changed_and_checked(start, put) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        before = total(story)
        await story.press("r")
        await story.on(RoutineForm)
        await story.fill("")
        await story.press("enter")
        await story.sees("name: ")
        await story.fill("Übung / Größe 🧘")
        for name, wrong, right in (("times_per_day", "13", "3"), ("rounds", "zwei", "2")):
            await to_field(story, name)
            await story.fill(wrong)
            await story.press("enter")
            assert isinstance(story.screen, RoutineForm)
            assert story.text_of("#verdict")
            await story.fill(right)
        await story.press("tab")
        assert story.screen.focused is story.one(TextArea)
        await story.press("end", "enter")
        await story.write("Twice.")
        await story.press("ctrl+s")
        await story.on(EditorScreen)
        await story.sees("Übung / Größe 🧘 · edited")
        assert total(story) != before
        await story.press("ctrl+s")
        await story.hears("Saved as evening.toml")
        saved = routine_in(path)
        assert saved.name == "Übung / Größe 🧘"
        assert (saved.rounds, saved.times_per_day) == (2, 3)
        assert saved.notes == "Lie down first.\nTwice."
        await story.press("escape")
        await story.on(RoutinesScreen)
        assert "2 rounds" in story.text_of("#brief")
        assert "Twice." in story.text_of("#brief")


async def test_cancelled_forms_change_nothing(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        before = story.rows
        await open_form(story)
        await story.fill("9-9-9")
        await story.press("up", "right", "escape")
        await story.on(EditorScreen)
        await story.press("r")
        await story.on(RoutineForm)
        await story.fill("Other")
        await story.press("escape")
        await story.on(EditorScreen)
        await story.press("a")
        await story.on(ExercisePicker)
        await story.press("/", "x", "escape", "escape")
        await story.on(EditorScreen)
        assert story.rows == before
        assert story.lines[0].split("  ")[0].strip() == "Evening"


async def test_s_does_nothing_to_an_exercise_without_sides(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("s")
        assert "edited" not in story.lines[0]
        await story.press("j", "s")
        assert "edited" in story.lines[0]


async def test_undo_goes_back_to_the_beginning_and_redo_to_the_end(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        assert "u undo" not in story.footer
        states = [story.rows]
        for key in ("+", "d", "J", "x", "s"):
            await story.press(key)
            if story.rows != states[-1]:
                states.append(story.rows)
        assert len(states) == 6
        await story.press("r")
        await story.on(RoutineForm)
        await story.fill("Late")
        await story.press("enter")
        await story.on(EditorScreen)
        await story.press("u")
        await story.hears("Undone: name and notes")
        assert "Evening" in story.lines[0]
        seen = [story.rows]
        for _ in states[1:]:
            await story.press("u")
            seen.append(story.rows)
        assert seen == states[::-1]
        await story.hears("Undone: dose of Cat-cow")
        assert "edited" not in story.lines[0]
        await story.press("u", "u")
        assert story.rows == states[0]
        for state in states[1:]:
            await story.press("ctrl+r")
            assert story.rows == state
        await story.press("ctrl+r", "ctrl+r")
        assert "Late" in story.lines[0]
        await story.press("u", "+", "ctrl+r")
        assert "Late" not in story.lines[0]


async def test_t_shows_the_routine_as_it_will_run(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start((80, 60)) as story:
        await edit(story)
        await story.press("t")
        await story.on(Reading)
        seen = story.text_of("VerticalScroll")
        assert "0:00 get ready 10 s" in seen
        assert "0:10 out rep 1 of 8 3 s" in seen
        assert "1:17 hold left side rep 1 of 2 40 s" in seen
        await story.press("escape")
        await story.on(EditorScreen)


@pytest.mark.parametrize("answer", ["Save, then leave", "Leave without saving", "Go on editing"])
async def test_leaving_with_unsaved_changes_asks(start, put, answer) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("x", "escape")
        await story.on(ChooseOne)
        await story.sees("Evening has changes that are not saved.")
        await story.choose(answer)
        await story.press("enter")
        if answer == "Go on editing":
            await story.on(EditorScreen)
            assert names(story) == ["Figure four, lying"]
            await story.press("escape")
            await story.on(ChooseOne)
            await story.press("escape")
            await story.on(EditorScreen)
        else:
            await story.on(RoutinesScreen)
        is_saved = answer == "Save, then leave"
        assert (path.read_text() != OWN) is is_saved
        if is_saved:
            assert "1 exercise ·" in story.text_of("#brief")


@pytest.mark.parametrize("through", ["editor", "catalog", "routines"])
async def test_q_with_unsaved_changes_asks_wherever_it_is_pressed(start, put, through) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("x")
        if through == "catalog":
            await story.press("2")
            await story.on(CatalogScreen)
        elif through == "routines":
            await story.press("2")
            await story.on(CatalogScreen)
            await story.press("1")
            await story.on(EditorScreen)
        await story.press("q")
        await story.on(Question)
        await story.sees("Not saved: Evening.")
        await story.press("n")
        await story.on(CatalogScreen if through == "catalog" else EditorScreen)
        assert not story.is_over
        await story.press("q")
        await story.on(Question)
        await story.press("y")
        await story.until(lambda: story.is_over, "the end")
    assert path.read_text() == OWN


async def test_saved_work_is_left_without_a_question(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("x", "ctrl+s")
        await story.hears("Saved as")
        await story.press("q")
        await story.until(lambda: story.is_over, "the end")


async def test_save_as_new_leaves_the_first_file_alone(start, put, paths) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("x", "S")
        await story.on(AskName)
        await story.press("escape")
        await story.on(EditorScreen)
        assert len(list(paths.routines.iterdir())) == 1
        await story.press("S")
        await story.on(AskName)
        await story.fill("../../Night: 🌙")
        await story.press("enter")
        await story.hears("Saved as night.toml")
        assert path.read_text() == OWN
        saved = routine_in(paths.routines / "night.toml")
        assert saved.name == "../../Night: 🌙"
        assert len(saved.steps) == 1
        await story.press("d", "ctrl+s")
        await story.until(
            lambda: len(routine_in(paths.routines / "night.toml").steps) == 2, "saved again"
        )
        assert path.read_text() == OWN


async def test_two_routines_of_one_name_get_two_files(start, put, paths) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("S")
        await story.on(AskName)
        await story.press("enter")
        await story.hears("Saved as evening-2.toml")
        assert (paths.routines / "evening.toml").read_text() == OWN


async def test_comments_of_a_hand_written_file_are_kept_beside_it(start, put, paths) -> None:
    written = OWN + "# from my therapist\n"
    path = put("routines/evening.toml", written)
    async with start() as story:
        await edit(story)
        await story.press("x", "ctrl+s")
        await story.hears("Comments are kept in evening.toml.before-edit")
        assert (paths.routines / "evening.toml.before-edit").read_text() == written
        assert "therapist" not in path.read_text()
        await story.press("d", "ctrl+s")
        await story.until(lambda: len(routine_in(path).steps) == 2, "saved again")
        assert len(list(paths.routines.iterdir())) == 2


async def test_control_characters_never_reach_a_file(start, put, paths: Path) -> None:
    put("routines/evening.toml", OWN)
    bad = "a\x1b[31mb\x07c\x9bd"
    async with start() as story:
        await edit(story)
        await open_form(story)
        await to_field(story, "notes")
        await story.paste(bad)
        await story.press("enter")
        await story.on(EditorScreen)
        await story.press("r")
        await story.on(RoutineForm)
        await story.paste(bad)
        story.one(TextArea).text = bad
        await story.press("ctrl+s")
        await story.on(EditorScreen)
        await story.press("S")
        await story.on(AskName)
        await story.paste(bad)
        await story.press("enter")
        await story.hears("Saved as")
        for path in paths.routines.iterdir():
            content = path.read_bytes().decode()
            assert not set(content) & set("\x1b\x07\x9b"), path
        assert len(list(paths.routines.iterdir())) == 2
        assert not story.app.screen.query("Toast.-error")
        await story.press("escape")
        await story.on(RoutinesScreen)
        assert "problem" not in story.lines[0]


async def test_a_routine_longer_than_a_day_is_not_saved(start, put) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await open_form(story)
        for name, value in (("work", "60-60-60"), ("reps", "100"), ("sets", "20")):
            await to_field(story, name)
            await story.fill(value)
        await story.press("enter")
        await story.on(EditorScreen)
        await story.press("r")
        await story.on(RoutineForm)
        await to_field(story, "rounds")
        await story.fill("20")
        await story.press("enter")
        await story.on(EditorScreen)
        await story.sees("too long")
        await story.press("ctrl+s")
        await story.hears("Not saved, too long")
        assert path.read_text() == OWN
        await story.press("u")
        assert story.one(Rows).highlighted == 0
