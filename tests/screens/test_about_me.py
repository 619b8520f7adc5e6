"""What a person says about themselves, and what follows for the exercises that are shown."""

import tomllib

import pytest

from tui.screens.about_me import AboutMeDialog
from tui.screens.asking_first import Concerns
from tui.screens.catalog import CatalogScreen
from tui.screens.dialogs import AskName, ChooseOne, Reading
from tui.screens.editor import EditorScreen
from tui.screens.exercises import ExercisePicker
from tui.screens.interview import Interview
from tui.screens.made_for_you import MadeForYou
from tui.screens.one_key import OneKey
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen

from .conftest import OWN
from .story import Story, routine_in

THIN_BONES = '# mine\n[profile]\nconditions = ["osteoporosis"] # since May\n'
KNEES = """\
name = "Knees"
[[steps]]
exercise = "knee-to-chest"
[[steps]]
exercise = "calf-stretch-wall"
"""
QUIZ = ("1", "1", "1", "1", "2", "2", "2", "1")


async def about_me(story: Story) -> None:
    await story.press("a")
    await story.on(AboutMeDialog)


def line(story: Story, label: str) -> str:
    return next(text for text in story.lines if f" {label} " in text)


async def test_conditions_are_changed_and_the_rest_of_the_file_stays(start, put, paths) -> None:
    put("config.toml", THIN_BONES)
    async with start() as story:
        await about_me(story)
        assert "thin bones" in line(story, "conditions")
        await story.choose("conditions")
        await story.press("enter")
        await story.sees("[x] 1  thin bones")
        await story.press("1", "4", "enter")
        await story.on(AboutMeDialog)
        assert "pregnancy" in line(story, "conditions")
    assert paths.config.read_text() == THIN_BONES.replace("osteoporosis", "pregnancy")


async def test_a_clearance_is_given_with_its_day_and_taken_back(start, paths) -> None:
    async with start(new=True) as story:
        await story.press("escape")
        await about_me(story)
        await story.choose("bending backwards")
        await story.press("enter", "y")
        await story.on(AskName)
        await story.press("enter")
        await story.on(AboutMeDialog)
        assert "agreed to on 20 Nov 2026" in line(story, "bending backwards")
        await story.press("enter", "n")
        await story.on(AboutMeDialog)
        assert "nobody has agreed to it" in line(story, "bending backwards")
    assert tomllib.loads(paths.config.read_text()) == {"profile": {}}


async def test_a_broken_file_is_not_overwritten_and_every_caution_holds(start, put) -> None:
    path = put("config.toml", "[profile\n")
    async with start() as story:
        await story.press("p")
        await story.on(Reading)
        assert "until it can, every caution holds" in story.text_of("VerticalScroll")
        await story.press("escape")
        await about_me(story)
        assert "thin bones" in line(story, "conditions")
        await story.choose("conditions")
        await story.press("enter", "n")
        await story.hears("not valid TOML")
        await story.hears("holds for now only")
        assert "nothing" in line(story, "conditions")
    assert path.read_text() == "[profile\n"


async def test_an_exercise_that_is_not_wanted_is_left_out_of_what_is_made(start, paths) -> None:
    async with start() as story:
        await about_me(story)
        await story.choose("not wanted")
        await story.press("enter")
        await story.on(Interview)
        await mark(story, "Knee to chest")
        await story.press("enter")
        await story.on(AboutMeDialog)
        await story.press("escape", "m")
        await story.on(Interview)
        await story.press(*QUIZ)
        await story.on(MadeForYou)
        await story.press("s")
        await story.on(RoutinesScreen)
    (path,) = paths.routines.glob("*.toml")
    assert "knee-to-chest" not in [step.exercise for step in routine_in(path).steps]


async def test_what_is_on_hold_is_lifted(start) -> None:
    async with start() as story:
        await story.choose("Just one stretch")
        await story.press("enter")
        await story.on(SessionScreen)
        await story.press("!", "y", "7", "h", "q")
        await story.press("enter")
        await story.on(RoutinesScreen)
        await about_me(story)
        assert "Knee to chest" in line(story, "on hold")
        await story.choose("on hold")
        await story.press("enter")
        await story.sees("[x] 1  Knee to chest")
        await story.press("n")
        await story.on(AboutMeDialog)
        assert "nothing" in line(story, "on hold")


async def test_a_made_routine_can_be_edited_before_it_is_kept(start, paths) -> None:
    async with start() as story:
        await story.press("m")
        await story.on(Interview)
        await story.press(*QUIZ)
        await story.on(MadeForYou)
        await story.sees("Lower back, 10 minutes", "One of the essentials (R21).")
        await story.press("e")
        await story.on(EditorScreen)
        assert not list(paths.routines.glob("*.toml"))


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_a_made_routine_that_is_left_is_not_kept(start, paths, key: str) -> None:
    async with start() as story:
        await story.press("m")
        await story.on(Interview)
        await story.press(*QUIZ, key)
        await story.on(RoutinesScreen)
        assert not list(paths.routines.glob("*.toml"))


