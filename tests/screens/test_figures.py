"""What a person sees of the figure: in a session phase by phase, in the catalog, in the lists."""

import pytest
from textual.content import Content

from tests.core.figure.shipped import CATALOG, FIGURES
from tui.core.figure.gallery import Gallery
from tui.core.figure.showing import pose_in_words
from tui.core.player import Player
from tui.core.timeline import compile_timeline
from tui.screens.catalog import CatalogScreen
from tui.screens.drawing_choice import DrawingChoice
from tui.screens.editor import EditorScreen
from tui.screens.routines import RoutinesScreen
from tui.widgets.figure_view import FigureView
from tui.widgets.plate import Plate
from tui.widgets.rows import Rows

from .story import Story, begin, strips_of

EVENING = """\
name = "A"
[[steps]]
exercise = "knee-to-chest"
side = "each"
reps = 1
hold_seconds = 20
[[steps]]
exercise = "cat-cow"
reps = 2
tempo = [2, 1, 2]
"""
PREPARE, EASE, HOLD, RELEASE, SWITCH = 10, 4, 20, 2, 5
KNEE = FIGURES["knee-to-chest"]


def drawn(story: Story) -> tuple[str, ...]:
    """The rows of the figure of a session."""
    return story.one("#figure", FigureView).rows


@pytest.fixture
def evening(put) -> None:
    put("routines/evening.toml", EVENING)


async def test_the_figure_moves_in_holds_still_moves_out_and_turns_round(start, evening) -> None:
    async with start() as story:
        await begin(story, "A")
        waiting = drawn(story)
        await story.after(PREPARE)
        moving = []
        for _ in range(8):
            await story.after(0.5)
            moving.append(drawn(story))
        assert len(set(moving)) >= 6
        held = drawn(story)
        assert held != waiting
        for _ in range(6):
            await story.after(3)
            assert drawn(story) == held
        await story.after(HOLD - 18 + RELEASE)
        assert story.text_of("#phase").endswith("SWITCH SIDES")
        assert drawn(story) == waiting
        await story.after(SWITCH)
        assert story.text_of("#phase").endswith("EASE IN right side")
        assert drawn(story) != waiting
        assert _cells(drawn(story)) == _cells(waiting)


def _cells(rows: tuple[str, ...]) -> list[int]:
    """How many cells of each row are drawn: the same in a mirrored picture."""
    return [len(row.replace(" ", "")) for row in rows]


async def test_a_figure_is_still_while_the_clock_is_stopped(start, evening) -> None:
    async with start() as story:
        await begin(story, "A")
        await story.after(PREPARE + 2)
        await story.press("space")
        stopped = drawn(story)
        await story.after(60)
        assert drawn(story) == stopped


async def test_getting_ready_shows_how_to_get_there(start, evening) -> None:
    async with start() as story:
        await begin(story, "A")
        await story.press("N")
        assert story.text_of("#exercise") == "Cat-cow"
        first = drawn(story)
        await story.after(2)
        under_way = drawn(story)
        await story.after(4)
        there = drawn(story)
        assert len({first, under_way, there}) == 3
        assert story.text_of("#pose") == FIGURES["cat-cow"].frames[0].say


async def test_on_a_slow_line_a_figure_that_gets_another_room_waits(start, evening, put) -> None:
    put("config.toml", "[figure]\nbytes_per_second = 1000\n")
    async with start() as story:
        await begin(story, "A")
        assert drawn(story)
        before = story.one("#figure").size
        await story.press("N")
        assert story.text_of("#exercise") == "Cat-cow"
        assert story.one("#figure").size != before
        assert drawn(story) == ()
        await story.after(1)
        assert len(drawn(story)) == story.one("#figure").size.height


async def test_the_position_is_said_beside_the_figure(start, evening, put) -> None:
    put("config.toml", "checklist = false\n")
    async with start() as story:
        await begin(story, "A")
        assert story.text_of("#pose") == KNEE.frames[0].say
        await story.after(PREPARE)
        assert story.text_of("#pose") == KNEE.frames[1].say
        figure, words = story.one("#figure").region, story.one("#pose").region
        assert words.right <= figure.x
        assert figure.bottom <= story.one("#coming").region.y


