"""The app on folders of its own, what is put into them, and the way through all screens."""

from collections.abc import AsyncIterator, Callable, Hashable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from tests.known_person import AT_EASE, answer_warning_signs, open_strength
from tui.app import SuppleApp
from tui.core.profile import Profile
from tui.core.routine import Routine, Step
from tui.core.settings import Settings
from tui.screens.about_me import AboutMeDialog
from tui.screens.ask_number import AskNumber
from tui.screens.catalog import CatalogScreen
from tui.screens.dialogs import ChooseOne, Reading
from tui.screens.dose_form import DoseForm
from tui.screens.editor import EditorScreen
from tui.screens.exercise_form import ExerciseForm
from tui.screens.exercises import ExercisePicker
from tui.screens.filters import FilterDialog
from tui.screens.interview import Interview
from tui.screens.made_for_you import MadeForYou
from tui.screens.one_key import OneKey
from tui.screens.progress import ProgressScreen
from tui.screens.rest_form import RestForm
from tui.screens.routine_form import RoutineForm
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen
from tui.storage.load import load_settings
from tui.storage.paths import Paths
from tui.storage.routine_files import routine_toml
from tui.workspace.workspace import Workspace

from .settled import StoryPilot
from .story import Story, TestClock

WALL = datetime(2026, 11, 20, 7, 30)
MODERN = {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
"""A terminal that shows every character."""

OWN = """\
name = "Evening"
notes = "Lie down first."

[[steps]]
exercise = "cat-cow"

[[steps]]
exercise = "figure-four"
hold_seconds = 40
"""
"""A routine of the user's own."""

EVERY_KIND = Routine(
    name="Everything",
    rounds=2,
    steps=(
        Step(exercise="figure-four", sets=2, reps=1, hold_seconds=10, rest_seconds=5),
        Step(exercise="cat-cow", reps=1, tempo=(2, 1, 2)),
        Step(exercise="childs-pose", reps=1, breaths=2),
        Step(exercise="bridge-reps", reps=12, self_paced=True),
    ),
)
"""A routine with every kind of phase."""

StartApp = Callable[..., AbstractAsyncContextManager[Story]]


@pytest.fixture(scope="session", autouse=True)
def _styles_parsed_once() -> Iterator[None]:
    """Style sheets with the same colours are parsed for the first app and taken over by others."""
    parse = Stylesheet._parse_rules
    parsed: dict[Hashable, list[RuleSet]] = {}

    def rules(sheet: Stylesheet, css: str, **where: Any) -> list[RuleSet]:
        key = (css, *where.items(), *sheet._variables.items())
        if key not in parsed:
            parsed[key] = parse(sheet, css, **where)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", rules)
        yield


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders of this story alone."""
    return Paths.within(tmp_path / "data", tmp_path / "config")


@pytest.fixture
def start(paths: Paths) -> StartApp:
    """What starts the app; a story is told within `async with`.

    Unless a story is about reading, every length follows from the pace alone; unless it is about
    somebody new, nothing is asked before a session.
    """

    @asynccontextmanager
    async def starting(
        size: tuple[int, int] = (80, 24),
        play: str | None = None,
        reading: bool = False,
        wall: datetime = WALL,
        new: bool = False,
        environ: Mapping[str, str] = MODERN,
    ) -> AsyncIterator[Story]:
        settings, _ = load_settings(paths.config)
        if not new:
            settings = known(settings, paths, wall)
        settings = msgspec.structs.replace(settings, reading_time=reading)
        clock = TestClock()
        workspace = Workspace(paths, settings, lambda: wall + clock.passed, environ)
        entry = workspace.library.find(play) if play else None
        app = SuppleApp(workspace, clock.clock(), entry)
        async with app.run_test(size=size, notifications=True):
            pilot = StoryPilot(app)
            await pilot.pause()
            yield Story(pilot, paths, clock)

    return starting


def known(settings: Settings, paths: Paths, wall: datetime) -> Settings:
    """The settings of somebody who was asked everything today."""
    if not paths.check.exists():
        answer_warning_signs(paths, wall.date())
    if settings.profile != Profile():
        return settings
    if not paths.decisions.exists():
        open_strength(paths)
    return msgspec.structs.replace(settings, profile=AT_EASE)


@pytest.fixture
def put(paths: Paths) -> Callable[[str, str | Routine], Path]:
    """Writes a file into the user's folders: `put("routines/x.toml", text)`."""

    def writing(name: str, content: str | Routine) -> Path:
        if isinstance(content, Routine):
            content = routine_toml(content)
        path = paths.config if name == "config.toml" else paths.routines.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    return writing


async def every_screen(story: Story) -> AsyncIterator[str]:
    """Go through all screens and dialogs; each name is yielded while its screen is on top."""
    for keys, screen in (
        ("", RoutinesScreen),
        ("a", AboutMeDialog),
        ("enter", Interview),
        ("escape escape m", Interview),
        ("1 1 1 1 1 1 1 1", MadeForYou),
        ("escape ?", Reading),
        ("escape e", EditorScreen),
        ("enter", DoseForm),
        ("escape r", RoutineForm),
        ("escape R", AskNumber),
        ("escape b enter", RestForm),
        ("escape u t", Reading),
        ("escape a", ExercisePicker),
        ("escape + escape", ChooseOne),
        ("j enter 2", CatalogScreen),
        ("f", FilterDialog),
        ("escape 3", ProgressScreen),
        ("right d", OneKey),
        ("escape 2 n", ExerciseForm),
        ("escape d", OneKey),
        ("escape a", ChooseOne),
        ("escape p", SessionScreen),
        ("i", Reading),
        ("escape q", OneKey),
        ("y", SummaryScreen),
    ):
        for key in keys.split():
            await story.press(key)
        await story.on(screen)
        yield screen.__name__
