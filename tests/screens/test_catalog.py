"""The catalog: finding an exercise, reading about it, doing it, and keeping it in a routine."""

from textual.widgets import Input

from tui.screens.catalog import CatalogScreen
from tui.screens.dialogs import ChooseOne
from tui.screens.editor import EditorScreen
from tui.screens.filters import FilterDialog
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.widgets.choice import Choice
from tui.widgets.rows import Rows

from .conftest import OWN
from .story import Story


async def open_catalog(story: Story) -> None:
    await story.press("2")
    await story.on(CatalogScreen)


async def search(story: Story, words: str) -> list[str]:
    """The names found; the highlight is on the first, the focus in the list."""
    await story.press("escape", "/")
    await story.write(words)
    await story.press("enter")
    await story.until(lambda: story.one(Input).value == words, "the words in the field")
    return [row.split("  ")[0] for row in story.rows]


async def test_two_shows_all_forty_exercises_and_one_goes_back(start) -> None:
    async with start() as story:
        await open_catalog(story)
        assert story.lines[0].split() == ["Catalog", "40", "of", "40"]
        assert len(story.rows) == 40
        assert story.highlighted.startswith("Foam roller, upper back")
        await story.press("j")
        await story.sees_in("#brief", "joint mobility · on hands and knees")
        await story.press("1")
        await story.on(RoutinesScreen)
        await story.press("2")
        await story.on(CatalogScreen)
        assert story.highlighted.startswith("Thread the needle")


async def test_the_search_field_says_which_key_leads_to_it(start) -> None:
    async with start() as story:
        await open_catalog(story)
        assert story.text_of("#search") == "press / to search"


async def test_the_list_narrows_down_with_every_letter(start) -> None:
    async with start() as story:
        await open_catalog(story)
        await story.press("/")
        counts = []
        for letter in "cobra":
            await story.press(letter)
            counts.append(len(story.rows))
        assert counts == sorted(counts, reverse=True)
        assert counts[-1] == 1
        assert story.lines[0].split() == ["Catalog", "1", "of", "40"]
        await story.sees_in("#brief", "Cobra")
        await story.press("backspace", "backspace", "backspace", "backspace", "backspace")
        assert len(story.rows) == 40
        await story.write("1q2?")
        assert isinstance(story.screen, CatalogScreen)
        assert story.one(Input).value == "1q2?"
        assert story.rows == []
        await story.sees_in("#brief", "Nothing found.")
        await story.press("enter", "enter", "a", "j", "G")
        assert isinstance(story.screen, CatalogScreen)


async def test_names_other_names_regions_positions_and_slips_are_found(start) -> None:
    async with start() as story:
        await open_catalog(story)
        for words, found in {
            "piriformis": "Piriformis stretch",
            "kneling hip": "Hip flexor, kneeling",
            "knee chst": "Knee to chest",
            "bird dog": "Reach outs",
            "neck": "Upper trapezius stretch",
            "face down": "Prone press-up",
            "side-lying": "Flexion rotation, side-lying",
        }.items():
            assert (await search(story, words))[0] == found
            assert story.highlighted.startswith(found)
            await story.sees_in("#brief", found)
            await story.press("escape")
            assert len(story.rows) == 40
            assert story.one(Rows).has_focus


async def test_what_was_found_stays_highlighted_when_everything_is_shown_again(start) -> None:
    async with start() as story:
        await open_catalog(story)
        await search(story, "cobra")
        await story.press("escape")
        assert len(story.rows) == 40
        assert story.highlighted.startswith("Cobra")


