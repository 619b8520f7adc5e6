"""The first screen: choosing, finding, copying, deleting, and what is wrong with the files."""

from tui.core import notation
from tui.core.manner import Manner
from tui.screens.dialogs import Reading
from tui.screens.editor import EditorScreen
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.storage.load import load_library
from tui.widgets.rows import Rows

from .conftest import OWN


async def test_first_screen_lists_every_shipped_routine_with_its_time(start, paths) -> None:
    library = load_library(paths, Manner(reading=False))
    async with start() as story:
        rows = story.rows
        assert len(library.entries) == 15
        for entry in library.entries:
            time = notation.clock(entry.timeline.total_seconds)
            assert any(row.split("  ") == [entry.routine.name, time] for row in rows)
        assert "from the articles" in rows
        assert "for an occasion" in rows
        assert "yours" not in rows
        assert story.highlighted == "The four essentials  8:19"
        assert story.lines[0].split() == ["Supple", "Fri", "20", "Nov"]


async def test_steps_doses_total_equipment_and_finish_time_stand_beside_the_list(start) -> None:
    async with start() as story:
        brief = story.text_of("#brief")
        assert "4 exercises · 8:19 · done by 07:38" in brief
        assert "nothing needed but room to move" in brief
        assert "1 Knee to chest 30 s each side" in brief
        assert "2 Trunk rotation, held" in brief
        assert "5 × 20 s" in brief
        assert "10 × 10 s" in brief
        assert "The bridge is strength work" in brief
        await story.choose("At the desk")
        await story.sees_in("#brief", "At the desk", "needs: ", "chair")


async def test_letters_arrows_and_g_move_in_the_list(start) -> None:
    async with start() as story:
        first = story.highlighted
        await story.press("j")
        second = story.highlighted
        assert second.startswith("Four essentials plus three")
        await story.sees_in("#brief", "7 exercises")
        await story.press("k")
        assert story.highlighted == first
        await story.press("down")
        assert story.highlighted == second
        await story.press("up")
        assert story.highlighted == first
        await story.press("G")
        assert story.highlighted.startswith("Daily nerve floss")
        await story.sees_in("#brief", "Daily nerve floss")
        await story.press("g")
        assert story.highlighted == first
        await story.press("ctrl+d")
        assert story.highlighted != first


async def test_a_page_up_at_the_top_stays_on_the_first_routine(start) -> None:
    async with start() as story:
        await story.press("ctrl+d", "ctrl+u")
        assert story.one(Rows).highlighted is not None
        assert story.highlighted.startswith("The four essentials")


async def test_slash_narrows_the_list_down_and_escape_shows_all(start) -> None:
    async with start() as story:
        everything = story.rows
        assert "show all" not in story.footer
        await story.press("/")
        await story.write("DESK")
        await story.until(lambda: story.rows == ["for an occasion", "At the desk  7:45"], "desk")
        await story.sees_in("#brief", "At the desk")
        await story.press("enter")
        assert story.highlighted.startswith("At the desk")
        assert "esc show all" in story.footer
        await story.press("escape")
        assert story.rows == everything
        assert story.highlighted.startswith("At the desk")
        assert story.one(Rows).has_focus
        await story.press("/", "x", "x", "x")
        await story.until(lambda: story.rows == [], "nothing found")
        await story.press("enter", "enter", "e", "d", "x", "j")
        assert isinstance(story.screen, RoutinesScreen)
        await story.press("escape")
        assert story.rows == everything


async def test_enter_starts_the_highlighted_routine(start) -> None:
    async with start() as story:
        await story.choose("Just one stretch")
        await story.press("enter")
        await story.on(SessionScreen)
        await story.sees("Just one stretch", "GET READY", "4 min left")


async def test_n_makes_a_new_routine_and_leaving_it_untouched_asks_nothing(start, paths) -> None:
    async with start() as story:
        await story.press("n")
        await story.on(EditorScreen)
        await story.sees("My routine · new", "0 steps   0:00", "Press a to add an exercise")
        await story.press("escape")
        await story.on(RoutinesScreen)
        assert "yours" not in story.rows
        assert not paths.routines.exists()


async def test_editing_a_shipped_routine_makes_a_copy_and_leaves_the_shipped_one(
    start, paths
) -> None:
    async with start() as story:
        await story.press("e")
        await story.on(EditorScreen)
        assert story.rows[0].strip().startswith("1 Knee to chest")
        await story.press("g", "+", "ctrl+s")
        await story.sees("Name of the routine")
        await story.press("enter")
        await story.hears("Saved as the-four-essentials.toml")
        await story.press("escape")
        await story.on(RoutinesScreen)
        assert story.rows[:2] == ["due now", "The four essentials  8:29"]
        assert story.highlighted == "The four essentials  8:29"
        assert "The four essentials  8:19" in story.rows
        assert [path.name for path in paths.routines.iterdir()] == ["the-four-essentials.toml"]