async def test_the_screen_wakes_for_every_picture_and_rests_in_a_hold(start, evening) -> None:
    waits: list[float] = []
    async with start() as story:
        session = await begin(story, "A")
        session._run.expect = waits.append
        story.clock.is_watched = True
        for seconds in (PREPARE, 0.3, 0.3, EASE, 5):
            await story.after(seconds)
        moving, still = waits[1:3], waits[3:]
        assert all(wait <= 0.26 for wait in moving)
        assert all(wait > 0.26 for wait in still)


@pytest.mark.parametrize(
    ("settings", "shown"),
    [('encoding = "off"', False), ('encoding = "braille"', True), ('motion = "off"', True)],
)
async def test_what_is_set_holds(start, put, evening, settings, shown) -> None:
    put("config.toml", f"[figure]\n{settings}\n")
    async with start() as story:
        await begin(story, "A")
        assert bool(drawn(story)) is shown
        assert story.one("#pose").display is shown
        if not shown:
            assert "Lie on your back" in story.text_of("#instructions")


async def test_without_motion_start_and_end_stand_side_by_side(start, put, evening) -> None:
    put("config.toml", '[figure]\nmotion = "off"\n')
    waits: list[float] = []
    async with start() as story:
        session = await begin(story, "A")
        session._run.expect = waits.append
        story.clock.is_watched = True
        seen = set()
        for seconds in (0, PREPARE, 1.1, 1, EASE, HOLD):
            await story.after(seconds)
            seen.add(drawn(story))
        assert len(seen) == 1
        assert min(waits) > 0.26


async def test_no_figure_where_its_terminal_could_not_show_it(start, evening) -> None:
    async with start(environ={"TERM": "linux", "LANG": "C"}) as story:
        await begin(story, "A")
        assert drawn(story)
        assert "".join(drawn(story)).isascii()


@pytest.mark.parametrize(
    ("size", "shown"),
    [((60, 18), False), ((75, 24), False), ((80, 24), True), ((120, 40), True), ((200, 60), True)],
    ids=str,
)
async def test_the_words_take_the_room_where_it_is_scarce(start, evening, size, shown) -> None:
    async with start(size) as story:
        await begin(story, "A")
        rows = drawn(story)
        assert bool(rows) is shown
        assert story.one("#figure").display is shown
        if shown:
            region = story.one("#figure").region
            assert len(rows) >= 8
            assert all(len(row) <= region.width for row in rows)


async def test_while_one_works_a_caution_stands_in_the_place_of_the_pose(start, put) -> None:
    """Whole, and only where it fits; where it does not, the pose stays."""
    put("routines/a.toml", 'name = "A"\n[[steps]]\nexercise = "hamstring-strap"\nreps = 2\n')
    first, second = CATALOG.exercise("hamstring-strap").cautions
    async with start() as story:
        await begin(story, "A")
        pose = story.text_of("#pose")
        assert pose
        await story.press("n", "n")
        assert story.text_of("#pose") == f"Careful: {first}"
        await story.press("n", "n", "n")
        assert "rep 2 of 2" in story.text_of("#count")
        assert story.text_of("#pose") in (f"Careful: {second}", pose_of_strap_held())
        assert story.one("#figure").display


def pose_of_strap_held() -> str:
    return FIGURES["hamstring-strap"].frames[-1].say


def test_beside_the_figure_there_is_room_for_all_that_is_said_of_a_shipped_exercise() -> None:
    """Eight rows of 38 cells are what 80 × 24 leaves while a question is asked below."""
    gallery = Gallery(CATALOG)
    for routine in CATALOG.routines:
        timeline = compile_timeline(routine, CATALOG)
        for index, phase in enumerate(timeline.phases):
            exercise = CATALOG.exercise(phase.exercise)
            pose = pose_in_words(Player(timeline=timeline, index=index, began=0.0), gallery)
            option = max((f" · {words}" for words in exercise.options), key=len, default="")
            said = (exercise.name + option, phase.cue, pose, f"Feel it: {exercise.feel}")
            rows = sum(len(Content(text).wrap(38)) for text in said)
            assert rows <= 8, (exercise.id, phase.kind.value, said)


