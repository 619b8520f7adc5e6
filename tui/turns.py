"""One key after the other: what is typed ahead waits until the keys before it have been obeyed."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event

LONG_ENOUGH = 1.0
"""Seconds after which a key has had its turn, whatever became of it."""
_ROUNDS = 2
"""Once for the key, once for what a widget says of it, such as that something was chosen."""


class Turns:
    """Hands keys and pastes to an app, each once the one before has done its work.

    Otherwise the keys that come with a slow line, or a cat, reach a screen that is closed by the
    first of them, or one that the first has opened and that is not yet built.
    """

    def __init__(self, app: App[Any], obey: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._obey = obey
        self._waiting: deque[Event] = deque()
        self._following: asyncio.Task[None] | None = None

    async def take(self, event: Event) -> None:
        """Obey it, at once if nothing is being obeyed."""
        if self._following is not None:
            self._waiting.append(event)
            return
        await self._turn(event)

    async def _turn(self, event: Event) -> None:
        if not self._app.screen_stack:
            return
        await self._screen_is_there()
        target = self._app.focused or self._app.screen
        nodes = target.ancestors_with_self
        await self._obey(event)
        self._following = asyncio.create_task(self._follow(nodes))

    async def _screen_is_there(self) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + LONG_ENOUGH
        while not self._app.screen.is_mounted and loop.time() < deadline:
            await asyncio.sleep(0.001)

    async def _follow(self, nodes: Sequence[DOMNode]) -> None:
        """Go the way that the event goes, from the widget with the focus up to the app."""
        for _ in range(_ROUNDS):
            for node in nodes:
                done = asyncio.Event()
                if node.call_later(done.set):
                    with suppress(TimeoutError):
                        await asyncio.wait_for(done.wait(), LONG_ENOUGH)
        if self._waiting:
            self._app.call_later(self._next)
        else:
            self._following = None

    async def _next(self) -> None:
        await self._turn(self._waiting.popleft())