async def test_filters_combine_with_each_other_and_with_the_search(start) -> None:
    async with start((100, 30)) as story:
        await open_catalog(story)
        assert "esc clear" not in story.footer
        await story.press("f")
        await story.on(FilterDialog)
        await story.press(*["right"] * 5, "down", "right", "right")
        assert story.one("#region", Choice).value == "hips"
        assert story.one("#kind", Choice).value == "muscle-stretch"
        await story.press("enter")
        await story.on(CatalogScreen)
        assert "12 of 40  region: hips  kind: muscle stretch" in story.lines[0]
        assert len(story.rows) == 12
        await story.press("f")
        await story.on(FilterDialog)
        await story.press("down", "down", "right", "right", "down", "down", "right", "enter")
        await story.on(CatalogScreen)
        assert "position: hook lying  equipment: none" in story.lines[0]
        assert [row.split("  ")[0] for row in story.rows] == [
            "Knee to chest", "Both knees to chest", "Figure four, lying",
            "Piriformis stretch", "Outer hip stretch",
        ]  # fmt: skip
        await story.press("/")
        await story.write("knee")
        await story.press("enter")
        assert "Figure four, lying" in "".join(story.rows)
        assert "Outer hip stretch" not in "".join(story.rows[:2])
        await story.press("f", "left", "escape")
        await story.on(CatalogScreen)
        assert "region: hips" in story.lines[0]
        await story.press("escape")
        assert story.lines[0].split() == ["Catalog", "40", "of", "40"]


async def test_the_pane_says_everything_a_person_needs_and_where_it_is_from(start) -> None:
    async with start((120, 60)) as story:
        await open_catalog(story)
        await search(story, "hip flexor kneeling")
        await story.sees_in("#brief", "Hip flexor, kneeling")
        brief = story.text_of("#brief")
        for part in (
            "Hip flexor, kneeling",
            "muscle stretch · kneeling on one knee",
            "30 s each side",
            "1 ",
            "2 ",
            "Feel it",
            "Breathe",
            "Careful",
            "It presses on your knees",
            "Also Kneeling hip flexor stretch",
            "From What Is The One Stretch To Relieve Back Pain: 30 s, each side",
            "From Physical Therapy Stretches for Back Pain: 30 s",
        ):
            assert part in brief, f"{part!r} in {brief}"
        assert "[" not in brief


async def test_enter_and_p_lead_through_this_exercise_alone(start) -> None:
    async with start() as story:
        await open_catalog(story)
        for key in ("enter", "p"):
            await search(story, "child")
            await story.press(key)
            session = await story.on(SessionScreen)
            await story.sees("Child's pose", "exercise 1 of 1", "GET READY")
            await story.press("q", "y")
            await story.sees("0 of 1 done.")
            await story.press("enter")
            await story.on(CatalogScreen)
            assert session not in story.app.screen_stack
            assert story.highlighted.startswith("Child's pose")


async def test_a_puts_the_exercise_into_a_new_routine(start, paths) -> None:
    async with start() as story:
        await open_catalog(story)
        await search(story, "sphinx")
        await story.press("a")
        await story.on(ChooseOne)
        await story.sees("Add Sphinx to")
        assert story.rows == ["a new routine"]
        await story.press("enter")
        await story.on(EditorScreen)
        await story.sees("My routine · edited", "1 step ")
        assert story.highlighted.strip().startswith("1 Sphinx")
        await story.press("ctrl+s")
        await story.sees("Name of the routine")
        await story.fill("Prone")
        await story.press("enter")
        await story.hears("Saved as prone.toml")
        await story.press("escape")
        await story.on(CatalogScreen)
        assert story.highlighted.startswith("Sphinx")
        await story.press("1")
        await story.on(RoutinesScreen)
        assert story.rows[1].startswith("Prone")
        assert (paths.routines / "prone.toml").exists()


async def test_a_puts_the_exercise_at_the_end_of_an_existing_routine(start, put) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await open_catalog(story)
        await story.press("a")
        await story.on(ChooseOne)
        assert story.rows == ["a new routine", "Evening"]
        await story.press("escape")
        await story.on(CatalogScreen)
        await story.press("a")
        await story.on(ChooseOne)
        await story.press("j", "enter")
        await story.on(EditorScreen)
        assert story.highlighted.strip().startswith("3 Foam roller, upper back")
        assert path.read_text() == OWN
        await story.press("ctrl+s")
        await story.hears("Saved as evening.toml")
        assert "thoracic-extension-foam-roll" in path.read_text()
        await story.press("u", "escape")
        await story.on(ChooseOne)
        await story.choose("Leave without saving")
        await story.press("enter")
        await story.on(CatalogScreen)
        assert "thoracic-extension-foam-roll" in path.read_text()
