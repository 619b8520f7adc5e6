"""The quick keys of the editor: marks, cut and paste, rounds, rests, hints, and the way back."""

from datetime import timedelta

import pytest
from textual.widgets import Input

from tui.core.dose import Side
from tui.core.routine import Routine, Step
from tui.screens.ask_number import AskNumber
from tui.screens.dialogs import ChooseOne, Reading
from tui.screens.dose_form import DoseForm
from tui.screens.editor import EditorScreen
from tui.screens.rest_form import RestForm
from tui.screens.routines import RoutinesScreen
from tui.widgets.rows import Rows

from .conftest import OWN
from .story import Story, routine_in

FIVE = Routine(
    name="Five",
    steps=tuple(
        Step(exercise=name)
        for name in ("cat-cow", "sphinx", "figure-four", "knee-to-chest", "childs-pose")
    ),
)
HINTED = Routine(
    name="Hinted",
    steps=(
        Step(exercise="cat-cow"),
        Step(exercise="figure-four", side=Side.LEFT, hold_seconds=140),
    ),
)


async def edit(story: Story, routine: str = "Five") -> EditorScreen:
    """Open a routine of the list in the editor."""
    await story.choose(routine)
    await story.press("e")
    return await story.on(EditorScreen)


def lines(story: Story) -> list[str]:
    """Each row up to the name."""
    return [row.rsplit("  ", 2)[0].split("  !")[0].rstrip() for row in story.rows]


def names(story: Story) -> list[str]:
    """The first word of each name."""
    return [line.strip("▪│┌└ 0123456789×").split()[0].strip(",") for line in lines(story)]


def marked(story: Story) -> list[int]:
    """Numbers of the marked rows."""
    return [number for number, row in enumerate(story.rows, 1) if "▪" in row]


async def command(story: Story, words: str) -> None:
    """Find a command by its name and run it."""
    await story.press("ctrl+p")
    await story.sees("Search for commands")
    await story.write(words)
    await story.until(lambda: words.lower() in story.text.lower().split("search", 1)[-1], words)
    await story.press("enter")


async def test_what_is_marked_is_changed_together_and_escape_forgets_the_marks(start, put) -> None:
    put("routines/five.toml", FIVE)
    async with start() as story:
        await edit(story)
        await story.press("j", "space", "space")
        assert marked(story) == [2, 3]
        assert "· 2 marked" in story.lines[0]
        before = story.rows
        await story.press("+")
        changed = [n for n, (old, new) in enumerate(zip(before, story.rows, strict=True), 1)
                   if old != new]  # fmt: skip
        assert changed == [2, 3]
        await story.press("K")
        assert names(story) == ["Sphinx", "Figure", "Cat-cow", "Knee", "Child's"]
        assert marked(story) == [1, 2]
        await story.press("escape")
        assert isinstance(story.screen, EditorScreen)
        assert marked(story) == []
        assert "marked" not in story.lines[0]
        await story.press("u")
        await story.hears("Undone: move 2 steps")
        await story.press("u")
        await story.hears("Undone: dose of 2 steps")
        assert story.rows == before
        await story.press("escape", "escape")
        await story.on(RoutinesScreen)


async def test_every_step_is_marked_at_once_and_taken_out(start, put) -> None:
    put("routines/five.toml", FIVE)
    async with start() as story:
        await edit(story)
        await story.press("*")
        assert marked(story) == [1, 2, 3, 4, 5]
        await story.press("*")
        assert marked(story) == []
        await story.press("*", "x")
        assert story.rows == []
        await story.press("p")
        assert names(story) == ["Cat-cow", "Sphinx", "Figure", "Knee", "Child's"]


