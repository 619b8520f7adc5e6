"""Steps and doses typed as text: read while one types, taken with Enter."""

from textual.widgets import Input

from tui.core.routine import Routine, Step
from tui.screens.dialogs import AskName
from tui.screens.editor import EditorScreen
from tui.screens.exercises import ExercisePicker
from tui.widgets.rows import Rows

from .conftest import OWN
from .story import Story, routine_in


async def edit(story: Story, routine: str = "Evening") -> EditorScreen:
    await story.choose(routine)
    await story.press("e")
    return await story.on(EditorScreen)


def told(story: Story) -> str:
    """What is said of the typed text."""
    return story.text_of("#read-as")


async def test_exercises_are_typed_with_their_doses_one_after_the_other(start, put) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("o")
        assert "below Cat-cow" in story.text_of("#typed-heading")
        assert "as in knee 3x30s each" in told(story)
        await story.write("knee 3x30s each")
        assert told(story) == "Knee to chest · 3 × 30 s each side"
        await story.press("enter")
        assert story.rows[1].strip().startswith("2 Knee to chest")
        assert "below Knee to chest" in story.text_of("#typed-heading")
        assert story.one("#typed", Input).value == ""
        await story.write("rest 60\nsphinx 5 breaths\n")
        await story.press("escape")
        assert story.screen.focused is story.one(Rows)
        await story.press("ctrl+s")
        await story.hears("Saved as evening.toml")
        assert routine_in(path).steps == (
            Step(exercise="cat-cow"),
            Step(exercise="knee-to-chest", reps=3, hold_seconds=30, side="each"),
            Step(exercise="rest", rest_seconds=60),
            Step(exercise="sphinx", breaths=5),
            Step(exercise="figure-four", hold_seconds=40),
        )


async def test_steps_typed_above_stand_in_the_order_they_were_typed_in(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("j", "O")
        assert "above Figure four" in story.text_of("#typed-heading")
        await story.write("sphinx\ncobra\n")
        names = [row.split()[1] for row in story.rows]
        assert names == ["Cat-cow", "Sphinx", "Cobra", "Figure"]


async def test_a_fault_is_pointed_at_and_nothing_is_taken(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        before = story.rows
        await story.press("o")
        await story.write("cat 3 lemons")
        field = next(n for n, line in enumerate(story.lines) if "cat 3 lemons" in line)
        at = story.lines[field].index("lemons")
        assert story.lines[field + 1] == " " * at + "^" * len("lemons")
        assert story.lines[field + 2].strip()
        await story.press("enter")
        assert story.rows == before
        assert story.one("#typed", Input).value == "cat 3 lemons"
        await story.fill("")
        await story.press("enter")
        assert story.rows == before
        await story.press("escape")
        assert "edited" not in story.lines[0]


async def test_a_typed_line_runs_ahead_of_the_screen_without_losing_a_letter(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.write("ocow 9 reps\nknee 2x20s\ncobra")
        await story.until(lambda: len(story.rows) == 4, "two steps")
        assert [row.split()[1] for row in story.rows] == ["Cat-cow", "Cat-cow", "Knee", "Figure"]
        assert story.one("#typed", Input).value == "cobra"


async def test_the_dose_of_a_step_is_changed_as_text(start, put) -> None:
    path = put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("j", "e")
        assert story.one("#typed", Input).value == "2 × 40 s each side"
        assert told(story) == "Figure four, lying · 2 × 40 s each side"
        await story.write("3x25s left")
        assert told(story) == "Figure four, lying · 3 × 25 s left side"
        await story.press("enter")
        assert "3 × 25 s left side" in story.highlighted
        assert story.screen.focused is story.one(Rows)
        await story.press("e")
        await story.write("soon")
        await story.press("enter")
        assert "^^^^" in story.text
        await story.press("escape")
        assert "3 × 25 s left side" in story.highlighted
        await story.press("ctrl+s")
        await story.hears("Saved as evening.toml")
        step = routine_in(path).steps[1]
        assert step == Step(exercise="figure-four", reps=3, hold_seconds=25, side="left")


async def test_a_typed_dose_is_that_of_all_marked_steps_and_a_rest_keeps_its_own(
    start, put
) -> None:
    steps = (Step(exercise="figure-four"), Step(exercise="rest"), Step(exercise="sphinx"))
    put("routines/own.toml", Routine(name="Own", steps=steps))
    async with start() as story:
        await edit(story, "Own")
        await story.press("*", "e")
        assert "Dose of 3 steps" in story.text_of("#typed-heading")
        await story.write("2x15s\n")
        doses = [row.split("  ")[-2 - row.count("  !")] for row in story.rows]
        assert doses[0].startswith("2 × 15 s")
        assert doses[2].startswith("2 × 15 s")
        assert doses[1] == "30 s"
        await story.press("u")
        await story.hears("Undone: dose of 3 steps")


async def test_the_footer_says_only_what_the_keys_do_while_one_types(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await edit(story)
        await story.press("o")
        assert story.footer.strip().split("  ") == ["enter take", "esc stop", "^s save"]
        await story.write("aexuq+-? *")
        assert isinstance(story.screen, EditorScreen)
        assert len(story.rows) == 2
        assert story.one("#typed", Input).value == "aexuq+-? *"


TYPED = ("cow 9 reps", "knee 3x25s", "sph 20s", "cobr 25s", "brid 12 reps")
PICKED = ("cow", "knee", "sph", "cobr", "bridge")


class Counted:
    """Counts the keys that a person presses."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.count = 0

    async def press(self, *keys: str) -> None:
        self.count += len(keys)
        await self.story.press(*keys)

    async def write(self, text: str) -> None:
        self.count += len(text)
        await self.story.write(text)


async def test_five_exercises_with_doses_are_typed_and_saved_within_sixty_keys(
    start, paths
) -> None:
    async with start() as story:
        person = Counted(story)
        await person.press("n")
        await story.on(EditorScreen)
        await person.press("o")
        for text in TYPED:
            await person.write(text + "\n")
        await person.press("escape", "ctrl+s")
        await story.on(AskName)
        await person.press("enter")
        await story.hears("Saved as my-routine.toml")
        assert person.count < 60
        built = routine_in(paths.routines / "my-routine.toml").steps
        assert [step.exercise for step in built] == [
            "cat-cow", "knee-to-chest", "sphinx", "cobra", "bridge-reps"
        ]  # fmt: skip
        assert [step.reps for step in built] == [9, 3, None, None, 12]
        assert [step.hold_seconds for step in built] == [None, 25, 20, 25, None]


async def test_five_exercises_with_doses_are_picked_and_saved_within_sixty_keys(
    start, paths
) -> None:
    async with start() as story:
        person = Counted(story)
        await person.press("n")
        await story.on(EditorScreen)
        await person.press("a")
        await story.on(ExercisePicker)
        for words in PICKED:
            await person.press("/")
            await person.write(words + "\n")
            await person.press("space")
        await person.press("enter")
        await story.on(EditorScreen)
        await story.until(lambda: len(story.rows) == 5, "five steps")
        for _ in range(4):
            await person.press("+", "k")
        await person.press("+", "ctrl+s")
        await story.on(AskName)
        await person.press("enter")
        await story.hears("Saved as my-routine.toml")
        assert person.count < 60
        built = routine_in(paths.routines / "my-routine.toml").steps
        assert [step.exercise for step in built] == [
            "cat-cow", "knee-to-chest", "sphinx", "cobra", "bridge-reps"
        ]  # fmt: skip
        assert all(step != Step(exercise=step.exercise) for step in built)