async def test_the_editor_opens_at_the_first_exercise_of_a_shipped_routine(start) -> None:
    async with start() as story:
        await story.press("e")
        await story.on(EditorScreen)
        assert story.highlighted.strip().startswith("1 ")


async def test_d_edits_a_copy_of_ones_own_routine(start, put, paths) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await story.press("d")
        await story.on(EditorScreen)
        await story.sees("Evening copy")
        await story.press("x", "ctrl+s")
        await story.sees("Name of the routine")
        await story.press("enter")
        await story.hears("Saved as evening-copy.toml")
        await story.press("escape")
        await story.on(RoutinesScreen)
        names = {row.split("  ")[0] for row in story.rows[1:3]}
        assert names == {"Evening", "Evening copy"}
        assert (paths.routines / "evening.toml").read_text() == OWN


async def test_a_deleted_routine_goes_to_the_trash_and_comes_back(start, put, paths) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        assert "x delete" in story.footer
        await story.press("x")
        await story.hears("Evening is in the trash; u brings it back")
        assert "yours" not in story.rows
        assert not path.exists()
        assert (paths.trash / "routines" / "evening.toml").read_text() == OWN
        await story.press("u")
        await story.until(lambda: story.rows[0] == "yours", "the routine is back")
        assert story.highlighted.startswith("Evening")
        assert path.read_text() == OWN
        assert not list(paths.trash.rglob("*.toml"))
        await story.press("u")
        assert path.exists()


async def test_a_shipped_routine_cannot_be_deleted(start) -> None:
    async with start() as story:
        before = story.rows
        assert "x delete" not in story.footer
        await story.press("x")
        assert story.rows == before
        assert not story.told


async def test_a_deletion_that_fails_says_why_and_keeps_the_routine(start, put, paths) -> None:
    path = put("routines/evening.toml", OWN)
    paths.trash.write_text("a file where the folder should be")
    async with start() as story:
        await story.press("x")
        await story.hears("Evening could not be deleted")
        assert path.exists()
        assert story.highlighted.startswith("Evening")


async def test_broken_files_are_counted_and_named_with_line_path_and_a_hint(
    start, put, paths
) -> None:
    put("routines/broken.toml", 'name = "Broken"\n\n[[steps]]\nexercise = "cat-cow"\nrepz = 3\n')
    put("routines/evening.toml", OWN)
    put("routines/half.toml", 'name = "Half"\n\n[[steps]]\nexercise = "cat-cwo"\n')
    put("routines/torn.toml", 'name = "Torn\n')
    put(
        "catalog/mine.toml",
        '[[exercises]]\nid = "mine"\nname = "Mine"\nkind = "muscle-strech"\nsteps = ["Stretch."]\n',
    )
    put("config.toml", "[pace]\nprepair = 3\n")
    async with start((120, 40)) as story:
        assert story.lines[0].endswith("5 problems in your files: press p")
        names = [row.split("  ")[0] for row in story.rows[:5]]
        assert names == ["due now", "Half", "", "yours", "Evening"]
        assert "p problems" in story.footer
        await story.choose("Half")
        assert "cat-cwo" in story.text_of("#brief")
        assert "not in the catalog, left out" in story.text_of("#brief")
        await story.press("p")
        await story.on(Reading)
        seen = story.text_of("VerticalScroll").replace(" ", "")
        for file, line, at, hint in (
            (paths.config, 2, "pace.prepair", "prepare"),
            (paths.catalog / "mine.toml", 4, "exercises[1].kind", "muscle-stretch"),
            (paths.routines / "broken.toml", 5, "steps[1].repz", "reps"),
            (paths.routines / "half.toml", 4, "steps[1].exercise", "cat-cow"),
            (paths.routines / "torn.toml", 1, "", ""),
        ):
            place = f"{file}:{line}: {at}".replace(" ", "")
            assert place in seen
            assert f"didyoumean'{hint}'" in seen or not hint
        await story.press("escape")
        await story.on(RoutinesScreen)


async def test_mended_files_are_read_again_and_the_problem_is_gone(start, put) -> None:
    path = put("routines/evening.toml", OWN.replace("cat-cow", "cat-cwo"))
    async with start() as story:
        assert story.lines[0].endswith("1 problem in your files: press p")
        await story.press("e")
        await story.on(EditorScreen)
        await story.sees("not in the catalog", "The catalog has no exercise 'cat-cwo'.")
        await story.press("x", "ctrl+s")
        await story.hears("Saved as evening.toml")
        await story.press("escape")
        await story.on(RoutinesScreen)
        assert "Fri 20 Nov" in story.lines[0]
        assert "cat-cwo" not in path.read_text()


async def test_q_leaves(start) -> None:
    async with start() as story:
        await story.press("q")
        await story.until(lambda: story.is_over, "the end of the program")