async def test_steps_go_from_one_routine_into_another(start, put) -> None:
    put("routines/five.toml", FIVE)
    other = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("j", "space", "space", "y")
        await story.hears("Copied 2 steps; p puts it in below")
        await story.press("escape", "escape")
        await story.on(RoutinesScreen)
        await edit(story, "Evening")
        await story.press("P")
        assert names(story) == ["Sphinx", "Figure", "Cat-cow", "Figure"]
        await story.press("u", "j", "p", "ctrl+s")
        await story.hears("Saved as evening.toml")
        built = [step.exercise for step in routine_in(other).steps]
        assert built == ["cat-cow", "figure-four", "sphinx", "figure-four"]


async def test_rounds_are_asked_for_shown_at_the_left_and_taken_away_again(start, put) -> None:
    path = put("routines/five.toml", FIVE)
    async with start() as story:
        await edit(story)
        await story.press("j", "space", "j", "space", "R")
        await story.on(AskNumber)
        for wrong in ("0", "21", "x", ""):
            await story.fill(wrong)
            await story.press("enter")
            assert isinstance(story.screen, AskNumber), wrong
            assert "from 1 to 20" in story.text_of("#verdict")
        await story.fill("3")
        await story.press("enter")
        await story.on(EditorScreen)
        shown = [line.split("▪")[0] for line in lines(story)]
        assert [row[:4] for row in shown[1:4]] == [" 3×┌", "   │", "   └"]
        assert shown[0].startswith("  ")
        await story.press("ctrl+s")
        await story.hears("Saved as five.toml")
        saved = routine_in(path)
        assert [step.group for step in saved.steps] == ["", "A", "A", "A", ""]
        assert saved.groups == {"A": 3}
        await story.press("k", "R")
        await story.on(AskNumber)
        assert story.one(Input).value == "3"
        await story.write("1")
        await story.press("enter")
        await story.on(EditorScreen)
        assert "×" not in "".join(line[:4] for line in lines(story))
        await story.press("u")
        await story.hears("Undone: rounds of")


async def test_a_rest_is_put_in_made_longer_and_edited(start, put) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story, "Evening")
        await story.press("b")
        assert story.highlighted.strip().startswith("2 Rest")
        before = story.highlighted
        await story.press("+")
        assert story.highlighted != before
        await story.press("enter")
        await story.on(RestForm)
        await story.write("soon")
        await story.press("enter")
        assert isinstance(story.screen, RestForm)
        assert story.text_of("#verdict")
        await story.fill("2 min")
        await story.press("down", "right", "down")
        await story.write("Drink.")
        await story.press("enter")
        await story.on(EditorScreen)
        assert "120 s (optional)" in story.highlighted
        await story.press("ctrl+s")
        await story.hears("Saved as evening.toml")
        rest = routine_in(path).steps[1]
        assert rest == Step(exercise="rest", rest_seconds=120, optional=True, notes="Drink.")


async def test_a_step_that_may_be_left_out_says_so(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start((60, 18)) as story:
        await edit(story, "Evening")
        await story.press("j", "m")
        assert "(optional)" in story.highlighted
        await story.sees("(optional)")
        await story.press("m")
        assert "optional" not in story.text_of("#steps")
        await story.press("k", "m", "*", "m")
        assert story.text_of("#steps").count("(optional)") == 2


async def test_easier_and_harder_swap_the_exercise_or_say_that_there_is_none(start, put) -> None:
    put("routines/own.toml", Routine(name="Own", steps=(Step(exercise="figure-four"),)))
    async with start() as story:
        catalog = story.app._workspace.library.catalog
        exercise = catalog.exercise("figure-four")
        await edit(story, "Own")
        for key, others in (("<", exercise.easier), (">", exercise.harder)):
            await story.press(key)
            if others:
                assert catalog.name_of(others[0]) in story.highlighted
                await story.press("u")
            else:
                word = "easier" if key == "<" else "harder"
                await story.hears(f"The catalog has nothing {word} than {exercise.name}")
                assert "edited" not in story.lines[0]
        assert exercise.easier or exercise.harder


async def test_a_form_changes_all_that_are_marked(start, put) -> None:
    path = put("routines/five.toml", FIVE)
    async with start() as story:
        await edit(story)
        await story.press("j", "j", "space", "space", "k", "enter")
        await story.on(DoseForm)
        assert "Knee to chest" in story.text
        await story.fill("25")
        await story.press("enter")
        await story.on(EditorScreen)
        await story.press("ctrl+s")
        await story.hears("Saved as five.toml")
        steps = routine_in(path).steps
        assert [step.hold_seconds for step in steps] == [None, None, 25, 25, None]


async def test_the_form_says_what_each_article_has_and_lets_a_hold_run_on(start, put) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story, "Evening")
        await story.press("j", "enter")
        await story.on(DoseForm)
        assert "default 30 · usual 30–75" in story.text
        assert "30 s in " in story.text_of("#articles")
        await story.press("down", "right")
        assert "40+ s" in story.text_of("#verdict")
        await story.press("ctrl+s")
        await story.on(EditorScreen)
        assert "40+ s" in story.highlighted
        await story.press("enter")
        await story.on(DoseForm)
        await story.press("up", "right")
        assert not story.one("#length-line").display
        await story.press("escape")
        await story.on(EditorScreen)
        await story.press("ctrl+s")
        await story.hears("Saved as evening.toml")
        assert routine_in(path).steps[1].at_least is True


