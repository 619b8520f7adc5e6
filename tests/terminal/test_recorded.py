"""A story as Textual writes it, and what `Changes` leaves of it: the same screen, fewer bytes."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from tests.terminal.many_widgets import ManyWidgets
from tests.terminal.test_changes import Pair

Do = Callable[[Pilot[None]], Awaitable[None]]


class Recorder(HeadlessDriver):
    """A terminal that only takes down what is written."""

    @property
    def is_headless(self) -> bool:
        """It is not, for Textual: else nothing would be written."""
        return False

    def write(self, data: str) -> None:
        """Take it down."""
        self._app.written.append(data)


class Recorded(ManyWidgets):
    """The app, and what was written for it."""

    def __init__(self) -> None:
        super().__init__()
        self.driver_class = Recorder
        self.written: list[str] = []


def press(*keys: str) -> Do:
    return lambda pilot: pilot.press(*keys)


def resize(columns: int, rows: int) -> Do:
    return lambda pilot: pilot.resize_terminal(columns, rows)


class Step(NamedTuple):
    """What is done, and what is on the screen then."""

    do: Do
    seen: str
    is_one_change: bool = False
    """True when it changes little of what it draws: not a quarter of the bytes is left."""


STORY = {
    "start": Step(press(), " 0 plain"),
    "down": Step(press("down", "down", "down"), " 3 "),
    "scroll": Step(press("pagedown", "pagedown"), "30 日本"),
    "to the end": Step(press("end"), "39 ＋"),
    "to the start": Step(press("home"), " 0 plain"),
    "count": Step(press("ctrl+n"), "╶┴╴", is_one_change=True),
    "to the field": Step(press("tab"), " 0 plain"),
    "type": Step(press("日"), "日", is_one_change=True),
    "type more": Step(press(*"Kat"), "Kat", is_one_change=True),
    "delete": Step(press("backspace"), "Ka ", is_one_change=True),
    "toast": Step(press("ctrl+t"), "Saved", is_one_change=True),
    "smaller": Step(resize(60, 20), "Saved"),
    "larger": Step(resize(100, 30), "20 ┃━█"),
    "ask": Step(press("ctrl+w"), "Really?"),
    "count below": Step(press("ctrl+n"), "╶─╮", is_one_change=True),
    "answer": Step(press("y"), "Saved"),
    "commands": Step(press("ctrl+p"), "Quit"),
    "search": Step(press(*"key"), "Keys"),
    "escape": Step(press("escape"), "Ka "),
}


async def test_the_same_is_shown_after_everything_that_is_written_and_with_fewer_bytes() -> None:
    app = Recorded()
    pair = Pair(80, 24)
    sizes: dict[str, tuple[int, int]] = {}
    async with app.run_test(headless=False, notifications=True) as pilot:
        for name, step in STORY.items():
            await step.do(pilot)
            await pilot.pause()
            if (pair.whole.columns, pair.whole.lines) != app.size:
                pair.resize(*app.size)
            left = []
            for data in app.written:
                left.append(pair.write(data))
                pair.assert_same()
            assert any(step.seen in row for row in pair.whole.display), name
            sizes[name] = _bytes(app.written), _bytes(left)
            app.written.clear()
    for name, (written, left) in sizes.items():
        assert 0 < (4 * left if STORY[name].is_one_change else left) < written, (name, sizes)
    whole, thrifty = map(sum, zip(*sizes.values(), strict=True))
    assert 3 * thrifty < whole, sizes


def _bytes(written: list[str]) -> int:
    return len("".join(written).encode())