async def test_exercises_that_something_speaks_against_have_a_sign_and_a_reason(start, put) -> None:
    put("config.toml", THIN_BONES)
    put("routines/knees.toml", KNEES)
    async with start((120, 40)) as story:
        await story.choose("Knees")
        await story.sees("! Ask first about: Knee to chest.")
        await story.press("2")
        await story.on(CatalogScreen)
        flagged = [row for row in story.rows if "  !  " in row]
        assert any(row.startswith("Knee to chest") for row in flagged)
        assert not any(row.startswith("Calf stretch") for row in flagged)
        await story.choose("Knee to chest")
        await story.sees("! you", "should agree first")


async def test_adding_one_by_hand_is_asked_about_once_and_recorded(start, put, paths) -> None:
    put("config.toml", THIN_BONES)
    async with start() as story:
        for is_asked in (True, False):
            await story.press("2")
            await story.on(CatalogScreen)
            await story.choose("Knee to chest")
            await story.press("a")
            await story.on(ChooseOne)
            await story.press("enter")
            if is_asked:
                await story.on(Concerns)
                await story.sees("should agree first")
                await story.press("y")
            await story.on(EditorScreen)
            await story.press("escape", "down", "enter")
            await story.on(CatalogScreen)
    agreed = tomllib.loads(paths.config.read_text())["profile"]["agreed"]
    assert {key: str(day) for key, day in agreed.items()} == {"knee-to-chest": "2026-11-20"}


@pytest.mark.parametrize(
    ("key", "added"), [("w", ["Calf stretch at the wall"]), ("n", []), ("escape", [])]
)
async def test_what_is_not_agreed_to_is_not_added(start, put, key: str, added: list[str]) -> None:
    put("config.toml", THIN_BONES)
    async with start() as story:
        await story.press("n")
        await story.on(EditorScreen)
        await story.press("a")
        await story.on(ExercisePicker)
        for name in ("Knee to chest", "Calf stretch at the wall"):
            await story.press("g")
            await story.until(lambda: story.highlighted, "a row")
            await mark(story, name)
        await story.press("enter")
        await story.on(Concerns)
        await story.press(key)
        screen = await story.on(EditorScreen)
        names = [screen.catalog.name_of(step.exercise) for step in screen.draft.routine.steps]
        assert names == added


async def mark(story: Story, name: str) -> None:
    for _ in range(60):
        if name == story.highlighted.split("  ")[-1] or story.highlighted.strip().startswith(name):
            await story.press("space")
            return
        await story.press("j")
    pytest.fail(f"no {name}")


@pytest.mark.parametrize(
    ("key", "count"), [("y", "exercise 1 of 2"), ("w", "exercise 1 of 1"), ("escape", "")]
)
async def test_before_a_start_what_speaks_against_it_is_read(start, put, key, count) -> None:
    put("config.toml", THIN_BONES)
    put("routines/knees.toml", KNEES)
    async with start() as story:
        await story.choose("Knees")
        await story.press("enter")
        await story.on(Concerns)
        await story.press(key)
        if count:
            await story.on(SessionScreen)
            await story.sees(count)
        else:
            await story.on(RoutinesScreen)


async def test_a_glide_is_not_offered_twice_on_one_day(start, put) -> None:
    put(
        "routines/glide.toml",
        'name = "Glide"\n[[steps]]\nexercise = "nerve-floss-seated"\nreps = 1\n'
        '[[steps]]\nexercise = "cat-cow"\nreps = 1\n',
    )
    async with start() as story:
        await story.choose("Glide")
        await story.press("enter")
        await story.on(SessionScreen)
        await story.after(40)
        await story.press("q", "y", "enter")
        await story.on(RoutinesScreen)
        await story.choose("Glide")
        await story.press("enter")
        await story.on(OneKey)
        await story.sees("Done often enough today", "Start without?")
        await story.press("y")
        await story.on(SessionScreen)
        await story.sees("exercise 1 of 1", "Cat-cow")


async def test_a_bad_day_halves_the_doses_for_this_time_alone(start, put, paths) -> None:
    path = put("routines/knees.toml", KNEES)
    before = path.read_text()
    async with start() as story:
        await story.choose("Knees")
        await story.press("b")
        await story.on(OneKey)
        await story.press("s")
        await story.on(Reading)
        await story.sees("was")
        await story.press("escape")
        await story.on(OneKey)
        await story.press("y")
        await story.on(SessionScreen)
        assert story.in_journal("SELECT flare FROM sessions") == [(1,)]
    assert path.read_text() == before


async def test_a_new_symptom_in_a_session_asks_the_questions_again(start, put) -> None:
    put("check.toml", "asked_on = 2026-11-20\nasked_at = 2026-11-20T00:00:00Z\n")
    put("routines/evening.toml", OWN)
    async with start() as story:
        await story.choose("Evening")
        await story.press("enter")
        await story.on(SessionScreen)
        await story.press("!", "n", "3", "t", "q", "enter")
        await story.on(RoutinesScreen)
        await story.choose("Evening")
        await story.press("enter")
        await story.on(Interview)
        await story.sees("because something has changed for you")
        await story.press("n", "n")
        await story.on(OneKey)
        await story.sees("Left out, because it hurt")
