"""An exercise's figure. It has no clock: whoever shows it says where in its movement it is."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.core.dose import Side
from tui.core.figure.budget import changed, cost
from tui.core.figure.cells import Meaning, Row
from tui.core.figure.encoding import Encoding
from tui.core.figure.figure import Figure
from tui.core.figure.look import Look
from tui.core.figure.scene import Scene
from tui.core.figure.stage import FEWEST_COLS, FEWEST_ROWS, Stage
from tui.core.figure.still import GAP, still

LARGEST = (64, 24)
"""Columns and rows beyond which a figure only costs more."""
_STAGES = 4
"""Figures that are kept ready to be drawn: this one, and those that lead to it."""

_STYLES: Mapping[Meaning, str] = {meaning: f"figure--{meaning.value}" for meaning in Meaning}


class _Setting(NamedTuple):
    """What a figure is drawn for; the same setting needs no second preparation."""

    figure: Figure
    cols: int
    rows: int
    encoding: Encoding
    textured: bool


class FigureView(Widget):
    """Draws a figure as large as there is room; repaints only the cells that change."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(_STYLES.values())

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._scene: Scene | None = None
        self._look = Look(None)
        self._rows: tuple[Row, ...] = ()
        self._room = Size(0, 0)
        """What the rows are drawn for."""
        self._is_late = False
        """True while what is drawn is older than what is to be shown."""
        self._stages: dict[_Setting, Stage] = {}
        self._pairs: dict[tuple[_Setting, Side | None], tuple[Row, ...]] = {}

    @property
    def rows(self) -> tuple[str, ...]:
        """The characters that are drawn; none where there is no room, or nothing to draw."""
        return tuple(row.text for row in self._rows)

    def show(self, scene: Scene | None, look: Look, room: float = float("inf")) -> None:
        """Draw this, unless it takes more bytes than there is room for; then it is left for later.

        The first picture, or one that is drawn in another way, is drawn in any case.
        """
        if (scene, look) == (self._scene, self._look) and not self._is_late:
            return
        is_other = self._look != look or self._room != self.size
        is_first = scene is None or self._scene is None or is_other
        self._scene, self._look = scene, look
        rows = self._drawn()
        self._is_late = not is_first and cost(self._rows, rows) > room
        if not self._is_late:
            self._put(rows)

    def on_resize(self) -> None:
        """Draw it for the new size."""
        self._fit()

    def render_line(self, y: int) -> Strip:
        """One row, in the middle of the room."""
        self._fit()
        width, height = self.size
        number = y - (height - len(self._rows))
        if not 0 <= number < len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[number]
        left = self._left(row)
        segments = [Segment(" " * left, self.rich_style)]
        segments += [
            Segment(run.text, self.get_component_rich_style(_STYLES[run.meaning]))
            for run in row.runs
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _fit(self) -> None:
        """Draw it for the size it has now, before an older picture is put where it is no more.

        A picture that there were too few bytes for goes on waiting, and nothing is put.
        """
        if self._room != self.size:
            drawn = self._drawn()
            self._rows = () if self._is_late else drawn

    def _left(self, row: Row) -> int:
        return max(0, (self.size.width - len(row.text)) // 2)

    def _drawn(self) -> tuple[Row, ...]:
        """The rows for this size."""
        self._room = self.size
        cols, rows = min(self.size.width, LARGEST[0]), min(self.size.height, LARGEST[1])
        scene, encoding = self._scene, self._look.encoding
        if scene is None or encoding is None or cols < FEWEST_COLS or rows < FEWEST_ROWS:
            return ()
        setting = _Setting(scene.figure, cols, rows, encoding, self._look.textured)
        if not self._look.moves:
            return self._standing(setting, scene.side)
        return self._stage(setting).picture(scene.at, scene.side, scene.breath)

    def _stage(self, setting: _Setting) -> Stage:
        if setting not in self._stages:
            while len(self._stages) >= _STAGES:
                del self._stages[next(iter(self._stages))]
            figure, cols, rows, encoding, textured = setting
            self._stages[setting] = Stage(figure, cols, rows, encoding, textured=textured)
        return self._stages[setting]

    def _standing(self, setting: _Setting, side: Side | None) -> tuple[Row, ...]:
        """The first and the last position; in a narrow room the last alone."""
        figure, cols, rows, encoding, textured = setting
        figure = figure.leads_to or figure
        if (cols - GAP) // 2 < FEWEST_COLS:
            end = float(len(figure.frames_on(side)) - 1)
            return self._stage(setting._replace(figure=figure)).picture(end, side)
        key = (setting._replace(figure=figure), side)
        if key not in self._pairs:
            self._pairs = {key: still(figure, cols, rows, encoding, side, textured=textured)}
        return self._pairs[key]

    def _put(self, rows: tuple[Row, ...]) -> None:
        old, self._rows = self._rows, rows
        if len(old) != len(rows):
            self.refresh()
        elif regions := self._changes(old, rows):
            self.refresh(*regions)

    def _changes(self, old: Sequence[Row], new: Sequence[Row]) -> list[Region]:
        """Where the rows do not look alike."""
        top = self.size.height - len(new)
        regions = []
        for number, (before, after) in enumerate(zip(old, new, strict=True)):
            columns = changed(before, after)
            if columns:
                left = self._left(after) + columns[0]
                regions.append(Region(left, top + number, columns[-1] - columns[0] + 1, 1))
        return regions
