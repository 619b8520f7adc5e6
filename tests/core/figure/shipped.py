"""The figures that come with the program."""

from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.figure.figure import Figure, figure_of
from tui.storage.catalog_files import read_catalog
from tui.storage.paths import resource

CATALOG: Catalog = read_catalog([resource("catalog.toml")])[0]
FIGURES: dict[str, Figure] = {
    exercise.id: figure
    for exercise in CATALOG.exercises
    if (figure := figure_of(exercise.figure, CATALOG.poses)) is not None
}
MOVES: list[tuple[str, Side]] = [
    (name, side)
    for name, figure in FIGURES.items()
    for side in (Side.RIGHT, Side.LEFT)
    if side is Side.RIGHT or figure.left_frames
]
"""Every exercise, with its left side where that is more than the mirrored picture."""
