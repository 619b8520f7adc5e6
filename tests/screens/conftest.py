"""The app on folders of its own, with a clock that only moves when a story says so."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.app import SuppleApp
from tui.clock import Clock
from tui.core.routine import Routine
from tui.screens.catalog import CatalogScreen
from tui.screens.dialogs import ChooseOne, Question, Reading
from tui.screens.dose_form import DoseForm
from tui.screens.editor import EditorScreen
from tui.screens.exercises import ExercisePicker
from tui.screens.filters import FilterDialog
from tui.screens.routine_form import RoutineForm
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen
from tui.storage.load import load_settings
from tui.storage.paths import Paths
from tui.storage.routine_files import routine_toml
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Rows
from tui.workspace import Workspace

W = TypeVar("W", bound=Widget)
S = TypeVar("S", bound=Screen)

NAMES = {" ": "space", "\n": "enter"}
PATIENCE = 10.0
"""Seconds after which a story gives up waiting; reached only when it fails."""
WALL = datetime(2026, 11, 20, 7, 30)


async def wait_for(pilot: Pilot, predicate: Callable[[], object], description: str) -> None:
    """Let the app work until this holds; fail with the description if it never does."""
    deadline = time.monotonic() + PATIENCE
    while not predicate():
        if time.monotonic() > deadline:
            shown = "\n".join(strip.text.rstrip() for strip in strips_of(pilot.app))
            pytest.fail(f"waited in vain for: {description}\n{shown}")
        await pilot.pause()


def strips_of(app: SuppleApp) -> list[Strip]:
    """What is painted, line by line; the only place that looks behind Textual's doors."""
    return app.screen._compositor.render_strips()


class TestClock:
    """A clock that stands still until it is told otherwise."""

    __test__ = False

    def __init__(self) -> None:
        self.now = 1000.0

    def clock(self) -> Clock:
        """As the app gets it: so slow that no timer of the app ever comes before the story."""
        slowness = 2**20
        return Clock(read=lambda: self.now * slowness, speed=1 / slowness)


class Story:
    """A person in front of the app."""

    def __init__(self, pilot: Pilot, paths: Paths, clock: TestClock) -> None:
        self.pilot = pilot
        self.app: SuppleApp = pilot.app
        self.paths = paths
        self.clock = clock

    @property
    def screen(self) -> Screen:
        return self.app.screen

    def one(self, selector: str | type[W], kind: type[W] | None = None) -> W:
        """A widget of the screen on top."""
        return self.screen.query_one(selector, *([kind] if kind else []))

    # What is seen

    @property
    def lines(self) -> list[str]:
        """The lines of the terminal, without the spaces at their ends."""
        return [strip.text.rstrip() for strip in strips_of(self.app)]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def text_of(self, selector: str) -> str:
        """What one widget shows, its lines joined, borders left out."""
        region = self.one(selector, Widget).region
        rows = strips_of(self.app)[region.y : region.bottom]
        cut = (row.crop(region.x, region.right).text.strip("│▁▂▃▄▅▆▇█ ") for row in rows)
        return " ".join(" ".join(filter(None, cut)).split())

    @property
    def footer(self) -> str:
        return str(self.one(KeyBar).render())

    @property
    def told(self) -> list[str]:
        """The notifications that are on the screen."""
        return [str(toast.render()) for toast in self.screen.query("Toast")]

    @property
    def highlighted(self) -> str:
        """The row that the highlight is on."""
        rows = self.one(Rows)
        return str(getattr(rows.highlighted_option.prompt, "plain", rows.highlighted_option.prompt))

    @property
    def rows(self) -> list[str]:
        """The rows of the list, headings included."""
        rows = self.one(Rows)
        return [str(getattr(option.prompt, "plain", option.prompt)) for option in rows.options]

    # What is done

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each once the one before has done its work."""
        for key in keys:
            if len(key) == 1 and not key.isalnum():
                await self.pilot.press(key)
            else:
                self.app.post_message(
                    events.Key(key, " " if key == "space" else key if len(key) == 1 else None)
                )
                await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Type a text into the field that has the focus, faster than it is shown."""
        for character in text:
            self.app.post_message(events.Key(NAMES.get(character, character), character))
        await self.pilot.pause()

    async def fill(self, text: str) -> None:
        """Replace what stands in the field with something else."""
        await self.press("end", "ctrl+u")
        await self.write(text)

    async def paste(self, text: str) -> None:
        self.screen.focused.post_message(events.Paste(text))
        await self.pilot.pause()

    async def until(self, predicate: Callable[[], object], description: str) -> None:
        await wait_for(self.pilot, predicate, description)

    async def sees(self, *texts: str) -> None:
        """Wait until all of these are on the screen."""
        for text in texts:
            await self.until(lambda text=text: text in self.text, f"{text!r} on the screen")

    async def hears(self, part: str) -> None:
        """Wait until a notification says this."""
        await self.until(lambda: any(part in t for t in self.told), f"{part!r} in a notification")

    async def on(self, screen: type[S]) -> S:
        """Wait until this kind of screen is on top, laid out and ready for keys."""
        await self.until(
            lambda: isinstance(self.screen, screen) and self.screen.is_active, f"{screen.__name__}"
        )
        await self.pilot.pause()
        return self.screen

    async def choose(self, name: str) -> None:
        """Go down the list to the row that begins with this name."""
        for _ in range(60):
            if self.highlighted.strip().startswith(name):
                return
            await self.press("j")
        pytest.fail(f"no row begins with {name!r}: {self.rows}")

    async def after(self, seconds: float) -> None:
        """Let time pass, and let the session notice."""
        self.clock.now += seconds
        self.screen.tick()
        await self.pilot.pause()

    @property
    def is_over(self) -> bool:
        """True once the program was left."""
        return self.app.return_code is not None


StartApp = Callable[..., AbstractAsyncContextManager[Story]]


@pytest.fixture(autouse=True)
def _look_twice_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot looks every 20 ms whether the app is idle; that is half of a story's time."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.01, raising=False)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders of this story alone."""
    return Paths.within(tmp_path / "data", tmp_path / "config")


@pytest.fixture
def start(paths: Paths) -> StartApp:
    """What starts the app; a story is told within `async with`."""

    @asynccontextmanager
    async def starting(
        size: tuple[int, int] = (80, 24), play: str | None = None
    ) -> AsyncIterator[Story]:
        settings, _ = load_settings(paths.config)
        workspace = Workspace(paths, settings, lambda: WALL)
        clock = TestClock()
        entry = workspace.library.find(play) if play else None
        app = SuppleApp(workspace, clock.clock(), entry)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Story(pilot, paths, clock)

    return starting


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


def routine_in(path: Path) -> Routine:
    """The routine that a file holds, read without the program's own reader."""
    import tomllib

    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Routine)


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


async def every_screen(story: Story) -> AsyncIterator[str]:
    """Go through all screens and dialogs; each name is yielded while its screen is on top."""
    for keys, screen in (
        ("", RoutinesScreen),
        ("?", Reading),
        ("escape e", EditorScreen),
        ("enter", DoseForm),
        ("escape r", RoutineForm),
        ("escape t", Reading),
        ("escape a", ExercisePicker),
        ("escape + escape", ChooseOne),
        ("j enter 2", CatalogScreen),
        ("f", FilterDialog),
        ("escape a", ChooseOne),
        ("escape p", SessionScreen),
        ("i", Reading),
        ("escape q", Question),
        ("y", SummaryScreen),
    ):
        for key in keys.split():
            await story.press(key)
        await story.on(screen)
        yield screen.__name__
