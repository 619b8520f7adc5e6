"""A pilot that knows when the app is done from what waits in its loop, not from the clock."""

import asyncio
import time
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

PATIENCE = 10.0
"""Seconds after which a story gives up waiting; reached only when it fails."""
BREATH = 0.002
"""Seconds that a thread, or a timer, is given between two looks at what came of it."""


class StoryPilot(Pilot[Any]):
    """Goes on as soon as the app has nothing left to do.

    Textual's own sleeps until the process has used little of the processor for a while: longer
    than the work itself, and not the same on a busy machine.
    """

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each once the one before has done its work."""
        for key in keys:
            self.app.post_message(key_event(key))
            await self.pause()

    async def pause(self, delay: float | None = None) -> None:
        """Let the app do and paint whatever it can without time passing."""
        await asyncio.sleep(delay or 0)
        deadline = time.monotonic() + PATIENCE
        while not await self._is_done():
            if time.monotonic() > deadline:
                pytest.fail("the app does not come to rest")

    async def _is_done(self) -> bool:
        """Let what is ready run once, and paint; true when nothing is left and nothing came."""
        ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
        await asyncio.sleep(0)
        if ready:
            return False
        if self._waits:
            await asyncio.sleep(BREATH)
            return False
        if self.app.is_running:
            # Painting waits for a timer of its own; its time has come.
            self.app.screen._on_timer_update()
        return not ready

    @property
    def _waits(self) -> bool:
        """True while a thread is at work, or a new size waits for the last of several."""
        workers = self.app.workers
        is_read = any(worker._thread_worker and worker.is_running for worker in workers)
        return is_read or self.app._resize_timer is not None


def key_event(key: str) -> events.Key:
    """A key that is pressed, by its name or by the character that it writes."""
    if len(key) > 1:
        return events.Key(key, " " if key == "space" else None)
    return events.Key(_character_to_key(key), key)