async def test_a_hint_stands_on_its_step_says_why_and_can_be_hidden(start, put) -> None:
    path = put("routines/hinted.toml", HINTED)
    async with start() as story:
        await edit(story, "Hinted")
        assert [" !  " in row or "  !" in row for row in story.rows] == [False, True]
        await story.press("j")
        await story.sees_in("#step-told", "2 hints; h hides the first")
        told = story.text_of("#step-told")
        assert "140 s" in told
        assert "Rule R0" in told
        await story.press("h")
        assert story.text_of("#step-told").startswith("1 hint; h hides it")
        assert "140 s" not in story.text_of("#step-told")
        await story.press("h")
        assert "hint" not in story.text_of("#step-told")
        assert "!" not in story.highlighted
        await story.press("u", "u")
        await story.hears("Undone: hide a hint")
        assert "!" in story.highlighted
        await story.press("ctrl+r", "ctrl+s")
        await story.hears("Saved as hinted.toml")
        assert len(routine_in(path).steps[1].dismissed) == 1


async def test_commands_put_the_steps_in_order_and_undo_brings_them_back(start, put) -> None:
    routine = Routine(
        name="Own", steps=(Step(exercise="figure-four"), Step(exercise="thread-the-needle"))
    )
    put("routines/own.toml", routine)
    async with start() as story:
        await edit(story, "Own")
        await command(story, "In order")
        await story.on(EditorScreen)
        await story.until(lambda: names(story) == ["Thread", "Figure"], "the order")
        await command(story, "In order")
        await story.hears("They are in this order already")
        await story.press("u")
        assert names(story) == ["Figure", "Thread"]


async def test_shortening_asks_for_minutes_and_says_what_was_changed(start, put) -> None:
    put("routines/five.toml", FIVE)
    async with start() as story:
        await edit(story)
        before = story.rows
        await command(story, "Shorten")
        await story.on(AskNumber)
        await story.write("3")
        await story.press("enter")
        await story.on(Reading)
        said = story.text_of("VerticalScroll")
        assert " before, " in said
        assert "was " in said
        await story.press("escape")
        await story.on(EditorScreen)
        shown = story.lines[0].split("   ")[-2]
        minutes, seconds = map(int, shown.split(":"))
        assert timedelta(minutes=minutes, seconds=seconds) <= timedelta(minutes=3)
        await story.press("u")
        await story.hears("Undone: shorten to 3 min")
        assert story.rows == before


