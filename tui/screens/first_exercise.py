"""The first exercise of a routine as a picture, where the text beside the list leaves room."""

from textual.containers import VerticalScroll

from tui.core.catalog import Catalog
from tui.core.figure.figure import Figure, figure_of
from tui.core.figure.look import Look
from tui.core.figure.scene import Scene
from tui.core.figure.stage import FEWEST_ROWS
from tui.core.routine import Routine
from tui.widgets.figure_view import FigureView
from tui.widgets.plate import Plate

LEAST, MOST = FEWEST_ROWS + 4, 16
"""Rows that the picture takes with its words, at least and at most."""


def show_first_exercise(
    brief: VerticalScroll, routine: Routine | None, catalog: Catalog, look: Look
) -> None:
    """Put the picture below the text, or take it away; nothing on a screen that is closed."""
    if not brief.is_attached:
        return
    plate = brief.query_one_optional(Plate)
    free = brief.size.height - brief.query_one("#brief-text").size.height
    figure = _first(routine, catalog) if routine and free >= LEAST else None
    if plate is None and figure is not None:
        plate = Plate()
        brief.mount(plate)
    if plate is not None:
        brief.call_after_refresh(_draw, plate, figure, look, min(free, MOST))


def _draw(plate: Plate, figure: Figure | None, look: Look, rows: int) -> None:
    """Show the end of the movement, which tells one exercise from another."""
    if figure is not None:
        plate.query_one(FigureView).styles.height = rows - 4
    plate.show(figure and Scene(figure, float(len(figure.frames) - 1), None), look)


def _first(routine: Routine, catalog: Catalog) -> Figure | None:
    known = (catalog.exercise(step.exercise) for step in routine.steps)
    first = next((exercise for exercise in known if exercise), None)
    return figure_of(first.figure, catalog.poses) if first else None
