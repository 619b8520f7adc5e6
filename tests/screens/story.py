"""A person in front of the app, and a clock that only moves when the story says so."""

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.app import SuppleApp
from tui.clock import Clock
from tui.core import notation
from tui.core.moment import PHASE_SIGN
from tui.core.routine import Routine
from tui.core.session import Session
from tui.live.run import SessionRun
from tui.screens.session import SessionScreen
from tui.storage.paths import Paths
from tui.widgets.keybar import KeyBar
from tui.widgets.large_text import LargeText
from tui.widgets.rows import Item, Rows

from .settled import BREATH, PATIENCE, key_event

W = TypeVar("W", bound=Widget)
S = TypeVar("S", bound=Screen)

NAMES = {" ": "space", "\n": "enter"}


async def wait_for(pilot: Pilot, predicate: Callable[[], object], description: str) -> None:
    """Let the app work until this holds; fail with the description if it never does."""
    deadline = time.monotonic() + PATIENCE
    while not predicate():
        if time.monotonic() > deadline:
            shown = "\n".join(strip.text.rstrip() for strip in strips_of(pilot.app))
            pytest.fail(f"waited in vain for: {description}\n{shown}")
        await pilot.pause(BREATH)


def strips_of(app: SuppleApp) -> list[Strip]:
    """What is painted, line by line; the only place that looks behind Textual's doors."""
    return app.screen._compositor.render_strips()


class StoryClock(Clock, frozen=True, kw_only=True):
    """A clock by which everything may take as long as the story likes, unless it says otherwise."""

    is_watched: Callable[[], bool]
    """True while a look that comes too late means that nobody was there."""

    def real(self, seconds: float) -> float:
        """How long this takes: forever, so that no timer comes before the story does."""
        return super().real(seconds) if self.is_watched() else float("inf")


class TestClock:
    """A clock that stands still until it is told otherwise."""

    __test__ = False

    def __init__(self) -> None:
        self.now = 1000.0
        self.set_by = timedelta(0)
        """By how much the clock on the wall was set meanwhile, which the other does not notice."""
        self.is_watched = False

    @property
    def passed(self) -> timedelta:
        """How long the story has lasted, by the clock on the wall."""
        return timedelta(seconds=self.now - 1000.0) + self.set_by

    def clock(self) -> Clock:
        """As the app gets it."""
        return StoryClock(read=lambda: self.now, is_watched=lambda: self.is_watched)


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
        return text_in(rows.items[rows.highlighted])

    @property
    def rows(self) -> list[str]:
        """The rows of the list, headings included."""
        return [text_in(item) for item in self.one(Rows).items]

    @property
    def run(self) -> SessionRun:
        """The session that is going on, or came to its summary."""
        return self.app._workspace.run

    @property
    def session(self) -> Session:
        """What it is at the last look."""
        return self.run.session

    @property
    def exercise(self) -> str:
        """The exercise of the session, without the way in which it is done."""
        return self.text_of("#exercise").partition(" · ")[0]

    def in_journal(self, query: str) -> list[tuple[Any, ...]]:
        """What another program reads in the journal at this moment."""
        return in_journal(self.paths, query)

    # What is done

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each once the one before has done its work."""
        await self.pilot.press(*keys)

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

    async def sees_in(self, selector: str, *texts: str) -> None:
        """Wait until all of these are in one widget; beside a list that takes a moment."""
        for text in texts:
            seen = lambda text=text: text in self.text_of(selector)  # noqa: E731
            await self.until(seen, f"{text!r} in {selector}")

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
        """Go down the list to the row that begins with this name, faster than it is shown."""
        rows = self.one(Rows)
        ahead = (*rows.items[rows.highlighted :], *rows.items[: rows.highlighted])
        names = [text_in(item).strip() for item in ahead if item.id]
        steps = next((n for n, row in enumerate(names) if row.startswith(name)), None)
        if steps is None:
            pytest.fail(f"no row begins with {name!r}: {self.rows}")
        for _ in range(steps):
            self.app.post_message(key_event("j"))
        await self.pilot.pause()
        assert self.highlighted.strip().startswith(name)

    async def after(self, seconds: float) -> None:
        """Let time pass, and let the session notice."""
        self.clock.now += seconds
        self.screen.tick()
        await self.pilot.pause()

    async def away(self, seconds: float) -> None:
        """Let time pass in which nobody looks at the clock: the machine is asleep."""
        self.clock.is_watched = True
        self.screen.tick()
        self.clock.now += seconds
        self.screen.tick()
        self.clock.is_watched = False
        await self.pilot.pause()

    async def hang_up(self) -> None:
        """The connection is gone."""
        self.app.ends.at_once(signal.SIGHUP)
        await self.pilot.pause()

    def kill(self) -> None:
        """End the process without a word: all that the system does then is to drop its lock."""
        keeper = self.run._keeper
        os.close(keeper._place._handle)
        keeper._place = None
        self.app.exit()

    @property
    def is_over(self) -> bool:
        """True once the program was left."""
        return self.app.return_code is not None


def text_in(item: Item) -> str:
    """The text of a row."""
    return str(getattr(item.visual, "plain", item.visual))


def routine_in(path: Path) -> Routine:
    """The routine that a file holds, read without the program's own reader."""
    import tomllib

    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Routine)


def in_journal(paths: Paths, query: str) -> list[tuple[Any, ...]]:
    """What another program reads in the journal."""
    connection = sqlite3.connect(f"file:{paths.journal}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def clock(story: Story) -> str:
    """The large digits of a session."""
    return story.one("#clock", LargeText).text


def seen(story: Story) -> tuple[str, str, str]:
    """The phase with its side but without its sign, which repetition, and the clock."""
    phase = story.text_of("#phase").lstrip("".join(PHASE_SIGN.values())).strip()
    return phase, story.text_of("#count"), clock(story)


def left(story: Story) -> str:
    """The time that is left of a session, to the second."""
    return notation.clock(story.session.player.session_remaining(story.run.now))


async def begin(story: Story, name: str) -> SessionScreen:
    """Start the routine that begins with this name."""
    await story.choose(name)
    await story.press("enter")
    return await story.on(SessionScreen)
