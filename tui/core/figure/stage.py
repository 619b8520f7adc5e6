"""A figure drawn at one size: rows of characters for each place of its movement."""

from tui.core.dose import Side
from tui.core.figure.canvas import Canvas, Mask, filled
from tui.core.figure.cells import Row, floor_row, rows_of
from tui.core.figure.encoding import FLOOR, GRIDS, Encoding, characters
from tui.core.figure.entry import PropKind
from tui.core.figure.figure import Figure
from tui.core.figure.framing import Sheet, Shot, shot_of
from tui.core.figure.limbs import parts_of
from tui.core.figure.outline import Lens, bone
from tui.core.figure.painting import paint
from tui.core.figure.props import Line, moving_lines

FEWEST_COLS, FEWEST_ROWS = 16, 6
"""Below these nothing can be made out: leave the room to the words."""
_FINE = 20
"""Dots from top to bottom from which a mat without colour can be told from a limb."""
_LINE = 0.6
"""Half the width of a prop's lines, in dots."""
_FROM_THE_SIDE = 25.0
"""Degrees round or up from which the limbs of both sides are seen alike."""


class Stage:
    """Draws a figure into so many columns and rows; what it works out once it keeps."""

    def __init__(
        self, figure: Figure, cols: int, rows: int, encoding: Encoding, *, textured: bool = False
    ) -> None:
        """Textured, the stretched region is told by gaps, for terminals without colour.

        Raises `ValueError` for less than `FEWEST_COLS` columns and `FEWEST_ROWS` rows.
        """
        if cols < FEWEST_COLS or rows < FEWEST_ROWS:
            raise ValueError(f"a figure needs {FEWEST_COLS} columns and {FEWEST_ROWS} rows")
        self.figure = figure
        self.cols = cols
        self.rows = rows
        self._encoding = encoding
        self._alphabet = characters(encoding)
        self._textured = textured
        grid = GRIDS[encoding]
        level_rows = rows - 1 if figure.has_floor_line else rows
        self._sheet = Sheet(cols * grid.across, level_rows * grid.down, grid.down / 4)
        self._shots: dict[Side | None, Shot] = {}

    def picture(self, at: float, side: Side | None = None, breath: float = 0.0) -> tuple[Row, ...]:
        """The rows at a place of the movement: 0 the first frame, 1 the second, and so on.

        One side is the mirrored picture of the other, unless the figure has frames of its own for
        it; without a side the frames are shown as they are. `breath` is 0 when the air is out and
        1 when it is in.
        """
        shot = self._shot(side)
        lens = shot.lens_at(at)
        skeleton = shot.motion.posture(at)
        canvas = Canvas(self._sheet.width, self._sheet.height)
        for kind, lines in shot.standing_at(at):
            layer = canvas.ground if kind is PropKind.MAT else canvas.prop
            canvas.put(layer, self._drawn(lines, lens))
        figure = self.figure
        dims_far = abs(figure.yaw) <= _FROM_THE_SIDE and figure.pitch <= _FROM_THE_SIDE
        works_far = figure.works_far_on(side)
        parts = parts_of(skeleton, lens, figure.stretch, breath, dims_far, works_far=works_far)
        paint(canvas, parts)
        for prop in figure.props:
            canvas.put(canvas.prop, self._drawn(moving_lines(prop, skeleton), lens))
        drawn = rows_of(canvas, self._encoding, self._alphabet, self._textured)
        if figure.has_floor_line:
            drawn.append(floor_row(FLOOR[self._encoding], self.cols))
        return tuple(drawn)

    def scale(self, side: Side | None = None) -> float:
        """Dots for each hundredth of the body's height."""
        return self._shot(side).lens.scale

    def _shot(self, side: Side | None) -> Shot:
        if side not in self._shots:
            self._shots[side] = shot_of(self.figure, side, self._sheet, with_mat=self._shows_mat)
        return self._shots[side]

    @property
    def _shows_mat(self) -> bool:
        """Seen level it is no more than the floor; without colour it needs dots, and many."""
        if self.figure.has_floor_line:
            return False
        is_fine = self._encoding is not Encoding.ASCII and self._sheet.height >= _FINE
        return is_fine or not self._textured

    def _drawn(self, lines: list[Line], lens: Lens) -> Mask:
        thin = _LINE / lens.scale
        outlines = [
            bone(lens, start, end, max(radius, thin), max(radius, thin))
            for start, end, radius in lines
        ]
        return filled(outlines, self._sheet.width, self._sheet.height)