async def test_long_words_take_the_room_too(start, put) -> None:
    feel = "Where it should be felt, told at length. " * 8
    put(
        "catalog/own.toml",
        f'[[exercises]]\nid = "own"\nname = "Own"\nkind = "muscle-stretch"\nsteps = ["Do it."]\n'
        f'feel = "{feel.strip()}"\n[exercises.figure]\nframes = ["hook-lying", "bridge"]\n',
    )
    put("routines/a.toml", 'name = "A"\n[[steps]]\nexercise = "own"\n')
    async with start() as story:
        await begin(story, "A")
        assert story.app._workspace.library.catalog.exercise("own").figure is not None
        assert drawn(story) == ()
        assert story.text_of("#feel") == f"Feel it: {feel.strip()}"


FAULTS = {
    "unknown pose": 'frames = ["nowhere", "nohow"]',
    "unknown view": 'frames = ["cat", "cow"]\nview = "behind"',
    "one frame": 'frames = ["cat"]',
    "circle": 'frames = ["cat", "round"]',
    "absurd numbers": 'frames = ["cat", "cow"]\ncamera = [9e99, 0]',
    "tied to nothing": 'frames = ["cat", "cow"]\nprops = [{ kind = "strap" }]',
}


async def test_an_exercise_with_a_faulty_figure_runs_by_its_words(start, put) -> None:
    exercises = [
        f'[[exercises]]\nid = "own-{number}"\nname = "{name}"\nkind = "muscle-stretch"\n'
        f'steps = ["Do it."]\n[exercises.figure]\n{figure}\n'
        for number, (name, figure) in enumerate(FAULTS.items())
    ]
    pose = '[poses.round]\nsay = "Round and round."\nlike = "round"\n'
    put("catalog/own.toml", "".join(exercises) + pose)
    steps = "".join(f'[[steps]]\nexercise = "own-{n}"\n' for n in range(len(FAULTS)))
    put("routines/a.toml", f'name = "A"\n{steps}')
    async with start() as story:
        await begin(story, "A")
        for name in FAULTS:
            assert story.exercise == name
            assert drawn(story) == ()
            assert "Do it." in story.text_of("#instructions")
            await story.press("N")


async def test_the_large_view_has_no_figure_and_the_key_brings_it_back(start, evening) -> None:
    async with start() as story:
        await begin(story, "A")
        before = drawn(story)
        await story.press("z")
        assert not story.one("#figure").region.size
        await story.press("z")
        assert drawn(story) == before


async def test_at_night_the_figure_is_dim(start, evening) -> None:
    async with start() as story:
        await begin(story, "A")
        view = story.one("#figure", FigureView)
        by_day = view.get_component_rich_style("figure--body")
        await story.press("d")
        assert view.get_component_rich_style("figure--body").color != by_day.color


async def test_the_region_has_the_accent_and_the_far_limbs_stand_back(start, evening) -> None:
    async with start() as story:
        await begin(story, "A")
        await story.after(PREPARE + EASE + 1)
        region = story.one("#figure").region
        colours = {
            segment.style.color.triplet
            for strip in strips_of(story.app)[region.y : region.bottom]
            for segment in strip.crop(region.x, region.right)
            if segment.text.strip() and segment.style and segment.style.color
        }
        assert len(colours) >= 4


async def test_without_colour_the_region_has_a_texture(start, evening) -> None:
    looks = []
    for environ in ({}, {"NO_COLOR": "1"}):
        async with start(environ={"TERM": "xterm", "LANG": "C.UTF-8", **environ}) as story:
            await begin(story, "A")
            looks.append(drawn(story))
    assert looks[0] != looks[1]


# In the catalog and in the lists


async def test_the_catalog_shows_the_movement_and_its_end_in_words(start) -> None:
    async with start() as story:
        await story.press("2")
        screen = await story.on(CatalogScreen)
        figure = FIGURES[story.one(Rows).chosen]
        await story.sees(figure.frames[-1].say[:20])
        seen = []
        for _ in range(12):
            seen.append(story.one(FigureView).rows)
            story.clock.now += 0.5
            screen.play()
        assert len(set(seen)) > 4
        story.clock.now += 60
        screen.play()
        rest = story.one(FigureView).rows
        screen.play()
        assert story.one(FigureView).rows == rest
        await story.press("j")
        await story.until(lambda: story.one(FigureView).rows != rest, "the next figure")