async def test_the_list_of_changes_leads_back_and_on(start, put) -> None:
    put("routines/five.toml", FIVE)
    async with start() as story:
        await edit(story)
        assert "H" not in {key.binding.key for key in story.screen.active_bindings.values()
                           if key.enabled}  # fmt: skip
        states = [story.rows]
        for key in ("x", "d", "+"):
            await story.press(key)
            states.append(story.rows)
        await story.press("H")
        await story.on(ChooseOne)
        assert [row.strip() for row in story.rows] == [
            "○ as it was at first",
            "○ take out Cat-cow",
            "○ double Sphinx",
            "● dose of Sphinx",
        ]
        assert story.highlighted.strip() == "● dose of Sphinx"
        await story.press("k", "k", "enter")
        await story.on(EditorScreen)
        assert story.rows == states[1]
        await story.press("H")
        await story.on(ChooseOne)
        assert story.rows[3].strip() == "· dose of Sphinx"
        await story.press("j", "j", "enter")
        await story.on(EditorScreen)
        assert story.rows == states[3]
        await story.press("H", "escape")
        await story.on(EditorScreen)
        assert story.rows == states[3]


async def test_what_was_edited_as_text_is_one_change(
    start, put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("routines/five.toml", FIVE)
    given: list[Routine] = []

    async def edited(
        _screen: object, _workspace: object, routine: Routine, _entry: object
    ) -> object:
        given.append(routine)
        return HINTED if len(given) == 1 else None

    monkeypatch.setattr("tui.screens.outside.edit_as_text", edited)
    async with start() as story:
        await edit(story)
        await story.press("x", "E")
        await story.until(lambda: "Hinted" in story.lines[0], "the other routine")
        assert len(given[0].steps) == 4
        assert len(story.rows) == 2
        await story.press("E")
        await story.until(lambda: len(given) == 2, "a second time")
        await story.press("u")
        await story.hears("Undone: edit as text")
        assert "Five" in story.lines[0]
        assert len(story.rows) == 4


async def test_too_many_steps_are_refused_with_a_reason(start, put) -> None:
    many = Routine(name="Many", steps=(Step(exercise="cat-cow", reps=1),) * 1000)
    put("routines/many.toml", many)
    async with start() as story:
        await edit(story, "Many")
        await story.press("d")
        await story.hears("the limit is 1000")
        assert len(story.rows) == 1000
        assert "edited" not in story.lines[0]


@pytest.mark.parametrize("key", ["+", "d", "x", "m", "space", "u"])
async def test_far_down_in_a_long_list_an_edit_does_not_scroll_it(start, put, key) -> None:
    many = Routine(name="Many", steps=(Step(exercise="cat-cow", reps=5),) * 200)
    put("routines/many.toml", many)
    async with start() as story:
        await edit(story, "Many")
        await story.press("G", *["k"] * 90, *["j"] * 4, "+")
        rows = story.one(Rows)
        before, highlighted = rows.scroll_y, rows.highlighted
        assert before > 50
        await story.press(key)
        assert rows.scroll_y == before
        assert abs(rows.highlighted - highlighted) <= 1


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_the_list_stays_where_it_is_while_its_numbers_change(start, put, size) -> None:
    put("routines/five.toml", FIVE)
    async with start(size) as story:
        await edit(story)
        await story.press("G")
        await story.sees_in("#step-dose", "Child's")
        region = story.one(Rows).region
        at = [line.find("Child's") for line in story.lines]
        await story.press("+", "+", "-", "s", "m", "h")
        assert story.one(Rows).region == region
        assert [line.find("Child's") for line in story.lines] == at


async def test_a_long_name_is_cut_and_the_time_is_still_there(start, put) -> None:
    put("routines/own.toml", Routine(name="N" * 100, steps=(Step(exercise="x" * 60),)))
    put("routines/five.toml", FIVE)
    async with start((60, 18)) as story:
        await edit(story, "N")
        assert "…" in story.lines[0]
        assert "1 step" in story.lines[0]
        row = next(line for line in story.lines if "xxx" in line)
        assert "…" in row
        assert "not in the catalog" in row
        assert row.endswith("–")
