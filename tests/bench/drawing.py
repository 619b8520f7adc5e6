"""What a frame of a moving figure costs the processor, whatever else it is busy with."""

import statistics
import time
from collections.abc import Iterator

from tests.bench.figure import Figure, median_of, percentile
from tui.core.figure import figure as shown
from tui.core.figure.encoding import Encoding
from tui.core.figure.stage import Stage
from tui.storage.catalog_files import read_catalog
from tui.storage.paths import resource

COLS, ROWS = 40, 16
FRAME_TARGET = 5.0
"""Milliseconds for a frame: at 8 frames a second 4 % of a core."""
LOOKS = 8


def frames() -> Iterator[Figure]:
    """Draw every shipped figure on its way from the first frame to the second."""
    catalog = read_catalog([resource("catalog.toml")])[0]
    every = [shown.figure_of(exercise.figure, catalog.poses) for exercise in catalog.exercises]
    figures = [figure for figure in every if figure is not None]
    for encoding in Encoding:
        taken = [ms for figure in figures for ms in _frame_times(figure, encoding)]
        median = median_of(f"a frame in {encoding}, median", taken, "ms", FRAME_TARGET)
        yield median._replace(detail=f"{median.detail}, {COLS} by {ROWS}")
        yield Figure(f"a frame in {encoding}, 95 of 100", percentile(taken, 95), "ms")
    setting_up = [_milliseconds(figure) for figure in figures]
    yield Figure("a figure's first frame", statistics.median(setting_up), "ms")


def _frame_times(figure: shown.Figure, encoding: Encoding) -> Iterator[float]:
    stage = Stage(figure, COLS, ROWS, encoding)
    stage.picture(0.0)
    for look in range(LOOKS):
        began = time.process_time()
        stage.picture(look / LOOKS)
        yield 1000 * (time.process_time() - began)


def _milliseconds(figure: shown.Figure) -> float:
    began = time.process_time()
    Stage(figure, COLS, ROWS, Encoding.BLOCKS).picture(0.0)
    return 1000 * (time.process_time() - began)