async def test_an_exercise_that_nothing_is_found_for_has_no_figure(start) -> None:
    async with start() as story:
        await story.press("2", "/")
        await story.write("xyzzy")
        await story.sees("Nothing found.")
        assert not story.one(Plate).display


async def test_the_first_time_the_catalog_asks_how_clear_the_figure_is(start, paths) -> None:
    async with start() as story:
        await story.press("2")
        await story.sees("How clear is the figure? v shows other ways to draw it")
        await story.press("v")
        choice = await story.on(DrawingChoice)
        pictures = [view.rows for view in choice.query(FigureView)]
        assert len(set(pictures)) == 3
        assert all(len(rows) >= 6 for rows in pictures)
        await story.press("d")
        await story.on(CatalogScreen)
        await story.until(lambda: "How clear" not in story.text, "the question is gone")
        assert "⠉" in "".join(story.one(FigureView).rows)
    assert 'drawing = "braille"' in paths.habits.read_text()
    async with start() as story:
        await story.press("2")
        await story.on(CatalogScreen)
        assert "How clear" not in story.text


async def test_the_question_is_asked_once_and_waits_for_nobody(start) -> None:
    async with start() as story:
        await story.press("2", "j")
        await story.sees("How clear", "Thread the needle")
    async with start() as story:
        await story.press("2")
        await story.on(CatalogScreen)
        assert "How clear" not in story.text
        await story.press("v")
        await story.on(DrawingChoice)
        await story.press("escape")
        await story.on(CatalogScreen)


@pytest.mark.parametrize(
    "environ", [{"TERM": "linux", "LANG": "C.UTF-8"}, {"TERM": "xterm", "LANG": "C"}]
)
async def test_nothing_is_asked_where_there_is_nothing_to_choose(start, environ) -> None:
    async with start(environ=environ) as story:
        await story.press("2")
        await story.on(CatalogScreen)
        assert "How clear" not in story.text


async def test_what_the_settings_say_is_not_asked(start, put) -> None:
    put("config.toml", '[figure]\nencoding = "ascii"\n')
    async with start() as story:
        await story.press("2")
        await story.on(CatalogScreen)
        assert "How clear" not in story.text
        await story.press("v")
        await story.hears("config.toml says how figures are drawn: ascii")


async def test_figures_can_be_turned_off_in_the_middle_of_a_session(start, evening) -> None:
    async with start() as story:
        await begin(story, "A")
        assert drawn(story)
        await story.press("ctrl+p")
        await story.write("figures")
        await story.sees("Compare ways to draw the figures")
        await story.press("enter")
        await story.on(DrawingChoice)
        await story.press("n")
        await story.after(1)
        assert drawn(story) == ()
        assert story.one("#pose").display is False


@pytest.mark.parametrize(("size", "shown"), [((80, 24), False), ((120, 40), True)], ids=str)
async def test_a_routine_shows_its_first_exercise_where_there_is_room(start, size, shown) -> None:
    async with start(size) as story:
        await story.choose("Four essentials plus three")
        await story.on(RoutinesScreen)
        if shown:
            await story.until(lambda: story.screen.query(Plate), "a plate")
            await story.sees(KNEE.frames[-1].say[:60])
            bottom = story.one(Plate).region.bottom
            assert bottom <= story.one("#brief").region.bottom
        else:
            story.screen._show_picture()
            await story.pilot.pause()
            assert not story.screen.query(Plate)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_the_editor_shows_the_step_in_what_room_the_words_leave(start, put, size) -> None:
    told = "Slowly, and only as far as it is easy, and no further today."
    put("routines/evening.toml", EVENING + f'notes = "{told}"\n')
    async with start(size) as story:
        await story.choose("A")
        await story.press("e")
        await story.on(EditorScreen)
        await story.until(lambda: any(editor_picture(story)), "the figure of the first step")
        await story.press("j")
        is_large = size == (120, 40)
        await story.until(lambda: any(editor_picture(story)) is is_large, "the second step")
        assert story.text_of("#step-told").endswith(told)


def editor_picture(story: Story) -> tuple[str, ...]:
    """The rows of the figure of the editor, wherever it is."""
    pictures = story.screen.query(FigureView)
    return tuple(row for picture in pictures if picture.region for row in picture.rows)
